"""The columns that only their values, or their place, can name."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from data.cells.values import squeezed
from data.terms.datasets import DATASETS, Kind
from data.understanding.cells import is_point_in_words, says_something
from data.understanding.figure_names import choice_within, choices_within, counts_answers, hints, tells_stage
from data.understanding.headings import HeadingSaid
from data.understanding.lexicon import qualifiers, says_state
from data.understanding.named_codes import column_of_names
from data.understanding.periods import said_by
from data.understanding.phrases import field_words, fit, speaks_of, words_of_heading
from data.understanding.pivot_options import counts_lines, heads_what_is_aside
from data.understanding.profiles import Profile, choices_among, fits
from data.understanding.roles import (
    HIGHEST_SCORE,
    LOOKED_AT,
    MOST_OF_CHOICE,
    MOSTLY_NUMBERS,
    NAMELESS,
    PIVOT_NAMES,
    Evidence,
    Role,
    Seen,
)
from data.understanding.table import CARRIED, Column
from data.understanding.weights import weight

_OUTCOMES = frozenset({"decided", "result", "case", "state"})
_LISTED = frozenset({"actions", "events"})
_FIGURES = frozenset({"target", "result", "actual", "expected", "budget", "grant", "payment", "use"})
_OF_TASKS = frozenset({"action", "text"})
_OF_OWNERS, _OF_NUMBERS = frozenset({"owner", "type"}), frozenset({"id", "case", "project"})
_NUMBERED = {"projects": ("project", "name"), "actions": ("action", "text"), "plan_items": ("item", "text")}
_NUMBER_CUT_SHORT = re.compile(r"([^\W\d])[.-]?\s?(?:nr|no|id)\.?", re.IGNORECASE)
_LARGEST_NUMBER = 100_000
_OF_PLACES = frozenset({"inhabitant", "county"})
_EACH_ONCE, _LONGEST_PLACE = 0.9, 30
_CODE = re.compile(r"(?=.*\d)[^\W\d]{0,4}[-–./ ]?\d[\d./–-]{0,9}")
_OF_TIME = frozenset({"year", "period", "date", "when"})
_BESIDE_NAMES = frozenset({"amount", "count", "total", "account", "text", "statement"})
_OF_USE = frozenset({"use", "payment", "cost"})
_FEWEST_STATES = 2  # that are known, where others are not
_FEWEST_WORDS = 2.5  # of what somebody writes, on average
_FEWEST_ALONE = 1.5  # and where no other column has words that nothing reads
_OF_POINTS = frozenset({"year", "when", "score", "total", "decided", "result", "value", "actual", "programme", "state"})


def with_nameless(
    dataset: str, seen: Seen, roles: list[Role], left_out: Sequence[Column], said: Mapping[int, HeadingSaid]
) -> list[Role]:
    """The roles, with columns that only their values, or their place, can name."""
    taken = {id(role.column) for role in roles} | {id(column) for column in left_out}
    held = {role.field for role in roles} | {name for role in roles for name, cell in role.given if cell != ""}
    wanted = NAMELESS.get(dataset, ())
    aside = {key for key, own in said.items() if wanted and speaks_of(" ".join(own.texts)) & qualifiers()}
    for name in wanted:
        if name in held or (dataset == "scores" and name == "statement" and "statement" in held):
            continue
        for column in seen.columns:
            if id(column) in taken or column.index == CARRIED:
                continue
            own = said[id(column)]
            if id(column) in aside and not _is_choice_explained(dataset, name, column, seen):
                continue
            if not _may_be_nameless(dataset, name, column, own, seen, held):
                continue
            if dataset in _LISTED and not _may_be_told(dataset, name, column, own, seen, roles, taken):
                continue
            if dataset == "findings" and name == "text" and not _is_what_is_said(column, seen, roles, taken):
                continue
            known = weight("known_statements") * seen.profile(column).statements if name == "statement" else 0.0
            evidence = (Evidence("nameless", weight("nameless") + known),)
            roles.append(Role(column, name, (), None, 0.6, "known", evidence))
            taken.add(id(column))
            held.add(name)
            break
    if dataset == "scores" and "score" not in held and (lone := _lone_points(seen, taken, said)) is not None:
        both = (Evidence("nameless", weight("nameless")), Evidence("values", weight("values")))
        roles.append(Role(lone, "score", (), None, 0.6, "known", both))
    if dataset == "measures" and "unit" not in held:
        return _with_units_beside(seen, roles, taken)
    return _with_numbers_beside(dataset, seen, roles, taken)


def _may_be_told(
    dataset: str,
    name: str,
    column: Column,
    said: HeadingSaid,
    seen: Seen,
    roles: Sequence[Role],
    taken: Collection[int],
) -> bool:
    """Whether a column may be the one that says what is to be done or what happened, or on which day.

    Nothing but its values tells, so the others must: it is the only one of its kind, and what the table is about is
    said elsewhere. Of several columns of days it is the one that no other comes before: from and to.
    """
    if name not in ("text", "date"):
        return True
    if name == "text" and all(says_state(cell) for cell in column.cells if isinstance(cell, str) and cell):
        return False
    meanings = frozenset().union(*map(speaks_of, said.texts), frozenset())
    if meanings and not (name == "text" and meanings & _OF_TASKS):
        return False
    held = {role.field: role for role in roles}
    others = [other for other in seen.columns if id(other) not in taken and other is not column]
    if name == "date":
        days = [other for other in others if seen.profile(other).dates >= MOSTLY_NUMBERS]
        is_about = bool({"text", "event"} & held.keys()) or hints(dataset, seen) >= weight("hint_enough")
        return is_about and all(_comes_before(column, other) for other in days)
    own = held.get("action")
    if own is not None and seen.profile(own.column).sentence >= _FEWEST_WORDS:
        return False
    is_listed = any(name in held and held[name].column.index != CARRIED for name in ("date", "due", "responsible"))
    if not is_listed or hints(dataset, seen) < weight("hint_enough"):
        return False
    rivals = [other for other in others if seen.profile(other).sentence >= _FEWEST_WORDS and other.index != CARRIED]
    words = [one for one in others if seen.profile(one).texts > MOSTLY_NUMBERS and one.index != CARRIED]
    return _is_written(column, seen, _FEWEST_WORDS if words else _FEWEST_ALONE) and not rivals


def _is_what_is_said(column: Column, seen: Seen, roles: Sequence[Role], taken: Collection[int]) -> bool:
    """Whether a column is the only one of sentences beside a column that says which kind of finding each line is."""
    if not any(role.field == "kind" for role in roles) or not _is_written(column, seen):
        return False
    others = (other for other in seen.columns if other is not column and id(other) not in taken)
    return all(seen.profile(other).sentence < _FEWEST_WORDS or other.index == CARRIED for other in others)


def _is_written(column: Column, seen: Seen, fewest: float = _FEWEST_WORDS) -> bool:
    profile = seen.profile(column)
    return profile.texts > 0.8 and profile.distinct > 0.8 and profile.sentence >= fewest


def _comes_before(column: Column, other: Column) -> bool:
    """Whether the days of a column are on every line there, and never after those of another."""
    pairs = zip(column.cells, other.cells, strict=True)
    days = [(said_by(first).day, said_by(second).day) for first, second in pairs if second != ""]
    return "" not in column.cells and all(
        first is not None and second is not None and first <= second for first, second in days
    )


def _lone_points(seen: Seen, taken: Collection[int], said: Mapping[int, HeadingSaid]) -> Column | None:
    """The one column of points beside statements or indicators that the forms know, whatever it is called."""
    known = sum(seen.profile(column).statements + seen.profile(column).indicators for column in seen.columns)
    figures = [
        column
        for column in seen.columns
        if column.index != CARRIED
        and id(column) not in taken
        and seen.profile(column).numbers > MOSTLY_NUMBERS
        and not heads_what_is_aside(said[id(column)])
        and not counts_lines(column)
        and not counts_answers(column, seen)
    ]
    if known < MOSTLY_NUMBERS or len(figures) != 1:
        return None
    (only,) = figures
    words = [word for text in said[id(only)].texts for word in words_of_heading(text)]
    says_points = all(is_point_in_words(cell) for cell in only.cells if cell != "")
    if not says_points and not all(word.meanings and word.meanings <= _OF_POINTS for word in words):
        return None
    return only if fits("score", seen.profile(only)) == 1.0 and seen.profile(only).largest <= HIGHEST_SCORE else None


def _is_choice_explained(dataset: str, name: str, column: Column, seen: Seen) -> bool:
    """Whether a legend explains all that a column holds, and each explanation is a choice of the field."""
    if DATASETS[dataset].field(name).kind is not Kind.CHOICE or not _is_explained(column, seen):
        return False
    filled = {squeezed(cell) for cell in column.cells[:200] if cell != ""}
    return all(choice_within(dataset, name, seen.legend[sign]) is not None for sign in filled)


def _is_explained(column: Column, seen: Seen) -> bool:
    """Whether a legend explains all that a column holds."""
    if not seen.legend:
        return False
    filled = [cell for cell in column.cells[:200] if cell != ""]
    return bool(filled) and all(squeezed(cell) in seen.legend for cell in filled)


def _is_of_owners(column: Column, said: HeadingSaid, seen: Seen) -> bool:
    """Whether letters are types of owners: under another word A, B and C may be steps, risks or what is urgent."""
    meanings = [speaks_of(text) for text in said.texts]
    is_unsaid = not said.names and all(own and own <= _OF_OWNERS for own in meanings)
    return is_unsaid and not any(squeezed(cell) in seen.legend for cell in column.cells[:LOOKED_AT] if cell != "")


def _with_numbers_beside(dataset: str, seen: Seen, roles: list[Role], taken: Collection[int]) -> list[Role]:
    """The roles, with the numbers of projects or tasks where a column right before their names can be nothing else.

    They are short, differ on every line and stand under nothing, a word for numbers or "Pnr." beside "Prosjekt";
    counted lines and what is long, as the numbers of companies are, are none of them.
    """
    number, name = _NUMBERED.get(dataset, ("", ""))
    named = next((role.column for role in roles if role.field == name), None)
    if not number or named is None or any(role.field == number for role in roles):
        return roles
    before = [column for column in seen.columns if column.index == named.index - 1 and id(column) not in taken]
    if not before or not _are_own_numbers(before[0], named, seen):
        return roles
    evidence = (Evidence("nameless", weight("nameless")),)
    return [*roles, Role(before[0], number, (), None, 0.6, "known", evidence)]


def _with_units_beside(seen: Seen, roles: list[Role], taken: Collection[int]) -> list[Role]:
    """The roles, with the units of measures where they stand right of their names under nothing.

    They are short and begin with small letters, as no place, source or person does, and one of them is a unit anywhere.
    """
    names = next((role.column for role in roles if role.field == "measure"), None)
    for column in seen.columns if names is not None else ():
        if names is None or column.index != names.index + 1 or id(column) in taken or column.heading.text:
            continue
        texts = [cell for cell in column.cells if isinstance(cell, str) and cell]
        are_short = all(not text[:1].isupper() and len(text.split()) <= MOST_OF_CHOICE for text in texts)
        if texts and len(texts) == seen.profile(column).filled and are_short and any(map(_is_unit, texts)):
            evidence = (Evidence("nameless", weight("nameless")),)
            return [*roles, Role(column, "unit", (), None, 0.6, "known", evidence)]
    return roles


def _is_unit(text: str) -> bool:
    return says_something(text) == "unit"


def _are_own_numbers(column: Column, named: Column, seen: Seen) -> bool:
    """Whether cells are short numbers or codes, each of its own, under what means nothing else."""
    short = _NUMBER_CUT_SHORT.fullmatch(column.heading.text.strip())
    initials = {word[:1] for word in re.findall(r"\w+", named.heading.text.casefold())}
    is_cut = short is not None and short[1].casefold() in initials
    if column.heading.text and not is_cut and not speaks_of(column.heading.text):
        return False
    profile = seen.profile(column)
    is_own = profile.filled == profile.count > 1 and profile.distinct == 1.0 and not profile.dates
    is_short = profile.whole == 1.0 and profile.largest < _LARGEST_NUMBER if profile.numbers == 1.0 else False
    is_coded = not profile.numbers and all(_CODE.fullmatch(squeezed(cell)) for cell in column.cells if cell != "")
    said = speaks_of(column.heading.text)
    is_order = profile.numbers == 1.0 and (profile.largest <= profile.count or profile.years > 0.5)  # ranks, or years
    is_named = is_cut or said <= _OF_NUMBERS
    return not is_order and is_own and (is_short or is_coded) and is_named and not counts_lines(column)


def _may_name(dataset: str, text: str, held: Collection[str] = ()) -> bool:
    """Whether a heading may name some field that no other has: "Position" stands over how far tasks have come."""
    names = (one.name for one in DATASETS[dataset].fields if one.name not in held)
    return any(fit(dataset, name, (text,)).share >= weight("least_heading") for name in names)


def _tells_state(column: Column) -> bool:
    """Whether the cells of a column are a few words that say how far something has come.

    A word of somebody's own may stand among those, where most of the others are known: "Open", "Closed", "Parked".
    """
    texts = {cell for cell in column.cells[:LOOKED_AT] if isinstance(cell, str) and cell}
    known = {text for text in texts if says_state(text)}
    is_mostly = len(known) >= _FEWEST_STATES and len(known) > len(texts) / 2
    are_short = all(len(text.split()) <= MOST_OF_CHOICE for text in texts)
    return bool(texts) and (texts == known or (is_mostly and are_short))


def _are_names_of_figures(column: Column) -> bool:
    """Whether the cells of a column only say what their figures are: "Mål" above "Oppnådd"."""
    texts = {cell for cell in column.cells[:LOOKED_AT] if isinstance(cell, str) and cell}
    return bool(texts) and all(
        words and all(word.meanings & _FIGURES for word in words) for words in map(words_of_heading, texts)
    )


def _are_municipalities(column: Column, seen: Seen) -> bool:
    """Whether names that each stand once, under no more than a word for a name, have inhabitants or a county beside."""
    profile = seen.profile(column)
    beside = [speaks_of(other.heading.text) for other in seen.columns if other is not column]
    is_of_places = any(said & _OF_PLACES for said in beside) and not any("municipality" in said for said in beside)
    is_name = profile.distinct > _EACH_ONCE and profile.longest <= _LONGEST_PLACE and not profile.indicators
    return is_name and is_of_places and speaks_of(column.heading.text) <= {"title"}


def _names_codes(column: Column, seen: Seen) -> bool:
    """Whether a column says what the codes beside it stand for, under the same heading: "Ansvar", "Ansvar (T)"."""
    return any(column_of_names(other, seen.columns, is_bare_enough=False) is column for other in seen.columns)


def _are_other_figures(column: Column, said: HeadingSaid, profile: Profile) -> bool:
    """Whether numbers that could be years stand below a heading that says no time: 2 000 thousands, or inhabitants."""
    is_said = bool(said.texts) and not speaks_of(" ".join(said.texts)) & _OF_TIME
    is_of_people = "inhabitant" in speaks_of(column.heading.text)
    return is_of_people or (profile.numbers > MOSTLY_NUMBERS and (said.part is not None or is_said))


def _may_be_nameless(
    dataset: str, name: str, column: Column, said: HeadingSaid, seen: Seen, held: Collection[str]
) -> bool:
    profile = seen.profile(column)
    one = DATASETS[dataset].field(name)
    if dataset == "findings" and name == "kind":
        return _is_explained(column, seen) and all(
            choice_within(dataset, name, seen.legend[squeezed(cell)]) for cell in set(column.cells) - {""}
        )
    holds = field_words(dataset, name).holds
    choices = 0.0
    if name == "stage":
        choices = choices_within(dataset, name, column.cells)
    elif one.kind is Kind.CHOICE:
        choices = choices_among(dataset, name, column.cells, seen.legend)
    fitting = fits(holds, profile, choices)
    if fitting is None or fitting <= 0 or profile.filled == 0:
        return False
    if name == "owner_type":
        return _is_of_owners(column, said, seen)
    if name == "stage":
        return tells_stage(column.cells) and not any(_may_name(dataset, text, held) for text in said.texts)
    if name == "date":
        return profile.dates >= MOSTLY_NUMBERS
    if name == "text" and dataset in (*_LISTED, "findings"):
        return True
    if name == "status" and _tells_state(column):
        return all(speaks_of(text) <= _OUTCOMES or not _may_name(dataset, text) for text in said.texts)
    if name == "status":
        if not seen.legend or not _is_explained(column, seen) or said.part or said.given:
            return False
        signs = set(column.cells) - {""}  # crosses under months are no status, whatever a cross means
        return not any(signs & set(other.cells) for other in seen.columns if other is not column)
    if one.kind is Kind.YEAR and _are_other_figures(column, said, profile):
        return False
    if name == "municipality":
        return _are_municipalities(column, seen)
    if name == "focus_area" and _names_codes(column, seen):
        return True
    if one.kind is Kind.TEXT and holds == "name":
        if dataset in PIVOT_NAMES and _are_names_of_figures(column):
            return False
        is_first = all(
            seen.profile(other).texts < 0.5 or other.index >= column.index or other.index == CARRIED
            for other in seen.columns
        )
        beside = _BESIDE_NAMES | (_OF_USE if dataset == "budget" else set())  # "Bruk av midlene" over areas
        says_unit = bool(said.texts) and speaks_of(" ".join(said.texts)) <= beside
        return is_first and (not said.texts or bool(said.names) or says_unit)
    if holds == "text":
        return profile.statements >= 0.3
    return True
