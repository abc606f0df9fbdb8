"""Which hidden rows a filter hides: those a person can have back without knowing that they are gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import IO

from data.cells.grid import Cell
from data.reading.markup import Attributes, Markup
from data.reading.raw_sheet import Area
from data.reading.xlsx.package import MAIN, area, is_true


@dataclass
class Filter:
    """A filter on a range with its header in the first row. `chosen` are the shown texts that pass, by column from the
    left, where the filter is a list of them; `is_open` says that some column is filtered in another way."""

    range: Area
    chosen: dict[int, set[str]] = field(default_factory=dict)
    is_open: bool = False

    def covers(self, row: int) -> bool:
        """Whether the row is one of those it chooses among."""
        return self.range[0] < row <= self.range[2]

    def lets_pass(self, row: int, cell: Callable[[int, int], Cell]) -> bool:
        """Whether it surely shows the row, so that somebody else must have hidden it."""
        if self.is_open or not self.chosen:
            return False
        shown = ((_shown(cell(row, self.range[1] + column)), texts) for column, texts in self.chosen.items())
        return all(text in texts for text, texts in shown)


class FilterReader:
    """Collects the filter of a sheet or of a table in it from their elements."""

    def __init__(self) -> None:
        self.filters: list[Filter] = []
        self._is_inside = False
        self._column = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "autoFilter" and "ref" in attributes:
            try:
                self.filters.append(Filter(area(attributes["ref"])))
            except ValueError:
                return
            self._is_inside = True
        elif not self._is_inside:
            return
        elif name == "filterColumn":
            number = attributes.get("colId", "")
            self._column = int(number) if number.isdecimal() and len(number) < 6 else 0
        elif name == "filter":
            self.filters[-1].chosen.setdefault(self._column, set()).add(attributes.get("val", "").casefold())
        elif name == "filters":
            if is_true(attributes.get("blank")):
                self.filters[-1].chosen.setdefault(self._column, set()).add("")
        elif name not in ("customFilters", "extLst", "ext"):
            self.filters[-1].is_open = True

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "autoFilter":
            self._is_inside = False


def filters_of_table(stream: IO[bytes]) -> list[Filter]:
    """The filter of a table part."""
    found = FilterReader()
    Markup(found.start, found.end, lambda text: None, MAIN).read(stream)
    return found.filters


def filtered_among(rows: Iterable[int], filters: Iterable[Filter], cell: Callable[[int, int], Cell]) -> set[int]:
    """Those of the hidden rows that a filter hides.

    Some programs keep no more of a filter than its range: a row hidden there counts as filtered, and is told of.
    """
    there = list(filters)
    return {row for row in rows if any(one.covers(row) and not one.lets_pass(row, cell) for one in there)}


def _shown(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).casefold()
