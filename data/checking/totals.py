"""Total rows: left out, and used as a check against the rows they sum up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.cells.drafts import Draft
from data.cells.values import Value
from data.terms.datasets import Kind
from data.terms.problems import Problem, Severity

_SUMMED = (Kind.AMOUNT, Kind.NUMBER, Kind.INTEGER)
_DIVIDED = frozenset({"budget", "jobs"})  # a row with no focus area speaks of the whole programme
_LARGEST_GAP = 0.01
_NEAR = 0.5
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
            since = [place for place in summed if _is_since_last(place, total, totals)]
            differences = _differences(draft, total, summed, since)
            is_slip = len(summed) > 1 and all(map(_is_near, differences))
            if draft.dataset.name in _DIVIDED and not is_slip:
                differences = [replace(problem, code="whole_differs") for problem in differences]
            problems += [*differences, *_other_share(draft, total, summed)]
            # A sum with a slip in it is worked out anew from its rows. A whole that they do not come near was reported
            # as it is, and so was another share: both stand, and the load tells of it.
            is_apart = (bool(differences) and not is_slip) or _gives_other_share(draft, total, summed)
            if draft.dataset.name in _DIVIDED and is_apart:
                continue
            if not _keep_what_parts_lack(draft, total, summed):
                left_out.add(total)
    return draft.keep(place for place in range(len(draft)) if place not in left_out), problems


def without_wholes_told_by_areas(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without rows of the whole programme that the areas of other tables add up to, figure by figure.

    An overview of several sheets is the same money once more. A row with a figure that no area has stays.
    """
    return [
        kept
        for draft in drafts
        if len(kept := draft.keep(row for row in range(len(draft)) if not _is_told_by_areas(draft, row, drafts)))
        or not len(draft)
    ]


def _is_told_by_areas(draft: Draft, place: int, drafts: Sequence[Draft]) -> bool:
    if draft.dataset.name not in _DIVIDED or draft.column("focus_area")[place] is not None:
        return False
    key = {name: draft.column(name)[place] for name in draft.dataset.key if name != "focus_area"}
    parts = [
        (other, row)
        for other in drafts
        if other is not draft and other.dataset.name == draft.dataset.name
        for row in range(len(other))
        if other.column("focus_area")[row] is not None
        and all(value is None or other.column(name)[row] == value for name, value in key.items())
    ]
    compared = 0
    for field in draft.dataset.fields:
        stated = draft.column(field.name)[place]
        if field.is_key or not isinstance(stated, int | float):
            continue
        numbers = [
            float(value) for other, row in parts if isinstance(value := other.column(field.name)[row], int | float)
        ]
        if field.kind not in _SUMMED or not numbers or abs(stated - sum(numbers)) > 1.0 - 1e-9:
            return False
        compared += stated != 0
    return compared > 0


def wholes_held_against_areas(drafts: Sequence[Draft]) -> list[Problem]:
    """Figures of the whole programme in one table that the areas of another do not add up to."""
    problems: list[Problem] = []
    for draft in drafts:
        areas = draft.columns.get("focus_area")
        if draft.dataset.name not in _DIVIDED:
            continue
        for place in range(len(draft)):
            if areas is not None and areas[place] is not None:
                continue
            for other in drafts:
                if other is draft or other.dataset.name != draft.dataset.name:
                    continue
                problems.extend(_differs_from(draft, place, other))
    return problems


def _differs_from(draft: Draft, place: int, other: Draft) -> list[Problem]:
    names = [name for name in draft.dataset.key if name != "focus_area"]
    key = tuple(draft.column(name)[place] for name in names)
    areas = other.column("focus_area")
    parts = [
        row
        for row in range(len(other))
        if areas[row] is not None and tuple(other.column(name)[row] for name in names) == key
    ]
    problems = []
    for field in draft.dataset.fields:
        stated = draft.column(field.name)[place]
        if field.kind not in _SUMMED or field.is_key or not isinstance(stated, int | float):
            continue
        if field.name not in other.columns or not (numbers := _numbers(other, field.name, parts)):
            continue
        if abs(stated - sum(numbers)) > 1.0 - 1e-9:
            problems.append(_differs(draft, field.name, place, float(stated), sum(numbers)))
    return problems


def _differs(draft: Draft, name: str, place: int, stated: float, worked_out: float) -> Problem:
    values: dict[str, str | int | float] = {"column": draft.headers.get(name, name), "total": stated, "sum": worked_out}
    where = draft.place(name, place)
    return Problem("whole_differs", Severity.WARNING, draft.sheet, where, draft.value_shown(name, place), values)


def _share_of_parts(draft: Draft, summed: Sequence[int]) -> float | None:
    if not {"budget_nok", "granted_nok"} <= draft.columns.keys():
        return None
    budget, granted = (sum(_numbers(draft, name, summed)) for name in ("budget_nok", "granted_nok"))
    return granted / budget if budget else None


def _gives_other_share(draft: Draft, total: int, summed: Sequence[int]) -> bool:
    """Whether a share is reported of the whole that is not what its parts come to."""
    if draft.dataset.name != "budget" or "utilisation" not in draft.columns:
        return False
    stated, own = draft.columns["utilisation"][total], _share_of_parts(draft, summed)
    return isinstance(stated, float) and own is not None and abs(stated - own) > _LARGEST_GAP


def _other_share(draft: Draft, total: int, summed: Sequence[int]) -> list[Problem]:
    """The warning for such a share, where the row itself has no amounts that would be held against it."""
    if not _gives_other_share(draft, total, summed):
        return []
    if all(draft.column(name)[total] is not None for name in ("budget_nok", "granted_nok")):
        return []
    own = _share_of_parts(draft, summed) or 0.0
    stated = draft.columns["utilisation"][total]
    assert isinstance(stated, float)
    values = {"reported": stated * 100, "computed": own * 100}
    where = draft.place("utilisation", total)
    shown = draft.value_shown("utilisation", total)
    return [Problem("utilisation_differs", Severity.WARNING, draft.sheet, where, shown, values)]


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


def _is_since_last(part: int, total: int, totals: set[int]) -> bool:
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


def _is_near(difference: Problem) -> bool:
    """Whether rows come near enough to a sum to be all that it adds up, one of them or the sum itself mistyped."""
    stated, worked_out = float(difference.values["total"]), float(difference.values["sum"])
    return _NEAR * abs(stated) <= abs(worked_out) <= abs(stated) / _NEAR


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
