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
