"""Which tables stand on a sheet, and which column of each is which field."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from data import aliases
from data.context import Context, date_of, from_sheet_name, from_titles
from data.datasets import DATASETS
from data.headers import (
    Header,
    as_text,
    could_be_header,
    figure_named,
    headers_of,
    is_figure,
    is_hinted,
    measure_above,
    scale,
    shape_of,
    unit_among,
    words_of,
)
from data.headers import indicator_words as indicator_words
from data.layouts import LAYOUTS, Layout
from data.reading.grid import Cell, Grid, address
from data.told import DATASET, Mapped, Told
from data.values import NO_UNIT, Unit, unit_of, year_in

_HEADERS_WITHIN = 5_000  # rows; a header further down is read as a row, and so told of as one that does not fit
_REPEATED_AT_MOST = 100  # times in those rows; a word that is there more often is data
_SHEET_HINT = 2.0
_UNKNOWN_COSTS = 0.25
_MOST_TITLE_ROWS = 12
_LOOKED_AT_FOR_LABELS = 40

LABELLED = "*"
"""The field of a column whose rows say themselves which field they hold."""
LABEL = "label"

Given = tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Column:
    """A column of a table: its field, and what its header says of every cell below, such as the year."""

    index: int
    header: str
    field: str
    given: Given = ()
    unit: Unit = NO_UNIT
    key: str = ""
    how: str = "known"
    confidence: float = 1.0


@dataclass(frozen=True)
class FoundTable:
    """A recognised table; rows are numbered from 0 and `last_row` is included.

    `unknown` are the headers that mean nothing here, `left_out` those of them that somebody has said to leave out.
    """

    layout: Layout
    top_row: int
    header_row: int
    last_row: int
    columns: tuple[Column, ...]
    unknown: tuple[Header, ...]
    left_out: tuple[Header, ...]
    context: Context
    shape: str

    @property
    def range(self) -> str:
        """Where it stands, such as A4:G36."""
        indexes = [column.index for column in self.columns]
        return f"{address(self.top_row, min(indexes))}:{address(self.last_row, max(indexes))}"

    @property
    def is_labelled_by_row(self) -> bool:
        """Whether a label at the beginning of a row names the field its cells hold."""
        return any(column.field == LABELLED for column in self.columns)


@dataclass(frozen=True)
class _Match:
    layout: Layout
    columns: tuple[Column, ...]
    unknown: tuple[Header, ...]
    left_out: tuple[Header, ...]
    score: float
    shape: str
    headers: tuple[Header, ...]
    is_said: bool = False

    @property
    def has_groups(self) -> bool:
        return any(header.group != "" for header in self.headers)


def find_tables(grid: Grid, told: Told | None = None) -> tuple[FoundTable, ...]:
    """The tables of a sheet, from top to bottom and then from left to right."""
    said = told or Told()
    blocks = _blocks(grid)
    if len(blocks) > 1:
        parts = [list(_headers(part, said)) for part in blocks]
        if sum(map(bool, parts)) > 1:
            tables = [
                table
                for part, headers in zip(blocks, parts, strict=True)
                for table in _tables(part, headers, _shared_titles(grid, part, headers))
            ]
            return _filled(sorted(tables, key=lambda table: (table.header_row, table.columns[0].index)))
    return _filled(list(_tables(grid, list(_headers(grid, said)), Context())))


def _filled(tables: Sequence[FoundTable]) -> tuple[FoundTable, ...]:
    # A header with nothing below is a table that nobody has filled in, unless it is a heading above a real one.
    filled = tuple(table for table in tables if table.last_row > table.header_row)
    return filled or tuple(tables)


def _tables(grid: Grid, headers: Sequence[tuple[int, _Match]], shared: Context) -> Iterator[FoundTable]:
    context = from_sheet_name(grid.sheet).said_again(shared)
    rows = [row for row, _ in headers]
    for place, (row, match) in enumerate(headers):
        earlier = max((other for other in rows if other < row), default=None)
        top = row - 1 if match.has_groups or _stands_higher(grid, row, match) else row
        first_title = 0 if earlier is None else _first_title_row(grid, earlier + 1, top)
        own = [column.index for column in match.columns]
        context = context.said_again(from_titles(_title_rows(grid, first_title, top, own)))
        later = min((other for other in rows if other > row), default=None)
        end = grid.height if later is None else _first_title_row(grid, row + 1, later)
        last = _last_filled(grid, match.columns, row, end)
        yield FoundTable(
            match.layout, top, row, last, match.columns, match.unknown, match.left_out, context, match.shape
        )
        if place + 1 < len(headers) and headers[place + 1][0] == row:
            context = from_sheet_name(grid.sheet).said_again(shared)


def _stands_higher(grid: Grid, row: int, match: _Match) -> bool:
    return any(grid.columns[column.index][row] == "" for column in match.columns)


def _title_rows(grid: Grid, first: int, end: int, own: Sequence[int]) -> Iterator[list[Cell]]:
    """The rows above a table; where others stand beside it, each row's own cells, if it has any of its own."""
    for number in range(first, end):
        cells = grid.row(number)
        if len(own) < len(cells):
            within = [cell if min(own) <= index <= max(own) else "" for index, cell in enumerate(cells)]
            yield within if any(cell != "" for cell in within) else cells
        else:
            yield cells


