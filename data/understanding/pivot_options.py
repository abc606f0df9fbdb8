"""What a column may be whose heading is a year, an area, an indicator, or whose lines name their figure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from data.terms.datasets import DATASETS, Kind
from data.understanding.figure_names import (
    figure_meanings,
    hints,
)
from data.understanding.headings import HeadingSaid
from data.understanding.lexicon import qualifiers
from data.understanding.phrases import field_words, fit, speaks_of, words_of_heading
from data.understanding.profiles import Profile, figure_fields, fits
from data.understanding.roles import (
    GENERAL,
    HIGHEST_SCORE,
    MOSTLY_NUMBERS,
    PIVOT_NAMES,
    Evidence,
    Given,
    Role,
    Seen,
)
from data.understanding.sum_words import names_sum
from data.understanding.table import CARRIED, Column
from data.understanding.weights import weight
from data.understanding.whose import names_itself

_LONGEST_NUMBER = 6
_FEWEST_NUMBERED = 2
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
_PIVOT_VALUE: Mapping[str, str] = {"scores": "score", "measures": "value", "findings": "text"}
_UNIT_BEHIND = re.compile(r"[(\[]([^()\[\]]{1,30})[)\]]\s*$")
_NO_FIGURES = frozenset({"id", "case", "period", "year", "project", "area", "programme"})


def given_below(dataset: str, name: str, said: HeadingSaid, held: frozenset[str]) -> Given | None:
    """What a heading says of the cells below it, for a field; None where the two do not go together."""
    one = DATASETS[dataset].field(name)
    given = {key: cell for key, cell in said.given.items() if key != name}
    is_pivot = dataset == "findings" and name == "text" and "kind" in given
    if (one.is_key and not is_pivot) or (
        one.kind in (Kind.TEXT, Kind.CHOICE, Kind.DATE) and name not in ("text", "score")
    ):
        return None if given and said.texts and name == "year" else ()
    if said.names and dataset in PIVOT_NAMES:
        dimension = PIVOT_NAMES[dataset]
        if dimension in ("focus_area", "measure") and dimension not in held and not _names_whole(dimension, said):
            given[dimension] = said.names[0].cell
    return tuple(given.items())


def _names_whole(dimension: str, said: HeadingSaid) -> bool:
    """Whether what would be an area's name is a word for all of them: "Altogether"."""
    return dimension == "focus_area" and names_sum(said.names[0].text)


def _kind_of_derived(seen: Seen, column: Column) -> str:
    derived = seen.derived.get(column.index)
    return derived.kind if derived else ""


def pivot_options(
    dataset: str,
    column: Column,
    said: HeadingSaid,
    seen: Seen,
    extra: tuple[str, ...],
    labels: Column | None,
    held: frozenset[str],
) -> list[Role]:
    """A column whose heading is a year, an area, an indicator: what the field is, something else says."""
    profile = seen.profile(column)
    if dataset == "measures" and seen.is_whole_year and hints(dataset, seen) >= weight("hint_enough"):
        return _whole_year_options(column, said, profile)
    if said.texts and not said.given and not said.names and dataset != "scores":
        return []
    is_worked_out = _kind_of_derived(seen, column) in ("difference", "share", "mean")
    if is_worked_out and dataset == "scores" and said.given.keys() & {"indicator", "statement"}:
        is_worked_out = False  # what a board agrees on may well be the mean of its other points
    if is_worked_out or heads_what_is_aside(said, profile):
        return []
    if dataset == "scores" and not said.given and _numbers_lines(column, seen):
        return []
    if _numbers_names(column, seen) and has_figures_by_name(dataset, column, seen):
        return []  # "7301", "7302" under a word of somebody's own are no amounts
    given = dict(said.given)
    dimension = PIVOT_NAMES.get(dataset)
    is_named = bool(said.names) and not said.texts
    if dataset == "scores" and said.texts and not given and not seen.names:
        words = [word for text in said.texts for word in words_of_heading(text)]
        is_named = not (words and all(word.meanings for word in words)) and not any(
            fit("scores", one.name, said.texts).share for one in DATASETS["scores"].fields
        )
    if dimension == "programme":  # "S1" is a statement, or somebody
        is_named = is_named and all(map(_TWO_LETTERS.search, (part.text for part in said.names)))
    if dimension == "programme" and "year" in given:
        is_named = is_named and any(names_itself(part.text) for part in said.names)
    if dimension == "programme" and is_named and seen.names and not _is_among_programmes(column, said, seen):
        dimension = None
    if is_named and dimension and dimension not in given and dimension not in held:
        if dimension == "measure" and "year" not in held and not seen.is_whole_year:
            return []
        given[dimension] = said.names[0].cell if said.names else column.heading.text
    elif (
        is_named
        and dimension in held
        and not given
        and dataset != "scores"
        and not (extra and not has_figures_by_name(dataset, column, seen))
    ):
        return []
    if not given and not is_named and not (said.is_whole_year and (extra or dataset == "measures")):
        return []
    if labels is not None:
        return []
    for name in ["text"] if dataset == "actions" and "strength" in given else _pivot_fields(dataset, extra):
        if said.texts and not is_named and not fit(dataset, name, (*extra, *said.texts)).share:
            continue
        fitting = fits(field_words(dataset, name).holds, profile)
        is_of_year = dataset == "scores" and "year" in given and profile.largest <= HIGHEST_SCORE
        if fitting is None or (fitting < 0 and not is_of_year):
            continue  # what is no score among those of a year is told of, cell by cell
        weights = (Evidence("pivot", weight("pivot")), Evidence("values", weight("values") * fitting))
        return [Role(column, name, tuple(given.items()), said.unit, 0.8, "known", weights)]
    return []


