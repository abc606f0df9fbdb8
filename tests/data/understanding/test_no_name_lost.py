"""What no word was understood of is never the whole programme's, nor another figure than it is."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.understanding.test_plain_to_a_colleague import N, read, values

Rows = list[list[Any]]


@pytest.mark.parametrize("name", ["Digital business", "Mål og marked", "Plan og areal", "Resirk"])
def test_a_text_in_a_line_of_areas_is_one_whatever_its_words_mean(name: str) -> None:
    rows: Rows = [["Arbeidsplasser"], [N, "Skogbruk", N, name, N], ["År", "Nye", "Sikrede", "Nye", "Sikrede"]]
    rows += [[2022, 13, 11, 8, 22], [2023, 2, 17, 4, 10]]
    assert sorted(values(read(rows), "year", "focus_area", "new_jobs", "secured_jobs"), key=str) == sorted(
        [
            (2022, "Skogbruk", 13, 11),
            (2022, name, 8, 22),
            (2023, "Skogbruk", 2, 17),
            (2023, name, 4, 10),
        ],
        key=str,
    )


def test_two_sums_of_one_figure_are_not_added_up() -> None:
    rows: Rows = [["Regnskap 2024"], ["Område", "Post", "Beløp"]]
    rows += [["Skog", "Utbetalt", 137_000], ["Skog", "Budsjett", 337_000], ["Kyst", "Utbetalt", 211_000]]
    rows += [["Sum", "Utbetalt", 471_000], ["Sum", "Budsjett", 993_000], ["Totalt", "Utbetalt", 522_000]]
    found = read(rows)
    assert [question.code for question in found.questions] == ["two_lines"]


def test_lines_with_names_left_of_the_table_are_not_added_up_without_a_question() -> None:
    rows: Rows = [["Regnskap 2024"], ["Nr", N, N, "Post", "Beløp"]]
    rows += [["A", "Skog", N, "Utbetalt", 137_000], ["B", "Kyst", N, "Utbetalt", 211_000]]
    found = read(rows)
    assert (N, 348_000) not in values(found, "focus_area", "paid_nok")


def test_quarters_that_fall_are_no_running_totals_whatever_stands_over_them() -> None:
    rows: Rows = [["Rapport 2021"], [N, N, "Brukt hittil i år", N, N, N, N]]
    rows += [["Satsing", "Budsjett", "1. kv.", "2. kv.", "3. kv.", "4. kv.", "Hele året"]]
    rows += [["Skog", "kr 972 140", "kr 240 849", "kr 52 415", "kr 138 124", "kr 108 968", "kr 540 356"]]
    rows += [["Kyst", "kr 858 000", "kr 116 469", "kr 56 840", "kr 236 899", "kr 53 359", "kr 463 567"]]
    assert values(read(rows), "focus_area", "paid_nok") == [("Skog", 540_356), ("Kyst", 463_567)]


def test_a_year_above_all_cards_is_that_of_each() -> None:
    rows: Rows = [["Oppnådde arbeidsplasser"], ["År: 2023"], []]
    for number, area in enumerate(("Skog", "Kyst", "Bygd"), start=4):
        rows += [[area], ["Antall nye", number], ["Antall sikrede", 3 * number]]
    assert values(read(rows), "year", "focus_area", "new_jobs", "secured_jobs") == [
        (2023, "Skog", 4, 12),
        (2023, "Kyst", 5, 15),
        (2023, "Bygd", 6, 18),
    ]


def test_what_was_granted_below_years_is_no_measure() -> None:
    rows: Rows = [["Status økonomi"], [N, 2020, N, 2021, N], ["Navn", "Planlagt", "Tildelt", "Planlagt", "Tildelt"]]
    rows += [["Skog", 3_425_000, 2_585_536, 1_939_704, 1_537_126], ["Kyst", 2_973_858, 2_172_171, 2_148_028, 1_232_553]]
    assert {table.dataset for table in read(rows).tables} <= {"budget"}


def test_names_of_known_words_over_units_are_measures_as_those_beside_them() -> None:
    rows: Rows = [["Utvikling i nøkkeltall"], ["År", "Nyetablerte foretak", "Saksbehandlingstid", "Innflyttere"]]
    rows += [[N, "antall", "dager", "personer"], [2022, 37, 61, 94], [2023, 28, 70, 97]]
    found = {name for (name,) in values(read(rows, "Nøkkeltall"), "measure")}
    assert {name.split(" (")[0] for name in found} == {"Nyetablerte foretak", "Saksbehandlingstid", "Innflyttere"}


@pytest.mark.parametrize("is_across", [True, False])
def test_a_target_called_after_what_nobody_knows_is_not_that_of_all_jobs(is_across: bool) -> None:
    names = ["Ambisjon (opprettede arbeidsplasser)", "Reelt (opprettede arbeidsplasser)", "Ambisjon (krøllede)"]
    lines: Rows = [[N, *names], ["Skog", 11, 9, 20], ["Kyst", 12, 4, 24]]
    rows = lines if is_across else [list(line) for line in zip(*lines, strict=True)]
    found = values(read([["Arbeidsplasser 2024"], *rows]), "focus_area", "target_jobs", "target_new", "new_jobs")
    assert found == [("Skog", N, 11, 9), ("Kyst", N, 12, 4)]


@pytest.mark.parametrize("heading", ["Tema", "Sub-programme", "Kvasar"])
@pytest.mark.parametrize("is_first", [True, False])
def test_names_that_companies_are_grouped_under_are_the_areas(heading: str, is_first: bool) -> None:
    lines = [("Skog", "Trefiber AS", 12, 6), ("Skog", "Lakseri AS", 8, 23), ("Kyst", "Kaldhav AS", 7, 9)]
    rows: Rows = [["Arbeidsplasser 2023"], [heading, "Virksomhet", "Nye arb.pl.", "Sikrede stillinger"]]
    rows += [list(line) for line in lines]
    rows = rows if is_first else [rows[0], *([line[1], line[0], *line[2:]] for line in rows[1:])]
    assert values(read(rows), "focus_area", "new_jobs", "secured_jobs") == [("Skog", 20, 29), ("Kyst", 7, 9)]


def test_what_is_measured_is_no_area_of_a_budget() -> None:
    rows: Rows = [["Key figures for Moland"], ["Year", "What we measure", "Actual", "Target"]]
    rows += [[2022, "Overnight stays (nights)", 23_099, 22_829], [2023, "Overnight stays (nights)", 9_609, 29_343]]
    rows += [[2022, "Museum visitors (people)", 7_480, 13_465], [2023, "Museum visitors (people)", 4_358, 4_140]]
    assert not {table.dataset for table in read(rows).tables} - {"measures"}


def test_a_line_called_after_the_programme_with_the_sums_of_all_others_is_none_of_a_programme() -> None:
    rows: Rows = [["Arbeidsplasser per innsatsområde"], ["År 2021"], ["Innsatsområder", "Nye", "Sikrede"]]
    rows += [["Mat og drikke", 2, 3], ["Skog", 3, 8], ["Kyst", 4, 12], ["Moland", 9, 23]]
    assert values(read(rows), "programme", "focus_area", "new_jobs") == [
        ("Moland", "Mat og drikke", 2),
        ("Moland", "Skog", 3),
        ("Moland", "Kyst", 4),
    ]


def test_an_area_called_after_businesses_says_nothing_of_the_figures_below_it() -> None:
    rows: Rows = [["Budget 2024, MNOK"], [N, "Culture", "Digital business"]]
    rows += [["Appropriation", 3.75, 1.53], ["Committed", 2.77, 0.93], ["Spent", 2.53, 0.37]]
    assert values(read(rows), "focus_area", "budget_nok", "granted_nok", "paid_nok") == [
        ("Culture", 3_750_000, 2_770_000, 2_530_000),
        ("Digital business", 1_530_000, 930_000, 370_000),
    ]
