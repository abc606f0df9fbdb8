"""Key figures of a programme below each other, each with its name beside it: "Budsjett 2024", "6 400 000 kr"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.cells.grid import Cell, Grid
from data.understanding.blocks import Block, Text
from data.understanding.cells import as_text, holds_figure
from data.understanding.labels import best_field, is_label
from data.understanding.made_sheets import MadeSheet
from data.understanding.profiles import figure_fields

_DATASETS = ("budget", "jobs")
_FEWEST, _PAIR = 3, 2
_YEAR = re.compile(r"(?:\s+i)?\s+(?:19|20)\d\d\s*$")


def key_figures(grid: Grid) -> list[Block]:
    """Such a list as one line under its names; none where anything else has more than a title's cells.

    Most names must be those of figures of the budget or of jobs, and no two the same: lines of a table are named after
    areas, or say whose jobs they count.
    """
    rows = [row for row in range(grid.height) if grid.filled(row)]
    pairs = [row for row in rows if is_pair([cell for _, cell in grid.filled(row)])]
    others = [row for row in rows if row not in set(pairs)]
    if len(pairs) < _FEWEST or any(len(grid.filled(row)) > 1 for row in others):
        return []
    cells = [grid.filled(row) for row in pairs]
    if not are_key_figures([as_text(label) for (_, label), _ in cells]):
        return []
    if pairs != list(range(pairs[0], pairs[-1] + 1)):
        return []
    made = MadeSheet(grid)
    made.rows = [
        {at: (cell, (row, index)) for at, (row, (index, cell)) in enumerate(zip(pairs, column, strict=True))}
        for column in zip(*cells, strict=True)
    ]
    above = [(row, index, cell) for row in others if row < pairs[0] for index, cell in grid.filled(row)]
    block = made.block((0,), tuple(Text(as_text(cell), row, index) for row, index, cell in above))
    return [block] if block else []


def is_pair(cells: Sequence[Cell]) -> bool:
    """Whether a row is a name and a figure."""
    return len(cells) == _PAIR and is_label(without_year(cells[0])) and holds_figure(cells[1])


def are_key_figures(labels: Sequence[str]) -> bool:
    """Whether most of the names are those of figures of the budget or of jobs, of each no more than one."""
    named = [fields for label in labels if (fields := _fields(label))]
    each = [field for fields in named for field in fields]
    return len(named) >= _FEWEST and 3 * len(named) > 2 * len(labels) and len(set(each)) == len(each)


def without_year(cell: Cell) -> Cell:
    """A name without the year behind it: "Budsjett 2024"."""
    return _YEAR.sub("", cell).strip() if isinstance(cell, str) else cell


def _fields(label: str) -> list[tuple[str, str]]:
    found = best_field(label.rstrip(": "), _DATASETS)
    return [(dataset, name) for dataset, name in found.items() if name in figure_fields(dataset)]
