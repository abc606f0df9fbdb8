"""Tables without rules: a header of scores or years, and below it rows of words with numbers under the same headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.reports.columns import is_figure, is_header_of, is_score_header
from data.reports.counted import counted_at, key_figures_at
from data.reports.headings import after_total, is_statement, is_structural
from data.reports.page_words import Word, height_of, segments_of, text_of
from data.reports.unruled_lists import list_at

_CLOSE = 3.0  # points
_PAIR = 2
_LOOKED_AT = 3  # rows below a header
_NEAR = 25.0  # points between the middle of a number and that of its header

Segments = list[list[Word]]


@dataclass(frozen=True)
class Header:
    """The headers of a table's numbers, and how far right of its words the middle of each stands.

    `lefts`: where each column begins, where all of them have headers.
    """

    segments: Segments
    offsets: tuple[float, ...]
    lefts: tuple[float, ...] = ()


@dataclass(frozen=True)
class Unruled:
    """A table: the cells of its rows, header first; the row after its last; its header, for what goes on overleaf.

    `is_counted`: it counts something else than scores, and is read row by row.
    """

    cells: list[Segments]
    end: int
    header: Header | None
    is_counted: bool = False


def with_unruled(rows: Sequence[list[Word]], earlier: Header | None = None) -> list[list[Word]]:
    """The rows of a page with each table that stands alone on its rows as one word, so that no column parts it.

    `earlier` is the header of a table of the page before.
    """
    earlier = earlier if earlier and earlier.lefts else None
    found: list[list[Word]] = []
    place = 0
    while place < len(rows):
        table = unruled_at(rows, place, earlier)
        if table is None:
            found.append(rows[place])
            place += 1
            continue
        words = [word for row in rows[place : table.end] for word in row]
        x0, x1 = min(word.x0 for word in words), max(word.x1 for word in words)
        top, bottom = min(word.top for word in words), max(word.bottom for word in words)
        found.append([Word("", x0, x1, top, bottom, table=table)])
        place = table.end
    return found


def unruled_at(rows: Sequence[list[Word]], place: int, earlier: Header | None) -> Unruled | None:
    """The table that begins on a row, or goes on there under the header of an earlier one; None where none does."""
    if (scored := _scored_at(rows, place, earlier)) is not None:
        return scored
    counted = counted_at(rows, place) or key_figures_at(rows, place) or list_at(rows, place)
    return None if counted is None else Unruled(*counted, header=None, is_counted=True)


def _scored_at(rows: Sequence[list[Word]], place: int, earlier: Header | None) -> Unruled | None:
    if any(word.table for word in rows[place]):
        return None
    if (listed := _listed_at(rows, place, earlier)) is not None:
        return listed
    segments = segments_of(rows[place])
    heads = [segment for segment in segments if is_score_header(text_of(segment))]
    is_header = len(heads) >= len(segments) - 1 > 0 and not is_statement(text_of(segments[0]))
    if heads and not is_header and len(segments) > _PAIR and _stands_over_figures(rows, place, segments):
        heads, is_header = segments[1:], True
    if is_header and (segments[0] is not heads[0] or len(heads) > 1):
        left = segments[0] if segments[0] is not heads[0] else []
        header = Header(heads, tuple(_middle(head) - segments[0][0].x0 for head in heads))
        cells, end = _rows_under(rows, place + 1, header, segments[0][0].x0)
        if cells or place + 1 == len(rows):  # its rows may stand overleaf
            return Unruled([[left, *heads], *cells], end, header)
        return None
    if earlier is None or earlier.lefts or not _goes_on(segments, earlier):
        return None
    cells, end = _rows_under(rows, place, earlier, segments[0][0].x0)
    return Unruled([[[], *earlier.segments], *cells], end, earlier) if cells else None


def _stands_over_figures(rows: Sequence[list[Word]], place: int, segments: Segments) -> bool:
    """Whether the rows below have words and a number under each other header: "Utkast", "Styrets poeng"."""
    below = [_with_close_number(segments_of(row)) for row in rows[place + 1 : place + 1 + _LOOKED_AT]]
    return len(below) == _LOOKED_AT and all(
        len(row) == len(segments) and all(is_figure(text_of(cell)) for cell in row[1:]) for row in below
    )


def _listed_at(rows: Sequence[list[Word]], place: int, earlier: Header | None) -> Unruled | None:
    """A table of which every column has a header, as a printed sheet has: indicator, statement, score, remark."""
    segments = segments_of(rows[place])
    texts = [text_of(segment) for segment in segments]
    if len(texts) > 2 and all(_is_header(text) for text in texts) and any(map(_names_rows, texts)):
        header = Header(segments, (), tuple(segment[0].x0 for segment in segments))
        cells, end = _rows_in(rows, place + 1, header)
        return Unruled([segments, *cells], end, header) if len(cells) > 1 else None
    if earlier is None or not earlier.lefts or place:
        return None
    cells, end = _rows_in(rows, place, earlier)
    is_known = any(is_statement(text_of(cell)) for row in cells for cell in row)
    return Unruled([earlier.segments, *cells], end, earlier) if is_known else None


def _is_header(text: str) -> bool:
    return is_score_header(text) or any(is_header_of(text, name) for name in ("indicator", "statement", "comment"))


def _names_rows(text: str) -> bool:
    return is_header_of(text, "statement") or is_header_of(text, "indicator")


def _rows_in(rows: Sequence[list[Word]], begin: int, header: Header) -> tuple[list[Segments], int]:
    """The rows below such a header, words that go on under them put to the row above, and the row after the last."""
    scored = [place for place, segment in enumerate(header.segments) if is_score_header(text_of(segment))]
    cells: list[Segments] = []
    for end in range(begin, len(rows)):
        row = _cells_of(rows[end], header.lefts)
        if row is None or not scored or not all(is_figure(text_of(row[place])) for place in scored if row[place]):
            return cells, end
        if any(row[place] for place in scored) or not cells:
            cells.append(row)
        else:
            cells[-1] = [[*above, *below] for above, below in zip(cells[-1], row, strict=True)]
    return cells, len(rows)


def _cells_of(row: Sequence[Word], lefts: Sequence[float]) -> Segments | None:
    """A row's words by column; None where words go across, or stand left of all."""
    cells: Segments = [[] for _ in lefts]
    before: tuple[int, Word] | None = None
    for word in row:
        column = sum(word.x0 > left - _CLOSE for left in lefts) - 1
        is_across = before is not None and before[0] != column and word.x0 - before[1].x1 < 0.3 * height_of(word)
        if column < 0 or word.table or is_across:
            return None
        cells[column].append(word)
        before = column, word
    return cells


