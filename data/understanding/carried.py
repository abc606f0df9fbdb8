"""What the texts that stand over groups of lines may be to a data set: an area, a year, how far something has come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from data.terms.datasets import DATASETS, Kind
from data.understanding.figure_names import choices_within, days_within, spans_within
from data.understanding.lexicon import says_state
from data.understanding.own_place import is_own_place
from data.understanding.phrases import field_words, words_of_heading
from data.understanding.profiles import fits
from data.understanding.roles import LOOKED_AT, MOSTLY_NUMBERS, Evidence, Role, Seen
from data.understanding.rounds import name_recipients, names_municipalities, says_how_it_went
from data.understanding.table import CARRIED, Column
from data.understanding.weights import weight
from data.understanding.whose import names_itself

_ALL_BUT = 0.9
_MOST_PROGRAMMES = 40
_LONGEST_PROGRAMME = 60
_NUMBERED = re.compile(r"(?<![\d.,])\d+(?:/\d+)?\s*$")  # "Styremøte 1/24", "Tabell 2"; not "Industri 4.0"
_LISTED = frozenset({"projects", "plan_items"})
_THINGS = frozenset({"project", "case", "company", "municipality", "county", "proposal", "period", "owner"})
_SIDES_OF_ACCOUNTS = frozenset({"income", "payment", "cost", "budget", "total", "amount"})
_COUNTED = frozenset({"id", "case", "period", "year", "project", "area", "programme"})
_CARRIED: Mapping[str, tuple[str, ...]] = {
    "budget": ("year", "focus_area", "programme"),
    "jobs": ("year", "stage", "focus_area", "programme"),
    "projects": ("owner_type", "phase", "granted_on", "focus_area", "status"),
    "actions": ("strength", "indicator", "year", "responsible"),
    "plan_items": ("focus_area", "due", "year", "responsible"),
    "events": ("year",),
    "participants": ("role",),
    "proposals": ("reached", "municipality"),
    "votes": ("municipality",),
    "recommendations": ("recipient",),
    "lessons": ("theme",),
    "activities": ("municipality", "phase"),
    "follow_ups": ("municipality",),
    "measures": ("year", "indicator", "measure"),
    "scores": ("indicator", "year", "programme"),
    "findings": ("indicator", "kind"),
}


def names_programmes(column: Column, seen: Seen) -> bool:
    """Whether a column of a few names holds that of a programme we know, or says on every line that it is one."""
    profile = seen.profile(column)
    if profile.texts < _ALL_BUT or profile.longest > _LONGEST_PROGRAMME:
        return False
    near = [cell for place, cell in enumerate(column.cells[:2_000]) if place not in seen.sums]  # the sum of its areas
    are_named = all(names_itself(cell) for cell in near if isinstance(cell, str) and cell)
    if are_named and len({cell for cell in near if isinstance(cell, str) and cell}) <= _MOST_PROGRAMMES:
        return True
    return bool(seen.names) and any(isinstance(cell, str) and cell.strip() in seen.names for cell in near)


def _is_over_names(column: Column, seen: Seen) -> bool:
    """Whether one text stands over all lines that have a name each: it tells what they are: "By area"."""
    if not len(column.cells):
        return False
    words = words_of_heading(str(column.cells[0]))
    is_lone = len(set(column.cells)) == 1 and len(column.cells) > 1 and all(word.meanings for word in words)
    return is_lone and any(
        other.index != CARRIED and profile.texts > _ALL_BUT and profile.distinct > _ALL_BUT
        for other in seen.columns
        if (profile := seen.profile(other))
    )


@lru_cache(maxsize=4_096)
def _may_be_area(dataset: str, text: str) -> bool:
    """Whether a text over a group may be the name of an area: none is said by a number, a state or what is listed."""
    # A word of two letters may be cut short, and then again be none: "Bo og trives".
    meanings = frozenset().union(*(word.meanings for word in words_of_heading(text) if word.is_sure), frozenset())
    if "area" in meanings:
        return True
    if meanings and meanings <= _SIDES_OF_ACCOUNTS:
        return False  # "Inntekter", "Utgifter"
    is_listed = dataset in _LISTED and bool(meanings & _THINGS)
    return not (is_listed or _NUMBERED.search(text) or _names_state(text))


def _names_state(text: str) -> bool:
    """Whether a text over a group says how far it has come, and what is counted: "Avsluttede prosjekter"."""
    words = [word.text for word in words_of_heading(text) if not word.meanings & _COUNTED]
    return says_state(" ".join(words)) or says_state(text)


def carried_options(dataset: str, column: Column, seen: Seen) -> list[Role]:
    """What a column of such texts may be: a role for each field that the texts can hold."""
    profile = seen.profile(column)
    options = []
    for rank, name in enumerate(_CARRIED.get(dataset, ())):
        if name not in DATASETS[dataset].field_names:
            continue
        if name == "programme" and not names_programmes(column, seen):
            continue
        if name == "municipality" and not names_municipalities(column.cells):
            continue
        if name == "focus_area" and dataset == "plan_items" and names_municipalities(column.cells):
            continue
        if name == "theme" and any(says_how_it_went(str(cell)) for cell in column.cells[:LOOKED_AT]):
            continue
        if name == "measure" and all(is_own_place(str(cell), seen.names) for cell in set(column.cells)):
            continue
        if name == "recipient" and not name_recipients(column.cells):
            continue
        if name == "focus_area" and dataset in ("budget", "jobs") and _is_over_names(column, seen):
            continue
        if name == "status" and not all(_names_state(str(cell)) for cell in column.cells[:LOOKED_AT] if cell != ""):
            continue
        if name == "focus_area" and not all(_may_be_area(dataset, str(cell)) for cell in column.cells[:LOOKED_AT]):
            continue
        one = DATASETS[dataset].field(name)
        spoken = field_words(dataset, name)
        choices = choices_within(dataset, name, column.cells) if one.kind is Kind.CHOICE else 0.0
        fitting = fits(spoken.holds, profile, choices)
        if one.kind is Kind.DATE:
            within = spans_within if name == "due" else days_within
            fitting = 1.0 if within(column.cells[:LOOKED_AT]) > MOSTLY_NUMBERS else None
        if fitting is None or fitting <= 0:
            continue
        value = weight("values") * fitting + weight("carried") - 0.1 * rank
        options.append(Role(column, name, (), None, 0.7, "known", (Evidence("carried", value),)))
    return options
