"""Rows with marks as one picture for all that is handed out and for the wall: laid out once, drawn by each renderer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.drawing.assessed_rows import AnyRows
from analysis.drawing.sketch.layout import pieces_of, sketches_of
from analysis.drawing.sketch.room import Room
from analysis.drawing.sketch.shapes import Sketch
from analysis.drawing.sketch.tracks_of_rows import tracks_of


def is_drawn(rows: AnyRows | None) -> bool:
    """Whether the rows have marks that can be laid out; else they are told as a table."""
    return rows is not None and tracks_of(rows) is not None


def drawn(rows: AnyRows | None, room: Room) -> tuple[Sketch, ...]:
    """The rows over as many sketches as they need in that room; none where they are told as a table."""
    found = tracks_of(rows) if rows is not None else None
    return () if found is None else sketches_of(found, room)


def fitting(rows: AnyRows | None, room: Room, sizes: Sequence[float]) -> tuple[Sketch, ...]:
    """As `drawn`, in those of the letters that take the fewest sketches, and the largest of those."""
    found = tracks_of(rows) if rows is not None else None
    if found is None:
        return ()
    made = (sketches_of(found, replace(room, letters=letters)) for letters in sorted(sizes, reverse=True))
    return min(made, key=len)


def in_pieces(rows: AnyRows | None, room: Room) -> tuple[Sketch, tuple[Sketch, ...], Sketch | None] | None:
    """Head, rows and notes, for who breaks pages itself; None where the rows are told as a table."""
    found = tracks_of(rows) if rows is not None else None
    return None if found is None else pieces_of(found, room)
