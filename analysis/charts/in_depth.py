"""The charts of one indicator in depth: its history and its statements."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from analysis.chart import Chart
from analysis.charts.action_scores import actions_of_statement
from analysis.charts.bearing import Bearings
from analysis.charts.event_lines import events_in_words, events_on_years
from analysis.charts.indicators import breaks_until, previous_label, scale_of, scales_in_words, score_or_dash
from analysis.charts.series import by_value, names_of, series
from analysis.charts.statements import lowest_statements, statement_rows, statement_texts
from analysis.drawing.keys import key_of
from analysis.drawing.values import Dots, History, Link, Point
from analysis.facts import Facts, Selection, in_sentence, indicator_name
from analysis.numbers.actions import Actions
from analysis.numbers.scores import Assessments
from analysis.sources import SourceOf
from analysis.table import Column, table
from data import frameworks
from language import Language


def history(facts: Facts, selection: Selection, indicator: str, language: Language) -> Chart:
    """One indicator through the years: the board's total, the mean, and each statement."""
    assessments = facts.assessments
    year = selection.year
    rows = assessments.history(indicator, year)
    rows = rows[rows["year"] <= year]
    name = indicator_name(facts, year, indicator, language)
    drawing = _history(rows, facts, year, indicator, language)
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
        )
        + events_in_words(drawing.events, language),
        drawing=drawing,
        key=key_of(drawing),
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


def statements(
    facts: Facts,
    selection: Selection,
    indicator: str,
    language: Language,
    bearings: Bearings | None = None,
    known: Actions | None = None,
) -> Chart:
    """The statements of one indicator in the year, and in the compared year where the form is the same.

    `bearings`: the facts to show beside those they bear on. `known`: the actions, to show under those they concern.
    """
    assessments = facts.assessments
    year = selection.year
    rows = assessments.statements_of(year, indicator, selection.compared_year)
    form = assessments.forms[year]
    rows = statement_texts(rows, form, indicator, language)
    name = indicator_name(facts, year, indicator, language)
    drawing = _statements(by_value(rows, rows["score"]), facts, selection, language)
    rows["facts"] = [
        tuple(one.text for one in bearings.of(form, indicator, code)) if bearings else () for code in rows["statement"]
    ]
    rows["advice"] = rows["statement"].map(
        lambda code: actions_of_statement(facts, selection, known, indicator, code, language) if known else ()
    )
    return Chart(
        name="statements",
        title=lowest_statements(rows, form, in_sentence(name), language),
        subtitle=language.text("charts.statements.subtitle", name=in_sentence(name), year=year),
        alt=language.text(
            "charts.statements.alt",
            rows="; ".join(
                f"{row['name']}: {score_or_dash(row['score'], language)}" for row in rows.to_dict("records")
            ),
        ),
        drawing=drawing,
        key=key_of(drawing),
        rows=statement_rows(rows, form, indicator, year, selection.compared_year, language),
        table=table(
            rows.assign(
                facts=rows["facts"].map(lambda texts: "\n".join(texts) or None),
                advice=rows["advice"].map(
                    lambda items: "\n".join(f"{one.text} ({one.about})" for one in items) or None
                ),
            ),
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
            )
            | ({"facts": Column(language.text("charts.statements.facts"))} if any(rows["facts"]) else {})
            | ({"advice": Column(language.text("charts.statements.advice"))} if any(rows["advice"]) else {}),
        ),
        sources=(
            SourceOf("scores", (year,), (indicator,)),
            *((SourceOf("actions"),) if any(rows["advice"]) else ()),
        ),
    )


def total_and_mean(facts: Facts, selection: Selection, indicator: str, language: Language) -> str | None:
    """The board's total against what its statements give, as a title; None where the board set no total."""
    total = facts.assessments.total(selection.year, indicator)
    mean = facts.assessments.mean(selection.year, indicator)
    if total is None:
        return None
    key = "alone_total" if mean is None else "alone_same" if total == mean else "alone"
    return language.text(f"charts.statements.{key}", total=language.number(total), mean=score_or_dash(mean, language))


def _history(rows: pd.DataFrame, facts: Facts, year: int, indicator: str, language: Language) -> History:
    ordered = rows.sort_values("year")
    points = _statements_through(facts.assessments, rows, language).dropna(subset="score")
    years = tuple(int(known) for known in ordered["year"])
    return History(
        names=names_of(ordered["year"]),
        series=(
            series(language.text("pack.series.total"), "total", ordered["total"]),
            series(language.text("pack.series.mean"), "mean", ordered["statement_mean"]),
        ),
        years=years,
        scale=scale_of(facts, year),
        points=tuple(
            Point(str(name), int(known), float(score))
            for name, known, score in zip(points["name"], points["year"], points["score"], strict=True)
        ),
        links=_links(ordered, facts.assessments, year),
        breaks=breaks_until(facts, year, language),
        events=events_on_years(facts, years, year, indicator, language, assessed_on=facts.assessed_on),
    )


def _links(rows: pd.DataFrame, assessments: Assessments, year: int) -> tuple[Link, ...]:
    """Neighbouring years with a total, firmly joined within a form, loosely across one where the scale is the same."""
    breaks = [found for found in assessments.breaks if found.after <= year]
    links = []
    for before, after in pairwise(rows.dropna(subset="total").to_dict("records")):
        first, second = int(before["year"]), int(after["year"])
        if second - first > 1:
            continue
        crosses = any(first <= found.before < second for found in breaks) or before["form"] != after["form"]
        is_break = any((found.before, found.after) == (first, second) for found in assessments.breaks)
        if not crosses or (is_break and assessments.is_same_scale(first, second)):
            links.append(Link(first, second, not crosses))
    return tuple(links)


def _statements(rows: pd.DataFrame, facts: Facts, selection: Selection, language: Language) -> Dots:
    """`rows`: name, score, previous, in the order they are drawn."""
    marks = [series(language.text("charts.columns.score"), "statement", rows["score"])]
    if rows["previous"].notna().any():
        name = language.text("charts.columns.score_of", year=selection.compared_year or "")
        marks.append(series(name, "previous", rows["previous"]))
    return Dots(
        names=names_of(rows["name"]),
        series=tuple(marks),
        scale=scale_of(facts, selection.year),
        year=str(selection.year),
        compared=previous_label(selection),
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
