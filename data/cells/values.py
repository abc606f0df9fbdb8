"""From what stands in a cell to a value: "4,5", "44 %", "7,5 mill", "kr 1 200 000,-", "30.09.2024"."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from data.cells.dates import date_said
from data.cells.grid import Cell
from data.cells.units import NO_UNIT, Unit
from data.cells.words import words as words_of
from data.terms import aliases
from data.terms.datasets import Field, Kind

Value = str | float | int | bool | dt.date | None

FIRST_YEAR, LAST_YEAR = 1990, 2100
EXCEL_DAY_ZERO = dt.date(1899, 12, 30)
_NOTHING = frozenset({"", "-", "–", "—", "−"})

_FACTORS = {
    "": 1.0,
    "kr": 1.0,
    "nok": 1.0,
    "kroner": 1.0,
    "tkr": 1e3,
    "tnok": 1e3,
    "tusen": 1e3,
    "mill": 1e6,
    "mnok": 1e6,
    "mkr": 1e6,
    "million": 1e6,
    "millioner": 1e6,
    "millionar": 1e6,
    "mrd": 1e9,
    "milliard": 1e9,
    "milliarder": 1e9,
    "milliardar": 1e9,
}
_COUNTED = frozenset({"stk", "personer", "årsverk", "arbeidsplasser", "arbeidsplassar", "jobber", "jobs", "poeng"})
_NUMBER = re.compile(
    r"(?P<sign>[-+]?)"
    r"(?P<digits>\d{1,3}(?: \d{3})+(?:[.,]\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+\.\d+|\d+(?:[.,]\d+)?(?:[eE][-+]?\d{1,2})?|(?<![^\W\d_])[.,]\d+)"
    r"(?:[.,][-–])?"
)
_WHOLE_THOUSANDS = re.compile(r"\d{1,3}[.,]\d{3}")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2007\u2009\u200a\ufeff\u200b]+")
_ERROR_TEXT = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|I/T|NAVN\?|VERDI!|SPILL!|CALC!|GETTING_DATA)")


# "i.t.", "n.a.", "i/a": two words cut down to their first letters
_NOT_SO = re.compile(r"(?:er |is )?(?:ikke|ikkje|not)(?: [^\W\d_]+\.?){1,4}")
_CUT_SHORT = re.compile(r"[in](?:\. ?|/)[a-z]\.?")


# No amount or count of a programme is as great, and what is greater cannot be written on a page.
GREATEST = 1e12
_LONGEST_TEXT = 10_000
# Control characters, and marks that turn the direction of the text around them.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


class Unreadable(ValueError):
    """A cell that holds something, but not what the field asks for. The message is the problem's code."""


_THOUSANDS = re.compile(r"\b(?:1[ .]?000|tusen|tkr|tnok)\b", re.IGNORECASE)
_MILLIONS = re.compile(r"\b(?:mill|mnok|mkr|millioner|millions?)\b", re.IGNORECASE)


def unit_of(header: str) -> Unit:
    """The unit a header speaks of: "Budsjett (1000 kr)", "Bevilget, mill. kr", "Utnyttelse i %"."""
    text = _SPACES.sub(" ", header)
    if "%" in text or "prosent" in text.casefold():
        return Unit(is_percent=True)
    if _MILLIONS.search(text):
        return Unit(factor=1e6)
    if _THOUSANDS.search(text):
        return Unit(factor=1e3)
    return NO_UNIT


