"""The calendar file: read by the library, one of each however often it is imported."""

from __future__ import annotations

import datetime as dt

import duckdb
from icalendar import Calendar

from analysis.charts.registry import Charts
from analysis.facts import Facts, Selection
from analysis.screens.calendar_file import calendar_file
from language import Language

ON = dt.date(2026, 11, 26)
INVENTED = "Eksempel (oppdiktet)"


def _entries(
    sample: duckdb.DuckDBPyConnection, facts: Facts, stamp: dt.datetime, language: str
) -> dict[str, tuple[dt.date, str]]:
    known = Charts(sample, facts, Selection(INVENTED, 2024), Language(), ON).wheel
    calendar = Calendar.from_ical(calendar_file(facts.programme, known, stamp, Language(language)))
    found = [(str(one["uid"]), one["dtstart"].dt, str(one["summary"])) for one in calendar.walk("VEVENT")]
    assert len(found) == len({uid for uid, *_ in found})
    assert len(found) == len(known.entries) + sum(event.date is not None for event in known.events)
    return {uid: (day, text) for uid, day, text in found}


def test_a_calendar_that_imports_it_twice_has_one_of_each(
    sample: duckdb.DuckDBPyConnection, sample_facts: dict[str, Facts]
) -> None:
    first = _entries(sample, sample_facts[INVENTED], dt.datetime(2026, 1, 1), "nb")  # noqa: DTZ001 - as stored, UTC
    again = _entries(sample, sample_facts[INVENTED], dt.datetime(2026, 5, 1), "en")  # noqa: DTZ001
    assert first == again
    assert (dt.date(2026, 12, 9), "Styremøte") in first.values()
