"""A column of plus and minus beside what is said of indicators: what is good, and what could be better."""

from __future__ import annotations

from dataclasses import replace

from data.cells.grid import Cell
from data.understanding.legends import legend_of
from data.understanding.table import CARRIED, Column, Table

_KINDS = {"+": "Styrke", "-": "Forbedring", "–": "Forbedring", "−": "Forbedring"}


def with_kinds_of_signs(table: Table) -> Table:
    """The table with the kinds of findings that such a column says, where no legend does; most are unchanged."""
    if legend_of(table).keys() & _KINDS.keys():
        return table
    columns = tuple(_with_kinds(column) for column in table.columns)
    is_same = all(made is column for made, column in zip(columns, table.columns, strict=True))
    return table if is_same else replace(table, columns=columns)


def _with_kinds(column: Column) -> Column:
    filled = [cell.strip() for cell in column.cells if isinstance(cell, str) and cell]
    is_both = {_KINDS.get(sign) for sign in filled} == set(_KINDS.values())
    if column.index == CARRIED or not is_both or len(filled) < column.filled:
        return column
    cells: list[Cell] = [_KINDS[cell.strip()] if isinstance(cell, str) and cell else cell for cell in column.cells]
    return replace(column, cells=cells)
