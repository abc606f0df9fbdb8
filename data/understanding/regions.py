"""The rows of a sheet that hang together, as they stand and turned: its first column as the header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from data.cells.grid import Cell, Grid
from data.understanding.cells import as_text

_FEWEST_CELLS = 3


@dataclass(frozen=True, eq=False)
class Region:
    """Rows `top` to `bottom` and columns `left` to `right` of a sheet; lines and indexes count from 0 within it.

    Where it `is_turned`, its lines are columns of the sheet. A text merged over several lines holds for each of them.
    """

    grid: Grid
    top: int
    bottom: int
    left: int
    right: int
    is_turned: bool = False

    @property
    def height(self) -> int:
        """The number of lines."""
        return self.right - self.left + 1 if self.is_turned else self.bottom - self.top + 1

    @property
    def width(self) -> int:
        """The number of cells in a line."""
        return self.bottom - self.top + 1 if self.is_turned else self.right - self.left + 1

    def turned(self) -> Region:
        """The same with lines and columns changed about."""
        return self._turned

    @cached_property
    def _turned(self) -> Region:
        return replace(self, is_turned=not self.is_turned)

    def place(self, line: int, index: int) -> tuple[int, int]:
        """Row and column of the sheet."""
        return (self.top + index, self.left + line) if self.is_turned else (self.top + line, self.left + index)

    def cell(self, line: int, index: int) -> Cell:
        """What stands there; of a merged text below its first line, the text."""
        return self._cells[line][index]

    @cached_property
    def _cells(self) -> list[list[Cell]]:
        columns = [self.grid.columns[index][self.top : self.bottom + 1] for index in range(self.left, self.right + 1)]
        if self.is_turned:
            return [list(column) for column in columns]
        lines = [list(line) for line in zip(*columns, strict=True)]
        if any(first == last for _, first, _, last in self.grid.merged):
            for number, line in enumerate(lines):
                line[:] = [self._merged(number, index) if cell == "" else cell for index, cell in enumerate(line)]
        return lines

    def _merged(self, line: int, index: int) -> Cell:
        """What an empty cell says: the text that it is merged with, of the lines above it, if any."""
        row, column = self.place(line, index)
        own = self.grid.columns[column][row]
        for first_row, first, last_row, last in self.grid.merged:
            if first == last == column and first_row < row <= last_row and first_row > self.top:
                above = self.grid.columns[column][first_row]
                return above if isinstance(above, str) else own
        return own

    def columns(self) -> Iterator[tuple[Cell, ...]]:
        """The cells below each other, from the first line on."""
        return zip(*self._cells, strict=True)

    @cached_property
    def headings(self) -> list[str]:
        """The texts of the first line."""
        return list(map(as_text, self._cells[0]))

    @cached_property
    def labels(self) -> list[str]:
        """The texts that stand first on the lines."""
        return [as_text(line[0]) for line in self._cells]

    def filled(self, line: int) -> list[tuple[int, Cell]]:
        """Index and cell of all that stands on a line; looked at once, and so not to be changed."""
        return self._filled[line]

    @cached_property
    def _filled(self) -> list[list[tuple[int, Cell]]]:
        return [[(index, cell) for index, cell in enumerate(line) if cell != ""] for line in self._cells]

    def count(self, line: int) -> int:
        """How many cells of a line hold anything."""
        return self.width - self._cells[line].count("")

    def spanned(self, line: int, index: int) -> frozenset[int]:
        """The indexes of the line that a merged cell holds for; its own alone where it is not merged."""
        row, column = self.place(line, index)
        for first_row, first, last_row, last in self.grid.merged:
            if first_row <= row <= last_row and first <= column <= last:
                span = (
                    (first_row - self.top, last_row - self.top)
                    if self.is_turned
                    else (first - self.left, last - self.left)
                )
                return frozenset(range(max(0, span[0]), min(self.width, span[1] + 1)))
        return frozenset({index})


def regions(grid: Grid, fewest: int = _FEWEST_CELLS) -> Iterator[Region]:
    """The runs of rows without an empty one between them, from their first row of so many cells on."""
    begin: int | None = None
    for row in range(grid.height + 1):
        is_filled = row < grid.height and bool(grid.filled(row))
        if is_filled and begin is None and len(grid.filled(row)) >= fewest:
            begin = row
        elif not is_filled and begin is not None:
            if row - begin > 1:
                columns = [index for line in range(begin, row) for index, _ in grid.filled(line)]
                yield Region(grid, begin, row - 1, min(columns), max(columns))
            begin = None
