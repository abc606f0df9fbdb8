"""What passes from the readers to the store: recognised tables of checked rows, with where each came from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from data.terms.datasets import DATASETS, ORIGIN_COLUMNS, Kind
from data.terms.explanations import Explanation
from data.terms.problems import Problem, has_errors
from data.terms.questions import Question

# pandas and pyarrow are slow to import, and a command that reads no file does without.
if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_FRAME_TYPES: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.YEAR: "Int64",
        Kind.INTEGER: "Int64",
        Kind.NUMBER: "float64",
        Kind.SCORE: "float64",
        Kind.AMOUNT: "float64",
        Kind.SHARE: "float64",
        Kind.BOOLEAN: "boolean",
    }
)
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

    `values`: one row per fact; the columns are the data set's fields, in order, and `ORIGIN_COLUMNS`, of the types of
    `arrow_types`. `range` is where it stood, such as "A4:G36"; `header_row` is 4 there. `shape` is the same for every
    table whose header says the same, whatever its years: mappings are kept by it. `explanations` say why it was read
    so.
    """

    dataset: str
    sheet: str
    range: str
    values: pa.Table
    columns: tuple[ColumnMatch, ...] = ()
    header_row: int = 0
    shape: str = ""
    explanations: tuple[Explanation, ...] = ()

    @staticmethod
    def of(dataset: str, sheet: str, place: str, rows: pd.DataFrame) -> RecognisedTable:
        """A table of those rows, in columns as `values` has them. ArrowInvalid for a value of the wrong type."""
        return RecognisedTable(dataset, sheet, place, _as_values(dataset, rows))

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The values as a frame, to be looked at and never changed. Missing is None/NaN/NaT."""
        import pandas as pd

        kinds = {field.name: field.kind for field in DATASETS[self.dataset].fields}
        return pd.DataFrame(
            {
                name: pd.Series(column.to_pylist(), dtype=_FRAME_TYPES.get(kinds.get(name, Kind.TEXT), "object"))
                for name, column in zip(self.values.column_names, self.values.columns, strict=True)
            }
        )

    def with_rows(self, rows: pd.DataFrame) -> RecognisedTable:
        """The table with other rows. ArrowInvalid for a value of the wrong type."""
        return replace(self, values=_as_values(self.dataset, rows))

    def __len__(self) -> int:
        return int(self.values.num_rows)

    @property
    def years(self) -> tuple[int, ...]:
        """The years its rows speak of, sorted; none for a data set without years."""
        return tuple(sorted(self._said_of("year"))) if "year" in self.values.column_names else ()

    @property
    def programmes(self) -> tuple[str, ...]:
        """The programmes its rows speak of, sorted."""
        return tuple(sorted(self._said_of("programme")))

    @property
    def lines(self) -> frozenset[int]:
        """The rows of the sheet, from 0, in which its values stand; none where it stood in running text."""
        places = (place for name in ("cell", "cells") for place in self.values.column(name).to_pylist())
        said = "\n".join(place for place in places if place is not None)
        return frozenset(int(number) - 1 for number in _ROW_OF_CELL.findall(said))

    def _said_of(self, field: str) -> list[Any]:
        return [value for value in self.values.column(field).unique().to_pylist() if value is not None]


def arrow_types(dataset: str) -> Mapping[str, pa.DataType]:
    """The columns of a table of that data set, in order, with the type that the store has them in."""
    import pyarrow as pa

    types = {Kind.YEAR: pa.int32(), Kind.INTEGER: pa.int32(), Kind.DATE: pa.date32(), Kind.BOOLEAN: pa.bool_()}
    types |= dict.fromkeys((Kind.NUMBER, Kind.SCORE, Kind.AMOUNT, Kind.SHARE), pa.float64())
    fields = {field.name: types.get(field.kind, pa.string()) for field in DATASETS[dataset].fields}
    # One text for many rows: a sheet's name, and the columns that a row has filled.
    few = pa.dictionary(pa.int32(), pa.string())
    return fields | {name: pa.string() if name == "cell" else few for name in ORIGIN_COLUMNS}


def arrow_column(values: Sequence[Any] | pd.Series[Any], kind: pa.DataType) -> pa.Array:
    """The values as a column; None, NaN and NaT are missing.

    ArrowInvalid for a value of the wrong type, and for 12.5 as a whole number.
    """
    import pyarrow as pa

    # Arrow cuts 12.5 to 12 where it makes a whole number itself, and refuses to where it casts to one.
    uncut = pa.float64() if pa.types.is_integer(kind) else kind
    if pa.types.is_dictionary(kind):
        return pa.array(values, kind.value_type, from_pandas=True).dictionary_encode()
    return pa.array(values, uncut, from_pandas=True).cast(kind)


def _as_values(dataset: str, rows: pd.DataFrame) -> pa.Table:
    import pyarrow as pa

    types = arrow_types(dataset)
    return pa.table({name: arrow_column(rows[name], kind) for name, kind in types.items()}, schema=pa.schema(types))


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