def _shared_titles(grid: Grid, part: Grid, headers: Sequence[tuple[int, _Match]]) -> Context:
    """What stands above this block in the columns of another: a title over both."""
    if not headers:
        return Context()
    rows = []
    for number in range(headers[0][0]):
        cells = grid.row(number)
        if sum(cell != "" for cell in cells) <= 2 and all(cell == "" for cell in part.row(number)):
            rows.append(cells)
        elif sum(cell != "" for cell in cells) > 2:
            break
    return from_titles(rows)


def _blocks(grid: Grid) -> list[Grid]:
    """The sheet cut where a column is wholly empty: tables that stand side by side. Addresses stay the same."""
    empty = [all(cell == "" for cell in column) for column in grid.columns]
    blocks: list[list[int]] = []
    for index, is_empty in enumerate(empty):
        if is_empty:
            continue
        if index == 0 or empty[index - 1] or not blocks:
            blocks.append([])
        blocks[-1].append(index)
    wide = [block for block in blocks if len(block) > 1]
    return [_only(grid, block) for block in wide] if len(wide) > 1 else [grid]


def _only(grid: Grid, indexes: Sequence[int]) -> Grid:
    nothing: list[Cell] = [""] * grid.height
    return replace(grid, columns=[grid.columns[i] if i in indexes else nothing for i in range(len(grid.columns))])


def _last_filled(grid: Grid, columns: Sequence[Column], header_row: int, end: int) -> int:
    row = end - 1
    indexes = [column.index for column in columns]
    while row > header_row and all(grid.columns[index][row] == "" for index in indexes):
        row -= 1
    return row


def _first_title_row(grid: Grid, begin: int, header_row: int) -> int:
    """Where the titles above a header begin: blank rows and lone texts belong to the header, not to the table above."""
    row = header_row
    while row > begin:
        filled = [cell for cell in grid.row(row - 1) if cell != ""]
        is_title = all(isinstance(cell, str) and not is_figure(cell) for cell in filled) and (
            len(filled) <= 1 or aliases.normalised(str(filled[0]).partition(":")[0]) in _title_marks()
        )
        if not is_title and not _is_group_row(grid, row - 1, header_row):
            break
        row -= 1
    return row


def _is_group_row(grid: Grid, row: int, header_row: int) -> bool:
    """Whether a row is the upper half of the header below it."""
    return row == header_row - 1 and any(header.group != "" for header in headers_of(grid, header_row))


@cache
def _title_marks() -> frozenset[str]:
    return aliases.words("programme_marks") | aliases.words("year_marks") | aliases.words("as_of_marks")


def _headers(grid: Grid, told: Told) -> Iterator[tuple[int, _Match]]:
    """The rows that are headers, with what they say; a row that holds several tables comes once for each."""
    found: list[tuple[int, list[_Match]]] = []
    for row in _candidate_rows(grid, told):
        headers = headers_of(grid, row)
        begin = found[-1][0] + 1 if found else 0
        titles = titles_above(grid, begin, row)
        best = _best(headers, titles, grid, row, told)
        if best is None:
            continue
        if found and _is_amid_rows(grid, row, found[-1], best):
            continue
        matches = _side_by_side(headers, titles, grid, row, told) or [best]
        if found and found[-1][0] == row - 1 and any(match.has_groups for match in matches):
            found.pop()  # the upper half of this header
        found.append((row, matches))
    for row, matches in found:
        yield from ((row, match) for match in matches)


