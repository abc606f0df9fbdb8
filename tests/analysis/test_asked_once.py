"""A pack, a presentation and every page, with what is gathered for it, ask the store for each thing once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any

import duckdb
import pytest

from analysis.facts import Selection, gather, known_years, programmes
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
def test_nothing_is_asked_twice(sample: duckdb.DuckDBPyConnection, what: str) -> None:
    for programme in programmes(sample):
        counted: Any = Counted(sample)
        if what == "pack":
            build(counted, programme, 2024, Language(), compared_year=2023, on=ON)
        else:
            selection = Selection(programme.programme, 2024, 2023)
            every = [ScreenChoice(name) for name in (*meeting.WORDS, *meeting.ON_PAGES)]
            assert meeting.build(counted, gather(counted, programme), selection, Language(), every, ON).screens
        assert counted.asked
        assert {query: count for query, count in counted.asked.items() if count > 1} == {}


def test_what_is_of_all_indicators_is_not_asked_for_each(sample: duckdb.DuckDBPyConnection) -> None:
    for programme in programmes(sample):
        facts, language = gather(sample, programme), Language()
        selection = Selection(programme.programme, 2024, 2023)
        sheet: Any = Counted(sample)
        assert fact_sheet_screen(sheet, facts, selection, language, 2025, ON).indicators
        page: Any = Counted(sample)
        if 2024 in facts.assessments.forms:
            indicator_screen(page, facts, selection, language, "attractiveness", ON)
        asked = sheet.asked.items() | page.asked.items()
        assert {query: count for query, count in asked if count > 1} == {}


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
    of_a_page = [one for one in programmes(connection) if known_years(connection, one.programme).usual]
    kinds = {(one.kind, one.is_invented): one for one in of_a_page}
    for programme in kinds.values():
        page: Any = Counted(connection)
        programmes(page)
        year = known_years(page, programme.programme).usual
        assert year is not None
        selection = Selection(programme.programme, year, year - 1)
        day = (ON,) if build_screen in ON_A_DAY else ()
        build_screen(page, gather(page, programme), selection, Language(), *day)
        assert page.asked
        assert {query: count for query, count in page.asked.items() if count > 1} == {}
