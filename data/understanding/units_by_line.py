"""What the figures of each line are counted in, where a column says it: "12" in a line of 1000 kr is not 12 kr."""

from __future__ import annotations

from data.cells.grid import Cell
from data.cells.units import Unit, unit_in, unit_of_cell
from data.understanding.phrases import speaks_of
from data.understanding.roles import Interpretation
from data.understanding.table import CARRIED, Column, Table


def units_by_line(table: Table, read_as: Interpretation) -> dict[int, Unit]:
    """Line -> unit; nothing where no column says it."""
    used = {id(role.column) for role in read_as.roles}
    for column in table.columns:
        if column.index == CARRIED or (id(column) in used and read_as.dataset != "measures"):
            continue
        if "unit" not in speaks_of(column.heading.text) and not _are_currencies(column):
            continue
        units = {
            line: unit
            for line, cell in enumerate(column.cells)
            if isinstance(cell, str) and cell and (unit := unit_of_cell(cell)) is not None
        }
        if units and len(set(units.values())) == 1 and read_as.dataset != "measures":
            return dict.fromkeys(range(len(column.cells)), next(iter(units.values())))  # so are their sums
        if units:
            return units
    return {}


def _are_currencies(column: Column) -> bool:
    """Whether each cell says what money is counted in and nothing else: "EUR", "NOK"."""
    return column.filled > 0 and all(map(_is_currency, column.different))


def _is_currency(cell: Cell) -> bool:
    unit = unit_in(cell) if isinstance(cell, str) else None
    return cell == "" or (unit is not None and not unit.is_percent)
