"""Events as lines with letters on any axis of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from analysis.drawing.values import EventMark
from analysis.numbers.events import Event
from language import Language


def event_marks(
    events: Iterable[Event], place: Callable[[dt.date], float], language: Language
) -> tuple[EventMark, ...]:
    """The events that have a day, where `place` puts that day on its axis."""
    return tuple(
        EventMark(
            label=event.letter,
            place=place(event.date),
            name=f"{event.letter}: {event.name}, {language.date(event.date)}",
            is_of_leader=event.is_of_leader,
        )
        for event in events
        if event.date is not None
    )
