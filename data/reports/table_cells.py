"""A cell of a table in a report: its lines, whether it stands out, and whether another reaches over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.cells.years_in_cells import years_apart
from data.reports.lines import Line, joined

_FEWEST_ALIKE = 2


@dataclass(frozen=True)
class Cell:
    """What stands in a cell.

    `stands_out`: it is shaded or bold. `is_covered`: the cell left of it reaches over it. `goes_on`: the one above.
    `shade`: the colour behind it, where it has one and it is known.
    """

    lines: tuple[Line, ...] = ()
    stands_out: bool = False
    is_covered: bool = False
    goes_on: bool = False
    shade: str = ""

    @property
    def text(self) -> str:
        """Its lines as one text."""
        return joined(line.text for line in self.lines)


Row = Sequence[Cell]


def standing_out(cells: Sequence[Cell]) -> list[bool]:
    """Which cells of a row stand out; where all of them do, the one whose shade is another than that of all others."""
    shown = [cell.stands_out for cell in cells]
    shades = Counter(cell.shade for cell in cells)
    odd = [shade for shade, count in shades.items() if count == 1]
    if all(shown) and len(cells) > _FEWEST_ALIKE and len(shades) == len(odd) + 1 == 2:
        return [cell.shade == odd[0] for cell in cells]
    return shown


def with_years_apart(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows with a cell for each year where each of a column holds several: "2023 → 2024" over "4,0 → 4,5"."""
    header = rows[0] if rows else ()
    if len({len(row) for row in rows}) != 1:
        return rows
    for index in reversed(range(len(header))):
        below = [row[index] for row in rows[1:]]
        found = years_apart(header[index].text, [cell.text for cell in below]) if header[index].text else None
        if found is not None:
            heads = [_with_text(header[index], f"{found.name} {year}".strip()) for year in found.years]
            figures = [
                [_with_text(cell, text) for text in of_row]
                for cell, of_row in zip(below, zip(*found.cells, strict=True), strict=True)
            ]
            rows = [[*row[:index], *made, *row[index + 1 :]] for row, made in zip(rows, [heads, *figures], strict=True)]
    return rows


def _with_text(cell: Cell, text: str) -> Cell:
    return replace(cell, lines=(replace(cell.lines[0], text=text),) if cell.lines and text else ())
