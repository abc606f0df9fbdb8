"""Totals, means, gaps and changes, worked out a second time in pandas from the rows that were loaded."""

from __future__ import annotations

import duckdb
import numpy as np
import pandas as pd
import pytest

from analysis.numbers.scores import Assessments, FormBreak, assessments
from analysis.query import run
from data import frameworks
from tests.analysis import random_rows
from tests.analysis.conftest import Connect, sample_rows
from tests.data.factories import a_score

SPIR, INVENTED = "Spir", "Eksempel (oppdiktet)"
OLD, NEW = "psv-8-example", "psv-7"


def same(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    """The same rows in any order; numbers to the last bit but a few."""
    keys = [name for name in ("year", "form", "indicator", "statement") if name in expected]
    pd.testing.assert_frame_equal(
        found.sort_values(keys).reset_index(drop=True)[list(expected.columns)],
        expected.sort_values(keys).reset_index(drop=True),
        check_dtype=False,
    )


def expected_years(rows: pd.DataFrame) -> pd.DataFrame:
    found = []
    for (year, form, indicator), group in rows.groupby(["year", "form", "indicator"]):
        is_total = group["is_total"].astype(bool)
        totals, statements = group.loc[is_total, "score"].tolist(), group.loc[~is_total, "score"].tolist()
        total = totals[0] if totals else np.nan
        mean = sum(statements) / len(statements) if statements else np.nan
        found.append((year, form, indicator, total, mean, len(statements), total - mean))
    columns = ["year", "form", "indicator", "total", "statement_mean", "statement_count", "gap"]
    return pd.DataFrame(found, columns=columns)


def check(connection: duckdb.DuckDBPyConnection, programme: str, rows: pd.DataFrame) -> Assessments:
    found = assessments(connection, programme)
    same(found.indicators, expected_years(rows))
    statements = rows[~rows["is_total"].astype(bool)]
    same(found.statements, statements[["year", "form", "indicator", "statement", "score"]])
    return found


@pytest.mark.parametrize("programme", [SPIR, INVENTED])
def test_the_samples_numbers_are_those_of_pandas(sample: duckdb.DuckDBPyConnection, programme: str) -> None:
    check(sample, programme, sample_rows("scores")[programme])


@pytest.mark.parametrize("seed", random_rows.SEEDS)
def test_random_numbers_are_those_of_pandas(connect: Connect, seed: int) -> None:
    rows, others = random_rows.scores(seed), random_rows.scores(seed + 100, "B")
    connection = connect({"scores": [*rows, *others]})
    frame = random_rows.frame(rows, "scores")
    found = check(connection, "A", frame)
    check_profiles(found, frame)
    assert assessments(connection, "C").years == ()


def check_profiles(found: Assessments, rows: pd.DataFrame) -> None:
    """Every pair of years: a change only where the indicators compare and the scales are the same."""
    totals = {
        (row["year"], row["indicator"]): row["score"] for row in rows[rows["is_total"].astype(bool)].to_dict("records")
    }
    forms = rows.groupby("year")["form"].first().to_dict()
    assert found.forms == forms
    assert found.years == tuple(sorted(forms))
    for year in forms:
        form = frameworks.form(forms[year])
        for compared in (*forms, None, 1999):
            profile = found.profile(year, compared)
            assert profile["indicator"].tolist() == [indicator.code for indicator in form.indicators]
            for row in profile.to_dict("records"):
                total = totals.get((year, row["indicator"]), np.nan)
                before = np.nan
                if compared in forms and forms[compared] == forms[year]:
                    before = totals.get((compared, row["indicator"]), np.nan)
                np.testing.assert_equal((row["total"], row["previous"], row["change"]), (total, before, total - before))
            check_changes(found, year, compared, pd.Series(profile["change"].values, profile["indicator"]).dropna())
        check_falls(found, year, pd.Series(totals), forms)


def check_changes(found: Assessments, year: int, compared: int | None, change: pd.Series) -> None:
    changes = found.changes(year, compared)
    assert changes.risen == tuple(change[change > 0].index)
    assert changes.fallen == tuple(change[change < 0].index)
    assert changes.compared_count == len(change)


def check_falls(found: Assessments, year: int, totals: pd.Series, forms: dict[int, str]) -> None:
    """Two differences below nought after each other, of three assessed years on the form of the last."""
    years = [known for known in sorted(forms) if known <= year][-3:]
    alike = len(years) == 3 and len({forms[known] for known in years}) == 1
    falls = totals.unstack().reindex(years).diff().iloc[1:].lt(0).all() if alike else pd.Series(dtype=bool)
    assert set(found.fallen_twice(year)) == set(falls[falls].index)


def test_spirs_year_as_the_report_has_it(sample: duckdb.DuckDBPyConnection) -> None:
    found = assessments(sample, SPIR)
    profile = found.profile(2024, None).set_index("indicator")
    assert profile["total"].to_dict() == {
        "profile": 4.5,
        "organisation": 4.5,
        "portfolio": 5,
        "development": 4,
        "jobs": 4,
        "attractiveness": 3.5,
        "sustainability": 2,
    }
    assert profile.loc["sustainability", ["statement_mean", "statement_count", "gap"]].tolist() == [3.25, 4, -1.25]
    assert profile.loc["profile", "statement_mean"] == pytest.approx(4.8)
    assert profile["previous"].isna().all() and profile["change"].isna().all()
    assert (found.previous_year(2024), found.breaks) == (None, ())
    assert (found.total(2024, "jobs"), found.mean(2024, "jobs")) == (4, pytest.approx(13 / 3))
    assert (found.total(2024, "nothing"), found.total(1999, "jobs"), found.mean(1999, "jobs")) == (None, None, None)


def test_the_invented_programmes_break_is_drawn_where_it_is(sample: duckdb.DuckDBPyConnection) -> None:
    found = assessments(sample, INVENTED)
    assert found.breaks == (FormBreak(2021, 2022, OLD, NEW),)
    assert found.forms == {2020: OLD, 2021: OLD, 2022: NEW, 2023: NEW, 2024: NEW}
    assert [found.previous_year(year) for year in found.years] == [None, 2020, 2021, 2022, 2023]
    assert (found.is_same_scale(2022, 2024), found.is_same_scale(2021, 2022)) == (True, False)
    assert found.profile(2022, 2021)["change"].isna().all()
    changes = found.profile(2024, 2023).set_index("indicator")["change"]
    assert changes.to_dict() == {
        "profile": 0,
        "organisation": 0.5,
        "portfolio": 0.5,
        "development": 0.5,
        "jobs": 0.5,
        "attractiveness": -0.5,
        "sustainability": 0.5,
    }


def test_history_runs_through_comparable_indicators_and_the_rest_stays_with_its_form(
    sample: duckdb.DuckDBPyConnection,
) -> None:
    found = assessments(sample, INVENTED)
    attractiveness = found.history("attractiveness", 2024)
    assert attractiveness[["year", "total", "scale_maximum"]].values.tolist() == [
        [2020, 3, 5],
        [2021, 3.5, 5],
        [2022, 3.5, 6],
        [2023, 3, 6],
        [2024, 2.5, 6],
    ]
    assert found.history("sustainability", 2024)["year"].tolist() == [2022, 2023, 2024]
    assert found.history(f"{OLD}:anchoring", 2024)["total"].tolist() == [3, 3.5]
    # Seen from the older form, the indicator that came later is the stranger.
    assert found.history("anchoring", 2021)["year"].tolist() == [2020, 2021]
    assert found.history(f"{NEW}:sustainability", 2021)["total"].tolist() == [1.5, 2.5, 3]


def test_the_matrix_has_every_total_once_under_the_chosen_years_indicators(sample: duckdb.DuckDBPyConnection) -> None:
    found, rows = assessments(sample, INVENTED), sample_rows("scores")[INVENTED]
    totals = rows[rows["is_total"].astype(bool)]
    matrix = found.matrix(2024)
    assert sorted(zip(matrix["year"], matrix["own_indicator"], matrix["total"], strict=True)) == sorted(
        zip(totals["year"], totals["indicator"], totals["score"], strict=True)
    )
    same_form = matrix[matrix["form"] == NEW]
    assert (same_form["indicator"] == same_form["own_indicator"]).all()
    strangers = set(matrix["indicator"]) - {indicator.code for indicator in frameworks.form(NEW).indicators}
    assert strangers == {f"{OLD}:anchoring", f"{OLD}:visibility"}
    assert set(zip(matrix["form"], matrix["scale_minimum"], matrix["scale_maximum"], strict=True)) == {
        (OLD, 1, 5),
        (NEW, 1, 6),
    }


def test_the_grid_has_a_row_for_every_indicator_and_year_until_the_chosen_one(
    sample: duckdb.DuckDBPyConnection,
) -> None:
    found = assessments(sample, INVENTED)
    grid = found.grid(2023)
    own = grid[~grid["indicator"].str.contains(":")]
    assert len(own) == 7 * 4
    missing = own[own["total"].isna()]
    assert set(zip(missing["indicator"], missing["year"], strict=True)) == {
        ("sustainability", 2020),
        ("sustainability", 2021),
    }
    assert grid["year"].max() == 2023
    assert grid["indicator"].tolist()[-4:] == [f"{OLD}:anchoring"] * 2 + [f"{OLD}:visibility"] * 2


def test_statements_come_in_the_forms_order_and_own_words_last(connect: Connect) -> None:
    told = {"communication": 3, "Eget spørsmål": 2, "plan": 5}
    rows = [a_score(score, statement=name) for name, score in told.items()]
    before = [a_score(score, statement=name, year=2023) for name, score in (("plan", 4), ("goals", 1))]
    older = [a_score(3, statement="plan", year=2021, form=OLD)]
    found = assessments(connect({"scores": [*rows, *before, *older]}), SPIR)
    rows_of_2024 = found.statements_of(2024, "profile", 2023)
    assert rows_of_2024["statement"].tolist() == [
        *(statement.code for statement in frameworks.form(NEW).indicator("profile").statements),
        "Eget spørsmål",
    ]
    by_code = rows_of_2024.set_index("statement")
    np.testing.assert_equal(by_code.loc["plan"].tolist(), [5, 4])
    np.testing.assert_equal(by_code.loc["goals"].tolist(), [np.nan, 1])
    np.testing.assert_equal(by_code.loc["Eget spørsmål"].tolist(), [2, np.nan])
    for other in (2021, 2020, None):
        assert found.statements_of(2024, "profile", other)["previous"].isna().all()


def test_a_total_without_statements_has_no_mean_and_no_gap_and_the_other_way_round(connect: Connect) -> None:
    connection = connect({"scores": [a_score(4, indicator="jobs"), a_score(3, statement="plan")]})
    rows = run(connection, "indicator_years", programme=SPIR).set_index("indicator")
    np.testing.assert_equal(rows.loc["jobs", ["total", "statement_mean", "gap"]].tolist(), [4, np.nan, np.nan])
    np.testing.assert_equal(rows.loc["profile", ["total", "statement_mean", "gap"]].tolist(), [np.nan, 3, np.nan])
    assert rows["statement_count"].to_dict() == {"jobs": 0, "profile": 1}


def test_a_year_on_two_forms_is_the_one_with_most_rows(connect: Connect) -> None:
    rows = [a_score(4, indicator=name) for name in ("profile", "jobs")]
    found = assessments(connect({"scores": [*rows, a_score(5, form=OLD)]}), SPIR)
    assert found.forms == {2024: NEW}
    assert found.total(2024, "profile") == 4
    assert set(found.matrix(2024)["form"]) == {NEW}


@pytest.mark.parametrize(
    ("totals", "is_twice"),
    [
        ({2020: 4, 2022: 3, 2024: 2}, True),
        ({2020: 3, 2022: 3, 2024: 2}, False),
        ({2020: 2, 2022: 3, 2024: 2}, False),
        ({2019: 5, 2020: 4, 2022: 2, 2024: 3}, False),
        ({2022: 3, 2024: 2}, False),
    ],
)
def test_twice_down_is_two_assessments_after_each_other(
    connect: Connect, totals: dict[int, float], is_twice: bool
) -> None:
    rows = [a_score(total, year=year) for year, total in totals.items()]
    found = assessments(connect({"scores": rows}), SPIR)

    changes = pd.Series(totals).diff().tail(2)
    assert is_twice == (len(totals) > 2 and bool((changes < 0).all()))
    assert found.fallen_twice(2024) == (("profile",) if is_twice else ())
