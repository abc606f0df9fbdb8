"""What the headings and titles of a table say together: names among names, keys that are held, figures of titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache

from data.terms import aliases
from data.terms.datasets import DATASETS
from data.understanding.figure_names import (
    choice_within,
    figure_meanings,
    figure_named,
    hints,
    labels_among,
    rates_across,
    says_aside,
    tells_stage,
)
from data.understanding.headings import HeadingSaid, heading_said, stage_of_jobs
from data.understanding.kinds_of_findings import KINDS_OF_FINDINGS
from data.understanding.lexicon import qualifiers
from data.understanding.periods import said_by
from data.understanding.phrases import field_words, fit, speaks_of, words_of_heading
from data.understanding.profiles import figure_fields, fits
from data.understanding.roles import MOST_OF_CHOICE, MOSTLY_NUMBERS, PIVOT_NAMES, Seen
from data.understanding.sum_words import names_sum
from data.understanding.table import CARRIED, Column
from data.understanding.weights import weight

_OF_A_MEASURE = frozenset({"target", "value"})
_BOTH_KINDS = frozenset({"new", "secured"})
_ANY_FIGURE = frozenset({"budget", "jobs"})
_REACHED = frozenset({"result", "actual", "expected", "verified"})  # beside "target": two figures, and no telling which
_OF_FIGURES = _REACHED | {"target", "job", "amount", "count", "total", "programme", "year", "period"}
_NAMES_BESIDE = 2  # as many names as make a heading that is half known one of them
_OF_WHOLE = tuple(map(frozenset, ({"total"}, {"total", "amount"}, {"cumulative"}, {"total", "year"}, {"year"})))
_FEWEST_PARTS, _DAYS_OF_YEAR = 3, 365
_MOST_LABELS = 100  # different ones; no table has as many figures


def with_kinds_by_order(seen: Seen, said: Mapping[int, HeadingSaid]) -> dict[int, HeadingSaid]:
    """What headings say, with the kind of the one column of findings that its two neighbours tell.

    Boards write what is good, what can be better and what they will do side by side, in that order.
    """
    found = dict(said)
    for beside in zip(seen.columns, seen.columns[1:], seen.columns[2:], strict=False):
        kinds = [found[id(column)].given.get("kind") for column in beside]
        matching = [kind == own for kind, own in zip(kinds, KINDS_OF_FINDINGS, strict=True)]
        if sum(matching) != 2 or kinds.count(None) != 1 or any(seen.profile(column).texts < 0.5 for column in beside):
            continue
        place = kinds.index(None)
        own = found[id(beside[place])]
        rest = own.texts[:-1] if own.texts else ()
        given = {**own.given, "kind": KINDS_OF_FINDINGS[place]}
        found[id(beside[place])] = replace(own, texts=rest, given=given, names=())
    return found


def with_strengths(seen: Seen, said: Mapping[int, HeadingSaid]) -> Mapping[int, HeadingSaid]:
    """What headings say, where neighbours say how strongly the actions below them are advised: "Må gjøres", "Bør"."""
    strengths = {
        id(column): code
        for column in seen.columns
        if column.index != CARRIED
        and len(column.heading.text.split()) <= MOST_OF_CHOICE
        and seen.profile(column).texts > MOSTLY_NUMBERS
        and seen.profile(column).sentence > 1
        and (code := _strength_said(column.heading.text)) is not None
    }
    if len(set(strengths.values())) < max(_NAMES_BESIDE, len(strengths)):
        return said
    return {
        key: replace(own, texts=(), names=(), given={**own.given, "strength": strengths[key]})
        if key in strengths
        else own
        for key, own in said.items()
    }


def with_years_beside_their_parts(seen: Seen, said: Mapping[int, HeadingSaid]) -> Mapping[int, HeadingSaid]:
    """What headings say, a total beside all the quarters, tertials or months of a year being that of the year."""
    parts = [own.part for own in said.values() if own.is_part_of_year and own.part is not None]
    days = sum(
        (first.last - first.first).days + 1 for first in {(part.first, part.last): part for part in parts}.values()
    )
    if len(parts) < _FEWEST_PARTS or days < _DAYS_OF_YEAR:
        return said
    return {
        id(column): replace(own, texts=(), is_whole_year=True)
        if (own := said[id(column)]).texts
        and own.part is None
        and frozenset().union(*map(speaks_of, own.texts)) in _OF_WHOLE
        and seen.profile(column).numbers > MOSTLY_NUMBERS
        else own
        for column in seen.columns
    }


def _strength_said(text: str) -> str | None:
    """How strongly a heading advises: by its first word, or by one that it holds."""
    first, *_ = (*aliases.normalised(text).split(), "")
    return _choice_words_of_strength().get(first) or choice_within("actions", "strength", text)


@cache
def _choice_words_of_strength() -> Mapping[str, str]:
    return aliases.choices_by_word("actions", "strength")


def with_names_across(dataset: str, seen: Seen, said: Mapping[int, HeadingSaid]) -> Mapping[int, HeadingSaid]:
    """What the headings say, where one of a line of names over the same figures is a name whatever its words mean."""
    if dataset not in PIVOT_NAMES:
        return said
    rows = {part.row for own in said.values() for part in own.names}
    found = dict(said)
    for column in seen.columns:
        own, parts = said[id(column)], column.heading.parts
        part = next((part for part in parts[:-1] if part.row in rows and part not in own.names), None)
        if part is None or own.names or names_sum(part.text) or said_by(part.cell).has_year:
            continue
        rest = tuple(one for one in parts if one is not part)
        below = heading_said(dataset, replace(column.heading, parts=rest))
        names = [one for other in said.values() if _same(other, below) for one in other.names]
        if any(one.row == part.row for one in names) and not _names_figure(dataset, part.text):
            found[id(column)] = replace(below, names=(part,))
    return found


def with_units_below(said: Mapping[int, HeadingSaid], seen: Seen) -> Mapping[int, HeadingSaid]:
    """What the headings of measures say, where each names one over its unit: so does one of words that are known."""
    rows = {_rows(column) for column in seen.columns if "unit" in said[id(column)].given and said[id(column)].names}
    found = dict(said)
    for column in seen.columns:
        own, parts = said[id(column)], column.heading.parts
        is_named = len(parts) > 1 and _rows(column) in rows and not own.given
        is_named = is_named and not speaks_of(parts[-1].text) & (_REACHED | _OF_A_MEASURE)
        if is_named and seen.profile(column).numbers > MOSTLY_NUMBERS and not names_sum(parts[0].text):
            found[id(column)] = replace(own, texts=(), names=parts[:1], given={"unit": parts[-1].text})
    return found


def _rows(column: Column) -> tuple[int, ...]:
    return tuple(part.row for part in column.heading.parts)


def _same(one: HeadingSaid, other: HeadingSaid) -> bool:
    """Whether two headings say the same but for names."""
    return bool(other.texts) and (one.texts, one.given, one.part) == (other.texts, other.given, other.part)


def _names_figure(dataset: str, text: str) -> bool:
    """Whether each word of a heading may be of the name of a figure, or of what is set aside."""
    known = figure_meanings(dataset) | qualifiers() | _OF_FIGURES
    return all(word.meanings & known for word in words_of_heading(text) if word.meanings != {"noise"})


def with_names_among_names(
    dataset: str, seen: Seen, said: Mapping[int, HeadingSaid], held: frozenset[str]
) -> Mapping[int, HeadingSaid]:
    """What the headings say, where one that stands among names of areas is a name too: "Ny næring" beside "Havbruk"."""
    if dataset not in PIVOT_NAMES or PIVOT_NAMES[dataset] in held:
        return said
    figures = [
        column
        for column in seen.columns
        if column.index != CARRIED
        and column.index not in seen.derived
        and seen.profile(column).numbers > MOSTLY_NUMBERS > seen.profile(column).years
    ]
    names = sum(bool(said[id(column)].names) and not said[id(column)].texts for column in figures)
    is_titled = bool(figure_in_titles(dataset, seen, said))
    is_of_measures = dataset == "measures" and hints(dataset, seen) >= weight("hint_enough")
    found = {
        id(column): replace(heading, texts=(), names=heading.names or column.heading.parts[-1:])
        for column in figures
        if (heading := said[id(column)]).texts
        and _is_name_after_all(dataset, heading.texts, is_any=is_of_measures, may_be_field=is_titled and names > 1)
    }
    # Where a title names the figure, or the table is one of measures, nothing but names is left for the headings.
    aside = sum(is_of_measures and says_aside(one.heading.text) and id(one) not in found for one in figures)
    is_all = len(figures) > 1 and names + len(found) + aside == len(figures) and (is_titled or is_of_measures)
    return {**said, **found} if is_all or names >= _NAMES_BESIDE * max(len(found), 1) else said


def _is_name_after_all(dataset: str, texts: tuple[str, ...], *, is_any: bool, may_be_field: bool) -> bool:
    """Whether a heading has a word that means nothing here, and its others make no field by themselves.

    `is_any`: what has a meaning may be a name as well; `may_be_field`: and so may what would make a field elsewhere.
    """
    words = [word for text in texts for word in words_of_heading(text)]
    meanings = frozenset().union(*(word.meanings for word in words), frozenset())
    is_known = all(word.meanings for word in words)
    aside = qualifiers() - ({"new", "person"} if is_any else {"new"})  # nobody is a number
    if (is_known and not is_any) or meanings & aside or any(map(names_sum, texts)):
        return False
    if may_be_field and not is_known:
        return True
    return all(fit(dataset, name, texts).share < weight("key_named") for name in DATASETS[dataset].field_names)


def keys_held(dataset: str, seen: Seen, said: Mapping[int, HeadingSaid]) -> frozenset[str]:
    """The keys that some column's own heading names: no heading of another column says them then."""
    held: set[str] = set()
    for column in seen.columns:
        named = names_key(dataset, said[id(column)], column, seen)
        if "focus_area" in named and dataset in _ANY_FIGURE and _has_areas_across(dataset, column, seen, said):
            named = named - {"focus_area"}
        held |= named - {"statement"} if dataset == "scores" and rates_across(seen) else named
    return frozenset(held)


