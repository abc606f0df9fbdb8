"""A column of cells turned into values in the light of the whole column and of what stands around it.

    values = read_values("budget", field, ColumnCells(cells, formats, percents), Hints(unit=unit_in(header)))

What the column cannot decide is a doubt, never a guess: `readings` shows what each answer would make of it, and the
answer goes into `Hints.decided`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from data.cells.amounts import doubt_of_few, doubt_of_scale, read_amounts
from data.cells.counts import read_numbers, read_scores
from data.cells.days import read_dates
from data.cells.doubts import (
    CHOICE_MEANING,
    DAY_OR_MONTH,
    FEW_SMALL,
    LEFT_EMPTY,
    NO_HINTS,
    SHARE_OR_PERCENT,
    SOFT_FAULTS,
    THOUSANDS_MARK,
    TWO_LINES,
    UNIT,
    ColumnCells,
    ColumnValues,
    Doubt,
    Hints,
    Reading,
)
from data.cells.each import Stands, each
from data.cells.formats import padded, shown
from data.cells.grid import Cell
from data.cells.numbers import NotOneNumber, NumberMarks, marks_of, written
from data.cells.shares import read_shares
from data.cells.units import NO_UNIT
from data.cells.values import Unreadable, read_column, squeezed, year_in
from data.terms import aliases
from data.terms.datasets import Field, Kind

_SHORTENED = re.compile(r"\d[.,]\d+E\+\d{2,}")

__all__ = [
    "CHOICE_MEANING",
    "DAY_OR_MONTH",
    "FEW_SMALL",
    "LEFT_EMPTY",
    "NO_HINTS",
    "SHARE_OR_PERCENT",
    "SOFT_FAULTS",
    "THOUSANDS_MARK",
    "TWO_LINES",
    "UNIT",
    "ColumnCells",
    "ColumnValues",
    "Doubt",
    "Hints",
    "NumberMarks",
    "Reading",
    "doubt_of_few",
    "doubt_of_scale",
    "marks_of",
    "read_values",
    "readings",
]


def read_values(dataset: str, field: Field, column: ColumnCells, hints: Hints = NO_HINTS) -> ColumnValues:
    """The values of a column that is that field of that data set; see `ColumnValues`."""
    match field.kind:
        case Kind.AMOUNT:
            return read_amounts(column, hints)
        case Kind.SHARE:
            return read_shares(column, hints)
        case Kind.SCORE:
            return read_scores(column, hints)
        case Kind.NUMBER | Kind.INTEGER:
            return read_numbers(dataset, field, column, hints)
        case Kind.DATE:
            return read_dates(field, column, hints)
        case Kind.YEAR:
            return _read_years(column, hints)
        case Kind.CHOICE:
            return _read_choices(dataset, field, column, hints)
        case Kind.TEXT if column.formats:
            column = ColumnCells(_as_shown(column))
    values, faults = read_column(dataset, field, column.cells, NO_UNIT)
    if field.kind is Kind.TEXT and field.is_key:
        faults = [*faults, *((place, "code_became_a_date") for place in _dates_among_codes(column.cells))]
        # A spreadsheet has saved a long number as text with its first digits only: 2,02401E+11.
        texts = (cell for cell in set(column.cells) if isinstance(cell, str) and "E+" in cell)
        said = {text for text in texts if _SHORTENED.fullmatch(text.strip())}
        if said:
            shortened = {place for place, cell in enumerate(column.cells) if cell in said}
            values = [None if place in shortened else value for place, value in enumerate(values)]
            faults += [(place, "code_shortened") for place in sorted(shortened)]
    return ColumnValues(values, tuple(faults))


def _dates_among_codes(cells: Sequence[Cell]) -> list[int]:
    """Where a spreadsheet made a date of a code: 24-4 among 24-13 and 24-15 is the 24th of April."""
    if dt.date not in (kinds := set(map(type, cells))) and dt.datetime not in kinds:
        return []
    has_codes = any(isinstance(cell, str) and any(map(str.isdigit, cell)) for cell in cells)
    return [place for place, cell in enumerate(cells) if isinstance(cell, dt.date)] if has_codes else []


def readings(dataset: str, field: Field, column: ColumnCells, hints: Hints, doubt: Doubt) -> dict[str, ColumnValues]:
    """The whole column under each reading of a doubt, by code: for arithmetic to try, or to show what each means."""
    return {
        reading.code: read_values(
            dataset, field, column, replace(hints, decided={**hints.decided, doubt.kind: reading.code})
        )
        for reading in doubt.readings
    }


def _read_years(column: ColumnCells, hints: Hints) -> ColumnValues:
    found = each(column, hints, _year)
    return ColumnValues(list(found.at), found.faults)


def _year(stands: Stands) -> int | None:
    cell = stands.cell
    if isinstance(cell, dt.date) and stands.shown.date == "year":
        return cell.year  # a year that was typed, and turned into a date that shows its year
    if isinstance(cell, str):
        if aliases.normalised(cell) in aliases.words("whole_period"):
            return None
        cell = _without_note_mark(cell)
    year = year_in(cell)
    if year is None:
        raise Unreadable("not_a_year")
    return year


def _without_note_mark(text: str) -> Cell:
    try:
        number = written(text)
    except NotOneNumber:
        return text
    is_bare = not (number.is_negative or number.factor or number.in_kroner or number.in_percent or number.word)
    return number.digits if is_bare and not number.out_of and not number.sign_behind else text


def _read_choices(dataset: str, field: Field, column: ColumnCells, hints: Hints) -> ColumnValues:
    codes = aliases.choices_by_word(dataset, field.name)

    def choice(stands: Stands) -> str | None:
        word = aliases.normalised(squeezed(stands.cell))
        meant = hints.decided.get(f"{CHOICE_MEANING}:{word}")
        if meant == LEFT_EMPTY:
            return None
        code = meant or codes.get(word)
        if code not in field.choices:
            raise Unreadable("unknown_choice")
        return str(code)

    found = each(column, hints, choice)
    return ColumnValues(list(found.at), found.faults)


def _as_shown(column: ColumnCells) -> Sequence[Cell]:
    """Numbers as texts: 12 in a cell that shows four digits is "0012"."""
    telling = {said for said in set(column.formats.values()) if padded(said, 1) or shown(said).date == "year"}
    cells = list(column.cells)
    for place, number_format in column.formats.items() if telling else ():
        cell = cells[place]
        if isinstance(cell, float) and not isinstance(cell, bool) and cell.is_integer():
            cells[place] = padded(number_format, int(cell)) or cell
        elif isinstance(cell, dt.date) and shown(number_format).date == "year":
            cells[place] = str(cell.year)
    return cells
