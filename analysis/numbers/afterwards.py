"""The scores of what actions concern, when they were recommended and afterwards. Never a cause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.numbers.actions import Action, Actions
from analysis.numbers.scores import Assessments


@dataclass(frozen=True)
class Afterwards:
    """The board's total of an indicator of an action, or the score of a statement, when it was recommended, and now.

    `then` and `now` are points on one scale; None where the year has none. Of a statement, whose words are its form's,
    both are only there on one form: `is_same_form`. `year` is None for what a later year cannot yet tell of.
    """

    action: Action
    indicator: str
    then_year: int
    then: float | None
    year: int | None
    now: float | None
    statement: str | None = None
    is_same_form: bool = True

    @property
    def change(self) -> float | None:
        """Points; negative where the score fell, None where one of them is missing."""
        return self.now - self.then if self.now is not None and self.then is not None else None


def afterwards(actions: Actions, assessments: Assessments, year: int) -> tuple[Afterwards, ...]:
    """What became of the scores of what each action concerns, from its recommendation to `year`, highest rise first.

    The totals of indicators only where both years have one on the same scale and of comparable indicators; those of an
    action stand together, its statements behind its indicators, also where a year has no score of them.
    """
    groups = []
    for action in actions.actions:
        later = (one for one in of_statements(action, assessments, year) if one.year is not None)
        if group := (*_of_indicators(action, assessments, year), *later):
            groups.append(group)
    return tuple(one for group in sorted(groups, key=_highest_rise) for one in group)


def rises(done: Iterable[Afterwards]) -> tuple[int, int]:
    """For how many actions all that they concern has risen, and of how many a change is known.

    The board's totals speak for an action where it has any, else its statements.
    """
    known = list(done)
    with_totals = {one.action.action for one in known if one.statement is None}
    changes: dict[str, list[float]] = {}
    for one in known:
        if one.change is not None and (one.statement is None or one.action.action not in with_totals):
            changes.setdefault(one.action.action, []).append(one.change)
    return sum(min(found) > 0 for found in changes.values()), len(changes)


def _highest_rise(group: tuple[Afterwards, ...]) -> tuple[bool, float, str]:
    """Where an action stands: those with the highest rise first, and last those of which no change is known."""
    changes = [one.change for one in group if one.change is not None]
    return not changes, -max(changes, default=0.0), group[0].action.action


def of_statements(action: Action, assessments: Assessments, year: int) -> tuple[Afterwards, ...]:
    """The scores of the statements that an action concerns, also before there is a later year than that of the advice.

    Empty where nobody says when it was recommended.
    """
    first = min(action.given_in, default=None)
    if first is None:
        return ()
    is_later = first < year
    is_same = len({assessments.forms.get(first), assessments.forms.get(year)} - {None}) < 2
    return tuple(
        Afterwards(
            action,
            indicator,
            first,
            assessments.statement(first, indicator, statement),
            year if is_later else None,
            assessments.statement(year, indicator, statement) if is_later and is_same else None,
            statement,
            is_same,
        )
        for indicator, statement in action.statements
    )


def _of_indicators(action: Action, assessments: Assessments, year: int) -> tuple[Afterwards, ...]:
    first = min(action.given_in, default=None)
    if first is None or first >= year:
        return ()
    found = []
    for indicator in action.indicators:
        history = assessments.comparable_totals(indicator, year)
        if first in history and year in history:
            found.append(Afterwards(action, indicator, first, history[first], year, history[year]))
    return tuple(sorted(found, key=lambda one: -(one.change or 0)))
