"""The projects that were funded."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from analysis.chart import Chart
from analysis.charts import projects
from analysis.charts.registry import Charts
from analysis.facts import Facts, Selection
from analysis.findings import headlines
from analysis.findings.headlines import Headline
from analysis.numbers.projects import MeetingBefore, Projects
from language import Language


@dataclass(frozen=True)
class ProjectsScreen:
    """The projects. `known` is what the list is chosen from; None where a chart has nothing to say."""

    headline: Headline
    known: Projects
    reported: Chart | None
    deviations: Chart | None
    leverage: Chart | None
    phases: Chart | None
    sizes: Chart | None
    companies: Chart | None
    jobs: Chart | None

    @property
    def has_many_deviations(self) -> bool:
        """Whether their list is longer than what stands beside it."""
        return len(self.known.deviating) > 6


def projects_screen(
    connection: duckdb.DuckDBPyConnection,
    facts: Facts,
    selection: Selection,
    language: Language,
    before: tuple[MeetingBefore, ...] = (),
) -> ProjectsScreen:
    """The projects up to the chosen year, also where none is loaded: then it says so.

    `before`: the board meetings that have been, the newest first.
    """
    charts = Charts(connection, facts, selection, language)
    return ProjectsScreen(
        headline=headlines.of_projects(facts, selection, charts.projects, charts.measures, language),
        known=charts.projects,
        reported=charts.get("projects-reported"),
        deviations=projects.deviations(charts.projects, language, before),
        leverage=charts.get("projects-leverage"),
        phases=charts.get("projects-phases"),
        sizes=charts.get("projects-sizes"),
        companies=charts.get("projects-companies"),
        jobs=charts.get("projects-jobs"),
    )
