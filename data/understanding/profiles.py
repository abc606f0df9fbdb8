"""What the cells of a column are, whatever stands over them."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from data.cells.dates import date_said
from data.cells.grid import Cell
from data.cells.values import Unreadable, is_missing, number_and_unit, squeezed, year_in
from data.terms import aliases
from data.terms.datasets import DATASETS
from data.understanding.cells import holds_number
from data.understanding.names import indicator_named, is_statement
from data.understanding.periods import said_in

_LOOKED_AT, _LOOKED_AT_BELOW = 300, 20  # cells of a long column, from its beginning and its end
_LONGEST_NAME = 90
_SHORTEST_NAME = 2
_LONGEST_ID = 24
_HIGHEST_SCORE = 10
_LARGEST_SHARE = 2.0
_REMARK = re.compile(r"(?<!\s)\s*[(\[][^()\[\]]*[)\]]\s*$")
_LONGEST_BESIDE_YEAR = 8
_TELLING = frozenset({"text", "name", "label", "id", "date", "indicator"})  # what no yes or no can be


_PARTS_OF_MEANING = re.compile(r"\s*[:,;(]\s*|\s+[–—-]\s+")
_TIME = re.compile(r"(?:kl\.?\s*)?\d{1,2}[:.]\d{2}:\d{2}|(?:kl\.?\s*)?\d{1,2}:\d{2}", re.IGNORECASE)
_DAY_OR_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}")  # "4.5" is the fourth of May under one heading, 4,5 under another
_OUTLINED, _FEWEST_OUTLINED = re.compile(r"\s*(\d{1,2})\.(\d{1,2})[.):]?\s+([A-ZÆØÅ].*)", re.DOTALL), 3
_CODE_AND_NAME = re.compile(r"\s*(\d{1,8})[ .:–-]+([^\W\d_].*)", re.DOTALL)


@dataclass(frozen=True)
class Profile:
    """Shares of the filled cells, from 0 to 1, and the range of the figures; `filled` of `count` cells.

    `times` are times of day without a day, and `sentence` is how many words a cell has on average.
    """

    count: int = 0
    filled: int = 0
    numbers: float = 0.0
    percents: float = 0.0
    years: float = 0.0
    dates: float = 0.0
    texts: float = 0.0
    words: float = 0.0
    halves: float = 0.0
    whole: float = 0.0
    distinct: float = 0.0
    indicators: float = 0.0
    statements: float = 0.0
    yes_no: float = 0.0
    times: float = 0.0
    sentence: float = 0.0
    longest: int = 0
    smallest: float = 0.0
    largest: float = 0.0


def profile_of(cells: Sequence[Cell], percents: frozenset[int] = frozenset()) -> Profile:
    """What a column's cells are; of a long one its beginning and its end."""
    end = max(_LOOKED_AT, len(cells) - _LOOKED_AT_BELOW)
    near = (*cells[:_LOOKED_AT], *cells[end:])
    places = (*range(min(len(cells), _LOOKED_AT)), *range(end, len(cells)))
    own = frozenset(at for at, place in enumerate(places) if place in percents) if percents else percents
    # True and 1.0 are the same to a cache, so the types belong to what it is asked.
    return _profile_of(near, tuple(map(type, near)), own, len(cells))


@lru_cache(maxsize=512)
def _profile_of(near: tuple[Cell, ...], types: tuple[type, ...], percents: frozenset[int], count: int) -> Profile:
    filled = [(place, cell) for place, cell in enumerate(near) if cell != "" and not is_missing(cell)]
    if not filled:
        return Profile(count=count)
    numbers: list[float] = []
    counts = dict.fromkeys(
        ("percents", "years", "dates", "texts", "words", "indicators", "statements", "yes_no", "times"), 0
    )
    longest, words = 0, 0
    texts = [cell for _, cell in filled if isinstance(cell, str)]
    are_coded = _are_names_with_codes(texts) or _are_outlined(texts)
    for place, cell in filled:
        if isinstance(cell, bool):
            counts["yes_no"] += 1
        if isinstance(cell, str):
            words += len(cell.split())
            counts["yes_no"] += _says_yes_or_no(cell)
            counts["times"] += _TIME.fullmatch(cell.strip()) is not None
            longest = max(longest, len(cell))
            counts["indicators"] += indicator_named(cell) is not None
            counts["statements"] += is_statement(cell)
            counts["words"] += any(map(str.isalpha, cell))
        if year_in(cell) is not None or (isinstance(cell, str) and _is_year_said(cell)):
            counts["years"] += 1
        if isinstance(cell, dt.date) or (isinstance(cell, str) and _is_date(cell)):
            counts["dates"] += 1
            if not isinstance(cell, str) or not _DAY_OR_NUMBER.fullmatch(cell.strip()):
                continue
        if are_coded and isinstance(cell, str):
            counts["texts"] += 1
        elif (number := _number(cell)) is not None:
            numbers.append(number)
            counts["percents"] += place in percents or (isinstance(cell, str) and _is_percent(cell))
        elif isinstance(cell, str):
            counts["texts"] += 1
    total = len(filled)
    shares = {name: count / total for name, count in counts.items()}
    return Profile(
        count=count,
        filled=total,
        numbers=len(numbers) / total,
        halves=sum(0 <= n <= _HIGHEST_SCORE and (2 * n).is_integer() for n in numbers) / total,
        whole=sum(float(n).is_integer() for n in numbers) / total,
        distinct=len({squeezed(cell) for _, cell in filled}) / total,
        longest=longest,
        sentence=words / total,
        smallest=min(numbers, default=0.0),
        largest=max(numbers, default=0.0),
        **shares,
    )


