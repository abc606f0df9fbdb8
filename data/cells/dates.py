"""Dates and periods as people write them: "30.9.24", "tirsdag 4. juni 2024", "uke 38 2024", "3.-5. mai", "Q3 2024"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from data.cells.words import any_of, by_number, months, weekdays, words

FIRST_YEAR, LAST_YEAR = 1950, 2100  # a day outside of these is a number that was made a date
_LONGEST = 60  # characters; what is longer is a sentence
_MOST_WEEKS = 53
_LAST_TWO_DIGITS = 79  # '79 is 2079, '80 is 1980
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_SPACES = re.compile(r"[\s\u00a0\u202f\u200b\ufeff]+")
_TIME = re.compile(
    r"(?:(?:,? ?(?:kl|at)\.? ?\d{1,2}(?:[.:]\d{2})?)|(?:(?:t|,? )\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?))"
    r"(?: ?(?:z|utc|[+-]\d{2}:?\d{2}|am|pm))?$"
)
_LETTERS = re.compile(r"[^\W\d_]+")
# What the patterns below take besides the words of `words.toml`.
_WORDS_BETWEEN = (
    *("st", "nd", "rd", "th", "of", "i", "av", "den", "fra", "frå", "from", "mellom", "between"),
    *("kl", "at", "t", "z", "utc", "am", "pm"),
)
_LONGEST_TWO = 24  # letters of two words that are written as one: "førstehalvår"
_YEAR = r"(?P<year>'?\d{4}|'?\d{2})"
_WHOLE_YEAR = r"(?P<year>\d{4})"


@dataclass(frozen=True)
class DateSaid:
    """A day, or a period from its first day to its last.

    `precision`: "day", "week", "month", "season", "quarter", "tertial", "half_year", "year" or "span".
    `weekday_differs`: the text names a weekday, and the day is another one.
    """

    precision: str
    first: dt.date
    last: dt.date
    weekday_differs: bool = False


@lru_cache(maxsize=16_384)
def date_said(text: str, year: int | None = None, *, day_first: bool = True) -> DateSaid | None:
    """The day or period that a text is, in the year given where it names none; None where it is neither.

    `day_first`: how 03/04/2024 is read. A date that is only possible the other way is read that way.
    """
    if len(text) > 2 * _LONGEST:
        return None
    plain = _plain(text)
    if not plain or len(plain) > _LONGEST or not all(map(_is_of_dates, _LETTERS.findall(plain))):
        return None
    return _said(plain, year, day_first)


def slashed(text: str) -> tuple[int, int] | None:
    """The first and second number of a date such as 03/04/2024, whose order of day and month is open."""
    if len(text) > 2 * _LONGEST:
        return None
    found = _numeric().fullmatch(_without_weekday(_TIME.sub("", _plain(text)))[0])
    if not found or found["mark"] == "." or len(found["year"]) < 4:
        return None
    return int(found["a"]), int(found["b"])


def _plain(text: str) -> str:
    return _SPACES.sub(" ", _DASHES.sub("-", text)).replace("\u2019", "'").casefold().strip(" ,;*()")


@cache
def _words_of_dates() -> frozenset[str]:
    """All the words that a date may hold: a text with another one is none, and there are very many such texts."""
    spellings = (
        *months(),
        *weekdays(),
        *(word for group in ("parts_of_year", "ordinals", "seasons", "thirds") for word in by_number(group)),
        *(word for group in ("week", "before_a_date", "between_days") for word in words(group)),
        *_WORDS_BETWEEN,
    )
    return frozenset(run for spelling in spellings for run in _LETTERS.findall(spelling))


@lru_cache(maxsize=16_384)
def _is_of_dates(letters: str) -> bool:
    known = _words_of_dates()
    return letters in known or any(
        letters[:place] in known and letters[place:] in known for place in range(1, min(len(letters), _LONGEST_TWO))
    )


def _said(plain: str, year: int | None, day_first: bool) -> DateSaid | None:
    plain = _TIME.sub("", plain).strip(" ,")
    plain, weekday = _without_weekday(_without_beginning(plain))
    found = _week_to().fullmatch(plain)
    if found and year == int(found["next"]) + 2000 and int(found["week"]) < int(found["next"]):
        return None  # "uke 10-24" in 2024 may be fifteen weeks, or one
    said = _point(plain, year, day_first) or _third(plain, year, day_first) or _span(plain, year, day_first)
    if said and weekday is not None and said.precision == "day":
        return replace(said, weekday_differs=said.first.weekday() != weekday)
    return said


@cache
def _week_to() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('week'))})\.? ?(?P<week>\d{{1,2}}) ?- ?(?P<next>\d{{2}})")


@cache
def _beginning() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{any_of(words('before_a_date'))})[.:]? )+(?=\S)")


def _without_beginning(plain: str) -> str:
    found = _beginning().match(plain)
    return plain[found.end() :] if found else plain


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"({any_of(weekdays())})(?:\.,?|,)?(?: den)? (?=\S)")


def _without_weekday(plain: str) -> tuple[str, int | None]:
    found = _weekday().match(plain)
    if not found:
        return plain, None
    # "on" and "to" are words of their own: two letters say too little to find a date at fault.
    return plain[found.end() :], weekdays()[found[1]] if len(found[1]) > 2 else None


def _whole_year(said: str | None, given: int | None) -> int | None:
    if said is None:
        return given
    digits = said.lstrip("'")
    if len(digits) == 4:
        return int(digits) if FIRST_YEAR <= int(digits) <= LAST_YEAR else None
    return int(digits) + (2000 if int(digits) <= _LAST_TWO_DIGITS else 1900)


def _day(year: int | None, month: int, day: int) -> DateSaid | None:
    try:
        date = dt.date(year or 0, month, day)
    except ValueError:
        return None
    return DateSaid("day", date, date)


def _months(precision: str, year: int | None, first: int, last: int) -> DateSaid | None:
    if year is None or not 1 <= first <= last <= 12:
        return None
    return DateSaid(precision, dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))


def _point(plain: str, year: int | None, day_first: bool) -> DateSaid | None:
    """One day, or one period with a name."""
    if found := _numeric().fullmatch(plain):
        return _from_numbers(found, year, day_first)
    for pattern, read in _forms():
        if (found := pattern.fullmatch(plain)) and (said := read(found, year)):
            return said
    return None


@cache
def _numeric() -> re.Pattern[str]:
    return re.compile(rf"(?P<a>\d{{1,2}}) ?(?P<mark>[./-]) ?(?P<b>\d{{1,2}}) ?(?:[./-] ?|(?<=\d) ){_YEAR}\.?")


def _from_numbers(found: re.Match[str], given: int | None, day_first: bool) -> DateSaid | None:
    year, a, b = _whole_year(found["year"], given), int(found["a"]), int(found["b"])
    as_norwegian, as_american = _day(year, b, a), _day(year, a, b)
    if found["mark"] == ".":
        return as_norwegian
    return (as_norwegian or as_american) if day_first else (as_american or as_norwegian)


_Read = Callable[[re.Match[str], int | None], DateSaid | None]


@cache
def _forms() -> tuple[tuple[re.Pattern[str], _Read], ...]:
    month = rf"(?P<month>{any_of(months())})\.?"
    part = any_of(by_number("parts_of_year"))
    ordinal = any_of(by_number("ordinals"))
    week = rf"(?:{any_of(words('week'))})\.? ?(?P<week>\d{{1,2}})"
    season = rf"(?P<season>{any_of(by_number('seasons'))})"
    forms: tuple[tuple[str, _Read], ...] = (
        (r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})", _numbered_day),
        (r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", _numbered_day),
        (r"(?P<day>\d{1,2}) ?[./] ?(?P<month>\d{1,2})\.?", _numbered_day),
        (r"(?P<day>\d{1,2}) (?P<month>\d{1,2}) (?P<year>\d{4})", _numbered_day),
        (rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?[ /-]?(?:of )?{month}(?:,? ?[-/]? ?{_YEAR})?", _named_day),
        (rf"{month} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?, ?{_WHOLE_YEAR}", _named_day),
        (rf"{month} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_WHOLE_YEAR}", _named_day),
        (rf"{month}(?:,? ?-? ?{_WHOLE_YEAR}|[ -]?(?P<short>'\d{{2}})|(?: ?-|(?<=\.))(?P<old>\d{{2}}))?", _named_month),
        (rf"{_WHOLE_YEAR},? {month}", _named_month),
        (r"(?P<month>\d{1,2})[./-](?P<year>\d{4})", _numbered_month),
        (r"(?P<year>\d{4})[-/](?P<month>\d{2})", _numbered_month),
        (rf"{week}(?P<mark> ?[/-] ?)(?P<next>\d{{1,2}})\.?", _week_and_number),
        (rf"{week}(?:(?:,? i |[ ,]+|[ ,/-]+(?=\d{{4}}|')){_YEAR})?", _week),
        (rf"{_WHOLE_YEAR}[ ,/-]*{week}", _week),
        (rf"(?P<ordinal>{ordinal})\.? ?(?P<part>{part})\.?(?:(?:,? i | av |[ ,/-]*){_YEAR})?", _part),
        (rf"(?P<part>{part})\.? ?(?P<ordinal>[1-4])(?:[ ,/-]*{_YEAR})?", _part),
        (rf"{_WHOLE_YEAR}[ ,/-]*(?P<part>{part})\.? ?(?P<ordinal>[1-4])", _part),
        (rf"{season}(?:,? (?:i |of )?(?P<year>'?\d{{4}}|'\d{{2}})| (?P<old>\d{{2}})|-(?P<older>\d{{2}}))?", _season),
        (rf"{_WHOLE_YEAR}", _year),
        (r"(?P<year>\d{4})[/-](?P<next>\d{4}|\d{2})", _two_years),
    )
    return tuple((re.compile(pattern), read) for pattern, read in forms)


def _numbered_day(found: re.Match[str], given: int | None) -> DateSaid | None:
    year = _whole_year(found.groupdict().get("year"), given)
    return _day(year, int(found["month"]), int(found["day"]))


def _named_day(found: re.Match[str], given: int | None) -> DateSaid | None:
    return _day(_whole_year(found["year"], given), months()[found["month"]], int(found["day"]))


def _named_month(found: re.Match[str], given: int | None) -> DateSaid | None:
    said = found.groupdict()
    month = months()[found["month"]]
    return _months("month", _whole_year(said["year"] or said.get("short") or said.get("old"), given), month, month)


def _numbered_month(found: re.Match[str], given: int | None) -> DateSaid | None:
    month = int(found["month"])
    return _months("month", _whole_year(found["year"], given), month, month)


def _week(found: re.Match[str], given: int | None) -> DateSaid | None:
    return _week_of(int(found["week"]), _whole_year(found["year"], given))


def _week_of(week: int, year: int | None) -> DateSaid | None:
    try:
        monday = dt.date.fromisocalendar(year or 0, week, 1)
    except ValueError:
        return None
    return DateSaid("week", monday, monday + dt.timedelta(days=6))


def _week_and_number(found: re.Match[str], given: int | None) -> DateSaid | None:
    """Several weeks, "uke 10-12", or a week and its year, "uke 38/24"."""
    week, number, is_slash = int(found["week"]), int(found["next"]), "/" in found["mark"]
    is_week = week < number <= _MOST_WEEKS and (not is_slash or number == week + 1)
    if not is_week:
        is_year = len(found["next"]) > 1 and not found["next"].startswith("0")
        return _week_of(week, _whole_year(found["next"], given)) if is_year else None
    begin, end = _week_of(week, given), _week_of(number, given)
    return DateSaid("span", begin.first, end.last) if begin and end else None


_PARTS = {4: "quarter", 3: "tertial", 2: "half_year"}


def _part(found: re.Match[str], given: int | None) -> DateSaid | None:
    parts, number = by_number("parts_of_year")[found["part"]], by_number("ordinals")[found["ordinal"]]
    length = 12 // parts
    return _months(_PARTS[parts], _whole_year(found["year"], given), (number - 1) * length + 1, number * length)


def _season(found: re.Match[str], given: int | None) -> DateSaid | None:
    month = by_number("seasons")[found["season"]]
    said = found["year"] or found["old"] or found["older"]
    return _months("season", _whole_year(said, given), month, month + 2)


def _year(found: re.Match[str], given: int | None) -> DateSaid | None:
    return _months("year", _whole_year(found["year"], given), 1, 12)


def _two_years(found: re.Match[str], given: int | None) -> DateSaid | None:
    first = _whole_year(found["year"], given)
    last = _whole_year(found["next"], given)
    if first is None or last is None or not first < last <= first + 30:
        return None
    return DateSaid("span", dt.date(first, 1, 1), dt.date(last, 12, 31))


@cache
def _thirds() -> re.Pattern[str]:
    return re.compile(rf"(?P<third>{any_of(by_number('thirds'))})[ -](?P<rest>.+)")


def _third(plain: str, year: int | None, day_first: bool) -> DateSaid | None:
    """The beginning, the middle or the end of a period."""
    found = _thirds().fullmatch(plain)
    period = _point(_without_beginning(found["rest"]), year, day_first) if found else None
    if not found or not period or period.precision == "day":
        return None
    number, days = by_number("thirds")[found["third"]], (period.last - period.first).days + 1
    begin = period.first + dt.timedelta(days=days * (number - 1) // 3)
    last = period.last if number == 3 else period.first + dt.timedelta(days=days * number // 3 - 1)
    return DateSaid("span", begin, last)


@cache
def _between() -> re.Pattern[str]:
    return re.compile(" | ".join(map(re.escape, words("between_days"))).join((" ", " ")) + "| ?- ?")


def _span(plain: str, year: int | None, day_first: bool) -> DateSaid | None:
    """From one day or period to another; what one end leaves unsaid, the other says."""
    plain = re.sub(r"^(?:fra|frå|from|mellom|between) ", "", plain)
    for cut in _between().finditer(plain):
        left, right = plain[: cut.start()].strip(), plain[cut.end() :].strip()
        for begin_text, end_text in _completed(left, right):
            end = _point(_without_weekday(end_text)[0], year, day_first)
            if end is None:
                continue
            begin = _point(_without_weekday(begin_text)[0], end.first.year, day_first)
            if begin and begin.first > end.last and begin_text == left:
                begin = _point(left, end.first.year - 1, day_first)
            if begin and begin.first <= end.first:
                return DateSaid("span", begin.first, end.last)
    return None


def _completed(left: str, right: str) -> Iterator[tuple[str, str]]:
    """The two ends of a span as they stand, then each with what the other says after or before its own number."""
    yield left, right
    for place in re.finditer(r"(?<=\w)(?!\w)", right):
        yield left.rstrip(". "), right
        yield left.rstrip(". ") + right[place.start() :], right
    for place in re.finditer(r"(?<= )", left):
        yield left, left[: place.start()] + right
        for after in re.finditer(r"(?<=\w)(?!\w)", right):
            yield left + right[after.start() :], left[: place.start()] + right
