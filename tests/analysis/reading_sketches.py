"""Reads rows with marks back from what was drawn of them: their order, their marks, where each stands."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt

from analysis.drawing.action_rows import Checklist, Life, Lives, Shifts, Squares
from analysis.drawing.beside import Paths, Ranges
from analysis.drawing.round_rows import Weeks
from analysis.drawing.rows import Cells, EventAxis, Heights, Steps, WordBars, YearLanes
from tests.analysis.expected_of_plots import expected_of_plots
from tests.analysis.expected_of_round import Expected, Placed, expected_of_round

_GUIDES = {"", "axis", "today", "busy", "highlighted"}


@dataclass(frozen=True)
class Drawn:
    """What stands in one picture: words with the corner they begin at, marks with their edges.

    The edges of a mark are its left, right, top and foot.
    """

    words: tuple[tuple[str, float, float], ...]
    marks: tuple[tuple[str, float, float, float, float], ...]


def names_of(rows: Any) -> list[str]:
    """What stands in words beside the marks: the name of each row, or of each plot."""
    match rows:
        case Cells():
            return [cell.title for cell in rows.cells]
        case Paths():
            return [cell.name for cell in rows.cells]
        case Heights() | Weeks():
            return []
    return [name for name, _ in expected(rows)]


def expected(rows: Any) -> Expected:
    """The rows by their names, each with its marks."""
    match rows:
        case WordBars():
            return [(row.name, _segments(row.segments)) for row in rows.rows]
        case Squares():
            return [(row.name, [(mark, None, None) for mark in row.squares]) for row in rows.rows]
        case Steps():
            return [(step.name, [(mark, None, None) for mark in step.squares]) for step in rows.steps]
        case Lives():
            happened = [(rows.events_heading, _events(rows.events))] if rows.events else []
            return happened + [(life.name, _life(life)) for _, lives in rows.groups for life in lives]
        case Shifts():
            return [(one.name, _shift(one, rows)) for _, shifts in rows.groups for one in shifts]
        case Ranges():
            return [(row.name, _range(row, has_ticks=bool(rows.ticks))) for row in rows.rows]
        case YearLanes():
            return [
                (one.name, _events(one.events) + [(mark.mark, mark.place, mark.place) for mark in one.marks])
                for one in rows.lanes
            ]
        case EventAxis():
            shaded = [("shaded", rows.shaded[0], 1.0)] if rows.shaded else []
            return [("", shaded + _events(rows.events))]
        case Checklist():
            return [(row.name, [(row.mark, None, None)]) for row in rows.rows]
    return expected_of_round(rows)


def _segments(segments: Iterable[tuple[str, float]]) -> list[Placed]:
    found, begin = [], 0.0
    for mark, share in segments:
        if share > 0:
            found.append((mark, begin, begin + share))
        begin += share
    return found  # type: ignore[return-value]


def _events(events: Iterable[Any]) -> list[Placed]:
    return [("leader" if one.is_of_leader else "event", one.place, one.place) for one in events]


def _life(life: Life) -> list[Placed]:
    found: list[Placed] = [("due", place, place) for place in life.due]
    if life.carried is not None:
        found.append(("carried", life.carried, life.carried))
    if life.begin is not None:
        is_bar = life.end is not None
        mark = ("done" if life.mark == "done" else "open") if is_bar else life.mark
        found.append((mark, life.begin, life.end if is_bar else life.begin))
    return found


def _shift(one: Any, rows: Shifts) -> list[Placed]:
    then, now = (
        None if score is None else (score - rows.minimum) / (rows.maximum - rows.minimum)
        for score in (one.then, one.now)
    )
    found: list[Placed] = []
    if then is not None and now is not None:
        found.append(("way", min(then, now), max(then, now)))
    if then is not None:
        found.append(("ring-around" if then == now else "ring", then, then))
    if now is not None:
        found.append(("statement" if one.is_statement else "disc", now, now))
    return found


def _range(row: Any, *, has_ticks: bool) -> list[Placed]:
    dots: list[Placed] = [("dot", place, place) for place, _ in row.marks]
    return [("range", row.low, row.high), *dots, ("disc" if has_ticks else "own", row.own, row.own)]


def hold(drawn: Sequence[Drawn], rows: Any, name: str) -> None:
    """Whether the pictures show the rows in their order, each with its marks, all on one axis."""
    plots = expected_of_plots(rows)
    if plots is not None:
        _hold_plots([mark for one in drawn for mark in one.marks], plots, name)
        return
    wished = expected(rows)
    found: list[tuple[str, list[tuple[str, float, float]]]] = []
    for one in drawn:
        found += _in_rows(one, [row for row, _ in wished][len(found) :], name)
    assert [row for row, _ in found] == [row for row, _ in wished], name
    pairs: list[tuple[float, float]] = []
    for (row, marks), (_, wanted) in zip(found, wished, strict=True):
        assert sorted(mark for mark, _, _ in marks) == sorted(mark for mark, _, _ in wanted), (name, row)
        for mark in {mark for mark, _, _ in wanted}:
            shown = sorted((begin, end) for one, begin, end in marks if one == mark)
            meant = sorted((begin, end) for one, begin, end in wanted if one == mark and begin is not None)  # type: ignore[type-var]
            # The same mark may stand before the name as well.
            for (x0, x1), (begin, end) in zip(shown[len(shown) - len(meant) :], meant, strict=True):
                # A point is drawn around its place.
                pairs += [(x0, begin), (x1, end)] if begin != end else [((x0 + x1) / 2, begin)]  # type: ignore[list-item]
    _on_one_axis(pairs, name)


def _hold_plots(marks: Sequence[tuple[str, float, float, float, float]], plots: Sequence[Any], name: str) -> None:
    """Whether the marks are those of the plots, one plot after the other, each at its place and height."""
    left = list(marks)
    for plot in plots:
        shown, left = left[: len(plot)], left[len(plot) :]
        assert sorted(mark[0] for mark in shown) == sorted(mark[0] for mark in plot), name
        across, high = [], []
        for kind in {mark[0] for mark in plot}:
            own = [mark[1:] for mark in shown if mark[0] == kind]
            for (x0, x1, y0, y1), (begin, end, low, top) in zip(
                own, (mark[1:] for mark in plot if mark[0] == kind), strict=True
            ):
                if begin is not None:
                    across += [((x0 + x1) / 2, begin)] if begin == end else [(x0, begin), (x1, end)]
                if low is not None:
                    high += [(-(y0 + y1) / 2, low)] if low == top else [(-y1, low), (-y0, top)]
        _on_one_axis(across, name)
        _on_one_axis(high, name, least=40)
    assert not left, name


def _in_rows(one: Drawn, names: Sequence[str], name: str) -> list[tuple[str, list[tuple[str, float, float]]]]:
    """The marks by the row beside whose name they stand."""
    tops: list[tuple[str, float]] = []
    for row in names:
        after = tops[-1][1] if tops else float("-inf")
        top = next((y for text, x, y in one.words if _same(text, row) and y > after), None) if row else 0.0
        if top is None:
            break
        tops.append((row, top))
    if not tops:
        return []  # notes alone
    ends = [*(top for _, top in tops[1:]), float("inf")]
    return [
        (row, [(mark, x0, x1) for mark, x0, x1, y0, y1 in one.marks if top - 4 <= (y0 + y1) / 2 < end - 4])
        for (row, top), end in zip(tops, ends, strict=True)
    ]


def _same(text: str, name: str) -> bool:
    return "".join(text.split()) == "".join(name.split())


def _on_one_axis(pairs: Sequence[tuple[float, float]], name: str, least: float = 60) -> None:
    """Whether the places are those shares of one and the same length."""
    ordered = sorted(pairs, key=lambda pair: pair[1])
    if len({share for _, share in ordered}) < 2:
        return
    (first, low), (last, high) = ordered[0], ordered[-1]
    scale = (last - first) / (high - low)
    assert scale > least, name  # points
    for x, share in ordered:
        assert x == pytest.approx(first + (share - low) * scale, abs=0.7), (name, share)


def of_slides(content: bytes) -> dict[str, list[Drawn]]:
    """The groups of every slide by the title that describes them, in points."""
    found: dict[str, list[Drawn]] = {}
    for slide in Presentation(io.BytesIO(content)).slides:
        for group in (shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP):
            words, marks = [], []
            for shape in group.shapes:
                left, top = shape.left / Pt(1), shape.top / Pt(1)
                if shape.has_text_frame and shape.text_frame.text:
                    words.append((shape.text_frame.text, left, top))
                elif not shape.name.split(" ")[-1].isdigit() and shape.name not in _GUIDES:
                    right, foot = left + shape.width / Pt(1), top + shape.height / Pt(1)
                    marks.append((shape.name, left, right, top, foot))
            found.setdefault(group.name, []).append(Drawn(tuple(words), tuple(marks)))
    return found


def of_paper(plot: dict[str, Any]) -> list[Drawn]:
    """What paper is given to draw, one row below the other."""
    words, marks = [], []
    down = 0.0
    for piece in plot["rows"]:
        for part in piece["parts"]:
            if part["form"] == "words":
                words.append(("\n".join(part["lines"]), part["x"], down + part["y"]))
            elif part["mark"] not in _GUIDES:
                marks.append((part["mark"], *_reach(part, down)))
        down += piece["height"]
    return [Drawn(tuple(words), tuple(marks))]


def _reach(part: dict[str, Any], down: float) -> tuple[float, float, float, float]:
    if part["form"] == "path":
        xs, ys = zip(*part["points"], strict=True)
        return min(xs), max(xs), down + min(ys), down + max(ys)
    return part["x"], part["x"] + part["width"], down + part["y"], down + part["y"] + part["height"]


def of_page(svg: str) -> Drawn:
    """What an SVG of a page shows."""
    words, marks = [], []
    for part in ElementTree.fromstring(svg):
        lines = list(part)
        mark = part.get("data-mark", "")
        if part.tag == "text":
            first = lines[0].attrib
            words.append(("\n".join(line.text or "" for line in lines), float(first["x"]), float(first["y"])))
        elif part.tag == "path" and mark not in _GUIDES:
            corners = [tuple(map(float, pair.split())) for pair in re.findall(r"[\d.-]+ [\d.-]+", part.attrib["d"])]
            xs, ys = zip(*corners, strict=True)
            marks.append((mark, min(xs), max(xs), min(ys), max(ys)))
        elif part.tag == "rect" and mark not in _GUIDES:
            x, y, width, height = (float(part.attrib[name]) for name in ("x", "y", "width", "height"))
            marks.append((mark, x, x + width, y, y + height))
    # Words are placed by the foot of their first line.
    return Drawn(tuple((text, x, y - 30) for text, x, y in words), tuple(marks))
