"""A board's cases, of which only some are projects: the meeting's own business has no applicant and no money."""

from __future__ import annotations

from data.cells.drafts import Draft
from data.cells.values import squeezed
from data.terms.problems import Problem, Severity
from data.understanding.phrases import speaks_of
from data.understanding.roles import Interpretation

_OF_PROJECTS = ("company", "granted_nok", "total_cost_nok", "expected_jobs", "phase")
_MOST_SHOWN = 5


def without_own_business(draft: Draft, read_as: Interpretation) -> tuple[Draft, list[Problem]]:
    """The cases that have an applicant, or something else that a project has, and a word on the others."""
    named = [role for role in read_as.roles if role.field in ("project", "name")]
    are_cases = any("case" in speaks_of(role.column.heading.text) for role in named)
    companies = draft.columns.get("company", [])
    if draft.dataset.name != "projects" or not are_cases or 2 * sum(one is not None for one in companies) < len(draft):
        return draft, []
    own = [
        place
        for place in range(len(draft))
        if place not in draft.totals and all(draft.column(name)[place] is None for name in _OF_PROJECTS)
    ]
    if not own:
        return draft, []
    names = [squeezed(draft.column("name")[place] or draft.column("project")[place] or "") for place in own]
    shown = f"{', '.join(names[:_MOST_SHOWN])}{' …' if len(names) > _MOST_SHOWN else ''}"
    told = Problem("cases_left_out", Severity.WARNING, draft.sheet, draft.place("name", own[0]), shown)
    return draft.keep(place for place in range(len(draft)) if place not in set(own)), [told]
