"""Units wherever they stand: a header, a title, the name of a sheet, a note, a cell of units."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Unit:
    """What the numbers it holds for are counted in: kroner times `factor`, or percent.

    `word` is the unit as it was written. `is_foreign`: money, but not kroner.
    """

    factor: float = 1.0
    is_percent: bool = False
    word: str = ""
    is_foreign: bool = False


NO_UNIT = Unit()

_SPACES = re.compile(r"\s+")
_PERCENT = re.compile(r"%|prosent|\bpst\b|\bper\s?cent", re.IGNORECASE)
_FOREIGN = re.compile(r"\b[mkt]?(?:eur|euro|usd|sek|dkk|gbp)\b|[€$£]", re.IGNORECASE)
_MILLIONS = re.compile(r"\b(?:mill|mnok|mkr|millione?r?|millionar)\b\.?(?: (?:kr|nok|kroner))?", re.IGNORECASE)
_THOUSANDS = re.compile(
    r"\b(?:1[ .]?000|tusen|tusenkroner|tkr|tnok|knok|kkr)\b(?: (?:kr|nok|kroner))?", re.IGNORECASE
)
_KRONER = re.compile(r"\b(?:kr|nok|kroner)\b", re.IGNORECASE)


def unit_in(text: str) -> Unit | None:
    """The unit that a text states for the numbers it stands over or beside; None where it states none."""
    plain = _SPACES.sub(" ", text)
    if found := _PERCENT.search(plain):
        return Unit(is_percent=True, word=found[0])
    if found := _FOREIGN.search(plain):
        return Unit(word=found[0], is_foreign=True)
    for pattern, factor in ((_MILLIONS, 1e6), (_THOUSANDS, 1e3), (_KRONER, 1.0)):
        if found := pattern.search(plain):
            return Unit(factor, word=found[0])
    return None
