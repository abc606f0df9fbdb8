"""What a round taught, what was recommended, and what came of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb

from analysis.chart import Chart
from analysis.charts.follow_ups import month_of
from analysis.charts.lessons import name_in_lessons
from analysis.charts.registry import Charts
from analysis.facts import Facts, Selection, in_sentence
from analysis.findings.headlines import Headline
from analysis.numbers.follow_ups import FollowUps
from analysis.numbers.lessons import Advised, Lessons
from analysis.screens.key_figure import KeyFigure
from language import Language, sentence


@dataclass(frozen=True)
class LessonsScreen:
    """What was learnt. `recommendations`: what may be brought up to date."""

    headline: Headline
    figures: tuple[KeyFigure, ...]
    by_theme: Chart | None
    recommendations: Chart | None
    chain: Chart | None
    given: tuple[Advised, ...]
    lessons: tuple[str, ...]


@dataclass(frozen=True)
class WinnersScreen:
    """What came of the winners, and what others did."""

    headline: Headline
    lines: Chart | None
    known_at_times: Chart | None
    others: Chart | None


def lessons_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language, on: dt.date
) -> LessonsScreen:
    """What the round of the chosen year taught, seen on the day `on`."""
    charts = Charts(connection, facts, selection, language, on)
    known = charts.lessons
    is_known = known.lessons or known.recommendations
    return LessonsScreen(
        headline=_lessons_headline(facts, selection, known, language),
        figures=_figures(known, charts.follow_ups, language) if is_known else (),
        by_theme=charts.get("lessons"),
        recommendations=charts.get("lessons-recommendations"),
        chain=charts.get("lessons-chain"),
        given=known.recommendations,
        lessons=tuple(lesson.text for lesson in known.lessons),
    )


def winners_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language, on: dt.date
) -> WinnersScreen:
    """What came of the round of the chosen year, seen on the day `on`."""
    charts = Charts(connection, facts, selection, language, on)
    return WinnersScreen(
        headline=_winners_headline(facts, selection, charts.follow_ups, language),
        lines=charts.get("winners"),
        known_at_times=charts.get("winners-moments"),
        others=charts.get("winners-others"),
    )


def _kicker(facts: Facts, selection: Selection, language: Language) -> str:
    return language.text("lessons.kicker", programme=facts.programme.name, year=selection.year)


def _lessons_headline(facts: Facts, selection: Selection, known: Lessons, language: Language) -> Headline:
    kicker = _kicker(facts, selection, language)
    if not known.lessons:
        return Headline(kicker, language.text("lessons.headline.nothing"))
    worked, hard = known.counted("worked", "both"), known.counted("hard", "both")
    key = "both" if worked and hard else "worked" if worked else "hard" if hard else "neither"
    values = {"worked": language.in_words(worked), "hard": language.in_words(hard)}
    parts = [sentence(language.text(f"lessons.headline.{key}", **values))]
    theme = known.hardest_theme
    if theme and len(known.themes) > 1:
        name = in_sentence(name_in_lessons("theme", theme, language))
        parts.append(language.text("lessons.headline.hardest", theme=name))
    return Headline(kicker, " ".join(parts))


def _figures(known: Lessons, winners: FollowUps, language: Language) -> tuple[KeyFigure, ...]:
    return (_followed_up(known, language), _shared(known, language), _built(winners, language))


def _followed_up(known: Lessons, language: Language) -> KeyFigure:
    label, every = language.text("lessons.figures.followed_up"), len(known.recommendations)
    if not every:
        unknown = language.text("lessons.figures.unknown")
        return KeyFigure(label, unknown, "", language.text("lessons.figures.no_advice"), "lessons", is_missing=True)
    parts = []
    for state in ("unknown", "nobody", "under_way", "not_followed_up"):
        count = len(known.in_state(state))
        if count:
            in_words = sentence(language.in_words(count))
            parts.append(language.text(f"lessons.figures.state_{state}", n=count, count=in_words))
    done = len(known.in_state("followed_up"))
    unit = language.text("lessons.figures.of", of=every)
    return KeyFigure(label, language.number(done, 0), unit, " ".join(parts), "lessons")


def _shared(known: Lessons, language: Language) -> KeyFigure:
    label = language.text("lessons.figures.shared")
    found = known.shared_by_all
    if found:
        names = language.listing([f"«{lesson.text}»" for lesson in found[:2]])
        meaning = language.text(
            "lessons.figures.shared_most" if len(found) > 2 else "lessons.figures.shared_are", names=names
        )
    else:
        meaning = language.text("lessons.figures.shared_none")
    unit = language.text("lessons.figures.lessons", n=len(found))
    return KeyFigure(label, language.number(len(found), 0), unit, meaning, "lessons")


def _built(known: FollowUps, language: Language) -> KeyFigure:
    label, built = language.text("lessons.figures.built"), known.reached("built")
    if not known.winners:
        unknown = language.text("lessons.figures.unknown")
        return KeyFigure(label, unknown, "", language.text("winners.headline.nothing"), "winners", is_missing=True)
    since = (
        language.text("lessons.figures.last_known", month=month_of(known.last_known, language))
        if known.last_known
        else language.text("lessons.figures.never_known")
    )
    if not built:
        begun = known.reached("built", "begun")
        if begun:
            since = language.text(
                "lessons.figures.being_built", n=len(begun), count=sentence(language.in_words(len(begun)))
            )
        return KeyFigure(label, language.text("lessons.figures.unknown"), "", since, "winners", is_missing=True)
    unit = language.text("lessons.figures.of", of=len(known.winners))
    names = f"{language.listing([winner.proposal for winner in built])}. {since}"
    return KeyFigure(label, language.number(len(built), 0), unit, names, "winners")


def _winners_headline(facts: Facts, selection: Selection, known: FollowUps, language: Language) -> Headline:
    kicker = _kicker(facts, selection, language)
    if not known.winners:
        return Headline(kicker, language.text("winners.headline.nothing"))
    of, built = language.in_words(len(known.winners)), known.reached("built")
    if built:
        values = {"count": language.in_words(len(built)), "of": of}
        text = sentence(language.text("winners.headline.built", n=len(built), **values))
    else:
        text = language.text("winners.headline.not_built", n=len(known.winners))
    if known.last_known:
        text += f" {language.text('winners.headline.last_known', month=month_of(known.last_known, language))}"
    return Headline(kicker, text)