def _goes_on(segments: Segments, header: Header) -> bool:
    """Whether a row is a known statement or a total with as many numbers as there are headers."""
    numbers = [segment for segment in segments[1:] if is_figure(text_of(segment))]
    text = text_of(segments[0])
    is_known = is_statement(text) or after_total(f"{text}:") is not None
    return is_known and len(numbers) == len(segments) - 1 == len(header.segments)


def _rows_under(rows: Sequence[list[Word]], begin: int, header: Header, left: float) -> tuple[list[Segments], int]:
    """The rows of a table and the row after its last."""
    middles = [left + offset for offset in header.offsets]
    near = [max(_NEAR, (head[-1].x1 - head[0].x0) / 2) if head else _NEAR for head in header.segments]
    cells: list[Segments] = []
    end = begin
    waiting: list[list[Word]] = []  # words of a row whose numbers stand lower down
    while end + len(waiting) < len(rows):
        row = rows[end + len(waiting)]
        parts = _parts(row, middles, near) if row[0].x0 > left - _NEAR else None
        if parts is None:
            if cells and not waiting and _is_continuation(row, left):
                cells[-1][0] += row  # the words of the row above go on
                end += 1
                continue
            if len(waiting) > 1 or is_structural(text_of(row)) or any(word.table for word in row):
                break
            waiting.append(row)
            continue
        words, numbers = parts
        cells.append([[word for above in waiting for word in above] + words, *numbers])
        end += len(waiting) + 1
        waiting = []
    return cells, end


def _is_continuation(row: Sequence[Word], left: float) -> bool:
    """Whether a row only goes on with the words above it."""
    text = text_of(row)
    return text[:1].islower() and row[0].x0 > left - _NEAR and len(segments_of(row)) == 1 and not row[0].table


def _parts(row: Sequence[Word], middles: Sequence[float], near: Sequence[float]) -> tuple[list[Word], Segments] | None:
    """A row's words and its numbers, each under its header; None where it has no numbers there."""
    if any(word.table for word in row):
        return None
    numbers: Segments = [[] for _ in middles]
    words: list[Word] = []
    for segment in _with_close_number(segments_of(row)):
        column = min(range(len(middles)), key=lambda at: abs(middles[at] - _middle(segment)))
        if (
            is_figure(text_of(segment))
            and abs(middles[column] - _middle(segment)) < near[column]
            and not numbers[column]
        ):
            numbers[column] = segment
        elif segment[-1].x1 > min(middles) + _NEAR:
            return None  # a text that stands beside
        else:
            words += segment
    return (words, numbers) if words and any(numbers) else None


def _with_close_number(segments: Segments) -> Segments:
    """The parts of a row, a number for itself also where it stands close to the words."""
    found: Segments = []
    for segment in segments:
        is_close = len(segment) > 1 and is_figure(segment[-1].text)
        found += [segment[:-1], segment[-1:]] if is_close else [segment]
    return found


def _middle(segment: Sequence[Word]) -> float:
    return (segment[0].x0 + segment[-1].x1) / 2
