"""Points of statements in running text: "Styret fekk 5 poeng og rutinar og system 4" scores both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from data.frameworks import forms
from data.reports.grades import is_about_scores, is_of_another_year, score_in, without_other_years
from data.terms import aliases
from data.understanding.stems import is_neutral, meanings, words_in

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")
_NUMBER = re.compile(
    r"(?<![\w.,])(?:\d{1,2}(?:[.,]\d)?½?|tre|fire|fem|seks|three|four|five|six)(?![\w%])(?![.,]\d)", re.I
)
# "5 på påstanden om styret, 4 på programleder": there the points come first.
_BEFORE = re.compile(
    rf"(?P<score>{_NUMBER.pattern})(?:\s+(?:poeng|points?))?\s+(?:på|for|til|on|to)\s+"
    r"(?:(?:påstanden|påstand|the\s+statement|statement)\s+)?(?:om\s+|on\s+|about\s+)?$",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\s*(?:av|of|out of|/)\s*[56]\b(?:\s*(?:poeng|points?))?", re.IGNORECASE)
_COMPARES = re.compile(r"[,(–—]?\s*\b(?:mot|frå|fra|opp fr[åa]|ned fr[åa]|against|up from|down from|compared)\b", re.I)
_GIVES = frozenset({"gir", "gjev", "gav", "ga", "gives", "gave", "give", "setter", "satte", "sette", "set", "sets"})
_PERSONS = ("styre", "programstyre", "programle", "board", "programme leader")
_RECEIVES = frozenset({"fikk", "fekk", "får", "gets", "got", "received", "scored", "scores"})
_WISHES = frozenset({"må", "bør", "skal", "vil", "should", "must", "will", "shall", "hvis", "dersom", "if"})
_FEWEST, _HIGHEST = 2, 6
_MOST_BETWEEN = 60  # signs from the name of a statement to its points


@dataclass(frozen=True)
class Told:
    """A statement by one of the names that the form has for it, and its points."""

    name: str
    score: float


@cache
def _names(indicator: str) -> re.Pattern[str] | None:
    """The topics of an indicator's statements in all forms, the longest first."""
    said = {
        word
        for known in forms()
        if known.has_indicator(indicator)
        for statement in known.indicator(indicator).statements
        for word in (*statement.topics.values(), *statement.aliases)
    }
    words = "|".join(re.escape(word) for word in sorted(said, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<name>{words})(?:en|et|n|a|ene|ane)?(?!\w)", re.IGNORECASE) if words else None


def told_in(text: str, indicator: str, year: int | None) -> tuple[list[Told], str]:
    """The statements with points in a text that speaks of points, and the text without them.

    None where only one is named: it may as well be the subject of a sentence about the whole.
    """
    names = _names(indicator)
    if names is None or not (is_about_scores(text) or _gives_each(text, names)):
        return [], text
    told: list[Told] = []
    left: list[str] = []
    for sentence in _SENTENCES.split(text):
        found, rest = _in_sentence(sentence, names, year)
        told += found
        left.append(rest)
    said = {aliases.normalised(one.name) for one in told}
    return (told, " ".join(left)) if _FEWEST <= len(told) == len(said) else ([], text)


def _gives_each(text: str, names: re.Pattern[str]) -> bool:
    """Whether several statements stand behind a number and "på" each: nothing but points is given so."""
    return sum(_BEFORE.search(text[: place.start()]) is not None for place in names.finditer(text)) >= _FEWEST


def _in_sentence(sentence: str, names: re.Pattern[str], year: int | None) -> tuple[list[Told], str]:
    if _WISHES & set(words_in(sentence)):
        return [], sentence
    places = [*names.finditer(sentence)]
    if not places or is_of_another_year(sentence[: places[0].start()], year):
        return [], sentence
    if before := [(place["name"], found) for place in places if (found := _BEFORE.search(sentence[: place.start()]))]:
        told = [Told(name, score) for name, found in before if (score := score_in(found["score"])) is not None]
        is_bare = not is_of_another_year(names.sub(" ", sentence), year) and len(told) == len(_NUMBER.findall(sentence))
        return (told, "") if is_bare and all(1 <= one.score <= _HIGHEST for one in told) else ([], sentence)
    told, rest, begin = [], "", 0
    for place, following in zip(places, [*places[1:], None], strict=False):
        end = following.start() if following else len(sentence)
        number = _NUMBER.search(sentence, place.end(), end)
        score = score_in(number[0]) if number else None
        between = sentence[place.end() : number.start()] if number else ""
        if number is None or score is None or not _leads_to(between) or not _gets(place[0], between):
            continue
        if is_of_another_year(between, year):
            continue
        scale = _SCALE.match(sentence, number.end(), end)
        stop = scale.end() if scale else number.end()
        behind = _without_comparison(without_other_years(sentence[stop:end], year))
        if _NUMBER.search(behind) or is_of_another_year(behind, year) or not 1 <= score <= _HIGHEST:
            continue
        told.append(Told(place["name"], score))
        rest, begin = rest + sentence[begin : place.start()], stop
    return told, rest + sentence[begin:]


def _leads_to(between: str) -> bool:
    """Whether the words from a name to a number say nothing but that it gets those points."""
    words = words_in(between)
    if len(between) > _MOST_BETWEEN or _GIVES & set(words):
        return False
    return all(is_neutral(word) or bool(meanings(word, "score") & {"noun", "give"}) for word in words)


def _gets(name: str, between: str) -> bool:
    """Whether what is named gets the points: the board, which is rated too, may as well give them."""
    words = words_in(between)
    is_person = aliases.normalised(name).removeprefix("the ").startswith(_PERSONS)
    return not is_person or not words or words[0] in _RECEIVES


def _without_comparison(text: str) -> str:
    found = _COMPARES.search(text)
    return text[: found.start()] if found else text


def names_one(text: str, indicator: str | None) -> bool:
    """Whether points in a clause are those of a statement that it names: they are not the indicator's."""
    names = _names(indicator) if indicator else None
    return names is not None and bool(_in_sentence(text, names, None)[0])