def _has_areas_across(dataset: str, column: Column, seen: Seen, said: Mapping[int, HeadingSaid]) -> bool:
    """Whether lines that are no areas themselves, but companies, say, have a column of figures for each area."""
    if "area" in speaks_of(column.heading.text) or labels_column(dataset, seen, said) in (None, column):
        return False
    figures = [other for other in seen.columns if seen.profile(other).numbers > MOSTLY_NUMBERS]
    names = [other for other in figures if said[id(other)].names and not said[id(other)].texts]
    return len(names) >= _NAMES_BESIDE and all(other in names or other.index in seen.derived for other in figures)


def names_key(dataset: str, said: HeadingSaid, column: Column, seen: Seen) -> set[str]:
    """The keys that a heading names and that the cells below it can be."""
    return {
        name
        for name in _keys_named(dataset, said.texts)
        if (fits(field_words(dataset, name).holds, seen.profile(column)) or 0) > 0
    }


@lru_cache(maxsize=8_192)
def _keys_named(dataset: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a data set that a heading names."""
    keys = [one.name for one in DATASETS[dataset].fields if one.is_key] if texts else []
    return tuple(name for name in keys if fit(dataset, name, texts).share > weight("key_named"))


def figure_in_titles(dataset: str, seen: Seen, said: Mapping[int, HeadingSaid]) -> tuple[str, ...]:
    """The one figure that a title names and no heading does: "Nye arbeidsplasser" over years and goals."""
    of_figures = figure_meanings(dataset)
    if not of_figures and dataset not in _ANY_FIGURE:
        return ()
    mentioned = frozenset().union(
        *(speaks_of(text) for heading in said.values() for text in heading.texts), frozenset()
    )
    for title in (*reversed(seen.titles), seen.sheet):
        meanings = speaks_of(title) & of_figures
        left = meanings - mentioned
        if meanings >= _BOTH_KINDS:
            return ()  # a title that lists both says of neither that it is what a goal beside them is for
        if len(left) == 1 and len(meanings) <= 2:
            return (next(iter(_words_for(title, next(iter(left))))),)
        if len(left) == 2 and left == meanings and _is_one_figure(dataset, left) and not speaks_of(title) & _REACHED:
            return tuple(dict.fromkeys(next(iter(_words_for(title, meaning))) for meaning in sorted(left)))
        if meanings:
            return ()
        is_own = dataset in _ANY_FIGURE and title in seen.titles[-1:] and not mentioned & of_figures
        if is_own and figure_named(dataset, title) is not None:
            return (title,)  # right above, in a word of its own: "Tildelt (kr)"
    return ()


def _is_one_figure(dataset: str, meanings: frozenset[str]) -> bool:
    """Whether it takes these meanings together to name a figure: the targets for new jobs."""
    return any(meanings == way - {"job"} for name in figure_fields(dataset) for way in field_words(dataset, name).ways)


def _words_for(title: str, meaning: str) -> list[str]:
    return [word.text for word in words_of_heading(title) if meaning in word.meanings] or [title]


def labels_column(dataset: str, seen: Seen, said: Mapping[int, HeadingSaid]) -> Column | None:
    """The column whose cells name, line by line, which figure stands there: budget, granted, paid."""
    if dataset == "measures":
        return _goals_beside_results(seen)
    if dataset not in _ANY_FIGURE:
        return None
    for column in seen.columns:
        profile = seen.profile(column)
        if column.index == CARRIED or profile.texts < 0.7 or column.index in seen.grouped:
            continue
        if len(column.cells) == 1 and _heads_names(dataset, column, seen, said):
            return column
        if profile.filled < 2:
            continue
        if profile.filled * profile.distinct > _MOST_LABELS:
            continue
        named = labels_among(dataset, column.different, seen.legend)
        if len(set(named.values())) >= 2:
            texts = {cell for cell in column.different if cell != "" and not says_aside(str(cell))}
            if len(named) >= 0.6 * len(texts):
                return column
    return None


def _goals_beside_results(seen: Seen) -> Column | None:
    """The column that says of each line of a measure whether it is its goal or what was reached, and nothing else."""
    for column in seen.columns:
        if column.index == CARRIED or not (named := labels_among("measures", column.different, seen.legend)):
            continue
        texts = set(column.different)
        is_beside = any(
            other.index < column.index and seen.profile(other).texts > MOSTLY_NUMBERS and other.filled > 1
            for other in seen.columns
        )
        if texts == named.keys() and set(named.values()) == _OF_A_MEASURE and is_beside:
            return column
    return None


def _heads_names(dataset: str, column: Column, seen: Seen, said: Mapping[int, HeadingSaid]) -> bool:
    """Whether the one line of a table says which figure it holds, and the headings of all its figures are names."""
    (text,) = column.cells
    if not isinstance(text, str) or said[id(column)].names or not labels_among(dataset, [text], seen.legend):
        return False
    figures = [other for other in seen.columns if other is not column and other.index != CARRIED]
    return bool(figures) and all(said[id(other)].names and not said[id(other)].texts for other in figures)


def stage_in_titles(seen: Seen) -> str | None:
    """The stage that a title names as such: "Realisert 2022", "Verifiserte arbeidsplasser".

    None where each line says its own: what the title says of some of them holds for no other.
    """
    if any(tells_stage(column.cells) for column in seen.columns):
        return None
    known = aliases.choices_by_word("jobs", "stage")
    words = (word for title in seen.titles for word in aliases.normalised(title).split())
    found = {*(known.get(word) for word in words), *map(stage_of_jobs, seen.titles)} - {None}
    return found.pop() if len(found) == 1 else None
