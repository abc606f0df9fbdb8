"""Lines between others: a mean, a sum, a text that says whose the lines below it are, and one like a heading."""

from __future__ import annotations

import datetime as dt
from typing import Any

from data.loading.read import read_in_process
from tests.data.written import xlsx


def stored(rows: list[list[Any]], *fields: str, file: str = "fil") -> list[tuple[Any, ...]]:
    reading = read_in_process(xlsx({"Ark1": rows}), f"{file}.xlsx", programme="Moland", year=2024)
    assert reading.is_storable, (reading.problems, reading.questions)
    (table,) = [table for table in reading.tables if len(table.rows)]
    return [tuple(row) for row in table.rows[list(fields)].itertuples(index=False)]


def test_what_begins_with_a_word_for_a_mean_and_is_one_is_no_area() -> None:
    rows = [["Område", "Mål arbeidsplasser 2024"], ["Tare", 48], ["Trehus", 48], ["Bygdeliv", 57]]
    assert len(stored([*rows, ["I snitt per linje", 51]], "focus_area", "target_jobs")) == 3
    # A name that begins so and is no mean stays.
    assert len(stored([*rows, ["Snitt og søm", 12]], "focus_area", "target_jobs")) == 4


def test_who_is_responsible_for_the_lines_below_is_a_name_without_its_mark() -> None:
    rows = [
        ["Tiltak", "Status"],
        ["Ansvarlig: Styret"],
        ["Rydde i avtaler", "I gang"],
        ["Skrive til eierne", "I gang"],
        ["Ansvarlig: Ida Vik"],
        ["Holde kurs", "Ferdig"],
    ]
    assert stored(rows, "text", "responsible") == [
        ("Rydde i avtaler", "Styret"),
        ("Skrive til eierne", "Styret"),
        ("Holde kurs", "Ida Vik"),
    ]


def test_the_sum_of_a_group_is_no_project_where_projects_have_codes() -> None:
    rows = [
        ["Prosjektnr", "Prosjektnavn", "Tilsagn"],
        ["Industri"],
        *[["P-125", "Kai", 190_000], ["P-108", "Bru", 160_000], ["Sum Industri", None, 350_000]],
        ["Reiseliv"],
        *[["P-300", "Rute", 250_000], ["P-101", "Scene", 83_000], ["Sum Reiseliv", None, 333_000]],
    ]
    assert [name for (name,) in stored(rows, "project")] == ["P-125", "P-108", "P-300", "P-101"]


def test_a_value_that_looks_like_a_year_begins_no_table() -> None:
    rows = [["Nøkkeltall", "Verdi"], ["Gjester", 418], ["Fornøyde bedrifter", 1951], ["Søkere", 218], ["Kurs", 25]]
    assert stored(rows, "measure", "value", file="Nøkkeltall 2024") == [tuple(row) for row in rows[1:]]


def test_points_under_years_keep_their_years_where_indicators_stand_between() -> None:
    rows = [
        [None, 2022, 2023],
        ["Profil og kommunikasjon"],
        *[["Omstillingsplanen", 4, 2], ["Innsatsområder", 3, 5], ["Mål", 1, 2], ["Struktur", 3, 1]],
        ["Organisering"],
        *[["Styret", 4, 3], ["Programleder og administrasjon", 4, 5]],
    ]
    assert {year for (year,) in stored(rows, "year")} == {2022, 2023}


def test_the_area_of_a_company_is_the_area_and_not_the_company() -> None:
    rows = [["Bedrift", "Område", "Nye årsverk 2024"], ["Kai AS", "Tare", 3], ["Tre AS", "Trehus", 1]]
    assert stored(rows, "focus_area", "new_jobs") == [("Tare", 3), ("Trehus", 1)]


def test_planned_and_real_days_are_no_events() -> None:
    day = dt.date(2023, 1, 15)
    rows = [["Milepæl", "Planlagt", "Faktisk"], ["Oppstart", day, day], ["Midtveis", day, None]]
    reading = read_in_process(xlsx({"Ark1": rows}), "fil.xlsx", programme="Moland")
    assert not any(text in ("Planlagt", "Faktisk") for table in reading.tables for text in table.rows.get("text", []))
