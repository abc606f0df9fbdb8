"""Dates in every form that people write, and what is none."""

import datetime as dt

import pytest
from in_columns import read, readings_of

from data.cells.dates import date_said

DAY = dt.date(2024, 9, 30)

DAYS = [
    "30.09.2024",
    "30.9.24",
    "30/09/2024",
    "30-09-2024",
    "09/30/2024",
    "2024-09-30",
    "2024-09-30T12:00:00Z",
    "20240930",
    "30. september 2024",
    "30. sep. 2024",
    "30 Sept 2024",
    "30-sep-24",
    "30th of September 2024",
    "September 30, 2024",
    "mandag 30. september 2024",
    "man. 30.09.24",
    "Mon 30 Sep 2024",
    "30/9-24",
    "30/9 2024",
    "30.9.",
    "30. september",
    "per 30.09.2024",
    "innen 30. september 2024",
    "30.09.2024 kl. 12.00",
    " 30.09.2024 ",
    "30 09 2024",
    "30.sept.2024",
    "Frist: 30.9.24",
]


@pytest.mark.parametrize("text", DAYS)
def test_days(text: str) -> None:
    said = date_said(text, 2024)

    assert said is not None
    assert (said.precision, said.first, said.last, said.weekday_differs) == ("day", DAY, DAY, False)


PERIODS = [
    ("sept. 2024", "month", "2024-09-01", "2024-09-30"),
    ("mai 2024", "month", "2024-05-01", "2024-05-31"),
    ("jan.24", "month", "2024-01-01", "2024-01-31"),
    ("desember -24", "month", "2024-12-01", "2024-12-31"),
    ("05.2024", "month", "2024-05-01", "2024-05-31"),
    ("uke 38 2024", "week", "2024-09-16", "2024-09-22"),
    ("veke 6", "week", "2024-02-05", "2024-02-11"),
    ("2024-W38", "week", "2024-09-16", "2024-09-22"),
    ("høsten 2024", "season", "2024-09-01", "2024-11-30"),
    ("våren 24", "season", "2024-03-01", "2024-05-31"),
    ("Q3 2024", "quarter", "2024-07-01", "2024-09-30"),
    ("3. kvartal", "quarter", "2024-07-01", "2024-09-30"),
    ("første kvartal 2024", "quarter", "2024-01-01", "2024-03-31"),
    ("2. tertial 2025", "tertial", "2025-05-01", "2025-08-31"),
    ("2. halvår 2024", "half_year", "2024-07-01", "2024-12-31"),
    ("H1 2024", "half_year", "2024-01-01", "2024-06-30"),
    ("2024", "year", "2024-01-01", "2024-12-31"),
    ("3.–5. mai 2024", "span", "2024-05-03", "2024-05-05"),
    ("3–5 June 2024", "span", "2024-06-03", "2024-06-05"),
    ("3.5.–5.5.2024", "span", "2024-05-03", "2024-05-05"),
    ("28.12.–3.1.2025", "span", "2024-12-28", "2025-01-03"),
    ("1. mai til 3. juni 2024", "span", "2024-05-01", "2024-06-03"),
    ("uke 38-39 2024", "span", "2024-09-16", "2024-09-29"),
    ("uke 10–12", "span", "2024-03-04", "2024-03-24"),
    ("uke 35/36", "span", "2024-08-26", "2024-09-08"),
    ("uke 38/23", "week", "2023-09-18", "2023-09-24"),
    ("1.-2. kvartal 2024", "span", "2024-01-01", "2024-06-30"),
    ("2024–2026", "span", "2024-01-01", "2026-12-31"),
    ("2023/24", "span", "2023-01-01", "2024-12-31"),
    ("ultimo mars 2025", "span", "2025-03-21", "2025-03-31"),
    ("midten av august", "span", "2024-08-11", "2024-08-20"),
    ("innen utgangen av 2025", "span", "2025-09-01", "2025-12-31"),
]


@pytest.mark.parametrize(("text", "precision", "first", "last"), PERIODS)
def test_periods(text: str, precision: str, first: str, last: str) -> None:
    said = date_said(text, 2024)

    assert said is not None
    assert (said.precision, said.first.isoformat(), said.last.isoformat()) == (precision, first, last)


