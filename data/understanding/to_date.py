"""Lines for each quarter or month whose figures are what had come so far: each holds for the last day of its part.

Or for the day that stands on it, under whatever words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.cells.dates import date_said
from data.cells.grid import Cell
from data.cells.numbers import is_one_number
from data.cells.values import squeezed, year_in
from data.understanding.blocks import Heading, Part
from data.understanding.periods import PARTS_OF_YEAR, said_by
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table

_AS_OF = "Per dato"
_FEWEST_AGAIN = 2  # lines
_OF_STATE = frozenset({"cumulative", "period", "state", "when"})


def with_days_of_state(table: Table) -> Table:
    """A table whose figures are said to add up from part to part of a year, with the day that each line holds for."""
    said = [*(column.heading.text for column in table.columns), *(text.text for text in table.titles)]
    if not any("cumulative" in speaks_of(text) for text in said):
        return table
    own = [column for column in table.columns if column.index != CARRIED]
    days_of = [(column, days) for column in own if "" not in (days := [_day(cell) for cell in column.cells])]
    if len(days_of) == 1 and _parts_states(*days_of[0], own):
        return _with_days(table, *days_of[0])
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


def _parts_states(column: Column, days: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether days under words that name nothing else part lines that are alike: most of them come again each day."""
    if not column.heading.parts or not speaks_of(column.heading.text) <= _OF_STATE:
        return False
    names = [one for one in columns if one is not column and all(map(_is_name, one.cells))]
    lines: dict[Cell, list[tuple[Cell, ...]]] = {}
    for line, day in enumerate(days):
        lines.setdefault(day, []).append(tuple(one.cells[line] for one in names))
    first, *later = lines.values()
    is_each_once = all(len(set(one)) == len(one) for one in (first, *later))
    are_alike = all(len({*one} & {*first}) >= max(_FEWEST_AGAIN, (len(one) + 1) // 2) for one in later)
    return bool(names and later) and is_each_once and are_alike


def _day(cell: Cell) -> Cell:
    """The day that a cell says, or the last one of the month or quarter of a year that it says; "" where it is none."""
    said = date_said(squeezed(cell)) if isinstance(cell, str) else None
    if said is not None and said.precision in PARTS_OF_YEAR and year_in(squeezed(cell)[-4:]) is not None:
        return said.last
    return said_by(cell).day or ""


def _is_name(cell: Cell) -> bool:
    return isinstance(cell, str) and not (cell and is_one_number(cell))


def _last_day(part: Cell, year: Cell, heading: str) -> Cell:
    """The last day of a part of a year: "K1", "1. kvartal", or 1 below "Kvartal"; "" where it is none."""
    text = squeezed(part)
    texts = [f"{text} {squeezed(year)}", f"{text.rstrip('.')}. {heading} {squeezed(year)}"]
    said = next((one for one in map(date_said, texts) if one is not None and one.precision in PARTS_OF_YEAR), None)
    return said.last if said is not None else ""
