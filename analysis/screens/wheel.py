"""The programme's year, what happened, and whether it is ready to be handed over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb

from analysis.chart import Chart
from analysis.charts.registry import Charts
from analysis.facts import Facts, Selection
from analysis.findings import headlines
from analysis.findings.headlines import Headline
from analysis.numbers.wheel import Check, Entry
from analysis.screens.calendar_file import calendar_file
from language import Language

_MOST_LATE_BESIDE = 8


@dataclass(frozen=True)
class WheelScreen:
    """What is late, next and when; None where there is none of a kind.

    `calendar`: the iCalendar file; None where it would be empty. `to_do` and `checks`: what may be brought up to date.
    """

    headline: Headline
    late: Chart | None
    coming: Chart | None
    year: Chart | None
    events: Chart | None
    readiness: Chart | None
    leader: Chart | None
    calendar: bytes | None
    to_do: tuple[Entry, ...]
    checks: tuple[Check, ...]
    has_many_late: bool
    """Whether the list of what is late is longer than can stand beside what comes."""


def wheel_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language, on: dt.date
) -> WheelScreen:
    """The programme's year on the day `on`, whatever year is chosen."""
    charts = Charts(connection, facts, selection, language, on)
    known = charts.wheel
    is_empty = not known.entries and not known.events
    assert facts.loaded_at is not None or is_empty  # what is known was loaded
    return WheelScreen(
        headline=headlines.of_wheel(facts, known, language),
        late=charts.get("wheel-late"),
        coming=charts.get("wheel-next"),
        year=charts.get("wheel-year"),
        events=charts.get("events"),
        readiness=charts.get("readiness"),
        leader=charts.get("wheel-leader"),
        calendar=None
        if is_empty or facts.loaded_at is None
        else calendar_file(facts.programme, known, facts.loaded_at, language),
        to_do=tuple(entry for entry in known.entries if entry.origin == "wheel" and entry.state != "done"),
        checks=known.checks,
        has_many_late=len(known.late) > _MOST_LATE_BESIDE,
    )
