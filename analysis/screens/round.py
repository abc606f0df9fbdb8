"""A round of an innovation programme: its steps, its days, what it was decided by, and the work; and in one minute."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb

from analysis.chart import Chart
from analysis.charts.registry import Charts
from analysis.facts import Facts, Selection
from analysis.findings.headlines import Headline
from analysis.findings.round_headlines import of_round
from analysis.findings.round_rules import round_findings
from analysis.findings.rules import Finding
from analysis.screens.key_figure import KeyFigure
from analysis.screens.round_figures import round_figures
from language import Language


@dataclass(frozen=True)
class RoundScreen:
    """Everything of a round; None where there is nothing of a kind. `span`: its first and last known day."""

    headline: Headline
    running: Chart | None
    funnel: Chart | None
    timeline: Chart | None
    steps: Chart | None
    effort: Chart | None
    hours: Chart | None
    criteria: Chart | None
    scores: Chart | None
    sensitivity: Chart | None
    compared: Chart | None
    span: tuple[dt.date, dt.date] | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is known of the round."""
        return not any(
            (self.running, self.funnel, self.timeline, self.steps, self.effort, self.criteria, self.compared)
        )


@dataclass(frozen=True)
class RoundOverview:
    """The round in one minute."""

    headline: Headline
    figures: tuple[KeyFigure, ...]
    findings: tuple[Finding, ...]
    running: Chart | None
    funnel: Chart | None
    loaded_at: dt.datetime | None


def round_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language, on: dt.date
) -> RoundScreen:
    """The year's round on the day `on`."""
    charts = Charts(connection, facts, selection, language, on)
    known = charts.round
    names = (
        "running",
        "funnel",
        "timeline",
        "steps",
        "effort",
        "hours",
        "criteria",
        "scores",
        "sensitivity",
        "compared",
    )
    return RoundScreen(
        headline=of_round(facts, selection, known, on, language),
        **{name: charts.get(f"round-{name}") for name in names},
        span=known.schedule.span if known is not None else None,
    )


def round_overview(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language, on: dt.date
) -> RoundOverview:
    """The year's round on the day `on`, in one minute."""
    charts = Charts(connection, facts, selection, language, on)
    known = charts.round
    return RoundOverview(
        headline=of_round(facts, selection, known, on, language),
        figures=round_figures(known, language),
        findings=round_findings(known, language, charts.lessons, charts.follow_ups),
        running=charts.get("round-running"),
        funnel=charts.get("round-funnel"),
        loaded_at=facts.loaded_at,
    )
