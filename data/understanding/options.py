"""What a column may be to a data set, by its heading, its cells and what stands over it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from data.terms.datasets import DATASETS, Field, Kind
from data.terms.round_datasets import OF_ROUNDS
from data.understanding.budget_of_grants import is_budget_with_rest
from data.understanding.by_values import (
    LISTS_OF_WORDS,
    holds_kinds,
    indicator_options,
    is_of_whole,
    kind_options,
    role_of_whole,
)
from data.understanding.carried import carried_options, names_programmes
from data.understanding.done_or_not import answers_whether_done
from data.understanding.figure_names import amount_in_brackets, choices_within, names_lines, rates_across
from data.understanding.filled_in import counts_answers, says_when_filled_in
from data.understanding.headings import HeadingSaid
from data.understanding.keys_of_groups import names_groups_of_lines
from data.understanding.kinds_of_findings import kind_in_table
from data.understanding.phrases import Fit, field_words, fit, speaks_of, words_of_heading
from data.understanding.pivot_options import given_below, has_figures_by_name, pivot_options
from data.understanding.profiles import Profile, choices_among, figure_fields, fits
from data.understanding.roles import (
    MOSTLY_NUMBERS,
    Evidence,
    Role,
    Seen,
)
from data.understanding.rounds import holds_votes, votes_across
from data.understanding.statements_in_headings import is_asked_of_indicator
from data.understanding.table import CARRIED, Column
from data.understanding.weights import weight
from data.understanding.whose import programme_said

_OF_TIME = frozenset({"date", "when", "deadline", "start", "end", "period", "name"})


_FIGURES_HELD = frozenset({"amount", "count", "number", "share", "score", "year"})
_OF_STATE = frozenset({"strength", "improvement"})
_BARE_AMOUNT = frozenset({"amount", "total", "value", "count"})
_FINANCING = frozenset({"income", "source", "funder", "responsible", "target", "amount", "total"})
_NAME_AND_ABOVE = 2
_RANKS = frozenset(
    {"high", "medium", "low", "normal", "urgent", "important", "critical", "highest", "lowest", "major", "minor"}
    | {"høy", "høg", "middels", "lav", "låg", "viktig", "haster", "kritisk"}
)
_BEYOND_ALL = 1e11
_NAMES_ITSELF = 0.9  # a column that is called what it holds is no difference of two others, whatever they come to
_LONGEST_AMOUNT = 20  # characters
_NUMBER_OF_COMPANY = 1e8  # nine digits
_NAMED_IN_WORDS = frozenset({"company", "programme", "municipality", "responsible", "actor"})
_YEARS_OF_PROGRAMMES = (2010, 2040)
_AS_NAMED = frozenset({"name"})
_PLACES = frozenset({"municipality", "county"})
_LEVELS = ("least_level", "good_level", "excellent_level")
_SAID_OF_LEVELS = frozenset({"least", "good", "excellent"})


def options_of(
    dataset: str,
    column: Column,
    said: HeadingSaid,
    seen: Seen,
    extra: tuple[str, ...],
    labels: Column | None,
    held: frozenset[str],
) -> list[Role]:
    """What a column may be: a role for each field that its heading names and its cells can hold."""
    if column.index == CARRIED:
        return carried_options(dataset, column, seen)
    is_of_year = dataset == "scores" and "year" in said.given  # one is assessed once a year: "Høsten 2024"
    if dataset == "votes" and (across := votes_across(column, said, seen)):
        return across
    if said.is_part_of_year and not is_of_year:
        return []
    if dataset == "scores" and "statement" in said.given and "statement" in held:
        if is_of_whole(column, seen.profile(column)):
            return [role_of_whole(column)]  # "Styret" is a statement of some form as well
        return []  # "Mål" beside "Poeng" is a goal there, and no statement across
    if dataset == "actions" and any(kind_in_table(text) in _OF_STATE for text in column.heading.texts):
        return []  # how it goes is nothing that anybody shall do
    if dataset == "actions" and is_asked_of_indicator(column, seen):
        return []
    if dataset in LISTS_OF_WORDS and holds_kinds(column.cells):
        return kind_options(dataset, column)
    profile = seen.profile(column)
    worked_out = seen.derived.get(column.index)
    is_other = bool(extra) and _is_half_known(said.texts) and not _names_some_figure(dataset, said.texts)
    is_other = is_other and has_figures_by_name(dataset, column, seen)
    if extra and (is_other or names_lines(column)):
        extra = ()  # "Bundne midler" beside a budget is another figure than the one of a title
    options: list[Role] = []
    is_finding = dataset == "scores" and any(kind_in_table(text) is not None for text in column.heading.texts)
    for one, named in _fields_named(dataset, said.texts, extra):
        if is_finding and one.name == "statement" and not profile.statements:
            continue  # "Hva er vi gode på" stands over findings
        if dataset == "scores" and one.name == "statement" and rates_across(seen):
            continue  # "Navn" stands over who has answered
        if one.name == "done_on" and answers_whether_done(column):
            continue
        if one.name in _PLACES and dataset in OF_ROUNDS and holds_votes(column, seen):
            continue  # a municipality may be the one that judges
        if one.kind is Kind.DATE and one.name != "submitted_on" and says_when_filled_in(column, seen):
            continue
        is_number = one.is_key and field_words(dataset, one.name).holds == "id"
        if is_number and (counts_answers(column, seen) or _is_of_group(dataset, column, seen)):
            continue
        if one.name == "granted_on" and _is_day_of_payment(column, seen):
            continue
        if one.name == "programme" and _is_rather_area(dataset, column, seen):
            continue
        if one.name == "target_jobs" and _is_goal_of_a_kind(column, said.texts, seen):
            continue
        if one.name == "focus_area" and _holds_ranks(column):
            continue  # "Priority" may stand over areas, and over how urgent something is
        if one.name in _LEVELS and _is_no_level(column, seen):
            continue  # "Minimum" may be the lowest of what was counted, and "Good" how many said so
        spoken = field_words(dataset, one.name)
        choices = choices_among(dataset, one.name, column.cells, seen.legend) if one.kind is Kind.CHOICE else 0.0
        if one.kind is Kind.CHOICE and not choices and named.share >= weight("key_named"):
            choices = choices_within(dataset, one.name, column.cells)  # words cut short: "Forst."
        if one.name == "kind" and choices:
            choices = choices_within(dataset, one.name, column.cells)
        fitting = fits(spoken.holds, profile, choices)
        if fitting is None and named.share > weight("key_named") and _are_no_years(column, spoken.holds, profile):
            fitting = 0.0
        if fitting is None and one.kind is Kind.TEXT and named.share >= 1.0 and not _are_amounts(one, profile):
            fitting = 0.0  # a name as it stands holds, whatever people write below it
        if fitting is None and named.share >= 1.0 and spoken.holds in _FIGURES_HELD:
            is_beyond = profile.largest >= _BEYOND_ALL
            is_share = spoken.holds == "amount" and profile.percents > 0.5
            fitting = (
                -0.5 if is_beyond or is_share or profile.texts > 0.5 or profile.dates > 0.5 else None
            )  # each cell is told of, none passed over
        if fitting is None or (fitting < 0 and one.kind is Kind.DATE and not named.meanings & _OF_TIME):
            continue  # "Vedtak" may be a day, but not where no day stands below it
        is_by_chance = worked_out is not None and worked_out.kind == "difference" and named.share >= _NAMES_ITSELF
        is_figure = one.kind in (Kind.AMOUNT, Kind.NUMBER, Kind.SCORE)
        if worked_out and is_figure and worked_out.kind != "sum" and not is_by_chance:
            continue
        given = given_below(dataset, one.name, said, held)
        if given is None:
            continue
        evidence = [
            Evidence("heading", weight("heading") * named.share, column.heading.text),
            Evidence("values", weight("values") * fitting),
        ]
        if column.index in seen.operands and one.kind is Kind.AMOUNT:
            evidence.append(Evidence("relation", weight("relation")))
        if one.name == "statement" and profile.statements > MOSTLY_NUMBERS:
            evidence.append(Evidence("nameless", weight("known_statements") * profile.statements))
        options.append(Role(column, one.name, given, said.unit, named.share, "known", tuple(evidence)))
    if "status" in DATASETS[dataset].field_names and "done_on" in DATASETS[dataset].field_names:
        options += [_state_of_done(column)] if answers_whether_done(column) else []
    has_programme = "programme" in DATASETS[dataset].field_names
    if has_programme and names_programmes(column, seen) and not _is_called_otherwise(dataset, column, seen):
        known = Evidence("known_names", weight("known_names"))
        options.append(Role(column, "programme", (), None, 0.9, "known", (known,)))
    if not options:
        options += indicator_options(dataset, column, profile)
    if not options and (name := _by_relation(dataset, column, seen)) is not None:
        relation = (Evidence("relation", weight("pivot")),)
        options.append(
            Role(column, name, given_below(dataset, name, said, held) or (), said.unit, 0.8, "known", relation)
        )
    if not options and dataset == "scores" and "indicator" not in said.given and is_of_whole(column, profile):
        options.append(role_of_whole(column))
    if not options:
        options = pivot_options(dataset, column, said, seen, extra, labels, held)
    return options


def _is_of_group(dataset: str, column: Column, seen: Seen) -> bool:
    """Whether what could number the lines of a list of texts names groups of them: the case that they are of."""
    return "text" in DATASETS[dataset].field_names and names_groups_of_lines(column, seen)


def _are_amounts(one: Field, profile: Profile) -> bool:
    """Whether figures stand where a name should: what each has paid, under "Bedrift" and "Program"."""
    is_figure = profile.numbers > MOSTLY_NUMBERS and profile.texts < MOSTLY_NUMBERS
    is_amount = is_figure and profile.largest < _NUMBER_OF_COMPANY and profile.longest <= _LONGEST_AMOUNT
    return one.name in _NAMED_IN_WORDS and is_amount


def _are_no_years(column: Column, holds: str, profile: Profile) -> bool:
    """Whether what could be years are figures: the heading names one, and some lie where no programme is."""
    is_beyond = profile.smallest < _YEARS_OF_PROGRAMMES[0] or profile.largest > _YEARS_OF_PROGRAMMES[1]
    is_figure = holds in ("amount", "count", "number") and profile.years > MOSTLY_NUMBERS
    return is_figure and is_beyond and "year" not in speaks_of(column.heading.text)


def _state_of_done(column: Column) -> Role:
    evidence = (Evidence("values", weight("values")),)
    return Role(column, "status", (), None, 0.8, "known", evidence)


def _by_relation(dataset: str, column: Column, seen: Seen) -> str | None:
    """The field that only its relation to the other columns names, or a word in brackets behind others."""
    related = next((name for name, is_it in _RELATED.get(dataset, ()) if is_it(column, seen)), None)
    return related or amount_in_brackets(dataset, column, seen)


def _begins_plan(column: Column, seen: Seen) -> bool:
    """Whether days under no more than a word for a beginning stand beside those of a planned end."""
    meanings = speaks_of(column.heading.text)
    is_of_start = "start" in meanings and meanings <= {"start", "date", "when", "project"}
    return (
        is_of_start
        and (fits("date", seen.profile(column)) or 0) > 0
        and any(
            fit("projects", "planned_end", other.heading.texts).share > weight("key_named") for other in seen.columns
        )
    )


def _is_called_otherwise(dataset: str, column: Column, seen: Seen) -> bool:
    """Whether a column of names of programmes has another name of its own, and the one beside it is "Program"."""
    others = [other for other in seen.columns if other is not column and other.index != CARRIED]
    is_beside = any(fit(dataset, "programme", other.heading.texts).share >= 1.0 for other in others)
    return is_beside and fit(dataset, "programme", column.heading.texts).share < 1.0


def _is_goal_of_a_kind(column: Column, texts: tuple[str, ...], seen: Seen) -> bool:
    """Whether goals under an unknown word stand beside those of new or of secured jobs: they are of the other kind."""
    return _is_half_known(texts) and any(
        fit("jobs", name, other.heading.texts).share > weight("key_named")
        for other in seen.columns
        if other is not column and other.index != CARRIED
        for name in ("target_new", "target_secured")
    )


def _is_rather_area(dataset: str, column: Column, seen: Seen) -> bool:
    """Whether "Programme area" stands over areas: it names no programme that is known, and nothing else has areas."""
    if "focus_area" not in DATASETS[dataset].field_names or names_programmes(column, seen):
        return False
    is_area = fit(dataset, "focus_area", column.heading.texts).share > weight("key_named")
    others = (one for one in seen.columns if one is not column and one.index != CARRIED)
    return is_area and not any("area" in speaks_of(one.heading.text) for one in others)


def _is_own_part(column: Column, seen: Seen) -> bool:
    """Whether amounts under the programme's own name are its part of what several pay: "Spir" beside "Fylket"."""
    if len(column.heading.parts) < _NAME_AND_ABOVE or (fits("amount", seen.profile(column)) or 0) <= 0:
        return False
    own = column.heading.parts[-1].text
    name = programme_said(seen.titles)
    is_ours = own in seen.names or (name is not None and re.match(rf"{re.escape(name)}(?!\w)", own) is not None)
    is_of_several = any(
        other is not column and other.heading.texts[:-1] == column.heading.texts[:-1] for other in seen.columns
    )
    return is_ours and is_of_several and bool(speaks_of(column.heading.parts[0].text) & {"income", "grant", "payment"})


