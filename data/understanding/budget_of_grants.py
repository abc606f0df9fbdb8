"""Two columns of grants of which one is the budget: what the other is taken from, where what is left stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.terms import aliases
from data.understanding.phrases import speaks_of, words_of_heading
from data.understanding.roles import Evidence, Role, Seen
from data.understanding.table import Column
from data.understanding.weights import weight


def with_budget_of_grants(options: Sequence[Role], seen: Seen) -> list[Role]:
    """Of two columns of grants the one that the other is taken from as the budget, where what remains is that.

    What is called granted without any doubt, or more of it by the same word, is no budget: grants that were withdrawn.
    """
    if any(role.field == "budget_nok" for role in options):
        return list(options)
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
