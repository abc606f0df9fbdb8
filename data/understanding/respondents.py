"""Points of several persons, a line for each: what the board agreed on is asked where no column says it."""

from __future__ import annotations

import re

from data.cells.drafts import Draft
from data.cells.values import Value, squeezed
from data.terms.answers import Answers
from data.terms.problems import Problem
from data.terms.questions import Question
from data.understanding.asking import LEFT_OUT, answered, several_answers
from data.understanding.table import CARRIED, Column
from data.understanding.understood import Understood


def several_asked(
    understood: Understood, draft: Draft, problems: list[Problem], answers: Answers
) -> tuple[Draft, list[Problem], Question | None]:
    """Several lines with points for the same statement, and no year or group that parts them."""
    keys = list(
        zip(
            *(draft.column(name) for name in ("programme", "year", "indicator", "statement")),
            strict=True,
        )
    )
    rows: dict[tuple[Value, ...], set[int]] = {}
    for key, row in zip(keys, draft.rows, strict=True):
        rows.setdefault(key, set()).add(row)
    several = [found for found in rows.values() if len(found) > 2]
    if len(several) < max(1, len(rows) / 2):
        return draft, problems, None
    column = _names_of_lines(understood)
    if column is None:
        return draft, problems, None
    question = several_answers(understood.maker, understood.table, column, understood.table.address(column, 0))
    code = answered(question, answers)
    if code is None or code == LEFT_OUT:
        return draft.keep(()), [], question  # until it is answered, that each line stands there again is no mistake
    chosen = {
        understood.table.lines[line]
        for line, cell in enumerate(column.cells)
        if re.sub(r"\s+", "_", squeezed(cell)) == code
    }
    return draft.keep(place for place, row in enumerate(draft.rows) if row in chosen), problems, question


def _names_of_lines(understood: Understood) -> Column | None:
    """The column that tells the lines apart: one of names, or else of numbers, each there once."""
    used = {id(role.column) for role in understood.read_as.roles}
    free = [one for one in understood.table.columns if one.index != CARRIED and id(one) not in used]
    single = [column for column in free if _is_single(column)]
    named = [column for column in single if all(isinstance(cell, str) for cell in column.cells)]
    return next(iter([*named, *single, *free]), None)


def _is_single(column: Column) -> bool:
    filled = [cell for cell in column.cells if cell != ""]
    return bool(filled) and len(set(filled)) == len(filled)
