"""Cells as lists of a document library export them, marked with ";#": "3;#Reiseliv" is the third of another list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.cells.grid import Cell, Grid

_MARK, _BETWEEN = ";#", "; "
_NUMBERED = re.compile(r"-?\d+;#[^;#]+(?:;#\d+;#[^;#]+)*")
_CHOSEN = re.compile(r"(?:;#[^;#]+)+;#")
_WORKED_OUT = re.compile(r"(?:string|float|datetime);#[^;#]*")


def without_item_numbers(grid: Grid) -> Grid:
    """The sheet with the names of such cells alone, in each column that has the mark in one way only."""
    columns = list(map(_named, grid.columns))
    is_changed = any(after is not before for after, before in zip(columns, grid.columns, strict=True))
    return replace(grid, columns=columns) if is_changed else grid


def _named(cells: Sequence[Cell]) -> Sequence[Cell]:
    """A column with the names alone; itself where nothing is marked, or something in another way than the rest."""
    if str not in set(map(type, cells)):
        return cells
    marked = {cell for cell in cells if isinstance(cell, str) and _MARK in cell}
    for form in (_NUMBERED, _CHOSEN, _WORKED_OUT) if marked else ():
        if all(map(form.fullmatch, marked)):
            step = 1 if form is _CHOSEN else 2
            first = 0 if form is _CHOSEN else 1
            names = {cell: _BETWEEN.join(cell.strip(_MARK).split(_MARK)[first::step]).strip() for cell in marked}
            return [names.get(cell, cell) if isinstance(cell, str) else cell for cell in cells]
    return cells
