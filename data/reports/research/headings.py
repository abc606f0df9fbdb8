"""What a heading of a research report announces: lessons, recommendations to somebody, dates, those who take part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from data.terms.round_words import codes, meaning
from data.understanding.kinds_of_findings import bare_heading
from data.understanding.stems import is_neutral, means, says, words_in

LESSONS, RECOMMENDATIONS, ACTIVITIES, PARTICIPANTS = "lessons", "recommendations", "activities", "participants"
KINDS = (LESSONS, RECOMMENDATIONS, ACTIVITIES, PARTICIPANTS)
WORKED, CHALLENGE = "worked", "challenge"
_LONGEST = 120
_MOST_WORDS = 14
_MOST_IN_NAME = 6
_LONGEST_ACRONYM = 6
_COUNCILS = frozenset({"rådet", "rådets", "rådene"})
_TO = re.compile(r"\b(?:til|for|åt|to)\s+(?P<who>[^:.]+)", re.IGNORECASE)
_FROM = re.compile(r"\b(?:fra|frå|from)\s+(?P<who>[^:.]+)", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:om|med|about|on|with)\s+(?P<what>[^:.]+)", re.IGNORECASE)
_WHO_SHOULD = re.compile(
    r"\b(?:hva|kva|what|som|slik)\s+(?P<a>[^:?]+?)\s+(?:bør|burde|should|ought)\b"
    r"|\b(?:bør|burde|should)\s+(?P<b>[^:?]+?)\s+(?:gjøre|gjere|endre|do|change)\b",
    re.IGNORECASE,
)
_THIS = re.compile(r"\b(?:hva|kva|what|det|dette|that)\b", re.IGNORECASE)
_ROLES = ("follower", "pilot", "declined", "selected")


@dataclass(frozen=True)
class Heading:
    """What a heading says of the list below it; `kind` is None where it names none.

    `polarity`: "worked" or "challenge". `who`: whom it names, those who should act or who have said it. `role`: of
    those who take part. `is_beside`: it opens a part that has no such lists, such as references.
    """

    kind: str | None = None
    polarity: str | None = None
    who: str | None = None
    role: str | None = None
    is_beside: bool = False


NOTHING = Heading()


@lru_cache(maxsize=5_000)
def heading_of(text: str) -> Heading:
    """What a line says if it is a heading."""
    bare = bare_heading(text)
    words = words_in(bare)
    if not words or len(bare) > _LONGEST or len(words) > _MOST_WORDS:
        return NOTHING
    if _recommends(words):
        return Heading(RECOMMENDATIONS, who=_who(bare, _TO) or _who_should(bare))
    polarity = polarity_of(bare)
    if says(words, "research", "lessons"):
        return Heading(LESSONS, polarity, who=_who(bare, _FROM))
    if polarity and _THIS.search(bare):
        return Heading(LESSONS, polarity)
    if says(words, "research", "activities"):
        return Heading(ACTIVITIES)
    if role := _participants(words):
        return Heading(PARTICIPANTS, who=names_actor(bare), role=role if role in _ROLES else None)
    who = names_actor(bare)
    return Heading(None, polarity, who, is_beside=says(words, "research", "beside"))


def polarity_of(text: str) -> str | None:
    """Whether a text announces what worked or what was hard; None where neither, or both."""
    words = words_in(text)
    worked, hard = (says(words, "research", name) for name in (WORKED, CHALLENGE))
    if worked and not hard and says(words, "turns", "not"):
        return CHALLENGE
    return None if worked == hard else WORKED if worked else CHALLENGE


def theme_of(text: str) -> str | None:
    """The theme of lessons that a heading names, alone or as what they are about; None where it is no known one."""
    bare = bare_heading(text)
    about = _ABOUT.search(bare)
    named = (bare, about["what"] if about else "")
    return next((capitalised(name.strip()) for name in named if meaning("theme", name) in codes("theme")), None)


def names_actor(text: str) -> str | None:
    """Whom a short text names that says nothing but who: "Til fylkeskommunene" is fylkeskommunene."""
    told = _TO.fullmatch(text.strip(" :.")) or _FROM.fullmatch(text.strip(" :."))
    name = (told["who"] if told else text).strip(" :.")
    words = words_in(name)
    if not 0 < len(words) <= _MOST_IN_NAME:
        return None
    if not any(means(word, "research", "actor") for word in words):
        return name if told and name[:1].isupper() and len(words) < _MOST_IN_NAME / 2 else None
    is_said = all(means(word, "research", "actor") or is_neutral(word) for word in words)
    return capitalised(name) if told or is_said else None


def capitalised(text: str) -> str:
    """A name with a capital first, so that it is one name in a sentence, in a heading and in one of capitals."""
    if text.isupper() and len(text) > _LONGEST_ACRONYM:
        return text.capitalize()
    return text[:1].upper() + text[1:]


def _recommends(words: tuple[str, ...]) -> bool:
    said = [word for word in words if means(word, "research", "recommendations") and word not in _COUNCILS]
    return bool(said) or (says(words, "research", "should") and says(words, "research", "actor"))


def _who(text: str, pattern: re.Pattern[str]) -> str | None:
    found = pattern.search(text)
    return names_actor(found["who"]) if found else None


def _who_should(text: str) -> str | None:
    found = _WHO_SHOULD.search(text)
    return names_actor((found["a"] or found["b"]).strip()) if found else None


def _participants(words: tuple[str, ...]) -> str | None:
    """The role of those whom the list below names; "participant" where it says none."""
    role = next((name for name in _ROLES if says(words, "research", name)), None)
    if says(words, "research", "participants"):
        return role or "participant"
    is_place = says(words, "research", "municipality")
    if role and (is_place or role == "follower"):
        return role
    return "participant" if is_place and all(_says_little(word) for word in words) else None


def _says_little(word: str) -> bool:
    return means(word, "research", "municipality") or is_neutral(word) or word in ("runden", "runda", "round")
