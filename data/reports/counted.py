"""Tables without rules that count something: under a header of words, rows of a name and figures in columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.reports.page_words import Word, height_of, segments_of, text_of
from data.understanding.key_figures import are_key_figures, is_pair

_FIGURE = re.compile(r"[+−–-]?\s?\d{1,3}(?:[ .\u00a0\u202f]?\d{3})*(?:[.,]\d+)?\s?%?|[–—-]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST = 3  # columns; and so many rows, the header's among them
_APART = 0.8  # heights of a letter between two columns: figures below each other tell that they are some
_FARTHEST = 2.5  # heights of a letter between two rows of one table

Segments = list[list[Word]]


def counted_at(rows: Sequence[list[Word]], place: int) -> tuple[list[Segments], int] | None:
    """The cells of the table that begins on a row, header first, and the row after its last; None where none does."""
    if any(word.table for word in rows[place]):
        return None
    heads = segments_of(rows[place], _APART)
    if len(heads) < _FEWEST - 1 or not all(map(_is_name, heads)):
        return None
    if len(heads) >= _FEWEST and (found := _rows_under(heads, rows, place + 1)) is not None:
        return found
    whole = _with_second_line(heads, rows, place + 1)
    return None if whole is None else _rows_under(whole, rows, place + 2)


def key_figures_at(rows: Sequence[list[Word]], place: int) -> tuple[list[Segments], int] | None:
    """The names and figures that stand below each other as key figures do, and the row after the last."""
    cells: list[Segments] = []
    for row in rows[place:]:
        segments = segments_of(row) if not any(word.table for word in row) else []
        if not is_pair([text_of(segment) for segment in segments]):
            break
        cells.append(segments)
    return (cells, place + len(cells)) if are_key_figures([text_of(row[0]) for row in cells]) else None


def _rows_under(heads: Segments, rows: Sequence[list[Word]], begin: int) -> tuple[list[Segments], int] | None:
    """The header and the rows below it, where they are enough to make a table."""
    cells, end = [heads], begin
    while end < len(rows) and not _is_far(rows[end - 1], rows[end]):
        row = _cells_under(heads, rows[end])
        if row is None:
            break
        cells.append(row)
        end += 1
    return (cells, end) if len(cells) >= _FEWEST else None


def _with_second_line(heads: Segments, rows: Sequence[list[Word]], place: int) -> Segments | None:
    """The headings with what stands on the line below them, where each goes on there or stands only there."""
    if place >= len(rows) or _is_far(rows[place - 1], rows[place]) or any(word.table for word in rows[place]):
        return None
    whole = [list(head) for head in heads]
    for segment in segments_of(rows[place], _APART):
        over = [head for head in whole if head[0].x0 < segment[-1].x1 and segment[0].x0 < head[-1].x1]
        if len(over) > 1 or not (_is_name(segment) or (over and _YEAR.fullmatch(text_of(segment)))):
            return None
        if over:
            over[0] += segment
        else:
            whole.append(list(segment))
    return sorted(whole, key=lambda head: head[0].x0) if len(whole) >= _FEWEST else None


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
    left = segment[0].x0 - min(word.x0 for word in head)
    right = segment[-1].x1 - max(word.x1 for word in head)
    return min(abs(left), abs(right), abs(left + right) / 2)


def _is_name(segment: Sequence[Word]) -> bool:
    return sum(map(str.isalpha, text_of(segment))) > 1


def _is_far(above: Sequence[Word], row: Sequence[Word]) -> bool:
    return row[0].top - above[0].bottom > _FARTHEST * height_of(above[0])
