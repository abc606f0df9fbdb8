"""Cells that offer several choices, each with a box, of which one is ticked: "☐ Forstudie  ☒ Forprosjekt"."""

from __future__ import annotations

import re
from dataclasses import replace

from data.cells.grid import Cell
from data.understanding.table import Table

_BOX = re.compile(r"(☐|□|◻|○|\[\s*\]|\(\s*\)|☒|☑|✓|✔|■|⊠|●|◉|\[\s*[xX]\s*\]|\(\s*[xX]\s*\))")
_EMPTY = re.compile(r"[☐□◻○]|\[\s*\]|\(\s*\)")
_FEWEST = 2
_LONGEST = 400


def with_ticked_choices(table: Table) -> Table:
    """The table with such cells holding the choice that is ticked; those without one, or with several, stay."""
    if not any(isinstance(cell, str) and _BOX.search(cell) for column in table.columns for cell in column.cells):
        return table
    columns = (replace(column, cells=[_ticked(cell) for cell in column.cells]) for column in table.columns)
    return replace(table, columns=tuple(columns))


def _ticked(cell: Cell) -> Cell:
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return cell
    first, *parts = _BOX.split(cell)
    boxes, choices = parts[::2], [part.strip(" \t\n,;/|") for part in parts[1::2]]
    is_after = not first.strip()  # the box stands before its choice
    is_list = len(boxes) >= _FEWEST and all(any(map(str.isalpha, choice)) for choice in choices)
    ticked = [choice for box, choice in zip(boxes, choices, strict=True) if not _EMPTY.fullmatch(box)]
    return ticked[0] if is_after and is_list and len(ticked) == 1 else cell
