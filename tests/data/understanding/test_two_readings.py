"""Codes beside names, two things in a column, the same money on two sheets, and years that do not agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.terms.tables import Reading
from tests.data.written import xlsx

Rows = Sequence[Sequence[object]]


def read(sheets: Mapping[str, Rows], choices: Mapping[str, str] | None = None, name: str = "fil.xlsx") -> Reading:
    return read_in_process(xlsx(dict(sheets)), name, answers=Answers(programme="Moland", choices=choices or {}))


def values(reading: Reading, *names: str) -> list[tuple[object, ...]]:
    found = []
    for table in reading.tables:
        plain = table.rows.astype(object).where(table.rows.notna(), None)
        found += [tuple(plain.iloc[place].get(name) for name in names) for place in range(len(plain))]
    return found


@pytest.mark.parametrize(
    "headings", [("Område", "Område(T)"), ("Områdekode", "Områdenavn"), ("area_id", "area_name"), ("Område", "Tekst")]
)
def test_an_area_goes_by_its_name_where_a_column_has_its_code(headings: tuple[str, str]) -> None:
    rows = [
        ["Budsjett 2024"],
        [*headings, "Budsjett", "Utbetalt"],
        ["A10", "Fiskemat", 700_000, 150_000],
        ["A20", "Vinterferie", 420_000, 90_500],
        ["A30", "Verksted", 310_000, 12_250],
    ]
    assert values(read({"Ark1": rows}), "focus_area") == [("Fiskemat",), ("Vinterferie",), ("Verksted",)]


def test_areas_stay_where_the_column_beside_them_tells_of_something_else() -> None:
    rows = [
        ["Budsjett 2024"],
        ["Område", "Saksbehandler", "Budsjett", "Utbetalt"],
        ["A10", "Kari Nes", 700_000, 150_000],
        ["A20", "Ola Li", 420_000, 90_500],
    ]
    assert values(read({"Ark1": rows}), "focus_area") == [("A10",), ("A20",)]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Ansvarlig / frist", ["Kari Nes / 15.03.2025", "Ola Li / 01.04.2025"]),
        ("Frist og ansvarlig", ["Kari Nes, 15.03.2025", "Ola Li, 01.04.2025"]),
        ("Ansvarlig/frist", ["Kari Nes (15.03.2025)", "Ola Li (1. april 2025)"]),
        ("Hvem og når", ["Kari Nes\n15.03.2025", "Ola Li\n01.04.2025"]),
    ],
)
def test_who_and_when_in_one_column_are_parted_as_the_heading_says(heading: str, cells: list[str]) -> None:
    rows = [["Tiltak", heading, "Status"], ["Lage plan", cells[0], "Ferdig"], ["Ringe banken", cells[1], "Åpen"]]
    reading = read({"Tiltak": rows})
    assert [(who, str(due)[:10]) for who, due in values(reading, "responsible", "due")] == [
        ("Kari Nes", "2025-03-15"),
        ("Ola Li", "2025-04-01"),
    ]


def test_one_name_with_a_stroke_is_not_parted() -> None:
    rows = [
        ["Tiltak", "Ansvarlig / frist", "Status"],
        ["Lage plan", "Næringsforum/kommunen", "Ferdig"],
        ["Ringe banken", "Ola Li", "Åpen"],
    ]
    assert values(read({"Tiltak": rows}), "responsible") == [("Næringsforum/kommunen",), ("Ola Li",)]


def test_an_overview_that_areas_of_other_sheets_add_up_to_is_left_out_and_another_whole_stays() -> None:
    header = ["Innsatsområde", "Budsjett", "Utbetalt"]
    sheets = {
        "Oversikt": [["År", "Budsjett", "Utbetalt"], [2023, 900_000, 410_000], [2024, 1_250_000, 300_000]],
        "2023": [header, ["Skog", 600_000, 350_000], ["Kyst", 300_000, 60_000]],
        "2024": [header, ["Skog", 700_000, 200_000], ["Kyst", 500_000, 100_000]],
    }
    found = values(read(sheets), "year", "focus_area", "budget_nok")
    assert (2023, None, 900_000) not in found
    assert (2024, None, 1_250_000) in found
    assert len(found) == 5


_BUDGET = [["Innsatsområde", "Budsjett"], ["Skog", 600_000], ["Kyst", 300_000]]


def test_a_title_and_a_sheet_of_different_years_are_asked_about() -> None:
    sheets = {"2024": [["Budsjett 2023"], *_BUDGET]}
    reading = read(sheets)
    (question,) = reading.questions
    assert (question.code, reading.is_storable) == ("year_of_sheet", False)
    assert values(read(sheets, {question.id: "in_sheet"}), "year") == [(2024,), (2024,)]
    assert values(read(sheets, {question.id: "in_title"}), "year") == [(2023,), (2023,)]
    assert read(sheets, name="budsjett 2023.xlsx").questions == ()
    assert read({"2024": [["Budsjett 2024"], *_BUDGET]}).questions == ()


def test_one_set_of_figures_of_two_years_is_asked_about_and_a_longer_period_is_not() -> None:
    table = [["Innsatsområde", "Nye arbeidsplasser"], ["Skog", 6], ["Kyst", 3]]
    reading = read({"Ark1": [["Arbeidsplasser 2023/2024"], *table]})
    (question,) = reading.questions
    assert (question.code, [choice.code for choice in question.choices]) == (
        "year_of_two",
        ["first_year", "last_year", "both_years"],
    )
    asked = {"Ark1": [["Arbeidsplasser 2023/2024"], *table]}
    assert values(read(asked, {question.id: "last_year"}), "year") == [(2024,), (2024,)]
    assert values(read(asked, {question.id: "both_years"}), "year") == [(None,), (None,)]
    assert read({"Ark1": [["Arbeidsplasser 2019-2024"], *table]}).questions == ()


def test_a_budget_of_a_few_thousand_kroner_is_asked_about_even_where_it_says_kr_and_not_with_ore() -> None:
    header, title = ["Innsatsområde", "Ramme (kr)", "Forbruk (kr)"], ["Budsjett 2024"]
    reading = read({"Ark1": [title, header, ["Skog", 1_400, 300], ["Kyst", 900, 850]]})
    (question,) = reading.questions
    assert (question.code, [choice.code for choice in question.choices]) == ("unit", ["kroner", "thousands"])
    exact = read({"Ark1": [title, header, ["Skog", 1_400.25, 300.5], ["Kyst", 900, 850]]})
    assert exact.questions == ()


def test_a_few_small_grants_among_great_ones_are_asked_about_unless_the_sum_has_them() -> None:
    header = ["Prosjekt", "Bedrift", "Fase", "Tilskudd"]
    rows = [
        ["Brygge", "Kai AS", "Forprosjekt", 310_000],
        ["Ysteri", "Geit AS", "Forstudie", 240],
        ["Sag", "Lauv AS", "Hovedprosjekt", 900_000],
    ]
    sheets = {"Prosjekter": [header, *rows]}
    (question,) = read(sheets).questions
    assert question.code == "few_small"
    assert values(read(sheets, {question.id: "thousands"}), "granted_nok") == [(310_000,), (240_000,), (900_000,)]
    assert values(read(sheets, {question.id: "kroner"}), "granted_nok") == [(310_000,), (240,), (900_000,)]
    assert read({"Prosjekter": [header, *rows, ["Sum", None, None, 1_210_240]]}).questions == ()


def test_kroner_over_one_table_ends_the_millions_of_the_one_above() -> None:
    rows: Rows = [
        ["Budsjett 2024 (mill. kr)"],
        ["Innsatsområde", "Budsjett"],
        ["Skog", 1.5],
        ["Kyst", 0.4],
        [],
        ["Utbetalt 2024 (hele kroner)"],
        ["Innsatsområde", "Utbetalt"],
        ["Kyst", 120_000],
        ["Skog", 640_000],
    ]
    assert values(read({"Ark1": rows}), "budget_nok", "paid_nok") == [(1_500_000, 640_000), (400_000, 120_000)]


def test_periods_above_a_table_give_its_year_and_day() -> None:
    marks = ["Periode fra", "202301", "Periode til", "202312"]
    reading = read({"Ark1": [["Rapport"], marks, ["Utskrevet 12.02.2024"], [], *_BUDGET]})
    assert values(reading, "year") == [(2023,), (2023,)]
    reading = read({"Ark1": [["Budsjett 2024, til og med april"], *_BUDGET]})
    assert [str(day)[:10] for (day,) in values(reading, "as_of")] == ["2024-04-30"] * 2


def test_phases_cut_short_and_halves_with_a_word_behind() -> None:
    header = ["Prosjekt", "Bedrift", "Fase", "Tilskudd"]
    rows = [["Brygge", "Kai AS", "Forpr.", 310_000], ["Ysteri", "Geit AS", "Forst.", 90_000]]
    assert values(read({"Ark1": [header, *rows]}), "phase") == [("pre_project",), ("pre_study",)]
    jobs = [["Jobber 2024"], ["Innsatsområde", "Nye arbeidsplasser"], ["Skog", "3 1/2 stk."], ["Kyst", "2,5 årsv."]]
    assert values(read({"Ark1": jobs}), "new_jobs") == [(3.5,), (2.5,)]


def test_amounts_under_their_phase_say_the_phase_where_the_line_has_them_again_or_one_heading_is_over_them() -> None:
    header = ["Prosjekt", "Bedrift", "Forstudie", "Forprosjekt", "Tilskudd"]
    rows = [["Brygge", "Kai AS", None, 310_000, 310_000], ["Ysteri", "Geit AS", 90_000, None, 90_000]]
    total = ["Sum", None, 90_000, 310_000, 400_000]
    expected = [("Brygge", "pre_project", 310_000), ("Ysteri", "pre_study", 90_000)]
    assert values(read({"Ark1": [header, *rows, total]}), "name", "phase", "granted_nok") == expected
    above = [None, None, "Tilskudd", "Tilskudd"]
    under = [above, header[:4], *(row[:4] for row in rows)]
    assert values(read({"Ark1": under}), "name", "phase", "granted_nok") == expected


def test_a_board_says_how_far_each_action_has_come_by_the_column_it_stands_in() -> None:
    board = [["Tiltak fra vurderingen"], [], ["Planlagt", "Pågår", "Ferdig"]]
    cards = [["Lage plan for overlevering", "Ringe banken om lån", "Lyse ut midler"], ["Telle jobber på nytt"]]
    found = values(read({"Tavle": [*board, *cards]}), "text", "status")
    assert sorted(found) == [
        ("Lage plan for overlevering", "Planlagt"),
        ("Lyse ut midler", "Ferdig"),
        ("Ringe banken om lån", "Pågår"),
        ("Telle jobber på nytt", "Planlagt"),
    ]


def test_what_happened_stands_beside_its_month_under_its_year() -> None:
    rows = [
        ["Hendelser i programmet"],
        [],
        [None, 2023, 2024],
        ["Januar", None, "Ny programleder begynte i jobben"],
        ["Mai", "Sagbruket på Nes varslet nedleggelse", None],
        ["Juni", None, "Den nye brua over elva åpnet"],
    ]
    found = values(read({"Ark1": rows}), "text", "date")
    assert sorted((str(day)[:7], text) for text, day in found) == [
        ("2023-05", "Sagbruket på Nes varslet nedleggelse"),
        ("2024-01", "Ny programleder begynte i jobben"),
        ("2024-06", "Den nye brua over elva åpnet"),
    ]


def test_none_is_nought_where_things_are_counted() -> None:
    jobs = [["Jobber 2024"], ["Innsatsområde", "Nye arbeidsplasser"], ["Skog", "ingen"], ["Kyst", 3], ["Fjell", 2]]
    assert values(read({"Ark1": jobs}), "new_jobs") == [(0,), (3,), (2,)]


def test_an_area_with_a_word_like_one_of_ours_stands_over_its_columns_as_the_others_do() -> None:
    rows = [
        ["Arbeidsplasser"],
        [None, "Ull og tre", None, "Kyst og fjord", None],
        ["Arbeidsplasser", "Mål", "Resultat", "Mål", "Resultat"],
        ["Nye 2024", 5, 4, 7, 1],
        ["Sikrede 2024", 9, 8, 3, 2],
    ]
    found = values(read({"Ark1": rows}), "focus_area", "target_new", "new_jobs", "target_secured", "secured_jobs")
    assert {area for area, *_ in found} == {"Ull og tre", "Kyst og fjord"}
