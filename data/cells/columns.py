"""A column of cells turned into values in the light of the whole column and of what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from data.cells.grid import Cell
from data.cells.numbers import NumberMarks
from data.cells.units import NO_UNIT, Unit
from data.cells.values import Fault, Value, read_column
from data.terms.datasets import Field

_NO_FORMATS: Mapping[int, str] = MappingProxyType({})
_NO_UNITS: Mapping[int, Unit] = MappingProxyType({})
_NO_YEARS: Mapping[int, int] = MappingProxyType({})
_NOTHING_SAID: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class ColumnCells:
    """The cells of a column, by place from 0: their number formats, and which of them are written as percent."""

    cells: Sequence[Cell]
    formats: Mapping[int, str] = _NO_FORMATS
    percents: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Hints:
    """What is known from around a column. None, or nothing, means that nothing says.

    `unit` holds for the column, `units` for single places (a column of units, a row's own name). `marks` are the
    styles that the numbers of the whole table allow. `year` completes "14.3." and "uke 6", `years` where it changes
    down the column. `day_first`: how 03/04/2024 is meant. `maximum_score` is the top of the form's scale.
    `choices` are words that a legend explains, normalised, with their codes. `decided` are the doubts that somebody or
    some arithmetic has settled: kind of doubt -> code of the reading.
    """

    unit: Unit | None = None
    units: Mapping[int, Unit] = _NO_UNITS
    marks: tuple[NumberMarks, ...] = ()
    year: int | None = None
    years: Mapping[int, int] = _NO_YEARS
    day_first: bool | None = None
    maximum_score: float | None = None
    choices: Mapping[str, str] = _NOTHING_SAID
    decided: Mapping[str, str] = _NOTHING_SAID


@dataclass(frozen=True)
class Reading:
    """One way to read a doubtful column: its code, and what the example would then be."""

    code: str
    value: Value


@dataclass(frozen=True)
class Doubt:
    """What the column alone cannot decide: one question for all of `places`, told by the cell at `place`.

    kind            codes of its readings
    thousands_mark  thousands, decimal
    share_or_percent share, percent
    day_or_month    day_first, month_first
    unit            as_written, or a factor: kroner, thousands, millions
    """

    kind: str
    place: int
    readings: tuple[Reading, ...]
    places: frozenset[int] = frozenset()


@dataclass(frozen=True)
class ColumnValues:
    """The values of a column, None where there is none, where it could not be read, and where there is a doubt.

    `faults` are places with the code of their problem. `percents` are the places of a number that say themselves
    that they are percent; `out_of` is the highest score that the cells name ("4 av 6").
    """

    values: Sequence[Value]
    faults: tuple[Fault, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    percents: frozenset[int] = frozenset()
    out_of: float | None = None
    notes: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))


def read_values(dataset: str, field: Field, column: ColumnCells, hints: Hints = Hints()) -> ColumnValues:
    """The values of a column that is that field of that data set."""
    values, faults = read_column(dataset, field, column.cells, hints.unit or NO_UNIT, column.percents)
    return ColumnValues(values, tuple(faults))


def readings(dataset: str, field: Field, column: ColumnCells, hints: Hints, doubt: Doubt) -> dict[str, ColumnValues]:
    """The whole column under each reading of a doubt, by code: for arithmetic to try, or to show what each means."""
    return {
        reading.code: read_values(
            dataset, field, column, replace(hints, decided={**hints.decided, doubt.kind: reading.code})
        )
        for reading in doubt.readings
    }
