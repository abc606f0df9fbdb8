"""Counts, measures and points."""

import datetime as dt

import pytest
from in_columns import read, readings_of

SCORE, VALUE, JOBS = "scores.score", "measures.value", "jobs.new_jobs"


def test_measures_in_the_light_of_their_units() -> None:
    cells = ["21\u00a0480", "ca. 3400", "68 pst", "n/a", "–", "1,5 tusen", "9.350"]
    units = ["døgn", "personer", "prosent", "hybler", "personer", "timer", "innbyggere"]
    values = read(VALUE, cells, units=units)

    assert list(values.values) == [21_480, 3_400, 68, None, None, 1_500, 9_350]
    assert (values.faults, values.doubts, values.percents) == ((), (), {2})


def test_a_column_of_decimals_and_a_unit_without_any_contradict_each_other() -> None:
    values = read(VALUE, ["6.25", "9.350", "4.5"], units=["prosent", "innbyggere", "poeng"])

    assert list(values.values) == [6.25, None, 4.5]
    assert readings_of(values) == {"thousands_mark": {"thousands": 9_350, "decimal": 9.35}}


def test_a_cell_shown_as_percent_is_the_number_shown() -> None:
    values = read(VALUE, [0.37, 0.5, 60.0], formats={0: "0%", 1: "0%"}, percents=[0, 1], units=["%", "%", "%"])

    assert list(values.values) == [37, 50, 60]
    assert list(read(VALUE, [38.0], formats={0: '0" %"'}).values) == [38]


def test_percent_under_another_unit_is_a_fault() -> None:
    assert read(VALUE, [0.37], percents=[0], units=["personer"]).faults == ((0, "percent_of_another_unit"),)
    assert read(VALUE, ["37 %"], units=["personer"]).faults == ((0, "percent_of_another_unit"),)


def test_bare_numbers_below_one_under_percent_may_be_shares() -> None:
    values = read(VALUE, [0.37, 0.5], "Svarprosent (%)")

    assert readings_of(values) == {"share_or_percent": {"percent": 0.37, "share": 37}}
    assert list(read(VALUE, [0.37], "(%)", decided={"share_or_percent": "share"}).values) == [37]


@pytest.mark.parametrize("unit", ["tonn", "km", ""])
def test_three_digits_after_a_point_are_a_doubt_where_thousandths_are_measured(unit: str) -> None:
    values = read(VALUE, ["1.250"], units=[unit])

    assert readings_of(values) == {"thousands_mark": {"thousands": 1_250, "decimal": 1.25}}
    assert list(values.values) == [None]


def test_jobs_beside_whole_ones_have_no_thousandths() -> None:
    assert list(read(JOBS, ["1.010", "64"]).values) == [1_010, 64]
    assert [doubt.kind for doubt in read(JOBS, ["1.010", "1.050"]).doubts] == ["thousands_mark"]


def test_marks_of_footnotes_are_no_digits() -> None:
    assert list(read(JOBS, ["7*", "15¹", "30 1)", "12†", "5[2]", 4.0]).values) == [7, 15, 30, 12, 5, 4]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("12 kr", "not_a_number"),
        ("12 mindre enn i fjor", "not_a_number"),
        ("10+", "sign_behind_number"),
        ("450'", "not_a_number"),
        ("5-10", "two_numbers"),
        ("minst 5", "not_exact"),
        ("P-12", "not_a_number"),
        (dt.datetime(2023, 2, 1), "became_a_date"),  # noqa: DTZ001 - a workbook knows no time zones
        (dt.time(12), "not_a_number"),
        (True, "not_a_number"),
    ],
)
def test_what_is_no_count_is_a_fault(cell: object, code: str) -> None:
    assert read(JOBS, [cell, 4.0]).faults == ((0, code),)


def test_whole_numbers() -> None:
    values = read("participants.inhabitants", ["3.172", "1 300", 12.5, 900.0])

    assert (list(values.values), values.faults) == ([3_172, 1_300, None, 900], ((2, "not_whole"),))


def test_points_as_people_write_them() -> None:
    values = read(SCORE, ["4 av 6", "3/6", "Totalt 3", "4,5", "3½", "4.5", "5 poeng", 2.0], maximum_score=6.0)

    assert list(values.values) == [4, 3, 3, 4.5, 3.5, 4.5, 5, 2]
    assert (values.faults, values.sums, values.out_of) == ((), {2}, 6)


def test_points_with_the_words_of_their_form() -> None:
    cells = ["4 – i stor grad", "5 - Helt enig", "3 (nokså enig)", "2: lite", "6. Fullt ut", "Poeng: 4", "Karakter 4,5"]

    assert list(read(SCORE, cells, maximum_score=6.0).values) == [4, 5, 3, 2, 6, 4, 4.5]


def test_points_of_another_scale_are_never_reckoned_over() -> None:
    values = read(SCORE, ["2/5", "4 av 6"], maximum_score=6.0)

    assert (list(values.values), values.faults) == ([None, 4], ((0, "score_of_another_scale"),))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("3+", "sign_behind_number"),
        ("4-", "sign_behind_number"),
        ("72 %", "not_a_score"),
        ("3-4", "two_numbers"),
        ("03. mai", "became_a_date"),
        ("3. mai 2024", "became_a_date"),
        ("4 - ikke 5", "two_numbers"),
        ("mai.24", "became_a_date"),
        (dt.date(2023, 5, 3), "became_a_date"),
    ],
)
def test_what_is_no_score_is_a_fault(cell: object, code: str) -> None:
    assert read(SCORE, [cell, 4.0]).faults == ((0, code),)
