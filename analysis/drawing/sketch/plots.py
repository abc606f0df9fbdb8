"""Small plots side by side, whatever they are about: lines, columns and marks on a plane, and words around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.drawing.row_parts import RowKey, Tick
from analysis.drawing.values import EventMark

Where = Literal["after", "over", "under", "inside"]


@dataclass(frozen=True)
class PlotLine:
    """(place, height) of each, None at a gap; shares of the plane, 0 is its left and its foot."""

    mark: str
    points: tuple[tuple[float, float | None], ...]


@dataclass(frozen=True)
class PlotMark:
    """Something at a place and a height, with its words after it, over it, under it or inside."""

    mark: str
    place: float
    height: float
    label: str = ""
    where: Where = "after"
    is_strong: bool = False


@dataclass(frozen=True)
class PlotColumn:
    """A column from the foot, from `begin` to `end`."""

    mark: str
    begin: float
    end: float
    height: float


@dataclass(frozen=True)
class PlotLevel:
    """A line across the plane, and its words below it. `is_strong`: reached."""

    mark: str
    height: float
    text: str
    is_strong: bool = False


@dataclass(frozen=True)
class PlotFoot:
    """A mark below the plane, with its words in it, and a label below."""

    mark: str
    place: float
    text: str = ""
    label: str = ""
    is_strong: bool = False


@dataclass(frozen=True)
class Plot:
    """A plane with what stands on it. `remark`: in words alone, where there is no plane."""

    title: str
    about: str = ""
    lines: tuple[PlotLine, ...] = ()
    marks: tuple[PlotMark, ...] = ()
    columns: tuple[PlotColumn, ...] = ()
    levels: tuple[PlotLevel, ...] = ()
    events: tuple[EventMark, ...] = ()
    feet_title: str = ""
    feet: tuple[PlotFoot, ...] = ()
    ends: tuple[str, str] = ("", "")  # what the foot and the top of the plane are
    ticks: tuple[Tick, ...] = ()
    remark: str = ""
    has_plane: bool = True


@dataclass(frozen=True)
class Plots:
    """Plots, as many beside each other as there is room for; `is_alone`: one as wide as all."""

    plots: tuple[Plot, ...]
    key: tuple[RowKey, ...] = ()
    notes: tuple[str, ...] = ()
    is_alone: bool = False
