"""What a sketch is made of. Places are from the top left, in the unit of its room; colours are names of tokens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Dash = Literal["", "dashed", "dotted"]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Ink:
    """How a shape is filled and edged. `is_hatched`: lines on the ground, in the colour of the edge."""

    fill: str | None = None
    edge: str | None = None
    width: float = 1.0
    dash: Dash = ""
    is_hatched: bool = False


@dataclass(frozen=True)
class Rectangle:
    """A rectangle or, as `is_round`, an ellipse. `mark` says what it means; "" where it only guides the eye."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    mark: str = ""
    is_round: bool = False


@dataclass(frozen=True)
class Polyline:
    """Points that a line joins; as `is_closed` a shape."""

    points: tuple[tuple[float, float], ...]
    ink: Ink
    mark: str = ""
    is_closed: bool = False


@dataclass(frozen=True)
class Words:
    """Lines of text, already broken, from `y` down. `x` is the left edge, the middle or the right edge, by `align`."""

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    colour: str = "ink"
    is_bold: bool = False
    align: Align = "left"


SketchPart = Rectangle | Polyline | Words

LEADING = 1.25  # from one line of text to the next, in letters


@dataclass(frozen=True)
class Sketch:
    """One picture."""

    width: float
    height: float
    parts: tuple[SketchPart, ...]


def moved(part: SketchPart, down: float, right: float = 0.0) -> SketchPart:
    """The part in another place."""
    if isinstance(part, Polyline):
        return replace(part, points=tuple((x + right, y + down) for x, y in part.points))
    return replace(part, x=part.x + right, y=part.y + down)
