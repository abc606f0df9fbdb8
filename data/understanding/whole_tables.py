"""Whether a table has all that a data set must have."""

from __future__ import annotations

from collections.abc import Collection

from data.terms import aliases
from data.terms.datasets import DATASETS
from data.understanding.cells import is_choice
from data.understanding.cost_kinds import are_costs
from data.understanding.figure_names import figure_named, hints, rates_across
from data.understanding.headings import heading_said
from data.understanding.listed_instead import follows_up, is_only_a_day
from data.understanding.names import indicator_named
from data.understanding.of_rounds import labels_of_round
from data.understanding.periods import said_in
from data.understanding.phrases import fit, speaks_of
from data.understanding.profiles import figure_fields
from data.understanding.roles import FROM_CONTEXT, LOOKED_AT, MOSTLY_NUMBERS, Interpretation, Seen
from data.understanding.table import CARRIED
from data.understanding.titled_areas import names_area
from data.understanding.weights import weight

_HOW_SOMEBODY_IS_DOING = frozenset({"as_of", "state", "funder", "amount_nok", "next_step"})
_TELLING_OF_PROJECTS = frozenset(
    {"company", "phase", "owner_type", "total_cost_nok", "granted_nok", "status"} | {"expected_jobs", "realised_jobs"}
)
_OF_WORK = frozenset(
    {"action", "responsible", "deadline", "date", "when", "state", "actual", "result", "value", "score"}
)
_FEWEST_AREAS = 3  # each on a line of its own, as no list of projects has them
_USED = frozenset({"payment", "remaining", "use", "account"})
_RATED = frozenset({"scores", "findings"})
_MOSTLY_INDICATORS = 0.8
_SHORTEST_SCALE = 4
_LARGEST_SHARE = 3.0


def is_whole(made: Interpretation, seen: Seen) -> bool:
    """Whether all is there that a table of that data set must have, and its lines are not of another kind."""
    if not _has_all(made, seen):
        return False
    is_sure = made.is_said or made.dataset in _RATED
    return is_sure or not (rates_across(seen) or _is_by_kind_of_cost(made))


def _has_all(made: Interpretation, seen: Seen) -> bool:
    dataset, fields = made.dataset, made.fields
    figures = set(figure_fields(dataset))
    held = {
        role.field
        for role in made.roles
        # Figures that nobody has filled in yet are lacking, and told; a column of words that is empty says nothing.
        if made.is_said or not len(role.column.cells) or role.column.filled or role.field in figures
    }
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
            is_told = is_told and not _are_accounts(made, held)
            return bool(held & {"name", "project"}) and (is_told or _are_granted(made))
        case "actions":
            others = held - {"text", "action", "programme", "year"}
            others -= {"responsible"} if _is_carried("responsible", made) else set()  # figures may stand below anybody
            return _says_what_is_done(made, seen) and (len(others) > 1 or (bool(others) and not is_only_a_day(made)))
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
            if (_are_indicators(made, seen) or _are_grants(made)) and not made.is_said:
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


def _are_accounts(made: Interpretation, held: Collection[str]) -> bool:
    """Whether all that is told of projects is a budget, and what is left or used of it stands beside: accounts.

    Where areas stand behind numbers and no names, what is granted may be told as well.
    """
    cost = made.role_of("total_cost_nok")
    told = _TELLING_OF_PROJECTS.intersection(held)
    are_areas = "focus_area" in held and "name" not in held
    if cost is None or made.is_said or told - ({"granted_nok"} if are_areas else set()) != {"total_cost_nok"}:
        return False
    used = any(speaks_of(column.heading.text) & _USED for column in made.unread)
    areas = [role.column for role in made.roles if role.field == "focus_area" and are_areas]
    used = used or any(_FEWEST_AREAS <= len(one.cells) == len(set(one.cells)) for one in areas)
    return used and "budget" in speaks_of(cost.column.heading.text)


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
    if not made.is_said and not held & {"status", "focus_area"} and is_only_a_day(made):
        return False  # what happens on which day of the year is its wheel
    if made.is_said or hints("plan_items", seen) >= weight("hint_enough"):
        return True
    is_of_year = any(said_in(text).has_year for text in (seen.sheet, *seen.titles))
    return is_of_year and (_has_areas(made) or names_area(seen.titles)) and not follows_up(seen)


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


def _are_indicators(made: Interpretation, seen: Seen) -> bool:
    """Whether what would be measured is the form's indicators, and so rated: each of them has a name of one.

    Where a title speaks of points they may as well stand beside the names of groups that they are in.
    """
    are_points = any("score" in speaks_of(title) for title in seen.titles)
    fields = ("measure", "indicator") if are_points else ("measure",)
    named = [seen.profile(role.column).indicators for role in made.roles if role.field in fields]
    return bool(named) and max(named) >= _MOSTLY_INDICATORS


def _are_grants(made: Interpretation) -> bool:
    """Whether what would be measured of each line is what it was granted or paid: so says the heading below a year."""
    named = {part.text for role in made.roles if role.field == "value" for part in role.column.heading.parts[-1:]}
    return "measure" in {role.field for role in made.roles} and any(
        figure_named("budget", text) in ("granted_nok", "paid_nok") and not fit("measures", "value", (text,)).share
        for text in named
    )


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
