"""What happened in a programme, and its changes of leader.

The letters are the programme's: the first event is a, and an event has the same letter on every axis of time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pandas as pd

from analysis.query import as_date, as_text, run

LEADER_KINDS = frozenset({"leader_leaves", "leader_arrives"})
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Event:
    """One event. `letter` is "" where its day is unknown. `indicator` None: it concerns the whole programme."""

    letter: str
    name: str
    date: dt.date | None
    text: str | None
    indicator: str | None
    kind: str | None

    @property
    def is_of_leader(self) -> bool:
        """Whether a leader left or arrived."""
        return self.kind in LEADER_KINDS

    def concerns(self, indicator: str | None) -> bool:
        """Whether it is drawn on an axis of that indicator; None: on one of the whole programme."""
        return indicator is None or self.indicator in (None, indicator) or self.is_of_leader


@dataclass(frozen=True)
class Vacancy:
    """From the day a leader left until the day the next one arrived; `until` None: nobody has."""

    left_on: dt.date
    until: dt.date | None

    def is_open(self, on: dt.date) -> bool:
        """Whether nobody leads the programme that day."""
        return self.left_on <= on and (self.until is None or self.until > on)

    def days(self, on: dt.date) -> int:
        """How many days it has lasted until that day, or lasted in all."""
        return (min(self.until or on, on) - self.left_on).days


def events(connection: duckdb.DuckDBPyConnection, programme: str) -> tuple[Event, ...]:
    """Every event of the programme, the first one first, those without a day last."""
    return events_from_rows(run(connection, "events", programme=programme).to_dict("records"))


def events_from_rows(rows: Sequence[Mapping[Any, Any]]) -> tuple[Event, ...]:
    """The same from rows of the query `events`."""
    return tuple(
        Event(
            letter=_letter(place) if pd.notna(row["date"]) else "",
            name=str(row["event"]),
            date=as_date(row["date"]),
            text=as_text(row["text"]),
            indicator=as_text(row["indicator"]),
            kind=as_text(row["kind"]),
        )
        for place, row in enumerate(rows)
    )


def vacancies(known: Sequence[Event]) -> tuple[Vacancy, ...]:
    """The times between leaders, the first one first; none where the next one was there before, or came that day.

    Of the first change that is known, a leader who leaves was there before, and one who arrives found nobody.
    """
    dated = ((one.date, one.kind == "leader_leaves") for one in known if one.date is not None and one.is_of_leader)
    changes = sorted(dated)
    found: list[Vacancy] = []
    leaders = int(any(is_leaving for day, is_leaving in changes if day == changes[0][0]))
    for day, is_leaving in changes:
        if not is_leaving:
            leaders += 1
            if found and found[-1].until is None:
                found[-1] = Vacancy(found[-1].left_on, day)
        elif leaders:
            leaders -= 1
            found += [] if leaders else [Vacancy(day, None)]
    return tuple(found)


def _letter(place: int) -> str:
    """a to z, then aa, ab and so on."""
    before, last = divmod(place, len(_ALPHABET))
    return (_letter(before - 1) if before else "") + _ALPHABET[last]
