"""Corrections by hand of what was read, before it is stored: each is noted, and checked like what was read."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from data import frameworks
from data.problems import Problem, Severity
from data.tables import Reading

# What is uncertain in a report: a score, and the words of a finding. Everything else is mended in the file.
CORRECTABLE = {"scores": "score", "findings": "text"}


def corrected(reading: Reading, table: int, values: Mapping[int, Any]) -> Reading:
    """The reading with other values in a table, by row; a value that cannot be is an error, as in a file.

    Every correction stands among the problems, as a warning to be accepted, so that the history tells of it. What was
    said of a corrected cell before is said no more.
    """
    chosen = reading.tables[table]
    field = CORRECTABLE[chosen.dataset]
    rows = chosen.rows.copy()
    problems = list(reading.problems)
    for row, value in values.items():
        before = rows[field].iloc[row]
        if before == value:
            continue
        cell = str(rows["cell"].iloc[row])
        problems = [problem for problem in problems if (problem.sheet, problem.cell) != (chosen.sheet, cell)]
        rows.loc[rows.index[row], field] = value
        problems.append(_judged(chosen.sheet, cell, rows.iloc[row].to_dict(), field, before))
    tables = list(reading.tables)
    tables[table] = dataclasses.replace(chosen, rows=rows)
    return dataclasses.replace(reading, tables=tuple(tables), problems=tuple(problems))


def _judged(sheet: str, cell: str, row: dict[Any, Any], field: str, before: object) -> Problem:
    if field == "score":
        scale = frameworks.form(str(row["form"])).scale
        if not scale.minimum <= float(row[field]) <= scale.maximum:
            limits = {"minimum": float(scale.minimum), "maximum": float(scale.maximum)}
            return Problem("outside_scale", Severity.ERROR, sheet, cell, f"{row[field]:g}", limits)
    return Problem("corrected_by_hand", Severity.WARNING, sheet, cell, str(row[field]), {"before": str(before)})
