"""The goals and what measures them."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from analysis.chart import Chart
from analysis.charts import measures
from analysis.facts import Facts, Selection
from analysis.findings import headlines
from analysis.findings.headlines import Headline
from analysis.numbers.measures import measures as measures_of
from language import Language


@dataclass(frozen=True)
class MeasuresScreen:
    """Goals and measures. None where there is none of a kind; `missing` where there is none at all."""

    headline: Headline
    goals: Chart | None
    series: Chart | None
    single: Chart | None
    missing: Chart | None


def measures_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language
) -> MeasuresScreen:
    """Goals and measures up to the chosen year, also where none is loaded: then it says so."""
    known = measures_of(connection, selection.programme, selection.year)
    goals = measures.goals(facts, selection, known, language)
    series = measures.series(facts, selection, known, language)
    single = measures.single(facts, selection, known, language)
    return MeasuresScreen(
        headline=headlines.of_measures(facts, selection, series or single, goals, language),
        goals=goals,
        series=series,
        single=single,
        missing=measures.none(selection, language) if series is None and single is None else None,
    )
