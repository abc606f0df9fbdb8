"""What a year's report says in words: of every indicator, and of one with what became of its advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.chart import Chart
from analysis.facts import Facts, Selection, in_sentence, indicator_name
from analysis.numbers.actions import Actions
from analysis.numbers.report_texts import OF_NO_INDICATOR, ReportTexts
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language


def of_all(
    facts: Facts,
    selection: Selection,
    indicators: Sequence[str],
    every_text: Mapping[str, ReportTexts],
    language: Language,
) -> Chart | None:
    """Strengths and improvements of each indicator, as a table; None where the report says nothing.

    `every_text`: what the report says, by indicator; what it says of none of them comes last.
    """
    year, text = selection.year, language.text
    names = {code: indicator_name(facts, year, code, language) for code in indicators}
    rows = []
    for code, name in {**names, OF_NO_INDICATOR: text("charts.report_texts.of_no_indicator")}.items():
        texts = every_text.get(code)
        if texts and (texts.strengths or texts.improvements):
            rows.append((name, "\n".join(texts.strengths) or None, "\n".join(texts.improvements) or None))
    if not rows:
        return None
    return Chart(
        name="report-texts",
        title=text("charts.report_texts.title"),
        subtitle=text("charts.report_texts.subtitle", year=year),
        alt=text("charts.report_texts.alt", count=len(rows)),
        table=Table(
            (
                Column(text("charts.columns.indicator")),
                Column(text("charts.report_texts.strengths")),
                Column(text("charts.report_texts.improvements")),
            ),
            tuple(rows),
        ),
        sources=(SourceOf("findings", (year,)),),
        shows_table=True,
    )


def report_of_indicator(
    facts: Facts,
    selection: Selection,
    indicator: str,
    every_text: Mapping[str, ReportTexts],
    known: Actions,
    language: Language,
) -> Chart | None:
    """Strengths, improvements and advice of one indicator, and what became of the advice; None where there is none."""
    year, text = selection.year, language.text
    texts = every_text.get(indicator, ReportTexts((), ()))
    advice = [one for one in known.of_year(year) if one.is_about(indicator)]
    rows = (
        *((text("charts.report_texts.strength"), one, None) for one in texts.strengths),
        *((text("charts.report_texts.improvement"), one, None) for one in texts.improvements),
        *((text("charts.report_texts.advice"), one.text, text(f"charts.actions.state_{one.state}")) for one in advice),
    )
    if not rows:
        return None
    name = indicator_name(facts, year, indicator, language)
    columns = (
        Column(text("charts.columns.what")),
        Column(text("charts.report_texts.text")),
        Column(text("charts.report_texts.became")),
    )
    return Chart(
        name="report",
        title=text("charts.report_texts.title_of", name=in_sentence(name), year=year),
        subtitle=text("charts.report_texts.subtitle_of", year=year),
        alt=text("charts.report_texts.alt_of", name=name),
        # Without advice nothing can have become of it.
        table=Table(columns, rows) if advice else Table(columns[:2], tuple(row[:2] for row in rows)),
        sources=(SourceOf("findings", (year,)), SourceOf("actions")),
        shows_table=True,
    )
