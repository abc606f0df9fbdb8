"""Tables that would pass for actions, projects or plans, and belong to a round of applicants."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from data.terms import aliases
from data.understanding.phrases import fit, speaks_of
from data.understanding.profiles import choices_among
from data.understanding.roles import Evidence, Interpretation, Role, Seen
from data.understanding.rounds import name_recipients, names_municipalities
from data.understanding.table import CARRIED, Column
from data.understanding.weights import weight

_OF_ROUND = frozenset({"jury", "winner"})
_ROUND = re.compile(
    r"\b(?:(?:innovasjons)?runde[nr]?|innovasjonsprogram(?:met)?|(?:the|innovation) round|innovation programme)\b",
    re.IGNORECASE,
)
_MAY_BE_OF_ROUND = frozenset({"actions", "plan_items", "findings", "projects", "events", "wheel"})
_OF_PROGRAMME = frozenset({"due", "done_on", "indicator", "focus_area", "score", "statement"})
_OF_APPLICANTS = ("inhabitants", "follows", "has_applied", "was_interviewed")


def is_of_a_round(made: Interpretation, seen: Seen) -> bool:
    """Whether what is read as what is done or paid for belongs to a round of applicants, by its columns or its cells.

    Its lines are municipalities with what became of their applications, what they need before they apply,
    activities of which some are those of a jury or of winners, or what a jury has voted on.
    """
    if made.is_said or made.dataset not in ("actions", "projects", "plan_items", "events", "wheel"):
        return False
    columns = [column for column in seen.columns if column.index != CARRIED]
    names = [column for column in columns if is_of_municipalities(column)]
    checklists = aliases.sheet_hints("applicant_readiness")
    around = [f" {aliases.normalised(text)} " for text in (seen.sheet, *seen.titles)]
    if names and any(_tells_of_applicants(column) or _tells_outcome(column, seen) for column in columns):
        return True
    if any(f" {word} " in text for word in checklists for text in around):
        return True
    if not any(map(_is_called_activity, columns)):
        return False
    if names or any(column.index == CARRIED and names_municipalities(column.cells) for column in seen.columns):
        return True
    return any(
        speaks_of(cell) & _OF_ROUND
        for column in columns
        for cell in column.cells[:60]
        if isinstance(cell, str) and cell and len(cell) < 60
    )


def is_of_municipalities(column: Column) -> bool:
    """Whether a column is called one of municipalities, or is one of applicants who all are municipalities."""
    said = speaks_of(column.heading.text)
    is_of_applicants = bool(said) and said <= {"company", "applied", "case"} and names_municipalities(column.different)
    return said == {"municipality"} or is_of_applicants


def is_told_of_a_round(made: Interpretation, seen: Seen) -> bool:
    """Whether what is read as the programme's own stands under a title that speaks of a round, or of its jury.

    What has a day by which it is done, an area or an indicator is the programme's own all the same; and projects may
    be granted in rounds.
    """
    if made.is_said or made.dataset not in _MAY_BE_OF_ROUND or made.fields & _OF_PROGRAMME:
        return False
    around = (seen.sheet, *seen.titles)
    if any("jury" in speaks_of(text) for text in around):
        return True
    is_activity = made.dataset in ("events", "wheel") and any(map(_is_called_activity, seen.columns))
    may_be = made.dataset in ("actions", "plan_items", "findings") or is_activity
    return may_be and any(_ROUND.search(text) for text in around)


def with_applicants(options: Sequence[Role], seen: Seen) -> list[Role]:
    """What columns may be to a list of participants, with applicants as those where nothing else names them."""
    if any(role.field == "municipality" for role in options):
        return list(options)
    evidence = (Evidence("values", weight("values")),)
    found = [column for column in seen.columns if column.index != CARRIED and is_of_municipalities(column)]
    named = [Role(column, "municipality", (), None, 0.9, "known", evidence) for column in found[:1]]
    return [*options, *named]


def is_list_of_advice(made: Interpretation, seen: Seen) -> bool:
    """Whether what is read as actions is advice of a round: it is called so, and said to whom or what came of it.

    What somebody shall have done by a day is an action, whatever it is called.
    """
    own = {role.field: role.column for role in made.roles}
    text = own.get("text") or own.get("action")
    if made.dataset != "actions" or made.is_said or text is None or made.fields & {"due", "indicator", "done_on"}:
        return False
    called = [speaks_of(column.heading.text) for column in seen.columns if column.index != CARRIED]
    is_advice = any("proposal" in said for said in called) and not any("action" in said for said in called)
    carried = [column.cells for column in seen.columns if column.index == CARRIED or column in made.unread]
    came_of_it = any(said & {"difference", "lesson"} for said in called)
    said_to = [*carried, *([own["responsible"].cells] if "responsible" in own else [])]
    return is_advice and (came_of_it or any(map(name_recipients, said_to)))


@cache
def labels_of_round() -> frozenset[str]:
    """What fields of a follow-up are called: where they stand one below the other, they name nobody."""
    return frozenset(aliases.fields_by_header("follow_ups"))


def _is_called_activity(column: Column) -> bool:
    return aliases.fields_by_header("activities").get(aliases.normalised(column.heading.text)) == "activity"


def _tells_outcome(column: Column, seen: Seen) -> bool:
    """Whether a column says of each line what became of an application."""
    return bool(column.filled) and choices_among("participants", "role", column.cells, seen.legend) > 0.9


def _tells_of_applicants(column: Column) -> bool:
    """Whether a heading names what only a municipality in a round has: inhabitants, an interview, whom it follows."""
    return any(fit("participants", name, column.heading.texts).share >= 1.0 for name in _OF_APPLICANTS)
