"""What single words in a report mean, by the stems in `stems.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.frameworks import form, forms
from data.terms import aliases

_FREE_ENDING = 5  # signs; a stem as long as this may be followed by anything
_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def _contents() -> Mapping[str, Any]:
    return MappingProxyType(tomllib.loads((Path(__file__).parent / "stems.toml").read_text(encoding="utf-8")))


@cache
def stems(group: str, name: str) -> tuple[str, ...]:
    """The stems of a meaning, such as "findings", "strength"."""
    return tuple(_contents()[group][name])


@lru_cache(maxsize=20_000)
def means(word: str, group: str, name: str) -> bool:
    """Whether a word (small letters) has that meaning."""
    return any(_has(word, stem) for stem in stems(group, name))


def _has(word: str, stem: str) -> bool:
    if stem.startswith("*"):
        return stem[1:] in word
    if stem.startswith("="):
        return stem[1:] == word  # "gj." is short for a mean, and "gjer" what somebody does
    is_whole = stem.endswith("$")  # "utvikling" is a change, and "utviklingsaktivitet" none
    stem = stem.rstrip("$")
    if not word.startswith(stem):
        return False
    ending = word[len(stem) :]
    return not ending or (len(stem) >= _FREE_ENDING and not is_whole) or ending in _contents()["endings"]


def meanings(word: str, group: str) -> frozenset[str]:
    """The meanings of a word within a group."""
    return frozenset(name for name in _contents()[group] if means(word, group, name))


def says(words: Sequence[str], group: str, name: str) -> bool:
    """Whether one of the words has that meaning."""
    return any(means(word, group, name) for word in words)


@lru_cache(maxsize=20_000)
def words_in(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in small letters, without what stands in brackets."""
    return tuple(aliases.normalised(text).replace("_", " ").split())


@cache
def _neutral() -> frozenset[str]:
    return frozenset(_contents()["neutral"]["words"])


def is_neutral(word: str) -> bool:
    """Whether a word says nothing by itself: "hva", "på", "områder", a year, a word of an indicator's name."""
    return word in _neutral() or word in _words_of_names() or _YEAR.fullmatch(word) is not None


@cache
def _words_of_names() -> frozenset[str]:
    return frozenset(word for name in _names() for word in name.split())


@cache
def _names() -> Mapping[str, str]:
    """Every indicator's own names, normalised, newest form first -> its code."""
    by_name: dict[str, str] = {}
    for known in forms():
        for name, code in names_of(known.code).items():
            by_name.setdefault(name, code)
    return MappingProxyType(by_name)


@cache
def names_of(form_code: str) -> Mapping[str, str]:
    """The own names of a form's indicators, normalised -> their codes."""
    return MappingProxyType(
        {
            aliases.normalised(name): indicator.code
            for indicator in form(form_code).indicators
            for name in indicator.names.values()
        }
    )


@cache
def names_of_indicators() -> Mapping[str, str]:
    """Names of indicators that are a single word, normalised -> code."""
    return MappingProxyType({name: code for name, code in _names().items() if " " not in name})


def is_official(text: str) -> bool:
    """Whether a text is an indicator's own name, and not only another word for it."""
    return aliases.normalised(text) in _names()


@cache
def topics_of(indicator: str | None) -> frozenset[str]:
    """The topics of an indicator's statements in all forms, normalised."""
    return frozenset(
        aliases.normalised(word)
        for known in forms()
        if indicator and known.has_indicator(indicator)
        for statement in known.indicator(indicator).statements
        for word in (*statement.topics.values(), *statement.aliases, *statement.texts.values())
    )


@cache
def topic_words() -> frozenset[str]:
    """The topics of all statements of all forms, normalised."""
    return frozenset(
        aliases.normalised(word)
        for form in forms()
        for indicator in form.indicators
        for statement in indicator.statements
        for word in (*statement.topics.values(), *statement.aliases)
    )
