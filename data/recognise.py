"""Which tables stand on a sheet, and which column of each is which field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import MappingProxyType

from data import aliases
from data.context import Context, from_sheet_name, from_titles, years_in
from data.datasets import DATASETS
from data.frameworks import forms
from data.layouts import FROM_CONTEXT, LAYOUTS, Layout
from data.reading.grid import Cell, Grid, address
from data.values import NO_UNIT, Unit, squeezed, unit_of, year_in

_UNIT_AT_THE_END = re.compile(
    r"\s*(?:\bi\s+)?(?:\bhele\s+)?(?:\b(?:1 ?000|tusen)\s+(?:kr|kroner|nok)|\bmill(?:ioner)?(?:\s+(?:kr|kroner|nok))?"
    r"|\b(?:tkr|tnok|mnok|mkr|kr|nok|kroner|prosent|percent)|%)$"
)
_FIGURE = re.compile(r"\s*[-+−]?\d[\d\s.,]*\s*%?\s*")
_HEADERS_WITHIN = 5_000  # rows; a header further down is read as a row, and so told of as one that does not fit
_REPEATED_AT_MOST = 100  # times in those rows; a word that is there more often is data
_SHEET_HINT = 2.0
_UNKNOWN_COSTS = 0.25


@dataclass(frozen=True)
class Column:
    """A column of a table: its field, and what its header says of every cell below, such as the year."""

    index: int
    header: str
    field: str
    given: tuple[tuple[str, Cell], ...] = ()
    unit: Unit = NO_UNIT


@dataclass(frozen=True)
class FoundTable:
    """A recognised table; rows are numbered from 0 and `last_row` is included."""

    layout: Layout
    header_row: int
    last_row: int
    columns: tuple[Column, ...]
    unknown: tuple[tuple[int, str], ...]
    context: Context

    @property
    def range(self) -> str:
        """Where it stands, such as A4:G36."""
        indexes = [column.index for column in self.columns]
        return f"{address(self.header_row, min(indexes))}:{address(self.last_row, max(indexes))}"


@dataclass(frozen=True)
class _Match:
    layout: Layout
    columns: tuple[Column, ...]
    unknown: tuple[tuple[int, str], ...]
    score: float


def find_tables(grid: Grid) -> tuple[FoundTable, ...]:
    """The tables of a sheet, from top to bottom."""
    headers = list(_headers(grid))
    context = from_sheet_name(grid.sheet)
    tables: list[FoundTable] = []
    empty: list[FoundTable] = []
    for place, (row, match) in enumerate(headers):
        above = headers[place - 1][0] + 1 if place else 0
        first_title = _first_title_row(grid, above, row) if place else 0
        context = context.said_again(from_titles(grid.row(number) for number in range(first_title, row)))
        end = _first_title_row(grid, row + 1, headers[place + 1][0]) if place + 1 < len(headers) else grid.height
        last = _last_filled(grid, match.columns, row, end)
        table = FoundTable(match.layout, row, last, match.columns, match.unknown, context)
        (tables if last > row else empty).append(table)
    # A header with nothing below is a table that nobody has filled in, unless it is a heading above a real one.
    return tuple(tables or empty)


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
        is_title = all(isinstance(cell, str) for cell in filled) and (
            len(filled) <= 1 or aliases.normalised(str(filled[0]).partition(":")[0]) in _title_marks()
        )
        if not is_title:
            break
        row -= 1
    return row


@cache
def _title_marks() -> frozenset[str]:
    return aliases.words("programme_marks") | aliases.words("year_marks") | aliases.words("as_of_marks")


def _headers(grid: Grid) -> Iterator[tuple[int, _Match]]:
    earlier: _Match | None = None
    for row in _candidate_rows(grid):
        cells = grid.row(row)
        above = grid.row(row - 1) if row else []
        best = max(
            filter(None, (_match(layout, cells, above, grid, row) for layout in LAYOUTS)),
            key=lambda match: match.score,
            default=None,
        )
        # In the midst of a table only its own header stands again, as at the top of each printed page.
        filled_above = [cell for cell in above if cell != ""]
        is_amid_rows = len(filled_above) > 1 and not all(map(year_in, filled_above))
        if best and not (earlier and is_amid_rows and best.columns != earlier.columns):
            earlier = best
            yield row, best


def _candidate_rows(grid: Grid) -> list[int]:
    """Rows in which at least two cells could be headers."""
    hits: Counter[int] = Counter()
    for column in grid.columns:
        beginning = column[:_HEADERS_WITHIN]
        times = Counter(beginning)
        likely = {cell for cell, count in times.items() if count <= _REPEATED_AT_MOST and _could_be_header(cell)}
        if likely:
            hits.update(row for row, cell in enumerate(beginning) if cell in likely)
    return sorted(row for row, count in hits.items() if count >= 2 and not _has_figures(grid.row(row)))


def _has_figures(cells: Sequence[Cell]) -> bool:
    """Whether numbers other than years stand there: headers have none."""
    return any(year_in(cell) is None and _is_figure(cell) for cell in cells)


def _is_figure(cell: Cell) -> bool:
    if isinstance(cell, str):
        return bool(_FIGURE.fullmatch(cell))
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _could_be_header(cell: Cell) -> bool:
    if isinstance(cell, str):
        if len(cell) > 120 or not cell:
            return False
        plain, year = _header_words(cell)
        return year is not None or any(word in _all_headers() for word in plain)
    return year_in(cell) is not None


@cache
def _all_headers() -> frozenset[str]:
    words = {word for dataset in DATASETS for word in aliases.fields_by_header(dataset)}
    return frozenset(words | set(indicator_words()) | set(aliases.choices_by_word("findings", "kind")))


@cache
def indicator_words() -> Mapping[str, str]:
    """Normalised name, alias or code of an indicator -> its code, over all forms, newest first."""
    by_word: dict[str, str] = {}
    for form in forms():
        for indicator in form.indicators:
            for word in (indicator.code, *indicator.names.values(), *indicator.aliases):
                by_word.setdefault(aliases.normalised(word), indicator.code)
    return MappingProxyType(by_word)


@lru_cache(maxsize=4096)
def _header_words(text: str) -> tuple[tuple[str, ...], int | None]:
    """The normalised header, also without its unit and its year; and the one year it names."""
    whole = aliases.normalised(text)
    bare = _UNIT_AT_THE_END.sub("", whole).strip()
    years = years_in(text)
    if len(years) != 1:
        return (whole, bare), None
    year = years.pop()
    without = " ".join(bare.replace(str(year), " ").split())
    return (whole, bare, without, _UNIT_AT_THE_END.sub("", without).strip()), year


def _match(layout: Layout, cells: Sequence[Cell], above: Sequence[Cell], grid: Grid, row: int) -> _Match | None:
    years = _years_above(above, len(cells)) if layout.pivot is None else {}
    columns, unknown = _columns(layout, cells, years)
    pivots = [column for column in columns if column.given and column.field in (layout.value, LABELLED)]
    if layout.pivot and len(pivots) < layout.pivots_at_least:
        return None
    fields = {column.field for column in columns}
    if layout.is_labelled_by_row:
        label = _label_column(layout, columns, cells, grid, row)
        if label is None:
            return None
        columns = [column for column in columns if column.index != label.index] + [label]
        unknown = [known for known in unknown if known[0] != label.index]
    elif len(columns) < 2 or any(not fields & group for group in layout.needs):
        return None
    if layout.dataset == "programmes" and len(columns) <= len(unknown):
        return None
    hint = _SHEET_HINT if _is_hinted(layout.dataset, grid.sheet) else 0.0
    score = len({(column.field, column.given) for column in columns}) + hint - _UNKNOWN_COSTS * len(unknown)
    return _Match(layout, tuple(columns), tuple(unknown), score)


@cache
def _is_hinted(dataset: str, sheet: str) -> bool:
    name = f" {aliases.normalised(sheet)} "
    return any(f" {hint} " in name for hint in aliases.sheet_hints(dataset))


def _columns(
    layout: Layout, cells: Sequence[Cell], years: Mapping[int, int]
) -> tuple[list[Column], list[tuple[int, str]]]:
    columns: list[Column] = []
    unknown: list[tuple[int, str]] = []
    taken: set[tuple[str, tuple[tuple[str, Cell], ...]]] = set()
    for index, cell in enumerate(cells):
        if cell == "":
            continue
        column = _column(layout, index, cell)
        if column and index in years and not column.given:
            column = replace(column, given=(("year", years[index]),))
        if column is None or (column.field, column.given) in taken:
            unknown.append((index, squeezed(cell)))
            continue
        taken.add((column.field, column.given))
        columns.append(column)
    return columns, unknown


LABELLED = "*"
"""The field of a column whose rows say themselves which field they hold."""
LABEL = "label"


def _column(layout: Layout, index: int, cell: Cell) -> Column | None:
    """The column under that header, as the layout sees it; None where it means nothing there."""
    header = squeezed(cell)
    year = year_in(cell)
    if year is not None:
        if layout.pivot == "year":
            return Column(index, header, layout.value or LABELLED, (("year", year),))
        return None
    if not isinstance(cell, str):
        return None
    words, year = _header_words(cell)
    if layout.pivot in ("indicator", "kind"):
        meanings = indicator_words() if layout.pivot == "indicator" else aliases.choices_by_word(layout.dataset, "kind")
        if words[0] in meanings:
            return Column(index, header, layout.value or LABELLED, ((layout.pivot, header),))
    by_header = aliases.fields_by_header(layout.dataset)
    field = next((by_header[word] for word in words if word in by_header), None)
    given = (("year", year),) if year else ()
    if field is None:
        if given and layout.pivot == "year" and words[2] in _year_headers():
            return Column(index, header, layout.value or LABELLED, given)
        return None
    if given and (field == "year" or DATASETS[layout.dataset].field(field).is_key):
        return None
    return Column(index, header, field, given, unit_of(header))


@cache
def _year_headers() -> frozenset[str]:
    return aliases.words("year_marks") | {"psv", "programstatus", "poeng", ""}


def _years_above(above: Sequence[Cell], width: int) -> dict[int, int]:
    """The year over each column: a row of years holds to the right until the next: 2023 | | 2024 | |."""
    said = {index: year for index, cell in enumerate(above) if (year := year_in(cell))}
    if len(said) < 2:
        return {}
    spread: dict[int, int] = {}
    for index in range(min(said), width):
        spread[index] = said.get(index) or spread[index - 1]
    return spread


def _label_column(
    layout: Layout, columns: Sequence[Column], cells: Sequence[Cell], grid: Grid, row: int
) -> Column | None:
    """The column left of the years whose cells are names of the data set's figures."""
    pivots = [column.index for column in columns if column.field == LABELLED]
    for index in range(min(pivots)):
        below = grid.columns[index][row + 1 : row + 40]
        names = [field for cell in below if (field := figure_named(layout.dataset, cell))]
        if names:
            return Column(index, squeezed(cells[index]), LABEL)
    return None


def figure_named(dataset: str, cell: Cell) -> tuple[str, Unit] | None:
    """The figure a row's label names, and its unit: "Bevilget (1000 kr)"."""
    if not isinstance(cell, str) or not cell:
        return None
    words, _ = _header_words(cell)
    by_header = aliases.fields_by_header(dataset)
    for word in words:
        field = by_header.get(word)
        if field and not DATASETS[dataset].field(field).is_key and field not in FROM_CONTEXT:
            return field, unit_of(cell)
    return None
