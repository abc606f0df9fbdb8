"""The words people use for sheets, headers and choices; the words themselves stand in `aliases.toml`."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.terms.datasets import DATASETS

# Not longer than a remark is: brackets that are never closed would be looked for again and again.
_BRACKETS = re.compile(r"[(\[][^)\]]{0,200}[)\]]")
_NEGATIONS = ("ikke", "ikkje", "not")
_NO_WORD = re.compile(r"[^\w%]+")


@cache
def _contents() -> Mapping[str, Any]:
    return MappingProxyType(tomllib.loads((Path(__file__).parent / "aliases.toml").read_text(encoding="utf-8")))


@lru_cache(maxsize=65_536)
def normalised(text: str) -> str:
    """The text without what does not matter when words are compared: case, spaces, punctuation, "(1000 kr)"."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if plain.isalnum():
        return plain.casefold()
    outside = _NO_WORD.sub(" ", _BRACKETS.sub(" ", plain)).strip()
    return (outside or _NO_WORD.sub(" ", plain).strip()).casefold()


@cache
def headers(dataset: str, field: str) -> tuple[str, ...]:
    """The accepted headers of a field: Norwegian first, English second, then other spellings."""
    tables = _contents()["headers"]
    own: list[str] = tables.get(dataset, {}).get(field, [])
    return tuple(own or tables["common"][field])


@cache
def sheet_title(dataset: str, language: str) -> str:
    """The title of a data set's sheet in our template."""
    return str(_contents()["sheets"][dataset][0 if language == "nb" else 1])


@cache
def sheet_hints(dataset: str) -> frozenset[str]:
    """Normalised sheet names that speak for a data set."""
    return frozenset(normalised(name) for name in _contents()["sheets"][dataset])


@cache
def choice_words(dataset: str, field: str, code: str) -> tuple[str, ...]:
    """The accepted words for a choice: Norwegian first, English second, then other spellings."""
    return tuple(_contents()["choices"][dataset][field][code])


@cache
def choices_by_word(dataset: str, field: str) -> Mapping[str, str]:
    """Normalised word -> code, for the words and for the codes themselves.

    Where one choice is the other with a "not", so is each way of writing it: "Ikke valgt", and so "Ikke valgt ut".
    """
    by_word: dict[str, str] = {}
    for code in DATASETS[dataset].field(field).choices:
        by_word[normalised(code)] = code
        for word in choice_words(dataset, field, code):
            by_word.setdefault(normalised(word), code)
    for word, code in _negated(by_word):
        by_word.setdefault(word, code)
    return MappingProxyType(by_word)


def _negated(by_word: Mapping[str, str]) -> list[tuple[str, str]]:
    """The words that say "not" to a longer way of writing what some choice says "not" to."""
    found = []
    for negated, code in by_word.items():
        first, _, bare = negated.partition(" ")
        longer = {word: other for word, other in by_word.items() if bare and other != code and _ends_in(word, bare)}
        if first not in _NEGATIONS or len(set(longer.values())) != 1:
            continue
        for own in map(str.split, longer):
            found += [(" ".join((*own[:at], no, *own[at:])), code) for no in _NEGATIONS for at in range(len(own))]
    return found


def _ends_in(word: str, bare: str) -> bool:
    """Whether a word is another one, or ends in it, or holds it among others."""
    return word.endswith(bare) or f" {bare} " in f" {word} "


@cache
def fields_by_header(dataset: str) -> Mapping[str, str]:
    """Normalised header -> field of the data set. A field's own words win over an earlier field's later ones."""
    ranked: list[tuple[int, int, str, str]] = []
    for order, field in enumerate(DATASETS[dataset].field_names):
        ranked.append((0, order, normalised(field), field))
        for rank, word in enumerate(headers(dataset, field)):
            ranked.append((rank, order, normalised(word), field))
    by_header: dict[str, str] = {}
    for _, _, word, field in sorted(ranked):
        by_header.setdefault(word, field)
    return MappingProxyType(by_header)


@cache
def words(group: str) -> frozenset[str]:
    """A group of words such as "total" or "missing", normalised."""
    return frozenset(normalised(word) for word in _contents()["words"][group])


@cache
def spellings(group: str) -> tuple[str, ...]:
    """A group of words as they stand, such as the marks of an example row."""
    return tuple(_contents()["words"][group])
