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


def test_what_is_measured_is_a_measure_and_no_area_of_a_budget() -> None:
    rows: Rows = [["Key figures for Moland"], ["Year", "What we measure", "Actual", "Target"]]
    rows += [[2022, "Overnight stays (nights)", 23_099, 22_829], [2023, "Overnight stays (nights)", 9_609, 29_343]]
    rows += [[2022, "Museum visitors (people)", 7_480, 13_465], [2023, "Museum visitors (people)", 4_358, 4_140]]
    assert {table.dataset for table in read(rows).tables} == {"measures"}


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


def test_one_heading_of_known_words_leaves_the_others_names_of_measures() -> None:
    rows: Rows = [["Nøkkeltall for Moland"], ["År", "Innflyttere", "Saksbehandlingstid", "Andel unge som pendler"]]
    rows += [[2022, 64, 62, 45], [2023, 84, 66, 31], [2024, 92, 36, 41]]
    found = {name for (name,) in values(read(rows), "measure")}
    assert found == {"Innflyttere", "Saksbehandlingstid", "Andel unge som pendler"}


def test_what_tells_on_each_line_how_sure_jobs_are_may_be_called_a_type() -> None:
    rows: Rows = [["Arbeidsplasser 2021"], ["Område", "Type", "Ansvarlig", "Nye", "Sikrede"]]
    for area in ("Skog", "Kyst"):
        rows += [[area, "Ventet", "Kari Moen", 5, 18], [area, "Oppnådd", "Ola Nes", 12, 3]]
    assert values(read(rows), "focus_area", "stage", "new_jobs") == [
        (area, stage, number) for area in ("Skog", "Kyst") for stage, number in (("expected", 5), ("realised", 12))
    ]


def test_numbered_areas_of_a_budget_are_no_projects() -> None:
    rows: Rows = [["Budsjett og forbruk 2020"], ["Beløp i mill. kr"]]
    rows += [["Nr", "Tema", "Avsatt beløp", "Innvilget tilskudd", "Kostnader hittil"]]
    rows += [[4410, "Skog", "0,38", "0,27", "0,24"], [4411, "Kyst", "1,31", "0,87", "0,61"]]
    assert values(read(rows), "focus_area", "budget_nok", "granted_nok", "paid_nok") == [
        ("Skog", 380_000, 270_000, 240_000),
        ("Kyst", 1_310_000, 870_000, 610_000),
    ]


def test_a_case_number_below_accounts_is_nothing_that_was_paid() -> None:
    rows: Rows = [["Regnskap 2021"], ["Nr", "Fagområde", "Saksnr", "Budsjett", "Tildelinger"]]
    rows += [[4410, "Skog", "21/179", 963_000, 495_194], [4411, "Kyst", "21/192", 2_823_008, 2_110_817]]
    found = values(read(rows), "focus_area", "budget_nok", "granted_nok", "paid_nok")
    assert found == [("Skog", 963_000, 495_194, N), ("Kyst", 2_823_008, 2_110_817, N)]


def test_a_column_of_units_beside_names_of_figures_holds_no_figure() -> None:
    rows: Rows = [["2022: Økonomirapport"], ["Område", "Post", "Enhet", "Beløp"]]
    for area, budget, paid in (("Skog", 3_948, 1_253), ("Kyst", 927, 385)):
        rows += [[area, "Disponibel ramme", "1000 kr", budget], [area, "Utbetalt", "1000 kr", paid]]
    assert values(read(rows), "focus_area", "budget_nok", "paid_nok") == [
        ("Skog", 3_948_000, 1_253_000),
        ("Kyst", 927_000, 385_000),
    ]


def test_a_figure_that_could_be_a_year_beside_its_label_heads_no_table() -> None:
    rows: Rows = [["Moland – økonomi for 2021"], ["(i 1 000 kr)"], []]
    for area, figures in (("Skog", (1142, 752, 345)), ("Kyst", (3755, 2083, 1591)), ("Bygd", (2583, 1297, 790))):
        rows += [
            [area],
            *([name, own] for name, own in zip(("Budsjett", "Forpliktet", "Utgifter"), figures, strict=True)),
        ]
    assert {year for (year,) in values(read(rows), "year")} <= {2021}


