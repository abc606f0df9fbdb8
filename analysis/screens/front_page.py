"""The first page: the goals, what the report concludes, what is worth talking about, the years, and the work."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb

from analysis.chart import Chart
from analysis.charts.registry import Charts
from analysis.charts.trends import trends
from analysis.facts import Facts, Selection
from analysis.numbers.conclusions import Conclusion, nearest_conclusion
from analysis.screens.goal_figures import MOST_FIGURES, goal_figures
from analysis.screens.key_figure import KeyFigure
from analysis.screens.overview import Overview, overview_screen
from analysis.screens.work_figures import work_figures
from language import Language


@dataclass(frozen=True)
class FrontPage:
    """`figures`: the first goals; what is missing to three are the figures of a programme without goals.

    `trend`: the indicators over the years; None with one year or none.
    """

    overview: Overview
    figures: tuple[KeyFigure, ...]
    conclusion: Conclusion | None
    trend: Chart | None
    work: tuple[KeyFigure, ...]


def front_page(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language, on: dt.date
) -> FrontPage:
    """The programme's year on the day `on`."""
    overview = overview_screen(connection, facts, selection, language)
    charts = Charts(connection, facts, selection, language, on)
    goals = goal_figures(facts, selection, charts.measures, language)
    taken = {figure.page for figure in goals}
    others = [figure for figure in overview.figures if figure.page not in taken]
    return FrontPage(
        overview=overview,
        figures=(*goals, *others[: MOST_FIGURES - len(goals)]),
        conclusion=nearest_conclusion(charts.conclusions),
        trend=trends(facts, selection, language),
        work=work_figures(facts, selection, charts.projects, charts.actions, charts.wheel, language),
    )
