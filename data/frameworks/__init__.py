"""The assessment forms: indicators, statements, scales, names in both languages, and what compares to what.

A form is one .toml file in this folder; adding or changing one is not a change of code.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from data.frameworks.model import EFFECT, PROCESS, Form, Indicator, Scale, Statement
from data.frameworks.reader import FormsInvalid, read_forms
from data.terms.aliases import normalised

__all__ = [
    "EFFECT",
    "PROCESS",
    "Form",
    "FormsInvalid",
    "Indicator",
    "Scale",
    "Statement",
    "comparable",
    "form",
    "forms",
    "forms_in_force",
    "indicator_name",
    "indicator_words",
    "read_forms",
    "statement_name",
    "statement_topic",
]


@cache
def forms() -> tuple[Form, ...]:
    """Every form, newest first."""
    return read_forms(Path(__file__).parent)


def form(code: str) -> Form:
    """The form of that code; KeyError where there is none."""
    for candidate in forms():
        if candidate.code == code:
            return candidate
    raise KeyError(code)


def forms_in_force(year: int | None) -> tuple[Form, ...]:
    """The real forms that a year may be assessed on, newest first; without a year, all real ones."""
    real = (candidate for candidate in forms() if not candidate.is_invented)
    begun = [candidate for candidate in real if year is None or candidate.valid_from <= year]
    return tuple(sorted(begun, key=lambda candidate: -candidate.valid_from))


def indicator_name(code: str, form_code: str | None, language_code: str) -> str:
    """What the indicator is called in that form, else in the newest form that has it, else its code."""
    for candidate in sorted(forms(), key=lambda known: known.code != form_code):
        if candidate.has_indicator(code):
            return candidate.indicator(code).names[language_code]
    return code


@cache
def indicator_words() -> Mapping[str, str]:
    """Normalised name, alias or code of an indicator -> its code, over all forms, newest first."""
    by_word: dict[str, str] = {}
    for known in forms():
        for indicator in known.indicators:
            for word in (indicator.code, *indicator.names.values(), *indicator.aliases):
                by_word.setdefault(normalised(word), indicator.code)
    return MappingProxyType(by_word)


def statement_topic(form_code: str, indicator_code: str, statement_code: str, language_code: str) -> str:
    """The short name of a statement; the code itself where the form does not know it (own words)."""
    try:
        statement = form(form_code).indicator(indicator_code).statement(statement_code)
    except KeyError:
        return statement_code
    return statement.topics[language_code]


def statement_name(
    indicator_code: str, statement_code: str, form_code: str | None, language_code: str
) -> tuple[str, str]:
    """The names of an indicator and of its statement in that form, else in the newest form that has both.

    The statement's code where no form has it.
    """
    for candidate in sorted(forms(), key=lambda known: known.code != form_code):
        own = candidate.indicator(indicator_code) if candidate.has_indicator(indicator_code) else None
        for statement in own.statements if own else ():
            if own and statement.code == statement_code:
                return own.names[language_code], statement.topics[language_code]
    return indicator_name(indicator_code, form_code, language_code), statement_code


def comparable(form_a: str, code_a: str, form_b: str) -> str | None:
    """The indicator of form b that may be compared with that of form a; None where nothing may be."""
    if form_a == form_b:
        return code_a
    forward = form(form_a).comparable.get(form_b, {})
    if code_a in forward:
        return forward[code_a]
    backward = form(form_b).comparable.get(form_a, {})
    return next((own for own, theirs in backward.items() if theirs == code_a), None)
