"""Payments of accounts, a line for each voucher: what an area was paid is what its lines come to, in their year."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.terms.tables import Reading
from tests.data.written import xlsx

TITLES = [["Bilag: utbetalte tilskudd"], ["Kjørt av: bruker7 14.01.2025"], []]
HEADER = ["Bilagsnr", "Bilagsdato", "Resk.nr", "Mottaker", "Innsatsområde", "Periode", "Utbetalt"]
LINES: list[list[Any]] = [
    [117, dt.date(2024, 2, 9), 50231, "Mo AS", "Skog", 202402, 180000],
    [118, dt.date(2024, 2, 9), 50877, "Fjordbåt AS", "Kyst", 202402, 45000],
    [342, dt.date(2024, 4, 30), 50231, "Mo AS", "Skog", 202404, 220000.5],
    [601, dt.date(2024, 8, 21), 50231, "Mo AS", "Skog", 202408, -20000],
    [744, dt.date(2024, 10, 11), 51344, "Kai AS", "Kyst", 202410, 310000],
]
PAID = [("Skog", 2024, 380000.5), ("Kyst", 2024, 355000.0)]


def read(lines: list[list[Any]], header: list[str] = HEADER) -> Reading:
    rows = [*TITLES, header, *lines]
    return read_in_process(xlsx({"Spørring": rows}), "fil.xlsx", answers=Answers(programme="Moland"))


def paid(reading: Reading) -> list[tuple[Any, ...]]:
    names = ["focus_area", "year", "paid_nok"]
    tables = [table for table in reading.tables if table.dataset == "budget"]
    return [row for table in tables for row in table.rows[names].itertuples(index=False, name=None)]


def refused(reading: Reading) -> bool:
    return any(problem.severity == "error" for problem in reading.problems)


@pytest.mark.parametrize("total", [[], [[None] * 6 + [735000.5]], [["Sum", *[None] * 5, 735000.5]]])
def test_vouchers_are_added_up_for_each_area_with_those_that_were_credited(total: list[list[Any]]) -> None:
    reading = read([*LINES, *total])
    assert paid(reading) == PAID
    assert not refused(reading)


def test_payments_to_somebody_else_each_are_no_projects() -> None:
    lines = [[*line[:2], 60000 + number, f"Firma {number} AS", *line[4:]] for number, line in enumerate(LINES)]
    reading = read(lines)
    assert paid(reading) == PAID
    assert {table.dataset for table in reading.tables} == {"budget"}


@pytest.mark.parametrize(
    ("line", "index", "cell"),
    [(4, 1, dt.date(2023, 10, 11)), (4, 0, 117), (4, 0, None), (4, 1, None)],
)
def test_vouchers_of_two_years_or_without_a_number_each_are_not_added_up(line: int, index: int, cell: object) -> None:
    lines = [[*one] for one in LINES]
    lines[line][index] = cell
    reading = read(lines)
    assert refused(reading) or reading.questions or not set(PAID) & set(paid(reading))


@pytest.mark.parametrize("periods", [[202402, 202403, 202404], [2, 3, 4], ["2024-02", "2024-03", "2024-04"]])
def test_the_period_of_accounts_is_no_amount(periods: list[Any]) -> None:
    lines = [[number, f"Firma {number} AS", "Skog", period] for number, period in enumerate(periods, start=60)]
    reading = read(lines, ["Resk.nr", "Mottaker", "Innsatsområde", "Periode"])
    assert not any(table.rows["granted_nok"].notna().any() for table in reading.tables if "granted_nok" in table.rows)
