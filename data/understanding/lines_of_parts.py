"""Lines for the parts of a year, and none for the year itself: what was paid in each tertial is the year's together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from data.cells.grid import Cell
from data.cells.values import squeezed
from data.terms import aliases
from data.terms.problems import Problem, Severity
from data.understanding.blocks import Heading, Part
from data.understanding.parts_of_year import (
    COUNTED,
    are_running,
    falls,
    follow,
    numbers_of,
    says_each,
    year_said,
)
from data.understanding.periods import said_by
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table

_FEWEST, _MOST = 2, 2_000
_LAST_MONTH = 12


def with_lines_of_parts(table: Table) -> Table:
    """The table with a line for the year instead of those for its parts, where these are no running totals.

    Each thing must have a line for the same parts, each once. What is the same on all of them, a budget, holds for
    the year; a figure that is not counted from part to part leaves the table as it is.
    """
    own = [column for column in table.columns if column.index != CARRIED]
    periods = next((column for column in own if _holds_parts(column)), None)
    if periods is None or len(table.lines) > _MOST or are_running(table):
        return table
    parts = _filled_down(periods.cells)
    others = [column for column in table.columns if column is not periods]
    figures = {id(column): found for column in others if (found := _figures(column)) is not None}
    keys = [_once_for_all(column.cells, parts) for column in others if id(column) not in figures]
    groups: dict[tuple[str, ...], list[int]] = {}
    for line in range(len(table.lines)):
        groups.setdefault(tuple(cells[line] for cells in keys), []).append(line)
    wanted = list(dict.fromkeys(parts))
    if any([parts[line] for line in lines] != wanted for lines in groups.values()) or not figures:
        return table
    counted = [column for column in others if id(column) in figures]
    whole = {id(one): _of_year(table, one, figures[id(one)], list(groups.values())) for one in counted}
    if any(cells is None for cells in whole.values()) or not _are_apart(table, figures, groups.values()):
        return table
    return _as_years(table, periods, parts, groups, whole)


def _holds_parts(column: Column) -> bool:
    if column.cells[0] == "" or not said_by(squeezed(column.cells[0])).is_part_of_year:
        return False
    said = [said_by(text) for text in dict.fromkeys(squeezed(cell) for cell in column.cells if cell != "")]
    return len(said) >= _FEWEST and all(one.is_part_of_year for one in said) and follow(said)


def _filled_down(cells: Sequence[Cell]) -> list[str]:
    found: list[str] = []
    for cell in cells:
        found.append(squeezed(cell) if cell != "" else found[-1])
    return found


def _once_for_all(cells: Sequence[Cell], parts: Sequence[str]) -> list[str]:
    """The texts of a column, what is written once for all parts of a year on each of their lines."""
    found: list[str] = []
    for cell, part in zip(cells, parts, strict=True):
        found.append(found[-1] if cell == "" and found and part != parts[0] else squeezed(cell))
    return found


def _figures(column: Column) -> list[float | None] | None:
    numbers = numbers_of(column) if column.index != CARRIED else None
    return numbers if numbers is not None and any(number is not None for number in numbers) else None


def _counts(table: Table, column: Column) -> bool:
    """Whether a column counts what came in each part, by its heading or else by the titles."""
    about = [column.heading.text] if speaks_of(column.heading.text) else [text.text for text in table.titles]
    return bool(frozenset().union(*map(speaks_of, about), frozenset()) & COUNTED.keys())


def _of_year(
    table: Table, column: Column, numbers: Sequence[float | None], groups: Sequence[Sequence[int]]
) -> list[Cell] | None:
    """The figures of the year, group by group; None where they are neither counted nor the same in each part."""
    found: list[Cell] = []
    for lines in groups:
        own = [number for line in lines if (number := numbers[line]) is not None]
        if len(own) not in (0, len(lines)):
            return None  # what is missing is not nothing
        if _counts(table, column):
            found.append(sum(own) if own else "")
        elif len(set(own)) <= 1:
            found.append(own[0] if own else "")
        else:
            return None
    return found


def _are_apart(table: Table, figures: dict[int, list[float | None]], groups: Iterable[Sequence[int]]) -> bool:
    """Whether what is counted is so part by part: some figure falls, or a title says it."""
    counted = [figures[id(column)] for column in table.columns if id(column) in figures and _counts(table, column)]
    own = list(groups)
    lines = [[one for line in group if (one := numbers[line]) is not None] for numbers in counted for group in own]
    return bool(counted) and (falls(lines) or says_each(table))


def _as_years(
    table: Table,
    periods: Column,
    parts: Sequence[str],
    groups: dict[tuple[str, ...], list[int]],
    whole: dict[int, list[Cell] | None],
) -> Table:
    firsts = [lines[0] for lines in groups.values()]
    last = said_by(parts[-1])
    assert last.part is not None
    kept = table.keep(firsts)
    named = {id(old): new for old, new in zip(table.columns, kept.columns, strict=True)}
    columns = []
    for column in table.columns:
        cells = whole.get(id(column))
        if column is periods:
            year = last.part.last.year if last.has_year else year_said(table)
            if last.part.last.month == _LAST_MONTH or year is None:
                continue
            text, where = aliases.headers("budget", "as_of")[0], column.heading.parts[-1]
            day = last.part.last.replace(year=year)
            heading = Heading(column.index, (Part(text, text, where.row, where.column),))
            columns.append(Column(heading, [day] * len(firsts)))
        else:
            columns.append(replace(named[id(column)], cells=cells) if cells is not None else named[id(column)])
    shown = ", ".join(dict.fromkeys(parts))
    place = table.address(periods, 0)
    told = Problem("parts_of_year_added_up", Severity.WARNING, table.grid.sheet, place, shown)
    return replace(kept, columns=tuple(columns), problems=(*table.problems, told))
