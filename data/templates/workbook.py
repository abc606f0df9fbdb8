"""Writes rows of the data sets as a workbook that is pleasant to open and that the readers understand.

The template and the sample files share it, so loading the samples tries the template's own layout.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from data.frameworks import indicator_name, statement_topic
from data.frameworks.in_words import in_words
from data.terms.aliases import choice_words, headers, sheet_title, spellings
from data.terms.datasets import DATASETS, Dataset, Field, Kind

Row = Mapping[str, object]

INK = "14242B"
INK_QUIET = "5C6B72"
RULE = "D9D5CB"
ACCENT = "0A5A66"
TINT = "A9CBCB"
RAISED = "F2F0EA"

FONT = "Calibri"
ROWS_PREPARED = 300  # as far down as hairlines, formats and drop-downs reach

# The row of a total says so in the statement's column: one column less to fill in.
LEFT_OUT = frozenset({("scores", "is_total")})

# Every file is dated alike, so that the same rows give the same bytes.
STAMP = dt.datetime(2024, 11, 1)  # noqa: DTZ001 (openpyxl takes UTC without a zone)
ZIP_STAMP = (2024, 11, 1, 0, 0, 0)

_WIDTHS = {
    Kind.TEXT: 24,
    Kind.YEAR: 12,
    Kind.INTEGER: 14,
    Kind.NUMBER: 14,
    Kind.SCORE: 12,
    Kind.AMOUNT: 18,
    Kind.SHARE: 15,
    Kind.DATE: 15,
    Kind.BOOLEAN: 14,
    Kind.CHOICE: 20,
}
_WIDTHS_BY_NAME = {
    "text": 64,
    "form": 46,
    "source": 56,
    "name": 40,
    "measure": 40,
    "statement": 36,
    "event": 32,
    "focus_area": 30,
    "goal": 40,
    "item": 40,
    "deviation": 40,
    "dropped_because": 40,
    "statements": 48,
    "subject": 28,
    "company": 30,
    "indicator": 28,
}
_LONG = ("text", "source", "note", "lesson", "recommendation", "deviation", "dropped_because", "statements")
_NUMBERS = (Kind.YEAR, Kind.INTEGER, Kind.NUMBER, Kind.SCORE, Kind.AMOUNT, Kind.SHARE, Kind.DATE)


def columns(dataset: Dataset) -> tuple[Field, ...]:
    """The fields that have a column of their own in a workbook."""
    return tuple(field for field in dataset.fields if (dataset.name, field.name) not in LEFT_OUT)


def header(dataset_name: str, field_name: str, language_code: str) -> str:
    """The header of a field: the first word people use for it."""
    return headers(dataset_name, field_name)[_place(language_code)]


def word(group: str, language_code: str) -> str:
    """A word such as "Ja", "Total poengsum" or "Hele perioden"."""
    return spellings(group)[_place(language_code)]


def subject_name(subject: str, language_code: str) -> str:
    """What something said in words is about: the budget, or an indicator."""
    is_budget = subject == "budget"
    return sheet_title("budget", language_code) if is_budget else indicator_name(subject, None, language_code)


def new_workbook(title: str) -> Workbook:
    """An empty workbook, without a sheet."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.title = title
    workbook.properties.creator = "Programstatus"
    workbook.properties.created = STAMP
    workbook.properties.modified = STAMP
    return workbook


def write_rows(workbook: Workbook, dataset_name: str, rows: Iterable[Row], language_code: str) -> Worksheet:
    """Adds the sheet of a data set, with its rows in words of the language; codes become names."""
    dataset = DATASETS[dataset_name]
    sheet: Worksheet = workbook.create_sheet(sheet_title(dataset_name, language_code))
    fields = columns(dataset)
    for number, field in enumerate(fields, start=1):
        _write_header(sheet, dataset, field, number, language_code)
    last = 1
    for last, row in enumerate(rows, start=2):
        for number, field in enumerate(fields, start=1):
            value = _shown(dataset, field, row, language_code)
            if value is not None:
                _write_value(sheet, last, number, field, value, language_code)
    _arrange(sheet, dataset_name, len(fields), last)
    return sheet


def workbook_bytes(workbook: Workbook) -> bytes:
    """The workbook as a file; the same workbook always gives the same bytes."""
    written = io.BytesIO()
    ExcelWriter(workbook, zipfile.ZipFile(written, "w")).save()
    stamped = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(stamped, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIP_STAMP)
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name), zipfile.ZIP_DEFLATED)
    return stamped.getvalue()


def write_text(sheet: Worksheet, row: int, column: int, text: str, font: Font | None = None) -> Cell:
    """A text in a cell that stays a text, also when it starts like a formula."""
    cell = _cell(sheet, row, column)
    cell.value = text
    cell.data_type = "s"
    cell.font = font or _plain()
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def number_format(kind: Kind, language_code: str) -> str:
    """How Excel shows values of that kind."""
    norwegian = language_code == "nb"
    return {
        Kind.YEAR: "0",
        Kind.AMOUNT: '#,##0\\ "kr"' if norwegian else '#,##0\\ "NOK"',
        Kind.SHARE: "0\\ %" if norwegian else "0%",
        Kind.DATE: "dd\\.mm\\.yyyy" if norwegian else "d\\ mmm\\ yyyy",
    }.get(kind, "General")


