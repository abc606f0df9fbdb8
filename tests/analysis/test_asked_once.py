"""A pack, a presentation, a fact sheet and a page of an indicator ask the store for each thing once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import duckdb
import pytest

from analysis.facts import Selection, gather, programmes
from analysis.meeting import build as meeting
from analysis.pack.build import build
from analysis.screens.fact_sheet import fact_sheet_screen
from analysis.screens.indicator import indicator_screen
from data.store.editions import ScreenChoice
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
