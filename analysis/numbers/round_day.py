"""A running round on a day: which steps are over, which one is being done and how much of it is left, what comes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from analysis.numbers.round_time import Item, Schedule

StepState = Literal["done", "running", "coming", "unknown"]


@dataclass(frozen=True)
class StepOnDay:
    """A step on a day. `days`: left of one that is being done, or until one that comes; 0 for others."""

    item: Item
    state: StepState
    days: int = 0

    @property
    def length(self) -> int:
        """Its days from the first to the last; 0 for a day, or where they are not known."""
        item = self.item
        return (item.end - item.start).days if item.start and item.end else 0


def steps_on(schedule: Schedule, on: dt.date) -> tuple[StepOnDay, ...]:
    """Every step of the process as it stands that day."""
    return tuple(_on(item, on) for item in schedule.process)


def running(steps: tuple[StepOnDay, ...]) -> StepOnDay | None:
    """The step that is being done and is over first; None where none is."""
    found = [step for step in steps if step.state == "running"]
    return min(found, key=lambda step: step.days) if found else None


def coming(steps: tuple[StepOnDay, ...]) -> StepOnDay | None:
    """The step that begins next; None where none of known days does."""
    found = [step for step in steps if step.state == "coming"]
    return min(found, key=lambda step: step.days) if found else None


def is_shortest(step: StepOnDay, steps: tuple[StepOnDay, ...]) -> bool:
    """Whether it lasts fewer days than each of the others that last."""
    lengths = [one.length for one in steps if one.length]
    return len(lengths) > 1 and lengths.count(min(lengths)) == 1 and step.length == min(lengths)


def _on(item: Item, on: dt.date) -> StepOnDay:
    if item.start is None or item.end is None or item.quality in ("undated", "doubtful"):
        return StepOnDay(item, "unknown")
    if item.end < on:
        return StepOnDay(item, "done")
    if item.start <= on:
        return StepOnDay(item, "running", (item.end - on).days)
    return StepOnDay(item, "coming", (item.start - on).days)