def _is_programmes_part(column: Column, seen: Seen) -> bool:
    """Whether amounts that are only called the programme's are a part of a sum: "Bedrift", "Program", "Sum".

    Or what it pays beside others who do, under one heading of financing; what is applied for is no grant yet.
    """
    *above, own = column.heading.texts or ("",)
    over = frozenset().union(*map(speaks_of, above))
    meanings = speaks_of(own)
    if "programme" not in meanings or not meanings <= {"programme", "amount"} or not over <= _FINANCING:
        return False
    is_part = any(one.kind == "sum" and column.index in one.parts for one in seen.derived.values())
    is_of_several = bool(over) and any(
        other is not column and list(other.heading.texts[:-1]) == above for other in seen.columns
    )
    is_applied_for = any("applied" in speaks_of(text) for text in seen.titles)
    return (is_part or is_of_several) and (fits("amount", seen.profile(column)) or 0) > 0 and not is_applied_for


def _is_all_funding(column: Column, seen: Seen) -> bool:
    """Whether what is only called a total is what the grant and all else that pays for a project come to."""
    derived = seen.derived.get(column.index)
    if derived is None or derived.kind != "sum" or not speaks_of(column.heading.text) <= _BARE_AMOUNT:
        return False
    parts = [one for one in seen.columns if one.index in derived.parts]
    grants = [
        one
        for one in parts
        if fit("projects", "granted_nok", one.heading.texts).share > weight("key_named")
        or _is_programmes_part(one, seen)
    ]
    return len(grants) == 1 and len(parts) > 1


