"""Tables of findings with no rules between their columns: an indicator on the left of each row, its findings beside it.

Read as columns of a text, all that stands there would be said of the last indicator.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.reports.page_words import Word, height_of, rows_of, segments_of, text_of
from data.reports.pdf_marks import Box
from data.reports.text_columns import columns_of
from data.understanding.kinds_of_findings import indicator_of, kind_of_finding

_FEWEST_KINDS, _FEWEST_ROWS = 2, 2
_MOST_LINES = 3  # of a name
_BREAK = 4.0  # heights without a word end a table
_EDGE = 1.0  # points


@dataclass(frozen=True)
class NamedRow:
    """The boxes of a row's cells."""

    cells: tuple[Box, ...]


@dataclass(frozen=True)
class NamedRows:
    """A table: its box, and its rows, the header first."""

    bbox: Box
    rows: tuple[NamedRow, ...]


def tables_of_named_rows(words: Sequence[Word], rules: Sequence[float]) -> Iterator[NamedRows]:
    """Such tables among the words of a page; `rules` are the heights at which lines go across it."""
    rows = rows_of([word for word in words if not word.table])
    place = 0
    while place < len(rows):
        found = _table_at(rows, place, rules)
        if found is not None:
            table, place = found
            yield table
        else:
            place += 1


def _table_at(rows: Sequence[list[Word]], place: int, rules: Sequence[float]) -> tuple[NamedRows, int] | None:
    lefts = _columns_of_header(rows, place)
    if lefts is None:
        return None
    end = _end_of(rows, place, lefts[1:])
    names = _names_in([[word for word in row if word.x0 < lefts[1] - _EDGE] for row in rows[place + 1 : end]])
    if names is None or len(names) < _FEWEST_ROWS:
        return None
    words = [word for row in rows[place + 1 : end] for word in row]
    top, bottom = min(word.top for word in rows[place]), max(word.bottom for word in words)
    header_end = max(word.bottom for word in rows[place])
    borders = [_border(words, above, below, rules) for above, below in pairwise(names)]
    if None in borders:
        return None
    right = max(word.x1 for word in (*words, *rows[place])) + _EDGE
    edges = [*(left - _EDGE for left in lefts), right]
    heights = [top, header_end, *(border for border in borders if border is not None), bottom]
    boxes = tuple(NamedRow(tuple((x0, y0, x1, y1) for x0, x1 in pairwise(edges))) for y0, y1 in pairwise(heights))
    return NamedRows((edges[0], top, right, bottom), boxes), end


def _columns_of_header(rows: Sequence[list[Word]], place: int) -> list[float] | None:
    """Where the columns begin of a row that heads names and kinds of findings; None where it is none."""
    segments = segments_of(rows[place])
    texts = [text_of(segment) for segment in segments]
    is_named = bool(texts) and kind_of_finding(texts[0]) is None
    kinds = [kind_of_finding(text) for text in (texts[1:] if is_named else texts)]
    if len(kinds) < _FEWEST_KINDS or not all(kind is not None and not kind[1] for kind in kinds):
        return None
    if len({kind[0] for kind in kinds if kind is not None}) < len(kinds):
        return None
    lefts = [segment[0].x0 for segment in segments]
    if is_named:
        return lefts
    below = min((row[0].x0 for row in rows[place + 1 : place + 1 + _MOST_LINES]), default=lefts[0])
    return [below, *lefts] if below < lefts[0] - height_of(rows[place][0]) else None


def _end_of(rows: Sequence[list[Word]], place: int, edges: Sequence[float]) -> int:
    """The row after the last that stands in the columns."""
    for end in range(place + 1, len(rows)):
        bottom = max(word.bottom for word in rows[end - 1])
        is_far = min(word.top for word in rows[end]) - bottom > _BREAK * height_of(rows[end][0])
        if is_far or columns_of(rows[end], edges) is None:
            return end
    return len(rows)


def _names_in(lines: Sequence[list[Word]]) -> list[tuple[float, float]] | None:
    """The top and the bottom of each name, over a line or several; None where anything but indicators stands there."""
    found: list[tuple[float, float]] = []
    codes: set[str] = set()
    open_lines: list[list[Word]] = []
    for line in (line for line in lines if line):
        open_lines.append(line)
        code = indicator_of(" ".join(text_of(words) for words in open_lines))
        if code is not None and code not in codes:
            codes.add(code)
            found.append((min(word.top for word in open_lines[0]), max(word.bottom for word in line)))
            open_lines = []
        elif len(open_lines) == _MOST_LINES:
            return None
    return None if open_lines else found


def _border(
    words: Sequence[Word], above: tuple[float, float], below: tuple[float, float], rules: Sequence[float]
) -> float | None:
    """Where one row ends and the next begins: a rule, or the widest free strip; None where nothing tells them apart."""
    between = [rule for rule in rules if above[0] < rule < below[1] and not _is_crossed(words, rule)]
    if between:
        return between[0] if len(between) == 1 else None
    near = sorted((word for word in words if word.bottom > above[0] and word.top < below[1]), key=lambda word: word.top)
    strips: list[tuple[float, float]] = []
    bottom = above[0]
    for word in near:
        if word.top > bottom:
            strips.append((word.top - bottom, (word.top + bottom) / 2))
        bottom = max(bottom, word.bottom)
    strips.sort(reverse=True)
    is_clear = bool(strips) and (len(strips) == 1 or strips[0][0] > strips[1][0] + _EDGE)
    return strips[0][1] if is_clear else None


def _is_crossed(words: Sequence[Word], height: float) -> bool:
    return any(word.top + _EDGE < height < word.bottom - _EDGE for word in words)
