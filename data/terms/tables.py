"""What passes from the readers to the store: recognised tables of checked rows, with where each came from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.terms.explanations import Explanation
from data.terms.problems import Problem, has_errors
from data.terms.questions import Question

if TYPE_CHECKING:
    import pandas as pd

_ROW_OF_CELL = re.compile(r"(?<![\w¶])[A-Z]{1,3}([1-9]\d*)(?!\w)")


@dataclass(frozen=True)
class ColumnMatch:
    """What a column was understood as.

    `key` names the header in a mapping, whatever year it speaks of. `field` is None where the column is not read;
    `given` is what the header says of all cells below, such as the year "2023". `how`: "known" by its name,
    "remembered" or "chosen" by people, or "unknown"; then `suggestion` is the field it looks most like, if any.
    `confidence` is from 0 to 1.
    """

    letter: str
    header: str
    key: str
    field: str | None = None
    given: str | None = None
    how: str = "unknown"
    suggestion: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True)
class RecognisedTable:
    """A table found in a file.

    `rows`: one row per fact; the columns are the data set's fields, in order, and `ORIGIN_COLUMNS`. Missing is
    None/NaN/NaT. `range` is where it stood, such as "A4:G36"; `header_row` is 4 there. `shape` is the same for every
    table whose header says the same, whatever its years: mappings are kept by it. `explanations` say why it was read
    so.
    """

    dataset: str
    sheet: str
    range: str
    rows: pd.DataFrame
    columns: tuple[ColumnMatch, ...] = ()
    header_row: int = 0
    shape: str = ""
    explanations: tuple[Explanation, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The years its rows speak of, sorted; none for a data set without years."""
        if "year" not in self.rows:
            return ()
        return tuple(sorted(int(year) for year in self.rows["year"].dropna().unique()))

    @property
    def programmes(self) -> tuple[str, ...]:
        """The programmes its rows speak of, sorted."""
        return tuple(sorted(str(name) for name in self.rows["programme"].dropna().unique()))

    @property
    def lines(self) -> frozenset[int]:
        """The rows of the sheet, from 0, in which its values stand; none where it stood in running text."""
        said = "\n".join(str(text) for name in ("cell", "cells") for text in self.rows[name].dropna())
        return frozenset(int(number) - 1 for number in _ROW_OF_CELL.findall(said))


@dataclass(frozen=True)
class Candidate:
    """Something like a table that nobody knows: a mapping of its `shape`, with its data set, makes it one."""

    sheet: str
    range: str
    header_row: int
    columns: tuple[ColumnMatch, ...]
    shape: str

    @property
    def header(self) -> tuple[str, ...]:
        """The header cells as they stand."""
        return tuple(column.header for column in self.columns)


@dataclass(frozen=True)
class Reading:
    """All that one file said: its tables, its problems, and the file itself, to be kept.

    `questions` are what it leaves open, `answered` what it left open and somebody has answered.
    """

    file_name: str
    content: bytes
    sha256: str
    tables: tuple[RecognisedTable, ...]
    problems: tuple[Problem, ...]
    candidates: tuple[Candidate, ...] = ()
    questions: tuple[Question, ...] = ()
    answered: tuple[Question, ...] = ()

    @property
    def is_storable(self) -> bool:
        """Whether there is something to store and nothing that forbids it: no error, and no open question."""
        return bool(self.tables) and not self.questions and not has_errors(self.problems)
