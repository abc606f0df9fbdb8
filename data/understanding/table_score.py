"""How much speaks for a reading of a table, and how well it tells the lines apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from data.terms.datasets import DATASETS
from data.understanding.figure_names import figure_meanings, hints
from data.understanding.headings import heading_said
from data.understanding.lexicon import Word
from data.understanding.periods import said_in
from data.understanding.phrases import speaks_of, words_of_heading
from data.understanding.pivot_options import heads_what_is_aside
from data.understanding.profiles import figure_fields
from data.understanding.roles import Interpretation, Seen
from data.understanding.table import Column
from data.understanding.titled_alike import FIGURES
from data.understanding.weights import weight

_NAMES = frozenset({"focus_area", "measure", "project", "name"})
_BESIDE_YEAR = FIGURES | {"year", "period", "area", "title", "job", "count", "amount", "total", "actual", "value"}
# What a table of a data set is about, and what makes it one: of each group, one must be there.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "budget": ("focus_area", "year"),
    "jobs": ("focus_area", "year"),
    "projects": ("name", "project"),
    "actions": ("text", "action"),
    "plan_items": ("text", "item"),
    "events": ("text", "event"),
    "measures": ("measure",),
    "scores": ("indicator", "statement"),
    "findings": ("indicator",),
}


def with_one_year(made: Interpretation, around: int | None = None) -> tuple[Interpretation, int | None]:
    """Where all headings that name a year name the same one, it holds for the columns beside them as well.

    Not where what stands around the table says another one: "Budsjett 2023" is last year's beside the grants of 2024.
    """
    years = {cell for role in made.roles for name, cell in role.given if name == "year"}
    if not years and made.role_of("year") is None and (corner := _year_in_corner(made)) is not None:
        return made, corner
    if len(years) != 1 or made.role_of("year") is not None:
        return made, None
    figures = [role for role in made.roles if role.field in figure_fields(made.dataset)]
    bare = {id(role) for role in figures if "year" not in dict(role.given)}
    if around is not None and {float(around)} != years and bare:
        own = ("year", float(around))
        told = (replace(one, given=(*one.given, own)) if id(one) in bare else one for one in made.roles)
        return replace(made, roles=tuple(told)), None
    roles = tuple(
        replace(role, given=tuple((name, cell) for name, cell in role.given if name != "year")) for role in made.roles
    )
    slots = [(role.field, role.given) for role in roles]
    if len(slots) != len(set(slots)):
        return made, None
    (year,) = years
    return replace(made, roles=roles), int(year) if isinstance(year, int | float) else None


def _year_in_corner(made: Interpretation) -> int | None:
    """The year that stands over the names of a table: of its areas, or of its figures one below another.

    Beside it stands no more than what the names are, or what is told of them: "År 2023", "Resultat 2023".
    """
    names = [role.column for role in made.roles if role.field in _NAMES] + [one for one in (made.labels,) if one]
    said = [said_in(column.heading.text) for column in names]
    years = {one.year for one in said if all(_may_stand_beside_year(word) for word in words_of_heading(one.rest))}
    years.discard(None)
    return years.pop() if len(years) == 1 else None


def _may_stand_beside_year(word: Word) -> bool:
    return bool(word.meanings) and word.is_sure and word.meanings <= _BESIDE_YEAR


def has_key(made: Interpretation) -> bool:
    """Whether the table says what its lines are about."""
    return any(name in made.fields for name in _KEYS.get(made.dataset, ()))


def score_of(made: Interpretation, seen: Seen) -> float:
    """What all evidence for a table weighs, less what its unread columns weigh."""
    score = 0.0
    seen_fields: set[str] = set()
    for role in made.roles:
        score += role.score * (weight("pivot_again") if role.field in seen_fields else 1.0)
        seen_fields.add(role.field)
    score += weight("sheet") * hints(made.dataset, seen)
    score += sum(weight("key") for name in _KEYS.get(made.dataset, ())[:1] if name in made.fields)
    if made.labels is not None:
        score += weight("labels")
    sums = [seen.derived[role.column.index] for role in made.roles if role.column.index in seen.derived]
    parts = {part for derived in sums if derived.kind == "sum" for part in derived.parts}
    for column in made.unread:
        profile = seen.profile(column)
        said = heading_said(made.dataset, column.heading)
        if profile.filled == 0 or column.index in seen.derived or heads_what_is_aside(said):
            continue
        if said.is_part_of_year and column.index in parts:
            continue  # the months of a year that is read
        if said.texts and any(speaks_of(text) for text in said.texts):
            score -= weight("unread_named")
        elif profile.texts > 0.7 and _names_figures(made.dataset, column):
            score -= weight("unread_labels")
        elif profile.numbers > 0.7:
            score -= weight("unread_figures")
        else:
            score -= weight("unread_words")
    return score


def told_apart(made: Interpretation) -> float:
    """For how large a share of its lines a measure and its year are told once; 1 for what is no measure.

    "Delmål" on line after line is the level of what stands there, and no measure's name.
    """
    named = made.role_of("measure")
    if made.dataset != "measures" or named is None:
        return 1.0
    keys = [role.column.cells for name in DATASETS["measures"].key if (role := made.role_of(name)) is not None]
    said = [key for key in zip(*keys, strict=True) if key[0] != ""]
    return len(set(said)) / len(said) if said else 1.0


def _names_figures(dataset: str, column: Column) -> bool:
    """Whether the cells of a column say which figures stand on their lines: goals and results, say."""
    texts = [cell for cell in column.cells[:60] if isinstance(cell, str) and cell]
    wanted = figure_meanings(dataset)
    return bool(wanted) and 2 * sum(bool(speaks_of(text) & wanted) for text in texts) > len(texts)
