"""Areas as columns and cards beside each other: each figure is that of the area it stands under."""

from __future__ import annotations

from typing import Any

import pytest

from data.loading.read import read_in_process
from data.terms.answers import Answers
from tests.data.written import xlsx


def budgets(rows: list[list[Any]]) -> list[tuple[Any, ...]]:
    reading = read_in_process(xlsx({"Ark1": rows}), "fil.xlsx", programme="Moland")
    return sorted(
        tuple(row)
        for table in reading.tables
        for row in table.rows[["year", "focus_area", "budget_nok"]].itertuples(index=False)
    )


def test_an_area_is_a_name_among_names_though_it_has_a_word_of_the_field() -> None:
    rows = [["Budsjett"], ["År", "Skog", "Kyst og hav", "Ny næring"], [2021, 41e5, 6e5, 51e5], [2022, 5e6, 53e5, 11e5]]
    assert budgets(rows) == [
        (2021, "Kyst og hav", 6e5),
        (2021, "Ny næring", 51e5),
        (2021, "Skog", 41e5),
        (2022, "Kyst og hav", 53e5),
        (2022, "Ny næring", 11e5),
        (2022, "Skog", 5e6),
    ]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_cards_side_by_side_are_a_line_each(count: int) -> None:
    areas = ["Skog", "Kyst", "Kultur", "Reiseliv"][:count]
    rows: list[list[Any]] = [[], [], []]
    for place, area in enumerate(areas):
        for row, pair in zip(rows, (["Innsatsområde", area], ["År", 2022], ["Budsjett", 1e6 + place]), strict=True):
            row += [*pair, None]
    assert budgets(rows) == sorted((2022, area, 1e6 + place) for place, area in enumerate(areas))


def test_the_unit_above_the_first_of_stacked_cards_is_that_of_all() -> None:
    rows: list[list[Any]] = [["Budsjett. Alle tall i 1000 kr"]]
    for place, area in enumerate(("Skog", "Kyst", "Kultur")):
        rows += [[], ["Innsatsområde", area], ["År", 2022], ["Budsjett", 1_100 + place]]
    assert [amount for *_, amount in budgets(rows)] == [1.102e6, 1.101e6, 1.1e6]


def test_a_year_beside_makes_a_line_of_an_area_left_out_above_it() -> None:
    rows = [["Innsatsområde", "År", "Budsjett"], ["Skog", 2021, 58e4], [None, 2022, 58e4], ["Kyst", 2021, 54e4]]
    assert budgets(rows) == [(2021, "Kyst", 54e4), (2021, "Skog", 58e4), (2022, "Skog", 58e4)]


@pytest.mark.parametrize("figures", [(50.3, 11.6, 61.9), (5.03, 1.16, 6.19), (2.5, 1.5, 4)])
def test_the_sum_of_small_figures_is_a_sum_as_well(figures: tuple[float, float, float]) -> None:
    first, second, total = figures
    rows = [
        ["2022"],
        ["Tall i mill. kr"],
        ["Innsatsområde", "Budsjett"],
        ["Skog", first],
        ["Kyst", second],
        ["Sum", total],
    ]
    assert [area for _, area, _ in budgets(rows)] == ["Kyst", "Skog"]


def test_a_mean_at_the_end_is_no_area_whatever_it_is_called() -> None:
    rows = [
        ["Budsjett 2022"],
        ["Innsatsområde", "Budsjett"],
        ["Skog", 5_170_000],
        ["Kyst", 5_080_000],
        ["Midt", 5_125_000],
    ]
    assert [area for _, area, _ in budgets(rows)] == ["Kyst", "Skog"]


def test_jobs_of_no_year_are_asked_about_unless_the_table_says_that_they_are_of_the_whole_period() -> None:
    header, line = ["Innsatsområde", "Nye arbeidsplasser"], ["Skog", 12]
    asked = read_in_process(xlsx({"Ark1": [header, line]}), "fil.xlsx", programme="Moland")
    assert [question.code for question in asked.questions] == ["period"]
    (question,) = asked.questions
    one_year = Answers(programme="Moland", choices={question.id: "one_year"})
    reading = read_in_process(xlsx({"Ark1": [header, line]}), "fil.xlsx", answers=one_year)
    assert [problem.code for problem in reading.problems] == ["missing_year"]
    whole = read_in_process(xlsx({"Ark1": [["Hele programperioden"], header, line]}), "fil.xlsx", programme="Moland")
    assert (whole.questions, whole.is_storable) == ((), True)