NO_DATES = [
    *("løpende", "snarest", "ikke avklart", "jf. sak 14", "2. omgang 2025", "31.02.2025", "kommer", "ved behov"),
    *("3. o 2024", "5. de 2024", "4. ma 2024", "vinteren 2024", "12.04.24 (utsatt)", "100", "12.30", "mai 24"),
    *("13/14/2024", "30.09.24.10", "1. og 3. mai 2024 kl", "Vedtatt i sak 12/24 av formannskapet", "uke 54 2024"),
    "uke 10-24",  # fifteen weeks, or one
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert date_said(text, 2024) is None


@pytest.mark.parametrize("text", ["14.3.", "17. mai", "uke 38", "3. kvartal", "høsten", "ultimo mars", "3.-5. mai"])
def test_without_any_year_there_is_no_date(text: str) -> None:
    assert date_said(text) is None
    assert date_said(text, 2024) is not None


def test_a_weekday_that_does_not_fit_is_told() -> None:
    values = read("events.date", ["tirsdag 30. september 2024", "mandag 30. september 2024"])

    assert (list(values.values), values.faults) == ([DAY, DAY], ((0, "weekday_differs"),))


def test_deadlines_take_the_last_day_and_keep_what_is_no_date_empty() -> None:
    cells = ["Q3 2025", "løpende", "31.02.2025", "fre 16.05.25", "uke 5 2025", "2025", ""]
    values = read("actions.due", cells)

    days = ["2025-09-30", None, None, "2025-05-16", "2025-02-02", "2025-12-31", None]
    assert [value and str(value) for value in values.values] == days
    empty, period = "no_date_kept_empty", "period_last_day"
    assert values.faults == ((0, period), (1, empty), (2, empty), (4, period), (5, period))


def test_other_dates_take_the_first_day_of_a_period_and_none_of_a_year() -> None:
    values = read("projects.granted_on", ["mai 2024", "12/3-24", "2024", dt.datetime(2024, 10, 1)])  # noqa: DTZ001

    assert [value and str(value) for value in values.values] == ["2024-05-01", "2024-03-12", None, "2024-10-01"]
    assert values.faults == ((0, "period_first_day"), (2, "no_date_kept_empty"))


def test_a_year_from_around_completes_a_date_and_may_change_down_the_column() -> None:
    cells = ["17. mai", "29.2."]

    assert list(read("events.date", cells, years={0: 2023, 1: 2024}).values) == [
        dt.date(2023, 5, 17),
        dt.date(2024, 2, 29),
    ]
    assert list(read("events.date", cells, year=2023).values) == [dt.date(2023, 5, 17), None]
    assert read("events.date", cells).faults == ((0, "date_without_year"), (1, "date_without_year"))


def test_dates_that_show_less_than_a_day_are_periods() -> None:
    day = dt.date(2024, 5, 1)

    assert read("actions.due", [day], formats={0: "mmm yy"}).values == [dt.date(2024, 5, 31)]
    assert read("events.date", [day], formats={0: "yyyy"}).faults == ((0, "no_date_kept_empty"),)
    assert read("events.date", [day], formats={0: "d. mmm"}, year=2023).faults == ((0, "year_not_shown"),)
    assert read("events.date", [day], formats={0: "dd.mm.yyyy"}, year=2023).faults == ()


def test_numbers_that_are_dates() -> None:
    assert list(read("events.date", [45_565.0, 20_240_930.0, 12.0]).values) == [DAY, DAY, None]


def test_one_date_shows_whether_day_or_month_comes_first() -> None:
    third, fifth = dt.date(2024, 4, 3), dt.date(2024, 3, 4)

    assert list(read("events.date", ["03/04/2024", "30/09/2024"]).values) == [third, DAY]
    assert list(read("events.date", ["03/04/2024", "09/30/2024"]).values) == [fifth, DAY]


def test_a_log_in_order_shows_it_too() -> None:
    cells = ["01/02/2024", "02/03/2024", "03/01/2024", "03/09/2024", "05/06/2024"]

    assert read("events.date", cells).values[0] == dt.date(2024, 1, 2)


def test_otherwise_day_and_month_are_a_doubt() -> None:
    cells = ["03/04/2024", "05/06/2024", "02/01/2024", "04/04/2024"]
    values = read("events.date", cells)

    assert list(values.values) == [None, None, None, dt.date(2024, 4, 4)]
    assert readings_of(values) == {
        "day_or_month": {"day_first": dt.date(2024, 4, 3), "month_first": dt.date(2024, 3, 4)}
    }
    assert read("events.date", cells, day_first=True).values[0] == dt.date(2024, 4, 3)
    assert read("events.date", cells, decided={"day_or_month": "month_first"}).values[0] == dt.date(2024, 3, 4)


@pytest.mark.parametrize("cells", [["30/09/2024", "09/30/2024", "03/04/2024"]])
def test_a_column_that_has_both_is_a_doubt_for_the_rest(cells: list[object]) -> None:
    values = read("events.date", cells)

    assert list(values.values) == [DAY, DAY, None]
    assert values.doubts[0].places == {2}


def test_years() -> None:
    cells = [dt.date(2023, 1, 1), "2022*", 2024.0, "Hele perioden", "2021¹", "24"]
    values = read("budget.year", cells, formats={0: "yyyy"})

    assert (list(values.values), values.faults) == ([2023, 2022, 2024, None, 2021, None], ((5, "not_a_year"),))
