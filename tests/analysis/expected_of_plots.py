"""What a drawing of small plots has to show, worked out from the rows themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analysis.drawing.beside import Paths
from analysis.drawing.round_rows import Weeks
from analysis.drawing.rows import Cells, Heights

# A mark from one place to another and from one height to another, shares of the plane; None where it has none.
OnPlane = tuple[str, float | None, float | None, float | None, float | None]


def expected_of_plots(rows: Any) -> list[list[OnPlane]] | None:
    """The marks of each plot; None where the rows are no plots."""
    match rows:
        case Cells():
            return [_cell(cell) for cell in rows.cells]
        case Paths():
            return [
                [*_line("thin", cell.others), *_line("line", cell.own), _point("disc", *cell.end)]
                for cell in rows.cells
            ]
        case Heights():
            return [_columns([("dark" if n < rows.dark_count else "light", h) for n, h in enumerate(rows.heights)], 12)]
        case Weeks():
            found = [("week-busiest" if week.is_busiest else "week", week.height) for week in rows.weeks]
            count = len(rows.weeks)
            below = [("week-school", [week.is_school_holiday for week in rows.weeks])]
            below.append(("week-council", [week.has_council for week in rows.weeks]))
            middles: list[OnPlane] = [
                (mark, (place + 0.4) / count, (place + 0.4) / count, None, None)
                for mark, there in below
                for place, is_there in enumerate(there)
                if is_there
            ]
            return [[*_columns(found, 0), *middles]]
    return None


def _cell(cell: Any) -> list[OnPlane]:
    known = [(place, height) for place, height in cell.values if height is not None]
    aims = [(place, height) for place, height in cell.targets if height is not None]
    found: list[OnPlane] = [
        ("leader" if one.is_of_leader else "event", one.place, one.place, None, None) for one in cell.events
    ]
    found += [(f"level-{level.name}", None, None, level.height, level.height) for level in cell.levels]
    found += [*_line("dotted", cell.targets), *_line("line", cell.values)]
    found += [_point("point", *one) for one in known]
    if aims and cell.target_text:
        found.append(_point("target", *aims[-1]))
    return found + [("disc", disc.place, disc.place, None, None) for disc in cell.discs if disc.text != "–"]


def _point(mark: str, place: float, height: float) -> OnPlane:
    return (mark, place, place, height, height)


def _line(mark: str, points: Iterable[tuple[float, float | None]]) -> list[OnPlane]:
    found: list[OnPlane] = []
    run: list[tuple[float, float]] = []
    for place, height in (*points, (0.0, None)):
        if height is not None:
            run.append((place, height))
            continue
        if len(run) > 1:
            places, heights = zip(*run, strict=True)
            found.append((mark, min(places), max(places), min(heights), max(heights)))
        run = []
    return found


def _columns(columns: list[tuple[str, float]], least: int) -> list[OnPlane]:
    count = max(len(columns), least)
    return [
        (mark, place / count, (place + 0.8) / count, 0.0, height)
        for place, (mark, height) in enumerate(columns)
        if height
    ]
