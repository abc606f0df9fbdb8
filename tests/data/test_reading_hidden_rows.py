"""What a sheet does not show is named and left out, unless somebody asks for it."""

import io

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P
from openpyxl.worksheet.table import Table as Table2007
from test_reading_bad_files import rezipped

from data.loading.read import read_in_process
from language import Language

ROWS = [
    ["Program", "År", "Innsatsområde", "Budsjett", "Bevilget"],
    ["Spir", 2024, "Reiseliv", 100, 50],
    ["Spir", 2024, "Sjømat", 200, 60],
    ["Spir", 2024, "Landbruk", 300, 70],
    ["Spir", 2024, "Energi", 400, 80],
]


def an_xlsx(rows=(), columns=(), *, is_filtered=False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Budsjett"
    for row in ROWS:
        sheet.append(row)
    for row in rows:
        sheet.row_dimensions[row].hidden = True
    for column in columns:
        sheet.column_dimensions[column].hidden = True
    if is_filtered:
        sheet.auto_filter.ref = "A1:E5"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def an_xls(rows=(), columns=()) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Budsjett")
    for number, row in enumerate(ROWS):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    for row in rows:
        sheet.row(row - 1).hidden = True
    for column in columns:
        sheet.col(ord(column) - 65).hidden = True
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def an_ods(rows=(), columns=()) -> bytes:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Budsjett")
    for number in range(5):
        is_hidden = chr(65 + number) in columns
        table.addElement(TableColumn(visibility="collapse") if is_hidden else TableColumn())
    for number, row in enumerate(ROWS, start=1):
        line = TableRow(visibility="collapse") if number in rows else TableRow()
        for value in row:
            is_text = isinstance(value, str)
            cell = TableCell(valuetype="string") if is_text else TableCell(valuetype="float", value=str(value))
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    target = io.BytesIO()
    document.write(target)
    return target.getvalue()


def areas(reading) -> list[str]:
    return reading.tables[0].rows["focus_area"].tolist()


@pytest.mark.parametrize("write", [an_xlsx, an_xls, an_ods])
def test_hidden_rows_are_named_and_left_out(write) -> None:
    reading = read_in_process(write(rows=(3, 4)), "fil")
    (problem,) = reading.problems
    assert (problem.code, problem.severity, problem.sheet, problem.cell) == ("hidden_rows", "warning", "Budsjett", "A3")
    assert problem.values == {"n": 2, "rows": "3–4"}
    assert "3–4" in problem.message(Language("nb"))
    assert areas(reading) == ["Reiseliv", "Energi"]
    assert reading.tables[0].rows["cell"].tolist() == ["D2:E2", "D5:E5"]


@pytest.mark.parametrize("write", [an_xlsx, an_xls, an_ods])
def test_hidden_columns_are_named_and_left_out(write) -> None:
    reading = read_in_process(write(columns="E"), "fil")
    (problem,) = reading.problems
    assert (problem.code, problem.values) == ("hidden_columns", {"n": 1, "columns": "E"})
    assert reading.tables[0].rows["granted_nok"].isna().all()


def test_rows_that_a_filter_hides_are_read_and_named_as_such() -> None:
    reading = read_in_process(an_xlsx(rows=(2,), is_filtered=True), "fil")
    (problem,) = reading.problems
    assert (problem.code, problem.values["rows"]) == ("filtered_rows", "2")
    assert areas(reading) == ["Reiseliv", "Sjømat", "Landbruk", "Energi"]


def filtered(filters: str, rows=(3,)) -> bytes:
    """The sheet with those rows hidden and a filter written by hand."""
    part = "xl/worksheets/sheet1.xml"
    return rezipped(an_xlsx(rows), part, b"</sheetData>", f"</sheetData>{filters}".encode())


LISTED = '<autoFilter ref="A1:E4"><filterColumn colId="2"><filters>{}</filters></filterColumn></autoFilter>'


@pytest.mark.parametrize(
    ("filters", "rows", "code"),
    [
        (LISTED.format('<filter val="Reiseliv"/><filter val="Landbruk"/>'), (3,), "filtered_rows"),
        (LISTED.format('<filter val="Sjømat"/><filter val="Landbruk"/>'), (3,), "hidden_rows"),  # it would be shown
        (LISTED.format('<filter val="Reiseliv"/>'), (5,), "hidden_rows"),  # below the filter
        (
            '<autoFilter ref="A1:E5"><filterColumn colId="3"><top10 val="2"/></filterColumn></autoFilter>',
            (3,),
            "filtered_rows",
        ),
        ("", (3,), "hidden_rows"),
    ],
)
def test_a_row_is_a_filters_only_where_the_filter_may_hide_it(filters, rows, code) -> None:
    reading = read_in_process(filtered(filters, rows), "fil")
    (problem,) = reading.problems
    assert (problem.code, problem.values["rows"]) == (code, str(rows[0]))
    assert len(areas(reading)) == (4 if code == "filtered_rows" else 3)


def test_a_filter_of_a_table_in_the_sheet_is_one() -> None:
    book = openpyxl.load_workbook(io.BytesIO(an_xlsx(rows=(4,))))
    book.active.add_table(Table2007(displayName="T", ref="A1:E5"))
    target = io.BytesIO()
    book.save(target)
    assert [problem.code for problem in read_in_process(target.getvalue(), "fil").problems] == ["filtered_rows"]


def test_rows_that_a_filter_of_an_ods_hides_are_read() -> None:
    content = rezipped(an_ods(rows=(3,)), "content.xml", b'"collapse"', b'"filter"')
    reading = read_in_process(content, "fil")
    assert [problem.code for problem in reading.problems] == ["filtered_rows"]
    assert len(areas(reading)) == 4


@pytest.mark.parametrize("write", [an_xlsx, an_xls, an_ods])
def test_all_is_read_when_somebody_asks_for_it(write) -> None:
    reading = read_in_process(write(rows=(3,), columns="E"), "fil", include_hidden=True)
    assert reading.problems == ()
    assert areas(reading) == ["Reiseliv", "Sjømat", "Landbruk", "Energi"]
    assert reading.tables[0].rows["granted_nok"].tolist() == [50, 60, 70, 80]


def test_a_hidden_sheet_is_read_when_somebody_asks_for_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(an_xlsx()))
    book.create_sheet("Synlig")["A1"] = "hei"
    book["Budsjett"].sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    assert read_in_process(target.getvalue(), "fil").tables == ()
    assert len(read_in_process(target.getvalue(), "fil", include_hidden=True).tables) == 1


def test_what_is_hidden_and_empty_is_worth_no_word() -> None:
    reading = read_in_process(an_xlsx(rows=(9, 10), columns="JK"), "fil")
    assert reading.problems == ()


def test_an_error_cell_in_a_hidden_row_is_no_problem() -> None:
    book = openpyxl.load_workbook(io.BytesIO(an_xlsx(rows=(3,))))
    book.active["D3"] = "#DIV/0!"
    book.active["D3"].data_type = "e"
    target = io.BytesIO()
    book.save(target)
    assert [problem.code for problem in read_in_process(target.getvalue(), "fil").problems] == ["hidden_rows"]
