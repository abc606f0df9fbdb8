"""The programme's year: what is due and when, late, next; and whether the programme is ready to be handed over.

An entry is LATE when its date is past and nothing says that it is done: worked out from the date, never from a word
that says so. A board meeting is over when its day is, and an assessment is done when the year has one. The list for
HAND-OVER opens three years before the programme ends.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import duckdb
import pandas as pd

from analysis.numbers.actions import Action, actions
from analysis.numbers.events import Event, Vacancy, events, vacancies
from analysis.query import as_date, as_text, run
from data.terms.aliases import spellings
from data.terms.statuses import status_of
from data.terms.wheel_kinds import wheel_kind_of

YEARS_OF_HAND_OVER = 3
MONTHS_AHEAD = 2
_EVERY_YEAR = dt.date.max.year
_HAPPENS = ("board_meeting", None)  # over when its day is; everything else must be done by somebody

EntryState = Literal["done", "over", "late", "coming"]
EntryOrigin = Literal["wheel", "action", "plan", "readiness"]
CheckState = Literal["done", "late", "open", "not_begun", "dropped"]


@dataclass(frozen=True)
class Entry:
    """A day in the programme's year. `key` stays the same when the day is moved within its year.

    `kind` is one of the data set `wheel`, None where neither a column nor the text says it; "deadline" for what is due
    elsewhere, which `origin` names.
    """

    origin: EntryOrigin
    key: str
    date: dt.date
    kind: str | None
    text: str
    responsible: str | None
    state: EntryState


@dataclass(frozen=True)
class Check:
    """One thing that must be in place before the programme ends."""

    item: str
    text: str | None
    responsible: str | None
    due: dt.date | None
    done_on: dt.date | None
    state: CheckState


@dataclass(frozen=True)
class Wheel:
    """A programme's year, events and readiness on the day `on`. `entries`: oldest first.

    `end`: the day the programme ends, where it is known. `open_actions`: those that
    nobody says are done or dropped.
    """

    on: dt.date
    entries: tuple[Entry, ...]
    events: tuple[Event, ...]
    checks: tuple[Check, ...]
    start: dt.date | None
    end: dt.date | None
    open_actions: tuple[Action, ...]

    @cached_property
    def late(self) -> tuple[Entry, ...]:
        """What should have been done, longest over due first."""
        return tuple(entry for entry in self.entries if entry.state == "late")

    @cached_property
    def next(self) -> tuple[Entry, ...]:
        """What comes in the next two months, today included."""
        last = _months_after(self.on, MONTHS_AHEAD)
        return tuple(entry for entry in self.entries if entry.state == "coming" and entry.date <= last)

    @property
    def next_meeting(self) -> Entry | None:
        """The next board meeting, today's included."""
        coming = (entry for entry in self.entries if entry.state == "coming" and entry.kind == "board_meeting")
        return next(coming, None)

    @cached_property
    def year(self) -> int:
        """The year that is drawn: that of the day, else the nearest one that has entries."""
        years = {entry.date.year for entry in self.entries} or {self.on.year}
        return min(years, key=lambda year: (abs(year - self.on.year), -year))

    def of_year(self, year: int) -> tuple[Entry, ...]:
        """The entries of that year."""
        return tuple(entry for entry in self.entries if entry.date.year == year)

    @property
    def opens_on(self) -> dt.date | None:
        """When the list for hand-over opens; None where nobody says when the programme ends."""
        return _months_after(self.end, -12 * YEARS_OF_HAND_OVER) if self.end else None

    @property
    def is_handing_over(self) -> bool:
        """Whether the list is open: in time, or because there is one and nobody says when the programme ends."""
        return self.on >= self.opens_on if self.opens_on else bool(self.checks)

    @property
    def ready(self) -> tuple[Check, ...]:
        """What is in place."""
        return tuple(check for check in self.checks if check.state == "done")

    @property
    def vacancy(self) -> Vacancy | None:
        """The last time without a leader that had begun by the day; None where there is none."""
        begun = [one for one in vacancies(self.events) if one.left_on <= self.on]
        return begun[-1] if begun else None

    @property
    def indicator_of_most_events(self) -> tuple[str, int] | None:
        """The indicator that most events are about, and how many are; None where several are as much told of."""
        counts = pd.Series([event.indicator for event in self.events], dtype=object).value_counts()
        is_alone = len(counts) == 1 or (len(counts) > 1 and counts.iloc[0] > counts.iloc[1])
        return (str(counts.index[0]), int(counts.iloc[0])) if is_alone else None

    @property
    def without_owner(self) -> tuple[Action, ...]:
        """Open actions that nobody is responsible for."""
        return tuple(action for action in self.open_actions if not action.responsible)

    @property
    def of_leader(self) -> tuple[Action, ...]:
        """Open actions that the programme's leader is responsible for."""
        words = spellings("programme_leader")
        return tuple(
            action
            for action in self.open_actions
            if action.responsible and any(word in action.responsible.casefold() for word in words)
        )


