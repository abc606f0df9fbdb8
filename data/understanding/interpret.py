"""A table as one data set sees it: which column is which field, what speaks for it and what against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from data.terms.datasets import DATASETS
from data.understanding.areas_of_companies import with_areas_themselves
from data.understanding.budget_of_grants import with_budget_by_what_is_left, with_budget_of_grants
from data.understanding.by_values import LISTS_OF_WORDS, names_a_kind
from data.understanding.cells import is_not_settled
from data.understanding.choosing import (
    assigned,
    in_kroner,
    tells_expected_apart,
    with_areas_by_name,
    with_companies_themselves,
    with_kinds_said,
    with_municipality_as_actor,
    with_stage,
    with_totals_apart,
    with_words_as_text,
    without_longer_periods,
    without_other_columns_of_points,
    without_other_shares,
    without_points_of_nothing,
    without_sums_of_others,
    without_words_behind_points,
)
from data.understanding.companies import with_companies_by_value, with_owners_beside_types
from data.understanding.header_words import (
    figure_in_titles,
    keys_held,
    labels_column,
    names_key,
    stage_in_titles,
    with_kinds_by_order,
    with_names_across,
    with_names_among_names,
    with_strengths,
    with_units_below,
    with_years_beside_their_parts,
)
from data.understanding.headings import HeadingSaid, heading_said, key_of
from data.understanding.listed_instead import (
    is_budget_of_numbered,
    is_called_projects,
    is_list_of_actions,
    is_list_of_findings,
    is_list_of_projects,
    is_plan_of_year,
    names_figures_as_areas,
)
from data.understanding.nameless import with_nameless
from data.understanding.of_rounds import is_list_of_advice, is_of_a_round, is_told_of_a_round, with_applicants
from data.understanding.options import options_of, role_as_told
from data.understanding.phrases import speaks_of
from data.understanding.pivot_options import labelled_options
from data.understanding.profiles import profile_of
from data.understanding.rival_points import rival_points
from data.understanding.roles import MOSTLY_NUMBERS, NAMELESS, Interpretation, Role, Seen
from data.understanding.statements_in_headings import with_statements_in_headings
from data.understanding.table import CARRIED, Column
from data.understanding.table_score import score_of
from data.understanding.unknown_targets import without_unknown_targets
from data.understanding.vouchers import year_of_vouchers
from data.understanding.whole_tables import is_whole
from data.understanding.words_for_points import are_words_for_points, with_known_statements


def interpret(dataset: str, seen: Seen, *, is_partial: bool = False) -> Interpretation | None:
    """The table as that data set sees it; None where it cannot be one, unless a part of one is enough."""
    seen = _with_points_settled(seen) if dataset == "scores" else seen
    said: Mapping[int, HeadingSaid] = {id(column): heading_said(dataset, column.heading) for column in seen.columns}
    if dataset == "scores":
        said = with_statements_in_headings(seen, said)
    if dataset == "findings":
        said = with_kinds_by_order(seen, said)
    if dataset == "actions":
        said = with_strengths(seen, said)
    if dataset == "measures":
        said = with_units_below(with_years_beside_their_parts(seen, said), seen)
    said = with_names_across(dataset, seen, said)
    held = keys_held(dataset, seen, said)
    said = with_names_among_names(dataset, seen, said, held)
    extra = figure_in_titles(dataset, seen, said)
    labels = labels_column(dataset, seen, said)
    options: list[Role] = []
    left_out: list[Column] = []
    title_stage = stage_in_titles(seen) if dataset == "jobs" else None
    for column in seen.columns:
        if column is labels or (dataset in LISTS_OF_WORDS and are_words_for_points(column, seen)):
            continue
        if id(column) in seen.forced:
            wanted = seen.forced[id(column)]
            if wanted is None:
                left_out.append(column)
            elif wanted in DATASETS[dataset].field_names:
                options.append(role_as_told(column, wanted, said[id(column)], "chosen"))
            continue
        if seen.mapped and column.index != CARRIED and (key := key_of(column.heading)) in seen.mapped:
            chosen = seen.mapped[key]
            if chosen is None:
                left_out.append(column)
                continue
            if chosen in DATASETS[dataset].field_names:
                options.append(role_as_told(column, chosen, said[id(column)], seen.how))
                continue
        own = said[id(column)]
        is_labelled = labels is not None and column.index != CARRIED and seen.profile(column).numbers > MOSTLY_NUMBERS
        is_labelled = is_labelled and speaks_of(column.heading.text) != {"unit"}  # "1000 kr" is no amount
        if is_labelled and not names_key(dataset, own, column, seen):
            options.extend(labelled_options(column, own, seen, dataset, held))
        else:
            options.extend(options_of(dataset, column, own, seen, extra, labels, held))
    if not (options or is_partial or labels or dataset in NAMELESS):
        return None  # nothing here is any field of it, as in most tables for most data sets
    if dataset == "scores":
        options = with_known_statements(options, seen)
        options = without_points_of_nothing(without_other_columns_of_points(with_totals_apart(options, said), seen))
    if dataset == "projects":
        options = with_owners_beside_types(with_companies_by_value(options, seen), seen)
    if dataset == "participants":
        options = with_applicants(options, seen)
    options = with_companies_themselves(with_areas_by_name(with_areas_themselves(options, seen), seen))
    options = without_longer_periods(options, said, seen)
    stages = {heading.stage for heading in said.values() if heading.stage}
    if dataset == "jobs" and (len(stages) > 1 or tells_expected_apart(options, said)):
        options = [with_stage(role, said[id(role.column)].stage) for role in options]
    elif title_stage is not None:
        options = [with_stage(role, title_stage, of_targets=True) for role in options]
    if dataset == "findings":
        options = with_kinds_said(options)
    if dataset == "budget":
        options = with_budget_by_what_is_left(with_budget_of_grants(options, seen), seen)
    roles, clashes = assigned(in_kroner(options), seen.derived)
    aside = [*left_out, labels] if labels is not None else left_out
    roles = without_other_shares(with_nameless(dataset, seen, roles, aside, said), seen)
    roles = with_words_as_text(dataset, without_sums_of_others(without_unknown_targets(roles), seen))
    if dataset == "scores":
        roles = without_words_behind_points(roles, seen)
    if dataset == "follow_ups":
        roles = with_municipality_as_actor(roles)
    taken = {id(role.column) for role in roles} | {id(column) for column in left_out}
    if labels is not None:
        taken.add(id(labels))
    unread = tuple(column for column in seen.columns if id(column) not in taken and column.index != CARRIED)
    if dataset == "scores":
        clashes += rival_points(roles, unread, seen)
    made = Interpretation(
        dataset, tuple(roles), unread, tuple(left_out), labels, tuple(clashes), is_said=bool(seen.mapped)
    )
    if not is_partial and not is_whole(made, seen):
        return None
    if not is_partial and _is_another_list(made, seen):
        return None
    return replace(made, score=score_of(made, seen))


def _is_another_list(made: Interpretation, seen: Seen) -> bool:
    """Whether the table is one of another data set that has nearly the same columns."""
    if made.dataset == "scores" and not made.is_said:
        # Whoever has inhabitants has applied, and was judged by other things than a programme is.
        rated = {id(role.column) for role in made.roles if any(name == "statement" for name, _ in role.given)}
        return any("inhabitant" in speaks_of(one.heading.text) for one in seen.columns if id(one) not in rated)
    if is_list_of_advice(made, seen) or is_of_a_round(made, seen) or is_told_of_a_round(made, seen):
        return True
    if made.dataset == "projects" and year_of_vouchers(seen.columns) is not None:
        return True
    if made.dataset == "findings" and not made.is_said:
        # Municipalities have challenges of their own, and those of a programme's assessment stand under indicators.
        named = [column for column in seen.columns if speaks_of(column.heading.text) == {"municipality"}]
        if any(seen.profile(column).numbers <= MOSTLY_NUMBERS for column in named):
            return True
        # "Forbedringer" amid the lines heads others: they are no findings of one kind.
        kinds = {id(role.column) for role in made.roles if role.field == "kind"}
        return any(names_a_kind(column.cells) for column in seen.columns if id(column) not in kinds)
    if (
        is_called_projects(made, seen)
        or is_budget_of_numbered(made, seen)
        or is_list_of_findings(made, seen)
        or names_figures_as_areas(made, seen)
    ):
        return True
    return is_list_of_projects(made, seen) or is_list_of_actions(made, seen) or is_plan_of_year(made, seen)


def _with_points_settled(seen: Seen) -> Seen:
    """What is known of a table without the cells that say in words that there is no score: "ikke vurd."."""
    profiles = dict(seen.profiles)
    for column in seen.columns:
        if column.index == CARRIED or not seen.profile(column).numbers or str not in set(map(type, column.cells)):
            continue
        left_open = {cell for cell in set(column.cells) if is_not_settled(cell)}
        if left_open:
            profiles[id(column)] = profile_of([cell for cell in column.cells if cell not in left_open])
    return replace(seen, profiles=profiles)
