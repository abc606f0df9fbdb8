"""The jobs towards their target."""

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
class JobsScreen:
    """The jobs. None where a chart has nothing to say."""

    headline: Headline
    cumulative: Chart | None
    needed: Chart | None
    by_area: Chart | None
    by_stage: Chart | None


def jobs_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language
) -> JobsScreen:
    """The jobs, also where none is counted: then it says so."""
    charts = Charts(connection, facts, selection, language)
    return JobsScreen(
        headline=headlines.of_jobs(facts, selection, language),
        cumulative=charts.get("jobs"),
        needed=charts.get("jobs-needed"),
        by_area=charts.get("jobs-areas"),
        by_stage=charts.get("jobs-stages"),
    )
