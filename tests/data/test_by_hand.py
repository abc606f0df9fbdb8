"""What is said of a table by hand holds, whatever the sheet looks like: its lines, programme, year and unit."""

from __future__ import annotations

from typing import Any

import pytest

from data.loading.read import read_in_process
from data.terms.answers import Stated
from data.terms.tables import Reading
from tests.data.written import xlsx

TOP: list[list[Any]] = [["Program: Spir"], ["Budsjett 2024"], ["Innsatsområde", "Budsjett", "Bevilget"]]
AREAS: list[list[Any]] = [["Havbruk", 2_000_000, 1_400_000], ["Reiseliv", 1_500_000, 1_230_000]]
SUM: list[Any] = ["Til sammen", 3_500_000, 2_630_000]
FIRST = ("Budsjett", "A3")


def read(rows: list[list[Any]], **said: Any) -> Reading:
    return read_in_process(xlsx({"Budsjett": rows}), "budsjett.xlsx", **said)


def budgets(reading: Reading) -> dict[Any, float]:
    (table,) = reading.tables
    return dict(zip(table.rows["focus_area"], table.rows["budget_nok"], strict=True))


def test_programme_year_and_unit_hold_instead_of_what_stands_around_the_table() -> None:
    reading = read([*TOP, *AREAS], stated={FIRST: Stated("Gnist", 2023, "thousand_nok")})
    (table,) = reading.tables
    assert (table.programmes, table.years) == (("Gnist",), (2023,))
    assert budgets(reading) == {"Havbruk": 2e9, "Reiseliv": 1.5e9}
    assert {problem.code for problem in reading.problems} >= {"programme_by_hand", "year_by_hand"}
    assert reading.is_storable


@pytest.mark.parametrize(("unit", "amount"), [("nok", 2000.0), ("thousand_nok", 2e6), ("million_nok", 2e9)])
def test_a_stated_unit_wins_over_the_heading(unit: str, amount: float) -> None:
    rows = [
        ["Innsatsområde", "Budsjett (1000 kr)", "Bevilget (1000 kr)"],
        ["Havbruk", 2000, 1400],
        ["Reise", 1500, 900],
    ]
    reading = read([*TOP[:2], *rows], stated={FIRST: Stated(unit=unit)})
    assert budgets(reading)["Havbruk"] == amount
    assert reading.questions == ()


@pytest.mark.parametrize("role", ["note", "derived"])
def test_a_line_that_is_no_data_is_not_read(role: str) -> None:
    reading = read([*TOP, *AREAS, ["Reserve", 700_000, 100_000]], lines={("Budsjett", 5): role})
    assert set(budgets(reading)) == {"Havbruk", "Reiseliv"}
    assert f"line_is_{role}" in {problem.code for problem in reading.problems}


def test_a_line_that_is_data_is_read_though_it_is_a_sum() -> None:
    assert set(budgets(read([*TOP, *AREAS, SUM]))) == {"Havbruk", "Reiseliv"}
    said = budgets(read([*TOP, *AREAS, ["Felles", *SUM[1:]]], lines={("Budsjett", 5): "data"}))
    assert said == {"Havbruk": 2e6, "Reiseliv": 1.5e6, "Felles": 3.5e6}


def test_a_line_that_is_a_heading_holds_for_those_below() -> None:
    rows = [["Program: Spir"], ["Budsjett 2024"], ["Post", "Budsjett", "Bevilget"]]
    rows += [["Havbruk", "se under", "-"], ["Drift", 2_000_000, 1_400_000], ["Reise", 100_000, 90_000]]
    rows += [["Reiseliv", "se under", "-"], ["Drift", 700_000, 300_000], ["Reise", 50_000, 20_000]]
    reading = read(rows, lines={("Budsjett", 3): "heading", ("Budsjett", 6): "heading"})
    assert set(reading.tables[0].rows["focus_area"].dropna()) >= {"Havbruk", "Reiseliv"}
