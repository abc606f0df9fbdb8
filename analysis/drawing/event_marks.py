"""Where the letters of events stand over an axis of time, so that none is written over another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysis.drawing.values import EventMark

_LEVELS = 3
_MORE = 0.5  # of a letter's room: what each further sign of a label needs


def placed(marks: Iterable[EventMark], room: float) -> tuple[EventMark, ...]:
    """The marks, the first one first, their labels at most three high; `room` is what a letter needs of the axis.

    Where a fourth would come too close, its letter joins the label of the one before it: its own line has none.
    """
    found: list[EventMark] = []
    free_from = [float("-inf")] * _LEVELS
    before = -1
    for mark in sorted(marks, key=lambda one: one.place):
        level = next((one for one in range(_LEVELS) if free_from[one] <= mark.place), None)
        if level is None:
            label = _joined(found[before].label, mark.letter)
            found[before] = replace(found[before], label=label)
            found.append(replace(mark, label=""))
        else:
            before = len(found)
            found.append(replace(mark, level=level, label=mark.letter))
        held = found[before]
        free_from[held.level] = held.place + room * (1 + _MORE * (len(held.label) - 1))
    return tuple(found)


def _joined(before: str, letter: str) -> str:
    """ "c" and "d" are "c d"; a third makes "c–e"."""
    first = before.replace("–", " ").split(" ")[0]
    return f"{first}–{letter}" if " " in before or "–" in before else f"{before} {letter}"
