"""Total rows: left out, and used as a check against the rows they sum up."""

from __future__ import annotations

from collections.abc import Sequence

from data.cells.drafts import Draft
from data.cells.values import Value
from data.terms.datasets import Kind
from data.terms.problems import Problem, Severity

_SUMMED = (Kind.AMOUNT, Kind.NUMBER, Kind.INTEGER)
_DIVIDED = frozenset({"budget", "jobs"})  # a row with no focus area speaks of the whole programme
_NOT_SUMMED = frozenset({"scores", "measures"})


def without_totals(draft: Draft) -> tuple[Draft, list[Problem]]:
    """The draft without its totals, save for figures that only a total row gives; and totals that do not add up."""
    totals = _total_rows(draft)
    if not totals:
        return draft, []
    if draft.dataset.name in _NOT_SUMMED:
        return draft.keep(place for place in range(len(draft)) if place not in totals), []
    parts = [place for place in range(len(draft)) if place not in totals]
    left_out: set[int] = set()
    problems: list[Problem] = []
    for total in sorted(totals):
        summed = _parts_of(draft, total, parts)
        if summed:
            since = [place for place in summed if _is_since_last(draft, place, total, totals)]
            problems.extend(_differences(draft, total, summed, since))
            if not _keep_what_parts_lack(draft, total, summed):
                left_out.add(total)
    return draft.keep(place for place in range(len(draft)) if place not in left_out), problems


def _total_rows(draft: Draft) -> set[int]:
    if draft.dataset.name not in _DIVIDED or "focus_area" not in draft.columns:
        return draft.totals
    areas = draft.columns["focus_area"]
    if all(area is None for area in areas):
        return draft.totals
    return draft.totals | {place for place, area in enumerate(areas) if area is None}


def _parts_of(draft: Draft, total: int, parts: Sequence[int]) -> list[int]:
    """The rows that agree with the total on every key the total has."""
    keys = [draft.columns[name] for name in draft.dataset.key if name in draft.columns]
    wanted = [(column, column[total]) for column in keys if column[total] is not None]
    return [place for place in parts if all(column[place] == value for column, value in wanted)]


def _is_since_last(draft: Draft, part: int, total: int, totals: set[int]) -> bool:
    last = max((place for place in totals if place < total), default=-1)
    return last < part < total


def _numbers(draft: Draft, name: str, places: Sequence[int]) -> list[float]:
    column = draft.columns[name]
    return [float(value) for place in places if isinstance(value := column[place], int | float)]


def _differences(draft: Draft, total: int, summed: Sequence[int], since: Sequence[int]) -> list[Problem]:
    problems = []
    for field in draft.dataset.fields:
        stated = draft.column(field.name)[total]
        if field.kind not in _SUMMED or field.is_key or not isinstance(stated, int | float):
            continue
        numbers = _numbers(draft, field.name, summed)
        sums = (sum(numbers), sum(_numbers(draft, field.name, since)))
        if numbers and all(abs(stated - possible) > 1.0 - 1e-9 for possible in sums):
            problems.append(
                Problem(
                    "total_differs",
                    Severity.WARNING,
                    draft.sheet,
                    draft.place(field.name, total),
                    draft.value_shown(field.name, total),
                    {"column": draft.headers.get(field.name, field.name), "total": float(stated), "sum": sums[0]},
                )
            )
    return problems


def _keep_what_parts_lack(draft: Draft, total: int, summed: Sequence[int]) -> bool:
    """Whether the total row gives a figure that no part gives; what the parts do give is taken out of it."""
    given = {
        field.name
        for field in draft.dataset.fields
        if not field.is_key and any(draft.column(field.name)[place] is not None for place in summed)
    }
    if {"budget_nok", "granted_nok"} <= given:
        given.add("utilisation")
    is_of_use = False
    for field in draft.dataset.fields:
        if field.is_key or field.name not in draft.columns:
            continue
        column: list[Value] = draft.columns[field.name]
        if field.name in given:
            column[total] = None
        elif field.kind in (*_SUMMED, Kind.SHARE) and column[total] is not None:
            is_of_use = True
    return is_of_use and draft.dataset.name in _DIVIDED