def _is_used_by_a_share(column: Column, seen: Seen) -> bool:
    """Whether amounts that are called nothing else are what a share named after use is worked out of: "Forbruk %"."""
    meanings = speaks_of(column.heading.text)
    if not meanings or not meanings <= _BARE_AMOUNT:
        return False
    return any(
        derived.kind == "share"
        and derived.parts[0] == column.index
        and any(one.index == index and "payment" in speaks_of(one.heading.text) for one in seen.columns)
        for index, derived in seen.derived.items()
    )


def _is_day_of_payment(column: Column, seen: Seen) -> bool:
    """Whether a day that nothing more is said of stands right of what was paid, and not of what was granted."""
    beside = [other for other in seen.columns if other.index == column.index - 1]
    said = speaks_of(beside[0].heading.text) if beside else frozenset()
    return speaks_of(column.heading.text) <= {"date"} and "payment" in said and not said & {"grant", "decided"}


def _is_no_level(column: Column, seen: Seen) -> bool:
    """Whether a heading of one bare word, such as "Good", stands without the least level and another one beside it."""
    if speaks_of(column.heading.text) & _SAID_OF_LEVELS:
        return False
    found = {
        name
        for name in _LEVELS
        for other in seen.columns
        if fit("measures", name, other.heading.texts).share > weight("key_named")
    }
    return "least_level" not in found or len(found) < 2


