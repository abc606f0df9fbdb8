"""The money of a programme."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from analysis.chart import Chart
from analysis.charts.registry import Charts
from analysis.facts import Facts, Selection
from analysis.findings import headlines
from analysis.findings.headlines import Headline
from language import Language


@dataclass(frozen=True)
class BudgetScreen:
    """The money. None where a chart has nothing to say."""

    headline: Headline
    use: Chart | None
    through_years: Chart | None
    needed: Chart | None
    by_area_and_year: Chart | None


def budget_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language
) -> BudgetScreen:
    """The use of the budget, also where nothing is reported: then it says so."""
    charts = Charts(connection, facts, selection, language)
    return BudgetScreen(
        headline=headlines.of_budget(facts, selection, language),
        use=charts.get("budget"),
        through_years=charts.get("budget-years"),
        needed=charts.get("budget-needed"),
        by_area_and_year=charts.get("budget-areas"),
    )
