"""Puts a presentation together from what the pages show."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from analysis.chart import Chart
from analysis.charts.registry import OF_ONE_INDICATOR, Charts
from analysis.facts import Facts, Selection
from analysis.meeting.model import Meeting, Presentation, Screen
from analysis.meeting.what_changed import PreviousMeeting, changed_since
from analysis.screens.overview import Overview, overview_screen
from data.store.editions import ScreenChoice
from language import Language

# Screens of words, which no page has as a chart.
WORDS = ("status", "since", "discuss")
# Where nobody has chosen yet: the year in a few minutes.
USUAL = tuple(ScreenChoice(name) for name in ("status", "profile", "two-years", "budget", "jobs", "since", "discuss"))
# The charts of the pages, in their order.
ON_PAGES = (
    *("profile", "radar", "years", "gap", "two-years"),
    *("budget", "budget-years", "budget-needed", "budget-areas"),
    *("jobs", "jobs-needed", "jobs-areas", "jobs-stages"),
)


def build(
    connection: duckdb.DuckDBPyConnection,
    facts: Facts,
    selection: Selection,
    language: Language,
    parts: Sequence[ScreenChoice],
    *,
    meeting: Meeting | None = None,
    previous: PreviousMeeting | None = None,
) -> Presentation:
    """The screens that were chosen, in that order, after one that says what this is; none that has nothing to say."""
    front = overview_screen(connection, facts, selection, language)
    known = Charts(connection, facts, selection, language)
    made = [_screen(known, part, front, previous) for part in parts]
    return Presentation(
        programme=facts.programme,
        year=selection.year,
        language=language,
        meeting=meeting,
        screens=(Screen("front", facts.programme.name), *(screen for screen in made if screen is not None)),
    )


def charts(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language
) -> dict[str, Chart]:
    """Every chart of the pages by its name, without those of one indicator."""
    every = Charts(connection, facts, selection, language)
    return {name: chart for name in ON_PAGES if (chart := every.get(name)) is not None}


def _screen(charts: Charts, part: ScreenChoice, front: Overview, previous: PreviousMeeting | None) -> Screen | None:
    language = charts.language
    if part.name == "status":
        return Screen("status", front.headline.text, part.text, key_figures=front.figures)
    if part.name == "discuss":
        title = language.text("meeting.discuss")
        return Screen("discuss", title, part.text, findings=front.findings) if front.findings else None
    if part.name == "since":
        if previous is None:
            return None
        said = changed_since(charts.facts, charts.selection, previous, language)
        more = language.text("since.more", n=said.more, count=language.number(said.more, 0)) if said.more else ""
        return Screen("since", said.title, part.text, " ".join(filter(None, (more, said.remark))), table=said.table)
    chart = charts.get(part.name, part.indicator) if part.name in (*ON_PAGES, *OF_ONE_INDICATOR) else None
    if chart is None:
        return None
    return Screen("chart", chart.title, part.text, chart=chart, sources=charts.source_ranges(chart))
