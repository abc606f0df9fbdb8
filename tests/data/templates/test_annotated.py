"""A copy of a workbook has a comment where something is wrong, and nothing in it that could do harm."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from data.loading.read import read_in_process
from data.templates.annotated import annotated_copy
from data.terms.problems import Problem, Severity
from language import LANGUAGES, Language
from tests.data import hostile
from tests.data.written import ods, text, xls, xlsx

ROWS = [
    ["Program", "År", "Indikator", "Poeng"],
    ["Spir", 2024, "Bærekraft", 9],
    ["Spir", "i fjor", "Profil", 4],
    ["Spir", 2024, "Portefølje", 4.5],
]
FAULTS = {"D2": "outside_scale", "B3": "not_a_year"}
NORWEGIAN = Language("nb")


def copy_of(content: bytes, file_name: str, problems: Sequence[Problem], language: Language = NORWEGIAN) -> Worksheet:
    made = annotated_copy(content, file_name, problems, language)
    assert made is not None
    sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def notes(sheet: Worksheet) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


def values(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def formatted() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Poeng"
    for row in ROWS:
        sheet.append(row)
    sheet["D4"].number_format = "0.00"
    sheet["A1"].font = Font(bold=True)
    sheet["F2"] = "=D2*2"
    sheet.column_dimensions["C"].width = 40
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("content", "file_name"),
    [
        (xlsx({"Poeng": ROWS}), "poeng.xlsx"),
        (xls({"Poeng": ROWS}), "poeng.xls"),
        (ods({"Poeng": ROWS}), "poeng.ods"),
        (text(ROWS), "poeng.csv"),
    ],
    ids=("xlsx", "xls", "ods", "csv"),
)
def test_each_faulty_cell_has_its_message(content: bytes, file_name: str, language: str) -> None:
    spoken = Language(language)
    problems = read_in_process(content, file_name).problems
    assert {problem.cell: problem.code for problem in problems if problem.severity == "error"} == FAULTS

    sheet = copy_of(content, file_name, problems, spoken)

    assert notes(sheet) == {problem.cell: problem.message(spoken) for problem in problems}
    assert {str(sheet[cell].fill.fgColor.rgb)[-6:] for cell in FAULTS} == {"F2B8A0"}
    assert sheet["A2"].fill.fill_type is None
    assert [[str(value) for value in row] for row in values(sheet)[::3]] == [
        ROWS[0],
        ["Spir", "2024", "Portefølje", "4,5" if file_name.endswith("csv") else "4.5"],
    ]


def test_a_workbook_keeps_its_values_formats_and_formulas() -> None:
    sheet = copy_of(formatted(), "a.xlsx", [Problem("not_a_number", sheet="Poeng", cell="D2", value="9")])

    assert [row[:4] for row in values(sheet)] == ROWS
    assert sheet["D4"].number_format == "0.00"
    assert sheet["A1"].font.bold
    assert sheet["F2"].value == "=D2*2"
    assert sheet.column_dimensions["C"].width == 40


def test_several_problems_of_a_cell_stand_below_each_other_and_a_range_at_its_first_cell() -> None:
    problems = [
        Problem("not_a_number", sheet="Poeng", cell="B2:D2", value="a"),
        Problem("not_whole", Severity.WARNING, "Poeng", "B2", "b"),
        Problem("not_whole", Severity.WARNING, "et annet ark", "B3", "b"),
        Problem("broken_file"),
    ]
    sheet = copy_of(formatted(), "a.xlsx", problems)

    assert notes(sheet) == {"B2": "\n".join(problem.message(NORWEGIAN) for problem in problems[:2])}


def test_texts_that_begin_like_formulas_stay_texts() -> None:
    evil = ["=cmd|'/c calc'!A0", "+1+1", "@SUM(A1)", "-1-1"]
    for content, name in ((text([*ROWS, evil]), "a.csv"), (ods({"A": [*ROWS, evil]}), "a.ods")):
        sheet = copy_of(content, name, [])
        assert [(cell.value, cell.data_type) for cell in sheet[5]] == [(value, "s") for value in evil]


def test_what_no_sheet_can_hold_is_left_out() -> None:
    name = f"a[1]:*?{'b' * 40}.csv"
    content = text([*ROWS, ["Spir\x0c", 2024, "Bærekraft", "to\x0c"]])
    problems = read_in_process(content, name).problems
    sheet = copy_of(content, name, [*problems, Problem("unknown_sheet", sheet=name, cell="A1", value="\x00")])

    assert len(sheet.title) <= 31
    assert {"A1", *FAULTS} <= notes(sheet).keys()


@pytest.mark.parametrize("name", hostile.ACTIVE)
def test_nothing_that_acts_is_kept(name: str) -> None:
    made = annotated_copy(
        hostile.ACTIVE[name](), "a.xlsx", [Problem("unknown_sheet", sheet="Poeng", cell="A1")], NORWEGIAN
    )
    assert made is not None
    parts = hostile.unzipped(made)
    assert not [
        part for part in parts if any(word in part for word in ("vba", "externalLink", "embeddings", "activeX"))
    ]
    assert b"macroEnabled" not in parts["[Content_Types].xml"]
    assert not any(b"<f>" in xml for part, xml in parts.items() if part.startswith("xl/worksheets/"))


@pytest.mark.parametrize(
    "name",
    [
        "a billion laughs in a sheet",
        "a billion laughs in the list of sheets",
        "an .xls whose sectors go round in a circle",
        "a zip that unpacks to 700 MB",
        "a protected .xlsx",
        "a protected PDF",
        "names that climb out of the zip",
    ],
)
def test_a_hostile_file_has_no_copy(name: str) -> None:
    file = hostile.HOSTILE[name]
    assert annotated_copy(file.make(), file.file_name, [], NORWEGIAN) is None
