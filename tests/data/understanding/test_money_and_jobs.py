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


ACCOUNTS: Rows = [
    ["Konto", "Konto(T)", "Regnskap", "Reg. budsjett", "Avvik"],
    ["Prosjekt", "8101 Tare"],
    ["11150", "Reiser", 41_230.5, 60_000, 18_769.5],
    ["12700", "Konsulenter", 388_400, 420_000, 31_600],
    [None, "Sum prosjekt 8101", 429_630.5, 480_000, 50_369.5],
    [],
    ["Prosjekt", "8104 Reindrift"],
    ["12700", "Konsulenter", 96_750, 90_000, -6_750],
    ["14700", "Tilskudd", 310_000, 510_000, 200_000],
    [None, "Sum prosjekt 8104", 406_750, 600_000, 193_250],
    [],
    [None, "T O T A L T", 836_380.5, 1_080_000, 243_619.5],
]


def test_accounts_under_a_project_are_read_as_its_sum() -> None:
    reading = read([["Ansvar: 3251 Omstilling"], ["Periode: 202401 - 202412", "Utskrift: 17.01.2025"], [], *ACCOUNTS])
    assert values(reading, "year", "focus_area", "budget_nok", "paid_nok") == [
        (2024, "8101 Tare", 480_000, 429_630.5),
        (2024, "8104 Reindrift", 600_000, 406_750),
    ]


def test_areas_under_a_heading_stay_what_they_are() -> None:
    header = ["Innsatsområde", *ACCOUNTS[0][1:]]
    reading = read([["Regnskap 2024"], header, *([*row[1:2], *row[1:]] for row in ACCOUNTS[1:] if row and row[0])])
    assert all("Sum" not in str(area) for (area,) in values(reading, "focus_area"))


def test_a_line_for_each_kind_of_amount_has_its_year_and_its_code_beside_it() -> None:
    kinds = (("Budsjett", 1_800_000, 950_000), ("Tilsagn", 1_650_000, 910_000), ("Regnskap", 744_210.5, 388_000))
    lines: list[list[object]] = []
    for kind, *amounts in kinds:
        for code, name, amount in zip((7201, 7202), ("Havn", "Data"), amounts, strict=True):
            lines.append([2023, code, name, 202312, kind, amount, "NOK"])
    header = ["Regnskapsår", "Prosjektnr", "Objekt", "Periode", "Beløpstype", "Beløp", "Valuta"]
    assert values(read([header, *lines]), "year", "focus_area", "budget_nok", "granted_nok", "paid_nok") == [
        (2023, "Havn", 1_800_000, 1_650_000, 744_210.5),
        (2023, "Data", 950_000, 910_000, 388_000),
    ]


def test_the_whole_year_beside_its_quarters_is_the_figure_that_the_title_names() -> None:
    header = ["Tema", "1. kv.", "2. kv.", "3. kv.", "4. kv.", "Hele året"]
    reading = read(
        [
            ["Arbeidsplasser i 2022, kvartalsvis"],
            [],
            ["Nye arbeidsplasser"],
            header,
            ["Oppdrett", 2, 0, 3, 1, 6],
            ["Bygg", 0, 5, 2, 0, 7],
            [],
            ["Sikrede arbeidsplasser"],
            header,
            ["Oppdrett", 0, 12, 0, 5, 17],
            ["Bygg", 8, 0, 6, 2, 16],
        ]
    )
    assert values(reading, "year", "focus_area", "new_jobs", "secured_jobs") == [
        (2022, "Oppdrett", 6, 17),
        (2022, "Bygg", 7, 16),
    ]


def test_names_behind_codes_are_names() -> None:
    rows = [["Område", "Budsjett"], ["8101 Tare", 1_380_000], ["8104 Rein", 600_000], ["8110 Sentrum", 625_000]]
    assert [area for (area,) in values(read([["Budsjett 2024"], *rows]), "focus_area")] == [row[0] for row in rows[1:]]


def test_jobs_under_titles_of_two_years_are_not_those_of_the_whole_period() -> None:
    rows = [["Område", "Nye", "Sikrede"], ["Havbruk", 3, 4], ["Tur", 2, 1]]
    reading = read([["Arbeidsplasser 2023"], ["Satt opp mot budsjettet for 2024"], *rows])
    assert [question.code for question in reading.questions] == ["period"]
