"""Columns that could number the lines of a list, and name groups of them instead: the case of several actions."""

from __future__ import annotations

from itertools import pairwise

from data.understanding.roles import MOSTLY_NUMBERS, Seen
from data.understanding.table import CARRIED, Column

_FEWEST = 2  # groups; one number may be missing


def names_groups_of_lines(column: Column, seen: Seen) -> bool:
    """Whether a column names several lines as one: merged over them, or written on the first of them alone.

    What the lines are stands in another column then, and differs on each.
    """
    if not (_is_merged(column) or _is_written_once(column)):
        return False
    others = [one for one in seen.columns if one is not column and one.index != CARRIED]
    return any(_tells_lines_apart(seen, one) for one in others)


def _is_merged(column: Column) -> bool:
    return column.rows is not None and len(set(column.rows)) < len(column.rows)


def _is_written_once(column: Column) -> bool:
    """Whether names of several words stand above lines without any, more than once."""
    filled = [cell for cell in column.cells if cell != ""]
    are_names = all(isinstance(cell, str) and " " in cell.strip() for cell in filled)
    begins = [before != "" and cell == "" for before, cell in pairwise(column.cells)]
    return are_names and len(filled) == len(set(filled)) and sum(begins) >= _FEWEST and column.cells[0] != ""


def _tells_lines_apart(seen: Seen, column: Column) -> bool:
    profile = seen.profile(column)
    return profile.texts > MOSTLY_NUMBERS and profile.filled == profile.count and profile.distinct == 1.0
