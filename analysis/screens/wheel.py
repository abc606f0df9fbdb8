"""The programme's year, what happened, and whether it is ready to be handed over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb

from analysis.chart import Chart
from analysis.charts import hand_over
from analysis.charts import wheel as charts
from analysis.facts import Facts, Selection
from analysis.findings import headlines
from analysis.findings.headlines import Headline
from analysis.numbers.wheel import Check, Entry, Wheel
from analysis.numbers.wheel import wheel as wheel_of
from analysis.screens.calendar_file import calendar_file
from language import Language


@dataclass(frozen=True)
class WheelScreen:
    """What is late, next and when; None where there is none of a kind.

    `calendar`: the iCalendar file; None where it would be empty. `to_do` and `checks`: what may be brought up to date.
    """

    headline: Headline
    late: Chart | None
    coming: Chart | None
    year: Chart
    events: Chart | None
    readiness: Chart | None
    leader: Chart | None
    calendar: bytes | None
    to_do: tuple[Entry, ...]
    checks: tuple[Check, ...]


def wheel_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language, on: dt.date
) -> WheelScreen:
    """The programme's year on the day `on`, whatever year is chosen."""
    known = wheel_facts(connection, facts, selection, on)
    is_empty = not known.entries and not known.events
    assert facts.loaded_at is not None or is_empty  # what is known was loaded
    return WheelScreen(
        headline=headlines.of_wheel(facts, known, language),
        late=charts.late(known, language),
        coming=charts.coming(known, language),
        year=charts.year(known, language),
        events=hand_over.happened(facts, selection, known, language),
        readiness=hand_over.readiness(known, language),
        leader=charts.leader(known, language),
        calendar=None
        if is_empty or facts.loaded_at is None
        else calendar_file(facts.programme, known, facts.loaded_at, language),
        to_do=tuple(entry for entry in known.entries if entry.origin == "wheel" and entry.state != "done"),
        checks=known.checks,
    )


def wheel_facts(connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, on: dt.date) -> Wheel:
    """What is known of the programme's year on the day `on`."""
    period = (facts.programme.start_date, facts.programme.end_date)
    return wheel_of(connection, selection.programme, period, facts.assessments.forms, on)
