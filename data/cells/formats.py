"""What the number format of a cell makes of its value: percent, thousands, a unit in letters, a year alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from data.cells.words import by_number, words


@dataclass(frozen=True)
class Shown:
    """How a format shows a value.

    `scale`: what the value is divided by. `factor`: what letters in the format say that the shown number is multiplied
    by, None where they say nothing; `in_kroner`, `is_foreign`: what money they name. `is_percent`: the value is shown
    times a hundred with a percent sign; `says_percent`: the sign is only a letter beside the value. `date`: "day",
    "month" or "year", the finest that is shown of a date, "" where the format is none; `shows_year` belongs to it.
    `pattern` is the format without its letters, `before` the letters before the number.
    """

    scale: float = 1.0
    factor: float | None = None
    in_kroner: bool = False
    is_foreign: bool = False
    is_percent: bool = False
    says_percent: bool = False
    date: str = ""
    shows_year: bool = False
    pattern: str = ""
    before: str = ""


AS_STORED = Shown()

_LONGEST = 255  # what a workbook may hold
_PART = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|\[(?P<bracket>[^\]]*)\]|_.|\*.'
    r"|(?P<general>general|standard)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_SCALE = re.compile(r"[0#?](,+)(?![0#?,])")
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)?|[%€$£]")
_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
}


def shown(number_format: str, value: float = 1.0) -> Shown:
    """What the format makes of that value; formats may show great and small or negative values in different ways."""
    sections = _sections(number_format[:_LONGEST])
    return sections[_chosen(tuple(section[0] for section in sections), value)][1]


def _chosen(conditions: tuple[tuple[str, float] | None, ...], value: float) -> int:
    if any(conditions):
        for place, condition in enumerate(conditions):
            if condition is None or _COMPARED[condition[0]](value, condition[1]):
                return place
        return len(conditions) - 1
    if value < 0 and len(conditions) > 1:
        return 1
    return 2 if value == 0 and len(conditions) > 2 else 0


@lru_cache(maxsize=1_024)
def _sections(number_format: str) -> tuple[tuple[tuple[str, float] | None, Shown], ...]:
    return tuple(_section(parts) for parts in _parted(number_format))


def _parted(number_format: str) -> Iterator[list[re.Match[str]]]:
    parts: list[re.Match[str]] = []
    for part in _PART.finditer(number_format):
        if part["plain"] == ";":
            yield parts
            parts = []
        else:
            parts.append(part)
    yield parts


def _section(parts: Iterable[re.Match[str]]) -> tuple[tuple[str, float] | None, Shown]:
    condition, letters, pattern, before = None, "", "", ""
    for part in parts:
        if part["bracket"] is not None:
            found = _CONDITION.fullmatch(part["bracket"])
            condition = (found[1], float(found[2])) if found else condition
        elif part["plain"] is not None:
            pattern += part["plain"]
            letters += " "
        else:
            said = part["quoted"] or part["escaped"] or part["currency"] or ""
            letters += said.replace("\\", " ")
            before += said if not re.search("[0#?]", pattern) else ""
    return condition, _shown(pattern, [word.casefold() for word in _WORD.findall(letters)], before)


def _shown(pattern: str, letters: list[str], before: str) -> Shown:
    commas = _SCALE.search(pattern)
    scale = 1000.0 ** len(commas[1]) if commas else 1.0
    date, shows_year = _date_part(pattern)
    factors = [factor for word in letters if (factor := _factor(word, scale))]
    return Shown(
        scale,
        float(factors[0]) if factors else None,
        any(word in words("kroner") or word.endswith(("kr", "nok")) for word in letters),
        any(word in words("foreign") for word in letters),
        "%" in pattern,
        any(word in words("percent") for word in letters),
        date,
        shows_year,
        pattern.strip(),
        before,
    )


def _factor(word: str, scale: float) -> int | None:
    # One letter may stand for metres or kilos: only where the format also divides by as much is it a unit of money.
    if len(word) == 1:
        factor = {"k": 1_000, "t": 1_000, "m": 1_000_000}.get(word)
        return factor if factor == scale else None
    known = by_number("factors")
    return known.get(word) or known.get(word.split(".")[0])


def _date_part(pattern: str) -> tuple[str, bool]:
    """The finest part of a date that a pattern shows; minutes go with hours or seconds, and are no months."""
    plain = pattern.casefold().replace("å", "y")
    if re.search("[0#?]", plain):
        return "", False
    has_time = bool(re.search("[hs:]", plain))
    if "d" in plain:
        return "day", "y" in plain
    if "m" in plain and not has_time:
        return "month", "y" in plain
    return ("year", True) if "y" in plain else ("", False)


def padded(number_format: str, number: int) -> str | None:
    """A whole number as a format of zeros shows it: 12 under 0000 is "0012"; None where the format is another."""
    said = shown(number_format, number)
    if re.fullmatch("0{2,}", said.pattern) and number >= 0:
        return said.before + str(number).zfill(len(said.pattern))
    return None
