"""Days below the month that they are of: "Mars 2024" over "4." and "13.–14." are the fourth, and the thirteenth."""

from __future__ import annotations

import re
from dataclasses import replace

from data.cells.dates import DateSaid, date_said
from data.cells.grid import Cell
from data.cells.values import squeezed
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table

_LAST_DAY = 31
_DAYS = re.compile(r"(\d{1,2})\.?(?:\s*[–-]\s*\d{1,2}\.?)?")


def with_days_of_months(table: Table) -> Table:
    """The table with whole dates in its column of days, where a text over each group of lines is a month of a year."""
    months = next((column for column in table.columns if column.index == CARRIED), None)
    days = next((column for column in table.columns if column.index != CARRIED and _is_of_days(column)), None)
    if months is None or days is None or not all(_is_month(cell) for cell in months.cells):
        return table
    said = [
        _said(squeezed(day), squeezed(month)) if day != "" else None
        for day, month in zip(days.cells, months.cells, strict=True)
    ]
    if any(one is None for one, day in zip(said, days.cells, strict=True) if day != ""):
        return table
    cells: list[Cell] = ["" if one is None else one.first for one in said]
    kept = (column for column in table.columns if column is not months)
    return replace(table, columns=tuple(replace(one, cells=cells) if one is days else one for one in kept))


def _is_of_days(column: Column) -> bool:
    filled = [cell for cell in column.cells if cell != ""]
    is_named = bool(speaks_of(column.heading.text) & {"day", "date", "when"})
    return is_named and 2 * sum(map(_may_be_day, filled)) > len(filled)


def _said(day: str, month: str) -> DateSaid | None:
    """A day of a month, or a part of it: "medio", "primo"."""
    return date_said(f"{day.rstrip('.')}. {month}") or date_said(f"{day} {month}")


def _may_be_day(cell: Cell) -> bool:
    if isinstance(cell, float):
        return cell.is_integer() and 1 <= cell <= _LAST_DAY
    found = _DAYS.fullmatch(squeezed(cell))
    return found is not None and 1 <= int(found[1]) <= _LAST_DAY


def _is_month(cell: Cell) -> bool:
    said = date_said(squeezed(cell)) if cell != "" else None
    return said is not None and said.precision == "month"
