"""Lines for each quarter or month whose figures are what had come so far: each holds for the last day of its part."""

from __future__ import annotations

from dataclasses import replace

from data.cells.dates import date_said
from data.cells.grid import Cell
from data.cells.values import squeezed, year_in
from data.understanding.blocks import Heading, Part
from data.understanding.periods import PARTS_OF_YEAR
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Table

_AS_OF = "Per dato"


def with_days_of_state(table: Table) -> Table:
    """A table whose figures are said to add up from part to part of a year, with the day that each line holds for."""
    said = [*(column.heading.text for column in table.columns), *(text.text for text in table.titles)]
    if not any("cumulative" in speaks_of(text) for text in said):
        return table
    own = [column for column in table.columns if column.index != CARRIED]
    years = next((one for one in own if all(year_in(cell) is not None for cell in one.cells)), None)
    for column in own if years is not None else ():
        if "period" not in speaks_of(column.heading.text) or years is None:
            continue
        days = [_last_day(*pair, column.heading.text) for pair in zip(column.cells, years.cells, strict=True)]
        if all(day != "" for day in days):
            last = column.heading.parts[-1]
            heading = Heading(column.index, (Part(_AS_OF, _AS_OF, last.row, last.column),))
            made = replace(column, heading=heading, cells=days)
            return replace(table, columns=tuple(made if one is column else one for one in table.columns))
    return table


def _last_day(part: Cell, year: Cell, heading: str) -> Cell:
    """The last day of a part of a year: "K1", "1. kvartal", or 1 below "Kvartal"; "" where it is none."""
    text = squeezed(part)
    texts = [f"{text} {squeezed(year)}", f"{text.rstrip('.')}. {heading} {squeezed(year)}"]
    said = next((one for one in map(date_said, texts) if one is not None and one.precision in PARTS_OF_YEAR), None)
    return said.last if said is not None else ""
