"""A table as one data set sees it: which column is which field, what speaks for it and what against."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from data.cells.grid import Cell
from data.cells.units import Unit
from data.cells.values import squeezed
from data.terms import aliases
from data.terms.datasets import DATASETS, Field, Kind
from data.understanding.arithmetic import Derived
from data.understanding.cells import is_not_settled, is_point_in_words
from data.understanding.headings import KINDS_OF_FINDINGS, HeadingSaid, heading_said, key_of, kind_of_finding
from data.understanding.lexicon import names_sum, qualifiers, says_state, stems_of
from data.understanding.named_codes import column_of_names
from data.understanding.names import indicator_named
from data.understanding.periods import said_by
from data.understanding.phrases import Fit, field_words, fit, speaks_of, words_of_heading
from data.understanding.profiles import Profile, choices_among, figure_fields, fits, profile_of
from data.understanding.table import CARRIED, Column
from data.understanding.weights import weight

Given = tuple[tuple[str, Cell], ...]

FROM_CONTEXT = frozenset({"programme", "year", "form", "as_of", "is_total"})
"""What a table need not say itself: its title, its sheet's name or the user may say it."""

# What a table of a data set is about, and what makes it one: of each group, one must be there.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "budget": ("focus_area", "year"),
    "jobs": ("focus_area", "year"),
    "projects": ("name", "project"),
    "actions": ("text", "action"),
    "events": ("text", "event"),
    "measures": ("measure",),
    "scores": ("indicator", "statement"),
    "findings": ("indicator",),
}
_ANY_FIGURE = frozenset({"budget", "jobs"})
# A column whose cells are names can only be this where nothing names it.
_NAMELESS: Mapping[str, tuple[str, ...]] = {
    "budget": ("focus_area", "year"),
    "jobs": ("focus_area", "year"),
    "measures": ("measure", "year"),
    "scores": ("indicator", "statement"),
    "findings": ("indicator", "kind"),
    "projects": ("name", "phase", "owner_type", "status"),
    "actions": ("indicator", "strength", "text", "status"),
    "events": ("date", "text", "indicator"),
}
_OF_TIME = frozenset({"date", "when", "deadline", "start", "end", "period", "name"})
_OUTCOMES = frozenset({"decided", "result", "case", "state"})
_REACHED = frozenset({"result", "actual", "expected", "verified"})  # beside "target": two figures, and no telling which
_LISTED = frozenset({"actions", "events"})
_FEWEST_WORDS = 2.5  # of what somebody writes, on average
_PIVOT_NAMES: Mapping[str, str] = {
    "budget": "focus_area",
    "jobs": "focus_area",
    "measures": "measure",
    "scores": "programme",
}
_PIVOT_VALUE: Mapping[str, str] = {"scores": "score", "measures": "value", "findings": "text"}
_MOSTLY_NUMBERS = 0.6
_UNIT_BEHIND = re.compile(r"[(\[]([^()\[\]]{1,30})[)\]]\s*$")
_FIGURES_HELD = frozenset({"amount", "count", "number", "share", "score", "year"})
_BEYOND_ALL = 1e11
_TELLING_OF_PROJECTS = frozenset(
    {"company", "phase", "owner_type", "total_cost_nok", "granted_nok", "status"} | {"expected_jobs", "realised_jobs"}
)
_NO_FIGURES = frozenset({"id", "case", "period", "year", "project", "area", "programme"})
_LOOKED_AT = 1_000  # lines under texts that stand over groups of them
_NAMES_BESIDE = 2  # as many names as make a heading that is half known one of them
_MOST_LABELS = 100  # different ones; no table has as many figures
_SHORTEST_CUT = 3
_SHORTEST_SCALE = 4
_MOST_OF_CHOICE = 3  # words: "Kan vurderes"
_HIGHEST_SCORE = 6
_OF_POINTS = frozenset({"year", "when", "score", "total", "decided", "result", "value", "actual", "programme", "state"})
_CARRIED: Mapping[str, tuple[str, ...]] = {
    "budget": ("year", "focus_area", "programme"),
    "jobs": ("year", "stage", "focus_area", "programme"),
    "projects": ("owner_type", "phase", "granted_on", "focus_area", "status"),
    "actions": ("indicator", "year", "responsible"),
    "events": ("year",),
    "measures": ("year", "indicator", "measure"),
    "scores": ("indicator", "year", "programme"),
    "findings": ("indicator", "kind"),
}


@dataclass(frozen=True)
class Evidence:
    """One thing that speaks for a claim: its reason, the name of a text in `language/`, and how much it weighs."""

    reason: str
    weight: float
    words: str = ""


@dataclass(frozen=True)
class Role:
    """What a column is: the field below it, and what its heading says of every cell below."""

    column: Column
    field: str
    given: Given = ()
    unit: Unit | None = None
    sureness: float = 1.0
    how: str = "known"
    evidence: tuple[Evidence, ...] = ()

    @property
    def score(self) -> float:
        """What its evidence weighs in all."""
        return sum(piece.weight for piece in self.evidence)


@dataclass(frozen=True)
class Clash:
    """Two columns that claim to be the same, and neither clearly."""

    first: Role
    second: Role


@dataclass(frozen=True)
class Interpretation:
    """A table as one data set sees it. `labels` is a column that names, line by line, the field of that line."""

    dataset: str
    roles: tuple[Role, ...]
    unread: tuple[Column, ...]
    left_out: tuple[Column, ...] = ()
    labels: Column | None = None
    clashes: tuple[Clash, ...] = ()
    score: float = 0.0
    is_said: bool = False

    def role_of(self, name: str) -> Role | None:
        """The first column of a field that stands under no year or the like."""
        return next((role for role in self.roles if role.field == name and not role.given), None)

    @property
    def fields(self) -> frozenset[str]:
        """All fields that some column holds or some heading says."""
        given = {name for role in self.roles for name, _ in role.given}
        return frozenset({role.field for role in self.roles} | given)


@dataclass(frozen=True)
class Seen:
    """A table with all that is known of it before any data set looks: profiles, what is worked out, what is around.

    `is_whole_year`: its one line holds for all of a year, which only what is around it names.
    """

    columns: tuple[Column, ...]
    profiles: Mapping[int, Profile]
    derived: Mapping[int, Derived]
    operands: frozenset[int]
    titles: tuple[str, ...]
    sheet: str
    legend: Mapping[str, str]
    mapped: Mapping[str, str | None] = field(default_factory=dict)
    how: str = "known"
    grouped: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()
    forced: Mapping[int, str | None] = field(default_factory=dict)
    is_whole_year: bool = False

    def profile(self, column: Column) -> Profile:
        """The profile of one of the columns."""
        return self.profiles[id(column)]


