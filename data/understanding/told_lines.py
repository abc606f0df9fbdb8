"""Lines that are told field by field, as a table under the headings of their fields."""

from __future__ import annotations

from collections.abc import Sequence

from data.cells.grid import Grid
from data.terms import aliases
from data.understanding.blocks import Block, Text
from data.understanding.crossed import Line, Told
from data.understanding.made_sheets import MadeSheet


def block_of(
    grid: Grid, dataset: str, told: Sequence[Line], titles: tuple[Text, ...], groups: Sequence[Told] = ()
) -> Block | None:
    """The lines under the headings of their fields, each group under its text; None where there are none."""
    if not told:
        return None
    names = list(dict.fromkeys(name for line in told for name in line))
    first = next(iter(told[0].values()))[1]
    made = MadeSheet(grid, [{at: (_heading(dataset, name), first) for at, name in enumerate(names)}])
    left = list(groups)
    for line in told:
        while left and left[0][1][0] < next(iter(line.values()))[1][0]:
            made.rows.append({0: left.pop(0)})
        made.rows.append({names.index(name): cell for name, cell in line.items() if cell[0] != ""})
    return made.block((0,), titles)


def _heading(dataset: str, name: str) -> str:
    known = aliases.fields_by_header(dataset).get(aliases.normalised(name)) or name
    return aliases.headers(dataset, known)[0] if known in aliases.fields_by_header(dataset).values() else name
