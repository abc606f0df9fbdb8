"""What the year's report says in words, indicator by indicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.chart import Chart
from analysis.facts import Facts, Selection, indicator_name
from analysis.numbers.report_texts import ReportTexts
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language


def in_words(
    facts: Facts,
    selection: Selection,
    indicators: Sequence[str],
    every_text: Mapping[str, ReportTexts],
    language: Language,
) -> Chart | None:
    """Strengths and improvements of each indicator, as a table; None where the report says nothing.

    `every_text`: what the report says, by indicator.
    """
    year, text = selection.year, language.text
    rows = []
    for code in indicators:
        texts = every_text.get(code)
        if texts and (texts.strengths or texts.improvements):
            name = indicator_name(facts, year, code, language)
            rows.append((name, "\n".join(texts.strengths) or None, "\n".join(texts.improvements) or None))
    if not rows:
        return None
    return Chart(
        name="said",
        title=text("pack.said.title"),
        subtitle=text("pack.said.subtitle", year=year),
        alt=text("pack.said.alt", count=len(rows)),
        table=Table(
            (
                Column(text("charts.columns.indicator")),
                Column(text("pack.said.strengths")),
                Column(text("pack.said.improvements")),
            ),
            tuple(rows),
        ),
        sources=(SourceOf("findings", (year,)),),
        shows_table=True,
    )
