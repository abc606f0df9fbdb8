"""Columns for tertials, quarters or half years and none for the year: added up where they are no running totals."""

import datetime as dt

import pytest
from test_score_sheets import Row, codes, read, rows_of

FALLING = [(10_000, 20_000, 5_000), (30_000, 10_000, 20_000)]
RISING = [(10_000, 20_000, 30_000), (30_000, 40_000, 50_000)]


def table(title: str, heads: list[str], lines: list[tuple[int, ...]]) -> list[Row]:
    return [
        [title],
        ["Innsatsområde", *heads],
        *([area, *own] for area, own in zip(("Skog", "Kyst"), lines, strict=True)),
    ]


def paid(rows: list[Row]) -> set[tuple[object, ...]]:
    return {
        row for row in rows_of(read({"Ark1": rows}), "budget", "focus_area", "as_of", "paid_nok") if row[2] is not None
    }


@pytest.mark.parametrize("heads", [["T1", "T2", "T3"], ["1. tertial", "2. tertial", "3. tertial"]])
def test_what_was_paid_in_each_part_is_the_years_together(heads: list[str]) -> None:
    assert paid(table("Utbetalt 2024", heads, FALLING)) == {("Skog", None, 35_000.0), ("Kyst", None, 60_000.0)}


def test_figures_that_only_grow_are_added_up_where_a_title_says_that_each_is_of_its_part() -> None:
    assert not paid(table("Utbetalt 2024", ["T1", "T2", "T3"], RISING))
    found = paid(table("Utbetalt per tertial 2024", ["T1", "T2", "T3"], RISING))
    assert found == {("Skog", None, 60_000.0), ("Kyst", None, 120_000.0)}


def test_a_year_that_has_not_ended_is_that_until_its_last_part() -> None:
    rows = table("Utbetalt 2024", ["Q1", "Q2", "Q3", "Q4"], [(*line[:2], None, None) for line in FALLING])  # type: ignore[misc]
    assert paid(rows) == {("Skog", dt.date(2024, 6, 30), 30_000.0), ("Kyst", dt.date(2024, 6, 30), 40_000.0)}


def test_running_totals_hold_for_the_last_day_of_their_parts() -> None:
    found = paid(table("Utbetalt hittil i år 2024", ["H1", "H2"], [line[:2] for line in RISING]))
    assert found == {
        ("Skog", dt.date(2024, 6, 30), 10_000.0),
        ("Skog", dt.date(2024, 12, 31), 20_000.0),
        ("Kyst", dt.date(2024, 6, 30), 30_000.0),
        ("Kyst", dt.date(2024, 12, 31), 40_000.0),
    }


def test_the_column_of_the_year_is_read_where_there_is_one_and_a_missing_part_is_not_nothing() -> None:
    with_year = [(*line, sum(line)) for line in FALLING]
    told = read({"Ark1": table("Utbetalt 2024", ["T1", "T2", "T3", "Sum"], with_year)})
    assert "parts_of_year_added_up" not in codes(told)
    assert not paid(table("Utbetalt 2024", ["T1", "T2", "T3"], [(10_000, "", 5_000), FALLING[1]]))  # type: ignore[list-item]


@pytest.mark.parametrize("is_once", [False, True])
def test_lines_for_each_part_are_added_up_area_by_area_with_the_budget_that_all_of_them_have(is_once: bool) -> None:
    rows: list[Row] = [["Utbetalt 2024"], ["Innsatsområde", "Tertial", "Budsjett", "Utbetalt"]]
    for area, own in zip(("Skog", "Kyst"), FALLING, strict=True):
        rows += [[area if at == 0 or not is_once else "", f"T{at + 1}", 90_000, one] for at, one in enumerate(own)]
    found = rows_of(read({"Ark1": rows}), "budget", "focus_area", "budget_nok", "paid_nok")
    assert set(found) == {("Skog", 90_000.0, 35_000.0), ("Kyst", 90_000.0, 60_000.0)}


