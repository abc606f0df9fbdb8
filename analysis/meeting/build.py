"""Puts a presentation together from what the pages show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import duckdb

from analysis.chart import Chart
from analysis.charts.registry import BUILDERS, OF_ONE_INDICATOR, Charts
from analysis.drawing.sketch.shapes import Sketch
from analysis.facts import INNOVATION, Facts, Programme, Selection
from analysis.meeting.model import Meeting, Presentation, Screen
from analysis.meeting.paging import paged, sketched, table_setting
from analysis.meeting.what_changed import PreviousMeeting, changed_since
from analysis.screens.overview import Overview, front
from data.store.editions import ScreenChoice
from language import Language

# Screens of words, which no page has as a chart.
WORDS = ("status", "since", "discuss")
# Where nobody has chosen yet: the year, or the round, in a few minutes.
USUAL = tuple(ScreenChoice(name) for name in ("status", "profile", "two-years", "budget", "jobs", "since", "discuss"))
USUAL_OF_ROUND = tuple(
    ScreenChoice(name)
    for name in (
        "status",
        "round-funnel",
        "round-steps",
        "municipalities",
        "jury-votes",
        "lessons",
        "winners",
        "discuss",
    )
)


def usual(programme: Programme) -> tuple[ScreenChoice, ...]:
    """The screens that a programme of that kind is shown with where nobody has chosen."""
    return USUAL_OF_ROUND if programme.kind == INNOVATION else USUAL


# All charts but the list of all projects, which no room can read.
ON_PAGES = tuple(name for name in BUILDERS if name != "projects-list")


def build(
    connection: duckdb.DuckDBPyConnection,
    facts: Facts,
    selection: Selection,
    language: Language,
    parts: Sequence[ScreenChoice],
    on: dt.date,
    *,
    meeting: Meeting | None = None,
    previous: PreviousMeeting | None = None,
) -> Presentation:
    """The screens that were chosen, in that order, after one that says what this is; none that has nothing to say.

    `on`: the day that actions and deadlines are seen on.
    """
    known = Charts(connection, facts, selection, language, on)
    first = front(known)
    made = [screen for part in parts for screen in _screens(known, part, first, previous)]
    return Presentation(
        programme=facts.programme,
        year=selection.year,
        language=language,
        meeting=meeting,
        screens=(Screen("front", facts.programme.name), *made),
    )


def charts(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language, on: dt.date
) -> dict[str, Chart]:
    """Every chart of the pages that has something to show, by its name, without those of one indicator."""
    every = Charts(connection, facts, selection, language, on)
    return {name: chart for name in ON_PAGES if (chart := every.get(name)) is not None and not chart.is_empty}


def _screens(
    charts: Charts, part: ScreenChoice, overview: Overview, previous: PreviousMeeting | None
) -> tuple[Screen, ...]:
    """What was chosen, on as many screens as it takes to be read; none where there is nothing to say."""
    language = charts.language
    seen = charts if part.day is None else charts.seen_on(part.day)
    if part.name == "status":
        return (Screen("status", overview.headline.text, part.text, key_figures=overview.figures),)
    if part.name == "discuss":
        title = language.text("meeting.discuss")
        return (Screen("discuss", title, part.text, findings=overview.findings),) if overview.findings else ()
    if part.name == "since":
        return () if previous is None else (_since(charts, part, previous),)
    chart = seen.get(part.name, part.indicator) if part.name in (*ON_PAGES, *OF_ONE_INDICATOR) else None
    if chart is None or chart.is_empty:
        return ()
    sketches = sketched(chart, language, own=part.text, has_remark=part.day is not None)
    if sketches:
        pages: tuple[tuple[Chart, Sketch | None], ...] = tuple((chart, one) for one in sketches)
    else:
        found = paged(chart, language, own=part.text, has_remark=part.day is not None)
        pages = tuple((page, None) for page in found)
    setting = table_setting(chart, language, own=part.text, has_remark=part.day is not None)
    is_each_its_own = len({page.title for page, _ in pages}) == len(pages)
    sources = charts.source_ranges(chart)
    return tuple(
        Screen(
            "chart",
            page.title
            if is_each_its_own
            else language.text("pack.continued", title=page.title, number=number, of=len(pages)),
            # The leader's own words stand once.
            part.text if number == 1 else "",
            "" if part.day is None else language.text("meeting.on_day", date=language.date(part.day)),
            chart=page,
            sources=sources,
            setting=setting,
            # Who listens hears all of it once.
            table=chart.table if one is not None and number == 1 else None,
            sketch=one,
        )
        for number, (page, one) in enumerate(pages, start=1)
    )


def _since(charts: Charts, part: ScreenChoice, previous: PreviousMeeting) -> Screen:
    language = charts.language
    said = changed_since(charts.facts, charts.selection, previous, language)
    more = language.text("since.more", n=said.more, count=language.number(said.more, 0)) if said.more else ""
    return Screen("since", said.title, part.text, " ".join(filter(None, (more, said.remark))), table=said.table)
