"""A row with marks: its name, its marks on their axis or in cells, and its words, laid out from 0 down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from analysis.drawing.sketch import marks
from analysis.drawing.sketch.measures import RowMeasures, WordMeasures
from analysis.drawing.sketch.shapes import LEADING, Ink, Polyline, Rectangle, SketchPart, Words, moved
from analysis.drawing.sketch.tracks import Track, TrackMark

_AROUND = 0.42  # above and below what a row holds
_MARK = 1.15  # the usual height of a mark
_TILE_GAP = 0.22
RULE, _BAND = Ink("rule"), Ink("band")


@dataclass(frozen=True)
class Block:
    """What stands together, laid out from 0 down. `is_below`: it says more of the one before it, on the same page."""

    parts: tuple[SketchPart, ...]
    height: float
    is_below: bool = False


def row_block(at: RowMeasures, track: Track) -> Block:
    """The row, with the line below it."""
    top = at.letters * _AROUND
    named, height = _name(at, track)
    parts = named
    found, taken = _cells(at, track) if track.cells else _axis(at, track)
    below, taken = _below(at, track, taken)
    parts += found + below
    height = max(height, taken)
    for (strong, quiet), (x, width) in zip(track.words, at.columns.words, strict=False):
        shown, y = at.text(strong, x, 0, width)
        more, used = at.text(quiet, x, y, width, is_strong=False)
        parts += shown + more
        height = max(height, y + used)
    whole = height + 2 * top
    made = [moved(part, top) for part in parts]
    behind: list[SketchPart] = []
    if track.is_highlighted:
        behind.append(Rectangle(-at.letters * 0.4, 0, at.room.width + at.letters * 0.8, whole, _BAND, "highlighted"))
    behind += _through(at, whole)
    return Block((*behind, *made, under(at, whole)), whole, track.is_below)


def _through(at: RowMeasures, height: float) -> list[SketchPart]:
    """What runs through every row: the axis's steps, and today."""
    x, width = at.columns.axis
    parts: list[SketchPart] = [
        Rectangle(x + tick.place * width - 0.25, 0, 0.5, height, RULE) for tick in at.tracks.ticks if width
    ]
    bands = (line for line in at.tracks.lines if line.begin < line.end)
    days = (line for line in at.tracks.lines if line.begin == line.end)
    return [
        *(
            Rectangle(x + one.begin * width, 0, (one.end - one.begin) * width, height, Ink("raised"), one.mark)
            for one in bands
        ),
        *parts,
        *(Rectangle(x + one.begin * width - 0.6, 0, 1.2, height, Ink("ink"), one.mark) for one in days),
    ]


def _name(at: RowMeasures, track: Track) -> tuple[list[SketchPart], float]:
    start = at.letters * 1.8 if any(one.lead for one in at.tracks.tracks) else 0.0
    parts: list[SketchPart] = []
    if track.lead:
        parts += marks.mark_parts(track.lead, at.letters * 0.6, at.letters * 0.6, at.letters * LEADING / 2, at.letters)
    found, y = at.text(track.name, start, 0, at.columns.name, bold=not track.is_plain)
    more, taken = at.text(track.about, start, y, at.columns.name, is_strong=False)
    return parts + found + more, y + taken


def _cells(at: RowMeasures, track: Track) -> tuple[list[SketchPart], float]:
    parts: list[SketchPart] = []
    height, place = 0.0, 0
    tile = at.letters * _MARK
    for cell in track.cells:
        is_alone = len(track.cells) == 1 and not at.tracks.columns
        x, width = at.columns.axis if is_alone else at.cell_place(place, cell.span)
        place += cell.span
        step = tile * (1 + _TILE_GAP)
        per_line = max(int((width + tile * _TILE_GAP) / step), 1)
        drawn = [mark for mark, count in cell.marks for _ in range(count)]
        for number, mark in enumerate(drawn):
            across, down = number % per_line, number // per_line
            centre = x + across * step + tile / 2
            middle = at.letters * LEADING / 2 + down * step
            parts += marks.mark_parts(mark, centre, centre, middle, tile)
        lines = ceil(len(drawn) / per_line)
        y = lines * step + at.letters * 0.25 if drawn else 0.0
        # A single mark stands before its words.
        left = tile * 1.5 if len(drawn) == 1 else 0.0
        y = 0.0 if left else y
        found, taken = at.text(cell.strong, x + left, y, width - left)
        more, below = at.text(cell.quiet, x + left, y + taken, width - left, is_strong=False)
        parts += found + more
        height = max(height, y + taken + below, lines * step)
    return parts, height


