"""Points that are chosen by colouring a field under 1 to 6 instead of putting a cross there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.cells.grid import Cell, Grid
from data.understanding.scales import scale

_FEWEST_CHOICES = 2
_CROSS = "x"


def with_coloured_points(grid: Grid) -> Grid:
    """The sheet with a cross in each coloured field under the points of a scale; most sheets are unchanged.

    Nothing else may stand under the points but the points themselves, said again on every line, and most of the lines
    that have a coloured field must have one, all in the same colour.
    """
    if not any(look.fill for look in grid.looks.values()):
        return grid
    headers = [(row, points) for row in range(grid.height) if (points := _points_of(grid, row))]
    if not headers:
        return grid
    columns = [list(column) for column in grid.columns]
    is_changed = False
    for (row, points), end in zip(headers, [*(row for row, _ in headers[1:]), grid.height], strict=True):
        chosen = _chosen(grid, range(row + 1, end), points)
        is_changed = is_changed or bool(chosen)
        for line in range(row + 1, end) if chosen else ():
            for index in points:
                columns[index][line] = _CROSS if index in chosen.get(line, ()) else ""
    return replace(grid, columns=columns) if is_changed else grid


def _points_of(grid: Grid, row: int) -> dict[int, int]:
    """Column -> point, for the scale that heads a table on a row."""
    filled = grid.filled(row)
    found = scale([cell for _, cell in filled]) if len(filled) > 1 else {}
    return {filled[place][0]: point for place, point in found.items() if point > 0}


def _chosen(grid: Grid, rows: range, points: Mapping[int, int]) -> dict[int, list[int]]:
    """Row -> the columns of its coloured fields; empty where colours do not choose points."""
    cells = [(index, grid.columns[index][row]) for row in rows for index in points]
    if any(not _says_nothing_new(cell, points[index]) for index, cell in cells):
        return {}
    chosen = {row: found for row in rows if (found := _odd_ones(grid, row, list(points)))}
    colours = {grid.look(row, index).fill for row, found in chosen.items() for index in found}
    lone = sum(len(found) == 1 for found in chosen.values())
    is_chosen = len(colours) == 1 and lone >= _FEWEST_CHOICES and 2 * lone > len(chosen)
    return chosen if is_chosen else {}


def _says_nothing_new(cell: Cell, point: int) -> bool:
    return cell == "" or cell == float(point) or cell == str(point)


def _odd_ones(grid: Grid, row: int, indexes: Sequence[int]) -> list[int]:
    """The columns that are coloured unlike most of their row."""
    fills = {index: grid.look(row, index).fill for index in indexes}
    usual, count = Counter(fills.values()).most_common(1)[0]
    return [index for index, fill in fills.items() if fill not in ("", usual)] if 2 * count > len(fills) else []
