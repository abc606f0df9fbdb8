"""The words that the forms know: every spelling of a form, an indicator or a statement, and its code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from data.frameworks import Form, Indicator, Statement, forms
from data.terms.aliases import normalised


@dataclass(frozen=True)
class Vocabulary:
    """The words of one form, normalised."""

    form: Form
    indicators: Mapping[str, Indicator]
    statements: Mapping[str, Mapping[str, str]]  # indicator code -> word -> statement code
    owners: Mapping[str, str]  # word of a statement that only one indicator has -> that indicator's code


@cache
def vocabularies() -> tuple[Vocabulary, ...]:
    """Those of all forms, newest first."""
    return tuple(_vocabulary(form) for form in forms())


@cache
def vocabularies_by_name() -> Mapping[str, Vocabulary]:
    """By the form's code and names, normalised."""
    by_name: dict[str, Vocabulary] = {}
    for vocabulary in vocabularies():
        for name in (vocabulary.form.code, *vocabulary.form.names.values()):
            by_name.setdefault(normalised(name), vocabulary)
    return MappingProxyType(by_name)


@cache
def statement_words() -> frozenset[str]:
    """Normalised codes, topics, texts and aliases of all statements of all forms."""
    return frozenset(
        word for vocabulary in vocabularies() for by_word in vocabulary.statements.values() for word in by_word
    )


def _vocabulary(form: Form) -> Vocabulary:
    indicators: dict[str, Indicator] = {}
    statements: dict[str, Mapping[str, str]] = {}
    owners: dict[str, str | None] = {}
    for indicator in form.indicators:
        for word in (indicator.code, *indicator.names.values(), *indicator.aliases):
            indicators.setdefault(normalised(word), indicator)
        by_word: dict[str, str] = {}
        for statement in indicator.statements:
            for word in _spellings(statement):
                by_word.setdefault(word, statement.code)
        for word in by_word:
            owners[word] = None if word in owners else indicator.code
        statements[indicator.code] = MappingProxyType(by_word)
    unique = {word: code for word, code in owners.items() if code}
    return Vocabulary(form, MappingProxyType(indicators), MappingProxyType(statements), MappingProxyType(unique))


def _spellings(statement: Statement) -> list[str]:
    said = (statement.code, *statement.topics.values(), *statement.texts.values(), *statement.aliases)
    return [normalised(word) for word in said]
