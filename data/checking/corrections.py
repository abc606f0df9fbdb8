"""Corrections by hand of what was read, before it is stored: each is noted, and checked like what was read."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pandas as pd

from data import frameworks
from data.cells.units import NO_UNIT
from data.cells.values import read_column
from data.terms.datasets import DATASETS
from data.terms.problems import Problem, Severity
from data.terms.tables import Reading, RecognisedTable

# What is uncertain in a report: a score, and the words of a finding. Everything else is mended in the file.
CORRECTABLE = {"scores": "score", "findings": "text"}

# What a correction answers. Two crosses in a row, or a statement that is not there, are not answered by another row.
_ANSWERED = frozenset(
    {"outside_scale", "total_not_in_steps", "uncertain_score", "uncertain_statement", "repeated_finding"}
)


def corrected(reading: Reading, table: int, values: Mapping[int, Any]) -> Reading:
    """The reading with other values in a table, by row; a value that cannot be is an error, as in a file.

    Every correction stands among the problems, as a warning to be accepted, so that the history tells of it. What was
    doubted of a corrected row before is said no more. An emptied value is no correction.
    """
    chosen = reading.tables[table]
    field = CORRECTABLE[chosen.dataset]
    rows = chosen.rows.copy()
    problems = list(reading.problems)
    for row, said in values.items():
        before = rows[field].iloc[row]
        if pd.isna(said) or not str(said).strip() or before == said:
            continue
        (value,), faults = read_column(chosen.dataset, DATASETS[chosen.dataset].field(field), [said], NO_UNIT)
        cell = str(rows["cell"].iloc[row])
        if faults or value is None:
            code = faults[0][1] if faults else "missing_value"
            problems.append(Problem(code, Severity.ERROR, chosen.sheet, cell, str(said)[:100], {"nb": "", "en": ""}))
            continue
        answered = _answered(chosen, row, field)
        problems = [problem for problem in problems if not _is_answered(problem, chosen.sheet, cell, answered)]
        rows.loc[rows.index[row], field] = value
        problems.append(_judged(chosen.sheet, cell, rows.iloc[row].to_dict(), field, before))
    tables = list(reading.tables)
    tables[table] = chosen.with_rows(rows)
    return dataclasses.replace(reading, tables=tuple(tables), problems=tuple(problems))


def _answered(table: RecognisedTable, row: int, field: str) -> frozenset[str] | None:
    """By which values a doubt speaks of that row; None where its place is its own, and every doubt there does.

    In a PDF all rows of a page have the same place.
    """
    if (table.rows["cell"] == table.rows["cell"].iloc[row]).sum() == 1:
        return None
    said = table.rows.iloc[row].to_dict()
    values = {str(said[field]), f"{said[field]:g}" if field == "score" else ""}
    if said.get("statement"):
        values.add(str(said["statement"]))
        form = frameworks.form(str(said["form"]))
        for statement in form.indicator(str(said["indicator"])).statements:
            if statement.code == said["statement"]:
                values |= {*statement.topics.values(), *statement.texts.values()}
    return frozenset(values)


def _is_answered(problem: Problem, sheet: str, cell: str, values: frozenset[str] | None) -> bool:
    is_here = (problem.sheet, problem.cell) == (sheet, cell) and problem.code in _ANSWERED
    return is_here and (values is None or problem.value in values)


def _judged(sheet: str, cell: str, row: dict[Any, Any], field: str, before: object) -> Problem:
    if field == "score":
        scale = frameworks.form(str(row["form"])).scale
        if not scale.minimum <= float(row[field]) <= scale.maximum:
            limits = {"minimum": float(scale.minimum), "maximum": float(scale.maximum)}
            return Problem("outside_scale", Severity.ERROR, sheet, cell, f"{row[field]:g}", limits)
    return Problem("corrected_by_hand", Severity.WARNING, sheet, cell, str(row[field]), {"before": str(before)})
