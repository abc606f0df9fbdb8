"""Dates and periods as people write them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class DateSaid:
    """A day, or a period from its first day to its last.

    `precision`: "day", "week", "month", "season", "quarter", "tertial", "half_year", "year" or "span".
    """

    precision: str
    first: dt.date
    last: dt.date


def date_said(text: str, year: int | None = None) -> DateSaid | None:
    """The day or period that a text is, in the year given where it names none; None where it is neither."""
    from data.cells.values import date_in

    day = date_in(text)
    return DateSaid("day", day, day) if day else None