def test_what_is_left_below_each_area_is_a_figure_of_it_as_well() -> None:
    rows: Rows = [["Financial report 2023"], ["kNOK"]]
    for area, figures in (
        ("Batteries", (2559, 1879, 680)),
        ("Minerals", (2856, 841, 2015)),
        ("Skills", (911, 176, 735)),
    ):
        rows += [[area], *([name, own] for name, own in zip(("Budget", "Amount paid", "Left"), figures, strict=True))]
    assert values(read(rows), "focus_area", "budget_nok", "paid_nok") == [
        ("Batteries", 2_559_000, 1_879_000),
        ("Minerals", 2_856_000, 841_000),
        ("Skills", 911_000, 176_000),
    ]


def test_costs_and_grants_that_are_added_up_below_a_title_are_those_of_areas() -> None:
    rows: Rows = [["Økonomirapport for 2024"]]
    for area, figures in (
        ("Skog", (307_000, 165_000)),
        ("Kyst", (986_000, 879_000)),
        ("I alt", (1_293_000, 1_044_000)),
    ):
        rows += [[area], ["Rammebeløp", figures[0]], ["Innvilget tilskudd", figures[1]]]
    assert values(read(rows), "focus_area", "budget_nok", "granted_nok") == [
        ("Skog", 307_000, 165_000),
        ("Kyst", 986_000, 879_000),
    ]


def test_a_source_below_all_cards_is_none_of_the_last_one() -> None:
    rows: Rows = [["Økonomi 2022"], []]
    for area, figures in (("Skog", (205_000, 152_000)), ("Kyst", (281_000, 269_000)), ("I alt", (486_000, 421_000))):
        rows += [[area], ["Justert budsjett", figures[0]], ["Gitte tilsagn", figures[1]]]
    assert values(read([*rows, ["Kilde: regnskapet"]]), "focus_area", "budget_nok", "granted_nok") == [
        ("Skog", 205_000, 152_000),
        ("Kyst", 281_000, 269_000),
    ]


def test_units_under_a_title_of_accounts_are_nothing_that_was_paid() -> None:
    rows: Rows = [["Økonomirapport – Pr. 30. juni 2024"], ["Navn", "Slag", "Enhet", "Beløp"]]
    for area, budget, paid in (("Skog", 3_948, 1_253), ("Kyst", 927, 385)):
        rows += [[area, "Rammebeløp", "1000 kr", budget], [area, "Brukt", "1000 kr", paid]]
    assert values(read(rows), "focus_area", "budget_nok", "paid_nok") == [
        ("Skog", 3_948_000, 1_253_000),
        ("Kyst", 927_000, 385_000),
    ]


def test_what_was_planned_is_the_budget_where_what_is_left_of_it_stands_beside() -> None:
    rows: Rows = [["Status økonomi 2024"], ["Område", "Planlagt", "Utbetalt", "Rest"]]
    rows += [
        ["Skog", 719_000, 216_257, 502_743],
        ["Kyst", 1_559_000, 1_208_304, 350_696],
        ["Bygd", 463_000, 295_987, 167_013],
    ]
    assert values(read(rows), "focus_area", "budget_nok", "paid_nok") == [
        ("Skog", 719_000, 216_257),
        ("Kyst", 1_559_000, 1_208_304),
        ("Bygd", 463_000, 295_987),
    ]


def test_a_word_for_all_areas_across_is_no_area() -> None:
    rows: Rows = [["Jobs achieved 2021"], ["Work area", "Culture", "Retail", "Farming", "Altogether"]]
    rows += [["Jobs created", 12, 9, 12, 33], ["Jobs retained", 6, 6, 6, 18]]
    assert values(read(rows), "focus_area", "new_jobs", "secured_jobs") == [
        ("Culture", 12, 6),
        ("Retail", 9, 6),
        ("Farming", 12, 6),
    ]


def test_names_of_figures_down_of_which_one_is_unknown_are_no_areas() -> None:
    rows: Rows = [["Økonomisk oversikt for 2023"], [], [N, N, "Kultur", "Reiseliv", "Trebruk", "Sum totalt"]]
    rows += [["Vedtatt budsjett", N, 296_000, 43_000, 335_000, 674_000]]
    rows += [["Forpliktet", N, 250_000, 29_000, 190_000, 469_000], ["Igjen", N, 46_000, 14_000, 145_000, 205_000]]
    assert "Vedtatt budsjett" not in {area for (area,) in values(read(rows), "focus_area")}
