"""A pack, a presentation and every page, with what is gathered for it, ask the store for each thing once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any

import duckdb
import pytest

from analysis.charts.registry import OF_CHOSEN_DAY, OF_ONE_INDICATOR
from analysis.facts import Facts, Programme, Selection, data_sets, gather, known_years, programmes
from analysis.meeting import build as meeting
from analysis.pack.build import build
from analysis.screens.actions import actions_screen
from analysis.screens.actors import actors_screen
from analysis.screens.budget import budget_screen
from analysis.screens.compare import compare_screen
from analysis.screens.fact_sheet import fact_sheet_screen
from analysis.screens.front_page import front_page
from analysis.screens.indicator import indicator_screen
from analysis.screens.indicators import indicators_screen
from analysis.screens.jobs import jobs_screen
from analysis.screens.jury import jury_screens
from analysis.screens.lessons import lessons_screen, winners_screen
from analysis.screens.measures import measures_screen
from analysis.screens.municipalities import municipalities_screen
from analysis.screens.projects import projects_screen
from analysis.screens.round import round_overview, round_screen
from analysis.screens.wheel import wheel_screen
from data.store.editions import ScreenChoice
from data.store.snapshot import Snapshot
from language import Language

ON = dt.date(2025, 3, 12)


class Counted:
    """A connection that counts what it is asked."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection, self.asked = connection, Counter[tuple[str, str]]()

    def execute(self, query: str, parameters: Any = None) -> duckdb.DuckDBPyConnection:
        self.asked[query, repr(parameters)] += 1
        return self._connection.execute(query, parameters)


@pytest.mark.parametrize("what", ["pack", "presentation"])
def test_nothing_is_asked_twice(with_others: Snapshot, what: str) -> None:
    connection = with_others.cursor(None)
    for programme in of_each_kind(connection):
        counted: Any = Counted(connection)
        year = known_years(connection, programme.programme).usual
        assert year is not None
        if what == "pack":
            build(counted, programme, year, Language(), compared_year=year - 1, on=ON)
        else:
            facts = gather(counted, programme)
            presented = meeting.build(
                counted, facts, Selection(programme.programme, year, year - 1), Language(), every_screen(facts), ON
            )
            assert presented.screens
        assert counted.asked
        assert {query: count for query, count in counted.asked.items() if count > 1} == {}


def of_each_kind(connection: duckdb.DuckDBPyConnection) -> tuple[Programme, ...]:
    """A programme of each kind, real and invented, of which a year is known."""
    known = (one for one in programmes(connection) if known_years(connection, one.programme).usual)
    return tuple({(one.kind, one.is_invented): one for one in known}.values())


def every_screen(facts: Facts) -> list[ScreenChoice]:
    """All that a presentation can show: also each indicator, and the round on a day of its own."""
    codes = dict.fromkeys(str(code) for code in facts.assessments.indicators["indicator"])
    return [
        *(ScreenChoice(name) for name in (*meeting.WORDS, *meeting.ON_PAGES)),
        *(ScreenChoice(name, code) for name in OF_ONE_INDICATOR for code in codes),
        *(ScreenChoice(name, day=ON - dt.timedelta(days=30)) for name in OF_CHOSEN_DAY),
    ]


def test_what_is_of_all_indicators_is_not_asked_for_each(sample: duckdb.DuckDBPyConnection) -> None:
    for programme in programmes(sample):
        facts, language = gather(sample, programme), Language()
        selection = Selection(programme.programme, 2024, 2023)
        sheet: Any = Counted(sample)
        assert fact_sheet_screen(sheet, facts, selection, language, 2025, ON).indicators
        pages: list[Any] = [sheet]
        for code in facts.assessments.indicators.query("year == 2024")["indicator"]:
            pages.append(Counted(sample))
            indicator_screen(pages[-1], facts, selection, language, str(code), ON)
        assert [query for page in pages for query, count in page.asked.items() if count > 1] == []


WITHOUT_DAY: tuple[Callable[..., object], ...] = (
    actors_screen,
    budget_screen,
    compare_screen,
    indicators_screen,
    jobs_screen,
    jury_screens,
    measures_screen,
    municipalities_screen,
    projects_screen,
)
ON_A_DAY: tuple[Callable[..., object], ...] = (
    actions_screen,
    front_page,
    lessons_screen,
    round_overview,
    round_screen,
    wheel_screen,
    winners_screen,
)


@pytest.mark.parametrize("build_screen", [*WITHOUT_DAY, *ON_A_DAY], ids=lambda build_screen: build_screen.__name__)
def test_a_page_asks_for_each_thing_once(with_others: Snapshot, build_screen: Callable[..., object]) -> None:
    connection = with_others.cursor(None)
    for programme in of_each_kind(connection):
        page: Any = Counted(connection)
        # As the navigation does, on every page.
        assert programme in programmes(page)
        data_sets(page, programme.programme)
        year = known_years(page, programme.programme).usual
        assert year is not None
        selection = Selection(programme.programme, year, year - 1)
        day = (ON,) if build_screen in ON_A_DAY else ()
        build_screen(page, gather(page, programme), selection, Language(), *day)
        assert page.asked
        assert {query: count for query, count in page.asked.items() if count > 1} == {}
