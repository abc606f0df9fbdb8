"""How many days each step of a round gave, and whether that was enough for what had to be read in it.

A STEP is an activity that lasts, or what lies between the days of two that follow each other. A step is TOO SHORT when
it has fewer days than what is read in it asks for (`data.terms.reading_steps`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.numbers.counts import NOT_KNOWN, Count
from analysis.numbers.round import Round
from analysis.numbers.round_time import Item, runs_of_undated
from data.terms.reading_steps import ReadingStep, reading_step_of


@dataclass(frozen=True)
class StepTime:
    """Days of a step: of one activity, or from the day of `names[0]` to that of `names[1]` (`is_between`).

    Nothing known of `days`: none of the activities named has a known day. `period`: what a source says in words.
    """

    names: tuple[str, ...]
    days: Count
    start: dt.date | None = None
    end: dt.date | None = None
    municipality: str | None = None
    period: str | None = None
    is_between: bool = False
    reading: ReadingStep | None = None
    to_read: Count = NOT_KNOWN

    @property
    def needed(self) -> float | None:
        """The days that the least there can be to read asks for; None where nothing known is read."""
        if self.reading is None or not self.to_read.is_known:
            return None
        return (self.to_read.least or self.to_read.most or 0) * self.reading.days_each

    @property
    def is_too_short(self) -> bool:
        """Whether it has fewer days than that. With a least alone, whether the least is fewer."""
        if self.needed is None or not self.days.is_known:
            return False
        most = self.days.most if self.days.most is not None else self.days.least
        return most is not None and most < self.needed


def step_times(known: Round) -> tuple[StepTime, ...]:
    """The days of every step, in the order of the process."""
    found: list[StepTime] = []
    before: Item | None = None
    juries = 0
    for is_undated, items in runs_of_undated(known.schedule.process):
        if is_undated:
            found.append(StepTime(tuple(item.name for item in items), Count(), period=items[0].first.period))
            juries += sum(_reads(item) == "proposals" for item in items)
            before = None
            continue
        for item in items:
            if before is not None and item.is_days:
                found.extend(_between(before, item))
            if item.is_range or item.first.days.is_known:
                found.append(_lasting(item, known, juries))
                juries += _reads(item) == "proposals"
            before = item if item.quality == "known" else None
    return tuple(found)


def shortest_step(found: Sequence[StepTime]) -> StepTime | None:
    """The step that is furthest from what it asks for, else the one with fewest days; None of fewer than two known."""
    short = [step for step in found if step.is_too_short]
    if short:
        return min(short, key=lambda step: (step.days.least or 0) / (step.needed or 1))
    known = [step for step in found if step.days.exact is not None]
    return min(known, key=lambda step: step.days.exact or 0) if len(known) > 1 else None


def jury_time(known: Round) -> StepTime | None:
    """The first step in which a jury reads; None where the round has none with known days."""
    return next(
        (
            step
            for step in step_times(known)
            if step.days.is_known and step.reading is not None and step.reading.what == "proposals"
        ),
        None,
    )


def _reads(item: Item) -> str | None:
    found = reading_step_of(item.name)
    return found.what if found else None


def _lasting(item: Item, known: Round, juries: int) -> StepTime:
    reading = reading_step_of(item.name)
    what = None if reading is None else "finalists" if reading.what == "proposals" and juries else reading.what
    days = item.first.days
    if not days.is_known and item.start and item.end:
        days = Count((item.end - item.start).days, (item.end - item.start).days)
    return StepTime(
        names=(item.name,),
        days=days,
        start=item.start,
        end=item.end,
        period=item.first.period,
        reading=reading,
        to_read=known.to_read[what] if what else Count(),
    )


def _between(before: Item, item: Item) -> list[StepTime]:
    """From the last day of one to the day of the next: once where that is one day, else for each municipality."""
    found = []
    begin = before.end
    assert begin is not None  # both have known days
    days = sorted({one.start for one in item.members if one.start})
    for member in item.members[: 1 if len(days) == 1 else None]:
        assert member.start is not None
        length = (member.start - begin).days
        if length > 0:
            found.append(
                StepTime(
                    names=(before.name, item.name),
                    days=Count(length, length),
                    start=begin,
                    end=member.start,
                    municipality=member.municipality if len(days) > 1 else None,
                    is_between=True,
                )
            )
    return found
