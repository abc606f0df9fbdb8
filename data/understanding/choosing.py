"""One role for each column and one column for each field, out of what they may be."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from data.cells.grid import Cell
from data.understanding.arithmetic import Derived
from data.understanding.by_values import names_whole
from data.understanding.figure_names import counts_answers
from data.understanding.headings import HeadingSaid
from data.understanding.named_codes import column_of_names
from data.understanding.names import indicator_named
from data.understanding.periods import said_by
from data.understanding.phrases import fit, speaks_of
from data.understanding.roles import HIGHEST_SCORE, Clash, Given, Role, Seen
from data.understanding.weights import weight
from data.understanding.whose import of_titles

_NAMES_ITSELF = 0.9  # a heading that is called what stands below it
_FEWEST_ACROSS = 2  # indicators in the headings
_FEWEST_TOPS = 3  # lines with the highest points that there are


def in_kroner(options: Sequence[Role]) -> list[Role]:
    """Without amounts in another currency, where a column has the same in kroner."""

    def is_foreign(role: Role) -> bool:
        return role.unit is not None and role.unit.is_foreign

    held = {(role.field, role.given) for role in options if not is_foreign(role)}
    return [role for role in options if not is_foreign(role) or (role.field, role.given) not in held]


def with_areas_by_name(options: Sequence[Role], seen: Seen) -> list[Role]:
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


def with_companies_themselves(options: Sequence[Role]) -> list[Role]:
    """Without owners and the like as companies, where another column says so: systems have owners of their lines."""
    companies = [role for role in options if role.field == "company"]
    called = [role for role in companies if role.how != "known" or "company" in speaks_of(role.column.heading.text)]
    return [role for role in options if role.field != "company" or not called or role in called]


def without_longer_periods(options: Sequence[Role], said: Mapping[int, HeadingSaid], seen: Seen) -> list[Role]:
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


def with_stage(role: Role, stage: str | None, *, of_targets: bool = False) -> Role:
    """The role with the stage of its figures; what a title says of all of them holds for the targets' rows as well."""
    if any(name == "stage" for name, _ in role.given):
        return role
    is_figure = role.field in ("new_jobs", "secured_jobs", "*") or (of_targets and _is_figure(role))
    return replace(role, given=(*role.given, ("stage", stage))) if stage and is_figure else role


def tells_expected_apart(options: Sequence[Role], said: Mapping[int, HeadingSaid]) -> bool:
    """Whether jobs that are expected stand beside the same ones that there are: "Nye" and "Forventet nye"."""
    stages: dict[str, set[str | None]] = {}
    for role in options:
        if role.field in ("new_jobs", "secured_jobs"):
            stages.setdefault(role.field, set()).add(said[id(role.column)].stage)
    return any(of_field == {None, "expected"} for of_field in stages.values())


def with_kinds_said(options: Sequence[Role]) -> list[Role]:
    """Where headings say which kind of findings stand below, a text whose heading says none is no finding."""
    says_kind = any(name == "kind" for role in options for name, _ in role.given)
    has_kinds = any(role.field == "kind" for role in options)
    if not says_kind or has_kinds:
        return list(options)
    return [role for role in options if role.field != "text" or any(name == "kind" for name, _ in role.given)]


def with_totals_apart(options: Sequence[Role], said: Mapping[int, HeadingSaid]) -> list[Role]:
    """Where one column has the points of the statements and another the total, the total is a row of its own."""

    def names_total(role: Role) -> bool:
        meanings = frozenset().union(*map(speaks_of, said[id(role.column)].texts), frozenset())
        return "total" in meanings and meanings <= {"total", "score", "indicator", "amount", "count"}

    scores = [role for role in options if role.field == "score" and all(name == "year" for name, _ in role.given)]
    totals = {id(role) for role in scores if names_total(role)} or _once_per_indicator(scores, options)
    if not totals or len(totals) == len(scores):
        return list(options)
    labels = {id(role.column): role.score for role in options if role.field == "statement"}
    named = [role for role in options if role.field == "indicator"]
    has_names = any(role.score > labels.get(id(role.column), 0.0) for role in named)
    # Without a column of indicators, the line's own label names the one whose total stands there, or else a title does.
    of_totals = [role for role in scores if id(role) in totals]
    is_titled = not any(_stands_by_indicator(role, label) for role in of_totals for label in options)
    given: Given = (("statement", ""), ("is_total", True)) if has_names or is_titled else (("is_total", True),)
    return [replace(role, given=(*role.given, *given)) if id(role) in totals else role for role in options]


