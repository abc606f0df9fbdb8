"""What is worth talking about in a round: rules, each with its figures and a question, never advice.

Like those of an assessment (`rules.py`): the heaviest first, no more than five.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from analysis.charts.round_criteria import sensitivity_of
from analysis.charts.round_steps import warning
from analysis.charts.round_words import days, figures, in_words, several, step_name
from analysis.findings.after_round_rules import advice_of_unknown_fate, quiet_winners
from analysis.findings.rules import MOST_FINDINGS, Finding
from analysis.numbers.follow_ups import FollowUps
from analysis.numbers.lessons import Lessons
from analysis.numbers.round import Round
from analysis.numbers.round_steps import step_times
from language import Language, sentence

UNDATED_SHARE = 0.2  # of the activities
SHARE_OUT = 0.9  # of the applications


def round_findings(
    known: Round | None, language: Language, lessons: Lessons, follow_ups: FollowUps | None = None
) -> tuple[Finding, ...]:
    """What is worth talking about in the round and after it, the heaviest first; nothing without one.

    `follow_ups`: what came of the winners, seen on a day; without it nothing is found there.
    """
    if known is None:
        return ()
    found = [finding for rule in ROUND_RULES for finding in rule(known, language)]
    found += advice_of_unknown_fate(lessons, language)
    if follow_ups is not None:
        found += quiet_winners(follow_ups, language)
    return tuple(sorted(found, key=lambda finding: -finding.weight)[:MOST_FINDINGS])


def _finding(language: Language, rule: str, weight: float, page: str = "round", **values: str | int) -> Finding:
    return Finding(
        rule=f"round_{rule}",
        weight=weight,
        title=sentence(language.text(f"round.findings.{rule}.title", **values)),
        figures=sentence(language.text(f"round.findings.{rule}.figures", **values)),
        question=language.text(f"round.findings.{rule}.question"),
        explanation=language.text(
            f"round.findings.{rule}.rule",
            undated=language.percent(UNDATED_SHARE),
            out=language.percent(SHARE_OUT),
        ),
        page=page,
    )


def _steps_are_too_short(known: Round, language: Language) -> Iterator[Finding]:
    short = [step for step in step_times(known) if step.is_too_short and step.needed]
    if short:
        step = min(short, key=lambda one: (one.days.least or 0) / (one.needed or 1))
        yield _finding(
            language,
            "too_short",
            1 + (step.needed or 1) / max(step.days.least or 1, 1),
            name=step_name(step, language),
            time=days(step, language),
            about=warning(step, language),
        )


def _what_weighed_was_not_announced(known: Round, language: Language) -> Iterator[Finding]:
    beside = [one.criterion for one in known.criteria if one.is_listed is False]
    if beside:
        yield _finding(language, "not_announced", 2.0 + len(beside) / 10, n=len(beside), names=language.listing(beside))


def _dates_are_missing(known: Round, language: Language) -> Iterator[Finding]:
    items = known.schedule.items
    undated = [item for item in items if item.quality == "undated"]
    if items and len(undated) / len(items) >= UNDATED_SHARE:
        yield _finding(
            language,
            "undated",
            1 + len(undated) / len(items),
            n=len(undated),
            count=language.in_words(len(undated)),
            all=language.number(len(items), 0),
        )


def _hours_are_not_counted(known: Round, language: Language) -> Iterator[Finding]:
    if known.hours_in_all is None and (known.steps or known.schedule.items):
        yield _finding(language, "hours", 1.5)


def _other_weights_choose_others(known: Round, language: Language) -> Iterator[Finding]:
    found = sensitivity_of(known)
    changed = [one for one in found if one.coming or one.leaving]
    if changed:
        names = tuple(dict.fromkeys(name for one in changed for name in one.coming))
        yield _finding(
            language,
            "weights",
            1.6,
            n=len(changed),
            count=language.in_words(len(changed)),
            all=language.in_words(len(found)),
            names=language.listing(names),
        )


def _steps_lie_in_school_holidays(known: Round, language: Language) -> Iterator[Finding]:
    found = known.schedule.in_school_holidays()
    # A long step has room for a holiday; one whose first or last day is in it has not.
    tight = [
        (item, holiday)
        for item, holiday in found
        if holiday.start
        and holiday.last
        and any(day is not None and holiday.start <= day <= holiday.last for day in (item.start, item.end))
    ]
    if tight:
        item, holiday = tight[0]
        yield _finding(language, "school", 1.2, name=item.name, holiday=holiday.activity)


def _most_are_turned_away(known: Round, language: Language) -> Iterator[Finding]:
    applied, came_in = known.count("applications").exact, known.came_in.exact
    if applied and came_in is not None and (applied - came_in) / applied >= SHARE_OUT:
        followed = known.followers
        yield _finding(
            language,
            "turned_away",
            1.1,
            n=applied,
            applied=language.number(applied, 0),
            count=language.in_words(came_in),
            followed=in_words(followed, language) if followed.is_known else figures(followed, language),
            several=several(followed),
        )


RoundRule = Callable[[Round, Language], Iterator[Finding]]

ROUND_RULES: tuple[RoundRule, ...] = (
    _steps_are_too_short,
    _what_weighed_was_not_announced,
    _dates_are_missing,
    _hours_are_not_counted,
    _other_weights_choose_others,
    _steps_lie_in_school_holidays,
    _most_are_turned_away,
)
