"""Events as lines with letters on any axis of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.drawing.event_marks import placed
from analysis.drawing.values import EventMark
from analysis.facts import Facts
from analysis.numbers.events import Event
from language import Language

# Of an axis: what a letter needs. Lines beside words are shorter.
_ROOM, _ROOM_OF_ROWS = 0.036, 0.04


def event_marks(
    events: Iterable[Event], place: Callable[[dt.date], float], language: Language
) -> tuple[EventMark, ...]:
    """The events that have a day, where `place` puts that day on its axis."""
    return tuple(
        EventMark(
            letter=event.letter,
            place=place(event.date),
            name=f"{event.letter}: {event.name}, {language.date(event.date)}",
            year=event.date.year,
            is_of_leader=event.is_of_leader,
        )
        for event in events
        if event.date is not None
    )


def events_within(
    facts: Facts, first: dt.date, last: dt.date, place: Callable[[dt.date], float], language: Language
) -> tuple[EventMark, ...]:
    """Every event from the first day to the last; `place` puts a day on a line, as a share of its length."""
    found = [event for event in facts.events if event.date is not None and first <= event.date <= last]
    return placed(event_marks(found, place, language), _ROOM_OF_ROWS)


def events_on_years(
    facts: Facts,
    years: Sequence[int],
    until: int,
    indicator: str | None,
    language: Language,
    *,
    assessed_on: Mapping[int, dt.date] | None = None,
) -> tuple[EventMark, ...]:
    """What concerns an indicator (None: everything) on an axis of years, up to the end of the year `until`.

    A year is as wide as its neighbours and lies around its number; where `assessed_on` is given, a year's number stands
    for the day of its assessment, so that what happened before it stands before it. Its last day where none is given.
    """
    if not years:
        return ()
    concerned = [
        event
        for event in facts.events
        if event.date is not None and event.date.year <= until and event.concerns(indicator)
    ]
    first, last = min(years), max(years)
    place = _place_in_year if assessed_on is None else _AssessedYears(first, last, assessed_on).place
    marks = event_marks(concerned, place, language)
    inside = [mark for mark in marks if first - 0.5 <= mark.place <= last + 0.5]
    return placed(inside, _ROOM * (last - first + 1))


def _place_in_year(day: dt.date) -> float:
    return day.year - 0.5 + (day.timetuple().tm_yday - 1) / 366


@dataclass(frozen=True)
class _AssessedYears:
    """Years whose numbers stand for the days of their assessments."""

    first: int
    last: int
    assessed_on: Mapping[int, dt.date]

    def place(self, day: dt.date) -> float:
        after = next((year for year in range(self.first, self.last + 1) if day <= self._held(year)), self.last + 1)
        begin, end = self._held(after - 1), self._held(after)
        return after - (end - day).days / max((end - begin).days, 1)

    def _held(self, year: int) -> dt.date:
        return self.assessed_on.get(year, dt.date(year, 12, 31))


def events_in_words(events: Iterable[EventMark], language: Language) -> str:
    """What the letters stand for, as a sentence of an alternative text; "" where there are none."""
    names = "; ".join(event.name for event in events)
    return f" {language.text('wheel.events_are', names=names)}" if names else ""
