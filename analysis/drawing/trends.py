"""Lines through the years in rows of words, as data: see `rows`."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.drawing.row_parts import RowKey, Tick


@dataclass(frozen=True)
class TrendRow:
    """An indicator over the years: (place, height) of each, None at a gap or a change of form; 0 is the lowest score.

    `first`: the place of the first score. `not_asked`: words where the form of the first years did not ask for it.
    """

    indicator: str
    name: str
    points: tuple[tuple[float, float | None], ...]
    first: float
    first_text: str
    last_text: str
    mean_text: str
    change_text: str
    not_asked: str
    is_marked: bool
    spoken: str


@dataclass(frozen=True)
class Trends:
    """Rows of lines on one axis of years; `breaks` are places of changes of form, through all rows."""

    key: tuple[RowKey, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    break_label: str
    mean_heading: str
    change_heading: str
    rows: tuple[TrendRow, ...]
