"""The juries of a round: how they voted, what is worth talking about, what they weighed, and who they were."""

from __future__ import annotations

from collections.abc import Mapping
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


def jury_screens(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language
) -> Mapping[str | None, JuryScreen]:
    """The juries of the round of the chosen year: all of them at None, and each municipality's by its name.

    All at once: which juries there are is part of what has to be asked for any of them.
    """
    charts = Charts(connection, facts, selection, language)
    names = (panel.municipality for panel in charts.jury.panels if panel.municipality)
    return {of: _jury_screen(charts, of) for of in (None, *names)}


def _jury_screen(charts: Charts, of: str | None) -> JuryScreen:
    known, language = charts.jury, charts.language
    return JuryScreen(
        headline=findings_of.jury_headline(charts.facts, charts.selection, known, of, language),
        panels=known.panels,
        is_voted=known.is_voted,
        votes=jury.votes(known, language, of=of),
        frames=jury_frames.frames(known, language, of=of),
        criteria=jury_panel.jury_criteria(known, language),
        scores=jury_scores(charts.round, language, of=of),
        panel=jury_panel.who_sits(known, language, of=of),
        findings=findings_of.jury_findings(known, of, language),
    )
