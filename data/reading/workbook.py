"""Workbooks (.xlsx, .xls, .ods) -> grids, one per visible sheet."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from data.problems import Problem, Severity
from data.reading.grid import Cell, Grid, column_letters
from data.reading.hidden_cells import HiddenCells
from data.reading.kinds import FileKind, FileRefused
from data.reading.limits import Limits


def read_workbook(content: bytes, kind: FileKind, limits: Limits) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    """The visible sheets that hold anything, and a word on each hidden one."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        hidden_cells = HiddenCells(content) if kind is FileKind.XLSX else None
        grids, problems = [], []
        for sheet in book.sheets_metadata:
            if sheet.typ is not SheetTypeEnum.WorkSheet:
                continue
            if sheet.visible is not SheetVisibleEnum.Visible:
                problems.append(Problem("hidden_sheet", Severity.WARNING, sheet=sheet.name))
                continue
            cells = book.get_sheet_by_name(sheet.name)
            if cells.start is not None or (hidden_cells and hidden_cells.faults(sheet.name)):
                grids.append(_grid(cells, hidden_cells, limits))
    except PasswordError as error:
        raise FileRefused("protected_workbook") from error
    except (CalamineError, zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, EOFError) as error:
        raise FileRefused("broken_file") from error
    if not grids:
        raise FileRefused("empty_workbook")
    return tuple(grids), tuple(problems)


def _grid(sheet: CalamineSheet, hidden_cells: HiddenCells | None, limits: Limits) -> Grid:
    height, width = sheet.total_height + 1, sheet.total_width + 1
    if height * width > limits.cells:
        raise FileRefused("too_many_cells", sheet=sheet.name)
    rows = sheet.to_python(skip_empty_area=False)
    columns: list[tuple[Cell, ...]] = list(zip(*rows, strict=True))
    if len(rows) > limits.rows and sum(map(any, rows)) > limits.rows + 1:  # the header is no row of data
        raise FileRefused("too_many_rows", rows=limits.rows, sheet=sheet.name)
    merged = tuple((first[0], first[1], last[0], last[1]) for first, last in sheet.merged_cell_ranges or ())
    if hidden_cells is None:
        return Grid(sheet.name, columns, merged=merged)
    return Grid(
        sheet.name,
        columns,
        faults=hidden_cells.faults(sheet.name),
        merged=merged,
        percents=_percents(hidden_cells, sheet.name),
    )


def _percents(hidden_cells: HiddenCells, sheet: str) -> Callable[[int], frozenset[int]]:
    return lambda column: hidden_cells.percent_rows(sheet, column_letters(column))
