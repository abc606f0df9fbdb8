"""Cells as they stand in a sheet, with their addresses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

Cell = str | float | bool | dt.date | dt.time | dt.timedelta
"""What a cell can hold; the empty string is an empty cell."""


CELLS = re.compile(r"([A-Z]{1,3}[1-9]\d{0,6})(?::([A-Z]{1,3}[1-9]\d{0,6}))?")
"""A cell or a range of cells as people write them: B5, B5:F9."""


def _no_percents(column: int) -> frozenset[int]:
    return frozenset()


def _no_formats(column: int) -> Mapping[int, str]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Look:
    """How a cell looks, as far as looks can mean something; `fill` and `ink` are RRGGBB, "" where nothing is chosen.

    A rule between two cells is one of both; a boxed cell is ruled above and below as well.
    """

    bold: bool = False
    italic: bool = False
    struck: bool = False
    boxed: bool = False
    ruled_above: bool = False
    ruled_below: bool = False
    indent: int = 0
    fill: str = ""
    ink: str = ""


PLAIN = Look()


@dataclass(frozen=True)
class Grid:
    """A sheet: columns of equal length, the first cell of the first being A1. Row and column numbers start at 0.

    A text is as `data.reading.cell_text` has it; a date of which only the year is shown is that year as a number.
    `faults` are the cells whose value nobody knows: row, column -> "#DIV/0!", or "" for a formula that was never
    worked out. `merged` are the merged ranges (first row, first column, last row, last column), as far as the sheet
    reaches, and `percents(column)` gives the rows of a column that are written as percent.
    `formats(column)` gives the number format of the rows of a column that have one other than the general one, and
    `looks` how cells look that do not look plain; a very large sheet has none. `filtered` are the rows that a filter
    hides: they are there, and their cells are read. `hidden` are the columns hidden by hand: they look empty, and part
    nothing. `page_texts` is what stands at the head and foot of its printed page.
    """

    sheet: str
    columns: Sequence[Sequence[Cell]]
    faults: Mapping[tuple[int, int], str] = field(default_factory=lambda: MappingProxyType({}))
    merged: tuple[tuple[int, int, int, int], ...] = ()
    percents: Callable[[int], frozenset[int]] = _no_percents
    formats: Callable[[int], Mapping[int, str]] = _no_formats
    looks: Mapping[tuple[int, int], Look] = field(default_factory=lambda: MappingProxyType({}))
    filtered: frozenset[int] = frozenset()
    hidden: frozenset[int] = frozenset()
    page_texts: tuple[str, ...] = ()

    def look(self, row: int, column: int) -> Look:
        """How a cell looks."""
        return self.looks.get((row, column), PLAIN)

    @cached_property
    def _filled(self) -> dict[int, list[tuple[int, Cell]]]:
        return {}

    def filled(self, row: int) -> list[tuple[int, Cell]]:
        """Column and cell of all that stands in a row; looked at once, and so not to be changed."""
        if row not in self._filled:
            self._filled[row] = [(index, column[row]) for index, column in enumerate(self.columns) if column[row] != ""]
        return self._filled[row]

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.columns[0]) if self.columns else 0

    def row(self, number: int) -> list[Cell]:
        """The cells of a row."""
        return [column[number] for column in self.columns]


def column_letters(number: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Row 4, column 1 is B5."""
    return f"{column_letters(column)}{row + 1}"


def position(cell: str) -> tuple[int, int]:
    """B5 is row 4, column 1."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(letters) :]) - 1, column - 1
