"""How people write numbers, and by which marks the numbers of one table are to be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from data.cells.grid import Cell
from data.cells.words import any_of, by_number, words


@dataclass(frozen=True)
class NumberMarks:
    """The mark that parts thousands and the mark before decimals; spaces and ' may part thousands in any style.

    `decimal` may hold two marks: a table where 4.5 and 4,5 both occur.
    """

    thousands: str
    decimal: str


NORWEGIAN = NumberMarks(".", ",")
ENGLISH = NumberMarks(",", ".")
MIXED = NumberMarks("", ",.")


@dataclass(frozen=True)
class Written:
    """A number as it was written, before anybody has said what its marks mean.

    `factor` is what a word behind it multiplies it by, None where there is no such word; `in_kroner`, `in_percent`:
    the cell says so. `word` is any other word behind it. `out_of` holds the digits of the other number in "4 av 6".
    `sign_behind` is the + or - that follows it: "12 500-", "3+".
    """

    digits: str
    is_negative: bool = False
    factor: float | None = None
    in_kroner: bool = False
    in_percent: bool = False
    word: str = ""
    out_of: str = ""
    sign_behind: str = ""
    has_tick: bool = False
    is_sum: bool = False


class NotOneNumber(ValueError):
    """A text that is no number, or more than one. The message is the problem's code."""


_LONGEST = 80  # characters; what is longer is a sentence
_SPACES = re.compile(r"[\s\u00a0\u202f\u2007\u2009\u200a\ufeff\u200b]+")
_PLAIN = str.maketrans(
    {"\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2019": "'", "\u00b4": "'", "`": "'"}
    | dict.fromkeys("\u00ad\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e")
)
_RAISED = re.compile(r"(?<=[\d%)'])[\u00b9\u00b2\u00b3\u2070-\u2079]+")
# "42*", "42 1)", "42 a)", "42[1]"
_NOTE_MARK = re.compile(r"(?:\s?[*\u2020\u2021\u00a7]+|(?<=[\d%]) (?:\d{1,2}|[a-e])\)|\[(?:\d{1,2}|[a-e])\])$")
_FRACTIONS = {"\u00bd": "5", "\u00bc": "25", "\u00be": "75"}
# Not "1e4" of "1e400", nor the 1 of it. The point of "kr.500" is the word's.
_NUMBER = re.compile(
    r"(?:\d|(?<![^\W\d_])[.,](?=\d))(?:\d|[ .,'](?=\d))*(?:e[-+]?\d{1,2})?(?![^\W\d_]?\d)", re.IGNORECASE
)
# "(1 200)" and "kr (1 200)", which are negative, but not "1 200 (søkt)".
_IN_BRACKETS = re.compile(r"([^\d()]*)\(([^()]*)\)")
_ROUND_END = re.compile(r"[.,]\s?-{1,2}")


# What most numbers are: digits with marks between them, perhaps a minus, kroner or percent.
_BARE = re.compile(r"(?:kr\.? ?)?(-?)(\d+(?:[ .,]\d+)*)(?: ?(?:kr|%))?", re.IGNORECASE)
_ALIKE = str.maketrans("23456789", "11111111")


def written(text: str) -> Written:
    """The one number that a text is; NotOneNumber where it is none, several, or only a bound of one."""
    if len(text) > 2 * _LONGEST:
        raise NotOneNumber("not_a_number")
    if bare := _BARE.fullmatch(text.replace("\u00a0", " ")):
        is_plain = bare.end(2) - bare.start(1) == len(text)
        return Written(
            bare[2],
            is_negative=bool(bare[1]),
            in_kroner=not is_plain and "k" in text.casefold(),
            in_percent=not is_plain and text[-1] == "%",
        )
    return _written(text)


@lru_cache(maxsize=16_384)
def is_one_number(text: str) -> bool:
    """Whether a text is one number, and not how much it is of another: "8/12"."""
    try:
        return not written(text).out_of
    except NotOneNumber:
        return False


