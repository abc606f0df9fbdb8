"""What was recommended and what became of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb

from analysis.chart import Chart
from analysis.charts.registry import Charts
from analysis.facts import Facts, Selection, indicator_name
from analysis.findings import headlines
from analysis.findings.headlines import Headline
from language import Language


@dataclass(frozen=True)
class ActionsScreen:
    """The actions. `never_taken_up`: earlier advice that no action was made of, each with its year and indicator.

    `choices`: every action by its key, with its text.
    """

    headline: Headline
    lives: Chart | None
    by_year: Chart | None
    scores_afterwards: Chart | None
    plan: Chart | None
    conclusions: Chart | None
    never_taken_up: tuple[tuple[str, str], ...]
    choices: tuple[tuple[str, str], ...]


def actions_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language, on: dt.date
) -> ActionsScreen:
    """The actions of every assessment up to the chosen year, as they stood on the day `on`."""
    charts = Charts(connection, facts, selection, language, on)
    known = charts.actions
    return ActionsScreen(
        headline=headlines.of_actions(facts, known, language),
        lives=charts.get("actions"),
        by_year=charts.get("actions-by-year"),
        scores_afterwards=charts.get("actions-scores"),
        plan=charts.get("plan"),
        conclusions=charts.get("conclusions"),
        never_taken_up=tuple(
            (one.text, _year_and_indicator(facts, one.year, one.indicator, language))
            for one in known.never_taken_up(selection.year)
        ),
        choices=tuple((one.action, one.text) for one in known.actions),
    )


def _year_and_indicator(facts: Facts, year: int, indicator: str | None, language: Language) -> str:
    name = indicator_name(facts, year, indicator, language) if indicator else ""
    return " · ".join(part for part in (str(year), name) if part)
