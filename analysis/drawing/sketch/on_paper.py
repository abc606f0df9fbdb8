"""A sketch as values that `paper.typ` draws, in points."""

from __future__ import annotations

from typing import Any

from analysis.drawing.colours import LIGHT_TOKENS
from analysis.drawing.sketch.shapes import LEADING, Ink, Polyline, Rectangle, Sketch, SketchPart, Words

_Json = dict[str, Any]


def sketch_content(sketch: Sketch) -> _Json:
    """The sketch."""
    return {"height": round(sketch.height, 2), "parts": [_part(part) for part in sketch.parts]}


def _part(part: SketchPart) -> _Json:
    match part:
        case Rectangle():
            size = {"width": round(part.width, 2), "height": round(part.height, 2)}
            place = {"x": round(part.x, 2), "y": round(part.y, 2)}
            return {"form": "round" if part.is_round else "box", "mark": part.mark, **place, **size, **_ink(part.ink)}
        case Polyline():
            points = [[round(x, 2), round(y, 2)] for x, y in part.points]
            return {"form": "path", "mark": part.mark, "points": points, "closed": part.is_closed, **_ink(part.ink)}
        case Words():
            return {
                "form": "words",
                "x": round(part.x, 2),
                "y": round(part.y, 2),
                "lines": part.lines,
                "size": round(part.size, 2),
                "leading": round(part.size * LEADING, 2),
                "ink": getattr(LIGHT_TOKENS, part.colour),
                "bold": part.is_bold,
                "align": part.align,
            }


def _ink(ink: Ink) -> _Json:
    return {
        "fill": _colour(ink.fill),
        "edge": _colour(ink.edge),
        "thick": round(ink.width, 2),
        "dash": ink.dash or "solid",
        "hatched": ink.is_hatched,
    }


def _colour(token: str | None) -> str | None:
    """The paper itself is the ground."""
    return None if token is None else "#FFFFFF" if token == "ground" else getattr(LIGHT_TOKENS, token)