def _is_among_programmes(column: Column, said: HeadingSaid, seen: Seen) -> bool:
    """Whether a heading names a programme that is known, or stands with one among the columns of one mean."""
    if seen.names & {part.text for part in said.names}:
        return True
    together = {
        part for one in seen.derived.values() if one.kind == "mean" and column.index in one.parts for part in one.parts
    }
    return any(not seen.names.isdisjoint(other.heading.texts) for other in seen.columns if other.index in together)


def has_figures_by_name(dataset: str, column: Column, seen: Seen) -> bool:
    """Whether another heading names a figure by itself: then what a title names is none under a word of its own."""
    return any(
        fit(dataset, name, other.heading.texts).share > weight("key_named")
        for other in seen.columns
        if other is not column and other.index != CARRIED
        for name in figure_fields(dataset)
    )


def _whole_year_options(column: Column, said: HeadingSaid, profile: Profile) -> list[Role]:
    """The figure of a year under the name of what is measured, whatever its words mean elsewhere."""
    name = column.heading.parts[0].text if column.heading.parts else ""
    fitting = fits("number", profile)
    if not name or fitting is None or fitting <= 0:
        return []
    given = {**said.given, "measure": _UNIT_BEHIND.sub("", name).strip() or name}
    if "unit" not in given and (unit := _UNIT_BEHIND.search(name)):
        given["unit"] = unit[1].strip()
    weights = (Evidence("pivot", weight("pivot")), Evidence("values", weight("values") * fitting))
    return [Role(column, "value", tuple(given.items()), said.unit, 0.8, "known", weights)]


def labelled_options(column: Column, said: HeadingSaid, seen: Seen, dataset: str, held: frozenset[str]) -> list[Role]:
    """A column of figures whose lines say which figure they hold; its heading may say the rest: a goal, a year."""
    if heads_what_is_aside(said, seen.profile(column)) or _kind_of_derived(seen, column) in (
        "difference",
        "share",
        "mean",
    ):
        return []
    if _kind_of_derived(seen, column) == "sum" and any(
        names_sum(one) or one in seen.names for one in column.heading.texts
    ):
        return []  # "Alle", or the programme, beside the areas that it adds up
    meanings = frozenset().union(*map(speaks_of, said.texts), frozenset())
    if meanings & _NO_FIGURES and not meanings & (GENERAL - _NO_FIGURES | figure_meanings(dataset)):
        return []  # numbers that only count, or name, what stands on the lines
    given = dict(said.given)
    dimension = PIVOT_NAMES.get(dataset)
    if said.names and dimension and dimension not in held and not _names_whole(dimension, said):
        given[dimension] = said.names[0].cell
    return [Role(column, "*", tuple(given.items()), said.unit, 0.8, "known", (Evidence("labels", weight("labels")),))]


def _pivot_fields(dataset: str, extra: tuple[str, ...]) -> list[str]:
    if dataset in _PIVOT_VALUE:
        return [_PIVOT_VALUE[dataset]]
    shares = {name: fit(dataset, name, extra).share for name in figure_fields(dataset)} if extra else {}
    return sorted((name for name, share in shares.items() if share > 0.5), key=lambda name: -shares[name])


def counts_lines(column: Column) -> bool:
    """Whether a column only numbers the lines: 1, 2, 3, or 1, 2, 2.1, 2.2, 3."""
    last: tuple[int, ...] = (0,)
    for cell in column.cells:
        if cell == "":
            continue
        parts = str(cell).removesuffix(".0").strip().rstrip(".").split(".")
        number = tuple(int(part) for part in parts if part.isdecimal() and len(part) <= _LONGEST_NUMBER)
        level = len(number)
        is_next = 0 < level == len(parts) <= len(last) and number == (*last[: level - 1], last[level - 1] + 1)
        if not is_next and number != (*last, 1):
            return False
        last = number
    return True


def _numbers_lines(column: Column, seen: Seen) -> bool:
    """Whether a column numbers the lines and says nothing of them: from the left, or on beyond all points."""
    if not counts_lines(column):
        return False
    left = [other for other in seen.columns if CARRIED != other.index < column.index]
    return seen.profile(column).largest > HIGHEST_SCORE or not any(seen.profile(one).words for one in left)


def _numbers_names(column: Column, seen: Seen) -> bool:
    """Whether whole numbers left of all else, as long as each other and rising, have a name right beside each."""
    first, beside, *_ = (*(other for other in seen.columns if other.index != CARRIED), None, None)
    if first is not column or beside is None or seen.profile(column).whole < 1.0:
        return False
    numbered = [(cell, name) for cell, name in zip(column.cells, beside.cells, strict=True) if cell != ""]
    numbers = [cell for cell, name in numbered if isinstance(cell, float) and isinstance(name, str) and name]
    is_rising = all(one < other for one, other in pairwise(numbers))
    is_as_long = len({len(f"{number:.0f}") for number in numbers}) == 1
    return is_rising and is_as_long and len(numbers) == len(numbered) >= _FEWEST_NUMBERED


def heads_what_is_aside(said: HeadingSaid, holds: Profile | None = None) -> bool:
    """Whether a heading says that its figures are none of ours: what remains, a forecast, a mean.

    `holds` are the figures: "Registrert" may stand over counts, and not over the years of some record.
    """
    meanings = frozenset().union(*map(speaks_of, said.texts)) if said.texts else frozenset()
    are_counts = holds is not None and holds.numbers > MOSTLY_NUMBERS and holds.years < 1 - MOSTLY_NUMBERS
    harmless = {"cumulative", "revised", "start", "end", *(["updated"] if are_counts else [])}
    return bool(meanings & (qualifiers() - harmless))
