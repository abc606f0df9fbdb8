"""A measure's goal and its result on a line each, whatever says so: and days beside what was decided."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.data.understanding.test_rounds import Rows, loaded, read


@pytest.mark.parametrize(("heading", "is_repeated"), [("Type", False), ("", False), ("Slag", True)])
def test_a_goal_and_its_result_stand_below_each_other(heading: str, is_repeated: bool) -> None:
    lines = [
        ["Etableringer", "antall", "Mål", 10, 12],
        ["", "", "Resultat", 9, 14],
        ["Gjestedøgn", "døgn", "Mål", 12_000, 13_000],
        ["", "", "Resultat", 11_800, 13_400],
    ]
    if is_repeated:
        lines[1][:2], lines[3][:2] = lines[0][:2], lines[2][:2]
    rows: Rows = [["Nøkkeltall"], [], ["Måltall", "Enhet", heading, "2023", "2024"], *lines]
    dataset, found = read(rows, "measure", "year", "target", "value", "unit")
    assert dataset == "measures"
    assert sorted(map(str, found)) == sorted(
        map(
            str,
            [
                ("Etableringer", 2023, 10.0, 9.0, "antall"),
                ("Etableringer", 2024, 12.0, 14.0, "antall"),
                ("Gjestedøgn", 2023, 12_000.0, 11_800.0, "døgn"),
                ("Gjestedøgn", 2024, 13_000.0, 13_400.0, "døgn"),
            ],
        )
    )


def test_a_third_word_among_them_is_no_line_of_a_goal() -> None:
    lines = [["Etableringer", "Mål", 10], ["Etableringer", "Anslag", 9], ["Etableringer", "Resultat", 8]]
    reading = loaded({"Ark1": [["Nøkkeltall 2024"], ["Måltall", "Type", "2024"], *lines]})
    assert not reading.is_storable


def test_the_day_of_a_grant_may_stand_behind_what_was_decided() -> None:
    rows: Rows = [
        ["Prosjekter vedtatt av styret"],
        ["Prosjekt", "Eier", "Vedtak", "Tilskudd kr"],
        ["Heis", "Brygga AS", "Innvilget 08.02.2024", 750_000],
        ["Skole", "Skogen SA", "Avslått 08.02.2024", ""],
    ]
    assert read(rows, "name", "granted_on", "status") == (
        "projects",
        [("Heis", dt.date(2024, 2, 8), "Innvilget"), ("Skole", None, "Avslått")],
    )
    dated: Rows = [["Tiltak 2025"], ["Tiltak", "Ansvarlig", "Status"], ["Møte", "Leder", "Ferdig 01.02.2025"]]
    (table,) = loaded({"Ark1": [*dated, ["Brev", "Leder", "Utsatt 03.03.2025"]]}).tables
    assert "due" not in table.values.column_names or not any(table.values["due"].to_pylist())


YEARS: Rows = [["År", "Under 40 år", "Omsetning", "Foretak"], ["", "personer", "mill. kr", "antall"]]
YEARS += [[2021, 41, 8.2, 12], [2022, 37, 9.1, 15], ["Endring 2021–22", -4, 0.9, 3], ["Mål 2027", 80, 15, 25]]


def test_measures_with_a_line_for_each_year_and_one_for_the_goal() -> None:
    dataset, found = read([["Utvikling"], [], *YEARS], "measure", "unit", "year", "value", "target")
    assert dataset == "measures"
    assert found[:3] == [
        ("Under 40 år", "personer", 2021, 41, None),
        ("Under 40 år", "personer", 2022, 37, None),
        ("Under 40 år", "personer", 2027, None, 80),
    ]
    assert len(found) == 9


def test_figures_of_one_kind_under_names_that_nobody_knows_are_no_measures_unless_the_title_says_so() -> None:
    rows: Rows = [["År", "Reiseliv", "Havbruk"], [2021, 41, 8.2], [2022, 37, 9.1]]
    assert not loaded({"Ark1": [["Utvikling"], [], *rows]}).tables
    assert len(read([["Nøkkeltall"], [], *rows], "measure")[1]) == 4


@pytest.mark.parametrize("label", ["Mål for hele perioden 2022–2027", "Mål hele perioden", "Måltall"])
def test_the_goal_below_a_line_for_each_year_is_that_of_no_year(label: str) -> None:
    rows: Rows = [["Arbeidsplasser, telling hvert år og mål for hele perioden"], []]
    rows += [["År", "Reise", "", "Hav", "", "I alt", ""], ["", *["nye", "sikrede"] * 3]]
    rows += [[2022, 2, 5, 4, 9, 6, 14], [2023, 6, 3.5, 0, 11, 6, 14.5], [label, 20, 15, 25, 40, 45, 55]]
    tables = [table.rows for table in loaded({"Ark1": rows}).tables if table.dataset == "jobs"]
    goals = [row for table in tables for row in table.to_dict("records") if row["target_new"] == row["target_new"]]
    assert [(row["focus_area"], row["target_new"], row["target_secured"]) for row in goals] == [
        ("Reise", 20, 15),
        ("Hav", 25, 40),
    ]
    assert not any(row["new_jobs"] == 20 for table in tables for row in table.to_dict("records"))
