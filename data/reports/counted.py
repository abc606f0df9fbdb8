"""Tables without rules that count something: under a header of words, rows of a name and figures in columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.reports.page_words import Word, height_of, segments_of, text_of

_FIGURE = re.compile(r"[+−–-]?\s?\d{1,3}(?:[ .\u00a0\u202f]?\d{3})*(?:[.,]\d+)?\s?%?|[–—-]")
_FEWEST = 3  # columns; and so many rows, the header's among them
_APART = 0.8  # heights of a letter between two columns: figures below each other tell that they are some
_FARTHEST = 2.5  # heights of a letter between two rows of one table

Segments = list[list[Word]]


def counted_at(rows: Sequence[list[Word]], place: int) -> tuple[list[Segments], int] | None:
    """The cells of the table that begins on a row, header first, and the row after its last; None where none does."""
    heads = segments_of(rows[place], _APART)
    if len(heads) < _FEWEST or any(word.table for word in rows[place]) or not all(map(_is_name, heads)):
        return None
    cells = [heads]
    for end in range(place + 1, len(rows)):
        row = None if _is_far(rows[end - 1], rows[end]) else _cells_under(heads, rows[end])
        if row is None:
            return (cells, end) if len(cells) >= _FEWEST else None
        cells.append(row)
    return (cells, len(rows)) if len(cells) >= _FEWEST else None


def _cells_under(heads: Segments, row: Sequence[Word]) -> Segments | None:
    """A row's name and its figures, each under the heading that is nearest; None where it is no such row."""
    segments = segments_of(row, _APART)
    if len(segments) < 2 or any(word.table for word in row):
        return None
    cells: Segments = [[] for _ in heads]
    for segment in segments:
        column = min(range(len(heads)), key=lambda at: _distance(heads[at], segment))
        if cells[column] or not (_is_name(segment) if column == 0 else _FIGURE.fullmatch(text_of(segment))):
            return None
        cells[column] = segment
    return cells if cells[0] else None


def _distance(head: Sequence[Word], segment: Sequence[Word]) -> float:
    """How far a segment stands from a heading: flush with its left or right edge, or in its middle."""
    left, right = segment[0].x0 - head[0].x0, segment[-1].x1 - head[-1].x1
    return min(abs(left), abs(right), abs(left + right) / 2)


def _is_name(segment: Sequence[Word]) -> bool:
    return sum(map(str.isalpha, text_of(segment))) > 1


def _is_far(above: Sequence[Word], row: Sequence[Word]) -> bool:
    return row[0].top - above[0].bottom > _FARTHEST * height_of(above[0])
