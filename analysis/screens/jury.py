"""The juries of a round: how they voted, what is worth talking about, what they weighed, and who they were."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from analysis.chart import Chart
from analysis.charts import jury, jury_frames, jury_panel
from analysis.charts.jury_scores import jury_scores
from analysis.charts.registry import Charts
from analysis.facts import Facts, Selection
from analysis.findings import jury as findings_of
from analysis.findings.headlines import Headline
from analysis.findings.rules import Finding
from analysis.numbers.jury import Panel
from language import Language


@dataclass(frozen=True)
class JuryScreen:
    """One municipality's jury, or all of them. `panels`: those that may be chosen; `is_voted`: votes are known."""

    headline: Headline
    panels: tuple[Panel, ...]
    is_voted: bool
    votes: Chart | None
    frames: Chart | None
    criteria: Chart | None
    scores: Chart | None
    panel: Chart | None
    findings: tuple[Finding, ...]


def jury_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language, of: str | None
) -> JuryScreen:
    """The juries of the round of the chosen year; `of`: one municipality's, None all."""
    charts = Charts(connection, facts, selection, language)
    known = charts.jury
    return JuryScreen(
        headline=findings_of.headline(facts, selection, known, of, language),
        panels=known.panels,
        is_voted=known.is_voted,
        votes=jury.votes(known, language, of=of),
        frames=jury_frames.frames(known, language, of=of),
        criteria=jury_panel.jury_criteria(known, language),
        scores=jury_scores(charts.round, language, of=of),
        panel=jury_panel.panel(known, language, of=of),
        findings=findings_of.jury_findings(known, of, language),
    )
