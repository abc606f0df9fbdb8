"""Amounts, utilisation, pace and needed rate, worked out a second time from the rows that were loaded."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections import defaultdict
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pytest

from analysis.charts.budget import by_area_and_year, use
from analysis.facts import Selection
from analysis.numbers.budget import MostUsedArea, NeededRate, budget_reports, from_pace
from language import Language
from tests.analysis import random_rows
from tests.analysis.conftest import Connect, Gather, sample_rows

SPIR, INVENTED = "Spir", "Eksempel (oppdiktet)"
NAN = math.nan
AMOUNTS = ("budget_nok", "granted_nok", "paid_nok")


def known(value: Any) -> float:
    return NAN if value is None or pd.isna(value) else float(value)


def divided(part: float, whole: float) -> float:
    return NAN if whole == 0 else part / whole


def expected_pace(year: int, as_of: dt.date | None) -> float:
    if as_of is None:
        return NAN
    if as_of.year != year:
        return 0.0 if as_of.year < year else 1.0
    return ((as_of - dt.date(year, 1, 1)).days + 1) / (366 if calendar.isleap(year) else 365)


def derived(year: int, as_of: dt.date | None, amounts: dict[str, float], reported: float) -> tuple[float, ...]:
    """budget, granted, paid, remaining, utilisation, is it reported, paid share, pace."""
    budget, granted, paid = (amounts[name] for name in AMOUNTS)
    utilisation = divided(granted, budget) if math.isnan(reported) else reported
    return (
        *(budget, granted, paid, budget - granted),
        *(utilisation, not math.isnan(reported), divided(paid, budget), expected_pace(year, as_of)),
    )


def expected_reports(rows: pd.DataFrame) -> dict[tuple[Any, ...], tuple[float, ...]]:
    reports: dict[tuple[int, dt.date | None], list[dict[str, Any]]] = defaultdict(list)
    for row in rows.to_dict("records"):
        as_of = None if pd.isna(row["as_of"]) else row["as_of"]
        reports[int(row["year"]), as_of].append(row)
    found = {}
    for (year, as_of), told in reports.items():
        parts = [row for row in told if not pd.isna(row["focus_area"])]
        wholes = [row for row in told if pd.isna(row["focus_area"])]
        for row in parts:
            amounts = {name: known(row[name]) for name in AMOUNTS}
            found[year, as_of, row["focus_area"]] = derived(year, as_of, amounts, known(row["utilisation"]))
        # A sum of which a part is missing is NaN in plain Python, too.
        sums = {name: sum(known(row[name]) for row in parts) if parts else NAN for name in AMOUNTS}
        own = {name: known(wholes[0][name]) if wholes else NAN for name in AMOUNTS}
        differ = any(abs(own[name] - sums[name]) > max(1, 0.005 * own[name]) for name in AMOUNTS)
        whole = {name: sums[name] if math.isnan(own[name]) and not differ else own[name] for name in AMOUNTS}
        reported = known(wholes[0]["utilisation"]) if wholes else NAN
        found[year, as_of, None] = derived(year, as_of, whole, reported)
    return found


def check(connection: duckdb.DuckDBPyConnection, programme: str, rows: pd.DataFrame) -> None:
    expected = expected_reports(rows)
    found = budget_reports(connection, programme).rows
    assert list(found.columns[:3]) == ["year", "as_of", "focus_area"]
    columns = ["budget_nok", "granted_nok", "paid_nok", "remaining_nok", "utilisation", "utilisation_is_reported"]
    columns += ["paid_share", "pace"]
    reports = {
        (
            int(row["year"]),
            None if pd.isna(row["as_of"]) else row["as_of"].date(),
            None if pd.isna(row["focus_area"]) else row["focus_area"],
        ): tuple(known(row[name]) for name in columns)
        for row in found.to_dict("records")
    }
    assert reports.keys() == expected.keys()
    assert len(found) == len(reports)
    for key, values in expected.items():
        np.testing.assert_allclose(reports[key], values, err_msg=str(key))


@pytest.mark.parametrize("programme", [SPIR, INVENTED])
def test_the_samples_numbers_are_those_of_pandas(sample: duckdb.DuckDBPyConnection, programme: str) -> None:
    check(sample, programme, sample_rows("budget")[programme])


@pytest.mark.parametrize("seed", random_rows.SEEDS)
def test_random_numbers_are_those_of_pandas(connect: Connect, seed: int) -> None:
    rows = random_rows.budget(seed)
    connection = connect({"budget": [*rows, *random_rows.budget(seed + 100, "B")]})
    check(connection, "A", random_rows.frame(rows, "budget"))
    assert budget_reports(connection, "C").years == ()


def test_spirs_share_stands_alone(sample: duckdb.DuckDBPyConnection) -> None:
    reports = budget_reports(sample, SPIR)
    whole = reports.whole(2024)
    assert whole is not None
    assert (whole["utilisation"], whole["utilisation_is_reported"]) == (0.44, True)
    assert pd.isna([whole[name] for name in (*AMOUNTS, "remaining_nok", "paid_share", "pace", "as_of")]).all()
    assert (reports.as_of(2024), reports.needed_rate(2024)) == (None, None)
    assert reports.same_date(2024, 2023).empty
    assert len(reports.latest(2024)) == 1
    assert reports.by_year(2024)[["year", "utilisation", "is_same_date"]].values.tolist() == [[2024, 0.44, False]]


def test_the_invented_programmes_running_year(sample: duckdb.DuckDBPyConnection) -> None:
    reports = budget_reports(sample, INVENTED)
    assert reports.as_of(2024) == dt.date(2024, 9, 30)
    whole, before = reports.whole(2024), reports.whole_at_same_date(2024, 2023)
    assert whole is not None and before is not None
    assert (whole["budget_nok"], whole["granted_nok"], whole["remaining_nok"]) == (6_000_000, 4_100_000, 1_900_000)
    assert whole["pace"] == 274 / 366  # a leap year
    assert before["as_of"] == pd.Timestamp(2023, 9, 30)
    assert before["utilisation"] == 3_450_000 / 5_600_000
    assert before["pace"] == 273 / 365
    rate = reports.needed_rate(2024)
    assert rate is not None
    assert rate.months_left == 3  # whole months: the report is of the last day of September
    assert rate.needed_nok == pytest.approx(1_900_000 / 3)
    assert rate.so_far_nok == pytest.approx(4_100_000 / 9)
    assert reports.needed_rate(2023) is None  # the year is over
    by_year = reports.by_year(2024)
    assert by_year["year"].tolist() == [2020, 2021, 2022, 2023, 2024]
    assert by_year["is_same_date"].all()
    assert set(by_year["as_of"].dt.strftime("%d.%m")) == {"30.09"}


def report(budget: float | None, granted: float | None, **said: Any) -> dict[str, Any]:
    return {"budget_nok": budget, "granted_nok": granted, **said}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [report(100, 40, focus_area="a"), report(100, 20, focus_area="b")], (200, 60, 0.3, False), id="the parts"
        ),
        pytest.param(
            [report(100, 40, focus_area="a"), report(100, None, focus_area="b")],
            (200, NAN, NAN, False),
            id="a part is missing",
        ),
        pytest.param(
            [report(100, 40, focus_area="a"), report(100, None, focus_area="b"), report(None, 70)],
            (200, 70, 0.35, False),
            id="only the total row says what is granted",
        ),
        pytest.param(
            [report(100, 40, focus_area="a"), report(200, 70, utilisation=0.9)],
            (200, 70, 0.9, True),
            id="what is reported of the whole before its parts",
        ),
        pytest.param(
            [report(100, 45, focus_area="a"), report(None, None, utilisation=0.6)],
            (100, 45, 0.6, True),
            id="a reported share before that of the parts",
        ),
        pytest.param(
            [report(100, 40, focus_area="a"), report(200, None)],
            (200, NAN, NAN, False),
            id="parts that are not all of the whole fill nothing in",
        ),
        pytest.param(
            [report(99.6e4, 40e4, focus_area="a"), report(100e4, None)],
            (100e4, 40e4, 0.4, False),
            id="parts that are the whole but for rounding",
        ),
        pytest.param(
            [report(100, None, focus_area="a"), report(None, None, utilisation=0.9)],
            (100, NAN, 0.9, True),
            id="a reported share where there is no sum",
        ),
        pytest.param([report(200, 70)], (200, 70, 0.35, False), id="the whole alone"),
        pytest.param([report(200, 70, utilisation=0.4)], (200, 70, 0.4, True), id="reported share before worked out"),
        pytest.param([report(0, 0, focus_area="a")], (0, 0, NAN, False), id="nought by nought"),
    ],
)
def test_the_whole_is_what_is_reported_of_it_else_its_parts_where_they_are_all_there(
    facts_of: Gather, rows: list[dict[str, Any]], expected: tuple[float, float, float, bool]
) -> None:
    whole = facts_of({"budget": rows}).budget.whole(2024)
    assert whole is not None
    found = [whole[name] for name in ("budget_nok", "granted_nok", "utilisation", "utilisation_is_reported")]
    np.testing.assert_equal([float(value) for value in found], [float(value) for value in expected])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param(
            [report(100, 45, focus_area="a"), report(None, None, utilisation=0.6)],
            "60 % er det som er rapportert, og det som blir vist. Beløpene gir 45 %.",
            id="a share beside the amounts of its parts",
        ),
        pytest.param(
            [report(200, 70, utilisation=0.6)],
            "60 % er det som er rapportert, og det som blir vist. Beløpene gir 35 %.",
            id="a share beside amounts of its own",
        ),
        pytest.param(
            [report(100, 40, focus_area="a"), report(200, 70)],
            "Innsatsområdene gir til sammen 40 kr av 100 kr.",
            id="a whole beside one part of it",
        ),
        pytest.param(
            [report(100, None, focus_area="a"), report(200, 70)],
            "Innsatsområdene gir til sammen – av 100 kr.",
            id="a part that does not say all",
        ),
    ],
)
def test_the_chart_says_which_of_two_figures_is_shown(facts_of: Gather, rows: list[dict[str, Any]], said: str) -> None:
    chart = use(facts_of({"budget": rows}), Selection("Spir", 2024), Language("nb"))
    assert said in chart.subtitle.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([report(100, 44, utilisation=0.44)], id="they agree"),
        pytest.param([report(1000, 436, utilisation=0.44)], id="a rounded share"),
        pytest.param([report(100, 40, focus_area="a"), report(100, 40)], id="the part is the whole"),
        pytest.param([report(100, 40, focus_area="a"), report(100, 40, focus_area="b")], id="only parts"),
        pytest.param([report(None, None, utilisation=0.44)], id="only a share"),
    ],
)
def test_where_the_figures_agree_there_is_nothing_to_say(facts_of: Gather, rows: list[dict[str, Any]]) -> None:
    chart = use(facts_of({"budget": rows}), Selection("Spir", 2024), Language("nb"))
    assert "rapportert, og det" not in chart.subtitle and "for seg selv" not in chart.subtitle


@pytest.mark.parametrize(
    ("year", "as_of", "pace"),
    [
        (2023, dt.date(2023, 1, 1), 1 / 365),
        (2024, dt.date(2024, 1, 1), 1 / 366),
        (2024, dt.date(2024, 2, 29), 60 / 366),
        (2023, dt.date(2023, 3, 1), 60 / 365),
        (2024, dt.date(2024, 3, 1), 61 / 366),
        (2024, dt.date(2024, 7, 1), 183 / 366),
        (2023, dt.date(2023, 12, 31), 1.0),
        (2024, dt.date(2024, 12, 31), 1.0),
        (2024, dt.date(2025, 1, 15), 1.0),
        (2024, dt.date(2023, 12, 31), 0.0),
        (2024, None, NAN),
    ],
)
def test_pace_is_the_share_of_the_year_that_is_gone(
    facts_of: Gather, year: int, as_of: dt.date | None, pace: float
) -> None:
    whole = facts_of({"budget": [report(100, 40, year=year, as_of=as_of)]}).budget.whole(year)
    assert whole is not None
    np.testing.assert_equal(float(whole["pace"]), pace)


def test_the_latest_report_of_a_year_stands_and_one_without_a_date_only_alone(facts_of: Gather) -> None:
    rows = [
        report(100, 10, as_of=dt.date(2024, 3, 31)),
        report(100, 60, as_of=dt.date(2024, 9, 30)),
        report(100, 99),
        report(100, 50, year=2023),
    ]
    reports = facts_of({"budget": rows}).budget
    assert reports.years == (2023, 2024)
    latest, undated = reports.whole(2024), reports.whole(2023)
    assert latest is not None and undated is not None
    assert (latest["granted_nok"], undated["granted_nok"]) == (60, 50)
    assert reports.as_of(2023) is None
    assert reports.whole(2022) is None and reports.latest(2022).empty and reports.as_of(2022) is None


@pytest.mark.parametrize(
    ("as_of", "before"),
    [
        (dt.date(2024, 9, 30), dt.date(2023, 9, 30)),
        (dt.date(2024, 2, 29), dt.date(2023, 2, 28)),
        (dt.date(2025, 1, 15), dt.date(2024, 1, 15)),  # dated after the year it speaks of
    ],
)
def test_the_same_date_last_year(facts_of: Gather, as_of: dt.date, before: dt.date) -> None:
    rows = [
        report(100, 60, as_of=as_of),
        report(100, 30, year=2023, as_of=before),
        report(100, 95, year=2023, as_of=dt.date(2024, 3, 1)),
    ]
    reports = facts_of({"budget": rows}).budget
    found = reports.whole_at_same_date(2024, 2023)
    assert found is not None and found["granted_nok"] == 30
    by_year = reports.by_year(2024)
    assert by_year["granted_nok"].tolist() == [30, 60]
    assert by_year["is_same_date"].tolist() == [True, True]


def test_a_leap_day_meets_the_leap_day_four_years_before(facts_of: Gather) -> None:
    rows = [report(100, 60, as_of=dt.date(2024, 2, 29)), report(100, 20, year=2020, as_of=dt.date(2020, 2, 29))]
    assert facts_of({"budget": rows}).budget.by_year(2024)["is_same_date"].tolist() == [True, True]


def test_a_year_without_that_date_stands_with_its_latest_and_says_so(facts_of: Gather) -> None:
    rows = [
        report(100, 60, as_of=dt.date(2024, 9, 30)),
        report(100, 80, year=2023, as_of=dt.date(2023, 12, 31)),
        report(None, None, year=2022, utilisation=0.7),
    ]
    reports = facts_of({"budget": rows}).budget
    assert reports.same_date(2024, 2023).empty
    assert reports.by_year(2024)[["utilisation", "is_same_date"]].values.tolist() == [
        [0.7, False],
        [0.8, False],
        [0.6, True],
    ]


@pytest.mark.parametrize(
    ("row", "needed"),
    [
        pytest.param(report(120, 30, as_of=dt.date(2024, 7, 1)), 15.0, id="half the year"),
        pytest.param(report(120, 150, as_of=dt.date(2024, 7, 1)), 0.0, id="more than all is granted"),
        pytest.param(report(120, None, as_of=dt.date(2024, 7, 1)), None, id="nothing granted is known"),
        pytest.param(report(120, 30), None, id="no date"),
        pytest.param(report(120, 30, as_of=dt.date(2024, 12, 31)), None, id="no time left"),
        pytest.param(report(120, 30, as_of=dt.date(2023, 12, 1)), None, id="before the year"),
    ],
)
def test_what_is_left_over_the_time_that_is_left(facts_of: Gather, row: dict[str, Any], needed: float | None) -> None:
    rate = facts_of({"budget": [row]}).budget.needed_rate(2024)
    assert (None if rate is None else rate.needed_nok) == needed


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        ((340_499.0, 1_200_500.0), (340_000.0, 1_201_000.0)),
        ((0.0, 65_000.4), (0.0, 65_000.0)),
        ((400.0, 90_400.0), (400.0, 90_400.0)),
    ],
)
def test_a_rate_is_told_in_thousands_unless_that_hides_it(
    exact: tuple[float, float], rounded: tuple[float, float]
) -> None:
    assert NeededRate(*exact, months_left=6).rounded_nok == rounded


AREAS = [
    {"year": 2022, "focus_area": "A", "budget_nok": 100, "granted_nok": 90},
    {"year": 2022, "focus_area": "B", "budget_nok": 100, "granted_nok": 20},
    {"year": 2023, "focus_area": "A", "budget_nok": 100, "granted_nok": 70},
    {"year": 2023, "focus_area": "B", "budget_nok": 100, "granted_nok": 60},
    {"year": 2024, "focus_area": "A", "budget_nok": 100, "granted_nok": 30, "as_of": dt.date(2024, 6, 30)},
    {"year": 2024, "focus_area": "B", "budget_nok": 100, "granted_nok": 80, "as_of": dt.date(2024, 6, 30)},
]


def test_focus_areas_through_the_years(facts_of: Gather) -> None:
    reports = facts_of({"budget": AREAS}).budget

    found = [(int(row.year), row.focus_area) for row in reports.areas_until(2024).itertuples()]
    in_order = sorted(AREAS, key=lambda row: (-row["year"], -row["granted_nok"]))
    assert found == [(row["year"], row["focus_area"]) for row in in_order]
    assert reports.most_used_area(2024) == MostUsedArea("A", 2, 3)
    assert reports.most_used_area(2022) is None
    assert reports.furthest_from_pace(2024) == ("B", "A")
    assert reports.furthest_from_pace(2023) is None


@pytest.mark.parametrize(
    ("away", "place"), [(-0.3, "behind"), (-0.011, "behind"), (-0.01, "on"), (0.51 - 0.5, "on"), (0.02, "ahead")]
)
def test_within_one_per_cent_is_on_the_pace(away: float, place: str) -> None:
    assert from_pace(away) == place


def test_who_is_on_the_pace_is_not_the_furthest_from_it(facts_of: Gather) -> None:
    pace = dt.date(2024, 6, 30).timetuple().tm_yday / 366
    rows = [
        {"focus_area": area, "budget_nok": 1_000_000, "granted_nok": int(1_000_000 * (pace + away))}
        for area, away in (("A", 0.2), ("B", -0.005))
    ]
    found = facts_of({"budget": [{"year": 2024, "as_of": dt.date(2024, 6, 30), **row} for row in rows]})
    assert found.budget.furthest_from_pace(2024) is None


def test_where_no_area_used_most_more_often_none_is_named(facts_of: Gather) -> None:
    assert facts_of({"budget": AREAS[2:]}).budget.most_used_area(2024) == MostUsedArea(None, 1, 2)


def test_a_year_before_the_first_report_is_not_told_of_later_ones(facts_of: Gather) -> None:
    facts = facts_of({"budget": AREAS})

    assert facts.budget.areas_until(2021).empty
    assert by_area_and_year(facts, Selection("Spir", 2021), Language("nb")) is None
