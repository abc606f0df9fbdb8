"""The blocks of a sheet that may be tables: their header lines, what stands under them, and the texts around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from data.cells.grid import Cell, Grid, address
from data.understanding.cells import as_text, holds_figure, says_something
from data.understanding.header_halves import holds_signs
from data.understanding.header_lines import header_groups, is_marked
from data.understanding.periods import said_by
from data.understanding.phrases import speaks_of
from data.understanding.sheet_lines import Lines, spans_of

_MOST_TITLE_ROWS = 14
_FIGURES = frozenset({"budget", "grant", "funds", "payment", "use", "job"})
_PAIR, _MOST_PAIRS = 2, 6
_SIGN_EXPLAINED = re.compile(r"\s*[^\s=]{1,6}\s*=\s*[^\s\d].*")


class Part(NamedTuple):
    """A cell of a header, over one column: right over it, or over a neighbour to the left."""

    text: str
    cell: Cell
    row: int
    column: int


@dataclass(frozen=True)
class Heading:
    """What stands over a column, the outermost first."""

    index: int
    parts: tuple[Part, ...]

    @cached_property
    def text(self) -> str:
        """As people would say it."""
        return " ".join(part.text for part in self.parts)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The texts of its parts."""
        return tuple(part.text for part in self.parts)


@dataclass(frozen=True)
class Text:
    """A text that stands by itself: a title above a table, a note below it."""

    text: str
    row: int
    column: int


@dataclass(frozen=True)
class Block:
    """Header lines, the rows below them, and the texts around. Rows are numbered from 0, `last_row` is included.

    `places` say where a cell stands in the sheet, where `grid` is a sheet that has been turned or put together anew.
    `group_titles` stand over its groups of lines for sure, each above the same header again.
    """

    grid: Grid
    headings: tuple[Heading, ...]
    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    titles: tuple[Text, ...] = ()
    places: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    notes: tuple[Text, ...] = ()
    group_titles: tuple[Text, ...] = ()

    @property
    def range(self) -> str:
        """Where it stands, such as A4:G36."""
        if self.places:
            rows, indexes = [place[0] for place in self.places.values()], [place[1] for place in self.places.values()]
            return f"{address(min(rows), min(indexes))}:{address(max(rows), max(indexes))}"
        indexes = [heading.index for heading in self.headings]
        top = min(self.header_rows, default=self.first_row)
        return f"{address(top, min(indexes))}:{address(max(self.last_row, top), max(indexes))}"

    @property
    def header_row(self) -> int:
        """The lowest header line."""
        return max(self.header_rows, default=self.first_row - 1)


def find_blocks(grid: Grid, forced: Sequence[int] = ()) -> tuple[Block, ...]:
    """The blocks of a sheet with a header, from top to bottom and left to right; `forced` rows are headers anyway."""
    lines = Lines(grid)
    groups = header_groups(lines, forced)
    blocks: list[Block] = []
    for place, group in enumerate(groups):
        begin = groups[place - 1][-1] + 1 if place else 0
        end = _title_begin(lines, group[-1] + 1, groups[place + 1][0]) if place + 1 < len(groups) else grid.height
        titles = _texts(lines, _title_begin(lines, begin, group[0]), group[0])
        headings = _headings(grid, group)
        whole = Block(grid, headings, tuple(group), group[-1] + 1, end - 1, titles)
        blocks.extend(_with_corner_apart(_cropped(part)) for part in _side_by_side(whole))
    return tuple(_with_lone_lines_as_titles([block for block in blocks if block.headings]))


