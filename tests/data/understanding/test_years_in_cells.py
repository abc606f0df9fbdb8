"""Points of several years in each cell, and words behind points that are no statement."""

from __future__ import annotations

import pytest
from test_score_sheets import Row, codes, read, scores

NAMES = ("Portefølje", "Arbeidsplasser", "Bærekraft")
CODES = ("portfolio", "jobs", "sustainability")
FIRST, LAST = (4, 2.5, 3), (4.5, 3.5, 3)


def found_of(heading: str, sign: str, *above: Row) -> set[tuple[object, ...]]:
    cells = [f"{a:g}{sign}{b:g}".replace(".", ",") for a, b in zip(FIRST, LAST, strict=True)]
    rows = [[name, cell] for name, cell in zip(NAMES, cells, strict=True)]
    return scores(read({"Ark1": [*above, ["Indikator", heading], *rows]}))


EXPECTED = {
    (year, code, None, score)
    for year, own in ((2023, FIRST), (2024, LAST))
    for code, score in zip(CODES, own, strict=True)
}


@pytest.mark.parametrize("heading", ["2023 → 2024", "Poeng 2023/2024", "2023 | 2024", "Score 2023 to 2024"])
@pytest.mark.parametrize("sign", [" → ", "→", " -> ", " | ", "/", " til "])
def test_two_years_in_one_cell(heading: str, sign: str) -> None:
    assert found_of(heading, sign) == EXPECTED


def test_a_title_may_say_from_which_year_to_which_the_arrows_go() -> None:
    assert found_of("Utvikling", " → ", ["Utvikling fra 2023 til 2024"], []) == EXPECTED


def test_a_year_that_is_not_there_has_no_points() -> None:
    sheet: list[Row] = [["Indikator", "2022 → 2023 → 2024"], ["Portefølje", "– → 4 → 5"], ["Bærekraft", "2 → 3 → 3"]]
    found = scores(read({"Ark1": sheet}))
    assert {row[0] for row in found if row[1] == "portfolio"} == {2023, 2024}
    assert len(found) == 5


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("2023/2024", ("4/6", "3/6", "5/6")),
        ("2023 → 2024", ("4 → 5", "3", "2 → 3")),
        ("Nå", ("4 → 5", "3 → 4", "2 → 3")),
    ],
)
def test_points_of_six_and_cells_that_disagree_are_not_two_years(heading: str, cells: tuple[str, ...]) -> None:
    sheet = [["Indikator", heading], *([name, cell] for name, cell in zip(NAMES, cells, strict=True))]
    reading = read({"Ark1": sheet})
    assert not [row for table in reading.tables for row in table.values.to_pylist() if row.get("score")] or codes(
        reading
    )


@pytest.mark.parametrize("heading", ["Hva ligger bak", "Kva ligg bak", "Why"])
def test_words_behind_the_points_of_each_indicator_are_no_statement(heading: str) -> None:
    sheet: list[Row] = [["Indikator", 2023, 2024, heading]]
    sheet += [[name, a, b, why] for name, a, b, why in zip(NAMES, FIRST, LAST, ("Ny side", None, "Ny"), strict=True)]
    assert scores(read({"Ark1": sheet})) == EXPECTED
