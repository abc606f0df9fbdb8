"""The rows of a sheet, looked at once: what they hold, and how they stand out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from data.cells.grid import Cell, Grid
from data.understanding.cells import holds_figure, is_choice, is_point_in_words
from data.understanding.scales import is_scale
from data.understanding.sum_words import names_sum

_HEADERS_WITHIN = 5_000  # rows; a header further down is read as a row, and so told of as one that does not fit
_LOOKED_AT_BELOW = 4
_ADDED_WITHIN, _ENOUGH_PARTS, _ROUNDING = 60, 3, 0.5


class Lines:
    """The rows of a sheet, looked at once."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.height = grid.height
        self.within = min(grid.height, _HEADERS_WITHIN)

    @cached_property
    def _figures(self) -> set[int]:
        return {
            row
            for column in self.grid.columns
            for row, cell in enumerate(column[: self.within])
            if type(cell) in (float, int) and holds_figure(cell)
        }

    def filled(self, row: int) -> list[tuple[int, Cell]]:
        """Column and cell of all that stands in a row."""
        return self.grid.filled(row)

    def has_figures(self, row: int) -> bool:
        """Whether a number stands there that is no year, or one that is added up further down."""
        if row in self._figures:
            return True
        cells = [cell for _, cell in self.filled(row)]
        if any(map(holds_figure, cells)):
            return True
        if any(self._is_added_up(row, index) for index, cell in self.filled(row) if type(cell) in (float, int)):
            self._figures.add(row)
            return True
        points = [cell for cell in cells if is_point_in_words(cell)]
        return bool(points) and not is_scale(cells) and not _count_on(points)

    def _is_added_up(self, row: int, index: int) -> bool:
        """Whether a number and those right below it come to one that is called a sum, or is of enough of them."""
        column = self.grid.columns[index]
        total, parts = 0.0, 0
        for line in range(row, min(row + _ADDED_WITHIN, self.height)):
            number = column[line]
            if not isinstance(number, float | int):
                if number == "" and self.filled(line):
                    continue
                return False
            label = self.filled(line)[0][1]
            is_sum = parts >= _ENOUGH_PARTS or (isinstance(label, str) and names_sum(label))
            if parts > 1 and is_sum and abs(number - total) < _ROUNDING:
                return True
            total, parts = total + number, parts + 1
        return False

    def below(self, row: int, most: int = _LOOKED_AT_BELOW) -> list[int]:
        """The next rows that hold more than one cell."""
        found = []
        for number in range(row + 1, min(row + 12, self.height)):
            if len(self.filled(number)) > 1:
                found.append(number)
                if len(found) == most:
                    break
        return found

    def contrast(self, row: int) -> float:
        """In how large a share of its columns words stand over figures, or over one of a few answers."""
        below = self.below(row)
        filled = self.filled(row)
        if not below or not filled:
            return 0.0
        columns = [(cell, [self.grid.columns[index][number] for number in below]) for index, cell in filled]
        over = sum(
            any(_is_other(cell, under) for under in cells) or _heads_answers(cell, cells) for cell, cells in columns
        )
        return over / len(filled)

    def looks_apart(self, row: int) -> bool:
        """Whether a row is bold or filled where the next is not."""
        below = self.below(row, 1)
        if not below or not self.grid.looks:
            return False
        looks = [self.grid.look(row, index) for index, _ in self.filled(row)]
        under = [self.grid.look(below[0], index) for index, _ in self.filled(below[0])]
        is_marked = all(look.bold or look.fill for look in looks)
        return is_marked and not all(look.bold or look.fill for look in under)

    def is_apart(self, row: int) -> bool:
        """Whether nothing, or one lone text, stands right above."""
        return row == 0 or len(self.filled(row - 1)) <= 1


def _count_on(points: Sequence[Cell]) -> bool:
    """Whether each of several points is one more than the last: "1 – søkt", "2 – innvilget", as headings are."""
    numbers = [int(str(point).strip()[0]) for point in points]
    return len(numbers) > 1 and all(after == own + 1 for own, after in pairwise(numbers))


def _is_other(header: Cell, below: Cell) -> bool:
    if below == "" or not isinstance(header, str):
        return isinstance(header, int | float) and holds_figure(below)
    return not isinstance(below, str) or holds_figure(below) or is_point_in_words(below)


def _heads_answers(header: Cell, below: Sequence[Cell]) -> bool:
    """Whether a word that is none of a few answers has nothing but those below it: votes, states."""
    filled = [cell for cell in below if cell != ""]
    is_answered = len(filled) > 1 and all(isinstance(cell, str) and is_choice(cell) for cell in filled)
    return is_answered and isinstance(header, str) and not is_choice(header)


def spans_of(grid: Grid, row: int) -> dict[int, int]:
    """The first column -> the last one of each cell of a row that is merged over others."""
    return {
        first_column: last_column
        for first_row, first_column, last_row, last_column in grid.merged
        if first_row <= row <= last_row and last_column > first_column
    }
