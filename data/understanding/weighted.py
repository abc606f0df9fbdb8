"""Points that are weighed: a column of which each figure is the product of two others on its line."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from data.understanding.arithmetic import Derived, Numbers, agree, digits_of

_FEWEST = 3  # lines on which neither factor is 1: what is multiplied by 1 proves nothing
_MOST_COLUMNS = 12


def products(columns: Mapping[int, Numbers]) -> dict[int, Derived]:
    """Column -> the two that it is the product of, on every line that has all three."""
    if len(columns) > _MOST_COLUMNS:
        return {}
    found: dict[int, Derived] = {}
    for index, shown in columns.items():
        for first, second in combinations([other for other in columns if other != index], 2):
            if (digits := _digits_of_product(shown, columns[first], columns[second])) > 0:
                found[index] = Derived("product", (first, second), digits)
    return found


def _digits_of_product(shown: Numbers, first: Numbers, second: Numbers) -> float:
    """How much it says that figures are products; nothing where one is not, or too few could be anything else."""
    telling = []
    for a, b, c in zip(shown, first, second, strict=True):
        if a is None or b is None or c is None:
            continue
        if not agree(a, b * c):
            return 0.0
        if 1 not in (b, c) and 0 not in (a, b, c):
            telling.append(a)
    return sum(map(digits_of, telling)) if len(telling) >= _FEWEST else 0.0
