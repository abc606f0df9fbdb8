"""What was advised and planned, as data: from when until when, how it stands, and the scores then and now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.drawing.row_parts import RowKey, Tick
from analysis.drawing.values import EventMark

RowMark = Literal["done", "open", "late", "carried", "dropped", "unknown", "not_taken_up"]


@dataclass(frozen=True)
class AdviceYears:
    """The years in which advice could be given, each with whether it was, and in words. `is_likely`: by likeness."""

    years: tuple[bool, ...]
    text: str
    is_likely: bool = False


@dataclass(frozen=True)
class Life:
    """From when something was recommended until it was done, or today; `begin` None: nothing is known of when.

    `due`: the places of its due dates, the newest last. `carried`: where it was carried on. `status` and `status_since`
    are words beside the line, `spoken` says what the line shows. `concerns`: the statements it concerns, in words.
    """

    name: str
    about: str
    mark: RowMark
    begin: float | None
    end: float | None
    due: tuple[float, ...]
    carried: float | None
    status: str
    status_since: str
    spoken: str
    advice_years: AdviceYears | None = None
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lives:
    """Lives under headings on one axis of time."""

    key: tuple[RowKey, ...]
    heading: str
    status_heading: str
    ticks: tuple[Tick, ...]
    groups: tuple[tuple[str, tuple[Life, ...]], ...]
    events: tuple[EventMark, ...] = ()
    events_heading: str = ""


@dataclass(frozen=True)
class SquareRow:
    """A square for each thing of a row, and the counts in words."""

    name: str
    squares: tuple[RowMark, ...]
    counts: str


@dataclass(frozen=True)
class Squares:
    """Rows of squares."""

    key: tuple[RowKey, ...]
    rows: tuple[SquareRow, ...]


@dataclass(frozen=True)
class Shift:
    """A score then and now, on the scale of its table; None where there is none. `is_below`: of the row before it."""

    name: str
    about: str
    then: float | None
    now: float | None
    now_text: str
    change: str
    spoken: str
    is_statement: bool = False
    is_below: bool = False


@dataclass(frozen=True)
class Shifts:
    """Scores then and now under headings, on one scale."""

    key: tuple[RowKey, ...]
    heading: str
    change_heading: str
    minimum: float
    maximum: float
    groups: tuple[tuple[str, tuple[Shift, ...]], ...]


@dataclass(frozen=True)
class CheckRow:
    """A thing that must be in place, and how far it has come, in a mark and in words."""

    mark: RowMark
    name: str
    about: str


@dataclass(frozen=True)
class Checklist:
    """Things that must be in place, one below the other."""

    rows: tuple[CheckRow, ...]
