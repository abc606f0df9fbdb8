"""What people say of a table by hand: what its lines are, and what holds for all of it whatever stands around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from data.cells.columns import UNIT
from data.terms.answers import Answers, Stated
from data.understanding.column_reading import EVERY_COLUMN
from data.understanding.context import Context
from data.understanding.table import Table

_NO_DATA = frozenset({"derived", "note"})
_READINGS = {"nok": "kroner", "thousand_nok": "thousands", "million_nok": "millions"}


def without_said_lines(table: Table, answers: Answers) -> Table:
    """The table without the lines that somebody has said are no data."""
    gone = {row for (sheet, row), role in answers.lines.items() if sheet == table.grid.sheet and role in _NO_DATA}
    if gone.isdisjoint(table.lines):
        return table
    return table.keep([line for line, row in enumerate(table.lines) if row not in gone])


def said_data(table: Table, answers: Answers) -> frozenset[int]:
    """The lines, by place from 0, that somebody has said are data, whatever they add up to or are called."""
    rows = {row for (sheet, row), role in answers.lines.items() if sheet == table.grid.sheet and role == "data"}
    return frozenset(line for line, row in enumerate(table.lines) if row in rows) if rows else frozenset()


def in_stated(context: Context, stated: Stated) -> Context:
    """What holds for a table, with what somebody has said of it instead."""
    if stated.programme is not None:
        context = replace(context, programme=stated.programme, guessed_from=None)
    return context if stated.year is None else replace(context, year=stated.year)


def unit_decided(stated: Stated) -> Mapping[tuple[int, str], str]:
    """The unit of every column of amounts, where somebody has said it; see `Source.decided`."""
    return {(EVERY_COLUMN, UNIT): _READINGS[stated.unit]} if stated.unit in _READINGS else {}
