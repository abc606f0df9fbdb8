"""Columns of text on a page: where the second begins, and which rows stand in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from data.reports import boxes
from data.reports.columns import is_figure
from data.reports.grades import grade_in
from data.reports.headings import is_structural
from data.reports.page_words import Word, height_of, rows_of, segments_of, text_of
from data.understanding.kinds_of_findings import indicator_of, kind_of_finding

NEAR = 2.0  # points within which beginnings count as one
_NARROWEST = 50.0  # points; no column is narrower
_FEWEST = 3  # lines of text on each side
_FEWEST_KINDS = 2
_BESIDE = 2  # of them beside each other
_FILLED = 0.5  # of a column's width, where nothing else tells a column from a list of labels and values
_FULL = 0.75  # of a column's width with its gap, which a line of running text reaches
_BREAK = 4.0  # heights without a word end a column
_LETTERS = 8
_FAR = 30  # rows; a tall table is sorted by its middle, away from its upper and lower end


def columns_of(row: Sequence[Word], edges: Sequence[float]) -> list[list[Word]] | None:
    """A row's words by column; None where a text goes across."""
    columns: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    before: Word | None = None
    for word in row:
        column = sum(word.x0 > edge - NEAR for edge in edges)
        if column < len(edges) and word.x1 > edges[column] + NEAR:
            return None
        is_new = before is not None and not columns[column]
        if before is not None and is_new and word.x0 - before.x1 < 0.6 * height_of(word):
            return None
        columns[column].append(word)
        before = word
    return columns


def in_columns(rows: Sequence[list[Word]], edges: Sequence[float]) -> list[list[list[Word]]]:
    """Rows by column; rows that go across are left out."""
    found: list[list[list[Word]]] = [[] for _ in range(len(edges) + 1)]
    for row in rows:
        for number, words in enumerate(columns_of(row, edges) or []):
            if words:
                found[number].append(words)
    return found


def parted(rows: Sequence[list[Word]], edge: float) -> tuple[list[list[Word]], list[list[Word]]]:
    """The rows left and right of an edge."""
    # What only stood near a line of the other column is put together anew.
    left, right = (rows_of([word for row in column for word in row]) for column in in_columns(rows, [edge]))
    return left, right


def columns_in(rows: Sequence[list[Word]], known: float | None = None) -> tuple[int, int, float] | None:
    """The rows that stand in two columns, and where the second begins; None where the page has only one.

    Where the page before had columns, a few lines in the second of them are enough.
    """
    if not rows:
        return None
    texts = (segment for row in rows for segment in segments_of(row) if not is_figure(text_of(segment)))
    starts = Counter(round(segment[0].x0) for segment in texts)
    if not starts:
        return None
    margin = min(starts)
    edges = [x for x in starts if x > margin + _NARROWEST and sum(starts[x + by] for by in (-1, 0, 1)) >= _FEWEST]
    best: tuple[int, tuple[int, int, float]] | None = None
    same = [x for x in edges if known is not None and abs(x - known) <= NEAR]
    for x in sorted(same or edges):
        for first, end in _free_runs(rows, float(x)):
            lines = _lines_in_columns(rows[first:end], float(x))
            if lines and (best is None or lines > best[0]):
                best = lines, (first, end, float(x))
    if best is None and known is not None and any(abs(x - known) <= NEAR for x in starts):
        first, end = next(_free_runs(rows, known), (1, 1))
        left, right = parted(rows[first:end], known)
        is_there = bool(left) and bool(right) and abs(right[0][0].x0 - known) <= NEAR
        return (first, end, known) if first == 0 and is_there else None
    return _below_band(rows, *best[1]) if best else _last_lines(rows) or _right_of_text(rows)


def _below_band(rows: Sequence[list[Word]], first: int, end: int, edge: float) -> tuple[int, int, float]:
    """The columns without the name of an indicator with its score at the other end of the line, which heads both."""
    segments = segments_of(rows[first])
    is_band = len(segments) == 2 and indicator_of(text_of(segments[0])) and is_figure(text_of(segments[1]))
    return (first + 1 if is_band else first), end, edge


def _last_lines(rows: Sequence[list[Word]]) -> tuple[int, int, float] | None:
    """A full column, and beside its first line the last lines of the page on top of a second one."""
    second = next((segments[1] for row in rows[:_FAR] if len(segments := segments_of(row)) == 2), None)
    if second is None or second[0].top > max(word.bottom for word in rows[0]):
        return None
    edge = second[0].x0
    _, end = next(_free_runs(rows, edge), (0, 0))
    left, right = parted(rows, edge) if end == len(rows) else ([], [])
    if not left or not right or not all(columns_of(row, [edge]) for row in rows):
        return None
    margin = min(row[0].x0 for row in left)
    full = [row for row in left if row[-1].x1 - margin >= _FULL * (edge - margin)]
    is_rest = len(right) < _FEWEST and _is_aligned(right) and any(map(_may_be_last, right))
    return (0, end, edge) if len(full) >= _FEWEST and is_rest else None


