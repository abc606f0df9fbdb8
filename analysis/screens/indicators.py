"""The indicators through the years."""

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
class IndicatorsScreen:
    """All indicators through the years. Charts are None in a year without an assessment, or with no other year."""

    headline: Headline
    years: Chart | None
    gap: Chart | None
    two_years: Chart | None


def indicators_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language
) -> IndicatorsScreen:
    """Every indicator through the years, also in a year that has no assessment: then there is only the headline."""
    charts = Charts(connection, facts, selection, language)
    return IndicatorsScreen(
        headline=headlines.of_indicators(facts, selection, language),
        years=charts.get("years"),
        gap=charts.get("gap"),
        two_years=charts.get("two-years"),
    )
