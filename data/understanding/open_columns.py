"""Columns of figures that a table leaves open: what they could be is asked about."""

from __future__ import annotations

from data.cells.units import unit_in
from data.understanding.headings import heading_said
from data.understanding.phrases import field_words, speaks_of
from data.understanding.profiles import figure_fields, fits
from data.understanding.roles import GENERAL, Interpretation, Seen
from data.understanding.table import CARRIED, Column

_GENERAL_FIGURES = frozenset({"cumulative", "amount", "count", "value", "total", "job", "result"})
_FEWEST_BETWEEN = 2


def open_columns(made: Interpretation, seen: Seen) -> list[tuple[Column, list[str]]]:
    """Columns of figures that could be ours and whose headings do not say which, with the fields they could be.

    A heading of words that mean nothing here is none of ours; one that says only "amount" or "number" may be.
    """
    found = []
    held = {role.field for role in made.roles if not role.given}
    for column in made.unread:
        profile = seen.profile(column)
        meanings = speaks_of(column.heading.text)
        is_derived = column.index in seen.derived and not _adds_up_parts_of_year(column, made, seen)
        if profile.numbers < 0.8 or not profile.filled or is_derived or column.index == CARRIED:
            continue
        is_general = bool(meanings) and meanings <= GENERAL | {"cumulative"} and bool(meanings & _GENERAL_FIGURES)
        is_both = made.dataset == "jobs" and meanings >= {"new", "secured"} and not meanings & {"difference", "share"}
        if not is_general and not is_both and not _stands_between(made, column) and not _stands_over(made, column):
            continue
        fields = [
            name
            for name in figure_fields(made.dataset)
            if name not in held and (fits(field_words(made.dataset, name).holds, profile) or 0) > 0
        ]
        if fields:
            found.append((column, fields))
    return found


def _adds_up_parts_of_year(column: Column, made: Interpretation, seen: Seen) -> bool:
    """Whether a column is the sum of quarters or months that nothing reads: its money stands nowhere else."""
    derived = seen.derived[column.index]
    parts = [other for other in made.unread if other.index in derived.parts]
    are_periods = all(heading_said(made.dataset, other.heading).is_part_of_year for other in parts)
    return derived.kind == "sum" and len(parts) == len(derived.parts) and are_periods


def _is_foreign(column: Column) -> bool:
    return any(unit is not None and unit.is_foreign for unit in (unit_in(part.text) for part in column.heading.parts))


def _stands_between(made: Interpretation, column: Column) -> bool:
    """Whether amounts under words that mean nothing here are on no line more than the budget or less than was paid.

    So is what was granted, whatever it is called, where nothing else is read as that.
    """
    budget, paid = made.role_of("budget_nok"), made.role_of("paid_nok")
    if made.dataset != "budget" or budget is None or paid is None or "granted_nok" in made.fields:
        return False
    if speaks_of(column.heading.text) - GENERAL or _is_foreign(column):
        return False
    lines = zip(*map(_amounts, (paid.column, column, budget.column)), strict=True)
    known = [(low, own, high) for low, own, high in lines if None not in (low, own, high)]
    between = sum(low < own < high for low, own, high in known if low is not None and own is not None and high)
    is_within = all((low or 0.0) <= (own or 0.0) <= (high or 0.0) for low, own, high in known)
    return is_within and between >= _FEWEST_BETWEEN


def _stands_over(made: Interpretation, column: Column) -> bool:
    """Whether amounts that are planned, or nobody knows what, are on every line at least what was granted or paid.

    So is the budget, where nothing is read as that.
    """
    below = made.role_of("granted_nok") or made.role_of("paid_nok")
    if made.dataset != "budget" or below is None or "budget_nok" in made.fields or _is_foreign(column):
        return False
    if speaks_of(column.heading.text) - GENERAL - {"target"}:
        return False
    lines = zip(_amounts(below.column), _amounts(column), strict=True)
    known = [(low, own) for low, own in lines if low is not None and own is not None]
    return len(known) >= _FEWEST_BETWEEN and all(low <= own for low, own in known)


def _amounts(column: Column) -> list[float | None]:
    return [cell if isinstance(cell, float) else None for cell in column.cells]
