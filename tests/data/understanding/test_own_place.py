"""Measures of our own place beside those of the county and the country."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
import pytest

from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.terms.tables import Reading
from tests.data.written import xlsx

Rows = Sequence[Sequence[object]]
N = None
LABELS = ["Måltall", "Enhet"]
YEARS_OVER: Rows = [["Tall"], ["", "", 2023, N, 2024, N], [*LABELS, "Moland", "Fylket", "Moland", "Fylket"]]
PLACES_OVER: Rows = [["Tall"], ["", "", "Moland", N, "Agder", N], [*LABELS, 2023, 2024, 2023, 2024]]


def read(rows: Rows, programme: str = "Moland") -> Reading:
    return read_in_process(xlsx({"Ark1": rows}), "fil.xlsx", answers=Answers(programme=programme))


def values(reading: Reading) -> set[tuple[object, ...]]:
    return {
        tuple(table.rows.iloc[place][name] for name in ("programme", "measure", "year", "value"))
        for table in reading.tables
        for place in range(len(table.rows))
    }


@pytest.mark.parametrize(
    ("rows", "figures"),
    [(YEARS_OVER, [2.9, 2.1, 3.1, 2.2]), (PLACES_OVER, [2.9, 3.1, 2.1, 2.2])],
)
def test_only_the_figures_of_our_own_place_are_read(rows: Rows, figures: list[float]) -> None:
    reading = read([*rows, ["Ledige", "prosent", *figures]])
    assert values(reading) == {("Moland", "Ledige", 2023, 2.9), ("Moland", "Ledige", 2024, 3.1)}
    assert [problem.code for problem in reading.problems] == ["other_places_left_out"]


def test_places_may_stand_over_one_year_or_on_the_lines() -> None:
    across: Rows = [["Tall 2024"], [*LABELS, "Moland", "Fylket", "Landet"], ["Ledige", "prosent", 2.9, 3.1, 2.1]]
    down: Rows = [["Tall 2024"], [*LABELS, "Sted", "Verdi"], ["Ledige", "prosent", "Moland", 2.9]]
    down = [*down, ["Ledige", "prosent", "Fylket", 3.1], ["Ledige", "prosent", "Landet", 2.1]]
    assert values(read(across)) == values(read(down)) == {("Moland", "Ledige", 2024, 2.9)}


def test_money_of_county_and_municipality_is_money_of_both() -> None:
    rows = [["Budsjett"], ["Område", 2023, N, 2024, N], ["", "Moland", "Fylket", "Moland", "Fylket"]]
    rows += [["Skog", 100_000, 200_000, 110_000, 220_000], ["Kyst", 120_000, 210_000, 130_000, 230_000]]
    assert "other_places_left_out" not in {problem.code for problem in read(rows).problems}


def test_unknown_places_under_their_years_are_one_header_with_them() -> None:
    above = ["", "", 2022, N, N, 2023, N, N, 2024, N, N]
    places = [*LABELS, *["Moland", "Agder", "Sørlandet"] * 3]
    rows = [["Tall"], above, places, ["Ledige", "prosent", 2.9, 2.1, 1.8, 3.1, 2.2, 1.9, 2.7, 2.3, 2.0]]
    rows += [["Pendlere", "personer", 412, 18_240, 951_300, 437, 18_755, 962_140, 501, 19_012, 970_455]]
    book = openpyxl.load_workbook(io.BytesIO(xlsx({"Ark1": rows})))
    for cells in ("C2:E2", "F2:H2", "I2:K2"):
        book["Ark1"].merge_cells(cells)
    target = io.BytesIO()
    book.save(target)
    reading = read_in_process(target.getvalue(), "fil.xlsx", answers=Answers(programme="Moland"))
    assert ("Moland", "Pendlere", 2024, 501.0) in values(reading)
    assert len(values(reading)) == 6


UNDER_US = [["Folketall", "personer", 4312, 4288], ["Nye foretak", "foretak", 19, ".."]]


@pytest.mark.parametrize(
    "rows",
    [
        [["Moland"], *UNDER_US],
        [["Moland kommune"], *UNDER_US],
        [["Moland"], *UNDER_US, ["Nordland fylke"], ["Folketall", "personer", 240000, 241000]],
        [["Hele landet"], ["Folketall", "personer", 5400000, 5500000], ["Moland"], *UNDER_US],
        [["Moland"], *UNDER_US, ["Sortvik"], ["Folketall", "personer", 900, 910], ["Nye foretak", "foretak", 2, 3]],
    ],
)
def test_our_own_place_over_lines_is_no_measure_and_other_places_are_left_out(rows: Rows) -> None:
    reading = read([["Nøkkeltall"], [], [None, "Måleenhet", "2021", "2022"], *rows, [], [".. Tallet er ikke klart"]])
    found = {row[1:] for row in values(reading) if isinstance(row[-1], float) and row[-1] > 0}
    assert found == {("Folketall", 2021, 4312.0), ("Folketall", 2022, 4288.0), ("Nye foretak", 2021, 19.0)}
    assert not any(problem.severity == "error" for problem in reading.problems)


@pytest.mark.parametrize("place", ["Sortvik", "Nordland fylke"])
def test_what_stands_under_another_place_alone_is_not_ours(place: str) -> None:
    reading = read([["Nøkkeltall"], [], [None, "Måleenhet", "2021", "2022"], [place], *UNDER_US])
    assert any(problem.severity == "error" for problem in reading.problems)
