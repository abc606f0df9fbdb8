"""Amounts that stand under the phase they were granted for: the phase is what they stand under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.cells.grid import Cell
from data.terms import aliases
from data.understanding.arithmetic import agree
from data.understanding.blocks import Heading, Part
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table

_FEWEST = 2
_PHASE = "Fase"
_GRANTED = frozenset({"grant"})
_FIGURES = frozenset({"grant", "payment", "applied", "cost", "budget", "use"})


def with_phases(table: Table) -> Table:
    """The table with a column for the phase, where each line has its one amount under one of several phases.

    The amounts must stand on the line once more, or under a heading over all the phases, or a title must say what was
    granted: else nothing says what they are. A line with amounts under several phases adds the others up.
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
        is_same = bool(over[0]) and all([p.text for p in one] == [p.text for p in over[0]] for one in over)
        parts = over[0] if is_same else _said_in_titles(table, first)
        if not parts:
            return table
        kept.append(Column(Heading(first.index, parts), amounts, indexes=indexes))
    part = first.heading.parts[-1]
    phases: list[Cell] = [columns[0].heading.parts[-1].text if len(columns) == 1 else "" for columns in filled]
    made = Column(Heading(first.index, (Part(_PHASE, _PHASE, part.row, first.index),)), phases, indexes=indexes)
    whole = replace(table, columns=(*kept, made))
    sums = {line for line in range(len(filled)) if line > max(lone) and _adds_up(under, line, lone)}
    return whole.keep([line for line in range(len(filled)) if line not in sums])


def _adds_up(columns: Sequence[Column], line: int, parts: Sequence[int]) -> bool:
    """Whether a line holds, under every phase, what the others come to there."""

    def amount(column: Column, place: int) -> float:
        cell = column.cells[place]
        return cell if isinstance(cell, float) else 0.0

    return all(
        agree(amount(column, line), sum(amount(column, part) for part in parts), len(parts)) for column in columns
    )


def _said_in_titles(table: Table, first: Column) -> tuple[Part, ...]:
    """The name of a grant, where titles say that the amounts are such and nothing else."""
    said = frozenset().union(*(speaks_of(title.text) for title in table.titles), frozenset()) & _FIGURES
    last = first.heading.parts[-1]
    text = aliases.headers("projects", "granted_nok")[0]
    return (Part(text, text, last.row, last.column),) if said == _GRANTED else ()