def _with_lone_lines_as_titles(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, those of a line or two of titles with nothing below them being titles of the next one.

    Such are "År: 2024" beside the day of a meeting, and the filters over a pivot table: "Program | Spir".
    """
    titles: tuple[Text, ...] = ()
    for block, following in zip(blocks, [*blocks[1:], None][: len(blocks)], strict=True):
        is_above = following is not None and following.header_row > block.header_row
        if is_above and (_is_of_titles(block) or block.last_row <= block.header_row):
            rows = range(block.header_rows[0], block.last_row + 1)
            texts = _texts(Lines(block.grid), rows.start, max(rows.stop, block.header_row + 1))
            titles = (*titles, *block.titles, *texts)
            continue
        yield replace(block, titles=(*titles, *block.titles)) if titles else block
        titles = ()


def _is_of_titles(block: Block) -> bool:
    """Whether nothing stands below a header of two cells, or of marks and values, or only such pairs do."""
    begin, end = block.header_rows[0], max(block.header_row, block.last_row) + 1
    rows = [filled for row in range(begin, end) if (filled := block.grid.filled(row))]
    if len(block.headings) != _PAIR:
        return len(rows) == 1 and len(rows[0]) % _PAIR == 0 and all(map(_is_colon_behind, rows[0][::_PAIR]))
    if len(rows) == 1:
        return any(said_by(cell).has_year for _, cell in rows[0])
    if any(len(row) != _PAIR or not isinstance(row[0][1], str) for row in rows):
        return False
    # No column is headed by a year, with words and days below: "Plan name | … 2024", "Plan ID | kX0e", "Exported | …".
    is_told_once = len(rows) <= _MOST_PAIRS and isinstance(rows[0][1][1], str) and said_by(rows[0][1][1]).has_year
    are_words = not any(holds_figure(row[1][1]) for row in rows)
    return (is_told_once and are_words) or all(says_something(str(row[0][1])) == "mark" for row in rows)


def _is_colon_behind(placed: tuple[int, Cell]) -> bool:
    return isinstance(placed[1], str) and placed[1].rstrip().endswith(":")


def texts_of(grid: Grid, first: int, end: int) -> tuple[Text, ...]:
    """The texts that stand alone, or beside one value, on these rows."""
    return _texts(Lines(grid), first, end)


def _headings(grid: Grid, group: Sequence[int]) -> tuple[Heading, ...]:
    width = len(grid.columns)
    parts: list[list[Part]] = [[] for _ in range(width)]
    for row in group:
        cells = grid.row(row)
        spans = spans_of(grid, row)
        down = {
            column: grid.columns[first_column][first_row]
            for first_row, first_column, last_row, last_column in grid.merged
            if first_row < row <= last_row
            for column in range(first_column, last_column + 1)
        }
        carried: Part | None = None
        until = -1
        for index, cell in enumerate(cells):
            if cell != "":
                carried = Part(as_text(cell), cell, row, index)
                until = spans.get(index, _reach(grid, group, row, index))
                parts[index].append(carried)
            elif carried is not None and index <= until and index not in down:
                parts[index].append(carried)
    used = [index for index in range(width) if parts[index]]
    return tuple(Heading(index, tuple(parts[index])) for index in used)


def _with_corner_apart(block: Block) -> Block:
    """The figure named in the corner, over a column of words, as a title: so pivot tables name what they sum."""
    first, *others = block.headings or (None,)
    if first is None or len(first.parts) < 2 or len(others) < 2 or not speaks_of(first.parts[0].text) & _FIGURES:
        return block
    below = block.grid.columns[first.index][block.first_row : block.last_row + 1]
    if any(cell != "" and (not isinstance(cell, str) or holds_figure(cell)) for cell in below):
        return block
    corner = first.parts[0]
    over = {(part.row, part.column) for heading in others for part in heading.parts[:-1] if part.row == corner.row}
    if len(over) == 1:
        others = [
            replace(
                heading, parts=tuple(part for part in heading.parts if part.row > corner.row or speaks_of(part.text))
            )
            for heading in others
        ]
    titles = (*block.titles, Text(corner.text, corner.row, corner.column))
    return replace(block, headings=(replace(first, parts=first.parts[1:]), *others), titles=titles)


def _reach(grid: Grid, group: Sequence[int], row: int, index: int) -> int:
    """How far an unmerged cell of an upper header line reaches: over the empty cells that have words below."""
    if row == group[-1]:
        return index
    below = grid.row(group[list(group).index(row) + 1])
    if below[index] == "":
        return index  # it is a header itself, one line higher than the others
    cells = grid.row(row)
    last = index
    for column in range(index + 1, len(cells)):
        if cells[column] != "" or below[column] == "":
            break
        last = column
    return last


def _title_begin(lines: Lines, begin: int, header: int) -> int:
    """Where the titles above a header begin: empty rows and lone texts belong to it, not to the table above."""
    if begin == 0 and _is_preamble(lines, header):
        return max(0, header - _MOST_TITLE_ROWS)
    row = header
    while row > max(begin, header - _MOST_TITLE_ROWS):
        filled = lines.filled(row - 1)
        if lines.has_figures(row - 1) and not is_marked(filled) and not _is_unit(filled):
            break
        if len(filled) > 2 and not is_marked(filled):
            break
        is_pair = len(filled) == 2 and filled[1][0] - filled[0][0] == 1
        is_first = row - 1 == begin == 0  # else something stands above, a line or a header
        if is_pair and not is_marked(filled) and not is_first and lines.filled(row - 2):
            break
        if (
            len(filled) == 2
            and not is_marked(filled)
            and (holds_signs(filled) or _ends_lines_above(lines, begin, row - 1))
        ):
            break
        row -= 1
    return row


def _is_unit(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row only says what amounts are in, with a number of its own: "NOK 1,000"."""
    return len(filled) == 1 and isinstance(filled[0][1], str) and says_something(filled[0][1]) == "unit"


def _is_preamble(lines: Lines, header: int) -> bool:
    """Whether all that stands above the first header of a sheet are words in fewer columns than it has, or pairs of a
    label and its value: "Fylt ut av | Kari".
    """
    most = max(_PAIR, len(lines.filled(header)) // 2)
    rows = range(max(0, header - _MOST_TITLE_ROWS), header)
    return all(
        len(filled := lines.filled(row)) <= most
        and (not lines.has_figures(row) or _is_unit(filled) or _is_lone_figure(lines, row))
        for row in rows
    )


def _is_lone_figure(lines: Lines, row: int) -> bool:
    """Whether a row is a label and its figure, and no line of several: "Ansvar | 4125"."""
    filled = lines.filled(row)
    near = [other for other in (row - 1, row + 1) if 0 <= other < lines.height]
    is_pair = len(filled) == _PAIR and isinstance(filled[0][1], str) and not holds_figure(filled[0][1])
    return is_pair and not any(lines.has_figures(other) for other in near)


def _ends_lines_above(lines: Lines, begin: int, row: int) -> bool:
    """Whether a row of two cells goes on with the rows right above it, and an empty one stands below it."""
    above = lines.filled(row - 1) if row > begin else []
    return len(above) > 1 and not is_marked(lines.filled(row)) and not lines.filled(row + 1)


def _texts(lines: Lines, first: int, end: int) -> tuple[Text, ...]:
    return tuple(Text(as_text(cell), row, index) for row in range(first, end) for index, cell in lines.filled(row))


def _side_by_side(block: Block) -> Iterator[Block]:
    """The tables of a header line: cut where a column is empty, and where its first heading comes again."""
    parts: list[list[Heading]] = [[]]
    for heading in block.headings:
        earlier = parts[-1]
        if earlier:
            gap = heading.index > earlier[-1].index + 1 and _is_empty_between(block, earlier[-1].index, heading.index)
            again = len(earlier) > 1 and heading.parts[-1].text == earlier[0].parts[-1].text
            if (gap or again) and _stands_alone(block, earlier):
                parts.append([])
        parts[-1].append(heading)
    if len(parts) > 1 and not _stands_alone(block, parts[-1]):
        parts[-2].extend(parts.pop())
    if len(parts) > 1 and all(_repeats_labels(block, parts[0], part) for part in parts[1:]):
        parts = [[*parts[0], *(heading for part in parts[1:] for heading in part[1:])]]
    for part in parts:
        yield _as_part(block, part) if len(parts) > 1 else replace(block, headings=tuple(part))


def _is_empty_between(block: Block, left: int, right: int) -> bool:
    rows = range(block.header_rows[0], min(block.last_row + 1, block.first_row + 200))
    between = [index for index in range(left + 1, right) if index not in block.grid.hidden]
    return bool(between) and all(block.grid.columns[index][row] == "" for index in between for row in rows)


def _stands_alone(block: Block, part: Sequence[Heading]) -> bool:
    """Whether headings are a table of their own: words in the first column, something else beside."""
    if len(part) < 2:
        return False
    rows = range(block.first_row, min(block.last_row + 1, block.first_row + 200))
    first = [block.grid.columns[part[0].index][row] for row in rows]
    return any(cell != "" for cell in first)


def _repeats_labels(block: Block, first: Sequence[Heading], other: Sequence[Heading]) -> bool:
    """Whether the first column of a part says the same, row by row, as that of the first part."""
    columns = block.grid.columns
    pairs = [
        (columns[first[0].index][row], columns[other[0].index][row])
        for row in range(block.first_row, min(block.last_row + 1, block.first_row + 200))
        if columns[other[0].index][row] != ""
    ]
    return len(pairs) > 1 and all(left == right for left, right in pairs)


def _as_part(block: Block, headings: Sequence[Heading]) -> Block:
    """One of several tables side by side: what stands over all of it is its title; titles over others are not its."""
    first, last = headings[0].index, headings[-1].index
    top = headings[0].parts[0]
    titles = [text for text in block.titles if first <= text.column <= last or _holds_for_all(block, text)]
    if len(headings) > 1 and all(len(h.parts) > 1 and h.parts[0].text == top.text for h in headings):
        titles.append(Text(top.text, top.row, top.column))
        headings = [Heading(heading.index, heading.parts[1:]) for heading in headings]
    return replace(block, headings=tuple(headings), titles=tuple(titles))


def _holds_for_all(block: Block, text: Text) -> bool:
    return text.column <= block.headings[0].index and not any(
        other.row == text.row and other.column > text.column for other in block.titles
    )


def _cropped(block: Block) -> Block:
    """The block without the empty rows at its end, and without fields and legends below it: "År: | 2024", "G = god".

    What stands alone there, left of its headings, is a note.
    """
    last = _last_filled(block, block.last_row)
    beside = block.headings[0].index - 1 if block.headings else -1
    below = texts_of(block.grid, last + 1, block.last_row + 1)
    notes = [text for text in below if text.column == beside and len(block.grid.filled(text.row)) == 1]
    row = last
    while row > block.first_row and _is_field(block.grid.filled(row)):
        row -= 1
    above = _last_filled(block, row)
    if row == last or block.grid.filled(row) or _is_field(block.grid.filled(above)):
        return replace(block, last_row=last, notes=(*block.notes, *notes))
    fields = texts_of(block.grid, row + 1, last + 1)
    return replace(block, last_row=above, notes=(*block.notes, *fields, *notes))


def _last_filled(block: Block, last: int) -> int:
    columns = [block.grid.columns[heading.index] for heading in block.headings]
    while last >= block.first_row and all(column[last] == "" for column in columns):
        last -= 1
    return last


def _is_field(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row is a label with a colon and its value, or both in one cell, or says what signs stand for."""
    if len(filled) >= _PAIR and all(isinstance(cell, str) and _SIGN_EXPLAINED.fullmatch(cell) for _, cell in filled):
        return True
    if not 0 < len(filled) <= _PAIR or not isinstance(filled[0][1], str):
        return False
    label, colon, value = filled[0][1].partition(":")
    return bool(colon) and bool(label.strip()) and (len(filled) == 1) == bool(value.strip())
