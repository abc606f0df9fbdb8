"""What a single cell may be in a table: a figure, the words of a heading, a unit, a mark."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache

from data.cells.dates import date_said
from data.cells.grid import Cell
from data.cells.numbers import NotOneNumber, written
from data.cells.scales import typed_choice
from data.cells.units import unit_in
from data.cells.values import FIRST_YEAR, is_missing, is_not_found_out, squeezed, year_in
from data.cells.years_in_cells import are_figures
from data.terms import aliases
from data.terms.datasets import DATASETS
from data.understanding.lexicon import Word, says_state
from data.understanding.names import indicator_words
from data.understanding.phrases import bare, speaks_of, words_of_heading

_OF_YEAR = ({"year"}, {"year", "score"})  # "Vurdert år"
_LAST_PLANNED = 2060  # nobody plans beyond: 2 100 is a figure
_LONGEST_HEADING = 120
_FIGURE = re.compile(
    r"\s*[(~≈]?\s*(?:ca\.?|kr|nok)?\.?\s*(?:[-+−–]\s*[½¼¾]|[-+−–]?\s*\d[\d\s.,'’\u00a0\u202f]*(?:[½¼¾]|(?<=\s)1/2)?)"
    r"\s*[)'’,–-]*\s*"
    r"(?:%|prosent|pst\.?|stk\.?|poeng|tkr|mnok|(?:mill(?:ioner|\.)?|tusen)?\s*(?:kr|nok|kroner)?\.?)\s*",
    re.IGNORECASE,
)
# "4 (bra)", "4 – bra".
_POINT_IN_WORDS = re.compile(r"\d(?:[.,]5)?\s*(?:\([^\d]*\)|[–—:=-]\s*[^\d]+)")
# "Innvilget kr 350 000"; not "Beløp i kr 1000".
_STATED = re.compile(r"(?:\b(?:kr|nok)\b\.?\s*(\d[\d .\u00a0]*)|\b(\d{1,3}(?:[ .\u00a0]\d{3})+))", re.IGNORECASE)
_FACTORS = frozenset({"1", "1000", "1000000"})
_ORDINAL = re.compile(r"\d{1,2}\.")
_NOT = re.compile(r"\b(?:ikke|ikkje|ingen|not|no|uten|utan|mangler|manglar)\b", re.IGNORECASE)
_FEW_WORDS = 3
_PROMPT = re.compile(r"(?:velg|vel|select|choose)\s", re.IGNORECASE)  # of a list from which nobody has chosen
_UNIT_WORDS = frozenset({"amount", "share", "count"})


def as_text(cell: Cell) -> str:
    """A cell as it is shown: 30.09.2024 for a date."""
    if type(cell) is str and "\n" not in cell and "\u00ad" not in cell:
        return " ".join(cell.split())
    if isinstance(cell, dt.date):
        return f"{cell:%d.%m.%Y}"
    return squeezed(cell.replace("-\n", "\u00ad\n") if isinstance(cell, str) else cell).replace("\u00ad ", "")


def says_not(text: str) -> bool:
    """Whether a text says that there is none of something: "ikke vurdert"."""
    return _NOT.search(text) is not None


def is_not_settled(cell: Cell) -> bool:
    """Whether a cell of points says in words that there are none: "ikke fastsatt", "not assessed", "Velg svar ..."."""
    if not isinstance(cell, str) or any(map(str.isdigit, cell)):
        return False
    bare = cell.strip()
    if is_missing(cell) or any(said.match(bare) is not None for said in (_NOT, _PROMPT)):
        return True
    return len(bare.split()) <= _FEW_WORDS and _NOT.search(bare) is not None  # "Vet ikke"


def holds_figure(cell: Cell) -> bool:
    """Whether a cell is a number that is neither a year nor a date, also in words such as "kr 1 200 000,-"."""
    if type(cell) is float:
        return not (FIRST_YEAR <= cell <= _LAST_PLANNED and cell.is_integer())
    if isinstance(cell, str):
        return _is_figure(cell)
    return isinstance(cell, int | float) and not isinstance(cell, bool) and not _may_be_year(cell)


def _may_be_year(cell: float) -> bool:
    year = year_in(cell)
    return year is not None and year <= _LAST_PLANNED


@lru_cache(maxsize=16_384)
def _is_figure(text: str) -> bool:
    if not any(map(str.isnumeric, text)) or len(text) > 40:
        return False
    if (typed := typed_choice(text)) is not None and typed.begin == 0:
        return True
    if year_in(text) is not None or date_said(text) is not None:
        return False
    return bool(_FIGURE.fullmatch(text)) or are_figures(text)


def is_headerlike(cell: Cell, *, ordinals: bool = False) -> bool:
    """Whether a cell may be part of a heading: short words, a year, a date; not a figure."""
    if isinstance(cell, str):
        if ordinals and _ORDINAL.fullmatch(cell.strip()):
            return True
        is_short = len(cell) <= _LONGEST_HEADING and not is_not_found_out(cell)
        return is_short and (not _is_figure(cell) or bool(_ORDINAL.fullmatch(cell.strip())))
    if isinstance(cell, dt.date):
        return True
    return not isinstance(cell, bool) and isinstance(cell, int | float) and (_may_be_year(cell) or 0 <= cell <= 10)


def is_point_in_words(cell: Cell) -> bool:
    """Whether a cell is a point with what it means: "4 – ganske godt"."""
    return isinstance(cell, str) and _POINT_IN_WORDS.fullmatch(cell.strip()) is not None


def states_amount(cell: Cell) -> bool:
    """Whether a text holds an amount of its own, as no heading does: "Innvilget kr 350 000"."""
    return isinstance(cell, str) and any(
        re.sub(r"\D", "", left or right) not in _FACTORS for left, right in _STATED.findall(cell)
    )


@lru_cache(maxsize=16_384)
def is_choice(text: str) -> bool:
    """Whether a text is one of the few answers that a column is filled with: a vote, a state, how far one came."""
    return aliases.normalised(text) in _choice_words() or says_state(text)


@cache
def _choice_words() -> frozenset[str]:
    chosen = [(dataset.name, one.name) for dataset in DATASETS.values() for one in dataset.fields if one.choices]
    return frozenset(word for dataset, name in chosen for word in aliases.choices_by_word(dataset, name))


def is_recognised(cell: Cell) -> bool:
    """Whether the words of a cell mean something in a heading."""
    if not isinstance(cell, str):
        return year_in(cell) is not None or isinstance(cell, dt.date)
    return _is_recognised(cell)


@lru_cache(maxsize=16_384)
def _is_recognised(text: str) -> bool:
    if year_in(text) is not None or date_said(text) is not None:
        return True
    word = aliases.normalised(text)
    if word in _header_words() or word in indicator_words() or aliases.normalised(bare(text)) in indicator_words():
        return True
    words = words_of_heading(text)
    known = [one for one in words if one.meanings]
    return bool(known) and 2 * len(known) >= len(words)


@cache
def _header_words() -> frozenset[str]:
    """Every name that a field of any data set goes by."""
    return frozenset(word for dataset in DATASETS for word in aliases.fields_by_header(dataset))


@lru_cache(maxsize=4_096)
def says_something(text: str) -> str:
    """ "unit" for a cell that is only a unit, "mark" for one that names what stands beside it, else ""."""
    words = words_of_heading(text)
    if unit_in(text) is not None and all(_is_of_unit(word) for word in words):
        return "unit"
    plain = aliases.normalised(text)
    if plain in aliases.words("units"):
        return "unit"
    if plain in aliases.words("programme_marks") | aliases.words("year_marks") | aliases.words("as_of_marks"):
        return "mark"
    return "mark" if speaks_of(plain) in _OF_YEAR else ""


def _is_of_unit(word: Word) -> bool:
    return bool(word.meanings & _UNIT_WORDS) or unit_in(word.text) is not None


def holds_number(cell: Cell) -> bool:
    """Whether a number can be read from a cell."""
    if not isinstance(cell, str):
        return isinstance(cell, int | float) and not isinstance(cell, bool)
    return _is_number(cell)


@lru_cache(maxsize=16_384)
def _is_number(text: str) -> bool:
    if not any(map(str.isdigit, text)):
        return False
    try:
        written(text)
    except NotOneNumber:
        return bool(_POINT_IN_WORDS.fullmatch(text.strip()))
    return True
