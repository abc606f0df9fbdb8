"""A sheet that is made of another one's cells, and knows where each of them really stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from data.cells.grid import Cell, Grid, Look
from data.understanding.blocks import Block, Text, find_blocks
from data.understanding.cells import as_text

Place = tuple[int, int]


@dataclass
class MadeSheet:
    """A sheet being made: cells with the places where they really stand."""

    grid: Grid
    rows: list[dict[int, tuple[Cell, Place]]] = field(default_factory=list)

    def block(self, header_rows: Sequence[int], titles: tuple[Text, ...]) -> Block | None:
        """The sheet as a block; None where its header is none."""
        width = max((index for row in self.rows for index in row), default=-1) + 1
        columns = [[row.get(index, ("", (0, 0)))[0] for row in self.rows] for index in range(width)]
        places = {(number, index): place for number, row in enumerate(self.rows) for index, (_, place) in row.items()}
        grid = _made_grid(self.grid, columns, places)
        found = find_blocks(grid, forced=header_rows) if header_rows else find_blocks(grid)
        if not found:
            return None
        return replace(found[0], titles=(*titles, *found[0].titles), places=places, notes=self._notes(places))

    def _notes(self, places: Mapping[Place, Place]) -> tuple[Text, ...]:
        """The texts that stand alone below what was taken."""
        last = max(row for row, _ in places.values())
        return tuple(
            Text(as_text(cell), row, index)
            for row in range(last + 1, min(self.grid.height, last + 8))
            for index, cell in self.grid.filled(row)
            if len(self.grid.filled(row)) == 1
        )


def _made_grid(grid: Grid, columns: Sequence[Sequence[Cell]], places: Mapping[Place, Place]) -> Grid:
    """A sheet with these cells that look and are written as those they were taken from."""
    back = {place: made for made, place in places.items()}

    def percents(index: int) -> frozenset[int]:
        return frozenset(
            row
            for (row, column), (old_row, old_column) in places.items()
            if column == index and old_row in grid.percents(old_column)
        )

    def formats(index: int) -> Mapping[int, str]:
        return {
            row: found
            for (row, column), (old_row, old_column) in places.items()
            if column == index and (found := grid.formats(old_column).get(old_row)) is not None
        }

    looks: dict[Place, Look] = {made: grid.looks[place] for made, place in places.items() if place in grid.looks}
    faults = {back[place]: text for place, text in grid.faults.items() if place in back}
    return Grid(grid.sheet, columns, MappingProxyType(faults), (), percents, formats, MappingProxyType(looks))
