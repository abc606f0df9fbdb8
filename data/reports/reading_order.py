"""The order in which people read the words of a page: side by side is read column by column, each to its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from data.reports import boxes
from data.reports.grades import grade_in
from data.reports.headings import indicator_of, is_structural, kind_of_finding
from data.reports.page_words import Word, height_of, rows_of, segments_of, text_of

_NEAR = 2.0  # points within which beginnings count as one
_NARROWEST = 50.0  # points; no column is narrower
_FEWEST = 3  # lines of text on each side
_BESIDE = 2  # of them beside each other
_FILLED = 0.5  # of a column's width, where nothing else tells a column from a list of labels and values
_FULL = 0.75  # of a column's width with its gap, which a line of running text reaches
_BREAK = 4.0  # heights without a word end a column
_LETTERS = 8
_FAR = 30  # rows; a tall table is sorted by its middle, away from its upper and lower end


@dataclass(frozen=True)
class Going:
    """Findings side by side that reach the end of a page, and so may go on overleaf.

    Of each column: where it begins, and its heading.
    """

    columns: tuple[tuple[float, list[Word]], ...]


@dataclass(frozen=True)
class Order:
    """The rows of a page in the order of reading, as regions; what may go on overleaf; the columns' edge."""

    regions: list[list[list[Word]]]
    going: Going | None = None
    edge: float | None = None


def ordered(rows: Sequence[list[Word]], earlier: Order | None = None) -> Order:
    """The order of a page; `earlier` is that of the page before."""
    edge = earlier.edge if earlier else None
    found, going = _regions(rows, earlier.going if earlier else None, edge)
    columns = _columns(rows, edge)
    return Order(found, going, columns[2] if columns else edge)


def has_columns(rows: Sequence[list[Word]], earlier: Order | None) -> bool:
    """Whether a page is set in columns of which the second holds more than findings."""
    columns = _columns(rows, earlier.edge if earlier else None)
    return columns is not None and _hold_more(_parted(rows[columns[0] : columns[1]], columns[2])[1])


def _regions(
    rows: Sequence[list[Word]], going: Going | None, edge: float | None
) -> tuple[list[list[list[Word]]], Going | None]:
    if going is not None and (taken := _taken_on(rows, going)) is not None:
        before, rest, still = taken
        if not rest:
            return before, still
        after, going_on = _regions(rest, None, edge)
        return [*before, *after], going_on
    return _ordered(rows, edge)


def _ordered(rows: Sequence[list[Word]], known: float | None = None) -> tuple[list[list[list[Word]]], Going | None]:
    if not rows:
        return [], None
    beside = _side_by_side(rows)
    if (labels := _labels(rows)) is not None:
        return _labelled(rows, labels)
    columns = _columns(rows, known)
    if beside is not None and (columns is None or not _begin_above(rows, columns, beside)):
        return _band(rows, beside)
    if columns is None:
        return [list(rows)], None
    first, end, edge = columns
    left, right = _parted(rows[first:end], edge)
    found: list[list[list[Word]]] = []
    for part in (rows[:first], left, right, rows[end:]):
        found += _ordered(part)[0]
    return found, None


def _begin_above(rows: Sequence[list[Word]], columns: tuple[int, int, float], beside: int) -> bool:
    """Whether two headings stand beside each other by chance, in columns that hold more than findings."""
    first, end, edge = columns
    if not first <= beside < end:
        return False
    _, above = _parted(rows[first:beside], edge)
    _, right = _parted(rows[first:end], edge)
    return _hold_more(right) or any(_is_text(row) or _is_shaped(row) for row in above)


def _hold_more(rows: Sequence[list[Word]]) -> bool:
    """Whether a column holds more than findings: boxes, names of indicators, topics, totals."""
    texts = [text_of(row) for row in rows]
    return any(
        boxes.has_box(boxes.tokens(text)) or (is_structural(text) and not kind_of_finding(text)) for text in texts
    )


def _is_shaped(row: Sequence[Word]) -> bool:
    """Whether a row gives a report its shape: a heading, or a row of boxes."""
    return is_structural(text_of(row)) or len(boxes.tokens(text_of(row))) >= boxes.FEWEST


def _band(rows: Sequence[list[Word]], first: int) -> tuple[list[list[list[Word]]], Going | None]:
    """Headings side by side and what stands under each."""
    segments = segments_of(rows[first])
    edges = [segment[0].x0 for segment in segments[1:]]
    is_of_indicators = indicator_of(text_of(segments[0])) is not None
    end = _band_end(rows, first, edges, is_of_indicators=is_of_indicators)
    above, _ = _ordered(rows[:first])
    columns = [rows_of([word for row in column for word in row]) for column in _in_columns(rows[first:end], edges)]
    found = [*above]
    for column in columns:
        found += [column] if not is_of_indicators else _ordered(column)[0]
    if end < len(rows):
        after, going = _ordered(rows[end:])
        return [*found, *after], going
    if is_of_indicators:
        return found, None
    return found, Going(tuple(zip([segments[0][0].x0, *edges], segments, strict=True)))