def interpret(dataset: str, seen: Seen, *, is_partial: bool = False) -> Interpretation | None:
    """The table as that data set sees it; None where it cannot be one, unless a part of one is enough."""
    seen = _with_points_settled(seen) if dataset == "scores" else seen
    said: Mapping[int, HeadingSaid] = {id(column): heading_said(dataset, column.heading) for column in seen.columns}
    if dataset == "findings":
        said = _with_kinds_by_order(seen, said)
    if dataset == "actions":
        said = _with_strengths(seen, said)
    held = _keys_held(dataset, seen, said)
    said = _with_names_among_names(dataset, seen, said, held)
    extra = _title_words(dataset, seen, said)
    labels = _labels_column(dataset, seen, said)
    options: list[Role] = []
    left_out: list[Column] = []
    title_stage = _stage_in_titles(seen) if dataset == "jobs" else None
    for column in seen.columns:
        if column is labels:
            continue
        if id(column) in seen.forced:
            wanted = seen.forced[id(column)]
            if wanted is None:
                left_out.append(column)
            elif wanted in DATASETS[dataset].field_names:
                options.append(_mapped_role(dataset, column, wanted, said[id(column)], "chosen"))
            continue
        if seen.mapped and column.index != CARRIED and (key := key_of(column.heading)) in seen.mapped:
            chosen = seen.mapped[key]
            if chosen is None:
                left_out.append(column)
                continue
            if chosen in DATASETS[dataset].field_names:
                options.append(_mapped_role(dataset, column, chosen, said[id(column)], seen.how))
                continue
        own = said[id(column)]
        is_figure = seen.profile(column).numbers > _MOSTLY_NUMBERS and not _names_key(dataset, own, column, seen)
        if labels is not None and column.index != CARRIED and is_figure:
            options.extend(_labelled_options(column, own, seen, dataset, held))
        else:
            options.extend(_options(dataset, column, own, seen, extra, labels, held))
    if not (options or is_partial or labels or dataset in _NAMELESS):
        return None  # nothing here is any field of it, as in most tables for most data sets
    if dataset == "scores":
        options = _without_other_columns_of_points(_with_totals_apart(options, said), seen)
    options = _without_longer_periods(_with_areas_by_name(options, seen), said, seen)
    stages = {heading.stage for heading in said.values() if heading.stage}
    if dataset == "jobs" and len(stages) > 1:
        options = [_with_stage(role, said[id(role.column)].stage) for role in options]
    elif title_stage is not None:
        options = [_with_stage(role, title_stage, of_targets=True) for role in options]
    if dataset == "findings":
        options = _with_kinds_said(options)
    roles, clashes = _assigned(_in_kroner(options), seen.derived)
    aside = [*left_out, labels] if labels is not None else left_out
    roles = _without_other_shares(_nameless(dataset, seen, roles, aside, said), seen)
    roles = _without_sums_of_others(roles, seen)
    taken = {id(role.column) for role in roles} | {id(column) for column in left_out}
    if labels is not None:
        taken.add(id(labels))
    unread = tuple(column for column in seen.columns if id(column) not in taken and column.index != CARRIED)
    made = Interpretation(
        dataset, tuple(roles), unread, tuple(left_out), labels, tuple(clashes), is_said=bool(seen.mapped)
    )
    if not is_partial and not _is_whole(made, seen):
        return None
    if not is_partial and (_is_list_of_projects(made, seen) or _is_list_of_actions(made)):
        return None
    return replace(made, score=_score(made, seen))


def _with_points_settled(seen: Seen) -> Seen:
    """What is known of a table without the cells that say in words that there is no score: "ikke vurd."."""
    profiles = dict(seen.profiles)
    for column in seen.columns:
        if column.index == CARRIED or not seen.profile(column).numbers:
            continue
        left_open = {cell for cell in set(column.cells) if is_not_settled(cell)}
        if left_open:
            profiles[id(column)] = profile_of([cell for cell in column.cells if cell not in left_open])
    return replace(seen, profiles=profiles)


def _with_kinds_by_order(seen: Seen, said: Mapping[int, HeadingSaid]) -> dict[int, HeadingSaid]:
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


