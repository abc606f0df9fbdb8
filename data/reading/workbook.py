"""Workbooks (.xlsx, .xls, .ods) -> grids, one per visible sheet."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from typing import Protocol
from xml.etree import ElementTree

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from data.cells.grid import Cell, Grid
from data.reading.hidden_ods import HiddenOds
from data.reading.hidden_xls import HiddenXls
from data.reading.hidden_xlsx import HiddenXlsx
from data.reading.kinds import BROKEN_ZIP, FileKind, FileRefused
from data.reading.limits import Limits
from data.reading.out_of_sight import OutOfSight, without
from data.terms.problems import Problem, Severity

_ROWS_AT_A_TIME = 1_000
_MOST_REPEATED = 10_000  # a column with more different texts than that hardly repeats any


class HiddenCells(Protocol):
    """What a quick reader leaves out of a kind of workbook."""

    def faults(self, sheet: str) -> Mapping[tuple[int, int], str]:
        """The cells whose value nobody knows: row, column -> the error's text, "" for a formula with no result."""

    def out_of_sight(self, sheet: str) -> OutOfSight:
        """The rows and columns that are hidden."""

    def percent_rows(self, sheet: str, column: int) -> frozenset[int]:
        """The rows of a column that are written as percent."""


_HIDDEN: Mapping[FileKind, Callable[[bytes], HiddenCells]] = {
    FileKind.XLSX: HiddenXlsx,
    FileKind.XLS: HiddenXls,
    FileKind.ODS: HiddenOds,
}


def read_workbook(
    content: bytes, kind: FileKind, limits: Limits, *, include_hidden: bool = False
) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    """The sheets that hold anything, and a word on all that is hidden and therefore left out."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        hidden = hidden_cells(content, kind)
        grids: list[Grid] = []
        problems: list[Problem] = []
        row_count = 0
        for sheet in book.sheets_metadata:
            if sheet.typ is not SheetTypeEnum.WorkSheet:
                continue
            if sheet.visible is not SheetVisibleEnum.Visible and not include_hidden:
                problems.append(Problem("hidden_sheet", Severity.WARNING, sheet=sheet.name))
                continue
            # Both take their time over a large sheet, and neither holds the other up.
            with ThreadPoolExecutor(max_workers=1) as beside:
                searching = beside.submit(hidden.faults, sheet.name)
                cells = book.get_sheet_by_name(sheet.name)
                faults = searching.result()
            out_of_sight = OutOfSight() if include_hidden else hidden.out_of_sight(sheet.name)
            if cells.start is not None or faults:
                grid, found, filled = _grid(
                    cells, faults, partial(hidden.percent_rows, sheet.name), out_of_sight, limits
                )
                grids.append(grid)
                problems.extend(found)
                row_count += max(filled - 1, 0)  # the header is no row of data
                if row_count > limits.rows:
                    raise FileRefused("too_many_rows", rows=limits.rows, sheet=sheet.name)
    except PasswordError as error:
        raise FileRefused("protected_workbook") from error
    except (CalamineError, ElementTree.ParseError, *BROKEN_ZIP) as error:
        raise FileRefused("broken_file") from error
    if not grids:
        raise FileRefused("all_hidden" if problems else "empty_workbook")
    return tuple(grids), tuple(problems)


def hidden_cells(content: bytes, kind: FileKind) -> HiddenCells:
    """What the quick reader leaves out of that workbook."""
    return _HIDDEN[kind](content)


def _grid(
    sheet: CalamineSheet,
    faults: Mapping[tuple[int, int], str],
    percents: Callable[[int], frozenset[int]],
    out_of_sight: OutOfSight,
    limits: Limits,
) -> tuple[Grid, list[Problem], int]:
    """The sheet, what is wrong with it, and how many of its rows hold anything."""
    height, width = sheet.total_height + 1, sheet.total_width + 1
    if height * width > limits.cells:
        raise FileRefused("too_many_cells", sheet=sheet.name)
    columns: list[list[Cell]] = [[] for _ in range(width)]
    # The rows come whole from the first row, but only from the first column that holds anything.
    first = sheet.start[1] if sheet.start else 0
    texts: list[dict[Cell, Cell]] = [{} for _ in columns[first:]]
    filled = 0
    rows = sheet.iter_rows()
    while chunk := list(islice(rows, _ROWS_AT_A_TIME)):
        # The last column holds something in most rows of a large sheet; counting the others takes longer.
        filled += len(chunk) - sum(not row[-1] and not any(row) for row in chunk)
        for column, known, cells in zip(columns[first:], texts, zip(*chunk, strict=True), strict=True):
            column.extend(_without_repeats(cells, known))
    for column in columns[:first]:
        column.extend([""] * height)
    problems = without(columns, out_of_sight, sheet.name) if out_of_sight.rows or out_of_sight.columns else []
    seen = {place: error for place, error in faults.items() if place not in out_of_sight}
    if len(columns) > limits.columns and _filled(columns) > limits.columns:
        raise FileRefused("too_many_columns", columns=limits.columns, sheet=sheet.name)
    merged = tuple((first[0], first[1], last[0], last[1]) for first, last in sheet.merged_cell_ranges or ())
    return Grid(sheet.name, columns, seen, merged, percents), problems, filled


def _without_repeats(cells: Sequence[Cell], known: dict[Cell, Cell]) -> Iterable[Cell]:
    """The cells, with one text for all that say the same: what follows then looks at far fewer of them."""
    if len(known) > _MOST_REPEATED or set(map(type, cells)) != {str}:
        return cells
    return map(known.setdefault, cells, cells)


def _filled(lines: Iterable[Iterable[Cell]]) -> int:
    """How many rows or columns hold anything."""
    return sum(map(any, lines))
