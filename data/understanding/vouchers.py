"""Lines of accounts, each a payment with the number and the day of its voucher: what an area was paid is their sum."""

from __future__ import annotations

from collections.abc import Sequence

from data.understanding.periods import said_by
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column

_OF_VOUCHERS = frozenset({"account", "id", "case", "count"})
_MORE_THAN_PAID = frozenset({"project", "grant", "budget", "cost", "applied", "phase", "state"})


def year_of_vouchers(columns: Sequence[Column]) -> int | None:
    """The one year of the days of all lines, where these are payments of accounts: each has a number of its own.

    None where they are of several years, or say anything but who was paid, what for, how much and when. Lines without
    number and day are sums.
    """
    own = [column for column in columns if column.index != CARRIED and column.filled]
    said = [speaks_of(column.heading.text) for column in own]
    if any(meanings & _MORE_THAN_PAID for meanings in said) or not any("payment" in meanings for meanings in said):
        return None
    years: set[int | None] = set()
    for numbers in filter(has_number_each, own):
        lines = _numbered(numbers)
        for days in own:
            if [line for line, cell in enumerate(days.cells) if cell != ""] == lines:
                found = {_year_of_day(days, line) for line in lines}
                years |= found if None not in found else set()
    return years.pop() if len(years) == 1 else None


def has_number_each(column: Column) -> bool:
    """Whether a column has the number of another voucher on each line but those of sums."""
    meanings = speaks_of(column.heading.text)
    numbers = [column.cells[line] for line in _numbered(column)]
    return "account" in meanings and meanings <= _OF_VOUCHERS and len(set(numbers)) == len(numbers) > 1


def _numbered(column: Column) -> list[int]:
    """The lines with a number; "Sum" is none."""
    return [line for line, cell in enumerate(column.cells) if any(map(str.isdigit, str(cell)))]


def _year_of_day(column: Column, line: int) -> int | None:
    day = said_by(column.cells[line]).day
    return day.year if day is not None else None