@pytest.mark.parametrize("whole", ["Sum hittil", "Sum", "Forbruk i alt"])
def test_months_beside_their_sum_are_no_figures_of_their_own_days(whole: str) -> None:
    months = ["jan", "feb", "mar", "apr", "mai", "jun"]
    lines = {"Skog": [0, 125_000, 80_000, 210_500], "Kyst": [12_000, 0, 0, 88_000], "By": [0, 0, 300_000, 0]}
    rows: list[Row] = [["Forbruk per måned 2024"], ["Innsatsområde", "Vedtatt budsjett", *months, whole, "Rest"]]
    rows += [[area, 1_500_000, *own, None, None, sum(own), 1_500_000 - sum(own)] for area, own in lines.items()]
    found = rows_of(read({"Ark1": rows}), "budget", "focus_area", "as_of", "budget_nok", "paid_nok")
    assert set(found) == {(area, None, 1_500_000.0, float(sum(own))) for area, own in lines.items()}


def test_months_beside_a_sum_that_is_wrong_are_no_running_totals() -> None:
    rows: list[Row] = [
        ["Forbruk per måned 2024"],
        ["Innsatsområde", "Vedtatt budsjett", "jan", "feb", "Sum hittil"],
        ["Skog", 1_000_000, 10_000, 20_000, 30_000],
        ["Kyst", 2_000_000, 15_000, 25_000, 41_000],
    ]
    found = rows_of(read({"Ark1": rows}), "budget", "as_of", "paid_nok")
    assert set(found) == {(None, 30_000.0), (None, 41_000.0)}


def jobs_by_quarter(title: str, quarters: list[tuple[float, ...]]) -> set[tuple[object, ...]]:
    names = [("Skog", "nye"), ("Skog", "sikrede"), ("Kyst", "nye"), ("Kyst", "sikrede")]
    rows: list[Row] = [[title], ["Innsatsområde", "Type", "1. kv.", "2. kv.", "3. kv.", "4. kv."]]
    rows += [[*name, *own] for name, own in zip(names, quarters, strict=True)]
    return set(rows_of(read({"Ark1": rows}), "jobs", "focus_area", "year", "new_jobs", "secured_jobs"))


def test_jobs_so_far_are_those_of_the_last_quarter() -> None:
    so_far = [(2.0, 4.0, 7.0, 10.0), (1.0, 2.0, 2.0, 3.0), (0.0, 1.0, 3.0, 3.5), (0.0, 1.0, 1.0, 1.0)]
    found = jobs_by_quarter("Arbeidsplasser 2024, hittil i år", so_far)
    assert found == {("Skog", 2024, 10.0, 3.0), ("Kyst", 2024, 3.5, 1.0)}


def test_jobs_of_each_quarter_are_added_up() -> None:
    each = [(2.0, 4.0, 1.0, 3.0), (1.0, 2.0, 2.0, 0.0), (0.0, 1.0, 3.0, 3.5), (0.0, 1.0, 0.0, 1.0)]
    found = jobs_by_quarter("Arbeidsplasser 2024", each)
    assert found == {("Skog", 2024, 10.0, 5.0), ("Kyst", 2024, 7.5, 2.0)}


def test_the_quarters_of_jobs_so_far_are_told_of_in_the_words_of_the_file() -> None:
    rows: list[Row] = [["Arbeidsplasser 2024"], ["Innsatsområde", "Nye hittil i år", None], [None, "1. kv.", "2. kv."]]
    reading = read({"Ark1": [*rows, ["Skog", 2, 4], ["Kyst", 1, 3]]})
    (told,) = [problem for problem in reading.problems if problem.code == "parts_of_year_left_out"]
    assert told.value == "Nye hittil i år 1. kv." and "unknown_column" not in codes(reading)
    assert rows_of(reading, "jobs", "focus_area", "new_jobs") == [("Skog", 4), ("Kyst", 3)]
