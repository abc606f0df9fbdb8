"""Columns of the lists of innovation rounds that are read down: a municipality written once above its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.cells.grid import Cell
from data.understanding.cells import holds_figure
from data.understanding.phrases import speaks_of
from data.understanding.sum_words import names_sum
from data.understanding.table import CARRIED, Column, Table

_OF_MUNICIPALITY = frozenset({"municipality"})


def with_municipalities_down(table: Table) -> Table:
    """The table with the municipality of a group on each of its lines, where only the first of them names it.

    It is the leftmost column, each of its names is written once, and the next column has a text on each line.
    """
    own = [column for column in table.columns if column.index != CARRIED]
    if len(own) < _FEWEST_COLUMNS or speaks_of(own[0].heading.text) != _OF_MUNICIPALITY:
        return table
    names = [cell for cell in own[0].cells if cell != ""]
    is_once = 1 < len(names) == len(set(names)) < len(own[0].cells) and own[0].cells[0] != ""
    if not is_once or not _names_each_line(own[0].cells, own[1].cells):
        return table
    cells, rows = list(own[0].cells), list(own[0].rows or table.lines)
    for line in range(1, len(cells)):
        if cells[line] == "" and own[1].cells[line] != "":
            cells[line], rows[line] = cells[line - 1], rows[line - 1]
    filled: Column = replace(own[0], cells=cells, rows=rows)
    return replace(table, columns=tuple(filled if column is own[0] else column for column in table.columns))


def _names_each_line(names: Sequence[Cell], beside: Sequence[Cell]) -> bool:
    """Whether each line has a text of its own beside its name; the line of a sum may have none."""
    lines = [line for line, cell in enumerate(names) if not (isinstance(cell, str) and cell and names_sum(cell))]
    texts = [beside[line] for line in lines]
    return all(isinstance(text, str) and text and not holds_figure(text) for text in texts) and (
        len(set(texts)) == len(texts)
    )


_FEWEST_COLUMNS = 3
