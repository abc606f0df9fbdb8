"""Rows with marks as one picture for all that is handed out and for the wall: laid out once, drawn by each renderer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.drawing.assessed_rows import AnyRows
from analysis.drawing.sketch.layout import stack_of_tracks
from analysis.drawing.sketch.pages import Stack
from analysis.drawing.sketch.plot_layout import stack_of_plots
from analysis.drawing.sketch.plots_of_rows import plots_of
from analysis.drawing.sketch.room import Room
from analysis.drawing.sketch.shapes import Sketch
from analysis.drawing.sketch.tracks_of_rows import tracks_of


def is_drawn(rows: AnyRows | None) -> bool:
    """Whether the rows have marks that can be laid out; else they are told as a table."""
    return rows is not None and (tracks_of(rows) is not None or plots_of(rows) is not None)


def fitting(rows: AnyRows | None, room: Room, sizes: Sequence[float]) -> tuple[Sketch, ...]:
    """The rows in those of the letters that take the fewest sketches, and the largest of those.

    None where they are told as a table: without marks, or with a row that no page can hold.
    """
    stacks = (_stack(rows, replace(room, letters=letters)) for letters in sorted(sizes, reverse=True))
    return min((stack.sketches() for stack in stacks if stack is not None), key=len, default=())


def in_pieces(rows: AnyRows | None, room: Room) -> tuple[Sketch, tuple[Sketch, ...], Sketch | None] | None:
    """Head, rows and notes, for who breaks pages itself; None where the rows are told as a table."""
    stack = _stack(rows, room)
    return None if stack is None else stack.pieces()


def _stack(rows: AnyRows | None, room: Room) -> Stack | None:
    if rows is None:
        return None
    tracks, plots = tracks_of(rows), plots_of(rows)
    if tracks is not None:
        made = stack_of_tracks(tracks, room)
    elif plots is not None:
        made = stack_of_plots(plots, room)
    else:
        return None
    return made if made.is_fitting else None
