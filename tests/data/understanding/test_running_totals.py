"""Counts that go on from year to year are none of a single year's; those so far in one year are."""

from __future__ import annotations

import pytest

from tests.data.understanding.test_rounds import Rows, loaded, read

ACROSS: Rows = [["Innsatsområde", "2022", "2023", "2024"], ["Havbruk", 3, 7, 12], ["Reiseliv", 2, 4, 9]]
DOWN: Rows = [["Innsatsområde", "År", "Nye (akkumulert)"], ["Havbruk", 2022, 3], ["Havbruk", 2023, 7]]


@pytest.mark.parametrize(
    ("title", "rows", "cell"),
    [("Nye arbeidsplasser, akkumulert", ACROSS, "B3"), ("Nye arbeidsplasser", DOWN, "C3")],
)
def test_what_is_added_up_from_year_to_year_is_not_stored(title: str, rows: Rows, cell: str) -> None:
    reading = loaded({"Ark1": [[title], *rows]})
    assert not reading.is_storable
    assert [(problem.code, problem.cell) for problem in reading.problems] == [("running_totals", cell)]


def test_years_of_their_own_and_what_came_so_far_in_one_year_are() -> None:
    assert len(read([["Nye arbeidsplasser"], *ACROSS], "new_jobs")[1]) == 6
    assert len(read([["Nye arbeidsplasser, akkumulert"], *ACROSS[:1], ["Havbruk", 9, 4, 5]], "new_jobs")[1]) == 3
    rows: Rows = [
        ["Akkumulert per 31.08.2024"],
        ["Innsatsområde", "Budsjett", "Utbetalt"],
        ["Havbruk", 300_000, 200_000],
    ]
    assert read([*rows, ["Reiseliv", 200_000, 100_000]], "paid_nok")[1] == [(200_000.0,), (100_000.0,)]


def test_signs_may_be_explained_in_brackets() -> None:
    rows: Rows = [
        ["Prosjekter 2024 (✓ ferdig, ○ pågår)"],
        ["Prosjekt", "Bedrift", "Tilskudd", "Status"],
        ["Heis", "Brygga AS", 750_000, "○"],
        ["Tak", "Tak AS", 100_000, "✓"],
    ]
    assert read(rows, "status")[1] == [("pågår",), ("ferdig",)]


STATES: Rows = [["31.03.2024", "Havbruk", 100, 20], ["31.03.2024", "Reiseliv", 50, 0], ["31.03.2024", None, 150, 20]]
STATES += [["30.06.2024", "Havbruk", 100, 70], ["30.06.2024", "Reiseliv", 50, 30], ["30.06.2024", None, 150, 100]]


@pytest.mark.parametrize("heading", ["Til og med", "Uttrekk", "Status"])
def test_days_under_any_words_part_the_states_of_what_adds_up(heading: str) -> None:
    rows: Rows = [["Regnskapsår 2024, akkumulert"], [heading, "Område", "Budsjett", "Regnskap"], *STATES]
    found = read(rows, "as_of", "focus_area", "paid_nok")[1]
    assert [(f"{day:%m}", *rest) for day, *rest in found] == [
        ("03", "Havbruk", 20.0),
        ("03", "Reiseliv", 0.0),
        ("06", "Havbruk", 70.0),
        ("06", "Reiseliv", 30.0),
    ]


def test_the_last_day_of_a_month_does_as_well_and_an_area_may_come_later() -> None:
    months = {"31.03.2024": "mars 2024", "30.06.2024": "juni 2024"}
    lines = [[months[str(day)], *rest] for day, *rest in STATES if rest[0]] + [["juni 2024", "Skog", 10, 5]]
    rows: Rows = [["Regnskap 2024, akkumulert"], ["Til og med", "Område", "Budsjett", "Regnskap"], *lines]
    found = read(rows, "as_of", "focus_area")[1]
    assert [(f"{day:%d.%m}", area) for day, area in found[1:]] == [
        ("31.03", "Reiseliv"),
        ("30.06", "Havbruk"),
        ("30.06", "Reiseliv"),
        ("30.06", "Skog"),
    ]


def test_days_of_single_payments_part_no_states() -> None:
    rows: Rows = [
        ["Regnskap 2024, akkumulert"],
        ["Uttrekk", "Område", "Utbetalt"],
        *[[a, b, d] for a, b, _, d in STATES],
    ]
    rows[3] = ["02.04.2024", "Reiseliv", 10]
    assert not any(
        "as_of" in table.rows and table.rows["as_of"].notna().any() for table in loaded({"Ark1": rows}).tables
    )
