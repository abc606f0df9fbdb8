"""A block as a table: its lines of data, its columns, and what stands over, between and below its lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from data.cells.grid import Cell, Grid, Look, address
from data.terms.problems import Problem
from data.understanding.blocks import Block, Heading, Part, Text
from data.understanding.cell_texts import without_shared_mark
from data.understanding.cells import as_text, holds_figure
from data.understanding.header_lines import heads_group
from data.understanding.kinds_of_findings import kind_in_table
from data.understanding.names import indicator_named
from data.understanding.periods import said_by
from data.understanding.phrases import speaks_of

_LONGEST_HEADING = 100
_FEWEST_COUNTED = 3
_LONGEST_MARK = 2  # signs; crosses are no words
_LONG = 2_000  # rows; nobody puts headings among so many
_NUMBERING = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?")
CARRIED = -1
"""The index of a column that is no column of the sheet: the headings that stand over groups of lines."""


@dataclass(frozen=True)
class Column:
    """A column by line.

    `rows` are its cells' own rows where they are not those of the lines: a heading's, a merged one's. `indexes` are
    their own columns where they stand in several: the one of 1 to 6 that is crossed.
    """

    heading: Heading
    cells: Sequence[Cell]
    rows: Sequence[int] | None = None
    level: int = 0
    indexes: Sequence[int] | None = None

    @cached_property
    def index(self) -> int:
        """The column of the sheet."""
        return self.heading.index

    @cached_property
    def filled(self) -> int:
        """How many cells hold anything."""
        return len(self.cells) - self.cells.count("")

    @cached_property
    def different(self) -> tuple[Cell, ...]:
        """Each of its cells once, in their order: of very many lines most columns say only a few things."""
        return tuple(dict.fromkeys(self.cells))


@dataclass(frozen=True)
class Table:
    """Lines of data with columns; `lines` are rows of the sheet, and every column has a cell for each."""

    block: Block
    lines: Sequence[int]
    columns: tuple[Column, ...]
    notes: tuple[Text, ...] = ()
    group_rows: Mapping[int, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def grid(self) -> Grid:
        """The sheet."""
        return self.block.grid

    @property
    def titles(self) -> tuple[Text, ...]:
        """The texts above."""
        return self.block.titles

    def column(self, index: int) -> Column:
        """The column of that index; the first of those carried down where that is asked for."""
        return next(column for column in self.columns if column.index == index)

    def place(self, column: Column, line: int) -> tuple[int, int]:
        """Row and column of the sheet where a cell stands."""
        row = column.rows[line] if column.rows is not None else self.lines[line]
        if column.indexes is not None:
            index = column.indexes[line]
        else:
            index = column.index if column.index != CARRIED else column.heading.parts[0].column
        return self.block.places.get((row, index), (row, index))

    def address(self, column: Column, line: int) -> str:
        """The address of a cell."""
        return address(*self.place(column, line))

    def look(self, column: Column, line: int) -> Look:
        """How a cell looks."""
        return self.grid.look(*self.place(column, line))

    def keep(self, lines: Sequence[int]) -> Table:
        """The table with these of its lines only, by place from 0."""
        if len(lines) == len(self.lines):
            return self
        return replace(
            self,
            lines=[self.lines[line] for line in lines],
            columns=tuple(
                replace(
                    column,
                    cells=[column.cells[line] for line in lines],
                    rows=None if column.rows is None else [column.rows[line] for line in lines],
                    indexes=None if column.indexes is None else [column.indexes[line] for line in lines],
                )
                for column in self.columns
            ),
        )

    def without_indexes(self, indexes: Collection[int]) -> Table:
        """The table without the columns of these indexes."""
        return self.without([column for column in self.columns if column.index in indexes])

    def without(self, columns: Sequence[Column]) -> Table:
        """The table without some of its columns."""
        gone = {id(column) for column in columns}
        return replace(self, columns=tuple(column for column in self.columns if id(column) not in gone))


def table_of(block: Block) -> Table:
    """The lines of a block: headings between them are carried down to those they hold for, the rest are notes."""
    grid = block.grid
    begin, end = block.first_row, block.last_row + 1
    columns = {heading.index: grid.columns[heading.index] for heading in block.headings}
    if end - begin > _LONG and _is_plain(columns, begin, end):
        lines: list[int] = list(range(begin, end))
        lone: list[int] = []
    else:
        lines, lone = _parted(block, columns, begin, end)
    titled = {text.row: text for text in block.group_titles}
    headings, notes = _headings_and_notes(block, lines, [row for row in lone if row not in titled])
    headings |= titled
    made = tuple(
        Column(heading, *_cells(grid, heading.index, lines, is_run=not lone and len(lines) == end - begin))
        for heading in block.headings
    )
    table = Table(block, lines, made, (*notes, *block.notes), {row: text.text for row, text in headings.items()})
    above = {} if titled else _above_header(block, lines, headings)
    return _with_carried(table, {**above, **headings})


def _is_plain(columns: Mapping[int, Sequence[Cell]], begin: int, end: int) -> bool:
    """Whether two columns are filled on every row: then no row stands alone."""
    full = 0
    for column in columns.values():
        full += "" not in column[begin:end]
        if full > 1:
            return True
    return False


def _parted(block: Block, columns: Mapping[int, Sequence[Cell]], begin: int, end: int) -> tuple[list[int], list[int]]:
    """The rows that hold data, and those that hold one text alone."""
    indexes = list(columns)
    header = [part.cell for heading in block.headings for part in heading.parts[-1:]]
    lines: list[int] = []
    lone: list[int] = []
    findings = _columns_of_findings(block, columns[indexes[0]][begin:end])
    faulty = {row for row, index in block.grid.faults if index in columns}
    for row, cells in enumerate(zip(*(columns[index][begin:end] for index in indexes), strict=True), start=begin):
        filled = [cell for cell in cells if cell != ""]
        if not filled and row not in faulty:
            continue
        if filled == header:
            continue
        is_numbered = len(filled) == 2 and cells[0] != "" and _is_numbering(cells[0])
        texts = filled[1:] if is_numbered or heads_group(block.grid, row, len(header)) else filled
        is_lone = len(texts) == 1 and row not in faulty and _is_text(texts[0])
        is_lone = is_lone and not (len(filled) == 1 and indexes[cells.index(filled[0])] in findings)
        (lone if is_lone and len(indexes) > 1 and (len(filled) == 1 or len(indexes) > 3) else lines).append(row)
    going_on = _going_on(block, lines, lone) | _counted_on(columns[indexes[0]], lines, lone)
    lines, lone = sorted((*lines, *going_on)), [row for row in lone if row not in going_on]
    lines = _without_count(block, lines)
    has_gaps = bool(lines) and lines[-1] - begin >= len(lines) + sum(row < lines[-1] for row in lone)
    return _without_remarks(block, lines, begin) if has_gaps else lines, lone


def _columns_of_findings(block: Block, labels: Sequence[Cell]) -> set[int]:
    """The columns in which one more finding of the indicator above stands alone on its row, and is no heading.

    None where the lines are numbered: what has no number stands over those that have.
    """
    known = [cell for cell in labels if cell != ""]
    if known and all(map(_is_numbering, known)):
        return set()
    return {heading.index for heading in block.headings[1:] if kind_in_table(heading.parts[-1].text) is not None}


def _going_on(block: Block, lines: Sequence[int], lone: Sequence[int]) -> set[int]:
    """Of the rows with one text those that go on with the group above: under a label that is written once.

    Some other row leaves the label out as well, or the labels are indicators; the text stands to the right of it,
    among texts, and no cell of the table is a figure: findings side by side, one kind longer than the others.
    """
    columns = [block.grid.columns[heading.index] for heading in block.headings]
    label, *others = columns
    if not lone or not lines or label[lines[0]] == "" or any(holds_figure(c[row]) for c in columns for row in lines):
        return set()
    names = [str(label[row]) for row in lines if label[row] != ""]
    is_written_once = len(names) < len(lines) or all(indicator_named(name) is not None for name in names)
    if not is_written_once or any(label[row] != "" for row in lone):
        return set()
    told = [
        column
        for column in others
        if 2 * sum(isinstance(column[row], str) and column[row] != "" for row in lines) > len(lines)
    ]
    found: set[int] = set()
    known = set(lines)
    for row in lone:
        if row - 1 in known | found and any(column[row] != "" for column in told):
            found.add(row)
    return found


def _counted_on(column: Sequence[Cell], lines: Sequence[int], lone: Sequence[int]) -> set[int]:
    """Of the rows with one text those whose number goes on from the lines: one of which only its name is known."""
    numbers = {row: as_text(column[row]).rstrip(".)") for row in sorted((*lines, *lone)) if _is_numbering(column[row])}
    first = next(iter(numbers.values()), "")
    is_run = first.isdecimal() and [*numbers.values()] == [str(int(first) + at) for at in range(len(numbers))]
    found = {row for row in lone if row in numbers}
    return found if is_run and len(numbers) > 2 * len(found) and len(numbers) - len(found) > 1 else set()


def _is_numbering(cell: Cell) -> bool:
    """Whether a cell only counts: 1, "1.2", "3)"."""
    if isinstance(cell, bool):
        return False
    if isinstance(cell, int | float):
        return 0 <= cell < 100 and float(cell).is_integer()
    return isinstance(cell, str) and _NUMBERING.fullmatch(cell.strip()) is not None


def _without_remarks(block: Block, lines: list[int], begin: int) -> list[int]:
    """Without the rows below an empty one at the end that hold words where the table has figures: a signature."""
    columns = [block.grid.columns[heading.index] for heading in block.headings]
    figures = [column for column in columns if 2 * sum(holds_figure(column[row]) for row in lines) > len(lines)]
    while len(lines) > 1 and figures:
        last = lines[-1]
        gap = next((row for row in range(last, begin, -1) if all(column[row] == "" for column in columns)), None)
        after = [row for row in lines if gap is not None and row > gap]
        if not after or any(holds_figure(column[row]) for row in after for column in figures):
            break
        lines = [row for row in lines if row <= (gap or 0)]
    return lines


def _without_count(block: Block, lines: list[int]) -> list[int]:
    """Without a last row that only says how many rows there are: a label, and their number where others have words."""
    columns = [block.grid.columns[heading.index] for heading in block.headings]
    *others, last = lines or [0]
    filled = [column for column in columns if column[last] != ""]
    figures = [column for column in filled if as_text(column[last]) == str(len(others))]
    if len(filled) != 2 or len(figures) != 1 or len(others) < _FEWEST_COUNTED:
        return lines
    (label,) = (column for column in filled if column is not figures[0])
    beside = [as_text(figures[0][row]) for row in others]
    is_among_words = all(len(text) > _LONGEST_MARK and not holds_figure(text) for text in beside)
    return others if "count" in speaks_of(as_text(label[last])) and is_among_words else lines


def _is_text(cell: Cell) -> bool:
    """Whether a cell can stand over others: words, or a year."""
    return isinstance(cell, str) or not holds_figure(cell)


def _headings_and_notes(
    block: Block, lines: Sequence[int], lone: Sequence[int]
) -> tuple[dict[int, Text], tuple[Text, ...]]:
    """Of the texts that stand alone: those over a group of lines, and those that only remark something."""
    headings: dict[int, Text] = {}
    notes: list[Text] = []
    if not lone:
        return headings, ()
    known = set(lines)
    last = max(lines, default=block.first_row)
    for row in lone:
        cells = [(heading.index, block.grid.columns[heading.index][row]) for heading in block.headings]
        filled = [(index, cell) for index, cell in cells if cell != ""]
        index, cell = next((one for one in filled if not _is_numbering(one[1])), filled[0])
        if heads_group(block.grid, row, len(block.headings)):
            index, cell = filled[1]
        text = Text(as_text(cell), row, index)
        follows = row + 1 in known or row + 2 in known or row + 1 in lone
        if row < last and follows and len(text.text) <= _LONGEST_HEADING:
            headings[row] = text
        else:
            notes.append(text)
    return headings, tuple(notes)


def _above_header(block: Block, lines: Sequence[int], headings: Mapping[int, Text]) -> dict[int, Text]:
    """The title right above the header where it is to the first lines what headings further down are to theirs."""
    last = max(block.titles, key=lambda text: text.row, default=None)
    if last is None or not headings or not lines or not block.header_rows or min(headings) < lines[0]:
        return {}
    if last.row != min(block.header_rows) - 1 or any(text.row == last.row for text in block.titles if text is not last):
        return {}
    kinds = {_what_it_says(text.text) for text in (last, *headings.values())}
    return {last.row: last} if len(kinds) == 1 and kinds != {""} else {}


def _what_it_says(text: str) -> str:
    """Whether a text names a day, an indicator or a year; "" for anything else."""
    if indicator_named(text) is not None:
        return "indicator"
    said = said_by(text)
    if said.day is not None and said.has_year:
        return "day"
    return "year" if said.year is not None and not said.rest else ""


def _cells(
    grid: Grid, index: int, lines: Sequence[int], *, is_run: bool
) -> tuple[Sequence[Cell], Sequence[int] | None]:
    """The cells of the lines; a cell that is merged over several of them holds for each."""
    column = grid.columns[index]
    cells = list(column[lines[0] : lines[-1] + 1]) if is_run and lines else [column[row] for row in lines]
    rows: list[int] | None = None
    for first_row, first_column, last_row, last_column in grid.merged:
        if not (first_column <= index <= last_column and last_row > first_row):
            continue
        value = grid.columns[first_column][first_row]
        is_wide = first_column != last_column and not isinstance(value, str)
        if is_wide or isinstance(value, bool) or holds_figure(value):
            continue
        for place, row in enumerate(lines):
            if first_row < row <= last_row and cells[place] == "":
                cells[place] = value
                rows = rows or list(lines)
                rows[place] = first_row
    return cells, rows


def _with_carried(table: Table, headings: Mapping[int, Text]) -> Table:
    """The table with a column for the texts that stand over groups of its lines; a level for each kind of them."""
    if not headings:
        return table
    levels = _levels(table, headings)
    columns: list[Column] = []
    for level, rows in enumerate(levels):
        outer = sorted({row for other in levels[:level] for row in other})
        marks = sorted(rows)
        nearest = [(_last_before(marks, line), _last_before(outer, line)) for line in table.lines]
        over = [own if own > other else -1 for own, other in nearest]
        bare = without_shared_mark({headings[row].text for row in marks})
        names = {row: bare.get(headings[row].text, headings[row].text) for row in marks}
        cells: list[Cell] = [names[row] if row >= 0 else "" for row in over]
        places = [max(row, 0) for row in over]
        first = headings[marks[0]]
        heading = Heading(CARRIED, (Part("", "", first.row, first.column),))
        columns.append(Column(heading, cells, places, level + 1))
    return replace(table, columns=(*columns, *table.columns))


def _last_before(rows: Sequence[int], line: int) -> int:
    """The last of some rows that stands above a line; -1 where none does."""
    place = bisect_left(rows, line)
    return rows[place - 1] if place else -1


def _levels(table: Table, headings: Mapping[int, Text]) -> list[list[int]]:
    """The headings by level: one that stands right above another is a level higher, and so is what looks like it."""
    rows = sorted(headings)
    upper = {row for row in rows if row + 1 in headings}
    if not upper:
        return [rows]
    looks = {_kind_of(table, headings[row]) for row in upper}
    first = [row for row in rows if row in upper or _kind_of(table, headings[row]) in looks - {None}]
    second = sorted(set(rows) - set(first))
    return [first, second] if second else [rows]


def _kind_of(table: Table, text: Text) -> object:
    look = table.grid.look(text.row, text.column)
    is_indicator = indicator_named(text.text) is not None
    return ("indicator",) if is_indicator else (look,) if look != Look() else None
