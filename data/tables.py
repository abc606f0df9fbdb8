"""What passes from the readers to the store: recognised tables of checked rows, with where each came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.problems import Problem, has_errors

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class RecognisedTable:
    """A table found in a file.

    `rows`: one row per fact; the columns are the data set's fields, in order, and `ORIGIN_COLUMNS`. Missing is
    None/NaN/NaT. `range` is where it stood, such as "A4:G36".
    """

    dataset: str
    sheet: str
    range: str
    rows: pd.DataFrame

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


@dataclass(frozen=True)
class Reading:
    """All that one file said: its tables, its problems, and the file itself, to be kept."""

    file_name: str
    content: bytes
    sha256: str
    tables: tuple[RecognisedTable, ...]
    problems: tuple[Problem, ...]

    @property
    def is_storable(self) -> bool:
        """Whether there is something to store and nothing that forbids it."""
        return bool(self.tables) and not has_errors(self.problems)
