"""How the charts of a round write counts, days and dates."""

from __future__ import annotations

import datetime as dt

from analysis.facts import in_sentence
from analysis.numbers.counts import Count
from analysis.numbers.round_steps import StepTime
from language import Language


def figures(count: Count, language: Language) -> str:
    """In figures: 42, 7–8, at least 7; "not given" where nothing is known."""
    return _written(count, lambda number: language.number(number, 0), language, "–")


def in_words(count: Count, language: Language) -> str:
    """In words where they are small: three, 7–8, at least seven."""
    if count.exact is None and count.least is not None and count.most is not None:
        return figures(count, language)
    return _written(count, language.in_words, language, "–")


def several(count: Count) -> int:
    """The number that decides between one and several."""
    return 1 if count.exact == 1 else 2


def days(step: StepTime, language: Language) -> str:
    """How long it is: a source's own words, which are Norwegian, else "7 days", "at least 7 days", "not given"."""
    if language.code == "nb" and step.period and step.days.exact is None and step.days.is_known:
        return step.period
    return days_of(step.days, language)


def days_of(count: Count, language: Language) -> str:
    """7 days, 7–10 days, at least 7 days; "not given" where nothing is known."""
    if not count.is_known:
        return language.text("round.not_given")
    return language.text("round.days", n=several(count), count=figures(count, language))


def between(start: dt.date | None, end: dt.date | None, language: Language) -> str:
    """12.–18. mars, 9. mai–29. august, 9. mai; "" without a day."""
    if start is None:
        return ""
    if end is None or end == start:
        return language.day(start)
    first = language.day_of_month(start) if (start.year, start.month) == (end.year, end.month) else language.day(start)
    return f"{first}–{language.day(end)}"


def step_name(step: StepTime, language: Language) -> str:
    """The step's activity, from which to which it goes, or those of which nobody knows the days."""
    if step.is_between:
        name = language.text("round.from_to", first=step.names[0], second=in_sentence(step.names[1]))
        return f"{name}, {step.municipality}" if step.municipality else name
    return language.listing([step.names[0], *map(in_sentence, step.names[1:])])


def _written(count: Count, write: object, language: Language, between: str) -> str:
    assert callable(write)
    if count.exact is not None:
        return str(write(count.exact))
    if count.least is not None and count.most is not None:
        return f"{write(count.least)}{between}{write(count.most)}"
    if count.least is not None:
        return language.text("round.at_least", count=write(count.least))
    if count.most is not None:
        return language.text("round.at_most", count=write(count.most))
    return language.text("round.not_given")
