"""A heading over names that says what their figures are as well: "Budsjettramme per innsatsområde"."""

from __future__ import annotations

import re
from dataclasses import replace

from data.understanding.blocks import Heading, Text
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Table

_BY = re.compile(
    r"(?P<figures>\S.*?)\s+(?:per|pr\.?|etter|fordelt på|fordelt etter|by)\s+(?P<names>\S.*)", re.IGNORECASE
)
_FIGURES = frozenset({"budget", "grant", "payment", "use", "cost", "job"})
_NAMES = frozenset({"area", "project", "company"})


def with_corner_parted(table: Table) -> Table:
    """The table with such a heading as two: what it names over the names, and what the figures are above the table."""
    first = next((column for column in table.columns if column.index != CARRIED), None)
    said = _BY.fullmatch(first.heading.text) if first is not None and len(first.heading.parts) == 1 else None
    if first is None or said is None or not all(isinstance(cell, str) for cell in first.cells):
        return table
    if not speaks_of(said["figures"]) & _FIGURES or not speaks_of(said["names"]) & _NAMES:
        return table
    part = first.heading.parts[0]
    heading = Heading(first.index, (part._replace(text=said["names"], cell=said["names"]),))
    titles = (*table.block.titles, Text(said["figures"], part.row, part.column))
    columns = tuple(replace(column, heading=heading) if column is first else column for column in table.columns)
    return replace(table, block=replace(table.block, titles=titles), columns=columns)
