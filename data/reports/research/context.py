"""What the headings above a list say together: of what kind it is, whom it is for or from, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.reports.front import single_years
from data.reports.lines import Document
from data.reports.research.blocks import Block, headings_of
from data.reports.research.headings import (
    LESSONS,
    NOTHING,
    PARTICIPANTS,
    RECOMMENDATIONS,
    Heading,
    heading_of,
    theme_of,
)

_NAMES = re.compile(r"\s[«\"“]?(?:[A-ZÆØÅ]|20\d\d)")


@dataclass(frozen=True)
class Context:
    """What the headings above a block say together; `topic` is the nearest that only names what it is about."""

    kind: str | None = None
    polarity: str | None = None
    who: str | None = None
    role: str | None = None
    topic: str | None = None
    year: int | None = None
    is_beside: bool = False
    own: Heading = NOTHING
    heading: int = 0


def title_of(document: Document, blocks: Sequence[Block]) -> int | None:
    """The line of the heading that is the report's own: the first one, where it names a programme or a year."""
    first = next((block.path[0] for block in blocks if block.path), None)
    return first if first is not None and _NAMES.search(document.lines[first].text) else None


def context_of(document: Document, block: Block, blocks: Sequence[Block]) -> Context:
    """What the headings above a block say."""
    context = Context()
    title = title_of(document, blocks)
    theme: str | None = None  # that a heading above names, until one announces lessons
    for place in block.path:
        text = document.lines[place].text
        said = heading_of(text)
        if place == title and place != block.path[-1]:
            continue  # what the whole report is called says nothing of a list deep within
        years = single_years(text)
        year = years.pop() if len(years) == 1 else context.year
        theme = theme_of(text) or theme
        is_within = context.kind in (LESSONS, RECOMMENDATIONS)
        if said.kind and not (is_within and said.kind == PARTICIPANTS and said.who):
            is_same = said.kind == context.kind
            context = Context(
                said.kind,
                said.polarity or (context.polarity if is_same else None),
                said.who or (context.who if is_same else None),
                said.role,
                theme if said.kind == LESSONS else None,
                year,
                heading=place,
            )
        elif said.is_beside:
            context = Context(is_beside=True, heading=place)
        else:
            is_topic = not (said.who or said.polarity)
            topic = next(headings_of(document, [place])) if is_topic else context.topic
            polarity, who = said.polarity or context.polarity, said.who or context.who
            context = Context(
                context.kind, polarity, who, context.role, topic, year, context.is_beside, heading=context.heading
            )
            context = context if context.kind else Context(year=year, is_beside=context.is_beside, heading=place)
    if not block.path:
        return context
    return replace(context, own=heading_of(document.lines[block.path[-1]].text))
