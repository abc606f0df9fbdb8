"""Two numbers in one cell: "8 av 12", "8/12", "8 of 12"."""

from __future__ import annotations

from collections.abc import Sequence

from data.cells.grid import Cell
from data.cells.numbers import NotOneNumber, written
from data.cells.values import is_missing


def two_in_one(cells: Sequence[Cell]) -> tuple[list[Cell], list[Cell]] | None:
    """The two columns that a column of "N av M" is, each as text; None where some cell is anything else.

    Whether M is what could be reached or only the top of a scale, as in "4 av 6", is for the caller to see.
    """
    firsts: list[Cell] = []
    seconds: list[Cell] = []
    for cell in cells:
        pair = ("", "") if is_missing(cell) else _pair(cell)
        if pair is None:
            return None
        firsts.append(pair[0])
        seconds.append(pair[1])
    return (firsts, seconds) if any(firsts) else None


def _pair(cell: Cell) -> tuple[str, str] | None:
    if not isinstance(cell, str):
        return None
    try:
        number = written(cell)
    except NotOneNumber:
        return None
    return ("-" * number.is_negative + number.digits, number.out_of) if number.out_of else None
