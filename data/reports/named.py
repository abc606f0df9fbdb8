"""Sections whose heading names no indicator of a form: known by their statements, or told of and left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.frameworks import Form, Indicator, forms
from data.reports.headings import is_mean
from data.reports.lines import Document
from data.reports.matching import statement_named
from data.reports.section import Section
from data.terms.problems import Problem, Severity

_UNREADABLE = ("(cid:", "\ufffd")
_ENOUGH = 2  # statements by which an indicator is known, where its heading says something else


def with_indicators(document: Document, sections: Sequence[Section]) -> tuple[list[Section], list[Problem]]:
    """The sections, each with the indicator that it names or can only be; and what is told of all others."""
    taken = {section.indicator for section in sections}
    none_is_named = not any(taken)
    problems: list[Problem] = []
    found: list[Section] = []
    for section in sections:
        if section.indicator is not None:
            found.append(section)
            continue
        if is_mean(section.heading):
            continue  # the last row of a summary
        known = _by_statements(section)
        if known is not None and known.code not in taken:
            taken.add(known.code)
            found.append(replace(section, indicator=known.code))
            problems.append(_told("indicator_by_statements", Severity.WARNING, document, section, known))
        elif none_is_named:
            problems.append(_told("unknown_indicator", Severity.ERROR, document, section, _nearest(section)))
        else:
            problems.append(_told("indicator_not_in_form", Severity.WARNING, document, section, None))
    return found, problems


def _told(code: str, severity: Severity, document: Document, section: Section, indicator: Indicator | None) -> Problem:
    place = document.lines[section.line].place
    names = indicator.names if indicator else {}
    return Problem(code, severity, document.sheet, place, section.heading, names)


def _by_statements(section: Section) -> Indicator | None:
    """The only indicator whose statements these are, all of them."""
    is_readable = not any(sign in section.heading for sign in _UNREADABLE)
    if len(section.statements) < (_ENOUGH if is_readable else 1):
        return None
    return next((found for form in forms() if (found := _owner(section, form)) is not None), None)


def _owner(section: Section, form: Form) -> Indicator | None:
    for indicator in form.indicators:
        if all(statement_named(scored.words, indicator) is not None for scored in section.statements):
            return indicator
    return None


def _nearest(section: Section) -> Indicator:
    from rapidfuzz import fuzz  # needed only where something is wrong

    every = [indicator for form in forms() for indicator in form.indicators]
    return max(
        every,
        key=lambda one: max(fuzz.ratio(section.heading.casefold(), name.casefold()) for name in one.names.values()),
    )
