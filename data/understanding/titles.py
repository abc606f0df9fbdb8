"""What a title says that is no name: that it is an assessment's, of which year, of which kind of programme."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.terms import aliases
from data.understanding.phrases import speaks_of, words_of_heading

_MOST_WORDS = 5
_ASSESSMENT = re.compile(
    r"\b(?:programstatus(?:vurdering(?:en|a)?|rapport)?|program\s?status\s?vurdering|PSV|statusvurdering"
    r"|programme\s+status(?:\s+assessment)?|status\s+assessment)\b",
    re.IGNORECASE,
)
ASSESSED = (
    r"(?:[^\W\d_]*vurdering(?:en|a|er)?|evaluering(?:en|a)?|(?:års|status)rapport(?:en)?|årsmelding(?:en|a)?"
    r"|(?:annual\s+|self-?\s?)?(?:assessment|evaluation|review)|annual\s+report)"
)
"""A pattern of what people call an assessment."""
_PERIOD_WORDS = re.compile(
    r"\b(?:høsten?|hausten?|våren?|autumn|spring|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november"
    r"|desember|rapport(?:en)?|report|årlig|året|year|omstillingsprogram(?:met)?|innovasjonsprogram(?:met)?"
    r"|utviklingsprogram(?:met)?|(?:restructuring|innovation|development)\s+programme|programme?)\b\.?",
    re.IGNORECASE,
)
_DATES_AND_YEARS = re.compile(
    r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{1,2}\.(?=\s)|\b(?:19|20)\d\d\b(?:\s?[-–/]\s?(?:20)?\d\d\b)?"
)
_BEFORE_YEAR = re.compile(r"([A-ZÆØÅ][\w-]+),?(?:\s+(?i:runden?|round|omgang(?:en)?))?\s+20\d\d(?:\s*[-–—:,(]|$)")
_BEFORE_ROUND = re.compile(
    r"([A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+){0,2})(?:\s[–—-]\s|:\s)(?=.*\b(?i:runden?|round|omgang(?:en)?)\s+20\d\d\b)"
)
_OF_ANY_ROUND = frozenset(
    {"runde", "runden", "round", "omgang", "vår", "våren", "haust", "hausten", "høst", "høsten", "gruppe"}
)
_JOINING = frozenset({"etter", "fra", "frå", "til", "om", "ved", "på", "mot", "from", "after", "on"})
"""With these no name ends."""
_SIGNS = ' -–—_,:()|/«»"“”.'
_IN_NO_NAME = re.compile(r"[›>|<=@#*•·\\]|\bwww\b")  # of a path through a web page, of an address
_SMALL = frozenset({"for", "av", "i", "of", "the", "per", "pr", "med", "og", "in", "and"})


def is_title(text: str) -> bool:
    """Whether the text says that this is an assessment."""
    return _ASSESSMENT.search(text) is not None


def name_in(text: str) -> str | None:
    """What somebody has filled in as a name, without dates and words of its kind, where it can be one."""
    rest = _bare(_PERIOD_WORDS.sub(" ", _DATES_AND_YEARS.sub(" ", text)))
    is_name = (
        rest[:1].isupper()
        and not _IN_NO_NAME.search(rest)
        and rest.split()[-1] not in _JOINING
        and len(rest.split()) <= _MOST_WORDS
        and any(sign.isalpha() for sign in rest)
    )
    words = " ".join(word for word in aliases.normalised(rest).split() if not word.isdigit())  # "Sak 7/25"
    return rest if is_name and words not in aliases.words("documents") else None


def without_assessment(title: str) -> str:
    """What a title says beside that it is an assessment's, without dates and small words around the rest."""
    return _bare(_PERIOD_WORDS.sub(" ", _DATES_AND_YEARS.sub(" ", _ASSESSMENT.sub(" ", title))))


def without_kind_and_dates(text: str) -> str:
    """The same of a part of a text, also without what else people call an assessment."""
    return without_assessment(re.sub(rf"\b{ASSESSED}\b", " ", text, flags=re.IGNORECASE))


def _bare(text: str) -> str:
    """A text without signs and small words before and behind it; in its midst they are part of the name."""
    words = text.split()
    while words and (not (sign := words[0].strip(_SIGNS)) or sign.casefold() in _SMALL):
        words.pop(0)
    while words and (not (sign := words[-1].strip(_SIGNS)) or sign.casefold() in _SMALL):
        words.pop()
    return " ".join(words).strip(_SIGNS)


def name_of_round(texts: Sequence[str]) -> str | None:
    """ "Spir 2024 – kommuner i runden", "Spir: vinnerne fra runde 2022": what a round is called, before what it is."""
    for text in texts:
        found = _BEFORE_YEAR.match(text) or _BEFORE_ROUND.match(text)
        if found and all(map(_may_be_of_name, found[1].split())) and name_in(found[1]) is not None:
            return found[1]
    return None


def _may_be_of_name(word: str) -> bool:
    return not speaks_of(word) and bool(words_of_heading(word)) and word.casefold() not in _OF_ANY_ROUND
