"""The jobs towards their target."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from analysis.chart import Chart
from analysis.charts import jobs
from analysis.facts import Facts, Selection
from analysis.findings import headlines
from analysis.findings.headlines import Headline
from analysis.numbers.jobs import job_stages
from language import Language


@dataclass(frozen=True)
class JobsScreen:
    """The jobs. None where a chart has nothing to say."""

    headline: Headline
    cumulative: Chart
    needed: Chart | None
    by_area: Chart | None
    by_stage: Chart | None


def jobs_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language
) -> JobsScreen:
    """The jobs, also where none is counted: then it says so."""
    stages = job_stages(connection, selection.programme, selection.year)
    return JobsScreen(
        headline=headlines.of_jobs(facts, selection, language),
        cumulative=jobs.cumulative(facts, selection, language),
        needed=jobs.needed(facts, selection, language),
        by_area=jobs.by_area(facts, selection, language),
        by_stage=jobs.by_stage(facts, selection, stages, language),
    )
