"""Which tables stand on a sheet, and which column of each is which field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from data.cells.grid import Cell, Grid, address
from data.cells.values import FIRST_YEAR, LAST_YEAR, year_in
from data.terms import aliases
from data.terms.answers import DATASET, Answers
from data.terms.datasets import DATASETS
from data.understanding.columns import LABEL, LABELLED, Column, Match, match_of
from data.understanding.context import Context, date_of, from_sheet_name, from_titles
from data.understanding.headers import (
    Header,
    could_be_header,
    figure_named,
    headers_of,
    holds_number,
    is_figure,
    scale,
    shape_of,
    unit_among,
)
from data.understanding.headers import indicator_words as indicator_words
from data.understanding.layouts import LAYOUTS, NAMED_LAYOUTS, Layout

_HEADERS_WITHIN = 5_000  # rows; a header further down is read as a row, and so told of as one that does not fit
_REPEATED_AT_MOST = 100  # times in those rows; a word that is there more often is data
_MOST_TITLE_ROWS = 12
_MAPPABLE_WITHIN = 100  # rows
_LABELS_WITHIN = 3  # columns


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


def find_tables(grid: Grid, answers: Answers | None = None) -> tuple[FoundTable, ...]:
    """The tables of a sheet, from top to bottom and then from left to right."""
    said = answers or Answers()
    blocks = _blocks(grid)
    whole = list(_headers(grid, said))
    if len(blocks) > 1:
        parts = [list(_headers(part, said)) for part in blocks]
        if sum(map(bool, parts)) > 1 and not _is_one_table(whole, parts):
            tables = [
                table
                for part, headers in zip(blocks, parts, strict=True)
                for table in _tables(part, headers, _shared_titles(grid, part, headers))
            ]
            return _filled(sorted(tables, key=lambda table: (table.header_row, table.columns[0].index)))
    return _filled(list(_tables(grid, whole, Context())))


def _is_one_table(whole: Sequence[tuple[int, Match]], parts: Sequence[Sequence[tuple[int, Match]]]) -> bool:
    """Whether an empty column only stands in the midst of a table: read across it, no header is left over."""
    across = sum(len(match.columns) for _, match in whole)
    apart = sum(len(match.columns) for part in parts for _, match in part)
    return across >= apart and not any(match.unknown for _, match in whole)


def _filled(tables: Sequence[FoundTable]) -> tuple[FoundTable, ...]:
    # A header with nothing below is a table that nobody has filled in, unless it is a heading above a real one.
    filled = tuple(table for table in tables if table.last_row > table.header_row)
    return filled or tuple(tables)


def _tables(grid: Grid, headers: Sequence[tuple[int, Match]], shared: Context) -> Iterator[FoundTable]:
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


def _stands_higher(grid: Grid, row: int, match: Match) -> bool:
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


def _shared_titles(grid: Grid, part: Grid, headers: Sequence[tuple[int, Match]]) -> Context:
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


def _headers(grid: Grid, answers: Answers) -> Iterator[tuple[int, Match]]:
    """The rows that are headers, with what they say; a row that holds several tables comes once for each."""
    found = _found(grid, _candidate_rows(grid, answers), answers) or _found(grid, _rows_above_labels(grid), answers)
    for row, matches in found:
        yield from ((row, match) for match in matches)


def _found(grid: Grid, rows: Sequence[int], answers: Answers) -> list[tuple[int, list[Match]]]:
    found: list[tuple[int, list[Match]]] = []
    for row in rows:
        headers = headers_of(grid, row)
        begin = found[-1][0] + 1 if found else 0
        titles = titles_above(grid, begin, row)
        best = _best(headers, titles, grid, row, answers)
        if best is None:
            continue
        if found and _is_amid_rows(grid, row, found[-1], best):
            continue
        apart = _side_by_side(headers, titles, grid, row, answers) if best.unknown else None
        matches = apart or _with_others(best, titles, grid, row)
        if found and found[-1][0] == row - 1 and any(match.has_groups for match in matches):
            found.pop()  # the upper half of this header
        found.append((row, matches))
    return found


def _is_amid_rows(grid: Grid, row: int, earlier: tuple[int, list[Match]], best: Match) -> bool:
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


def _best(headers: Sequence[Header], titles: Sequence[str], grid: Grid, row: int, answers: Answers) -> Match | None:
    shape = shape_of(headers, grid.sheet, titles)
    mapped = answers.mapped(shape) if answers.mappings or answers.remembered else None
    dataset = mapped[0].get(DATASET) if mapped else None
    for layouts in (LAYOUTS, NAMED_LAYOUTS):
        matches = (
            match_of(layout, headers, titles, grid, row, shape, mapped)
            for layout in layouts
            if dataset is None or layout.dataset == dataset
        )
        best = max(filter(None, matches), key=lambda match: match.score, default=None)
        if best:
            return best
    return None


def _with_others(best: Match, titles: Sequence[str], grid: Grid, row: int) -> list[Match]:
    """The match, and that of another data set whose figures stand in the same table: budget and jobs of each area."""
    if not best.unknown or best.is_said or best.layout.dataset not in _COMBINED:
        return [best]
    unknown = set(best.unknown)
    keys = [header for header in best.headers if header not in unknown]
    others = []
    for layout in LAYOUTS:
        if layout.dataset in _COMBINED and layout.dataset != best.layout.dataset:
            match = match_of(layout, [*keys, *best.unknown], titles, grid, row, best.shape, None)
            indexes = {header.index for header in unknown}
            if match and any(column.index in indexes for column in match.columns):
                shared = [column for column in match.columns if column.index in indexes or _is_key(match, column)]
                if _is_whole(replace(match, columns=tuple(shared))):
                    others.append(replace(match, columns=tuple(shared), unknown=()))
    if not others:
        return [best]
    other = max(others, key=lambda match: match.score)
    taken = {column.index for column in other.columns}
    return [replace(best, unknown=tuple(header for header in best.unknown if header.index not in taken)), other]


_COMBINED = frozenset({"scores", "findings", "budget", "jobs"})


def _is_key(match: Match, column: Column) -> bool:
    field = DATASETS[match.layout.dataset].field(column.field) if column.field not in (LABEL, LABELLED) else None
    return field is not None and field.is_key and not column.given


def _is_whole(match: Match) -> bool:
    fields = {column.field for column in match.columns}
    pivots = sum(1 for column in match.columns if column.given)
    return all(fields & group for group in match.layout.needs) and (
        match.layout.pivot is None or pivots >= match.layout.pivots_at_least
    )


def _side_by_side(
    headers: Sequence[Header], titles: Sequence[str], grid: Grid, row: int, answers: Answers
) -> list[Match] | None:
    """A table for each part of a header row that is one by itself; None where the row is one table."""
    parts = _parts(headers)
    if len(parts) < 2:
        return None
    matches = [_best(part, titles, grid, row, answers) for part in parts]
    found = [match for match in matches if match]
    return found if len(found) > 1 else None


def _parts(headers: Sequence[Header]) -> list[list[Header]]:
    """The header row cut where it has a gap, and where its first header comes again."""
    parts: list[list[Header]] = [[headers[0]]] if headers else []
    for left, header in pairwise(headers):
        comes_again = isinstance(header.cell, str) and header.cell == parts[-1][0].cell and not year_in(header.cell)
        if header.index > left.index + 1 or comes_again:
            parts.append([])
        parts[-1].append(header)
    return [part for part in parts if len(part) > 1] if len(parts) > 1 else []


def _candidate_rows(grid: Grid, answers: Answers) -> list[int]:
    """Rows in which at least two cells could be headers."""
    hits: Counter[int] = Counter()
    dates: Counter[int] = Counter()
    scales: set[int] = set()
    with_figures = _rows_with_numbers(grid)
    for column in grid.columns:
        beginning = column[:_HEADERS_WITHIN]
        cells = [(row, cell) for row, cell in enumerate(beginning) if cell != "" and row not in with_figures]
        times = Counter(cell for _, cell in cells)
        likely = {cell for cell, count in times.items() if count <= _REPEATED_AT_MOST and could_be_header(cell)}
        rows = [row for row, cell in cells if cell in likely]
        hits.update(rows)
        dates.update(row for row in rows if date_of(beginning[row]) is not None)
        scales.update(row for row, cell in enumerate(beginning) if _is_one(cell))
    scales = {row for row in scales if scale(grid.row(row))}
    # One date alone beside a year is as likely a row of data.
    usual = {row for row, count in hits.items() if count >= 2 and not (count == 2 and dates[row] == 1)}
    usual = {row for row in usual if not any(map(is_figure, grid.row(row)))}
    mapped = _mappable_rows(grid) if answers.mappings or answers.remembered else ()
    return sorted({*usual, *scales, *mapped})


def _rows_with_numbers(grid: Grid) -> set[int]:
    """Rows with a number that is no year: no headers, but for those that count from 1 to 6."""
    return {
        row
        for column in grid.columns
        for row, cell in enumerate(column[:_HEADERS_WITHIN])
        if type(cell) in (float, int) and not (FIRST_YEAR <= cell <= LAST_YEAR)  # type: ignore[operator]
    }


def _is_one(cell: Cell) -> bool:
    return cell.lstrip()[:1] == "1" if isinstance(cell, str) else cell == 1


def _rows_above_labels(grid: Grid) -> list[int]:
    """Rows of names above rows that begin with the name of a figure and go on with figures."""
    for column in grid.columns[:_LABELS_WITHIN]:
        for row in range(1, min(grid.height, _MAPPABLE_WITHIN)):
            if any(figure_named(dataset, column[row]) for dataset in ("budget", "jobs")):
                names = [cell for cell in grid.row(row - 1) if cell != ""]
                is_header = names and all(isinstance(cell, str) and not is_figure(cell) for cell in names)
                return [row - 1] if is_header and any(map(holds_number, grid.row(row))) else []
    return []


def _mappable_rows(grid: Grid) -> list[int]:
    """Rows near the top that look like headers, whatever they say."""
    rows = []
    for row in range(min(grid.height, _MAPPABLE_WITHIN)):
        filled = [cell for cell in grid.row(row) if cell != ""]
        if len(filled) >= 2 and not any(map(is_figure, filled)):
            rows.append(row)
    return rows


def units_row(grid: Grid, table: FoundTable) -> Mapping[int, str] | None:
    """Column -> unit where the row right below the header holds nothing else; None where it holds data."""
    row = table.header_row + 1
    if row > table.last_row:
        return None
    cells = {column.index: grid.columns[column.index][row] for column in table.columns}
    return {i: str(cell) for i, cell in cells.items() if cell != ""} if unit_among(list(cells.values())) else None
