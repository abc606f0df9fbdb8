"""A sheet as it is written down cell by cell, whatever the format, before anybody says what is to be left out."""

from __future__ import annotations

from array import array
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Protocol

from data.cells.grid import PLAIN, Cell, Grid, Look
from data.reading.file_kinds import FileRefused
from data.reading.limits import Limits
from data.reading.number_formats import GENERAL, format_for, shows_percent, shows_percent_of_some

MOST_WITH_LOOKS = 50_000
"""Cells; how the cells of a larger sheet look is not kept."""

_MOST_STYLES = 0xFFFF
Place = tuple[int, int]
Area = tuple[int, int, int, int]


@dataclass(frozen=True)
class Style:
    """How cells are shown: the number format and the look."""

    format: str = GENERAL
    look: Look = PLAIN


@dataclass
class RawSheet:
    """The cells of a sheet by column, and what is known of its rows and columns. Numbers start at 0.

    `styles` are places in `palette`, by column and row; a column without any style but the first has none.
    `hidden_rows` are hidden by hand, `filtered_rows` by a filter. `page_texts` stand at the head and foot of its page.
    """

    name: str
    limits: Limits
    palette: Sequence[Style] = (Style(),)
    columns: list[list[Cell]] = field(default_factory=list)
    styles: dict[int, array[int]] = field(default_factory=dict)
    faults: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    filtered_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    page_texts: list[str] = field(default_factory=list)
    height: int = 0

    def put(self, row: int, column: int, value: Cell, style: int = 0) -> None:
        """Writes a cell. FileRefused where the sheet would reach too far."""
        if value != "":
            cells = self._column(row, column)
            if len(cells) == row:
                cells.append(value)
            elif len(cells) < row:
                cells.extend([""] * (row - len(cells)))
                cells.append(value)
            else:
                cells[row] = value
        if style:
            self.style_cell(row, column, style)

    def style_cell(self, row: int, column: int, style: int) -> None:
        """Says how a cell is shown, whether it holds anything or not."""
        styles = self.styles.setdefault(column, array("H"))
        if len(styles) <= row:
            if row * (len(self.styles) + 1) > self.limits.cells:
                return  # nothing can stand there
            styles.extend([0] * (row - len(styles)))
            styles.append(min(style, _MOST_STYLES))
        else:
            styles[row] = min(style, _MOST_STYLES)

    def put_all(self, rows: Sequence[int], column: int, values: Sequence[Cell], style: int = 0) -> None:
        """Writes cells of a column at once; the rows ascend."""
        first, last = rows[0], rows[-1]
        cells = self._column(last, column)
        cells.extend([""] * (last + 1 - len(cells)))
        is_whole = last - first + 1 == len(rows)
        if is_whole:
            cells[first : last + 1] = values
        else:
            for row, value in zip(rows, values, strict=True):
                cells[row] = value
        if style:
            styles = self.styles.setdefault(column, array("H"))
            styles.extend([0] * (last + 1 - len(styles)))
            if is_whole:
                styles[first : last + 1] = array("H", [min(style, _MOST_STYLES)]) * len(rows)
            else:
                for row in rows:
                    styles[row] = min(style, _MOST_STYLES)

    def fault(self, row: int, column: int, text: str) -> None:
        """Notes that nobody knows the value of a cell: an error, or "" for a formula that was never worked out."""
        self._column(row, column)
        self.faults[row, column] = text

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a cell; the empty text where nothing does."""
        cells = self.columns[column] if column < len(self.columns) else ()
        return cells[row] if row < len(cells) else ""

    def style(self, row: int, column: int) -> Style:
        """How a cell is shown."""
        styles = self.styles.get(column)
        number = styles[row] if styles is not None and row < len(styles) else 0
        return self.palette[number] if number < len(self.palette) else self.palette[0]

    def is_empty(self) -> bool:
        """Whether nothing at all stands in it."""
        return not self.faults and not any(cell != "" for column in self.columns for cell in column)

    def finished(self) -> RawSheet:
        """The sheet with columns of equal length."""
        for column in self.columns:
            column.extend([""] * (self.height - len(column)))
        return self

    def formats_by_row(self, column: int) -> Mapping[int, str]:
        """The number formats of the rows of a column that have any but the general one."""
        codes = [style.format for style in self.palette]
        return {
            row: codes[number]
            for row, number in enumerate(self.styles.get(column, ()))
            if row < self.height and number < len(codes) and codes[number] != GENERAL
        }

    def percent_rows(self, column: int) -> frozenset[int]:
        """The rows of a column whose numbers are shown a hundred times greater, with a percent sign."""
        percents = {number for number, style in enumerate(self.palette) if shows_percent(style.format)}
        if not percents:
            return frozenset()
        mixed = {number for number in percents if shows_percent_of_some(self.palette[number].format)}
        rows = (row for row, number in enumerate(self.styles.get(column, ())) if number in percents)
        if not mixed:
            return frozenset(rows)
        return frozenset(row for row in rows if self._is_percent(row, column, mixed))

    def _is_percent(self, row: int, column: int, mixed: Container[int]) -> bool:
        """Whether the number in a cell is itself shown so, where its format shows only some that way."""
        number = self.styles[column][row]
        cell = self.columns[column][row] if row < self.height else ""
        return (
            number not in mixed
            or not isinstance(cell, float)
            or format_for(self.palette[number].format, cell).is_percent
        )

    def looks(self) -> dict[Place, Look]:
        """How the cells look that do not look plain, a rule between two cells being one of both."""
        if self.height * len(self.columns) > MOST_WITH_LOOKS:
            return {}
        found = {
            (row, column): self.palette[number].look
            for column, styles in self.styles.items()
            if column < len(self.columns)
            for row, number in enumerate(styles[: self.height])
            if number < len(self.palette) and self.palette[number].look != PLAIN
        }
        return _with_shared_rules(found, self.height)

    def grid(self) -> Grid:
        """The sheet as the rooms above know it, once what is to be left out has been."""
        return Grid(
            self.name,
            self.columns,
            self.faults,
            self._merged_within(),
            cache(self.percent_rows),
            cache(self.formats_by_row),
            self.looks(),
            frozenset(self.filtered_rows),
            frozenset(self.hidden_columns),
            tuple(dict.fromkeys(self.page_texts)),
        )

    def _merged_within(self) -> tuple[Area, ...]:
        """The merged ranges as far as the sheet reaches."""
        last_row, last_column = self.height - 1, len(self.columns) - 1
        cut = ((top, left, min(bottom, last_row), min(right, last_column)) for top, left, bottom, right in self.merged)
        return tuple(area for area in cut if area[0] <= area[2] and area[1] <= area[3] and area[:2] != area[2:])

    def _column(self, row: int, column: int) -> list[Cell]:
        if row >= self.height:
            self.height = row + 1
            self._keep_within()
        if column >= len(self.columns):
            self.columns.extend([] for _ in range(column + 1 - len(self.columns)))
            self._keep_within()
        return self.columns[column]

    def _keep_within(self) -> None:
        if self.height * len(self.columns) > self.limits.cells:
            raise FileRefused("too_many_cells", sheet=self.name)


def _with_shared_rules(looks: Mapping[Place, Look], height: int) -> dict[Place, Look]:
    shared = dict(looks)
    for (row, column), look in looks.items():
        below, above = (row + 1, column), (row - 1, column)
        if look.ruled_below and row + 1 < height:
            shared[below] = replace(shared.get(below, PLAIN), ruled_above=True)
        if look.ruled_above and row:
            shared[above] = replace(shared.get(above, PLAIN), ruled_below=True)
    return shared


class Book(Protocol):
    """A workbook of any kind, its sheets in their order."""

    @property
    def sheets(self) -> Sequence[tuple[str, bool]]:
        """The name of each sheet, and whether it is visible."""

    def read(self, place: int) -> RawSheet:
        """The cells of a sheet. FileRefused or ValueError where it cannot be read."""
