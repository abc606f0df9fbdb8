"""How well a heading names a field of a data set: its words weighed against the field's meanings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from data.terms import aliases
from data.terms.datasets import DATASETS, Kind
from data.understanding.lexicon import Word, qualifiers, stems_of, words_in
from data.understanding.weights import weight

_NUMBERING = re.compile(
    r"^\s*(?:[-–—•·*]\s+|\d{1,2}(?:\.\d{1,2}){1,2}[.):]?\s+(?=(?-i:[A-ZÆØÅ]))|\d{1,2}\s+(?=[^\W\d])|\(?\d{1,2}(?:[–-]\d{1,2})?[).]|\(?[a-z]\)|\d{1,2}[a-z]\b)\s*",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"[¹²³⁰⁴-⁹*†‡]+(?=\s|$|[)\]])|(?<=[^\W\d])\s?\d\)$")
_BY_WHOM = re.compile(r"\w\s+(?:av|by)\s*[:?]?\s*$", re.IGNORECASE)  # "Følges opp av" asks for a name
_IN_WHAT = re.compile(r"\w\s+(?:i|in)\s*[:?]?\s*$", re.IGNORECASE)  # "Målt i" asks for a unit
_ON_DAY = re.compile(r"\w\s+on\s*[:?]?\s*$", re.IGNORECASE)  # "Awarded on" asks for a day
_DAY, _DONE_ON_A_DAY = Word("on", frozenset({"when"}), is_modifier=True), frozenset({"grant", "decided"})
_UNIT, _MEASURED = Word("i", frozenset({"unit"})), frozenset({"measure", "result"})
_AGENT = Word("av", frozenset({"responsible"}), is_modifier=True)
_SIGNS = MappingProxyType({"+": "pluss", "-": "minus", "–": "minus", "÷": "minus"})
_FIGURES = re.compile(r"\d[\d.,]*")
# An aspect of another kind than the field's own says that the column holds something else.
_ASPECTS_OF = MappingProxyType(
    {
        "amount": frozenset({"amount", "total", "count"}),
        "count": frozenset({"count", "total"}),
        "number": frozenset({"count", "total", "share", "amount"}),
        "share": frozenset({"share", "total"}),
        "score": frozenset({"total", "count"}),
        "date": frozenset({"date", "total"}),
        "id": frozenset({"id"}),
    }
)
# A figure that another of the same kind may have taken the place of.
_WEAK = frozenset({"original", "expected"})
_OF_MONEY = frozenset({"applied", "own", "us", "mine", "income", "account", "source"})
_ASPECTS = frozenset({"amount", "count", "share", "date", "id"})


@dataclass(frozen=True)
class FieldWords:
    """What names a field, and what its cells must be. The ways in `alone` suffer nothing beside them."""

    ways: tuple[frozenset[str], ...]
    neutral: frozenset[str]
    holds: str
    hostile: frozenset[str] = frozenset()
    alone: frozenset[frozenset[str]] = frozenset()


@dataclass(frozen=True)
class Fit:
    """How well a heading names a field, from 0 to 1, and the meanings by which it does."""

    share: float
    meanings: frozenset[str] = frozenset()


NO_FIT = Fit(0.0)


@cache
def _fields() -> Mapping[str, Mapping[str, FieldWords]]:
    contents = tomllib.loads((Path(__file__).parent / "fields.toml").read_text(encoding="utf-8"))
    return {
        dataset: {
            name: FieldWords(
                tuple(frozenset(way.lstrip("=").split("+")) for way in entry["ways"]),
                frozenset(entry["with"]),
                entry["holds"],
                frozenset(entry.get("not", ())),
                frozenset(frozenset(way[1:].split("+")) for way in entry["ways"] if way.startswith("=")),
            )
            for name, entry in fields.items()
        }
        for dataset, fields in contents.items()
    }


_HELD = MappingProxyType(
    {
        Kind.TEXT: "text",
        Kind.YEAR: "year",
        Kind.INTEGER: "number",
        Kind.NUMBER: "number",
        Kind.SCORE: "score",
        Kind.AMOUNT: "amount",
        Kind.SHARE: "share",
        Kind.DATE: "date",
        Kind.BOOLEAN: "yes_no",
        Kind.CHOICE: "choice",
    }
)


@cache
def field_words(dataset: str, field: str) -> FieldWords:
    """The words of a field; a field that no words are known for is found by its names alone."""
    found = _fields().get(dataset, {}).get(field)
    if found is None and dataset in _fields():
        found = _fields()["common"].get(field)
    if found is not None:
        return found
    one = DATASETS[dataset].field(field)
    return FieldWords((), frozenset(), "label" if one.is_key and one.kind is Kind.TEXT else _HELD[one.kind])


def bare(text: str) -> str:
    """A heading without numbering, footnote marks and figures; a sign that is all of it is its word."""
    if (sign := text.strip()) in _SIGNS:
        return _SIGNS[sign]
    return _FIGURES.sub(" ", _FOOTNOTE.sub("", _NUMBERING.sub("", text)))


def bare_text(text: str) -> str:
    """A text without numbering, bullets and footnote marks; figures in it stay."""
    return _FOOTNOTE.sub("", _NUMBERING.sub("", text)).strip()


@lru_cache(maxsize=8_192)
def words_of_heading(text: str) -> tuple[Word, ...]:
    """The words of a heading that may mean something."""
    words = tuple(word for word in words_in(bare(text)) if not word.is_noise)
    is_of_doer = words and _BY_WHOM.search(text) and not any("updated" in word.meanings for word in words)
    if words and _IN_WHAT.search(text) and all(word.meanings and word.meanings <= _MEASURED for word in words):
        return (*words, _UNIT)
    *before, last = words or (_DAY,)
    if _ON_DAY.search(text) and not last.meanings and all(word.meanings & _DONE_ON_A_DAY for word in before):
        return (*before, _DAY)
    return (*words, _AGENT) if is_of_doer else words


@lru_cache(maxsize=65_536)
def fit(dataset: str, field: str, texts: tuple[str, ...]) -> Fit:
    """How well the parts of a heading, from the outermost to the column's own, name a field."""
    exact = _exact(dataset, field, texts)
    words = _of_the_part([word for text in texts for word in words_of_heading(text)])
    best = exact
    spoken = field_words(dataset, field)
    if texts[-1].rstrip().endswith("?") and spoken.holds in ("text", "name"):
        words = [word for word in words if word.meanings]  # a question has words that name nothing
    is_how_many = texts[-1].rstrip().endswith("?") and bool(words) and "count" in words[0].meanings
    for way in spoken.ways:
        share = _share(way, spoken, _asked_for(way, spoken, words) if is_how_many else words)
        if share > best.share:
            best = Fit(share, way)
    return best


