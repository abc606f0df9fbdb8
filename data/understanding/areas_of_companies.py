"""Columns of companies and the like that could be areas, beside another one that says the area of each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from data.understanding.phrases import speaks_of
from data.understanding.roles import MOSTLY_NUMBERS, Evidence, Role, Seen
from data.understanding.table import CARRIED, Column
from data.understanding.weights import weight

_MAY_HEAD_AREAS = frozenset({"area", "title", "statement", "text", "programme", "grant", "noise"})


def with_areas_themselves(options: Sequence[Role], seen: Seen) -> list[Role]:
    """Without companies and the like as areas, where another column says the area of each of them.

    It is called so, or each of its names stands beside several companies, and each of these beside one name.
    """
    named = [role for role in options if role.field == "focus_area"]
    areas = [role for role in named if "area" in speaks_of(role.column.heading.text)]
    companies = [role for role in named if "company" in speaks_of(role.column.heading.text)]
    if companies and not areas:
        areas = [role for role in named if role not in companies and _has_several(role.column, companies)]
        areas = areas or _nameless_areas(options, companies, seen)
    return [role for role in options if role.field != "focus_area" or not areas] + areas


def _nameless_areas(options: Sequence[Role], companies: Sequence[Role], seen: Seen) -> list[Role]:
    """The one column of names over companies that nothing reads, whose heading says nothing else of them."""
    used = {id(role.column) for role in options}
    found = [
        column
        for column in seen.columns
        if id(column) not in used
        and column.index != CARRIED
        and seen.profile(column).texts > MOSTLY_NUMBERS
        and speaks_of(column.heading.text) <= _MAY_HEAD_AREAS
        and _has_several(column, companies)
    ]
    evidence = (Evidence("nameless", weight("nameless")),)
    return [Role(found[0], "focus_area", (), None, 0.6, "known", evidence)] if len(found) == 1 else []


def _has_several(names: Column, companies: Sequence[Role]) -> bool:
    """Whether companies each stand beside one of some names, and some of these beside several companies."""
    for role in companies:
        pairs = {pair for pair in zip(role.column.cells, names.cells, strict=True) if "" not in pair}
        found = Counter(own for own, _ in pairs)
        if 1 < len({name for _, name in pairs}) < len(found) and max(found.values()) == 1:
            return True
    return False
