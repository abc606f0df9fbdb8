"""Totals by their place: the line below the statements of an indicator is its own, and one over all of them is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.cells.drafts import Draft
from data.cells.values import Value

_AS_SHOWN = 0.006
_FEWEST = 2
_Group = tuple[Value, Value, Value]


def with_totals_placed(draft: Draft) -> Draft:
    """The scores with the indicator of each total that only its place says, and without a mean of all the lines."""
    groups: dict[_Group, list[int]] = {}
    keys = zip(*(draft.column(name) for name in ("programme", "year", "form")), strict=True)
    for place, key in enumerate(keys):
        groups.setdefault(key, []).append(place)
    gone: set[int] = set()
    for places in groups.values():
        down = sorted(places, key=lambda place: draft.rows[place])
        for place, indicator in _placed(draft, down).items():
            draft.columns["indicator"][place] = indicator
        gone |= _means_of_all(draft, down)
    return draft.keep(place for place in range(len(draft)) if place not in gone) if gone else draft


def _placed(draft: Draft, down: Sequence[int]) -> Mapping[int, Value]:
    """Total -> indicator, where below the statements of every indicator stands one total that names none.

    One line below many indicators would be the total of them all.
    """
    indicators, statements = draft.column("indicator"), draft.column("statement")
    if not any(statements[place] is None and indicators[place] is None for place in down):
        return {}
    found: dict[int, Value] = {}
    of_lines: list[Value] = []
    for place in down:
        if statements[place] is not None:
            of_lines.append(indicators[place])
            continue
        if indicators[place] is not None or len(set(of_lines)) != 1 or of_lines[0] is None:
            return {}
        found[place], of_lines = of_lines[0], []
    is_each_once = not of_lines and len(set(found.values())) == len(found)
    return found if is_each_once else {}


def _means_of_all(draft: Draft, down: Sequence[int]) -> set[int]:
    """The totals of an indicator that has another, that are the mean of all statements or of all other totals."""
    indicators, statements, scores = (draft.column(name) for name in ("indicator", "statement", "score"))
    totals = [place for place in down if statements[place] is None and isinstance(scores[place], float)]
    lines = [place for place in down if statements[place] is not None and isinstance(scores[place], float)]
    found = set()
    for place in totals:
        others = [other for other in totals if other != place]
        of_same = [other for other in others if indicators[other] == indicators[place]]
        if not of_same or len({indicators[other] for other in others}) < _FEWEST:
            continue
        if any(_is_mean(scores[place], [scores[part] for part in parts]) for parts in (lines, others)):
            found.add(place)
    return found


def _is_mean(score: Value, parts: Sequence[Value]) -> bool:
    numbers = [part for part in parts if isinstance(part, float)]
    if not numbers or not isinstance(score, float) or not score * 2 % 1:
        return False  # a half is what a board agrees on
    return abs(sum(numbers) / len(numbers) - score) < _AS_SHOWN