def test_lists_side_by_side_under_titles_of_their_own_are_two_lists() -> None:
    rows: list[list[Any]] = [
        ["Pågående", None, None, "Avsluttet", None],
        ["Prosjekt", "Bevilget", None, "Prosjekt", "Bevilget"],
        ["Fiskesnacks", 850_000, None, "Fjellkurs", 30_000],
        ["Kunstrute", 140_000, None, "Limtrebru", 1_200_000],
        ["Rundball", 275_000, None, None, None],
    ]
    reading = read_in_process(xlsx({"Ark1": rows}), "fil.xlsx", programme="Moland")
    granted = {
        str(name): amount
        for table in reading.tables
        for name, amount in table.rows[["name", "granted_nok"]].itertuples(index=False)
    }
    assert granted == {
        "Fiskesnacks": 850_000,
        "Kunstrute": 140_000,
        "Rundball": 275_000,
        "Fjellkurs": 30_000,
        "Limtrebru": 1_200_000,
    }


def test_what_is_granted_is_no_sum_of_what_is_paid_and_what_is_not() -> None:
    reading = read_in_process(
        xlsx(
            {
                "2023": [
                    [None, "Skog", "Kyst", "I alt"],
                    ["Ramme", 1_300_000, 450_000, 1_750_000],
                    ["Tilsagn", 1_250_000, 310_000, 1_560_000],
                    ["Utbetalt", 910_400, 300_000, 1_210_400],
                    ["Ikke utbetalt", 339_600, 10_000, 349_600],
                ]
            }
        ),
        "fil.xlsx",
        programme="Moland",
    )
    (table,) = reading.tables
    rows = sorted(table.rows[["focus_area", "granted_nok", "paid_nok"]].itertuples(index=False, name=None))
    assert rows == [("Kyst", 310_000.0, 300_000.0), ("Skog", 1_250_000.0, 910_400.0)]


JOBS_BELOW_EACH_OTHER: list[list[Any]] = [
    ["Arbeidsplasser, også de som er bekreftet"],
    [],
    ["År", None, "Skog", None, "Kyst", None],
    [None, None, "nye", "sikret", "nye", "sikret"],
    [2021, "Forventet", 6, 10, 2, 1],
    [2021, "Verifisert", 4, 10, 0, 1],
    ["(fra her er det årsverk)"],
    [2022, "Forventet", 8, 5, 3, 0],
    [2022, "Verifisert", 9, 3, 1, 0],
]


def test_what_a_line_says_of_its_stage_holds_against_the_title() -> None:
    reading = read_in_process(xlsx({"Ark1": JOBS_BELOW_EACH_OTHER}), "fil.xlsx", programme="Moland")
    (table,) = reading.tables
    rows = table.rows[["year", "stage", "focus_area", "new_jobs", "secured_jobs"]].itertuples(index=False, name=None)
    assert sorted(rows) == [
        (2021, "expected", "Kyst", 2, 1),
        (2021, "expected", "Skog", 6, 10),
        (2021, "verified", "Kyst", 0, 1),
        (2021, "verified", "Skog", 4, 10),
        (2022, "expected", "Kyst", 3, 0),
        (2022, "expected", "Skog", 8, 5),
        (2022, "verified", "Kyst", 1, 0),
        (2022, "verified", "Skog", 9, 3),
    ]


def test_a_note_between_lines_makes_no_parts_of_what_they_say_of_areas_across() -> None:
    said = {"Forventet": "Runde A", "Verifisert": "Runde B"}
    rows = [[said.get(str(cell), cell) for cell in row] for row in JOBS_BELOW_EACH_OTHER]
    reading = read_in_process(xlsx({"Ark1": rows}), "fil.xlsx", programme="Moland")
    assert "duplicate_row" in {problem.code for problem in reading.problems}
    assert "lines_added_up" not in {problem.code for problem in reading.problems}


def test_areas_across_stand_over_figures_though_nothing_stands_over_their_stage() -> None:
    rows: list[list[Any]] = [
        ["Nye arbeidsplasser"],
        ["År", None, "Skog", "Kyst"],
        [2021, "Forventet", 6, 2],
        [2021, "Verifisert", 4, 0],
        [2022, "Forventet", 8, 3],
        [2022, "Verifisert", 9, 1],
    ]
    (table,) = read_in_process(xlsx({"Ark1": rows}), "fil.xlsx", programme="Moland").tables
    found = sorted(table.rows[["focus_area", "year", "stage", "new_jobs"]].itertuples(index=False, name=None))
    assert found[:4] == [
        ("Kyst", 2021, "expected", 2),
        ("Kyst", 2021, "verified", 0),
        ("Kyst", 2022, "expected", 3),
        ("Kyst", 2022, "verified", 1),
    ]
    assert [new for *_, new in found[4:]] == [6, 4, 8, 9]
