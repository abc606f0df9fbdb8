"""The one sentence on top of the pages of a round."""

from __future__ import annotations

import datetime as dt

from analysis.charts import round_funnel, round_running
from analysis.charts.round_words import days, in_words, several
from analysis.facts import Facts, Selection
from analysis.findings.headlines import Headline
from analysis.numbers.round import Round
from analysis.numbers.round_steps import jury_time
from language import Language, sentence


def of_round(
    facts: Facts, selection: Selection, known: Round | None, on: dt.date | None, language: Language
) -> Headline:
    """How many came in, and how long the jury had; what is being done, while the round goes on.

    `on` None: of no day.
    """
    state = "undated" if known is None or known.schedule.span is None or on is None else _state(known, on)
    kicker = language.text(f"round.headline.kicker_{state}", programme=facts.programme.name, year=selection.year)
    if known is None:
        return Headline(kicker, language.text("round.headline.nothing", year=selection.year))
    now = round_running.running_title(known, on, language) if state == "running" and on is not None else None
    if now is not None:
        return Headline(kicker, f"{sentence(now)}.")
    parts = [sentence(_first(known, language))]
    step = jury_time(known)
    if step is not None:
        parts.append(language.text("round.headline.jury", time=days(step, language)))
    return Headline(kicker, " ".join(f"{part}." for part in parts))


def _state(known: Round, on: dt.date) -> str:
    span = known.schedule.span
    assert span is not None  # asked where there is one
    return "coming" if on < span[0] else "over" if on > span[1] else "running"


def _first(known: Round, language: Language) -> str:
    applied, came_in = known.count("applications"), known.came_in
    if applied.is_known and came_in.is_known:
        return language.text(
            "round.headline.came_in",
            n=several(came_in),
            applied=in_words(applied, language),
            count=in_words(came_in, language),
        )
    return round_funnel.funnel_title(known, language)
