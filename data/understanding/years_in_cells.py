"""Columns of which every cell holds the figures of several years, as a column for each year."""

from __future__ import annotations

from dataclasses import replace

from data.cells.values import squeezed
from data.cells.years_in_cells import years_apart
from data.understanding.blocks import Heading, Part
from data.understanding.names import indicator_named
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table

_OF_CHANGE = frozenset({"difference"})


def with_years_in_cells_apart(table: Table) -> Table:
    """The table with a column for each year of those that share one: "2023 → 2024" over "4,0 → 4,5"."""
    titles = [text.text for text in table.titles]
    columns: list[Column] = []
    for column in table.columns:
        is_text = (
            column.index != CARRIED and bool(column.heading.parts) and any(isinstance(c, str) for c in column.cells)
        )
        found = (
            years_apart(column.heading.parts[-1].text, [squeezed(cell) for cell in column.cells], titles)
            if is_text
            else None
        )
        if found is None:
            columns.append(column)
            continue
        part = column.heading.parts[-1]
        is_of_lines = found.name == part.text and indicator_named(found.name) is not None  # "Utvikling" over them all
        is_named = bool(found.name) and not is_of_lines and not speaks_of(found.name) & _OF_CHANGE
        parts = (*column.heading.parts[:-1], *([part._replace(text=found.name, cell=found.name)] if is_named else []))
        for year, cells in zip(found.years, found.cells, strict=True):
            heading = Heading(column.index, (*parts, Part(year, year, part.row, part.column)))
            columns.append(replace(column, heading=heading, cells=list(cells)))
    return replace(table, columns=tuple(columns)) if len(columns) > len(table.columns) else table
