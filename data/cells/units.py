"""Units wherever they stand: a header, a title, the name of a sheet or file, a note, a cell of units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from data.cells.words import any_of, by_number, words


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

_ENGLISH_THOUSAND = re.compile(r"(?<![\d,.])1,000(?![\d,])")
_SPACES = re.compile(r"[\s\u00a0\u202f\u200b_]+")
# What parts a header or a title into pieces that each may be a unit.
_PIECES = re.compile(r"[^,;:|()\[\]\n]+|[(\[][^()\[\]]*[)\]]")
_LONGEST = 400  # characters; no note about the unit is longer
_MOST_WORDS_OF_A_PIECE = 4  # in a heading; a longer piece is a sentence
_MOST_WORDS_OF_A_HEADING = 10
_AS_OF = re.compile(r"(?:per|pr)\.? ?\d", re.IGNORECASE)  # "kr per 30.09.2024" is no rate
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:19|20)\d{2}$")


def unit_in(text: str) -> Unit | None:
    """The unit that a text states for the numbers it stands over or beside; None where it states none.

    A sentence that only mentions an amount ("prosjekter over 1000 kr") states none. Percent goes before money: a
    header that says percent never names an amount.
    """
    found = units_in(text)
    return found[0] if found else None


@lru_cache(maxsize=4_096)
def units_in(text: str) -> tuple[Unit, ...]:
    """Percent and the unit of money that a text states, for a title over columns of both."""
    if len(text) > _LONGEST:
        return ()
    plain = _plain(text)
    money = _all_money_in(plain)
    # "kr i tusen" says both, and means thousands.
    greatest = [max(money, key=lambda unit: (unit.is_foreign, unit.factor))] if money else []
    percent = _percent_in(plain, is_heading=_is_heading(plain))
    return (*([Unit(is_percent=True, word=percent)] if percent else []), *greatest)


def foreign_unit_in(text: str) -> Unit | None:
    """The money that a text states, where it is not kroner and kroner are not named beside it."""
    plain = _plain(text) if len(text) <= _LONGEST else ""
    pieces = [piece[0] for piece in _PIECES.finditer(plain) if not _is_exchange_rate(piece[0])]
    if any(map(_kroner().search, pieces)):
        return None
    return next((unit for unit in _all_money_in(plain) if unit.is_foreign), None)


@cache
def _kroner() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{any_of(words('kroner'))})(?![^\W_])", re.IGNORECASE)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", _ENGLISH_THOUSAND.sub("1 000", text.replace("\u2019", "'"))).strip(" .*")


def _is_heading(plain: str) -> bool:
    return len(plain.split()) <= _MOST_WORDS_OF_A_HEADING


def _all_money_in(plain: str) -> list[Unit]:
    is_heading = _is_heading(plain)
    pieces = [(piece[0].strip("()[] "), piece[0][0] in "([") for piece in _PIECES.finditer(plain)]
    return [
        unit
        for inside, is_bracket in pieces
        if not _is_exchange_rate(inside)
        for unit in _money_in(inside, is_heading=is_heading, is_bracket=is_bracket)
    ]


@cache
def _percents() -> re.Pattern[str]:
    word = rf"(?<![^\W_])(?:{any_of(words('percent'))})(?![^\W_])"
    return re.compile(rf"%|[^\W\d_]*prosent[^\W\d_]*|{word}", re.IGNORECASE)


def _percent_in(plain: str, *, is_heading: bool) -> str:
    for found in _percents().finditer(plain):
        before = plain[: found.start()].rstrip()
        if re.search(r"\d$", before) and not _YEAR_BEFORE.search(before):
            continue  # "50 % stilling": an amount of something
        if is_heading or _last_word(before) in words("tells_the_unit"):
            return found[0] if found[0].casefold() in words("percent") else "%"
    return ""


@cache
def _money() -> re.Pattern[str]:
    kroner, foreign = any_of(words("kroner")), any_of(words("foreign"))
    factors = any_of(word for word in by_number("factors") if len(word) > 1)
    letters = any_of(by_number("letters_behind_kroner"))
    thousand = r"1[ .]?000|'000"
    return re.compile(
        rf"(?<![^\W_])(?<![\d,]\s)(?<!\d\.\s)(?<![.,])"
        rf"(?:(?<!\.\s)(?P<foreign>{foreign})|(?P<before>{kroner})[ -]?(?P<letter>{letters})|"
        rf"(?:(?P<first>{kroner})\.?[ -]?)?(?:(?P<thousand>{thousand})|(?P<factor>{factors}))\.?"
        rf"(?:[ -]?(?:(?P<last>{kroner})|(?P<money>{foreign})))?|(?<!\.\s)(?P<alone>{kroner}))(?![^\W_])",
        re.IGNORECASE,
    )


def _money_in(piece: str, *, is_heading: bool, is_bracket: bool) -> Iterator[Unit]:
    for found in _with_years_apart(piece):
        before, after = piece[: found.start()].rstrip(), piece[found.end() :].lstrip(". ")
        previous = _last_word(before)
        if _is_mentioned(before, previous) or _is_rate(after):
            continue
        is_told = previous in words("tells_the_unit")
        is_short = is_heading and len(piece.split()) <= _MOST_WORDS_OF_A_PIECE + 2
        stands_at_an_end = not before or not after or after[0] in "-/" or bool(_AS_OF.match(after))
        if is_told or (stands_at_an_end and (is_bracket or (is_short and _is_clear(found, before, after)))):
            yield _unit(found)


def _is_clear(found: re.Match[str], before: str, after: str) -> bool:
    """Whether it can only be a unit: "1000" may be a number, and "mill" a word of another language."""
    if found["foreign"] or found["money"] or found["letter"] or found["first"] or found["last"] or found["alone"]:
        return True
    if found["thousand"] or after:
        return False
    return found["factor"].casefold() != "mill" or not before


def _is_exchange_rate(piece: str) -> bool:
    """Whether a piece says what one currency is worth in another: "EUR 1 = NOK 11.6"."""
    one, is_said, other = piece.partition("=")
    sides = [[found for found in _money().finditer(side) if not found["thousand"]] for side in (one, other)]
    is_foreign = any(found["foreign"] or found["money"] for side in sides for found in side)
    return bool(is_said) and is_foreign and all(sides) and all(any(map(str.isdigit, side)) for side in (one, other))


def _with_years_apart(piece: str) -> Iterator[re.Match[str]]:
    """The units in a piece; the year of "Budsjett 2024 mill. kr" is not the number of millions."""
    hidden = re.sub(r"(?<![\d.,])(?:19|20)\d{2}(?= )", "****", piece)
    return _money().finditer(hidden)


def _is_mentioned(before: str, previous: str) -> bool:
    if re.search(r"\d$", before) and not _YEAR_BEFORE.search(before):
        return True
    return previous in words("tells_an_amount")


def _is_rate(after: str) -> bool:
    first = after.casefold().split(" ", 1)[0].rstrip(".")
    return after.startswith("/") or (first in words("rate") and not _AS_OF.match(after))


def _last_word(before: str) -> str:
    found = re.search(r"([^\W\d_]+)\.?$", before)
    return found[1].casefold() if found else ""


def _unit(found: re.Match[str]) -> Unit:
    word = found[0].strip()
    if found["foreign"] or found["money"]:
        return Unit(word=word, is_foreign=True)
    if found["thousand"]:
        return Unit(1e3, word=word)
    if found["letter"]:
        return Unit(float(by_number("letters_behind_kroner")[found["letter"].casefold()]), word=word)
    return Unit(float(by_number("factors")[found["factor"].casefold()]) if found["factor"] else 1.0, word=word)


def unit_of_cell(text: str) -> Unit | None:
    """The unit that a cell of a column of units is, whatever it counts: "tkr", "%", "døgn"; None where it is empty."""
    plain = _SPACES.sub(" ", text).strip()
    return (unit_in(plain) or Unit(word=plain)) if plain else None
