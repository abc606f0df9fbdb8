"""What stands around rows and plots: the key of their marks above, notes below."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from analysis.drawing.row_parts import RowKey
from analysis.drawing.sketch import marks
from analysis.drawing.sketch.measures import GAP, WordMeasures
from analysis.drawing.sketch.row import Block
from analysis.drawing.sketch.shapes import LEADING, SketchPart, Words


def key_of_marks(key: Sequence[RowKey], at: WordMeasures) -> tuple[list[SketchPart], float]:
    """What each mark means, and what that takes of the height."""
    parts: list[SketchPart] = []
    x = y = 0.0
    for item in key:
        lines = at.lines(item.text, at.room.width - at.letters * 1.7, at.small)
        long = at.letters * 1.9 + max(at.width(line, at.small) for line in lines)
        if x and x + long > at.room.width:
            x, y = 0.0, y + at.letters * 1.6
        parts += marks.glyph(item.mark, x, y + at.small * LEADING / 2, at.letters * 0.95)
        parts.append(Words(x + at.letters * 1.7, y, tuple(lines), at.small, "ink2"))
        x += long + at.letters * 1.4
        y += (len(lines) - 1) * at.small * LEADING
    return parts, y + at.letters * 2.1 if key else 0.0


def notes_below(notes: Sequence[str], at: WordMeasures) -> Block | None:
    """Notes in one column, or in two where they are many."""
    if not notes:
        return None
    parts: list[SketchPart] = []
    y = at.letters * 0.7
    columns = 2 if len(notes) > 2 else 1
    gap = GAP * at.letters
    width = (at.room.width - gap * (columns - 1)) / columns
    each = ceil(len(notes) / columns)
    bottom = y
    for column in range(columns):
        down = y
        for note in notes[column * each : (column + 1) * each]:
            found, taken = at.text(note, column * (width + gap), down, width, is_strong=False)
            parts += found
            down += taken
        bottom = max(bottom, down)
    return Block(tuple(parts), bottom)