@lru_cache(maxsize=65_536)
def _written(text: str) -> Written:
    plain = _NOTE_MARK.sub("", _RAISED.sub("", _SPACES.sub(" ", text.translate(_PLAIN)).strip()))
    plain = _halves(plain).lstrip("*'").strip()
    in_brackets = _IN_BRACKETS.fullmatch(plain)
    plain = f"{in_brackets[1]}{in_brackets[2]}".strip() if in_brackets else plain
    found = _NUMBER.search(plain)
    if not found or len(plain) > _LONGEST:
        raise NotOneNumber("not_a_number")
    number = _with_what_stands_before(Written(found[0], is_negative=bool(in_brackets)), plain[: found.start()])
    return _with_what_follows(number, plain[found.end() :])


def _halves(plain: str) -> str:
    for sign, digits in _FRACTIONS.items():
        if sign in plain:
            plain = re.sub(rf"(?<!\d)\s*{sign}", f"0,{digits}", re.sub(rf"(?<=\d)\s?{sign}", f",{digits}", plain))
    return re.sub(r"(?<=\d) 1/2(?=$|\s+[^\W\d])", ",5", plain)


@cache
def _harmless() -> re.Pattern[str]:
    spellings = {*words("about"), *words("kroner"), *words("sum"), *words("points"), *_money_factors()}
    return re.compile(rf"(?:(?<![^\W_])({any_of(spellings)})(?![^\W_])[.:]?|([-+]))\s*", re.IGNORECASE)


def _money_factors() -> list[str]:
    """Words such as TNOK, which may stand before a number as well."""
    return [word for word in by_number("factors") if _says_kroner(word)]


def _says_kroner(word: str) -> bool:
    return word.endswith(("kr", "nok", "nokm", "kroner"))


@cache
def _bound() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('inexact'))})[.:]?\s*(?:kr|nok)?\.?\s*", re.IGNORECASE)


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{any_of(words('foreign'))})(?![^\W_])", re.IGNORECASE)


def _with_what_stands_before(number: Written, before: str) -> Written:
    rest = before.strip()
    while rest:
        found = _harmless().match(rest)
        if not found:
            raise NotOneNumber(_what_is_wrong(rest))
        word = (found[1] or "").casefold()
        if word:
            number = _with_word(number, word)
        elif found[2] == "-":
            number = replace(number, is_negative=True)
        rest = rest[found.end() :]
    return number


def _what_is_wrong(rest: str) -> str:
    if _bound().fullmatch(rest):
        return "not_exact"
    if _foreign().search(rest):
        return "foreign_currency"
    return "two_numbers" if re.search(r"\d", rest) else "not_a_number"


@cache
def _of() -> re.Pattern[str]:
    points = r"(?:\s*(?:p|poeng|points)\.?)?"
    return re.compile(rf"\s*(?:{any_of(words('of'))})\s*({_NUMBER.pattern}){points}", re.IGNORECASE)


@cache
def _followers() -> re.Pattern[str]:
    spellings = {*by_number("factors"), *words("kroner"), *words("percent"), *words("about")}
    return re.compile(rf"({any_of(spellings)})(?![^\W_])\.?\s*|([%])\s*", re.IGNORECASE)


def _with_what_follows(number: Written, after: str) -> Written:
    if found := _of().fullmatch(after):
        return replace(number, out_of=found[1])
    rest = after
    if rest.startswith("'"):
        number, rest = replace(number, has_tick=True, factor=1e3), rest[1:]
    if end := _ROUND_END.match(rest.lstrip()):
        rest = rest.lstrip()[end.end() :]
    elif re.fullmatch(r"\s?[-+]", rest):
        return replace(number, sign_behind=rest.strip())
    rest = rest.strip()
    while rest and (found := _followers().match(rest)):
        number, rest = _with_word(number, (found[1] or found[2]).casefold()), rest[found.end() :].strip(" ,")
    rest = _aside(rest).strip(" .")
    if rest and (re.search(r"\d|\s", rest) or not rest[0].isalpha() or _foreign().search(rest)):
        raise NotOneNumber(_what_is_wrong(rest))
    return replace(number, word=rest.casefold()) if rest else number


