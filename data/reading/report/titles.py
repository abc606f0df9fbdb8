"""Which programme and which year a report speaks of: what stands on its front."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data import aliases
from data.context import from_titles, years_in
from data.reading.report import boxes
from data.reading.report.lines import Document
from data.reading.report.words import is_structural

_FRONT = 12  # lines
_MOST_WORDS = 5
_ASSESSMENT = re.compile(
    r"\b(?:programstatus(?:vurdering(?:en|a)?|rapport)?|program\s?status\s?vurdering|PSV|statusvurdering"
    r"|programme\s+status(?:\s+assessment)?|status\s+assessment)\b",
    re.IGNORECASE,
)
_OF_PROGRAMME = re.compile(
    r"\b(?i:(?:omstillings|innovasjons|utviklings)?program(?:met|me)?)\s+(?:i\s+)?[«\"“']?([A-ZÆØÅ][\w-]*)"
)
_PERIOD_WORDS = re.compile(
    r"\b(?:høsten?|hausten?|våren?|autumn|spring|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november"
    r"|desember|for|av|i|of|the|rapport(?:en)?|report|årlig|året|year|omstillingsprogram(?:met)?|innovasjonsprogram(?:met)?"
    r"|utviklingsprogram(?:met)?|programme?|per|pr|med|og)\b\.?",
    re.IGNORECASE,
)
_DATES_AND_YEARS = re.compile(
    r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{1,2}\.(?=\s)|\b(?:19|20)\d\d\b(?:\s?[-–/]\s?(?:20)?\d\d\b)?"
)
_NO_NAMES = frozenset(
    {"innhold", "innhald", "contents", "forord", "rapport", "report", "styret", "utkast", "draft", "innledning"}
    | {"hovedkonklusjon", "hovudkonklusjon", "sammendrag", "samandrag", "summary", "konklusjon", "innovasjon norge"}
)


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
    titles = [text for text in texts if _ASSESSMENT.search(text)]
    year = said.year or _year(titles) or _year(texts)
    if said.programme:
        return Front(said.programme, year)
    beside = next(filter(None, map(_name_in_title, titles)), None) or _after_the_word_programme(texts)
    if beside:
        return Front(beside, year)
    near = _name_near_title(texts)
    return Front(near, year, is_guess=near is not None)


def _year(texts: Sequence[str]) -> int | None:
    return next((years.pop() for text in texts if len(years := years_in(text)) == 1), None)


def _name_in_title(title: str) -> str | None:
    """ "Programstatusvurdering for Spir 2024" without what is no name."""
    return _name(_ASSESSMENT.sub(" ", title))


def _name(text: str) -> str | None:
    rest = _PERIOD_WORDS.sub(" ", _DATES_AND_YEARS.sub(" ", text))
    rest = " ".join(rest.split()).strip(' -–—_,:()|/«»"“”.')
    is_name = rest[:1].isupper() and len(rest.split()) <= _MOST_WORDS and any(sign.isalpha() for sign in rest)
    return rest if is_name and aliases.normalised(rest) not in _NO_NAMES else None


def _after_the_word_programme(texts: Sequence[str]) -> str | None:
    found = (_OF_PROGRAMME.search(text) for text in texts if len(text) < 120)
    return next((name[1] for name in found if name), None)


def _name_near_title(texts: Sequence[str]) -> str | None:
    """A short line right above or below the title."""
    for place, text in enumerate(texts):
        if _ASSESSMENT.search(text):
            near = [*texts[place + 1 : place + 2], *texts[max(place - 1, 0) : place]]
            names = (_name(other) for other in near if not is_structural(other) and not boxes.tokens(other))
            return next(filter(None, names), None)
    return None