def _taken_on(
    rows: Sequence[list[Word]], going: Going
) -> tuple[list[list[list[Word]]], list[list[Word]], Going | None] | None:
    """What of a page goes on with the columns of the page before, under their headings written again, and the rest."""
    edges = [x0 for x0, _ in going.columns[1:]]
    end = _band_end(rows, -1, edges)
    if end == 0 or not (_is_bullet(rows[0]) or text_of(rows[0])[:1].islower()):
        return None  # a page that begins with something new
    columns = _in_columns(rows[:end], edges)
    found = []
    for (_, heading), column in zip(going.columns, columns, strict=True):
        if column:
            found.append([heading, *column])
    still = going if end == len(rows) else None
    return found, list(rows[end:]), still


def _labels(rows: Sequence[list[Word]]) -> tuple[list[int], float] | None:
    """The rows that begin with a heading over findings which stand right of it, and where those begin."""
    found: list[int] = []
    edges: Counter[int] = Counter()
    for place, row in enumerate(rows):
        segments = segments_of(row)
        kind = kind_of_finding(text_of(segments[0])) if len(segments) > 1 else None
        if kind and not kind[1] and kind_of_finding(text_of(segments[1])) is None:
            found.append(place)
            edges[round(segments[1][0].x0)] += 1
    if len(found) < 2:
        return None
    edge, count = edges.most_common(1)[0]
    left, _ = _parted(rows[found[0] : found[-1] + 1], float(edge))
    is_only_headings = all(kind_of_finding(text_of(row)) is not None for row in left)
    return (found, float(edge)) if count > 1 and is_only_headings else None


def _labelled(
    rows: Sequence[list[Word]], labels: tuple[list[int], float]
) -> tuple[list[list[list[Word]]], Going | None]:
    """Each heading and then what stands right of it."""
    places, edge = labels
    found, _ = _ordered(rows[: places[0]])
    last = places[-1] + 1
    while last < len(rows) and (columns := _columns_of(rows[last], [edge])) is not None and not columns[0]:
        last += 1
    for place, end in zip(places, [*places[1:], last], strict=True):
        left, right = _parted(rows[place:end], edge)
        found += [left, right]
    after, going = _ordered(rows[last:])
    return [*found, *after], going


def _side_by_side(rows: Sequence[list[Word]]) -> int | None:
    """The first row that holds several headings of one sort: kinds of findings, or names of indicators."""
    for place, row in enumerate(rows):
        segments = segments_of(row)
        if len(segments) < 2:
            continue
        texts = [text_of(segment) for segment in segments]
        kinds = [found for text in texts if (found := kind_of_finding(text)) and not found[1]]
        if len(kinds) == len(texts) == len({kind for kind, _ in kinds}) or all(indicator_of(text) for text in texts):
            return place
    return None


def _band_end(rows: Sequence[list[Word]], first: int, edges: Sequence[float], *, is_of_indicators: bool = False) -> int:
    """The row after the last one that still stands in columns."""
    end = first + 1
    for place in range(first + 1, len(rows)):
        row = rows[place]
        columns = _columns_of(row, edges)
        if columns is None:
            break
        is_left_only = not any(columns[1:])
        if is_left_only and not is_of_indicators:
            is_new = not _is_bullet(row) and _is_set_off(rows, first, place)
            if is_structural(text_of(row)) or boxes.tokens(text_of(row)) or is_new:
                break
        end = place + 1
    return end


def _is_set_off(rows: Sequence[list[Word]], first: int, place: int) -> bool:
    """Whether a row is set in other letters than the one above it, or further below it than rows usually are."""
    if place == 0:
        return False
    gaps = [_gap(rows, at) for at in range(max(first + 1, 1), place + 1)]
    is_far = gaps[-1] > 0.8 * height_of(rows[place][0]) and gaps[-1] > 1.6 * max(gaps[:-1], default=0.0)
    return is_far or rows[place][0].look != rows[place - 1][-1].look


def _gap(rows: Sequence[list[Word]], place: int) -> float:
    return min(word.top for word in rows[place]) - max(word.bottom for word in rows[place - 1])


def _is_bullet(row: Sequence[Word]) -> bool:
    return not text_of(row)[:1].isalnum()


def _columns_of(row: Sequence[Word], edges: Sequence[float]) -> list[list[Word]] | None:
    """A row's words by column; None where a text goes across."""
    columns: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    before: Word | None = None
    for word in row:
        column = sum(word.x0 > edge - _NEAR for edge in edges)
        if column < len(edges) and word.x1 > edges[column] + _NEAR:
            return None
        is_new = before is not None and not columns[column]
        if before is not None and is_new and word.x0 - before.x1 < 0.6 * height_of(word):
            return None
        columns[column].append(word)
        before = word
    return columns