def _with_strengths(seen: Seen, said: Mapping[int, HeadingSaid]) -> Mapping[int, HeadingSaid]:
    """What headings say, where neighbours say how strongly the actions below them are advised: "Må gjøres", "Bør"."""
    strengths = {
        id(column): code
        for column in seen.columns
        if column.index != CARRIED
        and len(column.heading.text.split()) <= _MOST_OF_CHOICE
        and seen.profile(column).texts > _MOSTLY_NUMBERS
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


def _strength_said(text: str) -> str | None:
    """How strongly a heading advises: by its first word, or by one that it holds."""
    first, *_ = (*aliases.normalised(text).split(), "")
    return _choice_words_of_strength().get(first) or choice_within("actions", "strength", text)


@cache
def _choice_words_of_strength() -> Mapping[str, str]:
    return aliases.choices_by_word("actions", "strength")


def _options(
    dataset: str,
    column: Column,
    said: HeadingSaid,
    seen: Seen,
    extra: tuple[str, ...],
    labels: Column | None,
    held: frozenset[str],
) -> list[Role]:
    if column.index == CARRIED:
        return _carried_options(dataset, column, seen)
    if said.is_part_of_year:
        return []
    profile = seen.profile(column)
    worked_out = seen.derived.get(column.index)
    options: list[Role] = []
    is_finding = dataset == "scores" and any(kind_of_finding(text) is not None for text in column.heading.texts)
    for one, named in _fields_named(dataset, said.texts, extra):
        if is_finding and one.name == "statement" and not profile.statements:
            continue  # "Hva er vi gode på" stands over findings
        spoken = field_words(dataset, one.name)
        choices = choices_among(dataset, one.name, column.cells, seen.legend) if one.kind is Kind.CHOICE else 0.0
        if one.kind is Kind.CHOICE and not choices and named.share >= weight("key_named"):
            choices = _choices_within(dataset, one.name, column.cells[:_LOOKED_AT])  # words cut short: "Forst."
        fitting = fits(spoken.holds, profile, choices)
        if fitting is None and one.kind is Kind.TEXT and named.share >= 1.0:
            fitting = 0.0  # a name as it stands holds, whatever people write below it
        if fitting is None and named.share >= 1.0 and spoken.holds in _FIGURES_HELD:
            is_beyond = profile.largest >= _BEYOND_ALL
            is_share = spoken.holds == "amount" and profile.percents > 0.5
            fitting = (
                -0.5 if is_beyond or is_share or profile.texts > 0.5 or profile.dates > 0.5 else None
            )  # each cell is told of, none passed over
        if fitting is None or (fitting < 0 and one.kind is Kind.DATE and not named.meanings & _OF_TIME):
            continue  # "Vedtak" may be a day, but not where no day stands below it
        if worked_out and one.kind in (Kind.AMOUNT, Kind.NUMBER, Kind.SCORE) and worked_out.kind != "sum":
            continue
        given = _given(dataset, one.name, said, held)
        if given is None:
            continue
        evidence = [
            Evidence("heading", weight("heading") * named.share, column.heading.text),
            Evidence("values", weight("values") * fitting),
        ]
        if column.index in seen.operands and one.kind is Kind.AMOUNT:
            evidence.append(Evidence("relation", weight("relation")))
        if one.name == "statement" and profile.statements > _MOSTLY_NUMBERS:
            evidence.append(Evidence("nameless", weight("known_statements") * profile.statements))
        options.append(Role(column, one.name, given, said.unit, named.share, "known", tuple(evidence)))
    if seen.names and _names_programmes(column, seen) and "programme" in DATASETS[dataset].field_names:
        known = Evidence("known_names", weight("known_names"))
        options.append(Role(column, "programme", (), None, 0.9, "known", (known,)))
    if not options:
        options = _pivot_options(dataset, column, said, seen, extra, labels, held)
    return options


@lru_cache(maxsize=8_192)
def _fields_named(dataset: str, texts: tuple[str, ...], extra: tuple[str, ...]) -> tuple[tuple[Field, Fit], ...]:
    """The fields that a heading names well enough to be looked at."""
    rated = ((one, _named(dataset, one.name, texts, extra)) for one in DATASETS[dataset].fields)
    return tuple((one, named) for one, named in rated if named.share >= weight("least_heading"))


def _named(dataset: str, name: str, texts: tuple[str, ...], extra: tuple[str, ...]) -> Fit:
    """How well a heading names a field, alone or with the figure that the title names."""
    alone = fit(dataset, name, texts) if texts else Fit(0.0)
    if not extra or not texts:
        return alone
    both = fit(dataset, name, (*extra, *texts))
    adds_to = len(both.meanings) > max(len(alone.meanings), 1) or not _names_some_figure(dataset, texts)
    if both.share and adds_to and len(both.meanings) > len(alone.meanings):
        return both
    other = any(
        len((one := fit(dataset, another, (*extra, *texts))).meanings) > 1 and one.share >= alone.share - 0.1
        for another in figure_fields(dataset)
        if another != name
    )
    return Fit(0.0) if other and name in figure_fields(dataset) else alone


@cache
def _names_some_figure(dataset: str, texts: tuple[str, ...]) -> bool:
    return any(fit(dataset, name, texts).share >= weight("least_heading") for name in figure_fields(dataset))


def _given(dataset: str, name: str, said: HeadingSaid, held: frozenset[str]) -> Given | None:
    """What a heading says of the cells below it, for a field; None where the two do not go together."""
    one = DATASETS[dataset].field(name)
    given = {key: cell for key, cell in said.given.items() if key != name}
    is_pivot = dataset == "findings" and name == "text" and "kind" in given
    if (one.is_key and not is_pivot) or (
        one.kind in (Kind.TEXT, Kind.CHOICE, Kind.DATE) and name not in ("text", "score")
    ):
        return None if given and said.texts and name == "year" else ()
    if said.names and dataset in _PIVOT_NAMES:
        dimension = _PIVOT_NAMES[dataset]
        if dimension in ("focus_area", "measure") and dimension not in held:
            given[dimension] = said.names[0].cell
    return tuple(given.items())


def _with_names_among_names(
    dataset: str, seen: Seen, said: Mapping[int, HeadingSaid], held: frozenset[str]
) -> Mapping[int, HeadingSaid]:
    """What the headings say, where one that stands among names of areas is a name too: "Ny næring" beside "Havbruk"."""
    if dataset not in _PIVOT_NAMES or _PIVOT_NAMES[dataset] in held:
        return said
    figures = [
        column
        for column in seen.columns
        if column.index != CARRIED
        and column.index not in seen.derived
        and seen.profile(column).numbers > _MOSTLY_NUMBERS
    ]
    names = sum(bool(said[id(column)].names) and not said[id(column)].texts for column in figures)
    found = {
        id(column): replace(heading, texts=(), names=heading.names or column.heading.parts[-1:])
        for column in figures
        if (heading := said[id(column)]).texts and _is_name_after_all(dataset, heading.texts)
    }
    return {**said, **found} if names >= _NAMES_BESIDE * max(len(found), 1) else said


def _is_name_after_all(dataset: str, texts: tuple[str, ...]) -> bool:
    """Whether a heading has a word that means nothing here, and its others make no field by themselves."""
    words = [word for text in texts for word in words_of_heading(text)]
    meanings = frozenset().union(*(word.meanings for word in words), frozenset())
    if all(word.meanings for word in words) or meanings & qualifiers() - {"new"} or any(map(names_sum, texts)):
        return False
    return all(fit(dataset, name, texts).share < weight("key_named") for name in DATASETS[dataset].field_names)


def _keys_held(dataset: str, seen: Seen, said: Mapping[int, HeadingSaid]) -> frozenset[str]:
    """The keys that some column's own heading names: no heading of another column says them then."""
    held: set[str] = set()
    for column in seen.columns:
        held |= _names_key(dataset, said[id(column)], column, seen)
    return frozenset(held)


def _names_key(dataset: str, said: HeadingSaid, column: Column, seen: Seen) -> set[str]:
    """The keys that a heading names and that the cells below it can be."""
    fitting = {
        name: fits(field_words(dataset, name).holds, seen.profile(column)) for name in _keys_named(dataset, said.texts)
    }
    return {name for name, rated in fitting.items() if rated is not None and rated > 0}


@lru_cache(maxsize=8_192)
def _keys_named(dataset: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a data set that a heading names."""
    keys = [one.name for one in DATASETS[dataset].fields if one.is_key] if texts else []
    return tuple(name for name in keys if fit(dataset, name, texts).share > weight("key_named"))


def _names_programmes(column: Column, seen: Seen) -> bool:
    """Whether a column of a few names holds that of a programme we know."""
    profile = seen.profile(column)
    if profile.texts < 0.9 or profile.longest > 60:
        return False
    return any(isinstance(cell, str) and cell.strip() in seen.names for cell in column.cells[:2_000])


def _kind_of_derived(seen: Seen, column: Column) -> str:
    derived = seen.derived.get(column.index)
    return derived.kind if derived else ""


def _pivot_options(
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
    if is_worked_out or _is_put_aside(said, profile):
        return []
    given = dict(said.given)
    dimension = _PIVOT_NAMES.get(dataset)
    is_named = bool(said.names) and not said.texts
    if dataset == "scores" and said.texts and not given and not seen.names:
        words = [word for text in said.texts for word in words_of_heading(text)]
        is_named = not (words and all(word.meanings for word in words)) and not any(
            fit("scores", one.name, said.texts).share for one in DATASETS["scores"].fields
        )
    if dimension == "programme" and "year" in given:
        is_named = False
    if dimension == "programme" and is_named and seen.names and not seen.names & {part.text for part in said.names}:
        dimension = None
    if is_named and dimension and dimension not in given and dimension not in held:
        if dimension == "measure" and "year" not in held and not seen.is_whole_year:
            return []
        given[dimension] = said.names[0].cell if said.names else column.heading.text
    elif is_named and dimension in held and not given and not extra and dataset != "scores":
        return []
    if not given and not is_named and not (said.is_whole_year and (extra or dataset == "measures")):
        return []
    if labels is not None:
        return []
    for name in ["text"] if dataset == "actions" and "strength" in given else _pivot_fields(dataset, extra):
        if said.texts and not is_named and not fit(dataset, name, (*extra, *said.texts)).share:
            continue
        fitting = fits(field_words(dataset, name).holds, profile)
        is_of_year = dataset == "scores" and "year" in given and profile.largest <= _HIGHEST_SCORE
        if fitting is None or (fitting < 0 and not is_of_year):
            continue  # what is no score among those of a year is told of, cell by cell
        weights = (Evidence("pivot", weight("pivot")), Evidence("values", weight("values") * fitting))
        return [Role(column, name, tuple(given.items()), said.unit, 0.8, "known", weights)]
    return []


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


def _labelled_options(column: Column, said: HeadingSaid, seen: Seen, dataset: str, held: frozenset[str]) -> list[Role]:
    """A column of figures whose lines say which figure they hold; its heading may say the rest: a goal, a year."""
    if _is_put_aside(said, seen.profile(column)) or _kind_of_derived(seen, column) in ("difference", "share", "mean"):
        return []
    meanings = frozenset().union(*map(speaks_of, said.texts), frozenset())
    if meanings & _NO_FIGURES and not meanings & (_GENERAL - _NO_FIGURES | _figure_meanings(dataset)):
        return []  # numbers that only count, or name, what stands on the lines
    given = dict(said.given)
    dimension = _PIVOT_NAMES.get(dataset)
    if said.names and dimension and dimension not in held:
        given[dimension] = said.names[0].cell
    return [Role(column, "*", tuple(given.items()), said.unit, 0.8, "known", (Evidence("labels", weight("labels")),))]


def _pivot_fields(dataset: str, extra: tuple[str, ...]) -> list[str]:
    if dataset in _PIVOT_VALUE:
        return [_PIVOT_VALUE[dataset]]
    shares = {name: fit(dataset, name, extra).share for name in figure_fields(dataset)} if extra else {}
    return sorted((name for name, share in shares.items() if share > 0.5), key=lambda name: -shares[name])


def _is_put_aside(said: HeadingSaid, holds: Profile | None = None) -> bool:
    """Whether a heading says that its figures are none of ours: what remains, a forecast, a mean.

    `holds` are the figures: "Registrert" may stand over counts, and not over the years of some record.
    """
    meanings = frozenset().union(*map(speaks_of, said.texts)) if said.texts else frozenset()
    are_counts = holds is not None and holds.numbers > _MOSTLY_NUMBERS and holds.years < 1 - _MOSTLY_NUMBERS
    harmless = {"cumulative", "revised", "start", "end", *(["updated"] if are_counts else [])}
    return bool(meanings & (qualifiers() - harmless))


def _title_words(dataset: str, seen: Seen, said: Mapping[int, HeadingSaid]) -> tuple[str, ...]:
    """The one figure that a title names and no heading does: "Nye arbeidsplasser" over years and goals."""
    of_figures = _figure_meanings(dataset)
    mentioned = frozenset().union(
        *(speaks_of(text) for heading in said.values() for text in heading.texts), frozenset()
    )
    for title in (*reversed(seen.titles), seen.sheet):
        meanings = speaks_of(title) & of_figures
        left = meanings - mentioned
        if len(left) == 1 and len(meanings) <= 2:
            return (next(iter(_words_for(title, next(iter(left))))),)
        if len(left) == 2 and left == meanings and _is_one_figure(dataset, left) and not speaks_of(title) & _REACHED:
            return tuple(dict.fromkeys(next(iter(_words_for(title, meaning))) for meaning in sorted(left)))
        if meanings:
            return ()
    return ()


def _is_one_figure(dataset: str, meanings: frozenset[str]) -> bool:
    """Whether it takes these meanings together to name a figure: the targets for new jobs."""
    return any(meanings == way - {"job"} for name in figure_fields(dataset) for way in field_words(dataset, name).ways)


def _words_for(title: str, meaning: str) -> list[str]:
    return [word.text for word in words_of_heading(title) if meaning in word.meanings] or [title]


@cache
def _figure_meanings(dataset: str) -> frozenset[str]:
    """The meanings that part the figures of a data set from each other: granted from paid, new from secured."""
    ways = [way for name in figure_fields(dataset) for way in field_words(dataset, name).ways]
    found = frozenset().union(*ways, frozenset())
    return (
        found
        - qualifiers()
        - {"job", "amount", "count", "share", "total", "value", "decided", "score", "project", "phase"}
    )


def _labels_column(dataset: str, seen: Seen, said: Mapping[int, HeadingSaid]) -> Column | None:
    """The column whose cells name, line by line, which figure stands there: budget, granted, paid."""
    if dataset not in _ANY_FIGURE:
        return None
    for column in seen.columns:
        profile = seen.profile(column)
        if column.index == CARRIED or profile.texts < 0.7 or profile.filled < 2 or column.index in seen.grouped:
            continue
        if profile.filled * profile.distinct > _MOST_LABELS:
            continue
        named = labels_among(dataset, column.cells, seen.legend)
        if len(set(named.values())) >= 2:
            texts = {cell for cell in column.cells if cell != ""}
            if len(named) >= 0.6 * len(texts):
                return column
    return None


def labels_among(dataset: str, cells: Sequence[Cell], legend: Mapping[str, str]) -> dict[Cell, str]:
    """Cell -> the figure that it names, for those that name one."""
    named: dict[Cell, str] = {}
    for cell in dict.fromkeys(cells):
        if isinstance(cell, str) and cell:
            name = figure_named(dataset, legend.get(cell, cell))
            if name is not None:
                named[cell] = name
    return named


@lru_cache(maxsize=16_384)
def figure_named(dataset: str, text: str, *over: str) -> str | None:
    """The figure of a data set that a label and the heading over it name best; None where they name none."""
    rated = [
        (found.share + 0.01 * len(found.meanings), name)
        for name in figure_fields(dataset)
        if (found := fit(dataset, name, (*over, text))).share >= weight("least_label")
    ]
    return max(rated)[1] if rated else None


def _mapped_role(dataset: str, column: Column, name: str, said: HeadingSaid, how: str) -> Role:
    given = tuple((key, cell) for key, cell in said.given.items() if key != name)
    return Role(column, name, given, said.unit, 1.0, how, (Evidence(how, weight("memory")),))


def _carried_options(dataset: str, column: Column, seen: Seen) -> list[Role]:
    profile = seen.profile(column)
    options = []
    for rank, name in enumerate(_CARRIED.get(dataset, ())):
        if name not in DATASETS[dataset].field_names:
            continue
        if name == "programme" and not _names_programmes(column, seen):
            continue
        one = DATASETS[dataset].field(name)
        spoken = field_words(dataset, name)
        choices = _choices_within(dataset, name, column.cells[:_LOOKED_AT]) if one.kind is Kind.CHOICE else 0.0
        fitting = fits(spoken.holds, profile, choices)
        if one.kind is Kind.DATE:
            fitting = 1.0 if _days_within(column.cells[:_LOOKED_AT]) > _MOSTLY_NUMBERS else None
        if fitting is None or fitting <= 0:
            continue
        value = weight("values") * fitting + weight("carried") - 0.1 * rank
        options.append(Role(column, name, (), None, 0.7, "known", (Evidence("carried", value),)))
    return options


def _days_within(cells: Sequence[Cell]) -> float:
    texts = [cell for cell in cells if isinstance(cell, str) and cell]
    return sum((said := said_by(text)).day is not None and said.has_year for text in texts) / len(texts) if texts else 0


def _choices_within(dataset: str, name: str, cells: Sequence[Cell]) -> float:
    texts = [cell for cell in cells if isinstance(cell, str) and cell]
    return sum(choice_within(dataset, name, text) is not None for text in texts) / len(texts) if texts else 0.0


@cache
def choice_within(dataset: str, name: str, text: str) -> str | None:
    """The choice that a text names among other words: "Eiertype A: kommunen (1 stk.)"."""
    known = aliases.choices_by_word(dataset, name)
    word = aliases.normalised(text)
    if word in known:
        return known[word]
    if (short := _cut_choice(known, text)) is not None:
        return short
    named = set(field_words(dataset, name).ways[0]) if field_words(dataset, name).ways else set()
    tokens = word.split()
    hits = {known[token] for token in tokens if token in known and (len(token) > 2 or named & speaks_of(text))}
    if not hits and len(tokens) <= _MOST_OF_CHOICE:
        hits = {short for token in tokens if len(token) > _SHORTEST_CUT and (short := _cut_choice(known, token))}
    return hits.pop() if len(hits) == 1 else None


def _cut_choice(known: Mapping[str, str], text: str) -> str | None:
    """The choice whose word a text is, in another form or cut short: "Forstudiar", "Hovedpr."."""
    bare = text.strip().casefold()
    found = {code for word, code in known.items() if set(stems_of(word)) & set(stems_of(bare)) and len(bare) > 3}
    if not found and bare.endswith(".") and len(bare) > _SHORTEST_CUT:
        found = {code for word, code in known.items() if word.startswith(bare.rstrip("."))}
    return found.pop() if len(found) == 1 else None


def _in_kroner(options: Sequence[Role]) -> list[Role]:
    """Without amounts in another currency, where a column has the same in kroner."""

    def is_foreign(role: Role) -> bool:
        return role.unit is not None and role.unit.is_foreign

    held = {(role.field, role.given) for role in options if not is_foreign(role)}
    return [role for role in options if not is_foreign(role) or (role.field, role.given) not in held]


def _with_areas_by_name(options: Sequence[Role], seen: Seen) -> list[Role]:
    """The options, an area by its name where a column has its code and another beside it what the code stands for."""
    found = list(options)
    for role in options:
        if role.field != "focus_area" or role.how != "known":
            continue
        is_bare_enough = not any(one.field in ("name", "text", "measure") for one in options)
        named = column_of_names(role.column, seen.columns, is_bare_enough=is_bare_enough)
        if named is not None:
            gone = (role.column, named)
            found = [one for one in found if one.field != role.field or not any(one.column is own for own in gone)]
            found.append(replace(role, column=named))
    return found


def _without_longer_periods(options: Sequence[Role], said: Mapping[int, HeadingSaid], seen: Seen) -> list[Role]:
    """Without figures of several years together, where the same figure stands beside them for a year alone.

    So is a running total, where its neighbour is of the year that the titles name: it goes on from year to year.
    """
    figures = [role for role in options if _is_figure(role)]
    alone = {role.field for role in figures if not said[id(role.column)].covers_years}
    years = {(role.field, cell) for role in figures for name, cell in role.given if name == "year"}
    titled = {year for title in seen.titles for year in said_by(title).years}

    def goes_on(role: Role) -> bool:
        own = said[id(role.column)]
        if own.covers_years:
            return True
        is_running = own.is_cumulative and "year" not in speaks_of(role.column.heading.text)
        known = {cell for name, cell in years if name == role.field}
        return is_running and "year" not in own.given and bool(known) and titled <= known

    return [role for role in options if role.field not in alone or not _is_figure(role) or not goes_on(role)]


def _with_stage(role: Role, stage: str | None, *, of_targets: bool = False) -> Role:
    """The role with the stage of its figures; what a title says of all of them holds for the targets' rows as well."""
    if any(name == "stage" for name, _ in role.given):
        return role
    is_figure = role.field in ("new_jobs", "secured_jobs", "*") or (of_targets and _is_figure(role))
    return replace(role, given=(*role.given, ("stage", stage))) if stage and is_figure else role


def _with_kinds_said(options: Sequence[Role]) -> list[Role]:
    """Where headings say which kind of findings stand below, a text whose heading says none is no finding."""
    says_kind = any(name == "kind" for role in options for name, _ in role.given)
    has_kinds = any(role.field == "kind" for role in options)
    if not says_kind or has_kinds:
        return list(options)
    return [role for role in options if role.field != "text" or any(name == "kind" for name, _ in role.given)]


def _with_totals_apart(options: Sequence[Role], said: Mapping[int, HeadingSaid]) -> list[Role]:
    """Where one column has the points of the statements and another the total, the total is a row of its own."""

    def names_total(role: Role) -> bool:
        meanings = frozenset().union(*map(speaks_of, said[id(role.column)].texts), frozenset())
        return "total" in meanings and meanings <= {"total", "score", "indicator", "amount", "count"}

    scores = [role for role in options if role.field == "score" and not role.given]
    totals = {id(role) for role in scores if names_total(role)} or _once_per_indicator(scores, options)
    if not totals or len(totals) == len(scores):
        return list(options)
    return [
        replace(role, given=(("statement", ""), ("is_total", True))) if id(role) in totals else role for role in options
    ]


def _without_other_columns_of_points(options: Sequence[Role], seen: Seen) -> list[Role]:
    """Without points under what nobody knows as a programme, where a column beside them holds the table's own.

    Points per programme stand in a column for each; "Proposed" and "Agreed" are of one and the same. A lone column
    under a word that stands nowhere else may be called anything: "Svar".
    """

    def programme_of(role: Role) -> Cell | None:
        return next((cell for name, cell in role.given if name == "programme"), None)

    scores = [role for role in options if role.field == "score"]
    own = [role for role in scores if not role.given]
    if own and not any("total" in speaks_of(role.column.heading.text) for role in own):
        return [
            role
            for role in options
            if role.field != "score" or (name := programme_of(role)) is None or name in seen.names
        ]
    named = {name for role in scores if (name := programme_of(role)) is not None}
    around = " ".join((seen.sheet, *seen.titles)).casefold()
    if not own and len(named) == 1 and not named & seen.names and str(*named).casefold() not in around:
        return [
            replace(role, given=tuple(one for one in role.given if one[0] != "programme")) if role in scores else role
            for role in options
        ]
    return list(options)


def _once_per_indicator(scores: Sequence[Role], options: Sequence[Role]) -> set[int]:
    """The scores of a column that has one for each indicator, beside another with one for each of its statements."""
    most = max((role.column.filled for role in scores), default=0)
    labels = next((role.column.cells for role in options if role.field == "indicator"), None)
    if labels is None or len(scores) < 2:
        return set()
    groups: list[int] = []
    for line, cell in enumerate(labels):
        is_new = cell != "" and (line == 0 or cell != labels[line - 1])
        groups.append((groups[-1] if groups else 0) + is_new)
    found = set()
    for role in scores:
        own = [group for group, cell in zip(groups, role.column.cells, strict=True) if cell != ""]
        if own and len(set(own)) == len(own) and 2 * len(own) <= most:
            found.add(id(role))
    return found


def _stage_in_titles(seen: Seen) -> str | None:
    """The stage that a title names as such: "Realisert 2022"."""
    known = aliases.choices_by_word("jobs", "stage")
    found = {known[word] for title in seen.titles for word in aliases.normalised(title).split() if word in known} - {
        None
    }
    return found.pop() if len(found) == 1 else None


def _assigned(options: Sequence[Role], derived: Mapping[int, Derived]) -> tuple[list[Role], list[Clash]]:
    """One role for each column and one column for each field, the surest first; and those that nearly won."""
    roles: list[Role] = []
    clashes: list[Clash] = []
    slots: dict[tuple[str, frozenset[tuple[str, str]]], Role] = {}
    taken: set[int] = set()
    ranked = sorted(options, key=lambda role: (-role.score, role.column.index))
    best: dict[int, float] = {}
    added_up = _added_up(options, derived)
    for role in ranked:
        best.setdefault(id(role.column), role.score)
    for role in ranked:
        if id(role.column) in taken:
            continue
        if (role.field, role.column.index) in added_up:
            continue
        slot = (role.field, frozenset((name, str(cell)) for name, cell in role.given))
        if role.field == "*":
            slot = (f"* {role.column.heading.text}", slot[1])
        if slot in slots:
            winner = slots[slot]
            is_near = winner.score - role.score < weight("clash") and role.score == best[id(role.column)]
            if is_near and (later := _later_count(winner, role)) is not None:
                if later is role:
                    slots[slot] = role
                    taken.add(id(role.column))
                    roles[roles.index(winner)] = role
                continue
            if is_near and winner.how == role.how and _is_figure(role):
                clashes.append(Clash(winner, role))
            continue
        slots[slot] = role
        taken.add(id(role.column))
        roles.append(role)
    return roles, [clash for clash in clashes if id(clash.second.column) not in taken]


def _later_count(first: Role, second: Role) -> Role | None:
    """Of two counts of the same up to different days, the later one: it includes the other."""
    days = [
        next((said.day for part in reversed(role.column.heading.parts) if (said := said_by(part.cell)).day), None)
        for role in (first, second)
    ]
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return None
    return first if days[0] > days[1] else second


def _added_up(options: Sequence[Role], derived: Mapping[int, Derived]) -> set[tuple[str, int]]:
    """Field and column of parts whose sum stands in a column of the same field: the sum is what is meant."""
    same = {(role.field, role.column.index): role.given for role in options}
    found = set()
    for role in options:
        sums = derived.get(role.column.index)
        if sums is None or sums.kind != "sum" or not _is_figure(role):
            continue
        parts = [(role.field, index) for index in sums.parts]
        if all(same.get(part) == role.given for part in parts):
            found.update(parts)
    return found


def _is_figure(role: Role) -> bool:
    return role.field.endswith(("_nok", "jobs")) or role.field in (
        "score",
        "value",
        "target",
        "target_new",
        "target_secured",
    )


def _nameless(
    dataset: str, seen: Seen, roles: list[Role], left_out: Sequence[Column], said: Mapping[int, HeadingSaid]
) -> list[Role]:
    """The roles, with columns that only their values, or their place, can name."""
    taken = {id(role.column) for role in roles} | {id(column) for column in left_out}
    held = {role.field for role in roles} | {name for role in roles for name, _ in role.given}
    for name in _NAMELESS.get(dataset, ()):
        if name in held or (dataset == "scores" and name == "statement" and "statement" in held):
            continue
        for column in seen.columns:
            if id(column) in taken or column.index == CARRIED:
                continue
            own = said[id(column)]
            if own.texts and speaks_of(" ".join(own.texts)) & qualifiers():
                continue
            if not _may_be_nameless(dataset, name, column, own, seen):
                continue
            if dataset in _LISTED and not _may_be_told(dataset, name, column, own, seen, roles, taken):
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
    return roles


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
    if any(speaks_of(text) for text in said.texts):
        return False
    held = {role.field: role for role in roles}
    others = [other for other in seen.columns if id(other) not in taken and other is not column]
    if name == "date":
        days = [other for other in others if seen.profile(other).dates >= _MOSTLY_NUMBERS]
        is_about = bool({"text", "event"} & held.keys()) or hints(dataset, seen) >= weight("hint_enough")
        return is_about and all(_comes_before(column, other) for other in days)
    own = held.get("action")
    if own is not None and seen.profile(own.column).sentence >= _FEWEST_WORDS:
        return False
    is_listed = any(name in held and held[name].column.index != CARRIED for name in ("date", "due", "responsible"))
    if not is_listed or hints(dataset, seen) < weight("hint_enough"):
        return False
    profile = seen.profile(column)
    is_written = profile.texts > 0.8 and profile.distinct > 0.8 and profile.sentence >= _FEWEST_WORDS
    rivals = [other for other in others if seen.profile(other).sentence >= _FEWEST_WORDS and other.index != CARRIED]
    return is_written and not rivals


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
        and seen.profile(column).numbers > _MOSTLY_NUMBERS
        and not _is_put_aside(said[id(column)])
        and not _counts_lines(column)
    ]
    if known < _MOSTLY_NUMBERS or len(figures) != 1:
        return None
    (only,) = figures
    words = [word for text in said[id(only)].texts for word in words_of_heading(text)]
    says_points = all(is_point_in_words(cell) for cell in only.cells if cell != "")
    if not says_points and not all(word.meanings and word.meanings <= _OF_POINTS for word in words):
        return None
    return only if fits("score", seen.profile(only)) == 1.0 and seen.profile(only).largest <= _HIGHEST_SCORE else None


def _counts_lines(column: Column) -> bool:
    """Whether a column only numbers the lines: 1, 2, 3."""
    filled = [cell for cell in column.cells if cell != ""]
    return filled == [float(number) for number in range(1, len(filled) + 1)]


def _without_other_shares(roles: list[Role], seen: Seen) -> list[Role]:
    """Without a share that is worked out of other figures than granted and budget: it is another share than ours."""
    held = {role.column.index: role.field for role in roles}

    def is_ours(role: Role) -> bool:
        derived = seen.derived.get(role.column.index)
        if role.field != "utilisation" or derived is None or role.how != "known":
            return True
        return {held.get(part) for part in derived.parts} <= {"granted_nok", "budget_nok"}

    return [role for role in roles if is_ours(role)]


def _is_explained(column: Column, seen: Seen) -> bool:
    """Whether a legend explains all that a column holds."""
    filled = [cell for cell in column.cells[:200] if cell != ""]
    return bool(filled) and all(squeezed(cell) in seen.legend for cell in filled)


def _tells_state(column: Column) -> bool:
    """Whether the cells of a column are a few words again and again that say how far something has come."""
    texts = [cell for cell in column.cells[:_LOOKED_AT] if isinstance(cell, str) and cell]
    return bool(texts) and all(map(says_state, set(texts)))


def _without_sums_of_others(roles: list[Role], seen: Seen) -> list[Role]:
    """Without a column that adds up those of single years: the years say it already."""
    by_index = {role.column.index: role for role in roles}

    def is_sum_of_years(role: Role) -> bool:
        derived = seen.derived.get(role.column.index)
        if derived is None or derived.kind != "sum" or role.how != "known":
            return False
        parts = [by_index.get(index) for index in derived.parts]
        own = {name for name, _ in role.given}
        return len(parts) > 1 and all(
            part is not None
            and part.field == role.field
            and "year" in {name for name, _ in part.given}
            and "year" not in own
            for part in parts
        )

    return [role for role in roles if not is_sum_of_years(role)]


def _may_be_nameless(dataset: str, name: str, column: Column, said: HeadingSaid, seen: Seen) -> bool:
    profile = seen.profile(column)
    one = DATASETS[dataset].field(name)
    if dataset == "findings" and name == "kind":
        return _is_explained(column, seen) and all(
            choice_within(dataset, name, seen.legend[squeezed(cell)]) for cell in set(column.cells) - {""}
        )
    holds = field_words(dataset, name).holds
    choices = choices_among(dataset, name, column.cells, seen.legend) if one.kind is Kind.CHOICE else 0.0
    fitting = fits(holds, profile, choices)
    if fitting is None or fitting <= 0 or profile.filled == 0:
        return False
    if name == "date":
        return profile.dates >= _MOSTLY_NUMBERS
    if name == "text" and dataset in _LISTED:
        return True
    if name == "status" and _tells_state(column):
        return all(speaks_of(text) <= _OUTCOMES for text in said.texts)
    if name == "status":
        if not seen.legend or not _is_explained(column, seen) or said.part or said.given:
            return False
        signs = set(column.cells) - {""}  # crosses under months are no status, whatever a cross means
        return not any(signs & set(other.cells) for other in seen.columns if other is not column)
    if one.kind is Kind.TEXT and holds == "name":
        is_first = all(
            seen.profile(other).texts < 0.5 or other.index >= column.index or other.index == CARRIED
            for other in seen.columns
        )
        says_unit = bool(said.texts) and speaks_of(" ".join(said.texts)) <= {
            "amount",
            "count",
            "total",
            "account",
            "text",
            "statement",
        }
        return is_first and (not said.texts or bool(said.names) or says_unit)
    if holds == "text":
        return profile.statements >= 0.3
    return True


def _is_whole(made: Interpretation, seen: Seen) -> bool:
    """Whether all is there that a table of that data set must have."""
    dataset, fields = made.dataset, made.fields
    figures = set(figure_fields(dataset))
    held = {role.field for role in made.roles}
    if made.labels is not None:
        return any(role.field == "*" for role in made.roles)
    match dataset:
        case "budget" | "jobs":
            return bool(held & figures) and len(made.roles) > 1
        case "scores":
            return "score" in held and bool(fields & {"indicator", "statement"}) and not _is_scale_explained(made, seen)
        case "findings":
            return "text" in held and "kind" in fields
        case "projects":
            return bool(held & {"name", "project"}) and (bool(held & _TELLING_OF_PROJECTS) or _are_granted(made))
        case "actions":
            others = held - {"text", "action", "programme", "year"}
            return _says_what_is_done(made, seen) and (len(others) > 1 or (bool(others) and not _is_only_a_day(made)))
        case "events":
            return bool(held & {"text", "event"}) and "date" in held
        case "measures":
            is_named = any(
                role.field == "measure" and any(piece.reason != "nameless" for piece in role.evidence)
                for role in made.roles
            )
            is_told = is_named or "unit" in fields or _hints("measures", seen) >= weight("hint_enough")
            return is_told and "measure" in fields and bool(held & {"value", "target"})
        case "programmes":
            return "programme" in held and len(made.roles) > len(made.unread) and len(held) > 1
    required = [
        one.name for one in DATASETS[dataset].fields if one.is_key and one.is_required and one.name not in FROM_CONTEXT
    ]
    stand_in = {"recommendations": "text"}.get(dataset)
    says_more = not held <= FROM_CONTEXT
    return all(name in fields or stand_in in fields for name in required) and len(held) > 1 and says_more


def _is_scale_explained(made: Interpretation, seen: Seen) -> bool:
    """Whether what is read as scores only says what each point of a scale means: 1 to 6, and words beside them."""
    score, statement = made.role_of("score"), made.role_of("statement")
    if score is None or statement is None or "indicator" in made.fields or made.is_said:
        return False
    points = [cell for cell in score.column.cells if cell != ""]
    is_run = len(points) >= _SHORTEST_SCALE and sorted(map(str, points)) == [
        str(float(number)) for number in range(1, len(points) + 1)
    ]
    is_in_order = is_run and points in (sorted(points, key=str), sorted(points, key=str, reverse=True))
    around = (seen.sheet, *seen.titles)
    names_some = any(indicator_named(text) is not None for text in around)
    return is_in_order and not seen.profile(statement.column).statements and not names_some


def _are_granted(made: Interpretation) -> bool:
    """Whether what is called a project has a day of its grant, and nothing more."""
    name = made.role_of("name") or made.role_of("project")
    return "granted_on" in made.fields and name is not None and "project" in speaks_of(name.column.heading.text)


def _is_list_of_projects(made: Interpretation, seen: Seen) -> bool:
    """Whether what is read as a budget for areas has a project on each line, with the one who carries it out."""
    area = made.role_of("focus_area")
    if made.dataset != "budget" or area is None or made.is_said:
        return False
    meanings = speaks_of(area.column.heading.text)
    if "project" not in meanings or "area" in meanings:
        return False
    return any(
        "company" in speaks_of(column.heading.text)
        and fit("projects", "company", (column.heading.text,)).share > weight("key_named")
        and (fits("name", seen.profile(column)) or 0) > 0
        for column in made.unread
    )


def _is_list_of_actions(made: Interpretation) -> bool:
    """Whether what is read as projects are actions: nothing is granted, and somebody shall have done them by a day."""
    name = made.role_of("name")
    if made.dataset != "projects" or name is None or made.is_said or "granted_nok" in made.fields:
        return False
    meanings = speaks_of(name.column.heading.text)
    company = made.role_of("company")
    carrier = speaks_of(company.column.heading.text) if company is not None else frozenset[str]()
    if "action" not in meanings or "project" in meanings or "company" in carrier:
        return False
    left = [speaks_of(column.heading.text) for column in made.unread]
    is_of_people = "owner" in carrier or any("responsible" in said for said in (*left, carrier))
    return is_of_people and any("deadline" in said for said in left)


def _is_only_a_day(made: Interpretation) -> bool:
    """Whether all that is told of an action is a day that nothing calls its deadline: it may as well be an event."""
    due = made.role_of("due")
    if due is None or due.how != "known":
        return False
    return speaks_of(due.column.heading.text) <= {"date", "event", "start"}


_GENERAL = frozenset(
    {"amount", "count", "value", "total", "job", "score", "year", "result", "project", "area", "programme", "grant"}
)


def open_columns(made: Interpretation, seen: Seen) -> list[tuple[Column, list[str]]]:
    """Columns of figures that could be ours and whose headings do not say which, with the fields they could be.

    A heading of words that mean nothing here is none of ours; one that says only "amount" or "number" may be.
    """
    found = []
    held = {role.field for role in made.roles if not role.given}
    for column in made.unread:
        profile = seen.profile(column)
        meanings = speaks_of(column.heading.text)
        if profile.numbers < 0.8 or not profile.filled or column.index in seen.derived or column.index == CARRIED:
            continue
        if (
            not meanings
            or not meanings <= _GENERAL
            or not meanings & {"amount", "count", "value", "total", "job", "result"}
        ):
            continue
        fields = [
            name
            for name in figure_fields(made.dataset)
            if name not in held and (fits(field_words(made.dataset, name).holds, profile) or 0) > 0
        ]
        if fields:
            found.append((column, fields))
    return found


def with_one_year(made: Interpretation) -> tuple[Interpretation, int | None]:
    """Where all headings that name a year name the same one, it holds for the columns beside them as well."""
    years = {cell for role in made.roles for name, cell in role.given if name == "year"}
    if len(years) != 1 or made.role_of("year") is not None:
        return made, None
    roles = tuple(
        replace(role, given=tuple((name, cell) for name, cell in role.given if name != "year")) for role in made.roles
    )
    slots = [(role.field, role.given) for role in roles]
    if len(slots) != len(set(slots)):
        return made, None
    (year,) = years
    return replace(made, roles=roles), int(year) if isinstance(year, int | float) else None


def has_key(made: Interpretation) -> bool:
    """Whether the table says what its lines are about."""
    return any(name in made.fields for name in _KEYS.get(made.dataset, ()))


def hints(dataset: str, seen: Seen) -> float:
    """How much the sheet's name and the titles speak for a data set, from 0 to 1."""
    return _hints(dataset, seen)


def _score(made: Interpretation, seen: Seen) -> float:
    score = 0.0
    seen_fields: set[str] = set()
    for role in made.roles:
        score += role.score * (weight("pivot_again") if role.field in seen_fields else 1.0)
        seen_fields.add(role.field)
    score += weight("sheet") * _hints(made.dataset, seen)
    score += sum(weight("key") for name in _KEYS.get(made.dataset, ())[:1] if name in made.fields)
    if made.labels is not None:
        score += weight("labels")
    sums = [seen.derived[role.column.index] for role in made.roles if role.column.index in seen.derived]
    parts = {part for derived in sums if derived.kind == "sum" for part in derived.parts}
    for column in made.unread:
        profile = seen.profile(column)
        said = heading_said(made.dataset, column.heading)
        if profile.filled == 0 or column.index in seen.derived or _is_put_aside(said):
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


def _says_what_is_done(made: Interpretation, seen: Seen) -> bool:
    """Whether an action is said in words, or numbered where the sheet or a title speaks of actions.

    A bare number with a year and a person beside it is a line of any register.
    """
    is_told = made.is_said or hints("actions", seen) >= weight("hint_enough")
    return any(
        role.field == "text"
        or (role.field == "action" and (is_told or seen.profile(role.column).words > _MOSTLY_NUMBERS))
        for role in made.roles
    )


def _names_figures(dataset: str, column: Column) -> bool:
    """Whether the cells of a column say which figures stand on their lines: goals and results, say."""
    texts = [cell for cell in column.cells[:60] if isinstance(cell, str) and cell]
    wanted = _figure_meanings(dataset)
    return bool(wanted) and 2 * sum(bool(speaks_of(text) & wanted) for text in texts) > len(texts)


@cache
def _markers(dataset: str) -> frozenset[str]:
    found = {
        "budget": {"budget", "grant", "payment", "use"},
        "jobs": {"job"},
        "projects": {"project", "case"},
        "actions": {"action"},
        "events": {"event"},
        "measures": {"measure"},
        "scores": {"score"},
        "findings": {"finding", "strength", "improvement"},
    }
    return frozenset(found.get(dataset, ()))


def _hints(dataset: str, seen: Seen) -> float:
    """How much the sheet's name and the titles speak for a data set, from 0 to 1."""
    hint = 0.0
    sheet = f" {aliases.normalised(seen.sheet)} "
    if any(f" {word} " in sheet for word in aliases.sheet_hints(dataset)):
        hint = 1.0
    for text in (seen.sheet, *seen.titles):
        if speaks_of(text) & _markers(dataset):
            hint = max(hint, 0.7)
    return hint
