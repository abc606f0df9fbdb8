"""Thresholds of a measure in three columns under one heading: enough, good and excellent, by their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from data.terms import aliases
from data.understanding.blocks import Part
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table

_LEVELS = ("least_level", "good_level", "excellent_level")
_FEWEST_LINES = 2


def with_levels_named(table: Table) -> Table:
    """The table, its three thresholds named as such, where those of each line rise or fall from one to the next.

    From where on it is enough comes first where what a heading calls good stands further on, or nothing says.
    """
    levels = [column for column in table.columns if _is_under_thresholds(column)]
    if len(levels) != len(_LEVELS) or len({column.heading.parts[0].column for column in levels}) > 1:
        return table
    lines = [numbers for cells in zip(*(one.cells for one in levels), strict=True) if (numbers := _numbers(cells))]
    if len(lines) < _FEWEST_LINES or not all(map(_goes_one_way, lines)):
        return table
    names = _LEVELS[::-1] if "strength" in speaks_of(levels[0].heading.parts[-1].text) else _LEVELS
    named = {id(column): _named(column, name) for column, name in zip(levels, names, strict=True)}
    return replace(table, columns=tuple(named.get(id(column), column) for column in table.columns))


def _is_under_thresholds(column: Column) -> bool:
    parts = column.heading.parts
    return column.index != CARRIED and len(parts) > 1 and "threshold" in speaks_of(parts[0].text)


def _numbers(cells: Sequence[object]) -> tuple[float, ...]:
    """The thresholds of a line; none where one of them is lacking."""
    numbers = tuple(cell for cell in cells if isinstance(cell, float))
    return numbers if len(numbers) == len(cells) else ()


def _goes_one_way(numbers: Sequence[float]) -> bool:
    steps = [after - before for before, after in pairwise(numbers)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)


def _named(column: Column, field: str) -> Column:
    name = aliases.headers("measures", field)[0]
    last = column.heading.parts[-1]
    return replace(column, heading=replace(column.heading, parts=(Part(name, name, last.row, last.column),)))
