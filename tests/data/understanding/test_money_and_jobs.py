"""Budgets and jobs as accounts and counts have them: what is left between amounts, parts, running totals, preambles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from data.loading.read import read_in_process
from data.terms.tables import Reading
from tests.data.written import xlsx

Rows = Sequence[Sequence[object]]


def read(rows: Rows, sheet: str = "Ark1") -> Reading:
    return read_in_process(xlsx({sheet: rows}), "fil.xlsx", programme="Spir")


def values(reading: Reading, *names: str) -> list[tuple[object, ...]]:
    (table,) = reading.tables
    plain = table.rows.astype(object).where(table.rows.notna(), None)
    return [tuple(plain.iloc[place].get(name) for name in names) for place in range(len(plain))]


@pytest.mark.parametrize("left", ["Ikke utbetalt", "Ubetalt", "Not paid", "Undisbursed"])
def test_what_is_denied_is_not_the_figure_itself(left: str) -> None:
    reading = read(
        [
            ["Budsjett 2024"],
            ["Innsatsområde", "Ramme", "Innvilget", left, "Utbetalt"],
            ["Havbruk", 1_500_000, 1_225_000, 585_000, 640_000],
            ["Kultur", 600_000, 580_500, 147_250, 433_250],
        ]
    )
    assert values(reading, "granted_nok", "paid_nok") == [(1_225_000, 640_000), (580_500, 433_250)]


def test_a_part_of_another_figure_is_read_where_it_is_one_of_ours_and_else_left() -> None:
    reading = read(
        [
            ["Budsjett 2024"],
            ["Innsatsområde", "Ramme", "Innvilget", "Herav til kvinner", "Herav utbetalt"],
            ["Havbruk", 1_500_000, 1_225_000, 410_000, 640_000],
            ["Kultur", 600_000, 580_500, 120_000, 433_250],
        ]
    )
    assert values(reading, "granted_nok", "paid_nok") == [(1_225_000, 640_000), (580_500, 433_250)]


def test_parts_under_a_heading_of_two_lines_are_not_the_whole() -> None:
    reading = read(
        [
            ["Arbeidsplasser 2023"],
            ["Område", "Nyskapte", None, "Sikrede", None, "Sum"],
            [None, "I alt", "Av dette kvinner", "I alt", "Av dette lærlinger", None],
            ["Havbruk", 9, 3, 22, 2, 31],
            ["Mat", 5.5, 4, 11, 1, 16.5],
            ["Tre", 12, 2, 34.5, 6, 46.5],
        ]
    )
    assert reading.questions == ()
    assert values(reading, "year", "new_jobs", "secured_jobs") == [(2023, 9, 22), (2023, 5.5, 11), (2023, 12, 34.5)]


def test_amounts_of_a_few_thousand_without_a_unit_are_asked_about() -> None:
    rows = [["Budsjett 2025"], ["Innsatsområde", "Ramme", "Bevilget"], ["Havbruk", 1500, 950], ["Tur", 2250, 800]]
    (question,) = read(rows).questions
    assert (question.code, [choice.code for choice in question.choices]) == ("unit", ["kroner", "thousands"])
    for said in (["Alle tall i kroner"], ["Beløp i 1000 kr"]):
        assert read([said, *rows]).questions == ()


def test_running_totals_over_several_years_are_not_the_years_own() -> None:
    reading = read(
        [
            ["Resultat 2024 mot mål for året"],
            ["Område", "Nye i 2024", "Nye akkumulert 2021–2024", "Mål nye 2024", "Sikret i 2024", "Sikret akkumulert"],
            ["Havbruk", 6.5, 18.5, 8, 12, 41],
            ["Mat", 2, 5, 2, 9, 30],
        ]
    )
    assert values(reading, "year", "target_new", "new_jobs", "secured_jobs") == [(2024, 8, 6.5, 12), (2024, 2, 2, 9)]


def test_the_lines_above_a_report_say_its_period_and_when_it_was_printed() -> None:
    reading = read(
        [
            ["Rapport", "BA1 Budsjett / tilsagn / regnskap"],
            ["Firma", "Nordby kommune"],
            ["Periode", "202301-202306"],
            ["Kjørt av", "KARI 31.07.2024"],
            [],
            ["T", "Prosj.", "Prosj. (T)", "Rev.bud.", "Tilsagn", "Regnskap"],
            [None, "7201", "Fiskerihavn", 1_800_000, 1_650_000, 744_210.5],
            [None, "7202", "Datalagring", 950_000, 910_000, 388_000],
        ]
    )
    june = dt.date(2023, 6, 30)
    assert values(reading, "year", "as_of", "paid_nok") == [(2023, june, 744_210.5), (2023, june, 388_000)]


def test_a_month_in_the_title_of_a_report_is_its_day_and_one_of_the_source_is_not_its_year() -> None:
    rows = [["Innsatsområde", "Budsjett", "Utbetalt"], ["Havbruk", 1_500_000, 640_000], ["Tur", 900_000, 1_250]]
    reading = read([["Månedsrapport august 2024"], *rows])
    assert values(reading, "year", "as_of") == [(2024, dt.date(2024, 8, 31))] * 2
    reading = read([["Ved utgangen av 2023"], ["Alle områder. Kilde: skjema, januar 2024"], *rows])
    assert values(reading, "year") == [(2023,)] * 2
