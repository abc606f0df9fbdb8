"""Figures of several years in each cell of a column, as its heading says: "2023 → 2024" over "4,0 → 4,5"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.cells.values import is_missing

_YEAR = re.compile(r"(?<!\d)(?:19[9]\d|20\d\d)(?!\d)")
_ARROW = r"\s*(?:[→➔➜⇒⟶↗↘↑↓]|[-–=]+>)\s*"
_ARROWS = re.compile(_ARROW)
_MARKS = (_ARROWS, *map(re.compile, (r"\s*\|\s*", r"\s*;\s*", r"\s*/\s*", r"\s+(?:til|to)\s+")))
_BETWEEN_YEARS = re.compile(rf"{_ARROW}|\s*(?:[|;,/–—-]|\b(?:til|to|og|and)\b)\s*")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d+)?\s?½?")
_AROUND = " :,–—-"
_FEWEST = 2  # cells


@dataclass(frozen=True)
class YearsApart:
    """The years of a column and, year by year, what its cells hold; `name` is what else its heading says."""

    name: str
    years: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


def years_apart(heading: str, cells: Sequence[str], titles: Sequence[str] = ()) -> YearsApart | None:
    """A column by year; None unless its heading names the years and every cell has a figure for each of them.

    Where an arrow stands in every cell, the years may be those from which and to which a title says it goes.
    """
    filled = [cell.strip() for cell in cells if not is_missing(cell)]
    if len(filled) < _FEWEST:
        return None
    years = _years_in(heading)
    name = heading.replace(heading[heading.index(years[0]) : heading.rindex(years[-1]) + 4], " ") if years else heading
    for mark in _MARKS if years else (_ARROWS,):
        parted = [mark.split(cell) for cell in filled]
        if not all(
            mark.search(cell) and all(map(_is_figure, parts)) for cell, parts in zip(filled, parted, strict=True)
        ):
            continue
        years = years or _of_titles(titles)
        if not years or any(len(parts) != len(years) for parts in parted):
            return None
        if mark is not _ARROWS and len({parts[-1] for parts in parted}) == 1:
            return None  # "4/6" and "5/6" are points of six
        rows = [("",) * len(years) if is_missing(cell) else mark.split(cell.strip()) for cell in cells]
        return YearsApart(name.strip(_AROUND), years, tuple(zip(*rows, strict=True)))
    return None


def are_figures(text: str) -> bool:
    """Whether a text is nothing but figures with arrows between them; "3/6" is one figure, of six."""
    return _ARROWS.search(text) is not None and all(map(_is_figure, _ARROWS.split(text.strip())))


def _is_figure(part: str) -> bool:
    return is_missing(part) or _NUMBER.fullmatch(part) is not None


def _years_in(text: str) -> tuple[str, ...]:
    """The years that stand beside each other in a text, each later than the one before; none for a single one."""
    found = list(_YEAR.finditer(text))
    is_row = all(_BETWEEN_YEARS.fullmatch(text[one.end() : other.start()]) for one, other in pairwise(found))
    years = tuple(one[0] for one in found)
    return years if is_row and len(years) > 1 and list(years) == sorted({*years}) else ()


def _of_titles(titles: Sequence[str]) -> tuple[str, ...]:
    """The two years between which a title says that something went; none where titles say different ones."""
    said = {years for title in titles for years in [_years_in(title)] if years}
    return said.pop() if len(said) == 1 else ()