def _holds_ranks(column: Column) -> bool:
    """Whether all that a column says is how much something matters."""
    texts = (text for cell in column.cells if isinstance(cell, str) and (text := cell.strip().casefold()))
    first = next(texts, None)
    return first in _RANKS and all(text in _RANKS for text in texts)


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
    if _says_amount(texts) and name in figure_fields(dataset):
        said = frozenset().union(*map(speaks_of, extra), frozenset())
        if both.meanings & said:
            return both
        if any(fit(dataset, other, (*extra, *texts)).meanings & said for other in figure_fields(dataset)):
            return Fit(0.0)  # "Sum" under a title of grants
    meant = _meant_together(both, alone)
    adds_to = meant > max(len(alone.meanings), 1) or not _names_some_figure(dataset, texts)
    if both.share and adds_to and meant > len(alone.meanings):
        return both
    other = any(
        _meant_together(one := fit(dataset, another, (*extra, *texts)), fit(dataset, another, texts)) > 1
        and one.share >= alone.share - 0.1
        for another in figure_fields(dataset)
        if another != name
    )
    return Fit(0.0) if other and name in figure_fields(dataset) else alone


def _is_half_known(texts: tuple[str, ...]) -> bool:
    """Whether some words of a heading mean something here, and others do not."""
    words = [bool(word.meanings) for text in texts for word in words_of_heading(text)]
    return any(words) and not all(words)


