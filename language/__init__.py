"""Texts in both languages, and how numbers, dates and amounts are written.

Texts live in `nb/*.toml` and `en/*.toml`; the key of a text is its file's name and its name in the file
(`pages.toml`, `overview = "Oversikt"` -> `pages.overview`). A text that depends on a count is a table with
`one` and `other` and is chosen by the value `n`.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_timedelta, get_month_names

LANGUAGES = ("nb", "en")
NORWAY = ZoneInfo("Europe/Oslo")

_PLACE = re.compile(r"(?P<kind>[¶pl])(?P<first>\d+)(?::(?P=kind)(?P<last>\d+))?")

_TWO_MONTHS, _TWO_YEARS = 61, 730  # in days
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"


@dataclass(frozen=True)
class Language:
    """One of the two languages: its texts and its way of writing values. `code` is "nb" or "en"."""

    code: str = "nb"

    def __post_init__(self) -> None:
        if self.code not in LANGUAGES:
            raise ValueError(f"language is one of {', '.join(LANGUAGES)}, not {self.code!r}")

    def text(self, key: str, **values: str | int) -> str:
        """The text of that key, with `{name}` filled from `values`; KeyError where there is no such text."""
        entry = texts(self.code)[key]
        if isinstance(entry, Mapping):
            entry = entry["one" if values["n"] == 1 else "other"]
        return entry.format(**values) if values else entry

    def number(self, value: float, decimals: int = 1, *, signed: bool = False) -> str:
        """A number with at most that many decimals, rounded half up, no trailing zeros: 3.25 is 3,3."""
        rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
        digits = f"{abs(rounded):,f}"
        if "." in digits:
            digits = digits.rstrip("0").rstrip(".")
        if self.code == "nb":
            digits = digits.replace(",", NO_BREAK_SPACE).replace(".", ",")
        sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
        return sign + digits

    def percent(self, share: float, decimals: int = 0) -> str:
        """0.44 is written 44 % in Norwegian and 44% in English."""
        space = NO_BREAK_SPACE if self.code == "nb" else ""
        return f"{self.number(share * 100, decimals)}{space}%"

    def amount_nok(self, value: float) -> str:
        """Whole kroner: 1 200 000 kr."""
        return f"{self.number(value, 0)}{NO_BREAK_SPACE}{'kr' if self.code == 'nb' else 'NOK'}"

    def millions(self, value: float) -> str:
        """An amount in millions with two decimals at most and no unit: 4 100 000 is 4,1."""
        return self.number(value / 1_000_000, 2)

    def date(self, value: dt.date) -> str:
        """30. september 2024."""
        written = format_date(value, "d. MMMM y" if self.code == "nb" else "d MMMM y", locale=self.code)
        return written.replace(" ", NO_BREAK_SPACE)

    def short_date(self, value: dt.date) -> str:
        """30.09.2024 in Norwegian, 30 Sep 2024 in English."""
        return format_date(value, "dd.MM.y" if self.code == "nb" else "d MMM y", locale=self.code)

    def day(self, value: dt.date) -> str:
        """30. september."""
        return format_date(value, "d. MMMM" if self.code == "nb" else "d MMMM", locale=self.code)

    def month(self, month: int) -> str:
        """The short name of a month, 1 to 12."""
        return str(get_month_names("abbreviated", locale=self.code)[month]).rstrip(".")

    def day_of_month(self, value: dt.date) -> str:
        """The day alone, where its month stands above it: 9. in Norwegian, 9 in English."""
        return f"{value.day}." if self.code == "nb" else str(value.day)

    def month_name(self, month: int) -> str:
        """The name of a month, 1 to 12: oktober, October."""
        return str(get_month_names("wide", locale=self.code)[month])

    def moment(self, value: dt.datetime) -> str:
        """A time the store has noted (UTC), as the clock showed it in Norway: 21. november 2026 kl. 19.55."""
        pattern = "d. MMMM y 'kl.' HH.mm" if self.code == "nb" else "d MMMM y, HH:mm"
        return format_datetime(value, pattern, tzinfo=NORWAY, locale=self.code)

    def short_moment(self, value: dt.datetime) -> str:
        """The same for a column of a table: 21.11.2026 19.55 in Norwegian, 21 Nov 2026 19:55 in English."""
        pattern = "dd.MM.y HH.mm" if self.code == "nb" else "d MMM y HH:mm"
        return format_datetime(value, pattern, tzinfo=NORWAY, locale=self.code)

    def local_date(self, value: dt.datetime) -> dt.date:
        """The date of a time the store has noted (UTC), as the calendar showed it in Norway."""
        known = value if value.tzinfo else value.replace(tzinfo=dt.UTC)
        return known.astimezone(NORWAY).date()

    def duration(self, days: int) -> str:
        """A length of time as people say it, about: 5 dager, 7 måneder, 2 år. A unit is used from two of it on."""
        if _TWO_MONTHS <= days < _TWO_YEARS:
            # Babel's months have 30 days: 317 days, which are ten months, would be eleven.
            days = round(days * 30 / (365.25 / 12))
        written = str(format_timedelta(dt.timedelta(days=days), granularity="day", threshold=2, locale=self.code))
        # "13 døgn" is a length of stay; what is due in them is due in "13 dager".
        return written.replace("døgn", "dager").replace(" ", NO_BREAK_SPACE)

    def in_words(self, count: int) -> str:
        """Small counts in words, as in running text: three, but 13."""
        words = self.text("common.counts").split()
        return words[count] if 0 <= count < len(words) else self.number(count, 0)

    def place(self, cell: str) -> str:
        """Where something stood: ¶41 is avsnitt 41, p3:p7 is side 3–7, l12 is linje 12; B4 stays B4."""
        found = _PLACE.fullmatch(cell)
        if not found:
            return cell
        first, last = found["first"], found["last"] or found["first"]
        places = first if first == last else f"{first}–{last}"
        key = {"¶": "reports.paragraph", "p": "reports.page", "l": "reports.line"}[found["kind"]]
        return self.text(key, n=1 if first == last else 2, places=places)

    def listing(self, items: Sequence[str], *, most: int | None = None) -> str:
        """a, b og c; of more than `most`, the first of them and how many more there are: a, b og sju til."""
        if most is not None and len(items) > most:
            more = self.text("common.more", count=self.in_words(len(items) - most + 1))
            items = [*items[: most - 1], more]
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.text('common.and')} {items[-1]}"


def sentence(text: str) -> str:
    """The text with a capital first; the rest as it is."""
    return text[:1].upper() + text[1:]


@cache
def texts(code: str) -> Mapping[str, str | Mapping[str, str]]:
    """Every text of a language by its key; a counted text is a mapping with `one` and `other`."""
    collected: dict[str, str | Mapping[str, str]] = {}
    for path in sorted((Path(__file__).parent / code).glob("*.toml")):
        for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            _collect(collected, f"{path.stem}.{name}", entry)
    return MappingProxyType(collected)


def _collect(collected: dict[str, str | Mapping[str, str]], key: str, entry: str | dict[str, object]) -> None:
    if isinstance(entry, str):
        collected[key] = entry
    elif set(entry) == {"one", "other"}:
        collected[key] = {form: str(text) for form, text in entry.items()}
    else:
        for name, inner in entry.items():
            _collect(collected, f"{key}.{name}", inner)  # type: ignore[arg-type]
