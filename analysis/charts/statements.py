"""The statements of an indicator as rows of words: the sentence, its score, what bears on it, and what to ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.charts.indicators import score_or_dash
from analysis.drawing.assessed_rows import StatementRow, Statements
from analysis.drawing.row_parts import RowKey, Tick
from analysis.numbers.extremes import extremes
from data import frameworks
from language import Language, sentence


def statement_texts(rows: pd.DataFrame, form: str, indicator: str, language: Language) -> pd.DataFrame:
    """The rows with the name and the sentence of each statement; one in own words is its own name."""
    found = rows.copy()
    found["name"] = [frameworks.statement_topic(form, indicator, code, language.code) for code in rows["statement"]]
    found["text"] = [_sentence(form, indicator, code, language) for code in rows["statement"]]
    return found


def statement_rows(
    rows: pd.DataFrame, form: str, indicator: str, year: int | None, compared_year: int | None, language: Language
) -> Statements:
    """The rows with the lowest score first. Columns: statement, name, text, score, previous, facts (texts) and,
    where they are known, advice (the actions that concern it).

    `year` and `compared_year`: of the scores; None where there are none.
    """
    scale = frameworks.form(form).scale
    key = [] if year is None else [RowKey("statement", language.text("charts.statements.key_now", year=year))]
    if rows["previous"].notna().any():
        key.append(RowKey("ring", language.text("charts.statements.key_then", year=compared_year or "")))
    ordered = rows.sort_values("score", kind="stable", na_position="last").to_dict("records")
    return Statements(
        key=tuple(key),
        heading=language.text("charts.columns.statement"),
        score_heading=language.text("charts.columns.score"),
        ticks=tuple(Tick(str(point), scale.place(point)) for point in scale.points),
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
        advice_title=language.text("charts.statements.advice"),
        advice=tuple(row.get("advice") or ()),
    )


def _sentence(form: str, indicator: str, code: str, language: Language) -> str | None:
    try:
        return frameworks.form(form).indicator(indicator).statement(code).texts[language.code]
    except KeyError:
        return None


def lowest_statements(rows: pd.DataFrame, form: str, name: str, language: Language) -> str:
    """Which statements of the indicator of that name are lowest, as a title. Columns: name, score."""
    found = extremes(rows, "score")
    if found is None:
        return language.text("charts.statements.none", name=name)
    lowest, score = found.lowest, language.number(found.low)
    maximum = language.number(frameworks.form(form).scale.maximum)
    if found.are_all_equal and len(lowest) > 1:
        return sentence(language.text("charts.statements.equal", score=score, maximum=maximum))
    names = (
        language.listing([*map(str, lowest["name"])])
        if len(lowest) <= 2
        else language.text("charts.statements.several", count=language.in_words(len(lowest)))
    )
    return sentence(language.text("charts.statements.title", names=names, score=score, maximum=maximum))


def questions(form: str, indicator: str, statement: str, language: Language) -> tuple[str, ...]:
    """What a board may ask itself before it scores the statement; none for one in own words."""
    try:
        found = frameworks.form(form).indicator(indicator).statement(statement).questions
    except KeyError:
        return ()
    return tuple(found.get(language.code, ()))


def _place(score: float, scale: frameworks.Scale) -> float | None:
    return None if pd.isna(score) else scale.place(float(score))


def _spoken(row: Mapping[Any, Any], language: Language) -> str:
    now = score_or_dash(row["score"], language)
    if pd.isna(row["previous"]):
        return now
    return language.text("charts.statements.spoken", now=now, then=score_or_dash(row["previous"], language))
