"""A sheet that holds a whole text file in its first column, as when a .csv is opened with the wrong delimiter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from data.cells.grid import Cell, Grid, address
from data.reading.cell_text import clean_all
from data.reading.delimiters import cut, delimiter_of
from data.terms.problems import Problem, Severity

_FEWEST_FIELDS = 3
_MOST_LINES = 200  # that are looked at


def in_columns(grid: Grid) -> tuple[Grid, tuple[Problem, ...]]:
    """The sheet with its one column parted, and a word on it; as it is where it is any other sheet."""
    used = [number for number, column in enumerate(grid.columns) if any(cell != "" for cell in column)]
    if len(used) != 1 or grid.faults or grid.merged:
        return grid, ()
    cells = grid.columns[used[0]]
    lines = [cell for cell in cells if isinstance(cell, str) and cell]
    if len(lines) < 2 or len(lines) < sum(cell != "" for cell in cells) or any("\n" in line for line in lines):
        return grid, ()
    delimiter = delimiter_of(lines[:_MOST_LINES])
    if not _is_table(lines[:_MOST_LINES], delimiter):
        return grid, ()
    rows = [cut(cell, delimiter) if isinstance(cell, str) and cell else [] for cell in cells]
    columns: list[Sequence[Cell]] = [clean_all(column) for column in zip_longest(*rows, fillvalue="")]
    first = next(number for number, cell in enumerate(cells) if cell != "")
    values = {
        "column": address(first, used[0]).rstrip("0123456789"),
        "delimiter": "tab" if delimiter == "\t" else delimiter,
    }
    told = Problem("all_in_one_column", Severity.WARNING, grid.sheet, address(first, used[0]), values=values)
    return Grid(grid.sheet, columns, filtered=grid.filtered), (told,)


def _is_table(lines: Sequence[str], delimiter: str) -> bool:
    """Whether all lines have the same number of fields, and so many that no list of sentences has."""
    widths = [len(cut(line, delimiter)) for line in lines]
    usual = max(set(widths), key=widths.count)
    return usual >= _FEWEST_FIELDS and widths.count(usual) > 0.8 * len(widths) and widths[0] <= usual
