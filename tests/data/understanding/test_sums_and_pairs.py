"""Sums that take several lines, two things in a column by its brackets, and numbers beside names."""

from collections.abc import Sequence

import pandas as pd

from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.understanding.bracketed import counts_outside
from tests.data.written import xlsx


def rows_of(rows: Sequence[Sequence[object]], *names: str) -> list[tuple[object, ...]]:
    reading = read_in_process(xlsx({"Ark1": rows}), "fil.xlsx", answers=Answers(programme="Solvik", year=2024))
    assert reading.is_storable
    found: list[tuple[object, ...]] = []
    for table in reading.tables:
        plain = pd.DataFrame({name: table.rows.get(name) for name in names}).astype(object)
        found += list(plain.where(plain.notna(), None).itertuples(index=False, name=None))
    return found


def test_the_lines_below_the_name_of_a_sum_are_no_part_of_the_last_area() -> None:
    header = ["Innsatsområde", "Slag", "Stadium", "Tall"]
    lines = [
        ["Havbruk", "Nye", "Forventet", 9],
        [None, "Nye", "Realisert", 5],
        [None, "Sikrede", "Realisert", 3],
        ["Reiseliv", "Nye", "Forventet", 15],
        [None, "Sikrede", "Forventet", 2],
        ["Alle områder", "Nye", "Forventet", 24],
        [None, "Nye", "Realisert", 5],
        [None, "Sikrede", "Forventet", 2],
        [None, "Sikrede", "Realisert", 3],
    ]
    assert rows_of([header, *lines], "focus_area", "stage", "new_jobs", "secured_jobs") == [
        ("Havbruk", "expected", 9, None),
        ("Havbruk", "realised", 5, 3),
        ("Reiseliv", "expected", 15, 2),
    ]


def test_what_a_heading_has_in_brackets_stands_in_the_brackets_of_its_cells() -> None:
    header = ["Prosjekt (søker)", "Innsatsområde", "Fase", "Tilskudd"]
    lines = [["Verksted (Mek AS)", "Havn", "Forprosjekt", 450_000], ["Skole (Arven)", "Havn", "Forstudie", 85_000]]
    assert rows_of([header, *lines], "name", "company", "focus_area", "granted_nok") == [
        ("Verksted", "Mek AS", "Havn", 450_000),
        ("Skole", "Arven", "Havn", 85_000),
    ]


def test_numbers_beside_projects_are_theirs_where_a_sum_below_has_none() -> None:
    header = ["Pnr", "Prosjekt", "Prosjekteier", "Fase", "Totalkostnad", "Tilsagn"]
    lines = [
        ["P-01", "Varme", "Metall AS", "Forprosjekt", 5_400_000, 1_200_000],
        ["P-02", "Hytte", "Turlaget", "Forstudie", 1_300_000, 450_000],
        [None, "Sum portefølje", None, None, 6_700_000, 1_650_000],
    ]
    assert rows_of([header, *lines], "project", "name", "granted_nok") == [
        ("P-01", "Varme", 1_200_000),
        ("P-02", "Hytte", 450_000),
    ]


def test_what_comes_over_from_the_year_before_is_nothing_that_was_paid() -> None:
    header = ["Innsatsområde", "Ny ramme", "Overført fra året før", "Tilsagn", "Utbetalt", "Utbetalt året før"]
    lines = [
        ["Havbruk", 1_600_000, 600_000, 1_650_000, 400_000, 90_000],
        ["Møbel", 1_500_000, 300_000, 1_800_000, 0, 1],
    ]
    assert rows_of([header, *lines], "focus_area", "budget_nok", "granted_nok", "paid_nok") == [
        ("Havbruk", 1_600_000, 1_650_000, 400_000),
        ("Møbel", 1_500_000, 1_800_000, 0),
    ]


def test_the_sentence_about_brackets_says_whose_points_they_hold() -> None:
    told = "Vurdering for 2023. Tallene i parentes er fra vurderingen i 2022."
    assert counts_outside(told, 2023) is True
    assert counts_outside("Tallene i parentes er fra vurderingen i 2023.", 2023) is False


def test_points_of_indicators_below_names_of_groups_are_no_measures() -> None:
    lines = [
        ["Samlet poengsum for hver indikator (1–6)"],
        ["Indikator", 2023, 2024, "Endring siste år"],
        ["Prosess"],
        ["Profil og kommunikasjon", 3, 3.5, 0.5],
        ["Organisering", 3.5, 4, 0.5],
        ["Effekt"],
        ["Utviklingsevne", 2, 2.5, 0.5],
        ["Attraktivitet", 3, 3, 0],
    ]
    reading = read_in_process(xlsx({"Ark1": lines}), "fil.xlsx", answers=Answers(programme="Solvik"))
    assert {table.dataset for table in reading.tables} <= {"scores"}


def test_numbers_of_parts_under_an_unknown_word_are_no_amounts() -> None:
    rows = [
        ["Regnskap 2024"],
        [],
        ["Delregnskap", "Tekst", "1. halvår", "2. halvår", "Året", "Budsjett", "Ubrukt"],
        [7301, "Skog", 412_300.5, 688_120.25, 1_100_420.75, 1_300_000, 199_579.25],
        [7302, "Kyst", 90_450, 0, 90_450, 250_000, 159_550],
        [7304, "Fjell", 33_000, 147_812, 180_812, 180_000, -812],
        [],
        [None, "Regnskap 7300", 535_750.5, 835_932.25, 1_371_682.75, 1_730_000, 358_317.25],
        [],
        [None, "Avstemt mot hovedbok", None, None, 0],
    ]
    assert rows_of(rows, "focus_area", "budget_nok", "paid_nok") == [
        ("Skog", 1_300_000, 1_100_420.75),
        ("Kyst", 250_000, 90_450),
        ("Fjell", 180_000, 180_812),
    ]