def _is_amid_rows(grid: Grid, row: int, earlier: tuple[int, list[_Match]], best: _Match) -> bool:
    """Whether a row stands in the midst of a table, where only its own header may stand again."""
    if earlier[0] == row - 1 and best.has_groups:
        return False
    above = [cell for cell in grid.row(row - 1) if cell != ""]
    if best.is_said or len(above) <= 1 or best.has_groups or all(map(year_in, above)):
        return False
    return all(best.columns != match.columns for match in earlier[1])


def titles_above(grid: Grid, first: int, row: int) -> tuple[str, ...]:
    """The sheet's name and the lone texts above a row, nearest last."""
    lone = []
    for number in range(max(first, row - _MOST_TITLE_ROWS), row):
        filled = [cell for cell in grid.row(number) if cell != ""]
        if filled and len(filled) <= 2 and isinstance(filled[0], str):
            lone.append(filled[0])
    return (grid.sheet, *lone)


def _best(headers: Sequence[Header], titles: Sequence[str], grid: Grid, row: int, told: Told) -> _Match | None:
    shape = shape_of(headers, grid.sheet, titles)
    mapped = told.mapped(shape) if told.mappings or told.remembered else None
    dataset = mapped[0].get(DATASET) if mapped else None
    matches = (
        _match(layout, headers, titles, grid, row, shape, mapped)
        for layout in LAYOUTS
        if dataset is None or layout.dataset == dataset
    )
    return max(filter(None, matches), key=lambda match: match.score, default=None)


def _side_by_side(
    headers: Sequence[Header], titles: Sequence[str], grid: Grid, row: int, told: Told
) -> list[_Match] | None:
    """A table for each part of a header row that is one by itself; None where the row is one table."""
    parts = _parts(headers)
    if len(parts) < 2:
        return None
    matches = [_best(part, titles, grid, row, told) for part in parts]
    found = [match for match in matches if match]
    return found if len(found) > 1 else None


def _parts(headers: Sequence[Header]) -> list[list[Header]]:
    """The header row cut where it has a gap, and where its first header comes again."""
    parts: list[list[Header]] = [[headers[0]]] if headers else []
    for left, header in pairwise(headers):
        comes_again = header.group == "" and header.key == parts[-1][0].key and header.key != "#"
        if header.index > left.index + 1 or comes_again:
            parts.append([])
        parts[-1].append(header)
    return [part for part in parts if len(part) > 1] if len(parts) > 1 else []


def _candidate_rows(grid: Grid, told: Told) -> list[int]:
    """Rows in which at least two cells could be headers."""
    hits: Counter[int] = Counter()
    dates: Counter[int] = Counter()
    scales: set[int] = set()
    for column in grid.columns:
        beginning = column[:_HEADERS_WITHIN]
        times = Counter(beginning)
        likely = {cell for cell, count in times.items() if count <= _REPEATED_AT_MOST and could_be_header(cell)}
        if likely:
            rows = [row for row, cell in enumerate(beginning) if cell in likely]
            hits.update(rows)
            dates.update(row for row in rows if isinstance(beginning[row], dt.date))
        firsts = {cell for cell in times if cell in (1, "1") or (isinstance(cell, str) and cell[:1] == "1")}
        if firsts:
            scales.update(row for row, cell in enumerate(beginning) if cell in firsts)
    scales = {row for row in scales if scale(grid.row(row))}
    usual = {
        row for row, count in hits.items() if count >= 2 and dates[row] != 1 and not any(map(is_figure, grid.row(row)))
    }
    mapped = _mappable_rows(grid) if told.mappings or told.remembered else ()
    return sorted({*usual, *scales, *mapped})


def _mappable_rows(grid: Grid) -> list[int]:
    """Rows near the top that look like headers, whatever they say."""
    rows = []
    for row in range(min(grid.height, _LOOKED_AT_FOR_LABELS * 2)):
        filled = [cell for cell in grid.row(row) if cell != ""]
        if len(filled) >= 2 and not any(map(is_figure, filled)):
            rows.append(row)
    return rows