def _axis(at: RowMeasures, track: Track) -> tuple[list[SketchPart], float]:
    """The marks on their axis, with their labels, and the words below."""
    x, width = at.columns.axis
    if width <= 0:
        return [], 0.0
    size = at.letters * _MARK
    levels = [mark.level for mark in track.marks if mark.side != "top"]
    above, below = max([0, *(-level for level in levels)]), max([0, *levels])
    step = size * 0.62
    heads = max((mark.level + 1 for mark in track.marks if mark.side == "top" and mark.label), default=0)
    head = heads * at.small * LEADING
    drawn = [one.mark for one in track.marks if one.mark]
    tall = size * 1.9 if "disc" in drawn else max((size * marks.LOOKS[one].size for one in drawn), default=0.0)
    middle = head + max(tall / 2, at.letters * LEADING / 2) + above * step
    bottom = middle + max(tall / 2, at.letters * LEADING / 2) + below * step
    parts: list[SketchPart] = []
    if at.tracks.has_line:
        parts.append(Polyline(((x, middle), (x + width, middle)), Ink(edge="rule", width=0.7), "axis"))
    taken: list[tuple[float, float]] = []
    labels: list[tuple[TrackMark, float]] = []
    for mark in track.marks:
        begin, end = x + mark.begin * width, x + mark.end * width
        if mark.side == "top":
            parts += upright(at, mark, begin, 0.0, bottom)
            continue
        if mark.mark:
            parts += marks.mark_parts(mark.mark, begin, max(end, begin), middle + mark.level * step, size)
        half = 0.0 if not mark.mark else size / 2 if begin == end else 0.0
        taken.append((begin - half, end + half))
        if mark.label and mark.side == "inside":
            y = middle - at.small * LEADING / 2
            parts.append(Words((begin + end) / 2, y, (mark.label,), at.small, "on_accent", True, "center"))
        elif mark.label:
            labels.append((mark, begin if mark.side == "before" else end))
    ground = "band" if track.is_highlighted else "ground"
    found, bottom = _labels(at, labels, taken, middle, bottom, ground)
    return parts + found, bottom


def _below(at: RowMeasures, track: Track, bottom: float) -> tuple[list[SketchPart], float]:
    """The words below the marks, strong and then quiet."""
    x, width = at.columns.axis
    parts: list[SketchPart] = []
    for text, is_strong in zip(track.below, (True, False), strict=True):
        shown, used = at.text(text, x, bottom + at.letters * 0.1, width, is_strong=is_strong)
        parts += shown
        bottom += used + (at.letters * 0.1 if used else 0)
    return parts, bottom


def upright(at: WordMeasures, mark: TrackMark, x: float, top: float, bottom: float) -> list[SketchPart]:
    """A line from its label down."""
    top += mark.level * at.small * LEADING
    look = marks.LOOKS[mark.mark]
    wide = max(look.width * at.letters, 0.6)
    parts: list[SketchPart] = [Rectangle(x - wide / 2, top, wide, bottom - top, Ink(look.fill), mark.mark)]
    if look.is_double:
        parts.append(Rectangle(x + wide * 1.5, top, wide, bottom - top, Ink(look.fill)))
    if mark.label:
        left = x + wide * (3.5 if look.is_double else 1.5)
        long = at.width(mark.label, at.small, bold=True)
        parts.append(Rectangle(left, top, long, at.small * LEADING, Ink("ground")))
        parts.append(Words(left, top, (mark.label,), at.small, "ink", True))
    return parts


def _labels(
    at: RowMeasures,
    labels: Sequence[tuple[TrackMark, float]],
    taken: list[tuple[float, float]],
    middle: float,
    bottom: float,
    ground: str,
) -> tuple[list[SketchPart], float]:
    """Each label beside its mark; where something stands there, on a line of its own below."""
    x, _ = at.columns.axis
    right = at.columns.words[0][0] - at.letters * 0.5 if at.columns.words else at.room.width
    leading, half = at.small * LEADING, at.letters * 0.95
    parts: list[SketchPart] = []
    rows: list[list[tuple[float, float]]] = [list(taken)]
    for mark, place in labels:
        lines = at.lines(mark.label, max(right - x, 1), at.small)
        long = max(at.width(line, at.small) for line in lines)
        sides = [(place + half, place + half + long), (place - half - long, place - half)]
        wished = sides[::-1] if mark.side == "before" else sides
        spot = next((one for one in wished if len(lines) == 1 and _is_free(one, rows[0], x, right)), None)
        y = middle - leading / 2
        if spot is not None:
            rows[0].append(spot)
        else:
            begin = max(min(place, right - long), x)
            spot, level = (begin, begin + long), 1
            while not all(_is_free(spot, row, x, right) for row in rows[level : level + len(lines)]):
                level += 1
            rows += [[] for _ in range(level + len(lines) - len(rows))]
            for row in rows[level : level + len(lines)]:
                row.append(spot)
            y = bottom + (level - 1) * leading
        parts.append(Rectangle(spot[0], y, long, len(lines) * leading, Ink(ground)))
        parts.append(Words(spot[0], y, tuple(lines), at.small, "ink2"))
    return parts, bottom + (len(rows) - 1) * leading


def under(at: RowMeasures, y: float) -> Rectangle:
    """The line below a row."""
    return Rectangle(0, y - 0.4, at.room.width, 0.5, RULE)


def _is_free(spot: tuple[float, float], taken: Sequence[tuple[float, float]], left: float, right: float) -> bool:
    is_within = spot[0] >= left - 0.1 and spot[1] <= right + 0.1
    return is_within and all(spot[1] <= begin - 2 or spot[0] >= end + 2 for begin, end in taken)
