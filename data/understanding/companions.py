"""A second data set on the lines of a table: budget and jobs of each area, scores beside findings and actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from data.terms.datasets import DATASETS
from data.understanding.figure_names import hints
from data.understanding.roles import Interpretation, Role
from data.understanding.understood import Understood
from data.understanding.weights import weight

_COMBINED = (
    frozenset({"scores", "findings", "actions"}),
    frozenset({"budget", "jobs"}),
    frozenset({"votes", "proposals"}),
    frozenset({"participants", "challenges"}),
)  # what may share the lines of a table
_TELLING = frozenset({"challenges"})  # beside those who have applied nothing else is called so


def companions(made: Understood, others: Sequence[Interpretation]) -> Iterator[Understood]:
    """Another data set whose figures stand in the same table: budget and jobs of each area, findings beside scores."""
    beside = frozenset().union(*(group for group in _COMBINED if made.read_as.dataset in group))
    unread = {id(column) for column in made.read_as.unread}
    named = {(id(role.column), role.field) for role in made.read_as.roles}
    keys_of_lines = {id(role.column) for role in made.read_as.roles if _names_lines(role, made.read_as.dataset)}
    for other in others:
        if other.dataset not in beside - {made.read_as.dataset}:
            continue
        own = [role for role in other.roles if id(role.column) in unread]
        keys = [role for role in other.roles if _names_lines(role, other.dataset)]
        shared = [role for role in keys if (id(role.column), role.field) in named or id(role.column) in keys_of_lines]
        mains = [role for role in own if not DATASETS[other.dataset].field(role.field).is_key or role.given]
        if any(_adds_up_read(role, made) for role in mains):
            continue
        is_told = hints(other.dataset, made.seen) >= weight("hint_enough") or len(mains) > 1
        is_of_actions = (made.read_as.dataset, other.dataset) == ("actions", "scores")
        if is_of_actions and not _is_once_each(other):
            continue
        may_stand_alone = other.dataset != "scores" or made.read_as.dataset == "findings" or is_of_actions
        is_exact = may_stand_alone and all(role.sureness >= weight("exact_companion") for role in mains)
        is_told = is_told or other.dataset in _TELLING
        if mains and (is_told or is_exact) and all(_is_sure(role) for role in mains):
            yield replace(made, read_as=replace(other, roles=(*shared, *own), unread=(), clashes=()), second=None)
            unread -= {id(role.column) for role in own}
            beside -= {other.dataset}


def _is_once_each(scores: Interpretation) -> bool:
    """Whether each indicator has one score, however many lines are about it."""
    score, indicator = scores.role_of("score"), scores.role_of("indicator")
    if score is None or indicator is None:
        return False
    rated = [name for name, cell in zip(indicator.column.cells, score.column.cells, strict=True) if cell != ""]
    return len(rated) == len(set(rated) - {""}) > 0


def _names_lines(role: Role, dataset: str) -> bool:
    """Whether a column says what its lines are about."""
    return role.field != "*" and DATASETS[dataset].field(role.field).is_key and not role.given


def _adds_up_read(role: Role, made: Understood) -> bool:
    """Whether a column is the sum of columns that the table is read by already: of the same kind, whatever it heads."""
    derived = made.seen.derived.get(role.column.index)
    read = {one.column.index for one in made.read_as.roles}
    return derived is not None and derived.kind == "sum" and set(derived.parts) <= read


def _is_sure(role: Role) -> bool:
    return role.score >= weight("companion") and role.sureness >= weight("companion_sure")
