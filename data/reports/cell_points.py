"""Whether the lines of a table's cells in a PDF are points of lists, though no sign stands before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from data.reports.page_words import Word, height_of, rows_of
from data.reports.pdf_marks import Box, is_within

_FEWEST_BELOW = 3  # lines in cells, below others


def holds(box: Box, word: Word) -> bool:
    """Whether the middle of a word stands in a box."""
    return is_within(box, (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)


def have_lists(tables: Iterable[tuple[Any, Sequence[Word]]]) -> bool:
    """Whether a line of a cell stands below another by will, or none goes on with the one above it, as a small letter
    would say. Each table comes with the words in it.
    """
    below = [pair for table, words in tables for pair in _lines_below(table, words)]
    if any(_begins_anew(row[0], above, box, left) for box, left, above, row in below):
        return True
    return len(below) >= _FEWEST_BELOW and not any(row[0].text[:1].islower() for *_, row in below)


def _lines_below(table: Any, words: Sequence[Word]) -> Iterator[tuple[Box, float, Sequence[Word], Sequence[Word]]]:
    """Each line of a cell that stands below another: the cell, where its text begins, that line and it."""
    for box in (box for row in table.rows for box in row.cells if box is not None):
        rows = rows_of([word for word in words if holds(box, word)])
        left = min((word.x0 for row in rows for word in row), default=0.0)
        yield from ((box, left, above, row) for above, row in pairwise(rows))


def _begins_anew(first: Word, above: Sequence[Word], box: Box, left: float) -> bool:
    """Whether the first word of a line would have had room on the one above."""
    width = first.x1 - first.x0 + height_of(first)
    return not first.text[:1].islower() and above[-1].x1 + width < box[2] - (left - box[0])
