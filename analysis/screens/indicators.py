"""The indicators through the years."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from analysis.chart import Chart
from analysis.charts import comparisons, indicators
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
    headline = headlines.of_indicators(facts, selection, language)
    if selection.year not in facts.assessments.forms:
        return IndicatorsScreen(headline, None, None, None)
    return IndicatorsScreen(
        headline=headline,
        years=indicators.all_years(facts, selection, language),
        gap=comparisons.gap(facts, selection, language),
        two_years=comparisons.two_years(facts, selection, language),
    )
