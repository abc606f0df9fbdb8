"""Whether a table has all that a data set must have, how much speaks for it, and what it leaves open."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from data.terms import aliases
from data.terms.datasets import DATASETS
from data.understanding.cells import is_choice
from data.understanding.companies import is_list_of_grants
from data.understanding.cost_kinds import are_costs
from data.understanding.figure_names import figure_meanings, hints, rates_across
from data.understanding.headings import heading_said
from data.understanding.kinds_of_findings import kind_in_table
from data.understanding.names import indicator_named
from data.understanding.of_rounds import labels_of_round
from data.understanding.periods import said_in
from data.understanding.phrases import fit, speaks_of
from data.understanding.pivot_options import heads_what_is_aside
from data.understanding.profiles import choices_among, figure_fields, fits
from data.understanding.roles import FROM_CONTEXT, LOOKED_AT, MOSTLY_NUMBERS, Interpretation, Seen
from data.understanding.table import CARRIED, Column
from data.understanding.weights import weight

_NEARLY_ALL = 0.9
_OF_FIGURES = frozenset({"target", "result", "actual", "value", "expected", "difference"})
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
_HOW_SOMEBODY_IS_DOING = frozenset({"as_of", "state", "funder", "amount_nok", "next_step"})
_TELLING_OF_PROJECTS = frozenset(
    {"company", "phase", "owner_type", "total_cost_nok", "granted_nok", "status"} | {"expected_jobs", "realised_jobs"}
)
_OF_ASSESSMENT = frozenset({"proposal", "score", "finding", "indicator"})
_OF_FOLLOW_UP = frozenset({"indicator", "strength", "carried_from", "also_concerns", "statements"})
_SOME_INDICATORS, _MOSTLY_INDICATORS = 0.5, 0.8
_OF_WORK = frozenset(
    {"action", "responsible", "deadline", "date", "when", "state", "actual", "result", "value", "score"}
)
_RATED = frozenset({"scores", "findings"})
_SHORTEST_SCALE = 4
_LARGEST_SHARE = 3.0
_LEAST_AMOUNT = 1_000  # kroner
_OF_PROJECTS_ALONE = frozenset(
    {"company", "phase", "owner_type", "total_cost_nok", "granted_on", "expected_jobs", "realised_jobs"}
)


def is_whole(made: Interpretation, seen: Seen) -> bool:
    """Whether all is there that a table of that data set must have."""
    dataset, fields = made.dataset, made.fields
    figures = set(figure_fields(dataset))
    held = {
        role.field
        for role in made.roles
        # Figures that nobody has filled in yet are lacking, and told; a column of words that is empty says nothing.
        if made.is_said or not len(role.column.cells) or role.column.filled or role.field in figures
    }
    if dataset not in _RATED and not made.is_said and (rates_across(seen) or _is_by_kind_of_cost(made)):
        return False
    if made.labels is not None:
        is_named = dataset != "measures" or "measure" in fields
        return is_named and any(role.field == "*" for role in made.roles)
    match dataset:
        case "budget":
            return bool(held & figures) and len(made.roles) > 1 and not _are_no_shares(made, seen, held & figures)
        case "jobs":
            return bool(held & figures) and len(made.roles) > 1 and _speaks_of_jobs(made, seen)
        case "scores":
            # What is counted comes in whole numbers; half points are points, even where somebody has added them up.
            are_whole = all(seen.profile(role.column).whole == 1 for role in made.roles if role.field == "score")
            is_counted = seen.is_added_up and are_whole and not made.is_said
            is_explained = is_counted or _is_scale_explained(made, seen)
            return "score" in held and bool(fields & {"indicator", "statement"}) and not is_explained
        case "findings":
            # A cross says nothing of what it stands for.
            is_told = any(seen.profile(role.column).longest > 1 for role in made.roles if role.field == "text")
            return is_told and "kind" in fields
        case "projects":
            is_told = bool(held & _TELLING_OF_PROJECTS) and not _are_only_named(made, held, seen)
            return bool(held & {"name", "project"}) and (is_told or _are_granted(made))
        case "actions":
            others = held - {"text", "action", "programme", "year"}
            others -= {"responsible"} if _is_carried("responsible", made) else set()  # figures may stand below anybody
            return _says_what_is_done(made, seen) and (len(others) > 1 or (bool(others) and not _is_only_a_day(made)))
        case "plan_items":
            return _is_plan_of_year(made, seen)
        case "events":
            return _says_what_happened(made, seen, held) and "date" in held
        case "measures":
            is_named = any(
                role.field == "measure" and any(piece.reason != "nameless" for piece in role.evidence)
                for role in made.roles
            )
            is_told = is_named or "unit" in fields or hints("measures", seen) >= weight("hint_enough")
            if _are_indicators(made, seen) and not made.is_said:
                return False
            return is_told and "measure" in fields and bool(held & {"value", "target"})
        case "programmes":
            return "programme" in held and len(made.roles) > len(made.unread) and len(held) > 1
        case "wheel":
            # A day and what happens on it may as well be an event, and a day by which something is done an action.
            about = max(hints("wheel", seen), hints("plan_items", seen))
            is_told = made.is_said or "kind" in held or about >= weight("hint_enough")
            return is_told and {"date", "text"} <= held
        case "follow_ups":
            headings = [role.column.heading.text for role in made.roles if role.field == "actor"]
            is_told = made.is_said or any("winner" in speaks_of(text) for text in (seen.sheet, *seen.titles, *headings))
            goes_on = held & {"state", "next_step"} and len(held & _HOW_SOMEBODY_IS_DOING) > 2
            is_told = is_told or bool(goes_on) or hints("follow_ups", seen) > weight("hint_enough")
            actors = [role.column.cells[:LOOKED_AT] for role in made.roles if role.field == "actor"]
            named = [str(cell) for cells in actors for cell in cells]
            are_labels = sum(aliases.normalised(name) in labels_of_round() for name in named) > 1
            is_told = is_told and not are_labels
            return is_told and "actor" in held and bool(held - FROM_CONTEXT - {"actor", "municipality"})
        case "challenges":
            return "municipality" in held and bool(held & {"title", "challenge_before", "challenge_after"})
        case "readiness":
            is_told = made.is_said or hints("readiness", seen) >= weight("hint_enough")
            return is_told and "item" in held and bool(held & {"due", "status", "done_on"})
    required = [
        one.name for one in DATASETS[dataset].fields if one.is_key and one.is_required and one.name not in FROM_CONTEXT
    ]
    stand_in = {"recommendations": "text", "goals": "text"}.get(dataset)
    if dataset == "goals" and not (made.is_said or _are_goals(made, seen)):
        return False
    says_more = not held <= FROM_CONTEXT
    return all(name in fields or stand_in in fields for name in required) and len(held) > 1 and says_more


def _are_goals(made: Interpretation, seen: Seen) -> bool:
    """Whether words called goals have an order or a number to reach, and no year, nobody and no day beside them."""
    others = [column for column in made.unread if column.filled and column.index not in seen.derived]
    said = frozenset().union(*(speaks_of(column.heading.text) for column in others))
    has_year = any(heading_said("measures", column.heading).given for column in seen.columns)
    return bool(made.fields & {"rank", "target"}) and not has_year and not said & _OF_WORK


def _is_by_kind_of_cost(made: Interpretation) -> bool:
    """Whether what would be areas, projects or measures are kinds of cost, or nothing but a column of these is left."""
    named = [role.column for role in made.roles if role.field in ("focus_area", "name", "project", "measure")]
    return not made.is_said and any(are_costs(column.heading.text, column.cells) for column in named or made.unread)


def _are_no_shares(made: Interpretation, seen: Seen, figures: Collection[str]) -> bool:
    """Whether figures that only a title calls a share of use are far above any, and nothing writes them as percent."""
    if made.is_said or set(figures) != {"utilisation"}:
        return False
    columns = [role.column for role in made.roles if role.field == "utilisation"]
    are_large = any(seen.profile(column).largest > _LARGEST_SHARE for column in columns)
    says_share = any(speaks_of(column.heading.text) & {"share", "use"} for column in columns)
    says_share = says_share or any("share" in speaks_of(text) for text in (seen.sheet, *seen.titles))
    return are_large and not says_share and not any(seen.profile(column).percents for column in columns)


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


def _speaks_of_jobs(made: Interpretation, seen: Seen) -> bool:
    """Whether something says that jobs are counted: "Nye" alone may be companies, and a goal that of anything.

    Nothing but jobs is both new and secured.
    """
    headings = [role.column.heading.text for role in made.roles]
    said = frozenset().union(*map(speaks_of, (*headings, *seen.titles, seen.sheet)))
    fields = {role.field for role in made.roles}
    both = any(name.endswith("_new") or name == "new_jobs" for name in fields) and "secured_jobs" in fields
    return made.is_said or "job" in said or both or hints("jobs", seen) > 0


def _are_only_named(made: Interpretation, held: set[str], seen: Seen) -> bool:
    """Whether there are names under no word for one, with somebody beside each, and nothing around speaks of projects.

    A group and who belongs to it, or a role and where it comes from, look so as well.
    """
    named = [role for role in made.roles if role.field in ("name", "project")]
    is_nameless = all(any(piece.reason == "nameless" for piece in role.evidence) for role in named)
    said = frozenset().union(*map(speaks_of, (seen.sheet, *seen.titles, *(one.heading.text for one in seen.columns))))
    is_about = said & {"project", "case", "applied", "grant"} or hints("projects", seen) > 0
    return not made.is_said and is_nameless and held & _TELLING_OF_PROJECTS == {"company"} and not is_about


def _are_granted(made: Interpretation) -> bool:
    """Whether what is called a project has a day of its grant, and nothing more."""
    name = made.role_of("name") or made.role_of("project")
    return "granted_on" in made.fields and name is not None and "project" in speaks_of(name.column.heading.text)


def _is_carried(name: str, made: Interpretation) -> bool:
    """Whether only texts over groups of lines say a field."""
    role = made.role_of(name)
    return role is not None and role.column.index == CARRIED


def _is_plan_of_year(made: Interpretation, seen: Seen) -> bool:
    """Whether tasks are planned for a year, focus area by focus area, and none of them follows up an assessment.

    Without areas and a year only what is around the table can say so: nothing else parts it from a list of actions.
    """
    held = {role.field for role in made.roles}
    is_carried_out = bool(held & {"responsible", "due", "status"})
    if not held & {"text", "item"} or not is_carried_out:
        return False
    if not made.is_said and not held & {"status", "focus_area"} and _is_only_a_day(made):
        return False  # what happens on which day of the year is its wheel
    if made.is_said or hints("plan_items", seen) >= weight("hint_enough"):
        return True
    is_of_year = any(said_in(text).has_year for text in (seen.sheet, *seen.titles))
    return is_of_year and _has_areas(made) and not _follows_up(seen)


def _has_areas(made: Interpretation) -> bool:
    """Whether a column that is called so says the area of each task, or a text over each group of them does.

    Where those who do them and their days have columns of their own, such a text is neither.
    """
    area = made.role_of("focus_area")
    if area is None:
        return False
    if area.column.index == CARRIED:
        return {"responsible", "due"} <= made.fields and not any(map(is_choice, filter(None, area.column.cells)))
    return "area" in speaks_of(area.column.heading.text)


def _follows_up(seen: Seen) -> bool:
    """Whether tasks are told of under indicators, or around them an assessment and its advice is."""
    if any(seen.profile(column).indicators > _SOME_INDICATORS for column in seen.columns):
        return True
    around = (seen.sheet, *seen.titles)
    return hints("scores", seen) > 0 or any(speaks_of(text) & _OF_ASSESSMENT for text in around)


def is_plan_of_year(made: Interpretation, seen: Seen) -> bool:
    """Whether what is read as actions or projects is a plan of the year, by its areas and what is around it."""
    if made.dataset not in ("actions", "projects") or made.is_said or made.fields & _OF_FOLLOW_UP:
        return False
    if made.dataset == "projects" and made.fields & (_OF_PROJECTS_ALONE | {"granted_nok"}):
        return False
    return hints("plan_items", seen) >= weight("hint_enough") and not _follows_up(seen)


def is_list_of_projects(made: Interpretation, seen: Seen) -> bool:
    """Whether what is read as a budget for areas has a project on each line, with the one who carries it out.

    Or with what was granted and no more, where nothing else speaks of a budget or of years.
    """
    area = made.role_of("focus_area")
    if made.dataset != "budget" or area is None or made.is_said:
        return False
    meanings = speaks_of(area.column.heading.text)
    if "budget_nok" not in made.fields and is_list_of_grants(area.column, made.unread, seen):
        return True
    if "project" not in meanings or "area" in meanings:
        return False
    if made.fields == {"focus_area", "granted_nok"} and not hints("budget", seen):
        return True
    return any(
        "company" in speaks_of(column.heading.text)
        and fit("projects", "company", (column.heading.text,)).share > weight("key_named")
        and (fits("name", seen.profile(column)) or 0) > 0
        for column in made.unread
    )


def is_called_projects(made: Interpretation, seen: Seen) -> bool:
    """Whether what is read as actions is called projects by what is around it, and has amounts that no action has."""
    if made.dataset != "actions" or made.is_said or hints("actions", seen) >= weight("hint_enough"):
        return False
    amounts = [
        column
        for column in made.unread
        if seen.profile(column).numbers > MOSTLY_NUMBERS and seen.profile(column).largest >= _LEAST_AMOUNT
    ]
    return bool(amounts) and hints("projects", seen) >= weight("hint_enough")


def names_figures_as_areas(made: Interpretation) -> bool:
    """Whether what is read as areas are names of figures, as where a table is turned: "Target", "Result"."""
    role = made.role_of("focus_area")
    if role is None or made.dataset not in ("jobs", "budget") or made.is_said:
        return False
    said = [speaks_of(cell) for cell in role.column.cells[:LOOKED_AT] if isinstance(cell, str) and cell]
    return len(said) > 1 and all(meanings and meanings <= _OF_FIGURES for meanings in said)


def is_list_of_findings(made: Interpretation, seen: Seen) -> bool:
    """Whether what is read as actions or a plan says of each line which kind of finding it is, and of some that they
    are no actions.
    """
    if made.dataset not in ("actions", "plan_items") or made.is_said:
        return False
    kinds = [
        {kind_in_table(cell) for cell in column.cells[:LOOKED_AT] if isinstance(cell, str) and cell}
        for column in made.unread
        if choices_among("findings", "kind", column.cells, seen.legend) > _NEARLY_ALL
    ]
    return any(len(found - {None}) > 1 for found in kinds)


def is_list_of_actions(made: Interpretation, seen: Seen) -> bool:
    """Whether what is read as projects are actions: nothing is granted, and somebody shall have done them by a day.

    What is called an action and has nothing that projects alone have, neither money, company nor phase, is one as well.
    """
    name = made.role_of("name")
    if made.dataset != "projects" or name is None or made.is_said or "granted_nok" in made.fields:
        return False
    meanings = speaks_of(name.column.heading.text)
    company = made.role_of("company")
    carrier = speaks_of(company.column.heading.text) if company is not None else frozenset[str]()
    left = [speaks_of(column.heading.text) for column in made.unread]
    is_nothing_else = not made.fields & _OF_PROJECTS_ALONE and "project" not in meanings
    if is_nothing_else and any("responsible" in said for said in left) and any("deadline" in said for said in left):
        return True
    own = {role.field for role in made.roles if role.column.index != CARRIED}
    is_called_so = hints("actions", seen) >= weight("hint_enough") > hints("projects", seen)
    if is_called_so and not own & _OF_PROJECTS_ALONE and any("responsible" in said for said in left):
        return "project" not in meanings
    if "action" not in meanings or "project" in meanings or "company" in carrier:
        return False
    if not made.fields & _OF_PROJECTS_ALONE:
        return True
    is_of_people = "owner" in carrier or any("responsible" in said for said in (*left, carrier))
    is_only_costed = company is None and made.fields & _OF_PROJECTS_ALONE <= {"total_cost_nok"}
    return is_of_people and (is_only_costed or any("deadline" in said for said in left))


def _is_only_a_day(made: Interpretation) -> bool:
    """Whether all that is told of an action is a day that nothing calls its deadline: it may as well be an event."""
    due = made.role_of("due")
    if due is None or due.how != "known":
        return False
    return speaks_of(due.column.heading.text) <= {"date", "event", "start"}


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


def _are_indicators(made: Interpretation, seen: Seen) -> bool:
    """Whether what would be measured is the form's indicators, and so rated: each of them has a name of one.

    Where a title speaks of points they may as well stand beside the names of groups that they are in.
    """
    are_points = any("score" in speaks_of(title) for title in seen.titles)
    fields = ("measure", "indicator") if are_points else ("measure",)
    named = [seen.profile(role.column).indicators for role in made.roles if role.field in fields]
    return bool(named) and max(named) >= _MOSTLY_INDICATORS


def _says_what_is_done(made: Interpretation, seen: Seen) -> bool:
    """Whether an action is said in words, or numbered where the sheet or a title speaks of actions.

    A bare number with a year and a person beside it is a line of any register.
    """
    is_told = made.is_said or hints("actions", seen) >= weight("hint_enough")
    return any(
        (role.field == "text" and (made.is_said or role.column.filled > 0))
        or (role.field == "action" and (is_told or seen.profile(role.column).words > MOSTLY_NUMBERS))
        for role in made.roles
    )


def _says_what_happened(made: Interpretation, seen: Seen, held: Collection[str]) -> bool:
    """Whether an event is told in words, or numbered where the sheet or a title speaks of events."""
    number = made.role_of("event")
    if "text" in held or number is None:
        return "text" in held
    is_told = made.is_said or hints("events", seen) >= weight("hint_enough")
    return is_told or seen.profile(number.column).words > MOSTLY_NUMBERS


def _names_figures(dataset: str, column: Column) -> bool:
    """Whether the cells of a column say which figures stand on their lines: goals and results, say."""
    texts = [cell for cell in column.cells[:60] if isinstance(cell, str) and cell]
    wanted = figure_meanings(dataset)
    return bool(wanted) and 2 * sum(bool(speaks_of(text) & wanted) for text in texts) > len(texts)