def _stands_by_indicator(role: Role, label: Role) -> bool:
    """Whether a total stands on a line whose label is an indicator."""
    pairs = zip(role.column.cells, label.column.cells, strict=True) if label.field == "statement" else ()
    return any(cell != "" and isinstance(name, str) and indicator_named(name) is not None for cell, name in pairs)


def without_other_columns_of_points(options: Sequence[Role], seen: Seen) -> list[Role]:
    """Without points under what nobody knows as a programme, where a column beside them holds the table's own.

    Points per programme stand in a column for each; "Proposed" and "Agreed" are of one and the same. A lone column
    under a word that stands nowhere else may be called anything: "Svar".
    """

    def programme_of(role: Role) -> Cell | None:
        return next((cell for name, cell in role.given if name == "programme"), None)

    options = [role for role in options if role.field != "score" or not counts_answers(role.column, seen)]
    tops = _tops_of_scale([role for role in options if role.field == "score"], seen)
    options = [role for role in options if id(role) not in tops]
    scores = [role for role in options if role.field == "score"]
    options, scores = _without_undated(options, scores, seen)
    if any(names_whole(role.column) and "indicator" not in dict(role.given) for role in scores):
        options = [role for role in options if role.field != "score" or names_whole(role.column) or _says_points(role)]
        scores = [role for role in options if role.field == "score"]
    own = [role for role in scores if not role.given]
    if own and not any("total" in speaks_of(role.column.heading.text) for role in own):
        return [
            role
            for role in options
            if role.field != "score" or (name := programme_of(role)) is None or name in seen.names
        ]
    named = {name for role in scores if (name := programme_of(role)) is not None}
    if not own and len(named) > 1 and not named & seen.names and _is_of_one_programme(seen, named):
        return [_without_programme(role) if role in scores else role for role in options]  # who has answered
    around = " ".join((seen.sheet, *seen.titles)).casefold()
    if not own and len(named) == 1 and not named & seen.names and str(*named).casefold() not in around:
        return [_without_programme(role) if role in scores else role for role in options]
    return list(options)


def without_points_of_nothing(options: Sequence[Role]) -> list[Role]:
    """Without points under no indicator where each of the others stands under its own, and no line names one.

    So stand the sum of the others, their mean, and the year of a programme: "Sum", "Snitt", "Programår".
    """
    scores = [role for role in options if role.field == "score"]
    of_nothing = {id(role) for role in scores if all(name != "indicator" for name, _ in role.given)}
    is_said_below = any(role.field in ("indicator", "statement") for role in options)
    if is_said_below or len(scores) - len(of_nothing) < _FEWEST_ACROSS:
        return list(options)
    return [role for role in options if id(role) not in of_nothing]


def _without_programme(role: Role) -> Role:
    return replace(role, given=tuple(one for one in role.given if one[0] != "programme"))


def _is_of_one_programme(seen: Seen, named: Collection[Cell]) -> bool:
    """Whether a title says whose assessment it is, and it is none of those that columns are named after."""
    name = of_titles(seen.titles)
    return name is not None and not any(str(one).casefold() in name.casefold() for one in named)


def _says_points(role: Role) -> bool:
    """Whether the heading over points speaks of points, or of what they are: no name of a part or a person."""
    return bool(speaks_of(role.column.heading.text))


def _tops_of_scale(scores: Sequence[Role], seen: Seen) -> set[int]:
    """The points that are the highest there are on every line, beside others that vary: how many one could get."""
    bare = [role for role in scores if all(name == "programme" for name, _ in role.given)]
    ranges = {id(role): (seen.profile(role.column).smallest, seen.profile(role.column).largest) for role in bare}
    tops = {key for key, (least, most) in ranges.items() if least == most == HIGHEST_SCORE}
    filled = {id(role): role.column.filled for role in bare}
    others = [role for role in scores if id(role) not in tops]
    varied = [role for role in others if len(set(role.column.cells) - {""}) > 1]
    most_filled = max((role.column.filled for role in varied), default=0)
    return {key for key in tops if filled[key] >= max(most_filled, _FEWEST_TOPS)} if varied else set()


