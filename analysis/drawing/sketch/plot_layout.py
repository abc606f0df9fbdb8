"""Lays small plots out: those beside each other are one row of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import ceil

from analysis.drawing.sketch import marks
from analysis.drawing.sketch.around import key_of_marks, notes_below
from analysis.drawing.sketch.measures import GAP, WordMeasures
from analysis.drawing.sketch.pages import Stack
from analysis.drawing.sketch.plots import Plot, PlotFoot, PlotLine, PlotMark, Plots
from analysis.drawing.sketch.room import Room
from analysis.drawing.sketch.row import Block, upright
from analysis.drawing.sketch.shapes import LEADING, Ink, Polyline, Rectangle, SketchPart, Words, moved
from analysis.drawing.sketch.tracks import TrackMark

_NARROWEST = 15.5  # letters: a plot with its words
_MOST_BESIDE = 3
_HIGH, _HIGH_ALONE = 6.5, 13.0  # letters: the plane
_DISC = 1.9
_RULE = Ink("rule")


def stack_of_plots(plots: Plots, room: Room) -> Stack:
    """The plots laid out in that room, so many in a row as it is wide."""
    at = WordMeasures(room)
    key, height = key_of_marks(plots.key, at)
    return Stack(room, Block(tuple(key), height), ((None, _rows(plots, at)),), notes_below(plots.notes, at))


def _rows(plots: Plots, at: WordMeasures) -> tuple[Block, ...]:
    gap = GAP * 1.5 * at.letters
    most = int((at.room.width + gap) / (_NARROWEST * at.letters + gap))
    count = 1 if plots.is_alone else max(min(most, _MOST_BESIDE, len(plots.plots)), 1)
    width = (at.room.width - gap * (count - 1)) / count
    found = []
    for first in range(0, len(plots.plots), count):
        made = [_plot(plot, at, width, is_alone=plots.is_alone) for plot in plots.plots[first : first + count]]
        parts = [moved(part, 0, place * (width + gap)) for place, block in enumerate(made) for part in block.parts]
        found.append(Block(tuple(parts), max(block.height for block in made) + at.letters * 1.2))
    return tuple(found)


def _plot(plot: Plot, at: WordMeasures, width: float, *, is_alone: bool) -> Block:
    parts: list[SketchPart] = [] if is_alone else [Rectangle(0, 0, width, 0.7, _RULE)]
    y = 0.0 if is_alone else at.letters * 0.6
    for text, is_strong in ((plot.title, True), (plot.about, False), (plot.remark, False)):
        found, taken = at.text(text, 0, y, width, is_strong=is_strong)
        parts += found
        y += taken
    if plot.has_plane:
        found, y = _plane(plot, at, y + at.letters * 0.5, width, is_alone=is_alone)
        parts += found
    return Block(tuple(parts), y)


def _plane(plot: Plot, at: WordMeasures, top: float, width: float, *, is_alone: bool) -> tuple[list[SketchPart], float]:
    """The plane, with the room that its words need around it."""
    after = [one for one in plot.marks if one.where == "after" and one.label]
    left = at.letters * 1.2 if not is_alone else 0.0
    right = max((at.width(one.label, at.letters, bold=one.is_strong) for one in after), default=0.0)
    right = right + at.letters * 1.2 if right else at.letters * 1.2 if not is_alone else 0.0
    x, wide = left, width - left - right
    heads = max((one.level + 1 for one in plot.events), default=0)
    over = at.small * LEADING if any(one.where == "over" for one in plot.marks) else 0.0
    head = top + heads * at.small * LEADING + over + at.letters * 0.4
    high = at.letters * (_HIGH_ALONE if is_alone else _HIGH)
    foot = head + high

    def place(across: float, height: float) -> tuple[float, float]:
        return x + across * wide, foot - height * high

    parts: list[SketchPart] = []
    for event in plot.events:
        name = "leader" if event.is_of_leader else "event"
        line = TrackMark(name, event.place, event.place, event.label, level=event.level)
        parts += upright(at, line, x + event.place * wide, top, foot)
    for level in plot.levels:
        y = place(0, level.height)[1]
        ends = ((x - at.letters * 0.8, y), (x + wide + at.letters * 0.5, y))
        parts.append(Polyline(ends, marks.ink_of(level.mark, at.letters), level.mark))
    for column in plot.columns:
        corner = place(column.begin, column.height)
        size = ((column.end - column.begin) * wide, column.height * high)
        parts.append(Rectangle(*corner, *size, marks.ink_of(column.mark, at.letters), column.mark))
    for path in plot.lines:
        parts += _line(path, at, place)
    parts += _ends(plot, at, x, head, foot)
    for mark in plot.marks:
        parts += _mark(mark, at, *place(mark.place, mark.height))
    bottom = foot
    if is_alone or plot.ticks:
        parts.append(Rectangle(x, foot - 0.4, wide, 0.8, _RULE))
    if any(one.where == "under" for one in plot.marks):
        bottom += at.small * LEADING
    found, bottom = _feet(plot, at, x, wide, bottom + at.letters * 0.4)
    levels, bottom = _levels(plot, at, bottom, width)
    return parts + found + levels, bottom


def _line(line: PlotLine, at: WordMeasures, place: Callable[[float, float], tuple[float, float]]) -> list[SketchPart]:
    """Each run of points that follow each other."""
    runs: list[list[tuple[float, float]]] = [[]]
    for across, height in line.points:
        if height is None:
            runs.append([])
        else:
            runs[-1].append(place(across, height))
    ink = marks.ink_of(line.mark, at.letters)
    return [Polyline(tuple(run), ink, line.mark) for run in runs if len(run) > 1]


def _ends(plot: Plot, at: WordMeasures, x: float, head: float, foot: float) -> list[SketchPart]:
    half = at.small * LEADING / 2
    places = zip(plot.ends, (foot - half, head - half), strict=True)
    return [Words(x - at.letters * 1.2, y, (text,), at.small, "ink3") for text, y in places if text]


def _mark(mark: PlotMark, at: WordMeasures, x: float, y: float) -> list[SketchPart]:
    parts = marks.mark_parts(mark.mark, x, x, y, at.letters) if mark.mark else []
    if not mark.label:
        return parts
    size = at.letters if mark.is_strong else at.small
    half = size * LEADING / 2
    first, *below = mark.label.split("\n")
    if mark.where == "inside":
        return [*parts, Words(x, y - half, (first,), size, "on_accent", True, "center")]
    if mark.where in ("over", "under"):
        top = y - half * 2 - at.letters * 0.35 if mark.where == "over" else y + at.letters * 0.45
        return [*parts, Words(x, top, (first,), size, "ink2", align="center")]
    colour = "ink" if mark.is_strong else "ink2"
    parts.append(Words(x + at.letters, y - half, (first,), size, colour, mark.is_strong))
    if below:
        parts.append(Words(x + at.letters, y + half, tuple(below), at.small, "ink2"))
    return parts


def _feet(plot: Plot, at: WordMeasures, x: float, wide: float, top: float) -> tuple[list[SketchPart], float]:
    """What stands below the plane: its title, marks with their words, and the labels of the axis."""
    parts, taken = at.text(plot.feet_title, 0, top, wide + x, is_strong=False)
    y = top + taken + (at.letters * 0.2 if taken else 0)
    between = _between(plot.feet, wide / (at.letters * _DISC * 1.05))
    if any(foot.mark for foot in plot.feet):
        middle = y + at.letters * _DISC / 2
        for foot in plot.feet:
            parts += _foot(foot, at, x + foot.place * wide, middle, is_between=foot in between)
        y += at.letters * (_DISC + 0.1)
    labels = [(foot.place, foot.label, foot.is_strong) for foot in plot.feet if foot.label and foot not in between]
    labels += [(tick.place, tick.label, tick.is_emphasised) for tick in plot.ticks]
    free = float("-inf")
    for place, label, is_strong in labels:
        long = at.width(label, at.small, bold=is_strong)
        begin = min(max(x + place * wide - long / 2, 0.0), x + wide + at.letters - long)
        if begin >= free:
            parts.append(Words(begin, y, (label,), at.small, "ink" if is_strong else "ink2", is_strong))
            free = begin + long + at.small * 0.4
    return parts, y + (at.small * LEADING if labels else 0.0)


def _between(feet: Sequence[PlotFoot], room: float) -> frozenset[PlotFoot]:
    """Those that have no room for their words beside the others, `room` of them in all: every second, or more."""
    said = [foot for foot in feet if foot.text]
    if len(said) < 2:
        return frozenset()
    nearest = min(after.place - before.place for before, after in pairwise(said))
    step = max(ceil(1 / max(nearest * room, 1e-9)), 1)
    return frozenset(foot for number, foot in enumerate(reversed(said)) if number % step)


def _foot(foot: PlotFoot, at: WordMeasures, x: float, middle: float, *, is_between: bool) -> list[SketchPart]:
    if foot.mark == "none":
        y = middle - at.small * LEADING / 2
        return [] if is_between else [Words(x, y, (foot.text,), at.small, "ink2", align="center")]
    if not foot.mark:
        return []
    if is_between:
        return marks.mark_parts("point", x, x, middle, at.letters, foot.mark)
    parts = marks.mark_parts(foot.mark, x, x, middle, at.letters)
    if foot.text:
        y = middle - at.small * LEADING / 2
        parts.append(Words(x, y, (foot.text,), at.small, "on_accent", True, "center"))
    return parts


def _levels(plot: Plot, at: WordMeasures, top: float, width: float) -> tuple[list[SketchPart], float]:
    """What each line across means."""
    parts: list[SketchPart] = []
    y, x = top + (at.letters * 0.3 if plot.levels else 0), 0.0
    for level in plot.levels:
        lines = at.lines(level.text, width - at.letters * 1.7, at.small, bold=level.is_strong)
        long = at.letters * 1.9 + max(at.width(line, at.small, bold=level.is_strong) for line in lines)
        if x and x + long > width:
            x, y = 0.0, y + at.small * LEADING
        middle = y + at.small * LEADING / 2
        parts.append(Polyline(((x, middle), (x + at.letters * 1.3, middle)), marks.ink_of(level.mark, at.letters)))
        colour = "ink" if level.is_strong else "ink2"
        parts.append(Words(x + at.letters * 1.7, y, tuple(lines), at.small, colour, level.is_strong))
        x += long + at.letters
        y += (len(lines) - 1) * at.small * LEADING
    return parts, y + (at.small * LEADING if plot.levels else 0.0)
