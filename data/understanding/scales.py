"""Points of a scale side by side: 1 2 3 4, or from "1 = uenig" to "6 = enig"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from data.cells.grid import Cell

_SHORTEST_SCALE, _HIGHEST = 4, 10
# "4", "4 = bra", "4 (bra)", "poeng 4"; not "4. Utviklingsevne".
_POINT = re.compile(r"(?:poeng|score|points?)?\s*(10|\d)(?:[.,]0)?\s*(?:[=(:–—-].*)?", re.IGNORECASE | re.DOTALL)
_NAMED_POINT = re.compile(r"\s*(\d)\s+[^\W\d]")


def is_scale(cells: Sequence[Cell]) -> bool:
    """Whether 1, 2, 3 and so on stand beside each other: the points of a scale."""
    return bool(scale(cells))


def scale(cells: Sequence[Cell]) -> dict[int, int]:
    """Place -> point where a run of cells counts 1, 2, 3 and so on, upwards or downwards; empty where none does.

    Among other figures, points that somebody has given, four of them may stand in order by chance.
    """
    may_be_points = [cell for cell in cells if type(cell) is not float or cell <= _HIGHEST]
    if len(may_be_points) < _SHORTEST_SCALE - 1 or len(cells) < _SHORTEST_SCALE:
        return {}
    points = [_point(cell) for cell in cells]
    if len(points) - points.count(None) < _SHORTEST_SCALE - 1:
        return {}  # too few, even for an end with words beside it
    points = _with_named_ends(points, cells)
    if len(points) - points.count(None) < _SHORTEST_SCALE:
        return {}
    best = _longest_run(points)
    left = [None if place in best else point for place, point in enumerate(points)]
    while run := _longest_run(left):
        left = [None if place in run else point for place, point in enumerate(left)]
    others = len(left) - left.count(None)
    return best if others <= 1 else {}


def _longest_run(points: Sequence[int | None]) -> dict[int, int]:
    best: dict[int, int] = {}
    if len(points) - points.count(None) < _SHORTEST_SCALE:
        return best
    for begin, first in enumerate(points):
        for step in (1, -1):
            run: dict[int, int] = {}
            expected = first
            for place in range(begin, len(points)):
                point = points[place]
                if point is None or point != expected:
                    break
                run[place] = point
                expected = point + step
            whole = bool(run) and min(run.values()) in (0, 1) and max(run.values()) >= _SHORTEST_SCALE
            if whole and len(run) > len(best):
                best = run
    return best


def _with_named_ends(points: list[int | None], cells: Sequence[Cell]) -> list[int | None]:
    """The points with those that end a run of bare ones and have words beside them: "1 svært dårlig", 2, 3."""
    for place, cell in enumerate(cells):
        found = _NAMED_POINT.match(cell) if points[place] is None and isinstance(cell, str) else None
        if found is None:
            continue
        point = int(found[1])
        for side in (1, -1):
            beside = [points[at] if 0 <= (at := place + side * step) < len(points) else None for step in (1, 2, 3)]
            if beside in ([point + step for step in (1, 2, 3)], [point - step for step in (1, 2, 3)]):
                points[place] = point
    return points


def _point(cell: Cell) -> int | None:
    if type(cell) is float:
        return int(cell) if 0 <= cell <= _HIGHEST and cell.is_integer() else None
    if isinstance(cell, str):
        return _point_said(cell)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    return int(cell) if 0 <= cell <= _HIGHEST and float(cell).is_integer() else None


@lru_cache(maxsize=16_384)
def _point_said(text: str) -> int | None:
    found = _POINT.fullmatch(text.strip())
    return int(found[1]) if found else None
