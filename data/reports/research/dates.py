"""The date or the period at the beginning or the end of a line, and what it is the date of."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from data.cells.dates import DateSaid, date_said, slashed

_LONGEST = 60
_NEAR = 25  # signs
_CUTS = re.compile(r"\s*[:–—|\t]\s*|\s+-\s+|,\s+|\s*\(|\)\s*|\.\s+(?=[^\W\d_])|\s+")
_STRIP = " :–—-|,.()\t"
_A_YEAR = 2000  # stands in for a year that is not said, to see whether a text is a date at all
_DAY = re.compile(r"(?<!\d)(?:[12]?\d|3[01])(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class When:
    """A day, or from a day to a day, as far as the text gives days; `words` is how it was written.

    `quality`: "known", "month" (a whole month), "doubtful" or "undated" (any other period, or a day without its year).
    """

    words: str
    quality: str
    start: dt.date | None = None
    end: dt.date | None = None

    @property
    def period(self) -> str | None:
        """The words, where they give no day."""
        return None if self.quality == "known" else self.words


def when_of(text: str, year: int | None = None) -> When | None:
    """What a text says that is a date or a period and nothing else; `year` is the one that a heading gives."""
    words = text.strip(_STRIP)
    said = date_said(words, year) if any(map(str.isdigit, words)) else None
    if said is None:
        undated = date_said(words, _A_YEAR)
        return When(words, "undated") if undated and (_LETTERS.search(words) or _DAY.search(words)) else None
    if said.precision == "year" and year is None and len(words) > 4:
        return None
    if (open_order := slashed(words)) and max(open_order) <= 12 and open_order[0] != open_order[1]:
        return When(words, "doubtful")
    if said.precision == "day" or (said.precision == "span" and _is_of_days(words, said)):
        end = said.last if said.last != said.first else None
        return When(words, "doubtful" if said.weekday_differs else "known", said.first, end)
    return When(words, "month" if said.precision == "month" else "undated")


def _is_of_days(words: str, said: DateSaid) -> bool:
    """Whether both ends of a span are days, and not the first and last of a month that was named."""
    numbers = {int(number) for number in _DAY.findall(words)}
    return {said.first.day, said.last.day} <= numbers


def begins_with_date(text: str) -> bool:
    """Whether a line begins with a date or a period, and says more: "9. februar: Oppstart" is no ninth point."""
    if not any(map(str.isdigit, text[:_NEAR])):
        return False
    found = dated(text)
    if found is None or not text.lstrip(_STRIP).startswith(found[0].words):
        return False
    return found[0].quality != "undated" or any(map(str.isalpha, found[0].words))


def dated(text: str, year: int | None = None) -> tuple[When, str] | None:
    """The date that a line begins or ends with, and the words beside it; None where there is none."""
    cuts = [(cut.start(), cut.end()) for cut in _CUTS.finditer(text)]
    for begin, end in reversed([cut for cut in cuts if cut[0] <= _LONGEST]):
        rest = text[end:].strip(_STRIP)
        if rest and _LETTERS.search(rest) and (when := when_of(text[:begin], year)):
            return when, rest
    for begin, end in [cut for cut in cuts if len(text) - cut[1] <= _LONGEST]:
        rest = text[:begin].strip(_STRIP)
        if rest and _LETTERS.search(rest) and (when := when_of(text[end:], year)):
            return when, rest
    return None
