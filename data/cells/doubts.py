"""What a column of cells is read from, what comes of it, and what it leaves open."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from data.cells.grid import Cell
from data.cells.numbers import NumberMarks
from data.cells.units import Unit
from data.cells.values import Fault, Value

THOUSANDS_MARK = "thousands_mark"
SHARE_OR_PERCENT = "share_or_percent"
DAY_OR_MONTH = "day_or_month"
UNIT = "unit"
FEW_SMALL = "few_small"
TWO_LINES = "two_lines"
CHOICE_MEANING = "choice_meaning"
"""What a word means that is none of a field's choices; a decision names the word as well."""
LEFT_EMPTY = "left_empty"

# What is told, and stops nothing. The last four keep a value all the same.
SOFT_FAULTS = frozenset(
    {
        "no_date_kept_empty",
        "no_figure_kept_empty",
        "date_without_year",
        "period_first_day",
        "period_last_day",
        "weekday_differs",
        "year_not_shown",
    }
)


def _nothing() -> Mapping[Any, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class ColumnCells:
    """The cells of a column, by place from 0: their number formats, and which of them are written as percent."""

    cells: Sequence[Cell]
    formats: Mapping[int, str] = field(default_factory=_nothing)
    percents: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Hints:
    """What is known from around a column. None, or nothing, means that nothing says.

    `unit` holds for the column, `units` for single places (a column of units, a row's own name); `other_unit` is
    what another text says of the same amounts, where the two cannot both hold. `totals` are the places that add up
    others: no example is taken from there. `marks` are the
    styles that the numbers of the whole table allow. `year` completes "14.3." and "uke 6", `years` where it changes
    down the column. `day_first`: how 03/04/2024 is meant. `maximum_score` is the top of the form's scale.
    `decided` are the doubts that somebody or some arithmetic has settled: kind of doubt -> code of the reading.
    """

    unit: Unit | None = None
    units: Mapping[int, Unit] = field(default_factory=_nothing)
    other_unit: Unit | None = None
    totals: Collection[int] = ()
    marks: tuple[NumberMarks, ...] = ()
    year: int | None = None
    years: Mapping[int, int] = field(default_factory=_nothing)
    day_first: bool | None = None
    maximum_score: float | None = None
    decided: Mapping[str, str] = field(default_factory=_nothing)

    def unit_at(self, place: int) -> Unit | None:
        """The unit that holds for a place."""
        return self.units.get(place, self.unit) if self.units else self.unit


NO_HINTS = Hints()


@dataclass(frozen=True)
class Reading:
    """One way to read a doubtful column: its code, and what the example would then be."""

    code: str
    value: Value


@dataclass(frozen=True)
class Doubt:
    """What the column alone cannot decide: one question for all of `places`, told by the cell at `place`.

    kind              codes of its readings
    thousands_mark    thousands, decimal
    share_or_percent  percent, share
    day_or_month      day_first, month_first
    few_small         kroner, thousands: a few amounts of some hundreds among hundreds of thousands
    two_lines         added, first, last: lines that hold the same figure and differ in something nobody has read
    unit              two of kroner, thousands, millions, billions; as_shown where a format divides by something else
    """

    kind: str
    place: int
    readings: tuple[Reading, ...]
    places: frozenset[int] = frozenset()


@dataclass(frozen=True)
class ColumnValues:
    """The values of a column, None where there is none, where it could not be read, and where there is a doubt.

    `faults` are places with the code of their problem; those of `SOFT_FAULTS` stop nothing. `percents` are the places
    of a number that say themselves that they are percent, `sums` those that say "Totalt 3"; `out_of` is the highest
    score that the cells name ("4 av 6"). `states_unit`: some amount says itself what it is counted in.
    """

    values: Sequence[Value]
    faults: tuple[Fault, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    percents: frozenset[int] = frozenset()
    sums: frozenset[int] = frozenset()
    out_of: float | None = None
    states_unit: bool = False
