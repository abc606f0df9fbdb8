"""The programme's year as an iCalendar file, which any calendar imports.

An entry's identity is worked out from what it is, so that a calendar that imports the file twice has one of each, and
one that is moved within its year moves.
"""

from __future__ import annotations

import datetime as dt
import hashlib

from icalendar import Calendar, Event

from analysis.charts.wheel import entry_kind_name
from analysis.facts import Programme
from analysis.numbers.wheel import Entry, Wheel
from language import Language

_DOMAIN = "programstatus"


def calendar_file(programme: Programme, known: Wheel, stamp: dt.datetime, language: Language) -> bytes:
    """Every entry and every event with a day, each as a whole day. `stamp` (UTC): when the figures were last loaded."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Programstatus//NONSGML//{language.code.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", language.text("wheel.calendar_name", programme=programme.name))
    for entry in known.entries:
        _add(calendar, programme, entry.key, entry.date, entry.text, _about(programme, entry, language), stamp)
    for event in known.events:
        if event.date is not None:
            about = "\n".join(part for part in (event.text, programme.name) if part)
            _add(calendar, programme, f"event {event.name}", event.date, event.name, about, stamp)
    written: bytes = calendar.to_ical()
    return written


def _add(
    calendar: Calendar,
    programme: Programme,
    key: str,
    date: dt.date,
    text: str,
    about: str,
    stamp: dt.datetime,
) -> None:
    identity = hashlib.sha256(f"{programme.programme}\n{key}".encode()).hexdigest()[:32]
    known = stamp.replace(tzinfo=dt.UTC)
    made = Event()
    made.add("uid", f"{identity}@{_DOMAIN}")
    made.add("dtstamp", known)
    made.add("last-modified", known)
    # A calendar that has the entry takes the newer one; seconds grow with every load.
    made.add("sequence", int(known.timestamp()) % 2**31)
    made.add("dtstart", date)
    made.add("dtend", date + dt.timedelta(days=1))
    made.add("summary", text)
    made.add("description", about)
    made.add("transp", "TRANSPARENT")
    calendar.add_component(made)


def _about(programme: Programme, entry: Entry, language: Language) -> str:
    what = (
        language.text(f"wheel.origin_{entry.origin}") if entry.origin != "wheel" else entry_kind_name(entry, language)
    )
    state = language.text(f"wheel.state_{entry.state}")
    return "\n".join(part for part in (what, entry.responsible, state, programme.name) if part)