def wheel(
    connection: duckdb.DuckDBPyConnection,
    programme: str,
    period: tuple[dt.date | None, dt.date | None],
    assessed: Collection[int],
    on: dt.date,
    *,
    happened: tuple[Event, ...] | None = None,
    readiness: Sequence[Mapping[Any, Any]] | None = None,
) -> Wheel:
    """The programme's year on the day `on`. `period`: its first and last day; `assessed`: the years with a score.

    `happened`, `readiness`: every event of the programme and its `readiness_rows`, where they are known already.
    """
    known = actions(connection, programme, _EVERY_YEAR, on)
    checks = checks_of(readiness_rows(connection, programme) if readiness is None else readiness, on)
    entries = [
        *entries_of(_rows(connection, "wheel", programme), assessed, on),
        *(entry for action in known.actions if (entry := _of_action(action)) is not None),
        *(entry for row in _rows(connection, "plan_due", programme) if (entry := _of_plan(row, on)) is not None),
        *(entry for check in checks if (entry := _of_check(check)) is not None),
    ]
    return Wheel(
        on=on,
        entries=tuple(sorted(entries, key=lambda entry: (entry.date, entry.origin, entry.text))),
        events=events(connection, programme) if happened is None else happened,
        checks=checks,
        start=period[0],
        end=period[1],
        open_actions=tuple(action for action in known.actions if action.state in ("open", "late", "unknown")),
    )


def readiness_rows(connection: duckdb.DuckDBPyConnection, programme: str) -> list[dict[Any, Any]]:
    """What must be in place before the programme ends: rows of `readiness.sql`."""
    return _rows(connection, "readiness", programme)


def entries_of(rows: Sequence[Mapping[Any, Any]], assessed: Collection[int], on: dt.date) -> tuple[Entry, ...]:
    """The entries of rows of the query `wheel`."""
    found, alike = [], Counter[tuple[str | None, str, int]]()
    for row in rows:
        date, text = as_date(row["date"]), str(row["text"])
        assert date is not None  # the data set asks for it
        kind = as_text(row["kind"]) or wheel_kind_of(text)
        same = (as_text(row["kind"]), text, date.year)
        alike[same] += 1
        key = " ".join(str(part) for part in ("wheel", *same, alike[same]))
        state = _state(kind, date, as_date(row["done_on"]), assessed, on)
        found.append(Entry("wheel", key, date, kind, text, as_text(row["responsible"]), state))
    return tuple(found)


def checks_of(rows: Sequence[Mapping[Any, Any]], on: dt.date) -> tuple[Check, ...]:
    """What must be in place, of rows of the query `readiness`: what is done first, then late, then by due date."""
    found = [
        Check(
            item=str(row["item"]),
            text=as_text(row["text"]),
            responsible=as_text(row["responsible"]),
            due=as_date(row["due"]),
            done_on=as_date(row["done_on"]),
            state=_check_state(as_text(row["status"]), as_date(row["due"]), as_date(row["done_on"]), on),
        )
        for row in rows
    ]
    order: tuple[CheckState, ...] = ("done", "late", "open", "not_begun", "dropped")
    return tuple(sorted(found, key=lambda check: order.index(check.state)))


def _state(
    kind: str | None, date: dt.date, done_on: dt.date | None, assessed: Collection[int], on: dt.date
) -> EntryState:
    if done_on is not None and done_on <= on:
        return "done"
    if date >= on:
        return "coming"
    if kind == "assessment" and date.year in assessed:
        return "done"
    return "over" if kind in _HAPPENS else "late"


def _check_state(status: str | None, due: dt.date | None, done_on: dt.date | None, on: dt.date) -> CheckState:
    said = status_of(status)
    if (done_on is not None and done_on <= on) or said == "done":
        return "done"
    if said == "stopped":
        return "dropped"
    if due is not None and due < on:
        return "late"
    return "open" if said == "under_way" else "not_begun"


def _of_action(action: Action) -> Entry | None:
    states: dict[str, EntryState] = {"done": "done", "open": "coming", "late": "late"}
    if action.due is None or action.state not in states:
        return None
    key = f"action {action.action}"
    return Entry("action", key, action.due, "deadline", action.text, action.responsible, states[action.state])


def _of_plan(row: Mapping[Any, Any], on: dt.date) -> Entry | None:
    due, said = as_date(row["due"]), status_of(as_text(row["status"]))
    assert due is not None  # the query leaves out the others
    if said == "stopped":
        return None
    state: EntryState = "done" if said == "done" else "late" if due < on else "coming"
    key = f"plan {row['year']} {row['item']}"
    return Entry(
        "plan", key, due, "deadline", as_text(row["text"]) or str(row["item"]), as_text(row["responsible"]), state
    )


def _of_check(check: Check) -> Entry | None:
    if check.due is None or check.state == "dropped":
        return None
    state: EntryState = "done" if check.state == "done" else "late" if check.state == "late" else "coming"
    return Entry("readiness", f"readiness {check.item}", check.due, "hand_over", check.item, check.responsible, state)


def _months_after(day: dt.date, months: int) -> dt.date:
    after: dt.date = (pd.Timestamp(day) + pd.DateOffset(months=months)).date()
    return after


def _rows(connection: duckdb.DuckDBPyConnection, query: str, programme: str) -> list[dict[Any, Any]]:
    return run(connection, query, programme=programme).to_dict("records")
