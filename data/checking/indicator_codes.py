"""Puts the codes of indicators and forms on rows of data sets other than scores."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from data.cells.drafts import Draft
from data.cells.values import squeezed
from data.checking.named_statements import move_statements, put_statements
from data.checking.names_in_cells import names_in
from data.checking.nearest import Nearest, unknown_name
from data.checking.several_indicators import put_indicators
from data.checking.unknown_indicators import Asking, Unknown, settle_others, unknown_in
from data.frameworks import forms, indicator_words
from data.frameworks.vocabulary import vocabularies, vocabularies_by_name
from data.terms import aliases
from data.terms.problems import Problem, Severity
from data.terms.questions import Question

_TOLD_ABOUT_THEM = frozenset({"findings", "narratives"})
"""Data sets whose rows are what is said of an indicator, and say little without it."""


def with_indicator_codes(draft: Draft, asking: Asking) -> tuple[list[Problem], list[Question]]:
    """Puts in the codes of indicators and forms; what is wrong or told, and what is asked.

    A goal may be measured by something that is no indicator: its words stay as they are.
    """
    problems: list[Problem] = []
    questions: list[Question] = []
    if "indicator" in draft.dataset.field_names:
        problems, questions = _put_indicators(draft, asking)
    measures = draft.columns.get("measured_by", [])
    measures[:] = [indicator_words().get(aliases.normalised(str(value)), value) for value in measures]
    return [*problems, *_put_subjects(draft), *_put_forms(draft)], questions


def _put_indicators(draft: Draft, asking: Asking) -> tuple[list[Problem], list[Question]]:
    problems = _empty_of_none(draft)
    move_statements(draft)
    known = indicator_words()
    may_be_several = "also_concerns" in draft.dataset.field_names
    unknown: dict[str, Unknown] = {}

    def parted(cell: str) -> list[str]:
        return names_in(cell, lambda name: aliases.normalised(name) in known)

    for field in ("indicator", "also_concerns"):
        for one in unknown_in(draft, field, known, parted if may_be_several else None):
            unknown.setdefault(one.word, one)
    is_asked = draft.dataset.name in _TOLD_ABOUT_THEM
    settled = settle_others(draft, list(unknown.values()), asking, is_asked=is_asked)
    put_indicators(draft, {**known, **settled.codes})
    return [*problems, *settled.problems, *put_statements(draft, asking.answers.statements)], settled.questions


def _empty_of_none(draft: Draft) -> list[Problem]:
    """Empties the cells where somebody has chosen that a row is about no indicator: "Annet"."""
    problems = []
    values = draft.columns.get("indicator", [])
    for place, value in enumerate(values):
        if value is not None and aliases.normalised(str(value)) in aliases.words("none_of_them"):
            values[place] = None
            where = draft.place("indicator", place)
            problems.append(Problem("no_indicator_kept_empty", Severity.WARNING, draft.sheet, where, squeezed(value)))
    return problems


def _put_subjects(draft: Draft) -> list[Problem]:
    problems = []
    nearest = Nearest()
    names = [indicator.names for form in forms() for indicator in form.indicators]
    subjects = draft.columns.get("subject", [])
    for place, value in enumerate(subjects):
        if value is None:
            continue
        code = _subject_words().get(aliases.normalised(str(value)))
        if code is None:
            problems.append(unknown_name("unknown_indicator", Severity.ERROR, draft, place, "subject", names, nearest))
        subjects[place] = code
    return problems


@cache
def _subject_words() -> Mapping[str, str]:
    budget = dict.fromkeys((aliases.normalised("budget"), *aliases.sheet_hints("budget")), "budget")
    return MappingProxyType({**indicator_words(), **budget})


def _put_forms(draft: Draft) -> list[Problem]:
    forms_named = draft.columns.get("form", [])
    problems = []
    for place, value in enumerate(forms_named):
        if value is None:
            continue
        words = vocabularies_by_name().get(aliases.normalised(str(value)))
        if words is None:
            names = [known.form.names for known in vocabularies()]
            problems.append(unknown_name("unknown_form", Severity.ERROR, draft, place, "form", names, Nearest()))
        forms_named[place] = None if words is None else words.form.code
    return problems
