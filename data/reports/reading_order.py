"""The order in which people read the words of a page: side by side is read column by column, each to its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data.reports import boxes
from data.reports.headings import is_structural
from data.reports.page_words import Word, height_of, rows_of, segments_of, text_of
from data.reports.text_columns import NEAR, columns_in, columns_of, in_columns, is_bullet, is_shaped, is_text, parted
from data.understanding.kinds_of_findings import indicator_of, kind_of_finding


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
    columns = columns_in(rows, edge)
    return Order(found, going, columns[2] if columns else edge)


def has_columns(rows: Sequence[list[Word]], earlier: Order | None) -> bool:
    """Whether a page is set in columns of which the second holds more than findings."""
    columns = columns_in(rows, earlier.edge if earlier else None)
    return columns is not None and _hold_more(parted(rows[columns[0] : columns[1]], columns[2])[1])


def _regions(
    rows: Sequence[list[Word]], going: Going | None, edge: float | None
) -> tuple[list[list[list[Word]]], Going | None]:
    columns = columns_in(rows, edge)
    if columns is not None and (heads := _blocks(rows, columns[2])):
        return _by_block(rows, heads, columns[2], going)
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
    columns = columns_in(rows, known)
    if beside is not None and (columns is None or not _begin_above(rows, columns, beside)):
        return _band(rows, beside)
    if columns is None:
        return [list(rows)], None
    first, end, edge = columns
    left, right = parted(rows[first:end], edge)
    found: list[list[list[Word]]] = []
    for part in (rows[:first], left, right, rows[end:]):
        found += _ordered(part)[0]
    return found, None


def _blocks(rows: Sequence[list[Word]], edge: float) -> list[int]:
    """The rows that head blocks of two columns each, one below the other: names of indicators. They are such where the
    right column comes to the same heading over findings again, and names no indicator itself.
    """
    right = parted([row for row in rows if columns_of(row, [edge])], edge)[1]
    beside = {id(word) for row in rows if len(_kinds_beside(row)) > 1 for word in row}
    alone = [text_of(row) for row in right if kind_of_finding(text_of(row)) and id(row[0]) not in beside]
    if len(alone) == len(set(alone)) or any(indicator_of(text_of(row)) for row in right):
        return []
    heads = [place for place, row in enumerate(rows) if indicator_of(text_of(segments_of(row)[0]))]
    return heads if len(heads) > 1 else []


def _kinds_beside(row: Sequence[Word]) -> list[str]:
    return [text for segment in segments_of(row) if kind_of_finding(text := text_of(segment))]


def _by_block(
    rows: Sequence[list[Word]], heads: Sequence[int], edge: float, going: Going | None
) -> tuple[list[list[list[Word]]], Going | None]:
    """Each name and then its two columns; what goes on from the page before stands under its heading again."""
    found = _rest_of_block(rows[: heads[0]], edge, going)
    for head, end in zip(heads, [*heads[1:], len(rows)], strict=True):
        found.append([rows[head]])
        found += _sides(rows[head + 1 : end], edge)
    columns = in_columns(rows[heads[-1] + 1 :], [edge])
    last = [next((row for row in reversed(column) if kind_of_finding(text_of(row))), []) for column in columns]
    return found, Going(((rows[heads[-1]][0].x0, last[0]), (edge, last[1])))


def _sides(rows: Sequence[list[Word]], edge: float) -> list[list[list[Word]]]:
    """What stands left of an edge and then what stands right of it, up to the first row that goes across."""
    end = next((place for place, row in enumerate(rows) if columns_of(row, [edge]) is None), len(rows))
    return [*filter(None, parted(rows[:end], edge)), *_ordered(rows[end:])[0]]


def _rest_of_block(rows: Sequence[list[Word]], edge: float, going: Going | None) -> list[list[list[Word]]]:
    if going is None or len(going.columns) != 2 or abs(going.columns[1][0] - edge) > NEAR:
        return _ordered(rows)[0]
    if any(columns_of(row, [edge]) is None for row in rows):
        return _ordered(rows)[0]
    found = []
    for (_, heading), column in zip(going.columns, parted(rows, edge), strict=True):
        is_rest = bool(column) and (is_bullet(column[0]) or text_of(column[0])[:1].islower())
        if column:
            found.append([heading, *column] if is_rest and heading else column)
    return found


def _begin_above(rows: Sequence[list[Word]], columns: tuple[int, int, float], beside: int) -> bool:
    """Whether two headings stand beside each other by chance, in columns that hold more than findings."""
    first, end, edge = columns
    if not first <= beside < end or len(segments_of(rows[beside])) > 2:
        return False
    _, above = parted(rows[first:beside], edge)
    _, right = parted(rows[first:end], edge)
    return _hold_more(right) or any(is_text(row) or is_shaped(row) for row in above)


def _hold_more(rows: Sequence[list[Word]]) -> bool:
    """Whether a column holds more than findings: boxes, names of indicators, topics, totals."""
    texts = [text_of(row) for row in rows]
    return any(
        boxes.has_box(boxes.tokens(text)) or (is_structural(text) and not kind_of_finding(text)) for text in texts
    )


def _band(rows: Sequence[list[Word]], first: int) -> tuple[list[list[list[Word]]], Going | None]:
    """Headings side by side and what stands under each."""
    segments = segments_of(rows[first])
    edges = [segment[0].x0 for segment in segments[1:]]
    is_of_indicators = indicator_of(text_of(segments[0])) is not None
    end = _band_end(rows, first, edges, is_of_indicators=is_of_indicators)
    above, _ = _ordered(rows[:first])
    columns = [rows_of([word for row in column for word in row]) for column in in_columns(rows[first:end], edges)]
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
    if end == 0 or not (is_bullet(rows[0]) or text_of(rows[0])[:1].islower()):
        return None  # a page that begins with something new
    columns = in_columns(rows[:end], edges)
    found = []
    for (_, heading), column in zip(going.columns, columns, strict=True):
        if column:
            found.append([heading, *column] if heading else column)
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
    left, _ = parted(rows[found[0] : found[-1] + 1], float(edge))
    is_only_headings = all(kind_of_finding(text_of(row)) is not None for row in left)
    return (found, float(edge)) if count > 1 and is_only_headings else None


def _labelled(
    rows: Sequence[list[Word]], labels: tuple[list[int], float]
) -> tuple[list[list[list[Word]]], Going | None]:
    """Each heading and then what stands right of it."""
    places, edge = labels
    found, _ = _ordered(rows[: places[0]])
    last = places[-1] + 1
    while last < len(rows) and (columns := columns_of(rows[last], [edge])) is not None and not columns[0]:
        last += 1
    for place, end in zip(places, [*places[1:], last], strict=True):
        left, right = parted(rows[place:end], edge)
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
        if len(kinds) == len({kind for kind, _ in kinds}) >= len(texts) - 1 >= 1 and _head_lists(rows, place):
            return place
    return None


def _head_lists(rows: Sequence[list[Word]], place: int) -> bool:
    """Whether a list of points begins right below each text of a row, and where that does: a text among kinds of
    findings that no word tells heads a column as they do.
    """
    starts = [segment[0].x0 for segment in segments_of(rows[place])]
    columns = columns_of(rows[place + 1], starts[1:]) if place + 1 < len(rows) else None
    if columns is None or len(columns) != len(starts):
        return False
    return all(
        bool(column) and is_bullet(column) and abs(column[0].x0 - start) <= NEAR
        for column, start in zip(columns, starts, strict=True)
    )


def _band_end(rows: Sequence[list[Word]], first: int, edges: Sequence[float], *, is_of_indicators: bool = False) -> int:
    """The row after the last one that still stands in columns."""
    end = first + 1
    for place in range(first + 1, len(rows)):
        row = rows[place]
        columns = columns_of(row, edges)
        if columns is None:
            break
        is_left_only = not any(columns[1:])
        if is_left_only and not is_of_indicators:
            is_new = not is_bullet(row) and _is_set_off(rows, first, place)
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
