"""Corrections by hand of a sheet, made before anything in it is understood: each is told of, with what stood there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from data.cells.grid import CELLS, Cell, Grid, address, position
from data.cells.values import as_written
from data.terms.answers import UNITS, Answers, Stated
from data.terms.problems import Problem, Severity

_NUMBER = re.compile(r"[-−]?(?:0|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+|[1-9]\d*)(?:,\d+)?")
_PERCENT = re.compile(rf"({_NUMBER.pattern})\s?%")
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384  # no sheet has more

# The roles that somebody may give a line; each has its text `problems.line_is_<role>`.
ROLES = ("data", "derived", "heading", "note")


def with_corrections(grid: Grid, answers: Answers) -> tuple[Grid, list[Problem]]:
    """The sheet with the cells that people have typed anew, and a warning for each of those, of its lines and tables.

    What is typed is taken as a spreadsheet takes it: "4,5" becomes a number, "44 %" a share, "30.09.2024" a date;
    anything less plain stays text. A sheet of nothing but text, such as a .csv, takes text only. Emptying a cell is a
    correction too. What is typed as it stands is none. Of a line that is a heading only the first text stays.
    """
    typed = {
        place: text.strip()
        for (sheet, cell), text in answers.cells.items()
        if sheet == grid.sheet and (place := _place(cell)) and not _stands_there(grid, *place, text.strip())
    }
    problems = [_corrected(grid, *place, text) for place, text in sorted(typed.items())]
    headings = {row for (sheet, row), role in answers.lines.items() if (sheet, role) == (grid.sheet, "heading")}
    problems += [
        Problem(f"line_is_{role}", Severity.WARNING, grid.sheet, address(row, 0), values={"row": row + 1})
        for (sheet, row), role in sorted(answers.lines.items())
        if sheet == grid.sheet and role in ROLES
    ]
    for (sheet, cell), said in sorted(answers.stated.items()):
        if sheet == grid.sheet:
            problems.extend(_stated(sheet, cell, said))
    now = _retyped(grid, typed) if typed else grid
    alone = {place: "" for row in headings if row < now.height for place in _beside_first(now, row)}
    return (_retyped(now, alone) if alone else now), problems


def _beside_first(grid: Grid, row: int) -> list[tuple[int, int]]:
    """The filled cells of a row but for the first: a line that holds a lone text is a heading over those below."""
    return [(row, column) for column, cell in enumerate(grid.row(row)) if cell != ""][1:]


def _stated(sheet: str, cell: str, said: Stated) -> Iterator[Problem]:
    """A word on each thing that is said of a whole table."""
    if said.programme is not None:
        yield Problem("programme_by_hand", Severity.WARNING, sheet, cell, said.programme)
    if said.year is not None:
        yield Problem("year_by_hand", Severity.WARNING, sheet, cell, str(said.year))
    if said.unit in UNITS:
        yield Problem(f"unit_by_hand_{said.unit}", Severity.WARNING, sheet, cell)


def _place(cell: str) -> tuple[int, int] | None:
    if not CELLS.fullmatch(cell) or ":" in cell:
        return None
    row, column = position(cell)
    return (row, column) if row < _LAST_ROW and column < _LAST_COLUMN else None


def _at(grid: Grid, row: int, column: int) -> Cell:
    if (row, column) in grid.faults:
        return grid.faults[row, column]
    return grid.columns[column][row] if column < len(grid.columns) and row < grid.height else ""


def _stands_there(grid: Grid, row: int, column: int, text: str) -> bool:
    before = _at(grid, row, column)
    if text in (before, as_written(before)):
        return True
    return (row, column) not in grid.faults and _as_typed(text, row in grid.percents(column))[0] == before


def _corrected(grid: Grid, row: int, column: int, text: str) -> Problem:
    before = as_written(_at(grid, row, column))
    code = "emptied_by_hand" if not text else "corrected_by_hand" if before else "filled_by_hand"
    return Problem(code, Severity.WARNING, grid.sheet, address(row, column), text or None, {"before": before})


def _retyped(grid: Grid, typed: Mapping[tuple[int, int], str]) -> Grid:
    only_text = all(isinstance(cell, str) for column in grid.columns for cell in column)
    height = max(grid.height, *(row + 1 for row, _ in typed))
    width = max(len(grid.columns), *(column + 1 for _, column in typed))
    touched = {column for _, column in typed}
    columns = [
        [*column, *[""] * (height - grid.height)] if number in touched or height > grid.height else column
        for number, column in enumerate([*grid.columns, *[[""] * grid.height] * (width - len(grid.columns))])
    ]
    shares: dict[int, set[int]] = {}
    for (row, column), text in typed.items():
        value, is_share = (text, False) if only_text else _as_typed(text, row in grid.percents(column))
        columns[column][row] = value  # type: ignore[index]
        if is_share:
            shares.setdefault(column, set()).add(row)
    faults = {place: fault for place, fault in grid.faults.items() if place not in typed}

    def percents(column: int) -> frozenset[int]:
        return grid.percents(column) | shares.get(column, set())

    return replace(grid, columns=columns, faults=faults, percents=percents)


def _as_typed(text: str, is_percent_cell: bool) -> tuple[Cell, bool]:
    """The value that a spreadsheet would hold, and whether it is a share written as percent."""
    if percent := _PERCENT.fullmatch(text):
        return float(_number(percent[1]).scaleb(-2)), True
    if _NUMBER.fullmatch(text):
        number = _number(text)
        # In a cell written as percent, spreadsheets take 44 and 0,44 for the same.
        return float(number.scaleb(-2) if is_percent_cell and abs(number) >= 1 else number), is_percent_cell
    if day := _DAY.fullmatch(text):
        try:
            return dt.date(int(day[3]), int(day[2]), int(day[1])), False
        except ValueError:
            pass
    return text, False


def _number(text: str) -> Decimal:
    return Decimal(re.sub(r"[ \u00a0\u202f]", "", text).replace("−", "-").replace(",", "."))
