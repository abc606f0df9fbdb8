"""What a workbook says beside its values: that it was never worked out, how cells look, which texts are raised."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from open_xml import Way, Written, workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color
from python_calamine import CalamineWorkbook
from test_reading_bad_files import rezipped

from data.cells.grid import PLAIN, Grid, Look
from data.reading.file_kinds import FileKind, FileRefused
from data.reading.limits import DEFAULT
from data.reading.workbook import read_workbook

SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


def read(content: bytes) -> Grid:
    return read_workbook(content, FileKind.XLSX, DEFAULT)[0][0]


def saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def uncalculated(rows: list[list[object]], said: str = '<calcPr fullCalcOnLoad="1"/>') -> bytes:
    return rezipped(workbook(rows, Way()), BOOK, b"</sheets>", f"</sheets>{said}".encode())


FORMULAS = [["x"], [Written(0, formula="B2*2")], [Written(7, formula="B2*2")], [0], [Written(None, formula="1")]]


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        ('<calcPr fullCalcOnLoad="1"/>', {(1, 0): "", (4, 0): ""}),
        ("<calcPr fullCalcOnLoad='true'/>", {(1, 0): "", (4, 0): ""}),
        ('<calcPr calcCompleted="0"/>', {(1, 0): "", (4, 0): ""}),
        ('<calcPr calcId="191029"/>', {(4, 0): ""}),
        ("", {(4, 0): ""}),
    ],
)
@pytest.mark.parametrize("times", [1, 6])
def test_a_zero_that_a_workbook_has_never_worked_out_is_no_value(said: str, faults: dict, times: int) -> None:
    grid = read(uncalculated(FORMULAS * times, said))
    expected = {(row + 5 * time, 0): text for (row, _), text in faults.items() for time in range(times)}
    assert dict(grid.faults) == expected
    assert grid.columns[0][2:4] == [7.0, 0.0]


def test_a_formula_of_xlsxwriter_without_a_result_is_never_worked_out() -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    sheet.write("A1", 5)
    sheet.write_formula("A2", "=A1*2")
    sheet.write_formula("A3", "=A1*2", None, 10)
    book.close()
    grid = read(target.getvalue())
    assert (dict(grid.faults), grid.columns[0]) == ({(1, 0): ""}, [5.0, "", 10.0])


def test_looks_are_those_that_people_see() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    line = Side(style="thin")
    for number in range(1, 9):
        sheet.cell(number, 1, f"rad {number}")
    sheet["A1"].font = Font(bold=True, italic=True, strike=True, color="FF00B050")
    sheet["A2"].fill = PatternFill("solid", fgColor="FFFFC000")
    sheet["A3"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.4))
    sheet["A4"].alignment = Alignment(indent=2)
    sheet["A5"].border = Border(line, line, line, line)
    sheet["A7"].border = Border(bottom=line)
    sheet["A8"].font = Font(color="FF000000")
    grid = read(saved(book))
    assert [grid.look(row, 0) for row in range(8)] == [
        Look(bold=True, italic=True, struck=True, ink="00B050"),
        Look(fill="FFC000"),
        Look(fill="95B3D7"),  # 40 % lighter than 4F81BD
        Look(indent=2, ruled_below=True),
        Look(boxed=True, ruled_above=True, ruled_below=True),
        Look(ruled_above=True),
        Look(ruled_below=True),
        Look(ruled_above=True),
    ]
    assert grid.look(0, 5) == PLAIN


def test_a_first_style_that_is_not_plain_holds_for_cells_that_name_none() -> None:
    content = workbook([["x"], [0.4], [0.5]], Way())
    content = rezipped(content, "xl/styles.xml", b'<xf numFmtId="0"/>', b'<xf numFmtId="9"/>')
    assert read(content).percents(0) == frozenset({0, 1, 2})


def test_merged_and_hidden_ranges() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(1, 5):
        sheet.append([row] * 5)
    sheet.merge_cells("B1:C2")
    flat = b'<cols><col min="5" max="5" width="0" customWidth="1"/></cols><sheetData>'
    content = rezipped(saved(book), SHEET, b"<sheetData>", flat)
    (grid,), problems = read_workbook(content, FileKind.XLSX, DEFAULT)
    assert grid.merged == ((0, 1, 1, 2),)
    assert [problem.code for problem in problems] == ["hidden_columns"]
    assert grid.columns[4] == [""] * 4


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        ((("7", False), ("*", True)), "7"),
        ((("15", False), ("2", True)), "15"),
        ((("2023", False), ("1), 2)", True)), "2023"),
        ((("Bevilget", False), (" a", True)), "Bevilget"),
        ((("m", False), ("2", True)), "m²"),
        ((("kr per km", False), ("2", True)), "kr per km²"),
        ((("10", False), ("3", True), (" kr", False)), "10³ kr"),
        ((("Næring", False), ("TM", True), (" AS", False)), "NæringTM AS"),
        ((("1", True), (" Anslag", False)), "1 Anslag"),
    ],
)
@pytest.mark.parametrize("strings", ["shared", "inline"])
def test_raised_marks_belong_to_no_text_and_no_number(runs: tuple, shown: str, strings: str) -> None:
    rows = [["x"], [Written("".join(text for text, _ in runs), runs=runs)], ["y"]]
    assert read(workbook(rows, Way(strings=strings))).columns[0] == ["x", shown, "y"]


def test_escapes_are_the_signs_they_stand_for() -> None:
    content = workbook([["Mat_x000D_\nog drikke"], ["1_x0035_00"], ["a_x005F_x0041_b"], ["_xZZZZ_"]], Way())
    assert read(content).columns[0] == ["Mat\nog drikke", "1500", "a_x0041_b", "_xZZZZ_"]


def test_a_sheet_that_is_missing_is_damage() -> None:
    content = rezipped(workbook([["x"]], Way()), "xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"gone.xml")
    with pytest.raises(FileRefused) as refused:
        read(content)
    assert refused.value.problem.code == "broken_file"


def test_parts_in_the_usual_places_need_no_relation() -> None:
    content = workbook([["x", Written(0.5, "0%")]], Way())
    content = rezipped(content, "xl/_rels/workbook.xml.rels", b"/styles", b"/elsewhere")
    content = rezipped(content, "xl/_rels/workbook.xml.rels", b"/sharedStrings", b"/elsewhere")
    grid = read(content)
    assert (grid.row(0), grid.percents(1)) == (["x", 0.5], frozenset({0}))


TEXTS = st.text(st.sampled_from("abcæøåÆØÅ 123.,-/&<>\"'é½–"), min_size=1, max_size=12).map(str.strip).filter(bool)
DATES = st.dates(dt.date(1901, 1, 1))
VALUES = st.none() | TEXTS.filter(lambda text: text[0] not in "='-") | st.booleans() | DATES
NUMBERS = st.integers(-(10**12), 10**12) | st.floats(-1e12, 1e12, allow_nan=False)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(VALUES | NUMBERS, min_size=1, max_size=6), min_size=1, max_size=12), st.integers(1, 7))
def test_another_reader_finds_the_same(rows: list[list[object]], times: int) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Overskrift"])
    for row in rows * times:
        sheet.append(row)
    content = saved(book)
    theirs = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    grid = read(content)
    ours = [grid.row(row) for row in range(grid.height)]
    width = max(map(len, theirs))
    assert [row + [""] * (width - len(row)) for row in ours] == theirs[: len(ours)]
    assert not any(cell for row in theirs[len(ours) :] for cell in row)
