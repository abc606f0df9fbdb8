"""Areas and their figure with no header at all: a title says what is counted, and the last line is the sum."""

from __future__ import annotations

from data.cells.grid import Cell, Grid
from data.terms import aliases
from data.understanding.blocks import Block, Text
from data.understanding.cells import as_text, holds_figure
from data.understanding.figure_names import figure_named
from data.understanding.made_sheets import MadeSheet
from data.understanding.sum_words import names_sum

_DIVIDED = ("budget", "jobs")
_PAIR, _FEWEST = 2, 3
_EXACT = 0.5


def areas_without_header(grid: Grid) -> list[Block]:
    """A sheet of nothing but titles and such pairs as a block; none where their last line is no sum that agrees."""
    rows = [row for row in range(grid.height) if grid.filled(row)]
    pairs = [row for row in rows if len(grid.filled(row)) == _PAIR]
    above = [row for row in rows if row not in set(pairs)]
    if len(pairs) < _FEWEST or not above or max(above) > pairs[0] or any(len(grid.filled(row)) > 1 for row in above):
        return []
    cells = [[cell for _, cell in grid.filled(row)] for row in pairs]
    numbers = [float(value) for _, value in cells if isinstance(value, int | float) and holds_figure(value)]
    if len(numbers) < len(cells) or any(not isinstance(name, str) or holds_figure(name) for name, _ in cells):
        return []
    is_summed = names_sum(str(cells[-1][0])) and abs(sum(numbers[:-1]) - numbers[-1]) < _EXACT
    titles = [Text(as_text(cell), row, index) for row in above for index, cell in grid.filled(row)]
    named = [(dataset, name) for dataset in _DIVIDED if (name := _figure(dataset, titles)) is not None]
    if not is_summed or len(named) != 1:
        return []
    (dataset, name), top = named[0], grid.filled(pairs[0])
    heads: list[Cell] = [aliases.headers(dataset, "focus_area")[0], aliases.headers(dataset, name)[0]]
    made = MadeSheet(grid, [{at: (head, (pairs[0], top[at][0])) for at, head in enumerate(heads)}])
    made.rows += [{at: (cell, (row, index)) for at, (index, cell) in enumerate(grid.filled(row))} for row in pairs]
    block = made.block((0,), tuple(titles))
    return [block] if block else []


def _figure(dataset: str, titles: list[Text]) -> str | None:
    found = {name for title in titles if (name := figure_named(dataset, title.text)) is not None}
    return found.pop() if len(found) == 1 else None
