"""Amounts that stand under the phase they were granted for: the phase is what they stand under."""

from __future__ import annotations

from dataclasses import replace

from data.cells.grid import Cell
from data.terms import aliases
from data.understanding.blocks import Heading, Part
from data.understanding.table import CARRIED, Column, Table

_FEWEST = 2
_PHASE = "Fase"


def with_phases(table: Table) -> Table:
    """The table with a column for the phase, where each line has its one amount under one of several phases.

    The amounts must stand on the line once more, or under a heading over all the phases: else nothing says what they
    are. A line with amounts under several phases adds the others up.
    """
    known = aliases.choices_by_word("projects", "phase")
    under = [
        column
        for column in table.columns
        if column.index != CARRIED
        and column.heading.parts
        and aliases.normalised(column.heading.parts[-1].text) in known
        and all(cell == "" or isinstance(cell, float) for cell in column.cells)
    ]
    if len(under) < _FEWEST or len({column.heading.parts[-1].text for column in under}) < len(under):
        return table
    filled = [[column for column in under if column.cells[line] not in ("", 0.0)] for line in range(len(table.lines))]
    lone = [line for line, columns in enumerate(filled) if len(columns) == 1]
    if len(lone) < _FEWEST or any(len(columns) > 1 for columns in filled[: max(lone)]):
        return table
    amounts: list[Cell] = [columns[0].cells[line] if len(columns) == 1 else "" for line, columns in enumerate(filled)]
    kept = [column for column in table.columns if all(column is not one for one in under)]
    first = under[0]
    indexes = [columns[0].index if len(columns) == 1 else first.index for columns in filled]
    if not any(all(column.cells[line] == amounts[line] for line in lone) for column in kept):
        over = [column.heading.parts[:-1] for column in under]
        if not over[0] or any([part.text for part in one] != [part.text for part in over[0]] for one in over):
            return table
        kept.append(Column(Heading(first.index, over[0]), amounts, indexes=indexes))
    part = first.heading.parts[-1]
    phases: list[Cell] = [columns[0].heading.parts[-1].text if len(columns) == 1 else "" for columns in filled]
    made = Column(Heading(first.index, (Part(_PHASE, _PHASE, part.row, first.index),)), phases, indexes=indexes)
    return replace(table, columns=(*kept, made))
