"""The charts of one indicator in depth: its history and its statements."""

from __future__ import annotations

import pandas as pd

from analysis.chart import Chart
from analysis.charts.indicators import breaks_until, previous_label, scales_in_words, score_or_dash
from analysis.facts import Facts, Selection, in_sentence, indicator_name
from analysis.figures import histories, pairs
from analysis.scores import Assessments
from analysis.sources import SourceOf
from analysis.table import Column, table
from data import frameworks
from language import Language, sentence


def history(facts: Facts, selection: Selection, indicator: str, language: Language) -> Chart:
    """One indicator through the years: the board's total, the mean, and each statement."""
    assessments = facts.assessments
    year = selection.year
    rows = assessments.history(indicator, year)
    rows = rows[rows["year"] <= year]
    name = indicator_name(facts, year, indicator, language)
    statements = _statements_through(assessments, rows, language)
    breaks = breaks_until(facts, year, language)
    joins = {
        (found.before, found.after)
        for found in assessments.breaks
        if {found.before, found.after} <= set(rows["year"]) and assessments.is_same_scale(found.before, found.after)
    }
    scale = assessments.scale(year)
    return Chart(
        name="history",
        title=_history_title(name, rows, assessments, year, language),
        subtitle=language.text(
            "charts.history.subtitle", scales=scales_in_words(assessments, [int(y) for y in rows["year"]], language)
        ),
        alt=language.text(
            "charts.history.alt",
            name=name,
            rows="; ".join(
                language.text(
                    "charts.history.alt_row",
                    year=int(row["year"]),
                    total=score_or_dash(row["total"], language),
                    mean=score_or_dash(row["statement_mean"], language),
                )
                for row in rows.to_dict("records")
            ),
        ),
        figure=lambda look: histories.history(
            rows,
            statements,
            look,
            language,
            breaks=breaks,
            joins=joins,
            scale_minimum=scale.minimum,
            scale_maximum=scale.maximum,
        ),
        key=histories.history_key(rows, statements),
        table=table(
            rows,
            {
                "year": Column(language.text("charts.columns.year"), "year"),
                "total": Column(language.text("charts.columns.total"), "score"),
                "statement_mean": Column(language.text("charts.columns.statement_mean"), "mean"),
                "scale_maximum": Column(language.text("charts.columns.scale_maximum"), "number"),
            },
        ),
        sources=(SourceOf("scores", tuple(int(y) for y in rows["year"]), tuple(sorted(set(rows["own_indicator"])))),),
        definition=language.text("charts.years.definition"),
    )


def statements(facts: Facts, selection: Selection, indicator: str, language: Language) -> Chart:
    """The statements of one indicator in the year, and in the compared year where the form is the same."""
    assessments = facts.assessments
    year = selection.year
    rows = assessments.statements_of(year, indicator, selection.compared_year)
    form = assessments.forms[year]
    rows["name"] = [frameworks.statement_topic(form, indicator, code, language.code) for code in rows["statement"]]
    rows["text"] = [_statement_text(form, indicator, code, language) for code in rows["statement"]]
    scale = assessments.scale(year)
    scored = rows.dropna(subset="score").sort_values("score", kind="stable")
    name = indicator_name(facts, year, indicator, language)
    if len(scored):
        lowest = scored[scored["score"] == scored["score"].iloc[0]]
        title = (
            language.text(
                "charts.statements.equal",
                score=language.number(float(lowest["score"].iloc[0])),
                maximum=language.number(scale.maximum),
            )
            if 1 < len(lowest) == len(scored)
            else language.text(
                "charts.statements.title",
                names=language.listing([*map(str, lowest["name"])])
                if len(lowest) <= 2
                else language.text("charts.statements.several", count=language.in_words(len(lowest))),
                score=language.number(float(lowest["score"].iloc[0])),
                maximum=language.number(scale.maximum),
            )
        )
    else:
        title = language.text("charts.statements.none", name=in_sentence(name))
    return Chart(
        name="statements",
        title=sentence(title),
        subtitle=language.text("charts.statements.subtitle", name=in_sentence(name), year=year),
        alt=language.text(
            "charts.statements.alt",
            rows="; ".join(
                f"{row['name']}: {score_or_dash(row['score'], language)}" for row in rows.to_dict("records")
            ),
        ),
        figure=lambda look: pairs.statements(
            rows,
            look,
            language,
            previous_label=previous_label(selection),
            scale_minimum=scale.minimum,
            scale_maximum=scale.maximum,
        ),
        key=pairs.statements_key(rows, previous_label(selection)),
        table=table(
            rows,
            {
                "name": Column(language.text("charts.columns.statement")),
                "text": Column(language.text("charts.columns.statement_text")),
                "score": Column(language.text("charts.columns.score"), "score"),
            }
            | (
                {
                    "previous": Column(
                        language.text("charts.columns.score_of", year=selection.compared_year or ""), "score"
                    )
                }
                if rows["previous"].notna().any()
                else {}
            ),
        ),
        sources=(SourceOf("scores", (year,), (indicator,)),),
    )


def _history_title(name: str, rows: pd.DataFrame, assessments: Assessments, year: int, language: Language) -> str:
    own = rows[[assessments.forms[int(y)] == assessments.forms[year] for y in rows["year"]]].dropna(subset="total")
    scale = assessments.scale(year)
    if not len(own) or int(own["year"].iloc[-1]) != year:
        return language.text("charts.history.title_none", name=name, year=year)
    last = float(own["total"].iloc[-1])
    if len(own) == 1:
        return language.text(
            "charts.history.title_one", name=name, score=language.number(last), maximum=language.number(scale.maximum)
        )
    first, first_year = float(own["total"].iloc[0]), int(own["year"].iloc[0])
    if first == last:
        return language.text("charts.history.title_same", name=name, score=language.number(last), year=first_year)
    return language.text(
        "charts.history.title_moved",
        name=name,
        first=language.number(first),
        last=language.number(last),
        n=year - first_year,
        count=language.in_words(year - first_year),
    )


def _statements_through(assessments: Assessments, rows: pd.DataFrame, language: Language) -> pd.DataFrame:
    own = rows[["year", "form", "own_indicator"]].rename(columns={"own_indicator": "indicator"})
    found = assessments.statements.merge(own, on=["year", "form", "indicator"])
    found["name"] = [
        frameworks.statement_topic(form, indicator, code, language.code)
        for form, indicator, code in zip(found["form"], found["indicator"], found["statement"], strict=True)
    ]
    return found


def _statement_text(form: str, indicator: str, code: str, language: Language) -> str | None:
    try:
        return frameworks.form(form).indicator(indicator).statement(code).texts[language.code]
    except KeyError:
        return None
