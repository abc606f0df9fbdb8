"""Where the letters of events stand over an axis of time, so that none is written over another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysis.drawing.values import EventMark

_LEVELS = 3


def placed(marks: Iterable[EventMark], room: float) -> tuple[EventMark, ...]:
    """The marks, the first one first, their letters at most three high; `room` is what a letter needs of the axis.

    Where a fourth would come too close, its letter joins the label that is there: its own line has none.
    """
    found: list[EventMark] = []
    last_at = [float("-inf")] * _LEVELS
    holder = [-1] * _LEVELS
    for mark in sorted(marks, key=lambda one: one.place):
        level = next((one for one in range(_LEVELS) if mark.place - last_at[one] >= room), None)
        if level is None:
            held = found[holder[-1]]
            found[holder[-1]] = replace(held, label=_joined(held.label, mark.letter))
            found.append(replace(mark, label=""))
            continue
        last_at[level], holder[level] = mark.place, len(found)
        found.append(replace(mark, level=level, label=mark.letter))
    return tuple(found)


def _joined(before: str, letter: str) -> str:
    """ "c" and "d" are "c d"; a third makes "c–e"."""
    first = before.replace("–", " ").split(" ")[0]
    return f"{first}–{letter}" if " " in before or "–" in before else f"{before} {letter}"
