"""Rows of tables -> rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.reports.research.context import Context
from data.reports.research.dates import when_of
from data.reports.research.headings import (
    ACTIVITIES,
    CHALLENGE,
    LESSONS,
    PARTICIPANTS,
    RECOMMENDATIONS,
    WORKED,
    capitalised,
)
from data.reports.research.made import activity, lesson, parted, participant, place_name, recommendation
from data.reports.research.tables import Said, is_yes, names_in, role_of
from data.reports.rows import Row
from data.terms import aliases

_COUNT = re.compile(
    r"(?P<about>(?:ca\.?|cirka|om lag|omlag|rundt|drøyt|about|approx\w*\.?|around|c\.)\s*)?"
    r"(?P<digits>\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+|\d+)(?:\s+(?:innbygg\w+|inhabitants))?",
    re.IGNORECASE,
)
Cells = dict[str, tuple[Said, ...]]


def _first(cells: Cells, name: str) -> Said | None:
    said = cells.get(name)
    return (" ".join(text for text, _ in said), said[0][1]) if said else None


def _words(cells: Cells, name: str) -> str | None:
    found = _first(cells, name)
    return found[0] if found else None


def _lessons_in_row(cells: Cells, context: Context) -> Iterator[Row]:
    who, theme = _words(cells, "who"), _words(cells, "theme") or context.topic
    if said := _first(cells, "lesson"):
        row = lesson(said[0], said[1], context, who, None)
        row["theme"] = (theme, said[1])
        for name in (WORKED, CHALLENGE):
            if is_yes(_words(cells, name) or ""):
                row[name] = (True, said[1])
        yield row
        return
    for name in (WORKED, CHALLENGE):
        for text, line in cells.get(name, ()):
            row = lesson(text, line, context, who, name)
            row["theme"] = (theme, line)
            yield row


def _recommendations_in_row(cells: Cells, context: Context) -> Iterator[Row]:
    who = _words(cells, "who") or context.who
    status = _words(cells, "status")
    for text, line in cells.get("recommendation", ()):
        first, rest = parted(text)
        more = " ".join(filter(None, (rest, _words(cells, "more"))))
        everyone: list[str | None] = [name for name, _ in cells.get("to", ())]
        for one in everyone or [who]:
            yield recommendation(capitalised(first), more, line, capitalised(one) if one else None, status)


def _activities_in_row(cells: Cells, context: Context) -> Iterator[Row]:
    said, when, end = (_first(cells, name) for name in ("activity", "date", "end"))
    if said is None:
        return
    found = when_of(when[0], context.year) if when else None
    row = activity(said[0], found, said[1], context)
    if when and found is None:
        row["period"] = (when[0], when[1])
    last = when_of(end[0], context.year) if end else None
    if when and end and found and last and found.quality == last.quality == "known":
        row["end_date"] = (last.start, end[1])
    elif when and end and found and last:
        row |= {"start_date": (None, when[1]), "date_quality": ("undated", when[1])}
        row["period"] = (f"{found.words} – {last.words}", when[1])
    for name in ("municipality", "phase"):
        if (other := _first(cells, name)) and aliases.normalised(other[0]) not in aliases.words("none_of_them"):
            row[name] = other
    if who := _first(cells, "who"):
        row["responsible"] = who
    yield row


def _participants_in_row(cells: Cells, context: Context) -> Iterator[Row]:
    said = _first(cells, "municipality")
    name = place_name(said[0]) if said else None
    if said is None or name is None:
        return
    row = participant(name, said[1], context.own.role or context.role)
    if told := _first(cells, "role"):
        role = role_of(told[0])
        row["role" if role else "note"] = (role or told[0], told[1])
    if county := _first(cells, "county"):
        row["county"] = county
    if followed := _first(cells, "follows"):
        row["follows"], row["role"] = followed, ("follower", followed[1])
    if (told := _first(cells, "inhabitants")) and (count := _COUNT.fullmatch(told[0].strip())):
        row["inhabitants"] = (int(re.sub(r"\D", "", count["digits"])), told[1])
        row["is_approximate"] = (True if count["about"] else None, told[1])
    yield row
    for text, line in cells.get("followers", ()):
        for follower in names_in(text):
            if known := place_name(follower):
                yield participant(known, line, "follower", name)


ROWS_OF_TABLES = {
    LESSONS: _lessons_in_row,
    RECOMMENDATIONS: _recommendations_in_row,
    ACTIVITIES: _activities_in_row,
    PARTICIPANTS: _participants_in_row,
}
