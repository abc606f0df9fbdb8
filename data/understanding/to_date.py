"""Lines for each quarter or month whose figures are what had come so far: each holds for the last day of its part.

Or for the day that stands on it, under whatever words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.cells.dates import date_said
from data.cells.grid import Cell
from data.cells.values import squeezed, year_in
from data.understanding.blocks import Heading, Part
from data.understanding.periods import PARTS_OF_YEAR, said_by
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table

_AS_OF = "Per dato"
_OF_STATE = frozenset({"cumulative", "period", "state", "when"})


def with_days_of_state(table: Table) -> Table:
    """A table whose figures are said to add up from part to part of a year, with the day that each line holds for."""
    said = [*(column.heading.text for column in table.columns), *(text.text for text in table.titles)]
    if not any("cumulative" in speaks_of(text) for text in said):
        return table
    own = [column for column in table.columns if column.index != CARRIED]
    days_of = [column for column in own if all(said_by(cell).day is not None for cell in column.cells)]
    if len(days_of) == 1 and _parts_states(days_of[0], own):
        return _with_days(table, days_of[0], days_of[0].cells)
    years = next((one for one in own if all(year_in(cell) is not None for cell in one.cells)), None)
    for column in own if years is not None else ():
        if "period" not in speaks_of(column.heading.text) or years is None:
            continue
        days = [_last_day(*pair, column.heading.text) for pair in zip(column.cells, years.cells, strict=True)]
        if all(day != "" for day in days):
            return _with_days(table, column, days)
    return table


def _with_days(table: Table, column: Column, days: Sequence[Cell]) -> Table:
    last = column.heading.parts[-1]
    heading = Heading(column.index, (Part(_AS_OF, _AS_OF, last.row, last.column),))
    made = replace(column, heading=heading, cells=days)
    return replace(table, columns=tuple(made if one is column else one for one in table.columns))


def _parts_states(days: Column, columns: Sequence[Column]) -> bool:
    """Whether days under words that name nothing else part lines that are alike: all of them come again each day."""
    if not days.heading.parts or not speaks_of(days.heading.text) <= _OF_STATE:
        return False
    names = [one for one in columns if one is not days and all(isinstance(cell, str) for cell in one.cells)]
    lines: dict[Cell, list[tuple[Cell, ...]]] = {}
    for line, day in enumerate(days.cells):
        lines.setdefault(day, []).append(tuple(column.cells[line] for column in names))
    first, *later = map(sorted, lines.values())
    is_each_once = all(len(set(one)) == len(one) for one in (first, *later))
    return bool(names and later) and is_each_once and len(first) > 1 and all(one == first for one in later)


def _last_day(part: Cell, year: Cell, heading: str) -> Cell:
    """The last day of a part of a year: "K1", "1. kvartal", or 1 below "Kvartal"; "" where it is none."""
    text = squeezed(part)
    texts = [f"{text} {squeezed(year)}", f"{text.rstrip('.')}. {heading} {squeezed(year)}"]
    said = next((one for one in map(date_said, texts) if one is not None and one.precision in PARTS_OF_YEAR), None)
    return said.last if said is not None else ""