def _in_columns(rows: Sequence[list[Word]], edges: Sequence[float]) -> list[list[list[Word]]]:
    found: list[list[list[Word]]] = [[] for _ in range(len(edges) + 1)]
    for row in rows:
        for number, words in enumerate(_columns_of(row, edges) or []):
            if words:
                found[number].append(words)
    return found


def _parted(rows: Sequence[list[Word]], edge: float) -> tuple[list[list[Word]], list[list[Word]]]:
    # What only stood near a line of the other column is put together anew.
    left, right = (rows_of([word for row in column for word in row]) for column in _in_columns(rows, [edge]))
    return left, right


def _columns(rows: Sequence[list[Word]], known: float | None = None) -> tuple[int, int, float] | None:
    """The rows that stand in two columns, and where the second begins; None where the page has only one.

    Where the page before had columns, a few lines in the second of them are enough.
    """
    if not rows:
        return None
    starts = Counter(round(segment[0].x0) for row in rows for segment in segments_of(row))
    margin = min(starts)
    edges = [x for x in starts if x > margin + _NARROWEST and sum(starts[x + by] for by in (-1, 0, 1)) >= _FEWEST]
    best: tuple[int, tuple[int, int, float]] | None = None
    same = [x for x in edges if known is not None and abs(x - known) <= _NEAR]
    for x in sorted(same or edges):
        for first, end in _free_runs(rows, float(x)):
            lines = _lines_in_columns(rows[first:end], float(x))
            if lines and (best is None or lines > best[0]):
                best = lines, (first, end, float(x))
    if best is None and known is not None and any(abs(x - known) <= _NEAR for x in starts):
        first, end = next(_free_runs(rows, known), (1, 1))
        left, right = _parted(rows[first:end], known)
        is_there = bool(left) and bool(right) and abs(right[0][0].x0 - known) <= _NEAR
        return (first, end, known) if first == 0 and is_there else None
    return best[1] if best else _last_lines(rows)


def _last_lines(rows: Sequence[list[Word]]) -> tuple[int, int, float] | None:
    """A full column, and beside its first line the last lines of the page on top of a second one."""
    second = next((segments[1] for row in rows[:_FAR] if len(segments := segments_of(row)) == 2), None)
    if second is None or second[0].top > max(word.bottom for word in rows[0]):
        return None
    edge = second[0].x0
    _, end = next(_free_runs(rows, edge), (0, 0))
    left, right = _parted(rows, edge) if end == len(rows) else ([], [])
    if not left or not right or not all(_columns_of(row, [edge]) for row in rows):
        return None
    margin = min(row[0].x0 for row in left)
    full = [row for row in left if row[-1].x1 - margin >= _FULL * (edge - margin)]
    is_rest = len(right) < _FEWEST and _is_aligned(right) and any(map(_may_be_last, right))
    return (0, end, edge) if len(full) >= _FEWEST and is_rest else None


def _may_be_last(row: Sequence[Word]) -> bool:
    return any(word.table for word in row) or _is_shaped(row) or _is_bullet(row)


def _free_runs(rows: Sequence[list[Word]], edge: float) -> Iterator[tuple[int, int]]:
    """Runs of rows that no text crosses at an edge, from the first that has words right of it."""
    first: int | None = None
    for place, row in enumerate([*rows, []]):
        columns = _columns_of(row, [edge]) if row else None
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
    left, right = _parted(rows, edge)
    if not left or not right:
        return 0
    top, bottom = right[0][0].top, right[-1][0].bottom
    beside = [row for row in left if top - 3 <= row[0].top <= bottom]
    texts, others = [row for row in right if _is_text(row)], [row for row in left if _is_text(row)]
    if sum(map(_is_text, beside)) < _BESIDE:
        return 0
    if _lines(texts) < _FEWEST or _lines(others) < _FEWEST or not _is_aligned(right):
        return 0
    shaped = sum(_is_shaped(row) or _is_bullet(row) for row in right)
    if shaped < 2 and not (_is_filled(beside, edge) and _is_filled(right, None)):
        return 0
    return _lines(texts)


def _lines(rows: Sequence[list[Word]]) -> int:
    """How many lines of text rows are; a table is several."""
    return sum(_FEWEST if any(word.table for word in row) else 1 for row in rows)


def _is_text(row: Sequence[Word]) -> bool:
    if any(word.table for word in row):
        return True
    text = text_of(row)
    return sum(map(str.isalpha, text)) >= _LETTERS and grade_in(text) is None


def _is_aligned(rows: Sequence[list[Word]]) -> bool:
    """Whether most rows begin at one of two places: texts, and items of a list."""
    starts = Counter(round(row[0].x0 / _NEAR) for row in rows)
    return sum(count for _, count in starts.most_common(2)) >= 0.6 * len(rows)


def _is_filled(rows: Sequence[list[Word]], edge: float | None) -> bool:
    """Whether lines run to the end of their column, as those of a text do."""
    begin = min(row[0].x0 for row in rows)
    end = edge if edge is not None else max(row[-1].x1 for row in rows)
    return median((row[-1].x1 - begin) / max(end - begin, 1.0) for row in rows) >= _FILLED
