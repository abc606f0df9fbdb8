"""Pivots as Excel writes them, with years and names over each other in one column."""

from __future__ import annotations

import pytest
from test_score_sheets import Row, codes, read, rows_of

PAID = {("Skog", 2023): (300, 180), ("Skog", 2024): (350, 90), ("Kyst", 2023): (450, 300), ("Kyst", 2024): (500, 45)}
HEADINGS = [
    [["Radetiketter", "Budsjett", "Utbetalt"]],
    [["Område/år", "Budsjett", "Utbetalt"]],
    [["Summer av Beløp", "Kolonneetiketter", None], ["Radetiketter", "Budsjett", "Utbetalt"]],
]


def pivot(headings: list[Row], upper: int, *, wrong: float = 0) -> list[Row]:
    """The amounts in thousands, by area and below by year where `upper` is 0, else the other way round."""
    rows: list[Row] = [["Tall i 1000 kr"], [], *headings]
    for over in dict.fromkeys(key[upper] for key in PAID):
        parts = {key: pair for key, pair in PAID.items() if key[upper] == over}
        rows.append([over, *(sum(column) + wrong for column in zip(*parts.values(), strict=True))])
        rows += [[key[1 - upper], *pair] for key, pair in parts.items()]
    return [*rows, ["Totalsum", *(sum(column) for column in zip(*PAID.values(), strict=True))]]


@pytest.mark.parametrize("headings", HEADINGS)
@pytest.mark.parametrize("upper", [0, 1])
def test_each_year_of_each_area_is_a_row(headings: list[Row], upper: int) -> None:
    found = rows_of(read({"Ark1": pivot(headings, upper)}), "budget", "focus_area", "year", "budget_nok", "paid_nok")
    assert set(found) == {(*key, budget * 1000, paid * 1000) for key, (budget, paid) in PAID.items()}


@pytest.mark.parametrize("upper", [0, 1])
def test_what_stands_above_without_being_the_sum_is_no_heading(upper: int) -> None:
    reading = read({"Ark1": pivot(HEADINGS[0], upper, wrong=7)})
    errors = [problem.code for problem in reading.problems if problem.severity.name == "ERROR"]
    assert errors or reading.questions or not reading.tables, codes(reading)
