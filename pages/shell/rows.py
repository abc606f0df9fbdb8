"""Rows of words with marks, as a table of the page: Jinja2 escapes every text by itself."""

from __future__ import annotations

from markupsafe import Markup

from analysis.chart import Chart
from analysis.drawing.action_rows import Checklist, Lives, Shifts, Squares
from analysis.drawing.actor_rows import PresenceGrid, Ties
from analysis.drawing.assessed_rows import Statements, YearTexts
from analysis.drawing.beside import Paths, Ranges
from analysis.drawing.jury_rows import Frames, JuryVotes, Seats
from analysis.drawing.lesson_rows import Advice, ChangeChains, LessonMap, WinnerLines, WinnerTimes
from analysis.drawing.look import Tokens
from analysis.drawing.municipality_rows import ComparedMunicipalities
from analysis.drawing.project_rows import ProjectChain
from analysis.drawing.round_rows import CriteriaList, DaysBars, Efforts, Funnel, Running, Timeline, Weeks
from analysis.drawing.row_parts import drawn_line
from analysis.drawing.rows import (
    Cells,
    Dated,
    EventAxis,
    Goals,
    Heights,
    ProjectList,
    Steps,
    Texts,
    WordBars,
    YearLanes,
)
from analysis.drawing.trends import Trends
from analysis.templates import rendered

_NAMES = {
    Lives: "lives.html",
    Squares: "squares.html",
    Shifts: "shifts.html",
    WordBars: "bars.html",
    Steps: "steps.html",
    Heights: "heights.html",
    Texts: "texts.html",
    ProjectChain: "project_chain.html",
    ProjectList: "project_list.html",
    Cells: "cells.html",
    Goals: "goals.html",
    Dated: "dated.html",
    YearLanes: "year_lanes.html",
    Trends: "trends.html",
    EventAxis: "event_axis.html",
    Checklist: "checklist.html",
    Ranges: "ranges.html",
    Paths: "paths.html",
    Funnel: "round_funnel.html",
    DaysBars: "round_days.html",
    Timeline: "round_timeline.html",
    Running: "round_running.html",
    Efforts: "round_effort.html",
    Weeks: "round_weeks.html",
    CriteriaList: "round_criteria.html",
    Statements: "statements.html",
    YearTexts: "year_texts.html",
    Ties: "actor_ties.html",
    PresenceGrid: "presence_grid.html",
    ComparedMunicipalities: "municipalities.html",
    JuryVotes: "jury_votes.html",
    Frames: "jury_frames.html",
    Seats: "jury_seats.html",
    LessonMap: "lesson_map.html",
    Advice: "advice.html",
    ChangeChains: "change_chains.html",
    WinnerLines: "winner_lines.html",
    WinnerTimes: "winner_times.html",
}


def rows_as_html(chart: Chart, tokens: Tokens, query: str) -> Markup:
    """The chart's rows; its title is the caption that a screen reader says.

    `query`: what an address of this page says of its selection, for rows that lead to one of their own.
    """
    template = f"pages/shell/templates/{_NAMES[type(chart.rows)]}"
    return rendered(template, rows=chart.rows, title=chart.title, tokens=tokens, line=drawn_line, query=query)