def squeezed(cell: Cell) -> str:
    """The text of a cell, its spaces squeezed; a whole number without its ".0"."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return str(cell)


def as_written(cell: Cell) -> str:
    """A value as it is written in a Norwegian sheet: 30.09.2024, 4,5."""
    if isinstance(cell, float):
        return f"{cell:.12g}".replace(".", ",")
    if isinstance(cell, dt.date):
        return f"{cell:%d.%m.%Y}"
    return squeezed(cell)


def is_missing(cell: Cell) -> bool:
    """Whether the cell says that there is no value: empty, "-", "ikke oppgitt"."""
    return isinstance(cell, str) and _says_missing(cell)


@lru_cache(maxsize=16_384)
def _says_missing(said: str) -> bool:
    text = squeezed(said).casefold()
    if _is_bracketed(text):
        text = text[1:-1].strip()
    return text in _missing_words() or _CUT_SHORT.fullmatch(text) is not None


@cache
def _unfound() -> re.Pattern[str]:
    later = r"(?:ennå|enno|enda|yet|been|blitt|er|ble|blei)"
    found = "|".join(map(re.escape, words_of("found_out")))
    return re.compile(rf"(?:er |is )?(?:ikke|ikkje|not)(?: {later})*(?: (?:{found}))(?: {later})*\.?")


def is_not_found_out(cell: Cell) -> bool:
    """Whether a cell for a figure says that nobody knows it: "ikke talt ennå"; not that nothing was granted."""
    text = squeezed(cell).casefold() if isinstance(cell, str) else ""
    if _is_bracketed(text):
        text = text[1:-1].strip()
    return text.startswith(("ikk", "not ", "er ", "is ")) and _unfound().fullmatch(text) is not None


def says_not_so(cell: Cell) -> bool:
    """Whether a few words in the place of a figure say that something is not so: "ikke klart", "not drawn yet"."""
    return isinstance(cell, str) and _NOT_SO.fullmatch(squeezed(cell).casefold().strip('()[]<>«»"')) is not None


def _is_bracketed(text: str) -> bool:
    return text[:1] + text[-1:] in ("()", "[]", "<>", "«»", '""')


@cache
def _missing_words() -> frozenset[str]:
    return frozenset(word.casefold() for word in (*aliases.spellings("missing"), *words_of("missing")))


def is_error(cell: Cell) -> bool:
    """Whether the cell holds what a formula that failed leaves behind: "#DIV/0!"."""
    return isinstance(cell, str) and "#" in cell and bool(_ERROR_TEXT.fullmatch(cell.strip()))


def number_and_unit(text: str) -> tuple[float, str]:
    """The number in a text and the word or sign around it, in small letters; Unreadable where there is none."""
    plain = _SPACES.sub(" ", text).strip().replace("\u2212", "-").replace("–", "-")
    if plain.startswith("(") and plain.endswith(")"):
        plain = "-" + plain[1:-1].strip()
    found = _NUMBER.search(plain)
    if not found:
        raise Unreadable("not_a_number")
    before, after = plain[: found.start()].strip(" ."), plain[found.end() :].strip()
    if before and after and not (before in {"kr", "NOK", "nok", "Kr"} and after.strip(". ") in _FACTORS):
        raise Unreadable("not_a_number")
    if before.endswith("-"):
        before, sign = before[:-1].strip(" ."), "-"
    else:
        sign = found["sign"]
    unit = (after or before).casefold()
    return float(sign + _plain_digits(found["digits"])), " ".join(unit.replace(".", " ").split())


def _plain_digits(digits: str) -> str:
    digits = digits.replace(" ", "")
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        thousands = "." if comma > point else ","
        return digits.replace(thousands, "").replace(",", ".")
    for mark in ",.":
        if digits.count(mark) > 1:
            return digits.replace(mark, "")
    return digits.replace(",", ".")


def _amount(cell: Cell, unit: Unit) -> float:
    if isinstance(cell, str):
        number, word = number_and_unit(cell)
        words = word.split()
        if words[:2] == ["1000", "kr"] or not all(part in _FACTORS for part in words):
            raise Unreadable("not_an_amount")
        # "1.200" in a column of kroner is twelve hundred: nobody writes tenths of an øre.
        bare = _SPACES.sub("", cell).strip("-+−krKRnoNO.,")
        if _WHOLE_THOUSANDS.fullmatch(bare) and unit.factor == 1.0 and not set(words) - {"kr", "nok", "kroner"}:
            number = float(bare.replace(".", "").replace(",", "")) * (-1 if number < 0 else 1)
        factor = max((_FACTORS[part] for part in words), default=1.0)
        return _scaled(number, factor if factor > 1 else unit.factor if not words else 1.0)
    return _scaled(_plain_number(cell, "not_an_amount"), unit.factor)


def _scaled(number: float, factor: float) -> float:
    return number if factor == 1.0 else round(number * factor, 2)


def _plain_number(cell: Cell, code: str) -> float:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        raise Unreadable(code)
    return float(cell)


def _number(cell: Cell, code: str = "not_a_number") -> float:
    if isinstance(cell, str):
        number, word = number_and_unit(cell)
        if word and word not in _COUNTED:
            raise Unreadable(code)
        return number
    return _plain_number(cell, code)


def _integer(cell: Cell) -> int:
    number = _number(cell)
    if not number.is_integer():
        raise Unreadable("not_whole")
    return int(number)


def year_in(cell: Cell) -> int | None:
    """The year that a cell is, such as 2024 or "2024"; None where it is something else."""
    if isinstance(cell, float):
        return int(cell) if FIRST_YEAR <= cell <= LAST_YEAR and cell.is_integer() else None
    if isinstance(cell, int) and not isinstance(cell, bool) and FIRST_YEAR <= cell <= LAST_YEAR:
        return cell
    if isinstance(cell, str):
        text = cell.strip().removesuffix(".0")
        if len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
            return int(text)
    return None


def _year(cell: Cell) -> int | None:
    if isinstance(cell, str) and aliases.normalised(cell) in aliases.words("whole_period"):
        return None
    year = year_in(cell)
    if year is None:
        raise Unreadable("not_a_year")
    return year


def date_in(text: str) -> dt.date | None:
    """The day a text is, day before month as Norwegians write it; None where it is no day, or names no year."""
    said = date_said(text)
    return said.first if said and said.precision == "day" else None


def _date(cell: Cell) -> dt.date:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, float) and not isinstance(cell, bool) and cell.is_integer() and 32_874 <= cell <= 73_415:
        return EXCEL_DAY_ZERO + dt.timedelta(days=int(cell))  # a date whose cell lost its number format
    found = date_in(cell) if isinstance(cell, str) else None
    if found is None:
        raise Unreadable("not_a_date")
    return found


def _boolean(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    word = squeezed(cell).casefold()
    if word in {spelling.casefold() for spelling in aliases.spellings("yes")}:
        return True
    if word in {spelling.casefold() for spelling in aliases.spellings("no")}:
        return False
    raise Unreadable("not_yes_or_no")


def _text(cell: Cell) -> str | None:
    text = squeezed(_UNSEEN.sub(" ", cell) if isinstance(cell, str) else cell)
    if len(text) > _LONGEST_TEXT:
        raise Unreadable("text_too_long")
    return None if text in _NOTHING else text


def _reader(dataset: str, field: Field, unit: Unit) -> Callable[[Cell], Value]:
    if field.kind is Kind.CHOICE:
        codes = aliases.choices_by_word(dataset, field.name)

        def choice(cell: Cell) -> str:
            code = codes.get(aliases.normalised(squeezed(cell)))
            if code is None:
                raise Unreadable("unknown_choice")
            return code

        return choice
    if field.kind is Kind.AMOUNT:
        return lambda cell: _amount(cell, unit)
    simple: Mapping[Kind, Callable[[Cell], Value]] = {
        Kind.TEXT: _text,
        Kind.YEAR: _year,
        Kind.INTEGER: _integer,
        Kind.NUMBER: _number,
        Kind.SCORE: lambda cell: _number(cell, "not_a_score"),
        Kind.DATE: _date,
        Kind.BOOLEAN: _boolean,
    }
    return simple[field.kind]


Fault = tuple[int, str]
"""Position in the column, problem code."""


def read_column(
    dataset: str, field: Field, cells: Sequence[Cell], unit: Unit, percents: frozenset[int] = frozenset()
) -> tuple[list[Value], list[Fault]]:
    """The values of a column and what could not be read; `percents` are the positions written as percent."""
    if field.kind is Kind.SHARE:
        return _read_shares(cells, unit, percents)
    types = set(map(type, cells))
    if types == {float} and field.kind in (Kind.NUMBER, Kind.SCORE, Kind.AMOUNT) and unit.factor == 1.0:
        numbers: list[Value] = list(cells)  # type: ignore[arg-type]
        if are_all_of_this_world(numbers):
            return numbers, []
    if types == {str} and field.kind is Kind.TEXT:
        # Where most cells differ, looking for those that do not takes longer than reading them all.
        texts: dict[Any, Value] = {} if _differ(cells[:_TO_COMPARE]) else dict.fromkeys(cells)
        if _are_plain(texts or cells):  # type: ignore[arg-type]
            if not texts:
                return [cell or None for cell in cells], []  # type: ignore[misc]
            # One text for all cells that say the same: there may be very many of them.
            texts.update(zip(texts, texts, strict=True))
            texts[""] = None
            return list(map(texts.__getitem__, cells)), []
    reader = _reader(dataset, field, unit)
    # Each distinct cell is read once; True and 1.0 are one key to a dict, so booleans carry their type.
    keys: Sequence[object] = [(type(cell), cell) for cell in cells] if bool in types else cells
    by_key = dict(zip(keys, cells, strict=True))
    known: dict[object, Value] = {}
    bad: dict[object, str] = {}
    for key, cell in by_key.items():
        try:
            known[key] = _read(reader, field.kind, cell)
        except Unreadable as unreadable:
            known[key] = None
            bad[key] = str(unreadable)
    values = [known[key] for key in keys]
    faults = [(position, bad[key]) for position, key in enumerate(keys) if key in bad] if bad else []
    return values, faults


def _differ(cells: Sequence[Cell]) -> bool:
    return len(set(cells)) > len(cells) // 2


_TO_COMPARE = 20_000
_BETWEEN = "\u00a6"


def _are_plain(texts: Iterable[str]) -> bool:
    """Whether texts may stay as they are: looked at as one text, because there may be very many of them."""
    filled = list(filter(None, texts))
    if not filled:
        return True
    whole = _BETWEEN + _BETWEEN.join(filled) + _BETWEEN
    if not whole.isprintable() or any(sign in whole for sign in ("#", "  ", f" {_BETWEEN}", f"{_BETWEEN} ")):
        return False
    if whole.count(_BETWEEN) != len(filled) + 1 or max(map(len, filled)) > _LONGEST_TEXT:
        return False
    return _NOTHING.isdisjoint(filled) and _missing_words().isdisjoint(map(str.casefold, filled))


def _read(reader: Callable[[Cell], Value], kind: Kind, cell: Cell) -> Value:
    if isinstance(cell, str) and _ERROR_TEXT.fullmatch(cell.strip()):
        raise Unreadable("cell_error")
    if kind is not Kind.TEXT and is_missing(cell) and not (kind is Kind.BOOLEAN and cell == "-"):
        return None
    value = reader(cell)
    if isinstance(value, int | float) and not abs(value) < GREATEST:  # NaN is neither above nor below
        raise Unreadable("too_great")
    return value


def are_all_of_this_world(numbers: Sequence[Any]) -> bool:
    """Whether all numbers are such as an amount or a count can be, looked at together: there may be very many."""
    return min(numbers) > -GREATEST and max(numbers) < GREATEST and not math.isnan(sum(numbers))


def _read_shares(cells: Sequence[Cell], unit: Unit, percents: frozenset[int]) -> tuple[list[Value], list[Fault]]:
    """Shares: "44 %" and a cell written as percent say what they are; for bare numbers the whole column decides."""
    numbers: list[tuple[float, bool] | None] = []
    faults: list[Fault] = []
    for place, cell in enumerate(cells):
        try:
            share = _share(cell, place in percents)
            if share is not None and not abs(share[0]) < GREATEST:
                raise Unreadable("too_great")
            numbers.append(share)
        except Unreadable as unreadable:
            numbers.append(None)
            faults.append((place, str(unreadable)))
    bare = [abs(number[0]) for number in numbers if number and not number[1]]
    in_percent = max(bare, default=0.0) > (1.0 if unit.is_percent else 1.5)
    values: list[Value] = [
        None if number is None else number[0] if number[1] or not in_percent else round(number[0] / 100, 10)
        for number in numbers
    ]
    return values, faults


def _share(cell: Cell, is_percent_cell: bool) -> tuple[float, bool] | None:
    """The share and whether it is certain, that is: said by the cell itself."""
    if is_missing(cell):
        return None
    if isinstance(cell, str):
        if _ERROR_TEXT.fullmatch(cell.strip()):
            raise Unreadable("cell_error")
        number, word = number_and_unit(cell)
        if word in {"%", "prosent", "percent", "pst"}:
            return round(number / 100, 10), True
        if word:
            raise Unreadable("not_a_share")
        return number, False
    return _plain_number(cell, "not_a_share"), is_percent_cell