def cells_of(number: int) -> str:
    """The prepared cells of a column below its header, such as B2:B301."""
    letter = get_column_letter(number)
    return f"{letter}2:{letter}{ROWS_PREPARED + 1}"


def _place(language_code: str) -> int:
    return 0 if language_code == "nb" else 1


def _shown(dataset: Dataset, field: Field, row: Row, language_code: str) -> object:
    value = row.get(field.name)
    if field.name == "statement" and row.get("is_total"):
        return word("total_score", language_code)
    if value is None and _may_be_whole_period(dataset, field):
        return word("whole_period", language_code)
    if value is None:
        return None
    if (names := in_words(field.name, str(value), _text_or_none(row.get("form")), language_code)) is not None:
        return names
    if field.name == "subject":
        return subject_name(str(value), language_code)
    if field.name == "statement":
        return statement_topic(str(row["form"]), str(row["indicator"]), str(value), language_code)
    if field.kind is Kind.CHOICE:
        return choice_words(dataset.name, field.name, str(value))[_place(language_code)]
    if field.kind is Kind.BOOLEAN:
        return word("yes" if value else "no", language_code)
    return value


def _may_be_whole_period(dataset: Dataset, field: Field) -> bool:
    return dataset.name == "jobs" and field.name == "year"


def _text_or_none(value: object) -> str | None:
    return None if value is None else str(value)


def _write_header(sheet: Worksheet, dataset: Dataset, field: Field, number: int, language_code: str) -> None:
    text = header(dataset.name, field.name, language_code)
    must = field.is_required or field.name == "statement"
    font = Font(name=FONT, size=11, bold=True, color="FFFFFF" if must else INK)
    cell = write_text(sheet, 1, number, text, font)
    cell.fill = PatternFill("solid", fgColor=ACCENT if must else TINT)
    cell.alignment = Alignment(horizontal=_side(field), vertical="center", wrap_text=True, indent=1)
    cell.border = Border(right=Side("thin", color="FFFFFF"))
    column = sheet.column_dimensions[get_column_letter(number)]
    # Room for the words and for the filter button that Excel puts beside them.
    words = [text, word("whole_period", language_code) if _may_be_whole_period(dataset, field) else ""]
    usual = _WIDTHS_BY_NAME.get(field.name, _WIDTHS[field.kind])
    column.width = max(usual, *(len(one) + 7 for one in words))
    column.number_format = number_format(field.kind, language_code)
    column.font = _plain()
    column.alignment = _alignment(field)


def _alignment(field: Field) -> Alignment:
    return Alignment(horizontal=_side(field), vertical="top", wrap_text=field.name in _LONG, indent=1)


def _side(field: Field) -> str:
    return "right" if field.kind in _NUMBERS else "left"


def _write_value(sheet: Worksheet, row: int, number: int, field: Field, value: object, language_code: str) -> None:
    if isinstance(value, str):
        cell = write_text(sheet, row, number, value)
    else:
        cell = _cell(sheet, row, number)
        cell.value = value  # type: ignore[assignment]
        cell.font = _plain()
    cell.number_format = number_format(field.kind, language_code)
    cell.alignment = _alignment(field)


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # nothing here is merged
    return cell


def _plain() -> Font:
    return Font(name=FONT, size=11, color=INK)


def _arrange(sheet: Worksheet, dataset_name: str, width: int, last_row: int) -> None:
    last_column = get_column_letter(width)
    sheet.freeze_panes = "A2"
    sheet.row_dimensions[1].height = 30
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = ACCENT
    hairline = DifferentialStyle(border=Border(bottom=Side("thin", color=RULE)))
    rule = Rule(type="expression", formula=["TRUE"], dxf=hairline)
    sheet.conditional_formatting.add(f"A2:{last_column}{max(ROWS_PREPARED + 1, last_row)}", rule)
    if last_row > 1:
        # A table grows with the rows that are typed below it, and brings a filter.
        sheet.add_table(Table(displayName=f"programstatus_{dataset_name}", ref=f"A1:{last_column}{last_row}"))
    prepare_print(sheet, "landscape")
    sheet.print_title_rows = "1:1"


def prepare_print(sheet: Worksheet, orientation: Literal["landscape", "portrait"]) -> None:
    """One page wide on A4, with the sheet's name and page number at the foot."""
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = HeaderFooterItem()
    footer.left.text = "&A"
    footer.right.text = "&P / &N"
    sheet.oddFooter = footer


def sheets_of(tables: Mapping[str, Sequence[Row]], language_code: str, title: str) -> Workbook:
    """A workbook with one sheet per data set that has rows, in the data sets' own order."""
    workbook = new_workbook(title)
    for name in DATASETS:
        if tables.get(name):
            write_rows(workbook, name, tables[name], language_code)
    return workbook
