"""One indicator in depth."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import duckdb

from analysis.chart import Chart
from analysis.charts import in_depth, measures
from analysis.charts.bearing import Bearings
from analysis.charts.programme_year import ProgrammeYear
from analysis.charts.year_texts import year_texts
from analysis.facts import Facts, Selection
from analysis.findings import headlines
from analysis.findings.headlines import Headline
from analysis.numbers.texts_of_years import Earlier, YearText, texts_of_years
from analysis.query import run
from data import frameworks
from language import Language


@dataclass(frozen=True)
class IndicatorScreen:
    """One indicator. `description`: what its form asks. `quotes`: what the report says of it in running text.

    `alike`: texts of the year that look like one of an earlier year, until somebody has said whether they are the same.
    """

    headline: Headline
    description: str
    quotes: tuple[str, ...]
    history: Chart
    statements: Chart
    texts: Chart
    measures: Chart | None
    alike: tuple[tuple[YearText, Earlier], ...]


def indicator_screen(
    connection: duckdb.DuckDBPyConnection,
    facts: Facts,
    selection: Selection,
    language: Language,
    indicator: str,
    on: dt.date,
) -> IndicatorScreen:
    """One indicator of the year's form, actions as they stood on the day `on`. KeyError without an assessment."""
    form = frameworks.form(facts.assessments.forms[selection.year])
    history = in_depth.history(facts, selection, indicator, language)
    numbers = ProgrammeYear(connection, facts, selection, language, on)
    advised = numbers.actions
    statements = in_depth.statements(facts, selection, indicator, language, Bearings(numbers), advised)
    prose = run(connection, "narratives", programme=selection.programme, year=selection.year)
    found = texts_of_years(connection, selection.programme, selection.year, indicator, advised, prose)
    judged = facts.judged(indicator, selection.year)
    return IndicatorScreen(
        headline=headlines.indicator_headline(facts, selection, indicator, history, statements, language),
        description=form.indicator(indicator).descriptions[language.code],
        quotes=(*((judged.text,) if judged and judged.text else ()), *found.narratives),
        # The page's headline says what the history answers; the board against its statements is the other answer.
        history=replace(history, title=in_depth.total_and_mean(facts, selection, indicator, language) or history.title),
        statements=statements,
        texts=year_texts(facts, selection, indicator, found, language),
        measures=measures.measures_of_indicator(facts, selection, numbers.measures, indicator, language),
        alike=tuple((one, earlier) for one in found.texts if one.year == selection.year for earlier in one.likely),
    )
