"""Marks of several years in one row, told apart by a legend: "● 2024, ○ 2023, ◉ the same in both years"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from unicodedata import category

from data.reports import boxes
from data.understanding.stems import says, words_in

_SIGN = r"[^\w\s.,;:()\[\]{}=/&%+*'\"!?«»“”–—-]"  # whatever sign it is, the legend explains it
_OF_YEAR = re.compile(rf"(?P<sign>{_SIGN})\s*(?:[=:–-]|er|is|for)?\s*(?P<year>(?:19|20)\d\d)(?![\d/–-])", re.IGNORECASE)
_YEAR_FIRST = re.compile(rf"(?<!\d)(?P<year>(?:19|20)\d\d)\s*[=:–-]?\s*(?P<sign>{_SIGN})", re.IGNORECASE)
_OF_BOTH = re.compile(rf"(?P<sign>{_SIGN})\s*[=:–-]?\s*(?P<words>[^\W\d][^\W\d_ ,–-]*(?: [^\W\d]+){{0,6}})")
_BOTH = re.compile(r"\b(?:begge|både|samme|same|likt?|uendret|uendra|both|unchanged|equal)\b", re.IGNORECASE)
_LONGEST = 300

Years = Mapping[str, frozenset[int]]


def years_of_signs(texts: Iterable[str]) -> Years:
    """Sign -> the years it marks, by the one text that explains at least two of them; empty where none does."""
    found = [legend for text in texts if len(text) <= _LONGEST and (legend := _legend(text))]
    return found[0] if found and all(legend == found[0] for legend in found) else {}


def _legend(text: str) -> dict[str, frozenset[int]]:
    signs = [found.start() for found in re.finditer(_SIGN, text)]
    for pattern in (_OF_YEAR, _YEAR_FIRST):
        found = [match for match in pattern.finditer(text) if _is_mark(match["sign"])]
        years = {int(match["year"]) for match in found}
        pairs = {match["sign"]: frozenset({int(match["year"])}) for match in found}
        if len(pairs) < 2 or len(years) < len(pairs):
            continue
        goals = {match["sign"] for match in found if _is_goal(text, match, signs)}
        given = frozenset().union(*(own for sign, own in pairs.items() if sign not in goals))
        both = [match["sign"] for match in _OF_BOTH.finditer(text) if _BOTH.search(match["words"])]
        return {**dict.fromkeys(both, given), **pairs, **dict.fromkeys(goals, frozenset())}
    return {}


def _is_mark(sign: str) -> bool:
    """Whether a sign may be a mark in a table: "#", "→" and the like stand in texts."""
    return sign in boxes.SIGNS or category(sign) == "So"


def _is_goal(text: str, found: re.Match[str], signs: list[int]) -> bool:
    """Whether what stands beside a sign and its year, up to the other signs, says that it is a goal."""
    before = max((sign + 1 for sign in signs if sign + 1 <= found.start()), default=0)
    after = min((sign for sign in signs if sign >= found.end()), default=len(text))
    beside = text[found.end() : after] if text[found.start()] == found["sign"] else text[before : found.start()]
    return says(words_in(re.sub(r"[()]", " ", beside)), "score", "target")


def as_marks(years: Years, year: int | None) -> Mapping[int, str]:
    """What each sign is to be read as: crossed where it marks the report's year, else empty.

    Of a year that the legend does not name, all are crossed: which holds is then told of, and never guessed.
    """
    every = frozenset().union(*years.values())
    wanted = max(every, default=0) if year is None else year
    return {
        ord(sign): boxes.CROSSED if wanted in own or wanted not in every else boxes.EMPTY for sign, own in years.items()
    }
