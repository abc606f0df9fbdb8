"""Votes told under what was voted: whom each juror gave green, yellow and red, or who gave each proposal which."""

from __future__ import annotations

import re

from data.cells.grid import Cell, Grid
from data.terms import aliases
from data.understanding.blocks import Block, Text
from data.understanding.cells import as_text, holds_figure
from data.understanding.figure_names import choice_within
from data.understanding.made_sheets import MadeSheet
from data.understanding.phrases import fit
from data.understanding.weights import weight

_HEADER_WITHIN = 100
_FEWEST_VOTES = 2
_SIDES = ("juror", "proposal")
_BETWEEN = re.compile(r"\s*[,;\n]\s*|\s+(?:og|and)\s+")


def votes_by_word(grid: Grid) -> list[Block]:
    """The votes of a sheet, a line for each, where each vote has a column of names; none where it has no such."""
    for row in range(min(grid.height, _HEADER_WITHIN)):
        (first, name), *others = grid.filled(row) or [(0, "")]
        if not all(isinstance(cell, str) for _, cell in others):
            continue
        votes = {index: choice_within("votes", "vote", cell) for index, cell in others if isinstance(cell, str)}
        codes = {code for code in votes.values() if code is not None}
        if not _FEWEST_VOTES <= len(codes) == len(votes) or (side := _side_of(name)) is None:
            continue
        return _as_lines(grid, row, first, side)
    return []


def _side_of(cell: Cell) -> str | None:
    rated = {name: fit("votes", name, (cell,)).share for name in _SIDES} if isinstance(cell, str) and cell else {}
    best = max(rated, key=lambda name: rated[name], default=None)
    return best if best is not None and rated[best] > weight("key_named") else None


def _as_lines(grid: Grid, row: int, first: int, side: str) -> list[Block]:
    header = dict(grid.filled(row))
    below = [other for other in range(row + 1, grid.height) if grid.columns[first][other] != ""]
    told = [(index, other, grid.columns[index][other]) for other in below for index in header if index != first]
    if not told or any(cell != "" and (not isinstance(cell, str) or holds_figure(cell)) for _, _, cell in told):
        return []  # how many votes there were, and of whom nobody knows
    if any(cell != "" and choice_within("votes", "vote", str(cell)) is not None for _, _, cell in told):
        return []
    (other_side,) = (name for name in _SIDES if name != side)
    names = [aliases.headers("votes", name)[0] for name in (side, other_side, "vote")]
    made = MadeSheet(grid, [{at: (name, (row, first)) for at, name in enumerate(names)}])
    for index, line, cell in told:
        for part in filter(None, _BETWEEN.split(str(cell))):
            vote = (as_text(header[index]), (line, index))
            made.rows.append({0: (grid.columns[first][line], (line, first)), 1: (part, (line, index)), 2: vote})
    titles = tuple(Text(as_text(cell), at, index) for at in range(row) for index, cell in grid.filled(at))
    block = made.block((0,), titles)
    return [block] if block else []
