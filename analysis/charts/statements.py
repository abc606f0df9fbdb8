"""The statements of an indicator as rows of words: the sentence, its score, what bears on it, and what to ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.charts.indicators import score_or_dash
from analysis.drawing.assessed_rows import StatementRow, Statements
from analysis.drawing.row_parts import KeyItem, Tick
from analysis.facts import Facts, Selection
from data import frameworks
from language import Language, sentence


def statement_rows(
    rows: pd.DataFrame, facts: Facts, selection: Selection, indicator: str, language: Language
) -> Statements:
    """The rows with the lowest score first. Columns: statement, name, text, score, previous, facts (texts)."""
    scale = facts.assessments.scale(selection.year)
    form = facts.assessments.forms[selection.year]
    key = [KeyItem("statement", language.text("charts.statements.key_now", year=selection.year))]
    if rows["previous"].notna().any():
        key.append(KeyItem("ring", language.text("charts.statements.key_then", year=selection.compared_year or "")))
    span = scale.maximum - scale.minimum
    points = range(round(scale.minimum), round(scale.maximum) + 1)
    ordered = rows.sort_values("score", kind="stable", na_position="last").to_dict("records")
    return Statements(
        key=tuple(key),
        heading=language.text("charts.columns.statement"),
        score_heading=language.text("charts.columns.score"),
        ticks=tuple(Tick(str(point), (point - scale.minimum) / span) for point in points),
        rows=tuple(_row(row, form, indicator, scale, language) for row in ordered),
    )


def _row(
    row: Mapping[Any, Any], form: str, indicator: str, scale: frameworks.Scale, language: Language
) -> StatementRow:
    asked = questions(form, indicator, str(row["statement"]), language)
    count = language.in_words(len(asked))
    return StatementRow(
        name=str(row["name"]),
        text=str(row["text"] or ""),
        now=_place(row["score"], scale),
        now_text=score_or_dash(row["score"], language),
        then=_place(row["previous"], scale),
        spoken=_spoken(row, language),
        facts=tuple(row["facts"]),
        questions_title=sentence(language.text("charts.statements.questions", n=len(asked), count=count)),
        questions=asked,
    )


def questions(form: str, indicator: str, statement: str, language: Language) -> tuple[str, ...]:
    """What a board may ask itself before it scores the statement; none for one in own words."""
    try:
        found = frameworks.form(form).indicator(indicator).statement(statement).questions
    except KeyError:
        return ()
    return tuple(found.get(language.code, ()))


def _place(score: float, scale: frameworks.Scale) -> float | None:
    return None if pd.isna(score) else (float(score) - scale.minimum) / (scale.maximum - scale.minimum)


def _spoken(row: Mapping[Any, Any], language: Language) -> str:
    now = score_or_dash(row["score"], language)
    if pd.isna(row["previous"]):
        return now
    return language.text("charts.statements.spoken", now=now, then=score_or_dash(row["previous"], language))
