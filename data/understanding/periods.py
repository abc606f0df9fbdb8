"""The years, dates and parts of a year that a heading or a title speaks of."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from data.cells.dates import DateSaid, date_said
from data.cells.grid import Cell
from data.cells.values import FIRST_YEAR, LAST_YEAR, year_in

_YEAR = re.compile(r"(?<![\d.,/])(?:19[9]\d|20\d\d)(?!\d|[.,]\d)")
_SHORT_YEAR = re.compile(r"(?:['’´]|(?<=\w\s)|(?<=\w\.\s))(\d\d)(?=\s|$|[),:])(?!\s(?:år|years?)\b)")
_FINANCIAL_YEAR = re.compile(r"(?<![^\W_])FY\s?'?(?:(20\d\d)|(\d\d))(?![\d/–-])")  # "FY2024", "FY24"
_PERIOD = re.compile(r"(?<!\d)((?:19[9]\d|20\d\d))\s?[-–—/]\s?((?:19[9]\d|20\d\d)|\d\d)(?!\d)")
_RANGE = re.compile(
    r"(\d{1,2}\s?\.\s?\d{1,2}\s?\.\s?(?:\d{4}|\d\d))\s?(?:[-–—]|til|to|t\.o\.m\.?)\s?(\d{1,2}\s?\.\s?\d{1,2}\s?\.\s?(?:\d{4}|\d\d))",
    re.IGNORECASE,
)
_MONTHS_OF_YEAR = re.compile(r"(?<!\d)(20\d\d)(0\d|1[0-3])(?:\s?[-–—]\s?|\D{1,20})(20\d\d)(0[1-9]|1[0-3])(?!\d)")
_MONTH_TO_MONTH = re.compile(
    r"(?<![\d./])(0?[1-9]|1[0-2])[./](20\d\d)\s?(?:[-–—]|til|to)\s?(0?[1-9]|1[0-2])[./](20\d\d)(?![\d./])"
)
_DATE = re.compile(
    r"(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d\d)(?!\d)|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}\.?\s+[^\W\d]{3,10}\.?,?\s+\d{4}|\d{1,2}\.\s?[^\W\d]{3,10}(?!\w)"
)
_WHOLE_YEAR = re.compile(
    r"(?:(?:for )?(?:hele|heile) året|året(?: (?:samlet|samla|totalt|i alt))?|(?:sum|total(?:t)?)(?: for)? året"
    r"|whole year|full year|year total)",
    re.IGNORECASE,
)
PARTS_OF_YEAR = frozenset({"month", "quarter", "tertial", "half_year", "week", "season"})
_ANY_YEAR = 2000


@dataclass(frozen=True)
class PeriodSaid:
    """What a text says of time: single years, a day, a part of a year, a span of years; and the text without it."""

    years: tuple[int, ...] = ()
    day: dt.date | None = None
    part: DateSaid | None = None
    span: tuple[int, int] | None = None
    has_year: bool = False
    rest: str = ""

    @cached_property
    def year(self) -> int | None:
        """The one year it speaks of; None for none and for several."""
        if len(self.years) == 1:
            return self.years[0]
        if self.day is not None and self.has_year:
            return self.day.year
        if self.part is not None and self.has_year:
            return self.part.last.year
        return None

    @property
    def is_part_of_year(self) -> bool:
        """Whether it is a month, a quarter, a tertial or the like."""
        return self.part is not None and self.part.precision in PARTS_OF_YEAR


_NOTHING = PeriodSaid()


def said_by(cell: Cell) -> PeriodSaid:
    """What a cell says of time."""
    if isinstance(cell, str):
        return _said_by_text(cell)
    if isinstance(cell, dt.datetime):
        return PeriodSaid(day=cell.date(), has_year=True)
    if isinstance(cell, dt.date):
        return PeriodSaid(day=cell, has_year=True)
    year = year_in(cell)
    return _NOTHING if year is None else PeriodSaid((year,), has_year=True)


@lru_cache(maxsize=8_192)
def _said_by_text(text: str) -> PeriodSaid:
    year = year_in(text)
    return said_in(text) if year is None else PeriodSaid((year,), has_year=True)


@lru_cache(maxsize=8_192)
def said_in(text: str) -> PeriodSaid:
    """What a text says of time, and the text without it."""
    if not any(map(str.isdigit, text)) and len(text) > 25:
        return PeriodSaid(rest=text)
    text = _FINANCIAL_YEAR.sub(lambda found: found[1] or f"20{found[2]}", text)
    if found := _RANGE.search(text):
        last = date_said(found[2])
        if last is not None:
            return PeriodSaid(day=last.last, has_year=True, rest=_without(text, found))
    if (found := _MONTHS_OF_YEAR.search(text)) and found[1] == found[3]:
        return _months(text, found, found[2], found[4])
    if (found := _MONTH_TO_MONTH.search(text)) and found[2] == found[4]:
        return _months(text, found, found[1], found[3])
    if found := _PERIOD.search(text):
        first = int(found[1])
        last_year = int(found[2]) if len(found[2]) == 4 else first // 100 * 100 + int(found[2])
        if first < last_year <= LAST_YEAR:
            return PeriodSaid(span=(first, last_year), rest=_without(text, found))
    part = _part(text)
    if part is not None:
        return part
    for found in _DATE.finditer(text):
        said = date_said(found[0]) or date_said(found[0], _ANY_YEAR)
        if said is not None and said.precision == "day":
            has_year = date_said(found[0]) is not None
            rest = _without(text, found)
            years = () if has_year else _years(rest)
            day = said.first if has_year else said.first.replace(year=years[0]) if len(years) == 1 else said.first
            return PeriodSaid(years, day, has_year=has_year or len(years) == 1, rest=rest)
    years = _years(text)
    rest = _YEAR.sub(" ", text)
    if not years and (short := _SHORT_YEAR.search(text)):
        years = (2000 + int(short[1]),) if 15 <= int(short[1]) <= 45 else ()
        rest = _without(text, short) if years else text
    return PeriodSaid(years, has_year=bool(years), rest=" ".join(rest.split()))


def says_day(text: str) -> bool:
    """Whether a text is a day or a week and nothing else, with or without its year: "uke 47", "12. mai"."""
    said = date_said(text) or date_said(text, _ANY_YEAR)
    return said is not None and said.precision in ("day", "week")


def is_whole_year(text: str) -> bool:
    """Whether a text says nothing but that all of the year is meant: "Hele året"."""
    return _WHOLE_YEAR.fullmatch(text.strip(" .:")) is not None


def _months(text: str, found: re.Match[str], begin: str, end_month: str) -> PeriodSaid:
    """From one month of a year to another: up to the last day of the latter, or the year itself."""
    (year,) = {int(part) for part in found.groups() if len(part) == 4}
    first, last = int(begin), min(int(end_month), 12)
    if first <= 1 and last == 12:
        return PeriodSaid((year,), has_year=True, rest=_without(text, found))
    end = dt.date(year + last // 12, last % 12 + 1, 1) - dt.timedelta(days=1)
    return PeriodSaid((year,), end, has_year=True, rest=_without(text, found))


def _part(text: str) -> PeriodSaid | None:
    """A month, quarter or the like, where the text is nothing else but perhaps a year."""
    plain = " ".join(text.replace("(", " ").replace(")", " ").split()).rstrip(":")
    said = date_said(plain)
    if said is not None and said.precision in PARTS_OF_YEAR:
        return PeriodSaid(part=said, has_year=True, rest="")
    if said is None and (said := date_said(plain, _ANY_YEAR)) is not None and said.precision in PARTS_OF_YEAR:
        return PeriodSaid(part=said, rest="")
    return None


def _years(text: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(year) for year in _YEAR.findall(text) if FIRST_YEAR <= int(year) <= LAST_YEAR))


def _without(text: str, found: re.Match[str]) -> str:
    return " ".join((text[: found.start()] + " " + text[found.end() :]).split())
