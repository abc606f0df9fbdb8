"""The words that the forms know: every spelling of a form, an indicator or a statement, and its code."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from data.frameworks import Form, Indicator, Statement, forms
from data.terms.aliases import normalised

_FEWEST_TELLING = 3  # indicators by which a form is recognised


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


def form_of_scale(highest: int, indicators: Collection[str], statements: Collection[str]) -> Form | None:
    """The form with that highest point that alone has all of those indicators and statements; None where none is sure.

    Names that another form has as well may stand for points on a scale of somebody's own.
    """
    words = {normalised(name) for name in indicators}, {normalised(name) for name in statements}
    knowing = [one for one in vocabularies() if words[0] <= one.indicators.keys() and words[1] <= _statements_of(one)]
    if len(knowing) != 1 or knowing[0].form.scale.maximum != highest or len(words[0]) < _FEWEST_TELLING:
        return None
    return knowing[0].form


def _statements_of(vocabulary: Vocabulary) -> set[str]:
    return {word for by_word in vocabulary.statements.values() for word in by_word}


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
