"""The blocks of a research report -> rows of lessons, recommendations, activities and participants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from data.reports.lines import Document
from data.reports.research.blocks import Block, Item, headings_of
from data.reports.research.context import Context, context_of, title_of
from data.reports.research.dates import dated
from data.reports.research.headings import (
    ACTIVITIES,
    KINDS,
    LESSONS,
    PARTICIPANTS,
    RECOMMENDATIONS,
    Heading,
    heading_of,
)
from data.reports.research.item_rows import ROWS_OF_ITEMS, is_of_names, speaks_of_places
from data.reports.research.table_rows import ROWS_OF_TABLES
from data.reports.research.tables import rows_of
from data.reports.rows import Row
from data.understanding.stems import words_in

_FEWEST_DATED = 2
_FEWEST_HEADLINED = 2
_FEWEST_WORDS = 3  # of a heading that is a lesson, and no theme
_FEWEST_WITHOUT_HEADING = 3
_FEWEST_UNREAD = 3


@dataclass
class Listed:
    """All rows of one data set, and the lines of the headings that they stand under."""

    rows: list[Row] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)


def listed_in(document: Document, blocks: Sequence[Block]) -> tuple[dict[str, Listed], list[int], list[int]]:
    """The rows by data set, the headings that announce some but have only running text below, and those of lists and
    tables that are none of them.
    """
    found = {kind: Listed() for kind in KINDS}
    contexts = [context_of(document, block, blocks) for block in blocks]
    only_prose, unread = [], []
    title = title_of(document, blocks)
    for block, context in zip(blocks, contexts, strict=True):
        before = sum(len(listed.rows) for listed in found.values())
        rows_of_block = [*_rows_of(document, block, context), *_headlined(document, block, context, blocks)]
        for kind, rows in rows_of_block:
            found[kind].rows += rows
            found[kind].headings.append(context.heading)
        is_read = sum(len(listed.rows) for listed in found.values()) > before
        is_title = block.path == (title,)
        if context.kind and not is_title and block.prose and not is_read and not _has_lists_below(block, blocks):
            only_prose.append(context.heading)
        if block.path and not is_read and not context.is_beside and (block.grids or len(block.items) >= _FEWEST_UNREAD):
            unread.append(block.path[-1])
    _tell_selected(found[PARTICIPANTS].rows)
    read = {place for listed in found.values() for place in listed.headings}
    only_prose = [place for place in only_prose if place not in read]
    return {kind: _once(kind, listed) for kind, listed in found.items() if listed.rows}, only_prose, unread


def _has_lists_below(block: Block, blocks: Sequence[Block]) -> bool:
    below = (other for other in blocks if other.path[: len(block.path)] == block.path)
    return any(other.items or other.grids for other in below)


def _rows_of(document: Document, block: Block, context: Context) -> Iterator[tuple[str, list[Row]]]:
    above = Heading(context.kind, context.polarity, context.who, context.role)
    for grid in block.grids:
        table = rows_of(grid, above)
        if table is not None and (context.kind or not context.is_beside):
            rows = [row for cells in table.cells for row in ROWS_OF_TABLES[table.kind](cells, context)]
            yield table.kind, _with_place(document, block, rows, table.kind)
    kind = _kind_of_items(block, context)
    if kind is not None:
        items = [item for item in _items_of(block, context) if kind == ACTIVITIES or not item.is_plain]
        rows = [row for item in items for row in ROWS_OF_ITEMS[kind](item, context)]
        yield kind, _with_place(document, block, rows, kind)


def _headlined(
    document: Document, block: Block, context: Context, blocks: Sequence[Block]
) -> Iterator[tuple[str, list[Row]]]:
    """Points that each are a heading of their own with running text below, under one that announces them."""
    if context.kind not in (LESSONS, RECOMMENDATIONS) or block.items or block.grids:
        return
    below = [other for other in blocks if other.path[:-1] == block.path and other.path]
    if len(below) < _FEWEST_HEADLINED or not all(_is_headline(document, other, blocks) for other in below):
        return
    for other in below:
        text = " ".join([document.lines[other.path[-1]].text.rstrip("."), *(item.text for item in other.prose)])
        (lead,) = headings_of(document, other.path[-1:])
        item = Item(text[text.index(lead) :], other.path[-1], lead)
        yield context.kind, _with_place(document, block, [*ROWS_OF_ITEMS[context.kind](item, context)], context.kind)


def _is_headline(document: Document, block: Block, blocks: Sequence[Block]) -> bool:
    said = heading_of(document.lines[block.path[-1]].text)
    is_sentence = len(words_in(document.lines[block.path[-1]].text)) >= _FEWEST_WORDS
    is_leaf = sum(other.path[: len(block.path)] == block.path for other in blocks) == 1
    is_prose = bool(block.prose) and not block.items and not block.grids
    return is_sentence and is_leaf and is_prose and not (said.kind or said.who or said.is_beside)


def _items_of(block: Block, context: Context) -> list[Item]:
    """The points below a heading; a sentence of nothing but names is a list of those who take part."""
    if block.items or context.kind != PARTICIPANTS:
        return block.items
    return [item for item in block.prose if is_of_names(item, context)]


def _kind_of_items(block: Block, context: Context) -> str | None:
    items = _items_of(block, context)
    if not items or (context.kind not in (ACTIVITIES, None) and all(item.is_plain for item in items)):
        return None
    dates = sum(dated(item.text, context.year) is not None for item in items)
    is_dated = dates >= _FEWEST_DATED and 2 * dates >= len(items)
    names = sum(is_of_names(item, context) for item in items)
    if PARTICIPANTS in (context.own.kind, context.kind):
        is_of_places = speaks_of_places(context.own) or bool(context.role)
        if names == len(items) or (is_of_places and 2 * names > len(items)):
            return PARTICIPANTS
    if context.kind == PARTICIPANTS:
        return None
    if context.kind == ACTIVITIES:
        return ACTIVITIES if is_dated else None
    if context.kind is None:
        is_list_of_dates = dates == len(items) >= _FEWEST_WITHOUT_HEADING and not context.is_beside
        return ACTIVITIES if is_list_of_dates else None
    return context.kind


def _with_place(document: Document, block: Block, rows: list[Row], kind: str) -> list[Row]:
    """With where each stands, for those data sets that have a field for it."""
    if kind not in (LESSONS, RECOMMENDATIONS):
        return rows
    path = " › ".join(headings_of(document, block.path[1:] or block.path))
    for row in rows:
        line = next(iter(row.values()))[1]
        place = document.lines[line].place
        shown = {"p": f"s. {place[1:]}", "l": f"l. {place[1:]}"}.get(place[:1], place)
        row["place"] = (f"{path}, {shown}" if path else shown, line)
    return rows


def _tell_selected(rows: Sequence[Row]) -> None:
    """Where followers have a list of their own, the others are those that were selected, unless something is noted."""
    if any(row["role"][0] == "follower" for row in rows):
        for row in rows:
            if row["role"][0] is None and row["note"][0] is None:
                row["role"] = ("selected", row["role"][1])


_KEYS = {
    LESSONS: ("lesson", "actor_group"),
    RECOMMENDATIONS: ("recommendation", "recipient"),
    ACTIVITIES: ("activity", "municipality"),
    PARTICIPANTS: ("municipality",),
}


def _days(row: Row) -> tuple[object, ...]:
    return row["start_date"][0], row["period"][0]


def _once(kind: str, listed: Listed) -> Listed:
    """Without rows that say again what another says. What was done on several days is told apart by its days."""
    seen: dict[tuple[object, ...], Row] = {}
    for row in sorted(listed.rows, key=lambda row: next(iter(row.values()))[1]):
        key = tuple(row[name][0] for name in _KEYS[kind])
        earlier = seen.get(key)
        if kind == ACTIVITIES and earlier and _days(earlier) != _days(row):
            text, line = row["activity"]
            row["activity"] = (f"{text} ({row['start_date'][0] or row['period'][0] or len(seen)})", line)
            seen.setdefault((*key, *_days(row)), row)
            continue
        if kind == PARTICIPANTS and earlier:
            earlier.update({name: said for name, said in row.items() if earlier[name][0] is None})
        seen.setdefault(key, row)
    return Listed(list(seen.values()), list(dict.fromkeys(listed.headings)))
