"""Measures beside each other with a line for each year, as a list with a line for each measure and year.

A line of units may stand below their names, and at the end lines of what has changed and of the goal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from data.cells.grid import Cell, Grid
from data.cells.values import is_missing
from data.terms import aliases
from data.understanding.blocks import Block, Heading, Part
from data.understanding.cells import as_text, holds_figure
from data.understanding.made_sheets import MadeSheet, Place
from data.understanding.names import indicator_named
from data.understanding.periods import said_by
from data.understanding.phrases import fit, speaks_of
from data.understanding.profiles import figure_fields
from data.understanding.sum_words import names_sum

_FEWEST_YEARS, _FEWEST_UNITS, _LONGEST = 2, 2, 100
_FIELDS = ("measure", "unit", "year", "value", "target")
_OTHERS = ("budget", "jobs", "projects")
_WELL = 0.7
_UNIT_BEHIND = re.compile(r"(?P<name>.*\S)\s*[(\[](?P<unit>[^()\[\]]{1,24})[)\]]\s*", re.DOTALL)
_OF_CHANGE = frozenset({"difference", "share", "total", "year", "amount"})
_OF_RESULT = frozenset({"value", "result", "actual"})
_OF_GOAL = frozenset({"target", "year", "period"})


@dataclass(frozen=True)
class _Measure:
    """A measure's name and its unit, each with its place; no unit: nobody says one. `field`: its value or target."""

    index: int
    name: tuple[str, Place]
    unit: tuple[str, Place] | None
    field: str = "value"


def measures_by_year(grid: Grid, usual: Callable[[], Sequence[Block]]) -> list[Block]:
    """The measures of a sheet as one block of lines; none where its one table is anything else.

    `usual` finds the blocks of the sheet.
    """
    if not any(sum(map(_is_year, column)) >= _FEWEST_YEARS for column in grid.columns):
        return []
    blocks = usual()
    if len(blocks) != 1 or len(blocks[0].headings) < 2:
        return []
    (block,) = blocks
    rows = [row for row in range(block.first_row, block.last_row + 1) if len(grid.filled(row)) > 1]
    if len(rows) > _LONGEST:
        return []
    labels = grid.columns[block.headings[0].index]
    units = rows[0] if rows and _is_of_units(block, rows[0]) else None
    lines = [row for row in rows if row != units]
    years = [row for row in lines if _is_year(labels[row])]
    goals = [row for row in lines if _is_called(labels[row], "target", _OF_GOAL)]
    others = [row for row in lines if row not in years and row not in goals]
    if len(years) < _FEWEST_YEARS or not all(_is_called(labels[row], "difference", _OF_CHANGE) for row in others):
        return []
    measures = [_measure(block, heading, units) for heading in block.headings[1:]]
    if not _are_measures(block, measures, years):
        return []
    made = MadeSheet(grid, [_header(block)])
    made.rows += _lines(grid, measures, labels, [*years, *goals])
    found = made.block((0,), block.titles)
    return [found] if found else []


def _is_of_units(block: Block, row: int) -> bool:
    """Whether a row holds nothing but words, and none where the years have theirs."""
    cells = {heading.index: block.grid.columns[heading.index][row] for heading in block.headings}
    label = cells.pop(block.headings[0].index)
    is_unlabelled = label == "" or (isinstance(label, str) and speaks_of(label) == {"unit"})
    return is_unlabelled and all(isinstance(cell, str) and not holds_figure(cell) for cell in cells.values())


def _is_year(cell: Cell) -> bool:
    said = said_by(cell)
    return said.year is not None and not said.rest and said.part is None and said.day is None


def _is_called(cell: Cell, meaning: str, beside: frozenset[str]) -> bool:
    said = speaks_of(said_by(cell).rest) if isinstance(cell, str) else frozenset()
    return meaning in said and said <= beside


def _measure(block: Block, heading: Heading, units: int | None) -> _Measure:
    """A column's measure, with the unit that stands below its name or in brackets behind it."""
    parts = [part for part in heading.parts if part.text]
    field = _figure_of(parts[-1].text) if len(parts) > 1 else None
    unit = _told(parts[-1]) if len(parts) > 1 and field is None else None
    unit = (unit[0].strip("()[] "), unit[1]) if unit is not None else None
    if units is not None and (cell := block.grid.columns[heading.index][units]) != "":
        unit = as_text(cell).strip("()[] "), (units, heading.index)
    name, place = _told(parts[0]) if parts else ("", (block.header_row, heading.index))
    if unit is None and (found := _UNIT_BEHIND.fullmatch(name)) is not None:
        name, unit = found["name"], (found["unit"], place)
    return _Measure(heading.index, (name, place), unit, field or "value")


def _figure_of(text: str) -> str | None:
    """What stands under a heading below a measure's name: what it came to, or what was aimed at; None for a unit."""
    said = speaks_of(text)
    return "target" if "target" in said and said <= _OF_GOAL else "value" if said and said <= _OF_RESULT else None


def _told(part: Part) -> tuple[str, Place]:
    return part.text, (part.row, part.column)


def _are_measures(block: Block, measures: Sequence[_Measure], years: Sequence[int]) -> bool:
    """Whether columns are measures: figures under names of their own, which no other data set knows, and a title calls
    them so, or they have units as different as measures have.
    """
    names = [measure.name[0] for measure in measures]
    is_told_apart = len({(measure.name[0], measure.field) for measure in measures}) == len(measures)
    has_values = {measure.name[0] for measure in measures if measure.field == "value"} == set(names)
    if not all(names) or not is_told_apart or not has_values or any(map(_is_of_another, names)):
        return False
    columns = [[block.grid.columns[measure.index][row] for row in years] for measure in measures]
    if not all(all(cell == "" or is_missing(cell) or holds_figure(cell) for cell in column) for column in columns):
        return False
    said = frozenset().union(*(speaks_of(text.text) for text in block.titles), speaks_of(block.grid.sheet))
    units = {measure.unit[0].casefold() for measure in measures if measure.unit is not None}
    return "measure" in said or len(units) >= _FEWEST_UNITS


def _is_of_another(name: str) -> bool:
    if indicator_named(name) is not None or names_sum(name):
        return True
    return any(fit(dataset, field, (name,)).share >= _WELL for dataset in _OTHERS for field in figure_fields(dataset))


def _header(block: Block) -> dict[int, tuple[Cell, Place]]:
    top = block.header_row, block.headings[0].index
    return {at: (aliases.headers("measures", field)[0], top) for at, field in enumerate(_FIELDS)}


def _lines(
    grid: Grid, measures: Sequence[_Measure], labels: Sequence[Cell], rows: Sequence[int]
) -> Iterator[dict[int, tuple[Cell, Place]]]:
    targets = {measure.name[0]: measure.index for measure in measures if measure.field == "target"}
    for measure in measures:
        for row in rows if measure.field == "value" else ():
            cell, label = grid.columns[measure.index][row], labels[row]
            aim = targets.get(measure.name[0]) if _is_year(label) else None
            aimed: Cell = grid.columns[aim][row] if aim is not None else ""
            if cell == "" and aimed == "":
                continue
            year = said_by(label).year
            line: dict[int, tuple[Cell, Place]] = {0: measure.name}
            line |= {1: measure.unit} if measure.unit is not None else {}
            line |= {2: (float(year), (row, 0))} if year is not None else {}
            line |= {_FIELDS.index("target"): (aimed, (row, aim))} if aim is not None and aimed != "" else {}
            at = _FIELDS.index("value" if _is_year(label) else "target")
            yield {**line, at: (cell, (row, measure.index))} if cell != "" else line
