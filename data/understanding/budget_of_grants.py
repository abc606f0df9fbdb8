"""Which column is the budget, where what is left of it stands beside: of two grants, or of budgets of other changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.terms import aliases
from data.understanding.headings import heading_said
from data.understanding.lexicon import qualifiers
from data.understanding.phrases import speaks_of, words_of_heading
from data.understanding.roles import GENERAL, Evidence, Role, Seen
from data.understanding.table import Column
from data.understanding.weights import weight

_OF_PART = frozenset({"cumulative", "period", "share", "part"})
_CHANGED = frozenset({"difference", "revised"})
_PAIR = 2


def with_budget_of_grants(options: Sequence[Role], seen: Seen) -> list[Role]:
    """Of two columns of grants the one that the other is taken from as the budget, where what remains is that.

    What is called granted without any doubt, or more of it by the same word, is no budget: grants that were withdrawn.
    Of several budgets it is the one with its changes where what remains is left of that.
    """
    budgets = [role for role in options if role.field == "budget_nok"]
    if budgets:
        in_force = [role for role in budgets if is_budget_with_rest(role.column, seen)]
        given = [role.given for role in in_force]
        return [role for role in options if role not in budgets or role in in_force or role.given not in given]
    grants = {role.column.index: role for role in options if role.field == "granted_nok" and role.how == "known"}
    for rest in seen.columns:
        derived = seen.derived.get(rest.index)
        if derived is None or derived.kind != "difference" or not _names_rest(rest):
            continue
        whole, part = (grants.get(index) for index in derived.parts) if len(derived.parts) > 1 else (None, None)
        if whole is None or part is None or whole.given != part.given or _says_granted(whole, part):
            continue
        budget = replace(
            whole, field="budget_nok", evidence=(*whole.evidence, Evidence("relation", weight("relation")))
        )
        return [
            budget if role is whole else role for role in options if role is whole or role.column is not whole.column
        ]
    return list(options)


def is_budget_with_rest(column: Column, seen: Seen) -> bool:
    """Whether a column that is called a budget, and more that would make it none, is what the rest is left of.

    "Årsbudsjett inkl. endringer" is no change of a budget where what has been paid leaves "Rest" of it; what was set
    aside for the months so far leaves none.
    """
    said = speaks_of(column.heading.text)
    if "budget" not in said or said & (qualifiers() | _OF_PART) - _CHANGED:
        return False
    rests = [seen.derived[one.index] for one in seen.columns if one.index in seen.derived and _names_rest(one)]
    return any(one.kind == "difference" and one.parts[:1] == (column.index,) for one in rests)


def with_budget_by_what_is_left(options: Sequence[Role], seen: Seen) -> list[Role]:
    """The options, with what was planned as the budget where less what was granted or paid it gives what remains."""
    if any(role.field == "budget_nok" for role in options):
        return list(options)
    taken = {id(role.column) for role in options}
    used = {role.column.index: role for role in options if role.field in ("granted_nok", "paid_nok")}
    found = []
    for column in seen.columns:
        meanings = speaks_of(column.heading.text)
        if id(column) in taken or "target" not in meanings or meanings - GENERAL - {"target"}:
            continue
        parts = _parts_of_whole(column.index, seen)
        part = next((used[index] for index in parts if index in used), None)
        said = heading_said("budget", column.heading)
        if part is not None and tuple(said.given.items()) == part.given:
            evidence = (Evidence("relation", weight("pivot")),)
            found.append(Role(column, "budget_nok", part.given, said.unit, 0.8, "known", evidence))
    return [*options, *found]


def _parts_of_whole(whole: int, seen: Seen) -> tuple[int, ...]:
    """The two columns that a column is taken apart into, where one of them is called what is left."""
    left = {column.index for column in seen.columns if _names_rest(column)}
    for index, derived in seen.derived.items():
        if len(derived.parts) != _PAIR or derived.kind not in ("sum", "difference"):
            continue
        own, *parts = (index, *derived.parts) if derived.kind == "sum" else (derived.parts[0], derived.parts[1], index)
        if own == whole and left & set(parts):
            return tuple(parts)
    return ()


def _names_rest(column: Column) -> bool:
    """Whether a heading says that its figures are what is left, or what nothing has been done with."""
    said = speaks_of(column.heading.text)
    return bool(said & {"remaining", "negated"}) and "grant" not in said


def _says_granted(whole: Role, part: Role) -> bool:
    """Whether a heading has a name of what is granted in it, or a word of the other one's."""
    named = aliases.fields_by_header("budget")
    own, other = (
        {word.text for word in words_of_heading(role.column.heading.text) if "grant" in word.meanings}
        for role in (whole, part)
    )
    return bool(own & other) or any(named.get(aliases.normalised(word)) == "granted_nok" for word in own)
