"""A sheet that was printed to pages: the page's heading stands again in the middle of the table."""

from __future__ import annotations

import re
from dataclasses import replace

from data.cells.grid import Cell, Grid
from data.understanding.cells import as_text, holds_figure, is_headerlike
from data.understanding.sum_words import names_sum

_NARROWEST = 3  # cells of a header; two that stand again may be a mark and its value
_WITHIN, _HEADERS_WITHIN = 5_000, 30  # rows
_PAGE = re.compile(r"\b(?:side|page|ark)\s*:?\s*\d+(?:\s*(?:av|of|/)\s*\d+)?|\d+\s*/\s*\d+", re.IGNORECASE)


def without_page_headings(grid: Grid) -> Grid:
    """The sheet with its head emptied where all of it stands again amid the lines: the table goes on below.

    The head is every row from the first to the header; only the number of the page may differ. A title of its own,
    such as another year or area, or a sum right above, begins another table.
    """
    header = next((row for row in range(min(grid.height, _HEADERS_WITHIN)) if _may_be_header(grid, row)), None)
    if header is None:
        return grid
    first, text = grid.filled(header)[0]
    column = grid.columns[first]
    again = [
        row
        for row in range(2 * header + 2, min(grid.height, _WITHIN))
        if column[row] == text and _is_head_again(grid, header, row)
    ]
    if not again:
        return grid
    gone = {row for end in again for row in range(end - header, end + 1)}
    return replace(
        grid, columns=[["" if row in gone else cell for row, cell in enumerate(cells)] for cells in grid.columns]
    )


def _may_be_header(grid: Grid, row: int) -> bool:
    filled = grid.filled(row)
    return len(filled) >= _NARROWEST and all(is_headerlike(cell) and not holds_figure(cell) for _, cell in filled)


def _is_head_again(grid: Grid, header: int, row: int) -> bool:
    if any(_without_page(grid, header - up) != _without_page(grid, row - up) for up in range(header + 1)):
        return False
    above = next((line for line in range(row - header - 1, header, -1) if grid.filled(line)), None)
    return above is not None and not any(isinstance(cell, str) and names_sum(cell) for _, cell in grid.filled(above))


def _without_page(grid: Grid, row: int) -> list[tuple[int, Cell]]:
    return [
        (index, _PAGE.sub("", as_text(cell)).strip() if isinstance(cell, str) else cell)
        for index, cell in grid.filled(row)
    ]
