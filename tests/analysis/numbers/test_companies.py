"""The owners that a programme reaches and how large they are, worked out a second way from the written rows."""

from __future__ import annotations

import datetime as dt

import duckdb
import pandas as pd
import pytest

from analysis.charts.companies import companies
from analysis.drawing.rows import WordBars
from analysis.numbers.companies import CompaniesReached, companies_reached
from analysis.numbers.projects import Projects, projects
from language import LANGUAGES, Language
from tests.analysis.conftest import Connect, sample_rows

INVENTED = "Eksempel (oppdiktet)"


def _projects(connect: Connect, *rows: dict[str, object]) -> Projects:
    return projects(
        connect({"projects": [{"programme": "P", "project": f"P{n}", **row} for n, row in enumerate(rows)]}), "P", 2024
    )


def _reached(connect: Connect, *rows: dict[str, object]) -> CompaniesReached:
    return companies_reached(_projects(connect, *rows))


@pytest.mark.parametrize("year", [2021, 2024])
def test_each_owner_counts_once_in_the_group_of_its_employees(sample: duckdb.DuckDBPyConnection, year: int) -> None:
    rows = sample_rows("projects")[INVENTED]
    rows = rows[rows["granted_nok"].notna() & (pd.to_datetime(rows["granted_on"]).dt.year <= year)]
    employees = rows.groupby("company")["company_size"].first().str.extract(r"(\d+)")[0].astype(float)
    groups = pd.cut(employees, [-1, 9, 49, 249, 1e9], labels=["under_10", "from_10", "from_50", "from_250"])
    counts = groups.value_counts()

    known = companies_reached(projects(sample, INVENTED, year))

    assert {size: len(found) for size, found in known.by_size.items()} == counts[counts > 0].to_dict()
    assert len(known.without_size) == groups.isna().sum() > 0
    assert {one.name: one.granted_nok for one in known.companies} == rows.groupby("company")[
        "granted_nok"
    ].sum().to_dict()


def test_only_who_has_got_something_is_reached_and_the_newest_size_holds(connect: Connect) -> None:
    known = _reached(
        connect,
        {"company": "Kai AS", "granted_nok": 1.0, "granted_on": dt.date(2022, 1, 1), "company_size": "8 ansatte"},
        {"company": "KAI  as", "granted_nok": 2.0, "granted_on": dt.date(2024, 1, 1), "company_size": "12"},
        {"company": "Kai AS", "granted_nok": 3.0, "granted_on": dt.date(2024, 2, 1)},
        {"company": "Merd AS", "status": "Pågår"},
        {"company": "Tare AS", "status": "Søkt", "company_size": "5"},
        {"company": "Avslag AS", "status": "Avslag", "company_size": "5"},
        {"granted_nok": 9.0},
        {"company": "Badstu SA", "granted_nok": 1.0, "company_size": "SMB"},
    )
    assert [(one.name, one.project_count, one.granted_nok) for one in known.companies] == [
        ("Kai AS", 3, 6.0),
        ("Badstu SA", 1, 1.0),
        ("Merd AS", 1, None),
    ]
    assert {size: [one.name for one in found] for size, found in known.by_size.items()} == {"from_10": ["Kai AS"]}
    assert [one.name for one in known.in_other_words] == ["Badstu SA"]
    assert [one.name for one in known.without_size] == ["Merd AS"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_chart_shows_all_of_them_or_says_that_no_size_is_given(connect: Connect, code: str) -> None:
    language = Language(code)
    rows: list[dict[str, object]] = [{"company": f"B{n} AS", "granted_nok": float(n + 1)} for n in range(7)]
    bare = companies(_projects(connect, *rows), language)
    assert bare is not None and bare.rows is None and bare.missing is not None and len(bare.table.rows) == 7

    rows[0]["company_size"] = "300"
    chart = companies(_projects(connect, *rows), language)
    assert chart is not None and isinstance(chart.rows, WordBars) and chart.missing is None
    assert [(bar.value, bar.segments[0][1]) for bar in chart.rows.rows] == [("1", pytest.approx(1 / 6)), ("6", 1.0)]
    assert companies(_projects(connect, {"granted_nok": 1.0}), language) is None
