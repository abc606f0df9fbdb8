"""What happened, day by day, as a list of a report tells it: "Milepæler i året", "14. mars 2022: Styret ble valgt"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from data.reports.findings import texts_of
from data.reports.headings import is_structural, lies_ahead
from data.reports.lines import Document, Line, without_bullet
from data.reports.research.dates import begins_with_date, dated
from data.reports.rows import Row
from data.terms import aliases
from data.understanding.context import years_in
from data.understanding.phrases import speaks_of

_LONGEST_HEADING = 60
_FEWEST = 2  # events; a single day below a heading may be anything's


def events_told(document: Document, year: int | None) -> list[Row]:
    """A row per line that begins with its day, below a heading that says that these are events.

    A day without a year is of the one that the heading says; "this year" is the report's, `year`. What lies ahead is
    a plan, and no event.
    """
    rows: dict[tuple[object, str], Row] = {}
    for place, line in enumerate(document.lines):
        if not _heads_events(line):
            continue
        told = list(_told(document, place, _year_of(line.text, year)))
        if len(told) >= _FEWEST:
            rows |= {(row["date"][0], str(row["text"][0])): row for row in told}
    return list(rows.values())


def _heads_events(line: Line) -> bool:
    text = line.text
    is_short = len(text) <= _LONGEST_HEADING and not line.figures and line.table is None
    if not is_short or without_bullet(line) is not None or begins_with_date(text):
        return False
    return "event" in speaks_of(text) and not lies_ahead(text)


def _year_of(heading: str, year: int | None) -> int | None:
    """The year of the days below a heading, where it says one."""
    said = years_in(heading)
    if said:
        return said.pop() if len(said) == 1 else None
    return year if "year" in speaks_of(heading) or aliases.normalised(heading).endswith(("i år", "this year")) else None


def _told(document: Document, heading: int, year: int | None) -> Iterator[Row]:
    """The events below a heading, up to the first line that begins with no day."""
    lines = document.lines
    below = takewhile(lambda place: _may_be_event(lines[place]), range(heading + 1, len(lines)))
    for text, place in texts_of(document, list(below)):
        found = dated(text, year) if begins_with_date(text) else None
        if found is None or found[0].quality != "known":
            return
        when, rest = found
        yield {"event": (rest, place), "date": (when.start, place), "text": (rest, place)}


def _may_be_event(line: Line) -> bool:
    is_other = line.is_heading or bool(line.figures) or line.table is not None
    return not is_other and (begins_with_date(without_bullet(line) or line.text) or not is_structural(line.text))