def _meant_together(both: Fit, alone: Fit) -> int:
    """How many meanings a heading and the title's figure have together; a name that only both make up has two."""
    is_name = both.meanings == _AS_NAMED and both.share > alone.share and alone.meanings != _AS_NAMED
    return 2 if is_name else len(both.meanings)


def _says_amount(texts: tuple[str, ...]) -> bool:
    """Whether a heading says that its figures are amounts or sums, and not of what."""
    words = [word.meanings for text in texts for word in words_of_heading(text)]
    said = frozenset().union(*words, frozenset())
    return "amount" in said and all(words) and said <= {"amount", "total", "count"}


@cache
def _names_some_figure(dataset: str, texts: tuple[str, ...]) -> bool:
    return any(fit(dataset, name, texts).share >= weight("least_heading") for name in figure_fields(dataset))


def role_as_told(column: Column, name: str, said: HeadingSaid, how: str) -> Role:
    """The role of a column that somebody has said what it is."""
    given = tuple((key, cell) for key, cell in said.given.items() if key != name)
    return Role(column, name, given, said.unit, 1.0, how, (Evidence(how, weight("memory")),))


_RELATED: Mapping[str, tuple[tuple[str, Callable[[Column, Seen], bool]], ...]] = {
    "projects": (
        ("planned_start", _begins_plan),
        ("granted_nok", _is_own_part),
        ("granted_nok", _is_programmes_part),
        ("total_cost_nok", _is_all_funding),
    ),
    "budget": (
        ("paid_nok", _is_used_by_a_share),
        ("budget_nok", is_budget_with_rest),
    ),
}
