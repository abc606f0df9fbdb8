"""Workbooks of any kind -> grids, one per visible sheet."""

from __future__ import annotations

from xml.parsers.expat import ExpatError

from data.cells.grid import Grid
from data.reading.file_kinds import BROKEN_ZIP, FileKind, FileRefused
from data.reading.limits import Limits
from data.reading.one_column import in_columns
from data.reading.out_of_sight import without_covered, without_hidden
from data.reading.raw_sheet import Book, RawSheet
from data.terms.problems import Problem, Severity

# Whatever goes wrong in a damaged workbook.
BROKEN = (*BROKEN_ZIP, ExpatError, IndexError)


def opened(content: bytes, kind: FileKind, limits: Limits) -> Book:
    """The workbook, by whose format knows how. FileRefused where it is damaged."""
    try:
        return _opened(content, kind, limits)
    except BROKEN as error:
        raise FileRefused("broken_file") from error


def read_sheet(book: Book, place: int) -> RawSheet:
    """A sheet of the workbook, all of it. FileRefused where it is damaged."""
    try:
        return book.read(place)
    except BROKEN as error:
        raise FileRefused("broken_file") from error


def read_workbook(
    content: bytes, kind: FileKind, limits: Limits, *, include_hidden: bool = False
) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    """The sheets that hold anything, and a word on all that is hidden."""
    book = opened(content, kind, limits)
    grids: list[Grid] = []
    problems: list[Problem] = []
    row_count = 0
    for place, (name, is_visible) in enumerate(book.sheets):
        if not is_visible and not include_hidden:
            problems.append(Problem("hidden_sheet", Severity.WARNING, sheet=name))
            continue
        sheet = read_sheet(book, place)
        if sheet.is_empty():
            continue
        row_count = _keep_within(sheet, row_count, limits)
        problems.extend([] if include_hidden else without_hidden(sheet))
        problems.extend(without_covered(sheet))
        grid, more = in_columns(sheet.grid())
        grids.append(grid)
        problems.extend(more)
    if not grids:
        raise FileRefused("all_hidden" if problems else "empty_workbook")
    return tuple(grids), tuple(problems)


def _keep_within(sheet: RawSheet, row_count: int, limits: Limits) -> int:
    """How many rows of data there are up to this sheet."""
    if len(sheet.columns) > limits.columns and sum(map(any, sheet.columns)) > limits.columns:
        raise FileRefused("too_many_columns", columns=limits.columns, sheet=sheet.name)
    row_count += max(sum(map(any, zip(*sheet.columns, strict=True))) - 1, 0)  # the header is no row of data
    if row_count > limits.rows:
        raise FileRefused("too_many_rows", rows=limits.rows, sheet=sheet.name)
    return row_count


def _opened(content: bytes, kind: FileKind, limits: Limits) -> Book:
    # Each of them takes its time to import, and a file is of one kind.
    if kind is FileKind.XLSX:
        from data.reading.xlsx.book import XlsxBook

        return XlsxBook(content, limits)
    if kind is FileKind.XLS:
        from data.reading.xls.book import XlsBook

        return XlsBook(content, limits)
    if kind in (FileKind.ODS, FileKind.FLAT_ODS):
        from data.reading.opendocument.book import OdsBook

        return OdsBook(content, limits, is_flat=kind is FileKind.FLAT_ODS)
    if kind is FileKind.XML_2003:
        from data.reading.xml_2003 import Xml2003Book

        return Xml2003Book(content, limits)
    from data.reading.web.book import WebBook

    return WebBook(content, limits, is_archive=kind is FileKind.WEB_ARCHIVE)
