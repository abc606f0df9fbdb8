"""Every indicator of a year through all years at a glance: a line in a row, its first number and its last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.chart import Chart
from analysis.charts.indicators import all_years, named_profile, scales_in_words, score_or_dash
from analysis.charts.series import by_value
from analysis.drawing.row_parts import RowKey, Tick
from analysis.drawing.trends import TrendRow, Trends
from analysis.facts import Facts, Selection
from analysis.numbers.extremes import extremes
from analysis.numbers.scores import Assessments
from data import frameworks
from language import Language


def trends(facts: Facts, selection: Selection, language: Language) -> Chart | None:
    """The year's indicators, highest first, each with its years; None where fewer than two years are assessed.

    The same answer and table as the years side by side: hand-outs draw it as those.
    """
    assessments, year = facts.assessments, selection.year
    years = [known for known in assessments.years if known <= year]
    if year not in assessments.forms or len(years) < 2:
        return None
    profile = named_profile(facts, selection, language)
    ordered = by_value(profile, profile["total"])
    places = {known: (known - years[0]) / (year - years[0]) for known in years}
    breaks = [found for found in assessments.breaks if found.after <= year]
    ends = extremes(ordered, "total")
    lowest = None if ends is None else ends.alone_lowest
    has_means = bool(ordered["statement_mean"].notna().any())
    has_changes = bool(ordered["change"].notna().any())
    return replace(
        all_years(facts, selection, language),
        drawing=None,
        key=(),
        subtitle=language.text("trends.subtitle", scales=scales_in_words(assessments, years, language)),
        rows=Trends(
            key=(
                RowKey("disc", language.text("trends.key_total")),
                *([RowKey("mean", language.text("trends.key_mean", year=year))] if has_means else []),
            ),
            ticks=(Tick(str(years[0]), 0.0), Tick(str(year), 1.0, is_emphasised=True)),
            breaks=tuple((places[found.before] + places[found.after]) / 2 for found in breaks),
            break_label=language.text("charts.new_form"),
            mean_heading=language.text("trends.mean") if has_means else "",
            change_heading=language.text("trends.change", year=selection.compared_year or "") if has_changes else "",
            rows=tuple(
                _row(facts, row, places, language, is_marked=key == lowest)
                for key, row in zip(ordered.index, ordered.to_dict("records"), strict=True)
            ),
        ),
    )


def _row(
    facts: Facts, row: Mapping[Any, Any], places: dict[int, float], language: Language, *, is_marked: bool
) -> TrendRow:
    assessments, code, year = facts.assessments, str(row["indicator"]), max(places)
    scores = {known: total_of(assessments, code, year, known) for known in places}
    asked = [known for known in places if _own(assessments, code, year, known) is not None]
    first = next((known for known in places if scores[known] is not None), year)
    return TrendRow(
        indicator=code,
        name=str(row["name"]),
        points=points_through(assessments, scores, places),
        first=places[first],
        first_text="" if first == year else score_or_dash(scores[first], language),
        last_text=score_or_dash(scores[year], language),
        mean_text=_or_nothing(row["statement_mean"], language),
        change_text=_change(row["change"], language),
        not_asked="" if asked[0] == min(places) else language.text("trends.not_in_form"),
        is_marked=is_marked,
        spoken=", ".join(f"{known} {score_or_dash(scores[known], language)}" for known in places),
    )


def points_through(
    assessments: Assessments, scores: Mapping[int, float | None], places: Mapping[int, float]
) -> tuple[tuple[float, float | None], ...]:
    """(Place, height on its own scale) of each year's score, None at a gap and at a change of form."""
    points: list[tuple[float, float | None]] = []
    for before, known in zip((None, *places), places, strict=False):
        # No line runs across a change of form: its scale and its questions are others.
        if before is not None and assessments.forms[before] != assessments.forms[known]:
            points.append((places[known], None))
        points.append((places[known], _height(assessments, known, scores[known])))
    return tuple(points)


def _own(assessments: Assessments, code: str, year: int, other: int) -> str | None:
    return frameworks.comparable(assessments.forms[year], code, assessments.forms[other])


def total_of(assessments: Assessments, code: str, year: int, other: int) -> float | None:
    """The other year's total of what is comparable with the year's indicator; None where nothing is."""
    own = _own(assessments, code, year, other)
    return assessments.total(other, own) if own else None


def _height(assessments: Assessments, year: int, score: float | None) -> float | None:
    return None if score is None else assessments.scale(year).place(score)


def _or_nothing(value: Any, language: Language) -> str:
    return "" if pd.isna(value) else language.number(float(value))


def _change(value: Any, language: Language) -> str:
    if pd.isna(value):
        return ""
    return language.number(float(value), signed=True) if value else language.text("trends.unchanged")
