"""Areas whose sums are divided alike, each into the same parts: the sums are the areas' figures, the parts no areas."""

from __future__ import annotations

from collections.abc import Mapping

from data.cells.values import squeezed
from data.understanding.arithmetic import Derived, Numbers
from data.understanding.figure_names import figure_named
from data.understanding.periods import said_by
from data.understanding.sum_words import names_sum
from data.understanding.table import CARRIED, Table

_FEWEST_GROUPS, _FEWEST_PARTS = 2, 2
_SMALLEST_AMOUNT = 1_000
_OF_FIGURES = ("budget", "jobs")


def sums_over_repeated_parts(
    table: Table, lines: Mapping[int, Derived], figures: Mapping[int, Numbers]
) -> Table | None:
    """The lines that name an area and sum up its parts, where every area has parts of the same names; else None.

    Parts that are years or figures of their own say what the sum does not.
    """
    if not len(table.lines):
        return None
    groups = {
        line: derived.parts
        for line, derived in lines.items()
        if derived.kind == "sum" and not set(derived.parts) & lines.keys() and line < min(derived.parts, default=line)
    }
    if len(groups) < _FEWEST_GROUPS:
        return None
    label = next(
        (column for column in table.columns if column.index != CARRIED and isinstance(column.cells[0], str)), None
    )
    largest = max((number or 0.0 for column in figures.values() for number in column), default=0.0)
    if label is None or largest < _SMALLEST_AMOUNT or any(column.index == CARRIED for column in table.columns):
        return None
    counted = [part for parts in groups.values() for part in parts]
    data = [line for line in range(len(table.lines)) if line not in lines]
    if sorted(counted) != data:
        return None
    names = [squeezed(label.cells[line]) for line in groups]
    parts_of = [[squeezed(label.cells[part]) for part in parts] for parts in groups.values()]
    if any(map(names_sum, names)) or len(set(names)) < len(names) or min(map(len, parts_of)) < _FEWEST_PARTS:
        return None
    known = {name for own in parts_of for name in own}
    comes_again = all(sum(name in own for own in parts_of) > 1 for name in known)
    if not comes_again or any(map(_says_more, known)) or known & set(names):
        return None
    return table.keep(sorted(groups))


def _says_more(name: str) -> bool:
    """Whether a part is a year or names a figure: sums do not say what such lines do."""
    said = said_by(name)
    is_time = said.has_year or said.part is not None
    return is_time or any(figure_named(dataset, name) is not None for dataset in _OF_FIGURES)
