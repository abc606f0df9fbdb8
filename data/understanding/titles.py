"""Whose assessment it is, by its title: "Programstatusvurdering for Spir 2024", on a sheet or on a report's front."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.terms import aliases

_MOST_WORDS = 5
_ASSESSMENT = re.compile(
    r"\b(?:programstatus(?:vurdering(?:en|a)?|rapport)?|program\s?status\s?vurdering|PSV|statusvurdering"
    r"|programme\s+status(?:\s+assessment)?|status\s+assessment)\b",
    re.IGNORECASE,
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
_OF_PROGRAMME = re.compile(
    r"\b(?i:(?:omstillings|innovasjons|utviklings)?program(?:met|me)?|omstillingsstyret)\s+(?:i\s+)?[«\"“']?([A-ZÆØÅ][\w-]*)"
)
_LONGEST_TITLE = 120
_JOINING = frozenset({"etter", "fra", "frå", "til", "om", "ved", "på", "mot", "from", "after", "on"})
"""With these no name ends."""
_NO_NAMES = frozenset(
    {"innhold", "innhald", "contents", "forord", "rapport", "report", "styret", "utkast", "draft", "innledning"}
    | {"skjema", "form", "sak", "styresak", "case", "notat", "saksframlegg", "saksfremlegg", "vedlegg", "appendix"}
    | {"hovedkonklusjon", "hovudkonklusjon", "sammendrag", "samandrag", "summary", "konklusjon", "innovasjon norge"}
    | {"oppsummering"}
)


def is_title(text: str) -> bool:
    """Whether the text says that this is an assessment."""
    return _ASSESSMENT.search(text) is not None


def name_in_title(title: str) -> str | None:
    """ "Programstatusvurdering for Spir 2024" without what is no name."""
    return name_in(_ASSESSMENT.sub(" ", title))


def name_in(text: str) -> str | None:
    """A short text without dates and words of its kind, where what is left can be a name."""
    rest = _PERIOD_WORDS.sub(" ", _DATES_AND_YEARS.sub(" ", text))
    rest = " ".join(rest.split()).strip(' -–—_,:()|/«»"“”.')
    is_name = (
        rest[:1].isupper()
        and rest.split()[-1] not in _JOINING
        and len(rest.split()) <= _MOST_WORDS
        and any(sign.isalpha() for sign in rest)
    )
    words = " ".join(word for word in aliases.normalised(rest).split() if not word.isdigit())  # "Sak 7/25"
    return rest if is_name and words not in _NO_NAMES else None


def name_after_programme(texts: Sequence[str]) -> str | None:
    """ "Omstillingsprogrammet Spir": the name that follows the word."""
    found = (_OF_PROGRAMME.search(text) for text in texts if len(text) < _LONGEST_TITLE)
    return next((name[1] for name in found if name), None)