def _match(
    layout: Layout,
    headers: Sequence[Header],
    titles: Sequence[str],
    grid: Grid,
    row: int,
    shape: str,
    mapped: tuple[Mapped, str] | None,
) -> _Match | None:
    points = scale([header.cell for header in headers]) if layout.pivot == "cross" else {}
    if layout.pivot == "cross" and not points:
        return None
    columns: list[Column] = []
    unknown: list[Header] = []
    left_out: list[Header] = []
    taken: set[tuple[str, Given]] = set()
    for place, header in enumerate(headers):
        column = _said_column(layout, header, mapped)
        if column is _LEFT_OUT:
            left_out.append(header)
            continue
        if column is None and place in points:
            column = Column(header.index, header.text, "score", (("score", points[place]),))
        column = column or _column(layout, header, titles)
        if column is None or (column.field, column.given) in taken:
            unknown.append(header)
            continue
        taken.add((column.field, column.given))
        columns.append(replace(column, key=header.key))
    pivots = [column for column in columns if column.given and column.field in (layout.value, LABELLED)]
    if layout.pivot and layout.value and len(pivots) < layout.pivots_at_least:
        return None
    if layout.pivot and not layout.value:
        pivoted = _with_measure(layout, columns, unknown, titles, grid, row)
        if pivoted is None:
            return None
        columns, unknown = pivoted
    fields = {column.field for column in columns}
    if len(columns) < 2 or any(not fields & group for group in layout.needs):
        return None
    if layout.dataset == "programmes" and len(columns) <= len(unknown):
        return None
    hint = _SHEET_HINT if is_hinted(layout.dataset, grid.sheet) else 0.0
    score = len({(column.field, column.given) for column in columns}) + hint - _UNKNOWN_COSTS * len(unknown)
    is_said = any(column.how != "known" for column in columns)
    return _Match(layout, tuple(columns), tuple(unknown), tuple(left_out), score, shape, tuple(headers), is_said)


def _with_measure(
    layout: Layout,
    columns: Sequence[Column],
    unknown: Sequence[Header],
    titles: Sequence[str],
    grid: Grid,
    row: int,
) -> tuple[list[Column], list[Header]] | None:
    """The columns with a figure for each year: from the header above it, a label on each row, or a title."""
    pivots = [column for column in columns if any(name == layout.pivot for name, _ in column.given)]
    if not pivots:
        return None
    if not any(column.field == LABELLED for column in pivots):
        return list(columns), list(unknown)
    if label := _label_column(layout, pivots, columns, unknown, grid, row):
        kept = [column for column in columns if column.index != label.index]
        return [*kept, label], [header for header in unknown if header.index != label.index]
    measure = measure_above(layout.dataset, titles)
    if measure is None:
        return None
    field, unit = measure
    return [
        replace(column, field=field, unit=unit, confidence=0.8) if column.field == LABELLED else column
        for column in columns
    ], list(unknown)


_LEFT_OUT = Column(-1, "", "")


def _said_column(layout: Layout, header: Header, mapped: tuple[Mapped, str] | None) -> Column | None:
    """The column as somebody has said it is."""
    if mapped is None or header.key not in mapped[0]:
        return None
    field, how = mapped[0][header.key], mapped[1]
    if field is None:
        return _LEFT_OUT
    if field not in DATASETS[layout.dataset].field_names:
        return None
    given = _given(layout, header)
    if layout.pivot and given and field != layout.value and layout.value:
        return None
    if any(name == field for name, _ in given):
        given = ()
    return Column(header.index, header.text, field, given, unit_of(header.text), how=how)


def _given(layout: Layout, header: Header) -> Given:
    """What a header says of every cell below it: a year, a date and its year, a stage."""
    fields = DATASETS[layout.dataset].field_names
    for cell in (header.cell, header.group):
        date = date_of(cell)
        if date is not None and "as_of" in fields:
            return (("as_of", date), ("year", float(date.year)))
        year = year_in(cell)
        if year is None and isinstance(cell, str) and date is None:
            year = words_of(cell)[1]
        if year is not None and "year" in fields:
            return (("year", year),)
    stages = aliases.choices_by_word(layout.dataset, "stage") if "stage" in fields else {}
    if isinstance(header.group, str) and aliases.normalised(header.group) in stages:
        return (("stage", header.group),)
    return ()