def _are_names_with_codes(texts: Sequence[str]) -> bool:
    """Whether texts are names behind codes: "8101 Tare", "8104 Reindrift", "1 Havbruk", "2 Reiseliv".

    Each differs; "12 stk" is no name.
    """
    found = [_CODE_AND_NAME.fullmatch(text) for text in texts]
    pairs = [(one[1], one[2].casefold()) for one in found if one is not None]
    codes, names = {code for code, _ in pairs}, {name for _, name in pairs}
    is_each = 1 < len(pairs) == len(texts) and len(names) == len(codes) > 1
    are_names = all(one is not None and one[2][:1].isupper() for one in found)
    are_alike = len(set(map(len, codes))) == 1 and len(min(codes, default="")) > 1
    is_run = [int(code) for code in dict.fromkeys(code for code, _ in pairs)] == list(range(1, len(codes) + 1))
    return is_each and are_names and len(set(pairs)) == len(names) and (are_alike or is_run)


def _are_outlined(texts: Sequence[str]) -> bool:
    """Whether the texts that begin with a number are points of an outline: "1.1 Plan", "1.2 Mål", "2.1 Fremdrift".

    Each number is the one before it and one more, or begins another chapter; amounts of one unit are no outline.
    """
    found = [one for text in texts if (one := _OUTLINED.fullmatch(text)) is not None]
    numbers = [(int(one[1]), int(one[2])) for one in found]
    names = {one[3].casefold() for one in found}
    is_run = all(
        after == (own[0], own[1] + 1) or (after[0] > own[0] and after[1] <= 1) for own, after in pairwise(numbers)
    )
    return len(found) >= _FEWEST_OUTLINED and len(names) > 1 and is_run and 2 * len(found) > len(texts)


def _number(cell: Cell) -> float | None:
    """The number that a cell is; None for one with words on both sides: "Sum 410 Reiseliv"."""
    if isinstance(cell, bool) or not holds_number(cell):
        return None
    try:
        return number_and_unit(cell)[0] if isinstance(cell, str) else float(cell)  # type: ignore[arg-type]
    except Unreadable:
        return None


def _is_date(text: str) -> bool:
    said = date_said(text) or date_said(text, 2000)
    return said is not None and year_in(text) is None


def _is_year_said(text: str) -> bool:
    """Whether a text says one year, and no more than that it is all of it or a remark: "Heile 2023", "2023 (år 2)"."""
    if aliases.normalised(text) in aliases.words("whole_period"):
        return True
    said = said_in(text)
    rest = _REMARK.sub("", said.rest)
    return said.year is not None and said.part is None and said.day is None and len(rest) <= _LONGEST_BESIDE_YEAR


def _says_yes_or_no(text: str) -> bool:
    return aliases.normalised(text) in _yes_and_no()


@cache
def _yes_and_no() -> frozenset[str]:
    """Words that say yes or no; single letters and signs may mean other things."""
    return frozenset(
        word for name in ("yes", "no") for word in map(aliases.normalised, aliases.words(name)) if len(word) > 1
    )


def _is_percent(text: str) -> bool:
    return "%" in text or "pst" in text.casefold() or "prosent" in text.casefold()


@cache
def _choice_words(dataset: str, field: str) -> Mapping[str, str]:
    return aliases.choices_by_word(dataset, field)


def choices_among(dataset: str, field: str, cells: Sequence[Cell], legend: Mapping[str, str]) -> float:
    """The share of the filled cells that are one of a field's choices, as they stand or as a legend explains them."""
    known = _choice_words(dataset, field)
    near = tuple(cells[:_LOOKED_AT])
    said = _said_by(near, tuple(map(type, near)))
    total, named = said.words.total(), sum(said.words[word] for word in said.words.keys() & known.keys())
    for text in legend.keys() & said.texts.keys():
        count, is_known = said.texts[text], aliases.normalised(text) in known
        is_explained = explained_choice(dataset, field, legend[text]) is not None
        total += count if is_missing(text) else 0
        named += count if (is_known or is_explained) and (is_missing(text) or not is_known) else 0
    return named / total if total else 0.0


