"""Names over groups of accounts that have a number of their own: "7101 | Akvakultur", and below it its accounts."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from data.cells.grid import Cell
from data.cells.values import squeezed
from data.understanding.blocks import Heading, Part
from data.understanding.cells import holds_figure
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table

_FEWEST = 2
_CODE = re.compile(r"\d{2,8}")
_HALVES = re.compile(r"\s*[/,]\s*|\s+og\s+")


def with_coded_headings(table: Table) -> Table:
    """The table with such names over their lines, as it reads where they stand there alone; the first line is one."""
    own = [column for column in table.columns if column.index != CARRIED]
    if len(own) <= _FEWEST or len(own) < len(table.columns) or "account" not in speaks_of(own[0].heading.text):
        return table
    codes, names, *others = own
    heads = [
        line
        for line in range(len(table.lines))
        if _CODE.fullmatch(squeezed(codes.cells[line]).removesuffix(".0"))
        and isinstance(names.cells[line], str)
        and names.cells[line]
        and not any(column.cells[line] != "" for column in others)
    ]
    below = [line for line in range(len(table.lines)) if line not in heads]
    are_counted = any(holds_figure(column.cells[line]) for column in others for line in below)
    if len(heads) < _FEWEST or heads[0] != 0 or not are_counted or any(b - a == 1 for a, b in pairwise(heads)):
        return table
    carried: list[Cell] = []
    rows: list[int] = []
    for line in range(len(table.lines)):
        head = max(one for one in heads if one <= line)
        carried.append(names.cells[head])
        rows.append(table.lines[head])
    made = Column(Heading(CARRIED, (Part("", "", table.lines[0], names.index),)), carried, rows)
    columns = (made, _of_accounts(codes), *own[1:])
    return replace(table, columns=columns).keep(below)


def _of_accounts(column: Column) -> Column:
    """The column of numbers, called after the accounts alone: "Område/konto"."""
    last = column.heading.parts[-1]
    half = next((text for text in _HALVES.split(last.text) if "account" in speaks_of(text)), last.text)
    return replace(column, heading=Heading(column.index, (last._replace(text=half, cell=half),)))
