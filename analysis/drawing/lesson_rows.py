"""Rows about what a round taught: lessons as squares and in words, recommendations, what they led to, and winners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.drawing.row_parts import RowKey

LessonMark = Literal["worked", "both", "hard", "neither"]
AdviceMark = Literal["followed_up", "taken_on", "not_followed_up", "unanswered", "nobody"]
StageMark = Literal["happened", "begun", "not_begun", "ended", "unanswered"]


@dataclass(frozen=True)
class LessonCell:
    """A square for each lesson, and the counts in words."""

    squares: tuple[LessonMark, ...]
    counts: str


@dataclass(frozen=True)
class LessonItem:
    """One lesson: who it comes from, and its place in the report; "" where that is not given."""

    mark: LessonMark
    text: str
    groups: str
    place: str


@dataclass(frozen=True)
class LessonTheme:
    """A theme: a cell per group, then its lessons in columns, each under its heading."""

    name: str
    cells: tuple[LessonCell, ...]
    columns: tuple[tuple[str, tuple[LessonItem, ...]], ...]


@dataclass(frozen=True)
class LessonMap:
    """Themes across groups, each group with how many of it were asked; `nothing`: in a column without lessons."""

    key: tuple[RowKey, ...]
    heading: str
    groups: tuple[tuple[str, str], ...]
    themes: tuple[LessonTheme, ...]
    nothing: str


@dataclass(frozen=True)
class AdviceRow:
    """A recommendation, how it stands in words, and what was changed; "" where nobody says."""

    mark: AdviceMark
    text: str
    state: str
    change: str


@dataclass(frozen=True)
class Advice:
    """Recommendations under those they are given to, each with how many are followed up."""

    key: tuple[RowKey, ...]
    groups: tuple[tuple[str, str, tuple[AdviceRow, ...]], ...]


@dataclass(frozen=True)
class ChainLink:
    """One link: its words, and whether they are known."""

    text: str
    is_known: bool
    is_of_files: bool = True


@dataclass(frozen=True)
class ChangeChains:
    """From a lesson over a recommendation and a change to a result: four links in each row."""

    headings: tuple[str, str, str, str]
    rows: tuple[tuple[ChainLink, ChainLink, ChainLink, ChainLink], ...]


@dataclass(frozen=True)
class StageDisc:
    """One of the five on a winner's line."""

    mark: StageMark
    name: str
    about: str


@dataclass(frozen=True)
class WinnerLine:
    """A winner on its line; `facts`: a name, and what is known under it."""

    name: str
    about: str
    state: str
    discs: tuple[StageDisc, ...]
    facts: tuple[tuple[str, ChainLink], ...]


@dataclass(frozen=True)
class WinnerLines:
    """Winners on their lines, one below the other."""

    key: tuple[RowKey, ...]
    rows: tuple[WinnerLine, ...]


@dataclass(frozen=True)
class WinnerTimes:
    """What was known of winners at each time: day and words of each thing, or one link where nothing is known."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[tuple[tuple[str, ChainLink], ...], ...]], ...]


LessonRows = LessonMap | Advice | ChangeChains | WinnerLines | WinnerTimes