@lru_cache(maxsize=4_096)
def explained_choice(dataset: str, field: str, meaning: str) -> str | None:
    """The choice that an explanation of a sign is, or that its first part is: "rødt: ikke gå videre"."""
    known = _choice_words(dataset, field)
    parts = (meaning, *_PARTS_OF_MEANING.split(meaning)[:1])
    return next((known[word] for part in parts if (word := aliases.normalised(part)) in known), None)


@dataclass(frozen=True)
class _Said:
    """How many filled cells say each text, and each word without what does not matter; none says that it is missing."""

    texts: Mapping[str, int]
    words: Counter[str]


@lru_cache(maxsize=512)
def _said_by(cells: tuple[Cell, ...], types: tuple[type, ...]) -> _Said:
    """What cells say; True and 1.0 are the same to a cache, so the types belong to what it is asked."""
    texts = Counter(squeezed(cell) for cell in cells if cell != "")
    words: Counter[str] = Counter()
    for text, count in texts.items():
        if not is_missing(text):
            words[aliases.normalised(text)] += count
    return _Said(texts, words)


def fits(holds: str, profile: Profile, choices: float = 0.0) -> float | None:
    """How well cells fit what a field holds, from -1 to 1; None where they cannot be that."""
    if not profile.filled:
        return 0.0
    if profile.yes_no > 0.8 and holds in _TELLING:
        return None
    match holds:
        case "amount":
            return _fits_amount(profile)
        case "count" | "number":
            if profile.numbers < 0.5 or (holds == "count" and profile.percents > 0.5) or profile.years > 0.8:
                return None
            return 1.0 if holds == "number" or (profile.smallest >= 0 and profile.largest < 20_000) else 0.0
        case "share":
            if profile.numbers < 0.5 or profile.largest > 1_000:
                return None
            return 1.0 if profile.percents > 0.3 else 0.5 if profile.largest <= _LARGEST_SHARE else 0.0
        case "score":
            if profile.percents > 0.5:
                return -0.3  # a share of the highest score: told of, and never taken for a score
            if profile.numbers < 0.5 or profile.years > 0.8:
                return -0.5 if profile.numbers >= 0.3 else None
            return 1.0 if profile.halves > 0.9 else -0.5 if profile.largest <= 100 else None
        case "date":
            if profile.times > 0.5:
                return None
            return 1.0 if profile.dates >= 0.5 else None if profile.numbers > 0.5 else 0.2 if profile.dates else -0.4
        case "year":
            return 1.0 if profile.years > 0.7 else 0.2 if profile.years > 0.3 else None
        case "choice":
            return 1.0 if choices >= 0.6 else -0.5 if choices > 0 else None
        case "indicator":
            return 1.0 if profile.indicators >= 0.5 else -0.3 if profile.indicators > 0 else None
        case "statements":
            return 1.0 if profile.statements >= 0.5 else None if profile.indicators >= 0.5 else 0.3
        case "id":
            if profile.longest > _LONGEST_ID or profile.dates > 0.5:
                return -0.5 if profile.longest <= _LONGEST_NAME else None
            return 0.5 if profile.distinct > 0.8 else 0.0
        case "name":
            is_mark = profile.longest < _SHORTEST_NAME  # crosses are nobody's name
            if profile.texts < 0.5 or profile.dates > 0.5 or profile.longest > 3 * _LONGEST_NAME or is_mark:
                return None
            return 0.7 if profile.longest <= _LONGEST_NAME else 0.0
        case "text":
            return None if profile.numbers > 0.6 or profile.dates > 0.6 else 0.5 if profile.texts > 0.5 else 0.0
        case "yes_no":
            is_answer = profile.texts + profile.numbers > 0.3 and not (profile.numbers > 0.5 and profile.largest > 1)
            return 0.0 if is_answer else None
        case "size":
            is_other = profile.longest > _LONGEST_NAME or profile.dates > 0.5 or profile.largest >= 20_000
            return None if is_other or not profile.texts + profile.numbers else 0.5
        case "unit":
            return None if profile.numbers > 0.3 or profile.longest > 40 else 0.5
        case "label":
            return 0.7 if profile.longest <= 3 * _LONGEST_NAME else 0.0
        case _:
            return 0.0 if profile.texts + profile.numbers > 0.3 else None


def _fits_amount(profile: Profile) -> float | None:
    if profile.numbers < 0.5 or profile.percents > 0.5 or profile.years > 0.8:
        return None
    if profile.largest >= 1_000:
        return 1.0
    return 0.3 if profile.largest > 6 else 0.0


@cache
def figure_fields(dataset: str) -> tuple[str, ...]:
    """The fields of a data set that hold figures and are no keys."""
    kinds = ("amount", "share", "number", "integer", "score")
    return tuple(field.name for field in DATASETS[dataset].fields if field.kind.value in kinds and not field.is_key)
