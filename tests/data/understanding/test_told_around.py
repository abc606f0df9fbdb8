"""What stands around a table, over its columns and in its cells without being one of its values."""

from __future__ import annotations

import datetime as dt
from typing import Any

from data.loading.read import read_in_process
from data.terms.tables import Reading
from tests.data.written import xlsx


def read(*rows: list[Any], sheet: str = "Ark1") -> Reading:
    return read_in_process(xlsx({sheet: list(rows)}), "fil.xlsx")


def stored(reading: Reading, *fields: str) -> list[tuple[Any, ...]]:
    (table,) = reading.tables
    return [tuple(row) for row in table.rows[list(fields)].itertuples(index=False)]


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


def test_a_pivot_table_names_in_its_corner_what_it_sums() -> None:
    reading = read(
        ["Program: Moland", None, None, None],
        ["Sum av Utbetalt", "Kolonner", None, None],
        ["Rader", 2021, 2022, "Sum"],
        ["Skog", 100_000, 220_000, 320_000],
        ["Kyst", 310_000, 45_000, 355_000],
    )
    rows = stored(reading, "year", "focus_area", "paid_nok")
    assert rows == [(2021, "Skog", 1e5), (2021, "Kyst", 3.1e5), (2022, "Skog", 2.2e5), (2022, "Kyst", 4.5e4)]


def test_what_the_amounts_are_in_may_stand_at_the_right_of_the_title() -> None:
    reading = read(
        ["Program: Moland"],
        ["Rammer og vedtak 2024", None, None, "Beløp i tusen kroner"],
        ["Innsatsområde", "Ramme", "Innvilget"],
        ["Skog", 3_100, 1_240],
        ["Kyst", 1_700, 655],
    )
    assert stored(reading, "year", "budget_nok", "granted_nok") == [(2024, 3.1e6, 1.24e6), (2024, 1.7e6, 6.55e5)]


def test_a_header_whose_last_column_is_empty_is_a_header() -> None:
    reading = read(
        ["Program", "År", "Innsatsområde", "Budsjett", "Bevilget", "Utbetalt"],
        ["Moland", 2024, "Skog", 3_100_000, 1_240_000, None],
    )
    assert stored(reading, "focus_area", "granted_nok") == [("Skog", 1.24e6)]


def test_a_target_before_the_years_is_that_of_each_of_them() -> None:
    reading = read(["Program: Moland"], ["Måleparameter", "Mål", 2022, 2023], ["Nye foretak", 25, 14, 18])
    assert stored(reading, "year", "value", "target") == [(2022, 14.0, 25.0), (2023, 18.0, 25.0)]


def test_one_area_in_two_spellings_is_one() -> None:
    header = ["Program", "År", "Innsatsområde", "Budsjett"]
    apart = read(header, ["Moland", 2023, "Skog og tre", 100], ["Moland", 2024, "SKOG OG TRE", 200])
    assert stored(apart, "year", "focus_area") == [(2023, "Skog og tre"), (2024, "Skog og tre")]
    twice = read(header, ["Moland", 2024, "Skog og tre", 100], ["Moland", 2024, "Skog og Tre", 200])
    assert "duplicate_row" in codes(twice)


def test_the_name_of_a_lone_sheet_is_no_programme() -> None:
    reading = read(["Innsatsområde", "Budsjett"], ["Skog", 3_100_000], sheet="Kopi")
    assert "missing_programme" in codes(reading)


def test_a_date_among_codes_and_one_under_values_are_told() -> None:
    projects = read(
        ["Program", "Prosjektnr", "Prosjektnavn", "Bevilget"],
        ["Moland", "23-11", "Kaia", 1e5],
        ["Moland", dt.date(2026, 4, 23), "Brua", 2e5],
    )
    assert [(problem.code, problem.cell) for problem in projects.problems] == [("code_became_a_date", "B3")]
    measures = read(["Program", "Måleparameter", "År", "Verdi"], ["Moland", "Trivsel", 2023, dt.date(2026, 2, 1)])
    assert [(problem.code, problem.cell) for problem in measures.problems] == [("became_a_date", "D2")]


def test_long_numbers_that_a_spreadsheet_has_shortened_are_lost_and_not_the_same_project() -> None:
    header = ["Program", "Prosjektnr", "Prosjektnavn", "Bevilget"]
    reading = read(header, ["Moland", "2,02401E+11", "Kaia", 1e5], ["Moland", "2,02401E+11", "Brua", 2e5])
    assert [(problem.code, problem.cell) for problem in reading.problems] == [
        ("code_shortened", "B2"),
        ("code_shortened", "B3"),
    ]
    kept = read(header, ["Moland", 202401000001, "Kaia", 1e5], ["Moland", 202401000002, "Brua", 2e5])
    assert stored(kept, "project") == [("202401000001",), ("202401000002",)]


def test_a_row_that_stands_twice_is_told_with_its_day_as_people_write_it() -> None:
    header = ["Program", "År", "Innsatsområde", "Per dato", "Budsjett"]
    twice = [["Moland", 2024, "Skog", dt.date(2024, 9, 30), amount] for amount in (100, 200)]
    (told,) = [problem for problem in read(header, *twice).problems if problem.code == "duplicate_row"]
    assert told.values["row"] == "Moland, 2024, Skog, 30.09.2024"


def test_signs_spelled_out_for_a_web_page_are_those_signs() -> None:
    reading = read(
        ["Program", "År", "Innsatsområde", "Budsjett"], ["Moland", 2024, "Kyst &amp; hav p&aring; &oslash;ya", 5]
    )
    assert stored(reading, "focus_area") == [("Kyst & hav på øya",)]


def test_missing_may_stand_in_brackets() -> None:
    reading = read(["Program: Moland"], ["Måleparameter", "2022", "2023"], ["Nye foretak", "14", "(null)"])
    assert stored(reading, "year", "value") == [(2022, 14.0)]
    assert codes(reading) == []
