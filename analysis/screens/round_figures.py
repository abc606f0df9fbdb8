"""The three figures of a round: who came in, how long the jury had, and the hours it cost."""

from __future__ import annotations

from analysis.charts.round_words import days, figures, in_words, several, step_name
from analysis.numbers.round import Effort, HoursInAll, Round
from analysis.numbers.round_steps import jury_time
from analysis.screens.key_figure import KeyFigure
from language import Language, sentence

_PAGE = "round"


def round_figures(known: Round | None, language: Language) -> tuple[KeyFigure, KeyFigure, KeyFigure]:
    """The figures; each says so where it is not known."""
    return _came_in(known, language), _jury(known, language), _hours(known, language)


def _missing(name: str, language: Language, meaning: str = "") -> KeyFigure:
    return KeyFigure(
        language.text(f"round.figures.{name}"),
        language.text("round.figures.not_counted" if name == "hours" else "round.not_given"),
        "",
        meaning or language.text(f"round.figures.{name}_missing"),
        _PAGE,
        is_missing=True,
    )


def _came_in(known: Round | None, language: Language) -> KeyFigure:
    if known is None:
        return _missing("came_in", language)
    planned = known.count("selected_planned")
    if not known.came_in.is_known and planned.is_known:
        label = language.text("round.figures.planned")
        return KeyFigure(label, figures(planned, language), "", language.text("round.figures.planned_meaning"), _PAGE)
    if not known.came_in.is_known:
        return _missing("came_in", language)
    applied, followers = known.count("applications"), known.followers
    parts = []
    if followers.is_known:
        count = sentence(in_words(followers, language))
        parts.append(language.text("round.figures.followers", n=several(followers), count=count))
    if not applied.is_known:
        parts.append(language.text("round.figures.applied_not_given"))
    return KeyFigure(
        language.text("round.figures.came_in"),
        figures(known.came_in, language),
        language.text("round.figures.of", all=figures(applied, language)) if applied.is_known else "",
        " ".join(parts),
        _PAGE,
    )


def _jury(known: Round | None, language: Language) -> KeyFigure:
    step = jury_time(known) if known is not None else None
    if step is None:
        return _missing("jury", language)
    parts = [f"{sentence(step_name(step, language))}."]
    if step.to_read.is_known:
        read = figures(step.to_read, language)
        parts = [language.text("round.figures.to_read", n=several(step.to_read), count=read)]
    if step.is_too_short and step.needed:
        parts.append(language.text("round.figures.needs", needed=language.number(step.needed, 0)))
    label = language.text("round.figures.jury")
    if step.days.exact is None:
        return KeyFigure(label, days(step, language), "", " ".join(parts), _PAGE, is_in_words=True)
    unit = language.text("round.figures.days", n=step.days.exact)
    return KeyFigure(label, language.number(step.days.exact, 0), unit, " ".join(parts), _PAGE)


def _hours(known: Round | None, language: Language) -> KeyFigure:
    if known is None:
        return _missing("hours", language)
    found = known.hours_in_all
    if found is None:
        instead = next((one for one in known.efforts if one.least is not None), None)
        if instead is None:
            return _missing("hours", language)
        text = language.text("round.figures.hours_instead", what=_in_words(instead, language))
        return _missing("hours", language, text)
    actors = [part.actor for part in found.parts if part.actor]
    name = sentence(found.effort)
    meaning = f"{name}: {language.listing(actors)}." if actors else f"{name}."
    periods = {part.period for part in found.parts if part.period}
    return KeyFigure(
        language.text("round.figures.hours"),
        _hours_in_words(found, language),
        language.text("round.figures.hours_unit"),
        " ".join([meaning, *(f"{sentence(period)}." for period in periods if len(periods) == 1)]),
        _PAGE,
    )


def _hours_in_words(found: HoursInAll, language: Language) -> str:
    """42, 40–45, at least 40, at most 45."""
    least, most = (None if end is None else language.number(end, 0) for end in (found.least, found.most))
    if most is None:
        return language.text("round.at_least", count=least or "")
    if least is None:
        return language.text("round.at_most", count=most)
    return least if least == most else f"{least}–{most}"


def _in_words(one: Effort, language: Language) -> str:
    number = language.number(one.least or 0.0)
    return f"{number if one.most is not None else language.text('round.at_least', count=number)} {one.effort}"