@cache
def _remark() -> re.Pattern[str]:
    return re.compile(rf"\((?:{any_of(words('about'))})\.?\)", re.IGNORECASE)


def _aside(rest: str) -> str:
    """What follows a number, without a remark such as "(ca.)" or "(anslag)"."""
    return _remark().sub("", rest)


def _with_word(number: Written, word: str) -> Written:
    factor = by_number("factors").get(word)
    if factor:
        if number.factor is not None and not number.has_tick:
            raise NotOneNumber("not_a_number")
        return replace(number, factor=float(factor), in_kroner=number.in_kroner or _says_kroner(word))
    return replace(
        number,
        in_kroner=number.in_kroner or word in words("kroner"),
        in_percent=number.in_percent or word in words("percent"),
        is_sum=number.is_sum or word in words("sum"),
    )


@cache
def _pattern(marks: NumberMarks) -> re.Pattern[str]:
    between = "[ '" + re.escape(marks.thousands) + "]"
    decimal = "[" + re.escape(marks.decimal) + "]"
    whole = rf"(?:[1-9]\d{{0,2}}(?P<between>{between})\d{{3}}(?:(?P=between)\d{{3}})*|\d+)"
    number = rf"(?:(?P<whole>{whole})(?:{decimal}(?P<decimals>\d+))?|{decimal}(?P<only>\d+))"
    return re.compile(rf"{number}(?P<power>e[-+]?\d+)?")


def number_in(digits: str, marks: NumberMarks) -> float | None:
    """The number that digits with marks are in that style; None where they are none."""
    found = _pattern(marks).fullmatch(digits.casefold())
    if not found:
        return None
    whole = re.sub(r"\D", "", found["whole"] or "0")
    return float(f"{whole}.{found['decimals'] or found['only'] or '0'}{found['power'] or ''}")


def numbers_in(digits: str, marks: Iterable[NumberMarks]) -> tuple[float, ...]:
    """The different numbers that digits can be in those styles, the greatest first.

    Digits that none of them can read are read in the styles that can: "4.5" where all others say 1.250.000.
    """
    if digits.isdecimal():
        return (float(digits),)
    for styles in (tuple(marks), (NORWEGIAN, ENGLISH), (MIXED,)):
        found = {number for style in styles if (number := number_in(digits, style)) is not None}
        if found:
            return tuple(sorted(found, reverse=True))
    return ()


_MARKED = re.compile(r"[.,]\d")


def marks_of(columns: Sequence[Sequence[Cell]]) -> tuple[NumberMarks, ...]:
    """The styles under which every number written as text in a table's columns of numbers can be read.

    One style: it is settled. Two: where they give different values, the table does not say which. None: the table
    contradicts itself, and each column has to speak for itself. Texts that no style can read do not count.
    """
    digits = {found for column in columns for found in _marked_digits(column)}
    styles = tuple(style for style in (NORWEGIAN, ENGLISH) if all(number_in(one, style) is not None for one in digits))
    if styles:
        return styles
    return (MIXED,) if all(number_in(one, MIXED) is not None for one in digits) else ()


def _marked_digits(column: Sequence[Cell]) -> Iterable[str]:
    # Which digits they are says nothing of their marks, but in the fraction "1/2".
    for text in {cell if "/" in cell else cell.translate(_ALIKE) for cell in column if type(cell) is str}:
        if _MARKED.search(text):
            try:
                digits = written(text).digits
            except NotOneNumber:
                continue
            if any(number_in(digits, style) is not None for style in (NORWEGIAN, ENGLISH, MIXED)):
                yield digits
