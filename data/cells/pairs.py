"""Two numbers in one cell: "8 av 12", "8/12", "8 of 12"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.cells.grid import Cell

_TWO = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|\bav\b|\bof\b)\s*(\d+(?:[.,]\d+)?)", re.IGNORECASE)


def two_in_one(cells: Sequence[Cell]) -> tuple[list[Cell], list[Cell]] | None:
    """The two columns that a column of "N av M" is, each as text; None where some cell is anything else."""
    firsts: list[Cell] = []
    seconds: list[Cell] = []
    for cell in cells:
        found = _TWO.fullmatch(cell.strip()) if isinstance(cell, str) else None
        if cell != "" and not found:
            return None
        firsts.append(found[1] if found else "")
        seconds.append(found[2] if found else "")
    return (firsts, seconds) if any(cell != "" for cell in firsts) else None