def _column(layout: Layout, header: Header, titles: Sequence[str]) -> Column | None:
    """The column under that header, as the layout sees it; None where it means nothing there."""
    given = _given(layout, header)
    if year_in(header.cell) is not None or date_of(header.cell) is not None:
        return _pivot_column(layout, header, given)
    if not isinstance(header.cell, str):
        return None
    words, year = words_of(header.cell)
    if layout.pivot in ("indicator", "kind"):
        meanings = indicator_words() if layout.pivot == "indicator" else aliases.choices_by_word(layout.dataset, "kind")
        if words[0] in meanings:
            said = ((layout.pivot, header.cell),)
            return Column(header.index, header.text, layout.value or LABELLED, said)
    field, confidence = _field(layout, header, words, titles)
    if field is None:
        if year and layout.pivot == "year" and words[2] in _year_headers():
            return Column(header.index, header.text, layout.value or LABELLED, given)
        return None
    if given and (field == "year" or DATASETS[layout.dataset].field(field).is_key):
        # A key under a year of its own would be a coincidence; under a group it is only the first column.
        if year or field == "year":
            return None
        given = ()
    unit = unit_of(as_text(header.cell))
    if unit == NO_UNIT and isinstance(header.group, str):
        unit = unit_of(header.group)
    return Column(header.index, header.text, field, given, unit, confidence=confidence)


def _pivot_column(layout: Layout, header: Header, given: Given) -> Column | None:
    names = {name for name, _ in given}
    if layout.pivot not in names or (layout.pivot == "year" and "as_of" in names):
        return None
    over = figure_named(layout.dataset, header.group) if layout.value is None else None
    field, unit = over or (layout.value or LABELLED, NO_UNIT)
    return Column(header.index, header.text, field, given, unit)


def _field(layout: Layout, header: Header, words: Sequence[str], titles: Sequence[str]) -> tuple[str | None, float]:
    """The field that a header names, alone or with what stands over it, and how sure that is."""
    by_header = aliases.fields_by_header(layout.dataset)
    if isinstance(header.group, str) and header.group:
        over = aliases.normalised(header.group)
        for word in (f"{over} {words[0]}", f"{words[0]} {over}"):
            if word in by_header:
                return by_header[word], 1.0
    field = next((by_header[word] for word in words if word in by_header), None)
    if field is not None:
        return field, 1.0 if words[0] in by_header else 0.95
    if any(word in aliases.words("amount_headers") for word in words):
        named = figure_named(layout.dataset, header.group) or measure_above(layout.dataset, titles)
        if named and layout.pivot is None:
            return named[0], 0.8
    return None, 0.0


@cache
def _year_headers() -> frozenset[str]:
    return aliases.words("year_marks") | {"psv", "programstatus", "poeng", ""}


def _label_column(
    layout: Layout,
    pivots: Sequence[Column],
    columns: Sequence[Column],
    unknown: Sequence[Header],
    grid: Grid,
    row: int,
) -> Column | None:
    """The column left of the years whose cells are names of the data set's figures."""
    headers = {column.index: (column.header, column.key) for column in columns}
    headers |= {header.index: (header.text, header.key) for header in unknown}
    for index in range(min(pivot.index for pivot in pivots)):
        below = grid.columns[index][row + 1 : row + _LOOKED_AT_FOR_LABELS]
        if any(figure_named(layout.dataset, cell) for cell in below):
            header, key = headers.get(index, ("", ""))
            return Column(index, header, LABEL, key=key)
    return None


def units_row(grid: Grid, table: FoundTable) -> Mapping[int, str] | None:
    """Column -> unit where the row right below the header holds nothing else; None where it holds data."""
    row = table.header_row + 1
    if row > table.last_row:
        return None
    cells = {column.index: grid.columns[column.index][row] for column in table.columns}
    return {i: str(cell) for i, cell in cells.items() if cell != ""} if unit_among(list(cells.values())) else None
