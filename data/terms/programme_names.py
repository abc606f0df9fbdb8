"""What a programme is called without the word for what it is: "Spir omstillingsprogram" is Spir."""

from __future__ import annotations

import re
from functools import cache

from data.terms import aliases

_CHANGE = r"(?:omstilling|restructuring)(?:\s+(?:og|and)\s+(?:vekst|utvikling|growth))?"
_OF_SOME_SORT = re.compile(r"(?:ig|(?:i|u|on|ur|nt)ell|isk|iv|ital|onal|okal|munal|sosial|global|lær)$", re.IGNORECASE)
_GROWTH = re.compile(r"(?<=\w)\s+(?:vekst|utvikling)$")
_DATED = re.compile(
    r"[\s,]+\(?(?:19|20)\d\d(?:\s?[-–—]\s?(?:(?:19|20)\d\d|\d\d)?)?\)?$"
)  # "Spir omstillingsprogram 2024"
_QUOTES = "«»\"“”' "


@cache
def kinds() -> str:
    """A pattern of the words for what a programme is, in any case: "omstillingsprogram", "omstillingsprogrammet"."""
    words = sorted(aliases.words("programme_kinds"), key=len, reverse=True)
    return "(?:" + "|".join(rf"{re.escape(word)}(?:met)?" for word in words) + ")"


def bare_name(name: str) -> str:
    """The name without the word for what it is, and the years behind; the name itself where it is nothing else."""
    undated = _DATED.sub("", name.strip())
    found = _before().fullmatch(undated) or _behind().fullmatch(undated)
    bare = found["name"].strip(_QUOTES) if found else ""
    return bare if bare and not (found and found["change"] and is_of_some_sort(bare)) else name


def core(name: str) -> str:
    """What two names of one programme share, in small letters: "Spir vekst" and "Omstilling i Spir" are Spir."""
    return _GROWTH.sub("", bare_name(name)).casefold()


def is_of_some_sort(name: str) -> bool:
    """Whether a change that is called so is one of some sort and no place's: "grønn omstilling"."""
    words = name.split()
    return len(words) == 1 and (
        _OF_SOME_SORT.search(name) is not None or aliases.normalised(name) in aliases.words("changes_of_some_sort")
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<name>.*\w\W?)\s+(?:{kinds()}|(?P<change>omstilling))(?:\s+(?:KF|IKS|AS|SA))?", re.IGNORECASE
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{kinds()}\s+(?:(?:i|for|in|of)\s+)?|(?P<change>{_CHANGE})\s+(?:(?:i|in|of|på)\s+)?)(?P<name>[«\"“]?\w.*)",
        re.IGNORECASE,
    )
