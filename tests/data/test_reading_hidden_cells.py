"""What the quick reader does not tell is found by other means, so that no error cell becomes "missing" in silence."""

import io

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from data.reading.kinds import kind_of
from data.reading.limits import DEFAULT
from data.reading.workbook import read_workbook


def an_xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["B2"], sheet["B3"], sheet["B300"] = "x", "#DIV/0!", 0.44, "slutt"
    sheet["B2"].data_type, sheet["B3"].number_format = "e", "0.0 %"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def an_xls(rows: int) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Økonomi")
    sheet.write(0, 0, "x")
    sheet.row(1).set_cell_error(1, "#DIV/0!")
    sheet.write(2, 1, 0.44, xlwt.easyxf(num_format_str="0.0 %"))
    sheet.write(rows, 1, "slutt")
    for number in range(3, rows):
        sheet.write(number, 0, f"rad {number}")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def an_ods() -> bytes:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Ark")
    cells = {
        0: TableCell(valuetype="string", stringvalue="x"),
        1: TableCell(valuetype="string", stringvalue="", formula="of:=1/0"),
        2: TableCell(valuetype="percentage", value="0.44"),
    }
    cells[0].addElement(P(text="x"))
    cells[1].addElement(P(text="#DIV/0!"))
    for number, cell in cells.items():
        row = TableRow()
        if number:
            row.addElement(TableCell(numbercolumnsrepeated="1"))
        row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    target = io.BytesIO()
    document.write(target)
    return target.getvalue()


FILES = {"xlsx": an_xlsx(), "small xls": an_xls(20), "large xls": an_xls(3000), "ods": an_ods()}


@pytest.mark.parametrize("name", FILES)
def test_error_cells_and_percent_cells_are_found(name: str) -> None:
    content = FILES[name]
    (grid,), _ = read_workbook(content, kind_of(content, DEFAULT), DEFAULT)
    assert grid.columns[1][1] == ""
    assert dict(grid.faults) == {(1, 1): "#DIV/0!"}
    assert grid.percents(1) == frozenset({2})
    assert grid.percents(0) == frozenset()


def test_a_formula_whose_result_is_an_empty_text_is_no_fault() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"] = "x", "=B1"
    target = io.BytesIO()
    book.save(target)
    content = target.getvalue()
    (grid,), _ = read_workbook(content, kind_of(content, DEFAULT), DEFAULT)
    assert dict(grid.faults) == {(1, 0): ""}
    from test_reading_bad_files import rezipped

    told = rezipped(content, "xl/worksheets/sheet1.xml", b'<c r="A2">', b'<c r="A2" t="str">')
    (grid,), _ = read_workbook(told, kind_of(told, DEFAULT), DEFAULT)
    assert dict(grid.faults) == {}


def test_what_lies_under_merged_cells_is_not_read_and_told_of() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Program", "År", "Område"], ["Moldal", 2023, "Tre"], ["Moldal", 2021, "Hav"]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.merged_cells.add("B2:B3")  # the library empties what it merges, as Excel does; other writers do not
    target = io.BytesIO()
    book.save(target)
    ((grid,), problems) = read_workbook(target.getvalue(), kind_of(target.getvalue(), DEFAULT), DEFAULT)
    assert [list(column) for column in grid.columns[1:]] == [["År", 2023.0, ""], ["Område", "Tre", "Hav"]]
    assert [(problem.code, problem.cell, problem.values["cells"]) for problem in problems] == [
        ("covered_cells", "B3", "B3")
    ]
