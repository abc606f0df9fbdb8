"""Money that is not kroner is never stored as kroner, wherever a file says so; a rate of exchange says nothing."""

from __future__ import annotations

import pytest
from test_score_sheets import Row, read, rows_of

HEADINGS = ["Innsatsområde", "Budsjett 2024", "Innvilget", "Utbetalt"]
LINES: list[Row] = [["Havbruk", 32_000, 26_505.5, 14_000], ["Reiseliv", 14_500, 9_000, 6_100]]


def errors(sheets: dict[str, list[Row]]) -> list[str]:
    return [problem.code for problem in read(sheets).problems if problem.severity.name == "ERROR"]


@pytest.mark.parametrize(
    "sheets",
    [
        {"Ark1": [["Økonomi, tall i 1000 EUR"], HEADINGS, *LINES]},
        {"Ark1": [["Table 2. Funds in EUR (EUR 1 = NOK 11.6)"], HEADINGS, *LINES]},
        {"Ark1": [HEADINGS, *LINES, [], ["All amounts in EUR."]]},
        {"Ark1": [HEADINGS, *LINES, [], ["Beløp i euro"]]},
        {"Budsjett EUR": [HEADINGS, *LINES]},
        {"Ark1": [[*HEADINGS, "Valuta"], *([*line, "EUR"] for line in LINES)]},
    ],
)
def test_money_that_is_not_kroner_is_an_error_wherever_it_is_said(sheets: dict[str, list[Row]]) -> None:
    assert set(errors(sheets)) == {"foreign_currency"}


@pytest.mark.parametrize(
    ("title", "factor"),
    [
        ("Table 2. Funds in NOK 1,000 (EUR 1 = NOK 11.6)", 1_000),
        ("Midler i 1000 kr (1 EUR = 11,6 kr)", 1_000),
        ("Interreg-midler i EUR er regnet om til kroner", 1),
    ],
)
def test_a_rate_of_exchange_and_what_was_converted_say_kroner(title: str, factor: int) -> None:
    found = rows_of(read({"Ark1": [[title], HEADINGS, *LINES]}), "budget", "focus_area", "budget_nok")
    assert found == [("Havbruk", 32_000 * factor), ("Reiseliv", 14_500 * factor)]


def test_lines_in_kroner_beside_others_are_told_apart() -> None:
    sheet = [[*HEADINGS, "Valuta"], [*LINES[0], "NOK"], [*LINES[1], "EUR"]]
    assert errors({"Ark1": sheet}) == ["foreign_currency"] * 3
    kroner = [[*HEADINGS, "Valuta"], *([*line, "NOK"] for line in LINES)]
    assert len(rows_of(read({"Ark1": kroner}), "budget", "budget_nok")) == 2
