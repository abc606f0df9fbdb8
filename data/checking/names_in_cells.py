"""Several names in one cell, parted where some of them are known."""

from __future__ import annotations

import re
from collections.abc import Callable

_BETWEEN_NAMES = re.compile(r"[;,/\n]|\s(?:og|samt|and|&)\s")
_MOST_PARTS = 8  # of one name: what parts names may stand within one as well


def names_in(cell: str, is_known: Callable[[str], bool]) -> list[str]:
    """The names that a cell is made of, the longest known ones. It is parted only where some part is known."""
    gaps = [(0, 0), *(gap.span() for gap in _BETWEEN_NAMES.finditer(cell)), (len(cell), len(cell))]
    found: list[str] = []
    is_any_known = False
    place = 0
    while place < len(gaps) - 1:
        start = gaps[place][1]
        for end in range(min(place + _MOST_PARTS, len(gaps) - 1), place, -1):
            name = cell[start : gaps[end][0]].strip()
            if name and ";" not in name and is_known(name):
                is_any_known = True
                break
        if name:
            found.append(name)
        place = end
    return found if is_any_known else [cell]
