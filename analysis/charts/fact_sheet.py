"""The charts of the fact sheet: what a meeting that assesses a year starts from. Nothing is drawn that is not known."""

from __future__ import annotations

import pandas as pd

from analysis.chart import Chart
from analysis.charts.bearing import Bearings
from analysis.charts.statements import lowest_statements, statement_rows, statement_texts
from analysis.facts import Facts, in_sentence
from analysis.query import as_number
from analysis.sources import SourceOf
from analysis.table import Column, Table
from data import frameworks
from data.frameworks.model import BEARING
from language import Language, sentence

# What a fact comes from.
_DATASETS = {
    "goals": ("goals",),
    "focus_areas": ("budget",),
    "hand_over": ("readiness",),
    "phases": ("projects",),
    "budget": ("budget", "statements_in_words"),
    "others_money": ("projects",),
    "deviations": ("projects",),
    "jobs": ("jobs", "statements_in_words"),
    "job_target": ("jobs",),
}


def known(bearings: Bearings, language: Language) -> Chart:
    """Every fact there is of the whole programme, in a table; what nobody has loaded is not in it."""
    found = {name: fact for name in BEARING if not (fact := bearings.get(name)).is_missing}
    title = language.text("fact_sheet.known", n=len(found), count=len(found), of=len(BEARING))
    return Chart(
        name="fact-sheet-known",
        title=title,
        subtitle=language.text("fact_sheet.known_subtitle", year=bearings.year),
        alt=title,
        table=Table(
            (Column(language.text("charts.columns.what")), Column(language.text("fact_sheet.column_known"))),
            tuple((language.text(f"fact_sheet.facts.{name}"), fact.text) for name, fact in found.items()),
        ),
        sources=tuple(SourceOf(dataset) for dataset in sorted({one for name in found for one in _DATASETS[name]})),
        shows_table=bool(found),
    )


def statement_scores(
    facts: Facts, form: str, indicator: str, before: int | None, bearings: Bearings, language: Language
) -> Chart:
    """The statements of the form with the scores of the year before, and the facts that bear on each.

    A score of another form is no score of this one's statement.
    """
    is_same_form = before is not None and facts.assessments.forms[before] == form
    rows = (
        facts.assessments.statements_of(before, indicator, None)
        if before is not None and is_same_form
        else _unscored(form, indicator)
    )
    rows = statement_texts(rows, form, indicator, language)
    rows["facts"] = [tuple(one.text for one in bearings.of(form, indicator, code)) for code in rows["statement"]]
    name = frameworks.indicator_name(indicator, form, language.code)
    count = language.in_words(len(rows))
    title = (
        lowest_statements(rows, form, in_sentence(name), language)
        if is_same_form
        else sentence(language.text("fact_sheet.statements", n=len(rows), count=count))
    )
    has_facts = any(rows["facts"])
    subtitle = (
        language.text("fact_sheet.statements_of", year=before or "")
        if is_same_form
        else language.text("fact_sheet.statements_unscored", year=bearings.year)
    )
    return Chart(
        name=f"fact-sheet-{indicator}",
        title=title,
        subtitle=subtitle,
        alt=title,
        table=Table(
            (
                Column(language.text("charts.columns.statement")),
                *((Column(language.text("charts.statements.facts")),) if has_facts else ()),
                *(
                    (Column(language.text("charts.columns.score_of", year=before or ""), "score"),)
                    if is_same_form
                    else ()
                ),
            ),
            tuple(
                (
                    f"{row['name']}\n{row['text'] or ''}".strip(),
                    *(("\n".join(row["facts"]),) if has_facts else ()),
                    *((as_number(row["score"]),) if is_same_form else ()),
                )
                for row in rows.to_dict("records")
            ),
        ),
        sources=(SourceOf("scores", (before,), (indicator,)),) if is_same_form and before is not None else (),
        rows=statement_rows(rows, form, indicator, before if is_same_form else None, None, language),
    )


def totals_in_words(facts: Facts, form: str, indicator: str, year: int, language: Language) -> str:
    """The board's totals of the years before, oldest first; that there are none, where that is so."""
    found = []
    for known_year in facts.assessments.years:
        other = frameworks.comparable(form, indicator, facts.assessments.forms[known_year])
        total = facts.assessments.total(known_year, other) if other and known_year < year else None
        if total is not None:
            maximum = language.number(facts.assessments.scale(known_year).maximum)
            score = language.number(total)
            found.append(language.text("fact_sheet.total", year=known_year, total=score, maximum=maximum))
    if not found:
        return language.text("fact_sheet.no_totals")
    return language.text("fact_sheet.totals", totals=language.listing(found))


def _unscored(form: str, indicator: str) -> pd.DataFrame:
    codes = [one.code for one in frameworks.form(form).indicator(indicator).statements]
    return pd.DataFrame({"statement": codes, "score": float("nan"), "previous": float("nan")})
