"""Puts a presentation together from what the pages show."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from analysis import screens
from analysis.chart import Chart
from analysis.facts import Facts, Selection
from analysis.meeting.model import Meeting, Presentation, Screen
from analysis.meeting.since import Since, told
from analysis.overview import Overview, overview
from analysis.sources import source_ranges
from data.store.editions import Shown
from language import Language

# Screens of words, which no page has as a chart.
WORDS = ("status", "since", "discuss")
# Where nobody has chosen yet: the year in a few minutes.
USUAL = tuple(Shown(name) for name in ("status", "profile", "two-years", "budget", "jobs", "since", "discuss"))
OF_ONE_INDICATOR = ("history", "statements")


def build(
    connection: duckdb.DuckDBPyConnection,
    facts: Facts,
    selection: Selection,
    language: Language,
    parts: Sequence[Shown],
    *,
    meeting: Meeting | None = None,
    since: Since | None = None,
) -> Presentation:
    """The screens that were chosen, in that order, after one that says what this is; none that has nothing to say."""
    front = overview(facts, selection, language)
    known = _charts(connection, facts, selection, language, front)
    made = [_screen(connection, facts, selection, language, part, front, known, since) for part in parts]
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
    return _charts(connection, facts, selection, language, overview(facts, selection, language))


def _charts(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language, front: Overview
) -> dict[str, Chart]:
    years = screens.indicators_screen(facts, selection, language)
    money = screens.budget_screen(facts, selection, language)
    work = screens.jobs_screen(connection, facts, selection, language)
    found = (
        *(front.profile, front.radar),
        *(years.years, years.gap, years.two_years),
        *(money.use, money.through_years, money.needed, money.by_area_and_year),
        *(work.cumulative, work.needed, work.by_area, work.by_stage),
    )
    return {chart.name: chart for chart in found if chart is not None}


def _screen(
    connection: duckdb.DuckDBPyConnection,
    facts: Facts,
    selection: Selection,
    language: Language,
    part: Shown,
    front: Overview,
    known: dict[str, Chart],
    since: Since | None,
) -> Screen | None:
    if part.name == "status":
        return Screen("status", front.headline.text, part.text, key_figures=front.figures)
    if part.name == "discuss":
        title = language.text("meeting.discuss")
        return Screen("discuss", title, part.text, findings=front.findings) if front.findings else None
    if part.name == "since":
        if since is None:
            return None
        said = told(facts, selection, since, language)
        more = language.text("since.more", n=said.more, count=language.number(said.more, 0)) if said.more else ""
        return Screen("since", said.title, part.text, " ".join(filter(None, (more, said.remark))), table=said.table)
    chart = of_part(connection, facts, selection, language, part, known)
    if chart is None:
        return None
    sources = source_ranges(connection, selection.programme, chart.sources)
    return Screen("chart", chart.title, part.text, chart=chart, sources=sources)


def of_part(
    connection: duckdb.DuckDBPyConnection,
    facts: Facts,
    selection: Selection,
    language: Language,
    part: Shown,
    known: dict[str, Chart],
) -> Chart | None:
    """The chart that was chosen; None where there is none in that year."""
    if part.name not in OF_ONE_INDICATOR:
        return known.get(part.name)
    year = selection.year
    if year not in facts.assessments.forms:
        return None
    codes = {str(code) for code in facts.assessments.profile(year, None)["indicator"]}
    if part.indicator not in codes:
        return None
    one = screens.indicator_in_depth(connection, facts, selection, str(part.indicator), language)
    return one.history if part.name == "history" else one.statements
