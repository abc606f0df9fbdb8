"""What a number format makes of a number: a date, a year, a time, a percent, or just a number."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from data.cells.grid import Cell

GENERAL = "General"
# What files call only by number, as ECMA-376, part 1, 18.8.30 has it.
BUILT_IN: Mapping[int, str] = MappingProxyType(
    {
        **{
            0: GENERAL,
            1: "0",
            2: "0.00",
            3: "#,##0",
            4: "#,##0.00",
            5: '#,##0 "kr"',
            6: '#,##0 "kr"',
            7: '#,##0.00 "kr"',
        },
        **{8: '#,##0.00 "kr"', 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy"},
        **{15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss"},
        **{22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00"},
        **{41: "#,##0", 42: '#,##0 "kr"', 43: "#,##0.00", 44: '#,##0.00 "kr"'},
        **{45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@"},
    }
)
# What HTML and XML from a spreadsheet call by name.
NAMED: Mapping[str, str] = MappingProxyType(
    {
        **{"general": GENERAL, "general number": GENERAL, "text": "@", "fixed": "0.00", "standard": "#,##0.00"},
        **{"percent": "0.00%", "scientific": "0.00E+00", "currency": '#,##0.00 "kr"', "euro currency": '#,##0.00 "€"'},
        **{"general date": "dd/mm/yyyy h:mm", "long date": "d. mmmm yyyy", "medium date": "d-mmm-yy"},
        **{"short date": "dd/mm/yyyy", "long time": "h:mm:ss", "medium time": "h:mm AM/PM", "short time": "h:mm"},
    }
)

_LITERAL = re.compile(r'"[^"]*"?|\\.|_.|\*.')
_BRACKETED = re.compile(r"\[([^\]]*)\]")
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:[.,]\d+)?)\]")
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_HALF_DAY = re.compile(r"am/pm|a/p", re.IGNORECASE)
_PARTS_OF_SECONDS = re.compile(r"s[.,]0+")
_MINUTES = re.compile(r"(h+[^ymdhs]*)m+|m+([^ymdhs]*s)")
_FIRST_DAY, _FIRST_DAY_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet has no zone
_LAST_MOMENT = dt.datetime(9999, 12, 31)  # noqa: DTZ001
_LAST_SERIAL = 2_958_466.0  # the year 10000
_PHANTOM_DAY = 60  # 29 February 1900, which there never was
_TYPED_YEARS = range(1950, 2101)
_SECONDS = 86_400


@dataclass(frozen=True)
class NumberFormat:
    """What a section of a format shows of a number."""

    is_percent: bool = False
    has_year: bool = False
    has_day_or_month: bool = False
    has_time: bool = False
    is_elapsed: bool = False

    @property
    def is_date(self) -> bool:
        """Whether the number is a moment or a length of time."""
        return self.has_year or self.has_day_or_month or self.has_time or self.is_elapsed


_PLAIN = NumberFormat()


def format_for(code: str, number: float) -> NumberFormat:
    """How a format shows that number; a format may have sections for numbers above, below and at zero."""
    sections = _sections(code)
    if len(sections) == 1:
        return sections[0][1]
    for test, shown in sections:
        if test is None or _meets(number, test):
            return shown
    return sections[-1][1]


def shows_percent(code: str) -> bool:
    """Whether any number in this format is shown a hundred times greater, with a percent sign."""
    return "%" in code and any(shown.is_percent for _, shown in _sections(code))


def shows_percent_of_some(code: str) -> bool:
    """Whether a format shows some numbers so and others not: `[<=1.5]0%;0"%"`."""
    return shows_percent(code) and not all(shown.is_percent for _, shown in _sections(code))


def shows_dates(code: str) -> bool:
    """Whether any number in this format is shown as a date or a time."""
    return any(shown.is_date for _, shown in _sections(code))


def value_shown(number: float, code: str, *, is_1904: bool = False) -> Cell:
    """The number, or the date or time it is shown as. A date of which only the year is shown is that year."""
    shown = format_for(code, number)
    if not shown.is_date or number != number or not 0 <= number < _LAST_SERIAL:
        return number
    if shown.is_elapsed:
        return dt.timedelta(seconds=round(number * _SECONDS, 3))
    has_date = shown.has_year or shown.has_day_or_month
    if not has_date:
        return _moment(number % 1 if number >= 1 else number, is_1904=False).time()
    if number < 1 and not is_1904:
        return number  # "0.1.1900" is no date
    moment = _moment(number, is_1904=is_1904)
    if shown.has_year and not shown.has_day_or_month and not shown.has_time:
        # A year typed as a number and then shown as a year would be 1905, which nobody means.
        return number if number in _TYPED_YEARS else float(moment.year)
    return moment if moment.time() != dt.time() else moment.date()


def _moment(number: float, *, is_1904: bool) -> dt.datetime:
    first = _FIRST_DAY_1904 if is_1904 else _FIRST_DAY
    if not is_1904 and 1 <= number < _PHANTOM_DAY:
        number += 1
    days, part = divmod(number, 1)
    seconds = round(part * _SECONDS, 3)
    try:
        # What differs from a whole second by less than arithmetic can hold is that second.
        return first + dt.timedelta(
            days=days, seconds=round(seconds) if abs(seconds - round(seconds)) < 0.01 else seconds
        )
    except OverflowError:
        return _LAST_MOMENT


_Test = tuple[str, float]


@lru_cache(maxsize=4_096)
def _sections(code: str) -> tuple[tuple[_Test | None, NumberFormat], ...]:
    """Which numbers a section is for, None for all that are left, and what it shows."""
    parts = _split(code)[:4]
    conditions = [_CONDITION.search(part) for part in parts]
    shown = [_described(part) for part in parts]
    if any(conditions):
        tests: list[_Test | None] = [
            (found[1], float(found[2].replace(",", "."))) if found else None for found in conditions
        ]
        return tuple(zip(tests, shown, strict=True))
    if len(parts) == 1:
        return ((None, shown[0]),)
    by_sign: list[_Test | None] = [(">=", 0.0), None] if len(parts) == 2 else [(">", 0.0), ("<", 0.0), None]
    return tuple(zip(by_sign, shown, strict=False))


def _split(code: str) -> list[str]:
    """The sections; a semicolon in quotes parts none."""
    parts, begin = [], 0
    literals = [found.span() for found in _LITERAL.finditer(code)]
    for found in re.finditer(";", code):
        if not any(first <= found.start() < last for first, last in literals):
            parts.append(code[begin : found.start()])
            begin = found.end()
    return [*parts, code[begin:]]


def _described(section: str) -> NumberFormat:
    bare = _LITERAL.sub("", section)
    is_elapsed = _ELAPSED.search(bare) is not None
    bare = _BRACKETED.sub("", bare)
    if bare.strip().casefold() in ("general", "@", "standard", ""):
        return NumberFormat(is_elapsed=is_elapsed) if is_elapsed else _PLAIN
    half_day = _HALF_DAY.search(bare)
    bare = _PARTS_OF_SECONDS.sub("s", _HALF_DAY.sub("", bare).casefold().replace("å", "y"))
    if any(sign in bare for sign in "0#?"):
        return NumberFormat(is_percent="%" in bare)
    has_year = "y" in bare
    has_time = half_day is not None or re.search(r"[hs]", bare) is not None
    # An m beside hours or seconds is minutes.
    without_minutes = _MINUTES.sub(r"\1\2", bare)
    has_day_or_month = "d" in bare or "m" in without_minutes
    return NumberFormat("%" in bare, has_year, has_day_or_month, has_time, is_elapsed)


def _meets(number: float, test: _Test) -> bool:
    sign, limit = test
    return {
        "<": number < limit,
        "<=": number <= limit,
        ">": number > limit,
        ">=": number >= limit,
        "=": number == limit,
        "<>": number != limit,
    }[sign]
