"""Points of lists -> rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.reports.research.blocks import Item
from data.reports.research.context import Context
from data.reports.research.dates import dated
from data.reports.research.headings import (
    ACTIVITIES,
    LESSONS,
    NOTHING,
    PARTICIPANTS,
    RECOMMENDATIONS,
    Heading,
    capitalised,
    names_actor,
    polarity_of,
)
from data.reports.research.made import (
    IN_BRACKETS,
    PLACE_WORDS,
    activity,
    lesson,
    parted,
    participant,
    place_name,
    recommendation,
)
from data.reports.research.tables import names_in
from data.reports.rows import Row
from data.understanding.stems import says, words_in

_SENTENCE_WORDS = 3
_LABEL_WORDS = 4
_FOLLOWS = re.compile(r"\b(?:følger|følgjer|follows|following)\s+(.+)", re.IGNORECASE)


def _lessons(item: Item, context: Context) -> Iterator[Row]:
    text, who, polarity = item.text, None, None
    label, colon, rest = text.partition(":")
    if colon and rest.strip() and len(words_in(label)) <= _LABEL_WORDS:
        who, polarity = names_actor(label), polarity_of(label)
        text = rest.strip() if who or polarity else text
    elif len(words_in(item.lead)) >= _SENTENCE_WORDS:
        text = item.lead.rstrip(".:")
    if (told := IN_BRACKETS.search(text)) and (named := _actors(told[1])):
        text, who = text[: told.start()].strip(), named
    if any(map(str.isalpha, text)):
        yield lesson(capitalised(text), item.line, context, who, polarity)


def _actors(text: str) -> str | None:
    """Those whom a text in brackets names, if it says nothing else."""
    names = [names_actor(name) for name in names_in(text)]
    return ", ".join(name for name in names if name) if names and all(names) else None


def _recommendations(item: Item, context: Context) -> Iterator[Row]:
    text, who = item.text, context.who
    label, colon, rest = text.partition(":")
    if colon and rest.strip() and len(words_in(label)) <= _LABEL_WORDS and (named := names_actor(label)):
        text, who = rest.strip(), named
        first, more = parted(text)
    elif item.lead:
        first, more = item.lead.rstrip(".: "), text[len(item.lead) :].strip(" :–—-")
    else:
        first, more = parted(text)
    if any(map(str.isalpha, first)):
        yield recommendation(capitalised(first), more, item.line, who)


def _activities(item: Item, context: Context) -> Iterator[Row]:
    found = dated(item.text, context.year)
    when, text = found or (None, item.text)
    yield activity(text, when, item.line, context)


def is_of_names(item: Item, context: Context) -> bool:
    """Whether an item is the name of a municipality, or names of several behind that of the one they follow.

    A name of several words may be a person's, unless the heading or the item speaks of municipalities.
    """
    return bool(list(_participants(item, context)))


def _participants(item: Item, context: Context) -> Iterator[Row]:
    own = context.own if context.own.kind == PARTICIPANTS else NOTHING
    role = own.role or context.role
    leader, colon, rest = item.text.partition(":")
    if colon and rest.strip():
        names = [place_name(name) for name in names_in(rest)]
        if role == "follower" and (followed := place_name(leader)) and names and all(names):
            for named in filter(None, names):
                yield participant(named, item.line, role, followed)
        return
    is_of_places = bool(role) or bool(PLACE_WORDS.search(item.text)) or speaks_of_places(own)
    listed = [place_name(name) for name in names_in(item.text)]
    if len(listed) > 1 and all(one and (is_of_places or " " not in one) for one in listed):
        for named in filter(None, listed):
            yield participant(named, item.line, role)
        return
    told = IN_BRACKETS.search(item.text)
    follows = _FOLLOWS.search(told[1]) if told else None
    name = place_name(item.text)
    if name and (" " not in name or is_of_places):
        followed = place_name(follows[1]) if follows else None
        yield participant(name, item.line, "follower" if followed else role, followed)


def speaks_of_places(own: Heading) -> bool:
    """Whether a heading says that it lists municipalities."""
    return bool(own.who) and says(words_in(str(own.who)), "research", "municipality")


ROWS_OF_ITEMS = {
    LESSONS: _lessons,
    RECOMMENDATIONS: _recommendations,
    ACTIVITIES: _activities,
    PARTICIPANTS: _participants,
}
