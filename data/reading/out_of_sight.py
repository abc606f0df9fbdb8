"""Rows and columns that a sheet has but does not show: named, and left out unless somebody asks for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from data.cells.grid import address, column_letters
from data.reading.raw_sheet import RawSheet
from data.terms.problems import Problem, Severity

_MOST_NAMED = 12


def without_hidden(sheet: RawSheet) -> list[Problem]:
    """Empties, in place, what is hidden by hand, and says which rows and columns held anything; addresses stay.

    What a filter hides is only out of view: it stays, and is told of.
    """
    problems: list[Problem] = []
    filtered = _rows_that_hold(sheet, sheet.filtered_rows - sheet.hidden_rows)
    if filtered:
        problems.append(_of_rows("filtered_rows", sheet.name, filtered))
    rows = _rows_that_hold(sheet, sheet.hidden_rows)
    for column in sheet.columns if rows else ():
        for number in rows:
            column[number] = ""
    if rows:
        problems.append(_of_rows("hidden_rows", sheet.name, rows))
    columns = [n for n in sorted(sheet.hidden_columns) if n < len(sheet.columns) and _holds(sheet.columns[n])]
    for number in columns:
        sheet.columns[number] = [""] * sheet.height
    if columns:
        values: dict[str, str | int] = {
            "n": len(columns),
            "columns": _runs(list(map(column_letters, columns)), columns),
        }
        problems.append(Problem("hidden_columns", Severity.WARNING, sheet.name, address(0, columns[0]), values=values))
    hidden_rows, hidden_columns = sheet.hidden_rows, sheet.hidden_columns
    sheet.faults = {
        (row, column): error
        for (row, column), error in sheet.faults.items()
        if row not in hidden_rows and column not in hidden_columns
    }
    return problems


def without_covered(sheet: RawSheet) -> list[Problem]:
    """Empties, in place, the cells of merged areas that show another one's content, and names those that hold other."""
    covered: list[tuple[int, int]] = []
    for top, left, bottom, right in sheet.merged:
        shown = sheet.cell(top, left)
        if shown == "":
            continue
        for column in range(left, min(right + 1, len(sheet.columns))):
            for row in range(top, min(bottom + 1, sheet.height)):
                if sheet.columns[column][row] not in ("", shown):
                    covered.append((row, column))
    for row, column in covered:
        sheet.columns[column][row] = ""
        sheet.faults.pop((row, column), None)
    if not covered:
        return []
    named = ", ".join(address(*place) for place in covered[:_MOST_NAMED])
    values: dict[str, str | int] = {"n": len(covered), "cells": named + (" …" if len(covered) > _MOST_NAMED else "")}
    return [Problem("covered_cells", Severity.WARNING, sheet.name, address(*covered[0]), values=values)]


def _rows_that_hold(sheet: RawSheet, rows: Collection[int]) -> list[int]:
    return sorted(n for n in rows if n < sheet.height and any(column[n] != "" for column in sheet.columns))


def _holds(cells: Iterable[object]) -> bool:
    return any(cell != "" for cell in cells)


def _of_rows(code: str, sheet: str, rows: Sequence[int]) -> Problem:
    values: dict[str, str | int] = {"n": len(rows), "rows": _runs([str(n + 1) for n in rows], rows)}
    return Problem(code, Severity.WARNING, sheet, address(rows[0], 0), values=values)


def _runs(names: Sequence[str], numbers: Iterable[int]) -> str:
    """5, 6, 7, 12 as "5–7, 12"."""
    groups = groupby(zip(names, numbers, range(len(names)), strict=True), key=lambda part: part[1] - part[2])
    runs = [[name for name, _, _ in group] for _, group in groups]
    said = [run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs[:_MOST_NAMED]]
    return ", ".join(said) + (" …" if len(runs) > _MOST_NAMED else "")
