"""A column of dates: days, periods, and what is neither."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from data.cells.dates import FIRST_YEAR, LAST_YEAR, DateSaid, date_said, slashed
from data.cells.doubts import DAY_OR_MONTH, ColumnCells, ColumnValues, Doubt, Hints, Reading
from data.cells.each import Stands, each, is_all
from data.cells.formats import shown
from data.cells.values import EXCEL_DAY_ZERO, Fault, Unreadable, Value
from data.terms.datasets import Field

_FIRST_SERIAL, _LAST_SERIAL = 32_874, 73_415  # the days of 1990 to 2100
_MONTHS = 12
_ENOUGH_TO_SHOW_AN_ORDER = 5  # dates that stand in order only one way round, by chance one time in sixty


@dataclass(frozen=True)
class _Day:
    day: dt.date
    fault: str = ""
    ambiguous: tuple[int, int] | None = None


def read_dates(field: Field, column: ColumnCells, hints: Hints) -> ColumnValues:
    """The column as days. Of a period it takes the first or the last day, as the field asks for, and tells so."""
    if (quick := _quickly(column)) is not None:
        return ColumnValues(quick)
    day_first = _day_first(column.cells, hints)
    found = each(column, hints, lambda stands: _day(stands, takes_last=_takes_last(field), day_first=day_first))
    open_ones = {} if day_first is not None else _open_ones(column.cells, found.at)
    values: list[Value] = [None if day is None or place in open_ones else day.day for place, day in enumerate(found.at)]
    told: Iterable[Fault] = (
        (place, day.fault) for place, day in enumerate(found.at) if day and day.fault and place not in open_ones
    )
    return ColumnValues(values, tuple(sorted((*found.faults, *told))), _doubts(open_ones))


def _takes_last(field: Field) -> bool:
    """Whether a field is a deadline, an end, or the day up to which figures count."""
    return field.name in ("due", "as_of") or "end" in field.name.split("_")


def _quickly(column: ColumnCells) -> list[Value] | None:
    """Real dates that show day, month and year are days as they stand: there may be very many of them."""
    cells: Sequence[Any] = column.cells
    if not is_all(cells, dt.date, dt.datetime):
        return None
    looks = {shown(said) for said in set(column.formats.values())}
    if not all(look.date in ("", "day") and look.shows_year for look in looks if look.date):
        return None
    # A moment and its day are no one key to a dict.
    days = {cell: cell.date() if type(cell) is dt.datetime else cell or None for cell in set(cells)}
    if any(day and not FIRST_YEAR <= day.year <= LAST_YEAR for day in days.values()):
        return None
    return list(map(days.__getitem__, cells))


def _day_first(cells: Sequence[object], hints: Hints) -> bool | None:
    """Whether the day comes first in 03/04/2024; None where nothing says."""
    if DAY_OR_MONTH in hints.decided:
        return hints.decided[DAY_OR_MONTH] == "day_first"
    pairs = _slashed_in(set(cells))
    if not pairs:
        return True
    if _is_shown_both_ways(pairs):
        return None
    shown = _order_of(pairs)
    if shown is not None:
        return shown
    return hints.day_first if hints.day_first is not None else _by_order(cells)


def order_shown(columns: Iterable[Sequence[object]], *, usual: bool | None) -> bool | None:
    """Whether the day comes first in 03/04/2024, by what the different cells of all columns show together.

    `usual` where none tells; None where both orders are shown.
    """
    pairs = [pair for cells in columns for pair in _slashed_in(cells)]
    if _is_shown_both_ways(pairs):
        return None
    shown = _order_of(pairs)
    return usual if shown is None else shown


def _slashed_in(cells: Collection[object]) -> list[tuple[int, int]]:
    return [pair for cell in cells if type(cell) is str and cell[:1].isdigit() and (pair := slashed(cell))]


def _is_shown_both_ways(pairs: Sequence[tuple[int, int]]) -> bool:
    return any(a > _MONTHS for a, _ in pairs) and any(b > _MONTHS for _, b in pairs)


def _order_of(pairs: Sequence[tuple[int, int]]) -> bool | None:
    has_day_first, has_month_first = any(a > _MONTHS for a, _ in pairs), any(b > _MONTHS for _, b in pairs)
    return has_day_first if has_day_first != has_month_first else None


def _by_order(cells: Sequence[object]) -> bool | None:
    """A log stands in the order of its days: the way round in which it does, if it is only one."""
    texts = [cell for cell in cells if isinstance(cell, str) and cell]
    orders = []
    for day_first in (True, False):
        known = {text: date_said(text, day_first=day_first) for text in set(texts)}
        days = [said.first for text in texts if (said := known[text])]
        is_long = len(set(days)) >= _ENOUGH_TO_SHOW_AN_ORDER
        orders.append(is_long and (days == sorted(days) or days == sorted(days, reverse=True)))
    return None if orders[0] == orders[1] else orders[0]


def _day(stands: Stands, *, takes_last: bool, day_first: bool | None) -> _Day:
    cell = stands.cell
    if isinstance(cell, dt.date):
        return _from_date(cell.date() if isinstance(cell, dt.datetime) else cell, stands, takes_last=takes_last)
    if isinstance(cell, float) and cell.is_integer():
        if _FIRST_SERIAL <= cell <= _LAST_SERIAL:
            return _Day(EXCEL_DAY_ZERO + dt.timedelta(days=int(cell)))  # a date whose cell lost its number format
        cell = str(int(cell))
    if not isinstance(cell, str):
        raise Unreadable("no_date_kept_empty")
    said = date_said(cell, stands.year, day_first=day_first is not False)
    if said is None:
        raise Unreadable("date_without_year" if date_said(cell, 2000) else "no_date_kept_empty")
    pair = slashed(cell)
    day = _from_said(said, takes_last=takes_last)
    return _Day(day.day, day.fault, pair if pair and pair[0] != pair[1] and max(pair) <= _MONTHS else None)


def _from_said(said: DateSaid, *, takes_last: bool) -> _Day:
    if said.precision == "day":
        return _Day(said.first, "weekday_differs" if said.weekday_differs else "")
    if takes_last:
        return _Day(said.last, "period_last_day")
    if said.precision == "year":
        raise Unreadable("no_date_kept_empty")
    return _Day(said.first, "period_first_day")


def _from_date(day: dt.date, stands: Stands, *, takes_last: bool) -> _Day:
    """A real date, as precise as its format shows it."""
    look = stands.shown
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Unreadable("no_date_kept_empty")
    if look.date in ("month", "year"):
        text = f"{day.month}.{day.year}" if look.date == "month" else str(day.year)
        said = date_said(text)
        if said is None:
            raise Unreadable("no_date_kept_empty")
        return _from_said(said, takes_last=takes_last)
    hides_its_year = look.date == "day" and not look.shows_year and stands.year not in (None, day.year)
    return _Day(day, "year_not_shown" if hides_its_year else "")


def _open_ones(cells: Sequence[object], days: Sequence[_Day | None]) -> dict[int, tuple[Reading, Reading]]:
    open_ones = {}
    for place, day in enumerate(days):
        if day and day.ambiguous:
            other = date_said(str(cells[place]), day_first=False)
            assert other is not None
            open_ones[place] = Reading("day_first", day.day), Reading("month_first", other.first)
    return open_ones


def _doubts(open_ones: dict[int, tuple[Reading, Reading]]) -> tuple[Doubt, ...]:
    if not open_ones:
        return ()
    first = min(open_ones)
    return (Doubt(DAY_OR_MONTH, first, open_ones[first], frozenset(open_ones)),)
