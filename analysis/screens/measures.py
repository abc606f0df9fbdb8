"""The goals and what measures them."""

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
class MeasuresScreen:
    """Goals and measures. None where there is none of a kind; `series` says so where nothing is measured at all."""

    headline: Headline
    goals: Chart | None
    series: Chart | None
    single: Chart | None


def measures_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language
) -> MeasuresScreen:
    """Goals and measures up to the chosen year, also where none is loaded: then it says so."""
    charts = Charts(connection, facts, selection, language)
    return MeasuresScreen(
        headline=headlines.of_measures(facts, selection, charts.measured, charts.get("goals"), language),
        goals=charts.get("goals"),
        series=charts.get("measures"),
        single=charts.get("measures-once"),
    )
