"""Rows with marks, whatever they are about: a name, marks along an axis or in cells, and words beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.drawing.row_parts import RowKey, Tick

LabelSide = Literal["inside", "beside", "before", "top"]


@dataclass(frozen=True)
class TrackMark:
    """Something on the axis, from `begin` to `end` as shares of it; a point has both the same.

    `mark`: as in keys, "" for a label alone. `label`: its words, inside it, beside it, before it or at its top.
    `level`: how many steps it stands below the line, or its label below the top.
    """

    mark: str
    begin: float
    end: float
    label: str = ""
    side: LabelSide = "beside"
    level: int = 0


@dataclass(frozen=True)
class TrackCell:
    """Marks one after another, each with how many there are, and words: strong, then quiet. `span` of columns."""

    marks: tuple[tuple[str, int], ...] = ()
    strong: str = ""
    quiet: str = ""
    span: int = 1


@dataclass(frozen=True)
class Track:
    """A row. `lead`: a mark before its name. `marks` are on the axis, `cells` in columns in its place.

    `is_below`: it says more of the row before it, and stands on the same page.

    `below`: words below its marks, strong and quiet. `words`: what stands beside, strong and quiet for each heading.
    """

    name: str
    about: str = ""
    lead: str = ""
    marks: tuple[TrackMark, ...] = ()
    cells: tuple[TrackCell, ...] = ()
    below: tuple[str, str] = ("", "")
    words: tuple[tuple[str, str], ...] = ()
    is_highlighted: bool = False
    is_below: bool = False
    is_plain: bool = False  # its name is not strong


@dataclass(frozen=True)
class Tracks:
    """Rows under headings. `columns`: the headings of cells, strong and quiet; `lines`: through all rows.

    `has_line`: whether the axis is drawn in each row. `notes` stand below the last row.
    """

    groups: tuple[tuple[str, tuple[Track, ...]], ...]
    key: tuple[RowKey, ...] = ()
    heading: str = ""
    axis_heading: str = ""
    word_headings: tuple[str, ...] = ()
    ticks: tuple[Tick, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    lines: tuple[TrackMark, ...] = ()
    notes: tuple[str, ...] = ()
    has_line: bool = False
    is_set_on_edge: bool = False  # a tick's label stands after its place, not around it

    @property
    def tracks(self) -> tuple[Track, ...]:
        """Every row."""
        return tuple(track for _, tracks in self.groups for track in tracks)
