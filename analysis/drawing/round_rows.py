"""A round's steps and days, as data: marks beside words. Places on an axis are shares of its length, 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.drawing.row_parts import RowKey, Tick

Fill = Literal["far", "half", "not", "planned", "maybe"]
"""How far it got: all the way of its kind, part of the way, no further; or "planned", which says nothing of what came.

"maybe": it is not sure that there is one.
"""


@dataclass(frozen=True)
class FunnelGroup:
    """Marks of one municipality, or of all ("" as its name); `named`: the names of marks that have one each.

    `marks`: how many there are of each fill, the furthest first. Without marks their number is not known.
    """

    name: str
    marks: tuple[tuple[Fill, int], ...]
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class FunnelRow:
    """A step: its marks, their number in words, and the reason. `bar`: shares of each fill, where marks are too many.

    `shape`: a circle is a municipality, a square a proposal. `reason` is a file's text; `worked_out` is ours.
    """

    name: str
    shape: Literal["circle", "square"]
    groups: tuple[FunnelGroup, ...]
    total: str
    reason: str
    worked_out: str
    spoken: str
    bar: tuple[tuple[Fill, float], ...] = ()


@dataclass(frozen=True)
class Funnel:
    """The steps of a round, one below the other; `columns`: how many municipalities stand beside each other."""

    key: tuple[RowKey, ...]
    columns: int
    has_names: bool
    rows: tuple[FunnelRow, ...]


TimeMark = Literal["day", "days", "phase", "month", "unknown", "doubtful", "council", "school"]


@dataclass(frozen=True)
class TimeSpan:
    """Something on the line of time, from `begin` to `end`; a day has both the same."""

    begin: float
    end: float
    mark: TimeMark


@dataclass(frozen=True)
class TimeRow:
    """An activity or, as `is_phase`, a phase: where it lies and in words. `is_before`: the words stand before it.

    `is_marked`: the row that the title speaks of. `label` is shorter, where the line has little room.
    """

    name: str
    spans: tuple[TimeSpan, ...]
    words: str
    label: str
    label_place: float
    is_before: bool = False
    is_phase: bool = False
    is_marked: bool = False
    handed: str = ""


@dataclass(frozen=True)
class Timeline:
    """Phases with their activities on one line of time. `busy`: the heaviest weeks, with what is said of them."""

    key: tuple[RowKey, ...]
    heading: str
    axis_heading: str
    ticks: tuple[Tick, ...]
    today: float | None
    busy: tuple[float, float, str] | None
    rows: tuple[TimeRow, ...]


@dataclass(frozen=True)
class DaysRow:
    """A step's days as a bar: `sure`, and after it `more` that nobody knows the length of, both shares of the axis.

    `sure` None: not known, drawn as an empty frame. `needed`: the place of the days that it asks for. `warning` "":
    enough, or nothing is known.
    """

    name: str
    about: str
    value: str
    sure: float | None
    has_more: bool = False
    needed: float | None = None
    warning: str = ""
    is_marked: bool = False


@dataclass(frozen=True)
class DaysBars:
    """Steps in the order of the process, on one axis of weeks."""

    key: tuple[RowKey, ...]
    heading: str
    value_heading: str
    ticks: tuple[Tick, ...]
    rows: tuple[DaysRow, ...]


RunningState = Literal["done", "running", "coming", "unknown"]


@dataclass(frozen=True)
class RunningRow:
    """A step of a running round: how much of it is used and left. `boxes`: used and all days, where they are few.

    `strong` comes before `about`, and is what counts today.
    """

    name: str
    strong: str
    about: str
    state: RunningState
    used: tuple[float, float] | None
    left: tuple[float, float] | None
    window: tuple[float, float] | None = None
    is_goal: bool = False
    boxes: tuple[int, int] | None = None


@dataclass(frozen=True)
class Running:
    """A round on a day."""

    key: tuple[RowKey, ...]
    heading: str
    axis_heading: str
    ticks: tuple[Tick, ...]
    today: float
    today_label: str
    rows: tuple[RunningRow, ...]


@dataclass(frozen=True)
class EffortRow:
    """How much of something; `about`: a small word before the number, such as "minst". `is_in_words`: no number."""

    about: str
    value: str
    text: str
    detail: str = ""
    is_in_words: bool = False


@dataclass(frozen=True)
class Efforts:
    """What is known of the work, one below the other."""

    rows: tuple[EffortRow, ...]


@dataclass(frozen=True)
class WeekColumn:
    """A week: its hours as a share of the busiest, and what lies beside it."""

    height: float
    is_busiest: bool
    is_school_holiday: bool
    has_council: bool


@dataclass(frozen=True)
class Weeks:
    """Hours of work by week, with the council's meetings and the school's holidays below."""

    key: tuple[RowKey, ...]
    ticks: tuple[Tick, ...]
    weeks: tuple[WeekColumn, ...]
    highest: str
    spoken: str


@dataclass(frozen=True)
class CriterionRow:
    """A criterion: its weight as a share of the heaviest, None where it has no number, and in words."""

    name: str
    about: str
    weight: float | None
    value: str
    is_listed: bool = True


@dataclass(frozen=True)
class CriteriaList:
    """What a choice was made by, stage by stage."""

    key: tuple[RowKey, ...]
    groups: tuple[tuple[str, tuple[CriterionRow, ...]], ...]


RoundRows = Funnel | Timeline | DaysBars | Running | Efforts | Weeks | CriteriaList
