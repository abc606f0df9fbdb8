"""Rows of the data sets that a research report fills, each value with the line that it stands on."""

from __future__ import annotations

import re

from data.reports.research.context import Context
from data.reports.research.dates import When
from data.reports.research.headings import CHALLENGE, WORKED, capitalised
from data.reports.rows import Row

_NAME = re.compile(r"[A-ZÆØÅÁČŠŽ][\w.'-]+(?:\s(?:og\s|i\s)?[A-ZÆØÅÁČŠŽ][\w.'-]+){0,2}")
PLACE_WORDS = re.compile(r"\s*\b(?:kommune|herad|municipality)\b\.?", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*\.?$")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[A-ZÆØÅ])")


def lesson(text: str, line: int, context: Context, who: str | None, polarity: str | None) -> Row:
    """A lesson; `who` has said it, and the headings say what it does not say itself."""
    polarity = polarity or context.polarity
    return {
        "lesson": (text, line),
        "actor_group": (who or context.who, line),
        "theme": (context.topic, line),
        "worked": (True if polarity == WORKED else None, line),
        "challenge": (True if polarity == CHALLENGE else None, line),
    }


def recommendation(text: str, more: str | None, line: int, who: str | None, status: str | None = None) -> Row:
    """A recommendation in short, and what more is said of it; `who` should act."""
    return {
        "recommendation": (text, line),
        "recipient": (who, line),
        "text": (more or None, line),
        "status": (status, line),
    }


def parted(text: str) -> tuple[str, str]:
    """The first sentence, and the rest."""
    first, *more = _SENTENCE.split(text, maxsplit=1)
    return first.rstrip("."), "".join(more)


def activity(text: str, when: When | None, line: int, context: Context) -> Row:
    """Something that was done or will be, with its day or its period."""
    first, more = parted(text)
    return {
        "activity": (capitalised(first), line),
        "municipality": (None, line),
        "phase": (context.topic, line),
        "start_date": (when.start if when else None, line),
        "end_date": (when.end if when else None, line),
        "date_quality": (when.quality if when else "undated", line),
        "period": (when.period if when else None, line),
        "responsible": (None, line),
        "note": (more or None, line),
    }


def participant(name: str, line: int, role: str | None, follows: str | None = None) -> Row:
    """A municipality that takes part."""
    return {
        "municipality": (name, line),
        "county": (None, line),
        "inhabitants": (None, line),
        "is_approximate": (None, line),
        "role": (role, line),
        "follows": (follows, line),
        "note": (None, line),
    }


def place_name(text: str) -> str | None:
    """The name of a municipality; None where a text is no name."""
    name = PLACE_WORDS.sub("", IN_BRACKETS.sub("", text)).strip(" .,;")
    return name if _NAME.fullmatch(name) else None