def _without_undated(options: list[Role], scores: list[Role], seen: Seen) -> tuple[list[Role], list[Role]]:
    """Without figures under a word that nobody knows, beside those of several years: "Faktor", what each counts."""
    dated = [role for role in scores if any(name == "year" for name, _ in role.given)]
    if len(dated) < 2:
        return options, scores
    undated = {
        id(role)
        for role in scores
        if not any(name in ("year", "indicator", "statement") for name, _ in role.given)
        and not speaks_of(role.column.heading.text) & {"score", "total"}
        and not any(cell in seen.names for _, cell in role.given)
    }
    return [one for one in options if id(one) not in undated], [one for one in scores if id(one) not in undated]


def _once_per_indicator(scores: Sequence[Role], options: Sequence[Role]) -> set[int]:
    """The scores of a column that has one for each indicator, beside another with one for each of its statements.

    Both of the same year: in another one there may have been fewer statements, or none.
    """
    labels = next((role.column.cells for role in options if role.field == "indicator"), None)
    if labels is None or len(scores) < 2:
        return set()
    groups: list[int] = []
    for line, cell in enumerate(labels):
        is_new = cell != "" and (line == 0 or cell != labels[line - 1])
        groups.append((groups[-1] if groups else 0) + is_new)
    found = set()
    for role in scores:
        most = max(other.column.filled for other in scores if other.given == role.given)
        own = [group for group, cell in zip(groups, role.column.cells, strict=True) if cell != ""]
        if own and len(set(own)) == len(own) and 2 * len(own) <= most:
            found.add(id(role))
    return found


def assigned(options: Sequence[Role], derived: Mapping[int, Derived]) -> tuple[list[Role], list[Clash]]:
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
            is_near = winner.score - role.score < weight("clash") or _are_parts(winner, role)
            is_near = is_near and role.score == best[id(role.column)]
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


def _are_parts(first: Role, second: Role) -> bool:
    """Whether two figures stand under one heading, each under a word that means nothing: "Kvinner", "Menn"."""
    one, other = first.column.heading.texts, second.column.heading.texts
    is_shared = len(one) > 1 and one[:-1] == other[:-1] and one[-1:] != other[-1:]
    return is_shared and _is_figure(first) and not any(map(speaks_of, (one[-1], other[-1])))


def with_words_as_text(dataset: str, roles: Sequence[Role]) -> list[Role]:
    """What is done, or what happened, in words where the column that says it would pass for its number as well."""
    number = {"actions": "action", "plan_items": "item", "events": "event"}.get(dataset)
    if number is None or any(role.field == "text" for role in roles):
        return list(roles)

    def is_told(role: Role) -> bool:
        is_named = role.field == number and role.how == "known"
        return is_named and not speaks_of(role.column.heading.text) & {"id", "case", "count"}

    return [replace(role, field="text") if is_told(role) else role for role in roles]


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


def without_words_behind_points(roles: list[Role], seen: Seen) -> list[Role]:
    """Without words behind the points as statements, where each line is the only one of its indicator.

    What is told there says why, and is no statement of any form: "Hva ligger bak".
    """
    held = {role.field: role.column for role in roles}
    named, words = held.get("indicator"), held.get("statement")
    points = [role.column.index for role in roles if role.field == "score"]
    if named is None or words is None or not points or words.index < max(points):
        return roles
    indicators = [indicator_named(cell) for cell in named.cells if isinstance(cell, str)]
    is_once = None not in indicators and len(set(indicators)) == len(indicators) == len(named.cells)
    is_called = fit("scores", "statement", words.heading.texts).share >= _NAMES_ITSELF
    if not is_once or seen.profile(words).statements or is_called:
        return roles
    return [role for role in roles if role.field != "statement"]


def without_other_shares(roles: list[Role], seen: Seen) -> list[Role]:
    """Without a share that is worked out of other figures than granted and budget: it is another share than ours."""
    held = {role.column.index: role.field for role in roles}

    def is_ours(role: Role) -> bool:
        derived = seen.derived.get(role.column.index)
        if role.field != "utilisation" or derived is None or role.how != "known":
            return True
        return {held.get(part) for part in derived.parts} <= {"granted_nok", "budget_nok"}

    return [role for role in roles if is_ours(role)]


def without_sums_of_others(roles: list[Role], seen: Seen) -> list[Role]:
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


def with_municipality_as_actor(roles: Sequence[Role]) -> list[Role]:
    """Of what became of a round, the municipality as the one who goes on where no column says who else does."""
    if any(role.field == "actor" for role in roles):
        return list(roles)
    return [replace(role, field="actor") if role.field == "municipality" else role for role in roles]
