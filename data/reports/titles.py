"""Which programme and which year a report speaks of: what stands on its front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.reports import boxes
from data.reports.lines import Document
from data.reports.words import is_structural
from data.understanding.context import from_titles, years_in
from data.understanding.titles import is_title, name_after_programme, name_in, name_in_title

_FRONT = 12  # lines


@dataclass(frozen=True)
class Front:
    """What the front says; `is_guess` where the programme's name only stood near the title."""

    programme: str | None = None
    year: int | None = None
    is_guess: bool = False


def front_of(document: Document, first_section: int) -> Front:
    """The programme and the year in the title, else in what stood on top of every page."""
    texts = [line.text for line in document.lines[: min(first_section, _FRONT)]]
    texts += document.heads[:_FRONT]
    said = from_titles([text] for text in texts if ":" in text)
    titles = [text for text in texts if is_title(text)]
    year = said.year or _year(titles) or _year(texts)
    if said.programme and not said.guessed_from:
        return Front(said.programme, year)
    beside = next(filter(None, map(name_in_title, titles)), None) or name_after_programme(texts)
    if beside:
        return Front(beside, year)
    near = _name_near_title(texts)
    return Front(near, year, is_guess=near is not None)


def _year(texts: Sequence[str]) -> int | None:
    return next((years.pop() for text in texts if len(years := years_in(text)) == 1), None)


def _name_near_title(texts: Sequence[str]) -> str | None:
    """A short line right above or below the title."""
    for place, text in enumerate(texts):
        if is_title(text):
            near = [*texts[place + 1 : place + 2], *texts[max(place - 1, 0) : place]]
            names = (name_in(other) for other in near if not is_structural(other) and not boxes.tokens(other))
            return next(filter(None, names), None)
    return None