def _right_of_text(rows: Sequence[list[Word]]) -> tuple[int, int, float] | None:
    """The columns that a heading over findings tells of, right of something that is none, down to the next name."""
    for place, row in enumerate(rows):
        segments = segments_of(row)
        if len(segments) != 2 or not _is_kind(segments[1]) or _is_kind(segments[0]):
            continue
        edge = segments[1][0].x0
        below = parted(rows[place + 1 : place + _FEWEST], edge)[1]
        if not below or not is_bullet(below[0]):
            continue
        for first, end in _free_runs(rows, edge):
            if first <= place < end:
                names = [at for at in range(first, end) if indicator_of(text_of(segments_of(rows[at])[0]))]
                begin = max((at + 1 for at in names if at < place), default=first)
                return begin, min((at for at in names if at > place), default=end), edge
    return None


def _is_kind(segment: Sequence[Word]) -> bool:
    kind = kind_of_finding(text_of(segment))
    return kind is not None and not kind[1]


def _may_be_last(row: Sequence[Word]) -> bool:
    return any(word.table for word in row) or is_shaped(row) or is_bullet(row)


def _free_runs(rows: Sequence[list[Word]], edge: float) -> Iterator[tuple[int, int]]:
    """Runs of rows that no text crosses at an edge, from the first that has words right of it."""
    first: int | None = None
    for place, row in enumerate([*rows, []]):
        columns = columns_of(row, [edge]) if row else None
        if columns is None or _is_break(rows, place):
            if first is not None:
                yield first, place
            first = None
        if columns is not None and first is None and columns[1]:
            first = place


def _is_break(rows: Sequence[list[Word]], place: int) -> bool:
    if not 0 < place < len(rows):
        return False
    above = max(word.bottom for row in rows[max(0, place - _FAR) : place] for word in row)
    below = min(word.top for row in rows[place : place + _FAR] for word in row)
    return below - above > _BREAK * height_of(rows[place][0])


def _lines_in_columns(rows: Sequence[list[Word]], edge: float) -> int:
    """How many lines of text stand right of an edge, if what stands on both sides are columns of text; else 0."""
    left, right = parted(rows, edge)
    if not left or not right:
        return 0
    top, bottom = right[0][0].top, right[-1][0].bottom
    beside = [row for row in left if top - 3 <= (row[0].bottom if row[0].table else row[0].top) <= bottom]
    # Beside lists under their kinds, names with their points are a column as well as running text is.
    is_column = _has_words if sum(map(_is_kind, right)) >= _FEWEST_KINDS else is_text
    texts, others = [row for row in right if is_text(row)], [row for row in left if is_column(row)]
    if _lines([row for row in beside if is_column(row)]) < _BESIDE:
        return 0
    if _lines(texts) < _FEWEST or _lines(others) < _FEWEST or not _is_aligned(right):
        return 0
    shaped = sum(is_shaped(row) or is_bullet(row) for row in right)
    if shaped < 2 and not (_is_filled(beside, edge) and _is_filled(right, None)):
        return 0
    return _lines(texts)


def _lines(rows: Sequence[list[Word]]) -> int:
    """How many lines of text rows are; a table is several."""
    return sum(_FEWEST if any(word.table for word in row) else 1 for row in rows)


def is_text(row: Sequence[Word]) -> bool:
    """Whether a row is text, or a table, and no lone number."""
    if any(word.table for word in row):
        return True
    return _has_words(row) and grade_in(text_of(row)) is None


def _has_words(row: Sequence[Word]) -> bool:
    return sum(map(str.isalpha, text_of(row))) >= _LETTERS


def _is_aligned(rows: Sequence[list[Word]]) -> bool:
    """Whether most rows begin at one of two places: texts, and items of a list."""
    starts = Counter(round(row[0].x0 / NEAR) for row in rows)
    return sum(count for _, count in starts.most_common(2)) >= 0.6 * len(rows)


def _is_filled(rows: Sequence[list[Word]], edge: float | None) -> bool:
    """Whether lines run to the end of their column, as those of a text do."""
    begin = min(row[0].x0 for row in rows)
    end = edge if edge is not None else max(row[-1].x1 for row in rows)
    return median((row[-1].x1 - begin) / max(end - begin, 1.0) for row in rows) >= _FILLED


def is_shaped(row: Sequence[Word]) -> bool:
    """Whether a row gives a report its shape: a heading, or a row of boxes."""
    return is_structural(text_of(row)) or len(boxes.tokens(text_of(row))) >= boxes.FEWEST


def is_bullet(row: Sequence[Word]) -> bool:
    """Whether a row begins with the sign of a list."""
    return not text_of(row)[:1].isalnum()