def _asked_for(way: frozenset[str], spoken: FieldWords, words: Sequence[Word]) -> Sequence[Word]:
    """Of "how many new jobs did you get with a grant of the programme?" the words up to what is counted.

    Of those after it only what makes it another figure: "how many new jobs do you have as your target?"
    """
    left = set(way)
    for place, word in enumerate(words):
        left -= word.meanings
        if not left and len(way) > 1:
            other = (spoken.hostile | qualifiers() | _WEAK) - _OF_MONEY
            return [*words[: place + 1], *(after for after in words[place + 1 :] if after.meanings & other)]
    return words


def _of_the_part(words: Sequence[Word]) -> Sequence[Word]:
    """Of "granted, of which paid" the words that name the part; none where that is a part we do not know."""
    places = [place for place, word in enumerate(words) if "part" in word.meanings]
    if not places:
        return words
    after = words[places[-1] + 1 :]
    return after if all(word.meanings for word in after) else ()


def _exact(dataset: str, field: str, texts: Sequence[str]) -> Fit:
    """A heading that is one of the field's own names; a name that many data sets use says less."""
    own = {aliases.normalised(texts[-1]), aliases.normalised(bare(texts[-1])), aliases.normalised(" ".join(texts))}
    by_header = aliases.fields_by_header(dataset)
    if not any(by_header.get(word) == field or _inflected(dataset).get(_forms(word)) == field for word in own if word):
        return NO_FIT
    others = [word for text in texts[:-1] for word in words_of_heading(text)]
    hostile = field_words(dataset, field).hostile
    if any(word.meanings & qualifiers() or (word.meanings and word.meanings <= hostile) for word in others):
        return NO_FIT  # "Nye arbeidsplasser" under "Mål" are no jobs yet
    first_two = {aliases.normalised(name) for name in aliases.headers(dataset, field)[:2]}
    return Fit(1.0 if own & first_two else weight("exact_other_name"), frozenset({"name"}))


@cache
def _inflected(dataset: str) -> Mapping[tuple[str, ...], str]:
    """The stems of each name of several words -> its field; a word alone may mean much else in another form."""
    named: dict[tuple[str, ...], set[str]] = {}
    for name, field in aliases.fields_by_header(dataset).items():
        named.setdefault(_forms(name), set()).add(field)
    return {stems: next(iter(fields)) for stems, fields in named.items() if len(stems) > 1 and len(fields) == 1}


@lru_cache(maxsize=8_192)
def _forms(name: str) -> tuple[str, ...]:
    return tuple(stems_of(word)[0] for word in name.split())


def _share(way: frozenset[str], spoken: FieldWords, words: Sequence[Word]) -> float:
    if way in spoken.alone and any(not word.meanings & way for word in words):
        return 0.0
    left = set(way)
    share = 1.0
    for word in words:
        hit = word.meanings & left
        if hit:
            left -= hit
            share -= 0.0 if word.is_sure else weight("unsure_word")
            share -= weight("weak_qualifier") if (word.meanings - way) & _WEAK else 0.0
            continue
        if not word.is_sure and word.meanings & spoken.hostile:
            if word.is_modifier and word.meanings <= spoken.hostile:
                return 0.0  # "Utb.dato" can be no day but that of a payment
            share -= weight("other_concept")  # "Vedtatt bud.": cut short it may be "budsjettår", but also "budsjett"
            continue
        if word.meanings & (way | spoken.neutral):
            continue
        if word.meanings and word.meanings <= spoken.hostile:
            return 0.0
        if word.meanings & _WEAK:
            share -= weight("weak_qualifier")
        elif not word.meanings:
            share -= weight("unknown_word")
        elif (
            word.meanings & qualifiers() and not word.meanings & spoken.neutral
        ) or word.meanings <= _ASPECTS - _ASPECTS_OF.get(spoken.holds, _ASPECTS):
            return 0.0
        elif not word.meanings & _ASPECTS_OF.get(spoken.holds, frozenset()):
            share -= weight("other_concept_modifier" if word.is_modifier else "other_concept")
    if left:
        return 0.0
    return max(0.0, min(weight("surest_words"), share + weight("each_more_meaning") * (len(way) - 1)))


@lru_cache(maxsize=8_192)
def speaks_of(text: str) -> frozenset[str]:
    """All the meanings of a heading or a title."""
    return frozenset().union(*(word.meanings for word in words_of_heading(text))) if text else frozenset()
