"""Projects below the line that sums them up: that is what they belong to, by its code, its indent or bold letters."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Alignment, Font

from data.loading.read import read_in_process
from data.terms.answers import Answers

N = None
HEADER = ["Kode", "Prosjektnavn", "Ansvarlig bedrift", "Tilskudd (kr)", "Planlagt start", "Status"]
LINES: list[list[Any]] = [
    ["1", "Skog", N, 750000, "01.02.2023", N],
    ["1.1", "Flis av bark", "Mo AS", 550000, "01.02.2023", "Ferdig"],
    ["1.2", "Biokull", "Sagbruk AS", 200000, "01.09.2023", "Pågår"],
    ["2", "Kyst", N, 240000, "15.01.2024", N],
    ["2.1", "Ny kai", "Fjordbåt AS", 240000, "15.01.2024", "Pågår"],
]
AREAS = [("Flis av bark", "Skog", 550000.0), ("Biokull", "Skog", 200000.0), ("Ny kai", "Kyst", 240000.0)]


def read(header: list[str], lines: list[list[Any]], *, bold: bool = False, indent: bool = False) -> list[Any]:
    """The projects of a sheet; lines without a company are bold, the others indented, where that is asked for."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in [header, *lines]:
        sheet.append(line)
    for row, line in enumerate(lines, start=2):
        is_over = line[header.index("Status")] is None
        cell = sheet.cell(row, header.index("Prosjektnavn") + 1)
        cell.font = Font(bold=bold and is_over)
        cell.alignment = Alignment(indent=int(indent and not is_over))
    out = io.BytesIO()
    book.save(out)
    reading = read_in_process(out.getvalue(), "plan.xlsx", answers=Answers(programme="Moland"))
    names = ["name", "focus_area", "granted_nok"]
    return [row for table in reading.tables for row in table.rows[names].itertuples(index=False, name=None)]


def uncoded(lines: list[list[Any]]) -> list[list[Any]]:
    return [line[1:] for line in lines]


def test_a_line_whose_code_the_next_ones_go_on_from_is_their_area() -> None:
    assert read(HEADER, LINES) == AREAS
    assert read(HEADER, [*LINES, [N, "Sum", N, 990000, N, N]]) == AREAS


@pytest.mark.parametrize("look", [{"bold": True}, {"indent": True}])
def test_a_line_that_stands_out_over_those_it_sums_up_is_their_area(look: dict[str, bool]) -> None:
    assert read(HEADER[1:], uncoded(LINES), **look) == AREAS


@pytest.mark.parametrize("changed", [(0, 3, 700000), (0, 2, "Eier AS")])
def test_a_line_with_other_figures_or_a_company_of_its_own_is_no_area(changed: tuple[int, int, Any]) -> None:
    line, index, cell = changed
    lines = [[*one] for one in LINES]
    lines[line][index] = cell
    assert not any(area for _, area, _ in read(HEADER, lines))


def test_projects_that_say_their_area_keep_it() -> None:
    lines = [[*line, N if line[-1] is N else "Hav"] for line in LINES]
    assert {area for _, area, _ in read([*HEADER, "Innsatsområde"], lines)} <= {"Hav", None}
