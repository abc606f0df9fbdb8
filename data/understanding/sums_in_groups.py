"""A sum that takes several lines, one of each kind, where its name stands on the first of them only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.cells.values import squeezed
from data.understanding.sum_words import names_sum
from data.understanding.table import CARRIED, Column, Table


def with_sums_named_on_each_line(table: Table) -> Table:
    """The table with the name of a sum on all its lines: "I alt | Nye | 26", " | Sikrede | 4".

    They would be taken for lines of the last group before the sum, whose name no more holds there.
    """
    labels = next((column for column in table.columns if column.index != CARRIED and _is_grouped(column)), None)
    if labels is None:
        return table
    before = [column for column in table.columns if column.index < labels.index]
    behind = [column for column in table.columns if column.index > labels.index]
    words = [column for column in behind if any(isinstance(cell, str) and cell for cell in column.cells)]
    cells = list(labels.cells)
    is_sum = False
    for line, cell in enumerate(labels.cells):
        if cell != "":
            is_sum = names_sum(squeezed(cell))
            continue
        is_sum = is_sum and all(column.cells[line] in ("", column.cells[line - 1]) for column in before)
        if is_sum and any(column.cells[line] != "" for column in words):
            cells[line] = cells[line - 1]
    if cells == list(labels.cells):
        return table
    return replace(table, columns=tuple(replace(one, cells=cells) if one is labels else one for one in table.columns))


def _is_grouped(column: Column) -> bool:
    """Whether names stand on the first line of each group, and nothing on the others."""
    cells = column.cells
    return len(cells) > 0 and cells[0] != "" and "" in cells and _are_words([cell for cell in cells if cell != ""])


def _are_words(cells: Sequence[object]) -> bool:
    return all(isinstance(cell, str) for cell in cells)
