"""Small tables below each other that have one header, each under a title of its own: one table of titled groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from data.cells.units import unit_in
from data.understanding.blocks import Block, Text
from data.understanding.cells import holds_figure
from data.understanding.kinds_of_findings import kind_in_table
from data.understanding.names import indicator_named
from data.understanding.periods import said_by, said_in
from data.understanding.phrases import speaks_of

FIGURES = frozenset({"budget", "grant", "payment", "use", "target", "result", "expected", "new", "secured"})
"""What parts the figures of one data set from each other."""
_FARTHEST = 2  # rows from a title to its header


def with_groups_titled(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those that repeat a header joined to one where each has its own title: an area, say.

    A title that says a time, a unit, a figure or an indicator is that of a table of its own.
    """
    run: list[Block] = []
    for block in blocks:
        if run and not _goes_on(run, block):
            yield from _joined(run)
            run = []
        run.append(block)
    yield from _joined(run)


def _goes_on(run: Sequence[Block], block: Block) -> bool:
    before = run[-1]
    is_alike = [(h.index, h.texts) for h in before.headings] == [(h.index, h.texts) for h in block.headings]
    if not is_alike or len(block.header_rows) > 1 or len(before.header_rows) > 1 or before.places or block.places:
        return False
    return before.last_row < block.header_row


def _joined(run: Sequence[Block]) -> list[Block]:
    names = [_own_title(block) for block in run]
    known = [name for name in names if name is not None]
    if len(run) < 2:
        return list(run)
    if len(known) < len(run) or len({name.text for name in known}) < len(run):
        return _with_title_of_all(run)
    first, last = run[0], run[-1]
    titles = tuple(text for text in first.titles if text.row != known[0].row)
    return [replace(first, last_row=last.last_row, titles=titles, group_titles=tuple(known), notes=last.notes)]


def _with_title_of_all(run: Sequence[Block]) -> list[Block]:
    """The blocks, those below the first with its upper titles too, where each has a year right above its header.

    Such a title stands over the whole page: "Måltall arbeidsplasser" over one table per year.
    """
    first, *others = run
    own = max((text.row for text in first.titles), default=-1)
    whole = tuple(text for text in first.titles if text.row < own)
    years = [
        {text.row: said_by(text.text).year for text in block.titles if said_by(text.text).has_year} for block in run
    ]
    are_dated = all(
        len(found) == 1 and max(text.row for text in block.titles) in found
        for found, block in zip(years, run, strict=True)
    )
    if not whole or not are_dated or any(text.row < first.last_row for block in others for text in block.titles):
        return list(run)
    return [first, *(replace(block, titles=(*whole, *block.titles)) for block in others)]


def _own_title(block: Block) -> Text | None:
    """The lone text right above a header that only names what the lines below it belong to."""
    row = block.header_row - 1
    while row >= block.header_row - _FARTHEST and not block.grid.filled(row):
        row -= 1
    near = [text for text in block.titles if text.row == row]
    if len(near) != 1 or len(block.grid.filled(row)) != 1 or near[0].column > block.headings[0].index:
        return None
    (title,) = near
    said = said_in(title.text)
    says_more = said.has_year or said.day is not None or said.part is not None or unit_in(title.text) is not None
    says_more = says_more or bool(speaks_of(title.text) & FIGURES) or kind_in_table(title.text) is not None
    return None if says_more or holds_figure(title.text) or indicator_named(title.text) is not None else title
