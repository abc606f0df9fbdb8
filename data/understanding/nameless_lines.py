"""Lines of money or jobs whose area nobody has written, amid others: they are not the whole programme's."""

from __future__ import annotations

import re
from collections.abc import Collection

from data.cells.drafts import Draft
from data.cells.values import squeezed
from data.terms.problems import Problem, Severity
from data.understanding.profiles import figure_fields
from data.understanding.roles import Interpretation
from data.understanding.table import CARRIED

_DIVIDED = frozenset({"budget", "jobs"})
_BLANK = re.compile(r"\((?:tom|tomt|blank|empty|ingen|none|ikke angitt|ikkje oppgitt|not set)\)", re.IGNORECASE)


def without_nameless_lines(draft: Draft, read_as: Interpretation) -> tuple[Draft, list[Problem]]:
    """The rows that have an area, or are that of the whole at the beginning or the end; a word on each of the others.

    An export writes "(tom)" or "(blank)" where no area was chosen. A line that only says the figures of the area beside
    it again is the sum of a group of one, and nobody's.
    """
    role = read_as.role_of("focus_area")
    areas = draft.columns.get("focus_area")
    if draft.dataset.name not in _DIVIDED or role is None or areas is None or role.column.index == CARRIED:
        return draft, []
    is_blank = [isinstance(area, str) and _BLANK.fullmatch(area.strip()) is not None for area in areas]
    named = [place for place, area in enumerate(areas) if area is not None and not is_blank[place]]
    open_ = [place for place, area in enumerate(areas) if area is None and place not in draft.totals]
    repeated = [place for place in open_ if len(named) > 1 and _says_again(draft, place, named)]
    open_ = [place for place in open_ if place not in repeated]
    # Several lines without an area may be parts of the one above them.
    lone = open_ if len(open_) == 1 and named and named[0] < open_[0] < named[-1] else []
    gone = [place for place in range(len(draft)) if place in lone or (is_blank[place] and place not in draft.totals)]
    problems = []
    for place in gone:
        figures = [name for name in figure_fields(draft.dataset.name) if draft.column(name)[place] is not None]
        shown = squeezed(draft.column(figures[0])[place] or 0) if figures else ""
        where = draft.place(figures[0], place) if figures else None
        problems.append(Problem("line_without_area", Severity.WARNING, draft.sheet, where, shown))
    return draft.keep(place for place in range(len(draft)) if place not in {*gone, *repeated}), problems


def _says_again(draft: Draft, place: int, named: Collection[int]) -> bool:
    """Whether a row has the figures of the one right above or below it, which has an area, and some of them."""
    rows = list(zip(*(draft.column(name) for name in figure_fields(draft.dataset.name)), strict=True))
    return any(rows[place]) and any(rows[place] == rows[other] for other in (place - 1, place + 1) if other in named)
