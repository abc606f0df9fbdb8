"""Tables without rules that list something: under a header of known words, rows of texts and figures in columns."""

from __future__ import annotations

from collections.abc import Sequence

from data.reports.page_words import Word, height_of, segments_of, text_of
from data.understanding.phrases import speaks_of

_FEWEST_COLUMNS, _FEWEST_ROWS = 4, 3
_KNOWN = 0.75  # of the headings
_APART = 0.8  # heights of a letter between two columns
_FARTHEST = 6.0  # heights of a letter between two rows of one table
_CLOSE = 1.2  # heights of a letter between a row and what goes on below it
_LISTED = frozenset({"project", "action", "measure", "event", "company", "area"})
_SAID_OF_THEM = frozenset({"grant", "cost", "budget", "payment", "phase", "state", "responsible", "deadline", "target"})
_ASSESSED = frozenset({"indicator", "strength", "improvement", "score", "statement"})

Segments = list[list[Word]]


def list_at(rows: Sequence[list[Word]], place: int) -> tuple[list[Segments], int] | None:
    """The cells of the list that begins on a row, header first, and the row after its last; None where none does."""
    heads = segments_of(rows[place], _APART) if not any(word.table for word in rows[place]) else []
    if len(heads) < _FEWEST_COLUMNS or not _is_header([text_of(head) for head in heads]):
        return None
    cells, end = [heads], place + 1
    while end < len(rows) and _gap(rows, end) <= _FARTHEST:
        row = _cells_under(heads, rows[end])
        if row is None:
            break
        if len(cells) > 1 and _gap(rows, end) <= _CLOSE and _goes_on(cells[-1], row):
            cells[-1] = [[*above, *below] for above, below in zip(cells[-1], row, strict=True)]
        else:
            cells.append(row)
        end += 1
    return (cells, end) if len(cells) > _FEWEST_ROWS else None


def _is_header(texts: Sequence[str]) -> bool:
    """Whether headings name what is listed and what is said of it, and speak of no assessment."""
    said = [speaks_of(text) for text in texts]
    every = frozenset().union(*said)
    is_known = sum(map(bool, said)) >= _KNOWN * len(said)
    return is_known and bool(every & _LISTED) and bool(every & _SAID_OF_THEM) and not every & _ASSESSED


def _cells_under(heads: Segments, row: Sequence[Word]) -> Segments | None:
    """A row's texts, each under the heading that is nearest; None where two stand under the same one."""
    if any(word.table for word in row):
        return None
    cells: Segments = [[] for _ in heads]
    for segment in segments_of(row, _APART):
        column = min(range(len(heads)), key=lambda at: _distance(heads[at], segment))
        if cells[column] or not _is_below(heads, column, segment):
            return None
        cells[column] = segment
    return cells


def _is_below(heads: Segments, column: int, segment: Sequence[Word]) -> bool:
    """Whether a text stands between the headings beside its own, as far as it does not go on below its own."""
    before = heads[column - 1][-1].x0 if column else float("-inf")
    after = heads[column + 1][-1].x1 if column + 1 < len(heads) else float("inf")
    return before < segment[0].x0 and segment[-1].x1 < after


def _distance(head: Sequence[Word], segment: Sequence[Word]) -> float:
    """How far a text stands from a heading: flush with its left or right edge, or in its middle."""
    left, right = segment[0].x0 - head[0].x0, segment[-1].x1 - head[-1].x1
    return min(abs(left), abs(right), abs(left + right) / 2)


def _goes_on(above: Segments, row: Segments) -> bool:
    """Whether a row only goes on with texts of the one above, and has nothing where that one begins."""
    return (
        not row[0]
        and sum(map(bool, row)) < sum(map(bool, above))
        and all(above[at] for at, cell in enumerate(row) if cell)
    )


def _gap(rows: Sequence[list[Word]], place: int) -> float:
    """The room above a row, in heights of a letter."""
    bottom = max(word.bottom for word in rows[place - 1])
    return (rows[place][0].top - bottom) / height_of(rows[place][0])
