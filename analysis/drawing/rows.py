"""Rows of words with marks beside them, as data: what is drawn where a row has more words than a figure can hold.

A page draws them as a table with marks (read aloud, copied and wrapped like any text); slides and paper take the
chart's table. Places on an axis are shares of its length, 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.drawing.action_rows import Checklist, Lives, RowMark, Shifts, Squares
from analysis.drawing.beside import Paths, Ranges
from analysis.drawing.jury_rows import Frames, JuryVotes, Seats
from analysis.drawing.municipality_rows import ComparedMunicipalities
from analysis.drawing.project_rows import ProjectChain
from analysis.drawing.round_rows import RoundRows
from analysis.drawing.row_parts import RowKey, Tick
from analysis.drawing.trends import Trends
from analysis.drawing.values import EventMark

BarMark = Literal["granted", "others", "counted", "expected"]


@dataclass(frozen=True)
class BarRow:
    """A bar of segments from the same start; each segment is a mark and its share of the longest bar."""

    name: str
    about: str
    segments: tuple[tuple[BarMark, float], ...]
    value: str
    meaning: str = ""


@dataclass(frozen=True)
class WordBars:
    """Bars beside words."""

    key: tuple[RowKey, ...]
    heading: str
    bar_heading: str
    rows: tuple[BarRow, ...]


@dataclass(frozen=True)
class Step:
    """A phase: its squares in the order of their fate, and how many went on to the next, in words; "" for the last."""

    name: str
    level: int
    count: str
    squares: tuple[str, ...]
    counts: str
    went_on: str
    time: str


@dataclass(frozen=True)
class Steps:
    """Phases one after another."""

    key: tuple[RowKey, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Heights:
    """Thin columns from the highest to the lowest, as shares of the highest; the first `dark_count` are dark."""

    key: tuple[RowKey, ...]
    heights: tuple[float, ...]
    dark_count: int
    first: str
    last: str
    spoken: str


@dataclass(frozen=True)
class TextRow:
    """A text under its name. `sign`: what is told of it beside that, such as that it is new; `is_news`: that it is."""

    name: str
    about: str
    text: str
    sign: str = ""
    is_news: bool = False


@dataclass(frozen=True)
class Texts:
    """Texts under their names, one below the other."""

    rows: tuple[TextRow, ...]


@dataclass(frozen=True)
class ProjectRow:
    """A project as a row of the list; `level` is its phase, 1 to 3, 0 for none. Shares are of the dearest project."""

    project: str
    name: str
    about: str
    level: int
    phase: str
    state: str
    focus_area: str
    granted: float
    others: float
    money: str
    per_krone: str
    jobs: str
    jobs_below: str


@dataclass(frozen=True)
class ProjectList:
    """Projects in rows, in the order of the rows."""

    headings: tuple[str, str, str, str, str, str]
    rows: tuple[ProjectRow, ...]


@dataclass(frozen=True)
class Disc:
    """The board's total of one year under a plot; `text` is a dash where there is none."""

    label: str
    text: str
    place: float
    is_chosen: bool = False
    is_break: bool = False


@dataclass(frozen=True)
class CellLevel:
    """A level across the plot at a height of it, and its words. `is_reached`: the last value is at this level."""

    name: str
    height: float
    text: str
    is_reached: bool


@dataclass(frozen=True)
class Cell:
    """A measure in a cell: its answer, its line as shares of the plot (0 is the lowest), its target, the board's discs.

    `values`, `targets`: (place, height) of each year, None where a year has none. The first and the last value have
    their numbers beside them. `levels`: what somebody has set as enough, good and excellent.
    """

    title: str
    about: str
    values: tuple[tuple[float, float | None], ...]
    targets: tuple[tuple[float, float | None], ...]
    first_text: str
    last_text: str
    target_text: str
    discs_title: str
    discs: tuple[Disc, ...]
    spoken: str
    events: tuple[EventMark, ...] = ()
    levels: tuple[CellLevel, ...] = ()


@dataclass(frozen=True)
class Cells:
    """Measures in cells side by side; `without`: what has no measure, in words, "" for nothing."""

    key: tuple[RowKey, ...]
    cells: tuple[Cell, ...]
    without_title: str
    without: str
    without_what: str
    event_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class GoalRow:
    """A goal: its number in the board's order, what measures it. `value` "": nothing does, and `meaning` says so.

    `is_in_words`: the value is a report's word, such as "bak målet", in the place of a number that it does not give.
    """

    rank: str
    text: str
    value: str
    meaning: str
    total: str
    indicator: str
    is_in_words: bool = False


@dataclass(frozen=True)
class Goals:
    """Goals in the board's order."""

    headings: tuple[str, str, str]
    no_measure: str
    rows: tuple[GoalRow, ...]


@dataclass(frozen=True)
class DatedRow:
    """A day, what it is the day of, and a quieter line below."""

    date: str
    name: str
    about: str


@dataclass(frozen=True)
class Dated:
    """Days one below the other."""

    rows: tuple[DatedRow, ...]


@dataclass(frozen=True)
class LaneMark:
    """A mark on a lane. `label` stands after it, or before it where there is no room after; "" where there is none."""

    place: float
    mark: RowMark
    label: str
    is_before: bool = False


@dataclass(frozen=True)
class Lane:
    """One kind of things through a year; `spoken` says all of them."""

    name: str
    marks: tuple[LaneMark, ...]
    events: tuple[EventMark, ...]
    spoken: str


@dataclass(frozen=True)
class YearLanes:
    """A year as lanes; where there is no room for lanes, by month. `notes`: what has no room there, in words."""

    key: tuple[RowKey, ...]
    heading: str
    axis_heading: str
    months: tuple[Tick, ...]
    today: float | None
    lanes: tuple[Lane, ...]
    notes: tuple[str, ...]
    by_month: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


@dataclass(frozen=True)
class EventAxis:
    """Events on the whole programme's line, and what each letter stands for: letter, name, date.

    `shaded`: from where on the programme is handed over, with its name.
    """

    key: tuple[RowKey, ...]
    ticks: tuple[Tick, ...]
    events: tuple[EventMark, ...]
    today: float | None
    shaded: tuple[float, str] | None
    spoken: str
    names: tuple[tuple[str, str, str], ...]


Rows = (
    ComparedMunicipalities
    | ProjectChain
    | RoundRows
    | Trends
    | JuryVotes
    | Frames
    | Seats
    | (
        Checklist
        | Dated
        | EventAxis
        | YearLanes
        | Cells
        | Goals
        | Lives
        | Squares
        | Shifts
        | WordBars
        | Steps
        | Heights
        | Texts
        | ProjectList
        | Ranges
        | Paths
    )
)
