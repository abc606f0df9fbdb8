"""What colours stand for, where a text below the table says so or is painted itself."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from test_score_sheets import Row, codes, rows_of

from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.terms.tables import Reading

YELLOW, BLUE, GREEN = "FFFF66", "9DC3E6", "A9D08E"
PROJECTS: list[Row] = [
    ["Prosjekt", "Bedrift", "Innvilget"],
    ["Kai", "Kai AS", 100_000],
    ["Sag", "Sag AS", 50_000],
    ["Bru", "Bru AS", 20_000],
]
JOBS: list[Row] = [
    ["Arbeidsplasser 2024"],
    ["Satsing", "Nye", "Sikrede"],
    ["Skog", 4, 10],
    ["Kyst", 2, 0],
    ["Sum", 6, 10],
]


def read(rows: Sequence[Row], painted: Mapping[str, str], legend: Mapping[str, str]) -> Reading:
    """The sheet with those cells filled, and below it the texts of a legend, each in its colour, if any."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    sheet.append([])
    for cell, colour in painted.items():
        sheet[cell].fill = PatternFill("solid", fgColor=colour)
    for text, colour in legend.items():
        sheet.append([text])
        if colour:
            sheet.cell(sheet.max_row, 1).fill = PatternFill("solid", fgColor=colour)
    content = io.BytesIO()
    book.save(content)
    return read_in_process(content.getvalue(), "fil.xlsx", answers=Answers(programme="Spir"))


@pytest.mark.parametrize(
    "legend",
    [
        {"Gul = forstudie": "", "Blå = forprosjekt": "", "Grønn = hovedprosjekt": ""},
        {"Forstudie": YELLOW, "Forprosjekt": BLUE, "Hovedprosjekt": GREEN},
    ],
)
def test_the_colour_of_a_name_is_its_phase(legend: Mapping[str, str]) -> None:
    reading = read(PROJECTS, {"A2": YELLOW, "A3": BLUE, "A4": GREEN}, legend)
    assert rows_of(reading, "projects", "name", "phase") == [
        ("Kai", "pre_study"),
        ("Sag", "pre_project"),
        ("Bru", "main_project"),
    ]


def test_a_column_of_phases_holds_before_colours() -> None:
    rows = [[*row, phase] for row, phase in zip(PROJECTS, ("Fase", *["Hovedprosjekt"] * 3), strict=True)]
    reading = read(rows, {"A2": YELLOW, "A3": BLUE}, {"Forstudie": YELLOW, "Forprosjekt": BLUE})
    assert {phase for (phase,) in rows_of(reading, "projects", "phase")} == {"main_project"}


def test_the_colour_of_a_figure_is_its_stage_and_sums_need_none() -> None:
    painted = {"B3": GREEN, "B4": YELLOW, "C3": GREEN, "C4": GREEN}
    reading = read(JOBS, painted, {"Bekreftet av bedriften": GREEN, "Forventet": YELLOW})
    assert not [code for code in codes(reading) if "sum" in code]
    assert set(rows_of(reading, "jobs", "focus_area", "stage", "new_jobs", "secured_jobs")) == {
        ("Skog", "verified", 4, 10),
        ("Kyst", "verified", None, 0),
        ("Kyst", "expected", 2, None),
    }


def test_a_figure_without_a_colour_leaves_its_column_without_stages() -> None:
    reading = read(JOBS, {"B3": GREEN}, {"Bekreftet av bedriften": GREEN, "Forventet": YELLOW})
    assert {stage for (stage,) in rows_of(reading, "jobs", "stage")} <= {None}
