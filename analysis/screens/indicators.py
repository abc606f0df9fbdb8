"""The indicators through the years, and one of them in depth."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from analysis.chart import Chart
from analysis.charts import comparisons, in_depth, indicators
from analysis.facts import Facts, Selection
from analysis.findings import headlines
from analysis.findings.headlines import Headline
from analysis.numbers.report_texts import ReportTexts, report_texts
from language import Language


@dataclass(frozen=True)
class IndicatorsScreen:
    """All indicators through the years. Charts are None in a year without an assessment, or with no other year."""

    headline: Headline
    years: Chart | None
    gap: Chart | None
    two_years: Chart | None


@dataclass(frozen=True)
class InDepth:
    """One indicator: its history, its statements, and what the year's report says of it."""

    history: Chart
    statements: Chart
    texts: ReportTexts


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


def indicator_in_depth(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language, indicator: str
) -> InDepth:
    """One indicator of the year's form. KeyError for a year without an assessment."""
    return InDepth(
        history=in_depth.history(facts, selection, indicator, language),
        statements=in_depth.statements(facts, selection, indicator, language),
        texts=report_texts(connection, selection.programme, selection.year, indicator),
    )
