"""Whether what could be read as one data set is a list of another: actions as projects, findings as actions."""

from __future__ import annotations

from data.understanding.companies import is_list_of_grants
from data.understanding.figure_names import hints
from data.understanding.kinds_of_findings import kind_in_table
from data.understanding.periods import said_in
from data.understanding.phrases import fit, speaks_of
from data.understanding.profiles import choices_among, fits
from data.understanding.roles import LOOKED_AT, MOSTLY_NUMBERS, Interpretation, Seen
from data.understanding.table import CARRIED
from data.understanding.titled_areas import names_area
from data.understanding.weights import weight

_NEARLY_ALL = 0.9
_OF_FIGURES = frozenset({"target", "result", "actual", "value", "expected", "difference"})
_OF_ASSESSMENT = frozenset({"proposal", "score", "finding", "indicator"})
_OF_FOLLOW_UP = frozenset({"indicator", "strength", "carried_from", "also_concerns", "statements"})
_SOME_INDICATORS = 0.5
_LEAST_AMOUNT = 1_000  # kroner
_OF_PROJECTS_ALONE = frozenset(
    {"company", "phase", "owner_type", "total_cost_nok", "granted_on", "expected_jobs", "realised_jobs"}
)


def follows_up(seen: Seen) -> bool:
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
    is_of_area = names_area(seen.titles) and any(said_in(text).has_year for text in (seen.sheet, *seen.titles))
    return (is_of_area or hints("plan_items", seen) >= weight("hint_enough")) and not follows_up(seen)


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


def is_budget_of_numbered(made: Interpretation, seen: Seen) -> bool:
    """Whether what is read as projects are areas with a number each: no heading or title speaks of projects.

    They stand under a word for areas, each once, and nothing has a name; or titles speak of a budget.
    """
    name, area = made.role_of("name"), made.role_of("focus_area")
    if made.dataset != "projects" or made.is_said or made.fields & (_OF_PROJECTS_ALONE - {"total_cost_nok"}):
        return False
    around = (seen.sheet, *seen.titles, *(column.heading.text for column in seen.columns))
    if any("project" in speaks_of(text) for text in around):
        return False
    if name is None:
        return area is not None and seen.profile(area.column).distinct == 1.0
    return name.evidence[0].reason == "nameless" and hints("budget", seen) >= weight("hint_enough")


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


def names_figures_as_areas(made: Interpretation, seen: Seen) -> bool:
    """Whether what is read as areas are names of figures, as where a table is turned: "Target", "Result".

    So are what is measured, where a title speaks of that as well, or a unit stands behind each in brackets.
    """
    role = made.role_of("focus_area")
    if role is None or made.dataset not in ("jobs", "budget") or made.is_said:
        return False
    names = [cell for cell in role.column.cells[:LOOKED_AT] if isinstance(cell, str) and cell]
    if "measure" in speaks_of(role.column.heading.text) and names:
        are_in_units = all(name.rstrip().endswith(")") for name in names)
        if are_in_units or hints("measures", seen) >= weight("hint_enough"):
            return True
    said = [speaks_of(cell) for cell in names]
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


def is_only_a_day(made: Interpretation) -> bool:
    """Whether all that is told of an action is a day that nothing calls its deadline: it may as well be an event."""
    due = made.role_of("due")
    if due is None or due.how != "known":
        return False
    return speaks_of(due.column.heading.text) <= {"date", "event", "start"}
