"""What is said around a table rather than in it: programme, year, as-of date, unit, form."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from data.cells.grid import Cell
from data.cells.units import NO_UNIT, Unit
from data.cells.values import FIRST_YEAR, LAST_YEAR, date_in, squeezed, unit_of, year_in
from data.terms import aliases
from data.terms.datasets import DATASETS
from data.understanding.whose import of_titles

_YEARS = re.compile(r"(?<![\d.,])(?:19[9]\d|20\d\d)(?!\d|[.,]\d)")
_PERIOD = re.compile(r"(?:19[9]\d|20\d\d)\s?[-–—/]\s?(?:19[9]\d|20\d\d|\d\d)(?!\d)")
_DATE = re.compile(
    r"(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.?\s+[^\W\d]{3,10}\.?\s+\d{4}"
)
_AS_OF = re.compile(r"\b(?:per|pr|as of)\b\.?:?\s*", re.IGNORECASE)
_FILE_ENDING = re.compile(r"\.(?:csv|tsv|txt|tab)$", re.IGNORECASE)
_LONGEST_SMALL = 3  # "og" stands in names as well
_AMOUNTS_IN = re.compile(r"\b(?:tall|beløp|alt|amounts?|figures|all figures)\b.*\bi?n?\b", re.IGNORECASE)


GuessedFrom = Literal["sheet", "above", "below", "page", "column"]
_SURENESS: Mapping[GuessedFrom | None, int] = {"sheet": 0, "below": 0, "page": 0, "column": 0, "above": 1, None: 2}


@dataclass(frozen=True)
class Context:
    """What holds for a whole table unless the table says otherwise. None: nobody said.

    `guessed_from`: what names the programme without saying that it is one, such as the name of the sheet.
    """

    programme: str | None = None
    year: int | None = None
    as_of: dt.date | None = None
    form: str | None = None
    unit: Unit = NO_UNIT
    guessed_from: GuessedFrom | None = None
    is_norwegian: bool = True

    def of_programme(self, other: Context) -> Context:
        """This context, of the programme that another one names."""
        return replace(self, programme=other.programme, guessed_from=other.guessed_from)

    def without_programme(self) -> Context:
        """This context, naming no programme."""
        return replace(self, programme=None, guessed_from=None)

    def said_again(self, later: Context) -> Context:
        """This context with whatever the later one says instead."""
        own = self if self.programme and (not later.programme or _is_surer(self, later)) else later
        return Context(
            own.programme,
            later.year or self.year,
            later.as_of or self.as_of,
            later.form or self.form,
            later.unit if later.unit != NO_UNIT else self.unit,
            own.guessed_from,
        )


def _is_surer(one: Context, other: Context) -> bool:
    return _SURENESS[one.guessed_from] > _SURENESS[other.guessed_from]


def years_in(text: str) -> set[int]:
    """The single years a text names; not those of a period or a date."""
    without = _PERIOD.sub(" ", _DATE.sub(" ", text))
    return {int(year) for year in _YEARS.findall(without) if FIRST_YEAR <= int(year) <= LAST_YEAR}


@lru_cache(maxsize=512)
def from_sheet_name(name: str) -> Context:
    """ "2023" is a year, "Spir 2023" a programme and a year, "Budsjett 2023" only a year, "Ark1" nothing."""
    name = _FILE_ENDING.sub("", name)
    years = years_in(name)
    year = years.pop() if len(years) == 1 else None
    left = aliases.normalised(_YEARS.sub(" ", name))
    rest = " ".join(_YEARS.sub(" ", name).split()).strip(" -–—_,:()")
    for word in sorted(_sheet_words(), key=len, reverse=True):
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", left):
            left = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", left)
            rest = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", rest, flags=re.IGNORECASE)
    rest = " ".join(rest.split()).strip(" -–—_,:()")
    if not re.search(r"[^\W\d]{2}", rest) or says_nothing(rest):
        return Context(year=year)
    return Context(programme=rest, year=year, guessed_from="sheet")


@lru_cache(maxsize=512)
def says_nothing(sheet: str) -> bool:
    """Whether a sheet is called as programs and people call any: "Ark1", "Rapport"."""
    generic = "|".join(re.escape(word) for word in aliases.words("generic_sheets"))
    return re.fullmatch(rf"(?:{generic})\s*\d*", aliases.normalised(sheet)) is not None


def _sheet_words() -> set[str]:
    return {word for dataset in DATASETS for word in aliases.sheet_hints(dataset)}


def from_titles(rows: Iterable[Sequence[Cell]]) -> Context:
    """What the rows above a header say: "Program: Spir", "Budsjett 2024", "Per 30.09.2024", "Tall i 1000 kr"."""
    said = Context()
    years: set[int] = set()
    texts: list[str] = []
    for row in rows:
        filled = [cell for cell in row if cell != ""]
        for place, cell in enumerate(filled):
            following = filled[place + 1] if place + 1 < len(filled) else ""
            said = _with_marked(said, cell, following)
            if isinstance(cell, str):
                said = _with_loose(said, cell)
                years |= years_in(cell)
                texts.append(cell)
            elif len(filled) == 1 and (year := year_in(cell)):
                years.add(year)
    if said.year is None and len(years) == 1:
        said = replace(said, year=years.pop())
    if said.year is None and said.as_of is not None and not years:
        said = replace(said, year=said.as_of.year)
    if said.programme is None and (name := _name_in(texts)):
        said = replace(said, programme=name, guessed_from="above")
    return said


def _name_in(titles: Sequence[str]) -> str | None:
    """The programme of "Programstatusvurdering Spir 2024" and "Budsjett for omstillingsprogrammet Spir"."""
    name = of_titles(titles)
    if name is None or set(aliases.normalised(name).split()) & _words_of_sheets():
        return None
    return name


@cache
def _words_of_sheets() -> set[str]:
    hints = {*_sheet_words(), *(aliases.normalised(word) for word in aliases.words("generic_sheets"))}
    return {part for words in hints for part in words.split() if len(part) > _LONGEST_SMALL}


def _with_marked(said: Context, cell: Cell, following: Cell) -> Context:
    """A mark and its value, in one cell ("Program: Spir") or in two."""
    if not isinstance(cell, str):
        return said
    mark, colon, rest = cell.partition(":")
    value: Cell = rest.strip() if colon and rest.strip() else following
    word = aliases.normalised(mark)
    if value == "":
        return said
    if word in aliases.words("programme_marks"):
        return replace(said, programme=squeezed(value))
    if word in aliases.words("year_marks") and (year := year_in(value)):
        return replace(said, year=year)
    if word in {aliases.normalised(header) for header in aliases.headers("budget", "as_of")}:
        date = value if isinstance(value, dt.date) else date_in(squeezed(value))
        if date:
            return replace(said, as_of=date.date() if isinstance(date, dt.datetime) else date)
    if word in {aliases.normalised(header) for header in aliases.headers("scores", "form")}:
        return replace(said, form=squeezed(value))
    return said


def _with_loose(said: Context, text: str) -> Context:
    """What stands in the middle of a sentence: "per 30.09.2024", "tall i 1000 kr"."""
    for mark in _AS_OF.finditer(text):
        found = _DATE.match(text, mark.end())
        date = date_in(found[0]) if found else None
        if date:
            said = replace(said, as_of=date)
    unit = unit_of(text)
    if unit.factor != 1.0 and (_AMOUNTS_IN.search(text) or len(text) < 20):
        said = replace(said, unit=unit)
    return said
