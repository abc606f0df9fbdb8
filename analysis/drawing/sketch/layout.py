"""Lays rows with marks out: their key, the headings with the axis, each row, and what stands below the last."""

from __future__ import annotations

from analysis.drawing.sketch.around import key_of_marks, notes_below
from analysis.drawing.sketch.measures import RowMeasures
from analysis.drawing.sketch.pages import Stack
from analysis.drawing.sketch.room import Room
from analysis.drawing.sketch.row import Block, row_block, under
from analysis.drawing.sketch.shapes import LEADING, Ink, Rectangle, SketchPart, Words, moved
from analysis.drawing.sketch.tracks import Tracks


def stack_of_tracks(tracks: Tracks, room: Room) -> Stack:
    """The rows laid out in that room."""
    at = RowMeasures(tracks, room)
    groups = tuple(
        (_group(at, name) if name else None, tuple(row_block(at, track) for track in rows))
        for name, rows in tracks.groups
    )
    return Stack(room, _head(at), groups, notes_below(tracks.notes, at))


def _head(at: RowMeasures) -> Block:
    """The key, and the headings with the axis."""
    parts, y = key_of_marks(at.tracks.key, at)
    named = at.tracks.axis_heading if not at.tracks.ticks else ""
    x, width = at.columns.axis
    heads = [(at.tracks.heading, 0.0, at.columns.name), (named, x, width)]
    heads += [(text, *place) for text, place in zip(at.tracks.word_headings, at.columns.words, strict=True)]
    made = [at.text(text, left, 0, wide, is_strong=False) for text, left, wide in heads if text and wide > 0]
    columns = [_column_head(at, place) for place in range(len(at.tracks.columns))]
    if at.tracks.ticks:
        made.append((_ticks(at), at.small * LEADING))
    made += columns
    height = max((found for _, found in made), default=0.0)
    if not height:
        return Block(tuple(parts), y)
    for found, own in made:
        parts += [moved(part, y + height - own) for part in found]
    y += height + at.letters * 0.3
    parts.append(Rectangle(0, y, at.room.width, max(at.letters * 0.1, 0.7), Ink("ink")))
    return Block(tuple(parts), y + at.letters * 0.15)


def _ticks(at: RowMeasures) -> list[SketchPart]:
    x, width = at.columns.axis
    parts: list[SketchPart] = []
    free = float("-inf")
    is_after = at.tracks.is_set_on_edge
    for tick in at.tracks.ticks:
        long = at.width(tick.label, at.small, bold=tick.is_emphasised)
        place = x + tick.place * width
        begin = place if is_after else min(max(place - long / 2, x - at.letters), x + width + at.letters - long)
        if begin < free or (is_after and begin + long > x + width + at.letters):
            continue  # no room for its name between its neighbours; its line says where it is
        free = begin + long + at.small * 0.5
        colour = "ink" if tick.is_emphasised else "ink2"
        parts.append(Words(begin, 0, (tick.label,), at.small, colour, tick.is_emphasised))
    return parts


def _column_head(at: RowMeasures, place: int) -> tuple[list[SketchPart], float]:
    strong, quiet = at.tracks.columns[place]
    x, width = at.cell_place(place, 1)
    parts, y = at.text(strong, x, 0, width)
    more, taken = at.text(quiet, x, y, width, is_strong=False)
    return parts + more, y + taken


def _group(at: RowMeasures, name: str) -> Block:
    if not name:
        return Block((), 0.0)
    parts, taken = at.text(name, 0, at.letters * 0.7, at.room.width, is_strong=False)
    y = taken + at.letters * 0.95
    return Block((*parts, under(at, y)), y)
