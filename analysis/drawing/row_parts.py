"""What several kinds of rows are made of."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.templates import rendered


@dataclass(frozen=True)
class RowKey:
    """A mark and what it means."""

    mark: str
    text: str


@dataclass(frozen=True)
class Tick:
    """A label over an axis. `is_emphasised`: it says the day or year that the figures are seen on."""

    label: str
    place: float
    is_emphasised: bool = False


def polylines(points: Sequence[tuple[float, float | None]]) -> list[str]:
    """The points that follow each other, as lines of a drawing 100 wide and high; none through a gap.

    A point is its place from the left and its height from below, both from 0 to 1.
    """
    runs: list[list[str]] = [[]]
    for place, height in points:
        if height is None:
            runs.append([])
        else:
            runs[-1].append(f"{place * 100:.2f},{(1 - height) * 100:.2f}")
    return [" ".join(run) for run in runs if len(run) > 1]


def drawn_line(points: Sequence[tuple[float, float | None]], style: str) -> str:
    """The line through the points that follow each other, as the source of an image that is stretched to its place.

    An image, because Streamlit takes drawings out of HTML and keeps images.
    """
    drawn = rendered("analysis/drawing/line.svg", lines=polylines(points), style=style)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}"
