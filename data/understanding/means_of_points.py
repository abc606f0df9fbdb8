"""Points that nobody gave: the means of the statements on their indicator's line, and the means of columns beside them.

A pivot of all points has both. That they come to it exactly is what tells: a board may agree on what is the mean of its
points, but then hardly of all indicators, and in whole or half points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from data.understanding.arithmetic import Derived, Numbers, digits_of
from data.understanding.blocks import Heading, Part
from data.understanding.cells import as_text
from data.understanding.names import indicator_named, is_statement
from data.understanding.parts_of_year import numbers_of
from data.understanding.phrases import speaks_of
from data.understanding.pivot_tables import names_above
from data.understanding.sum_words import names_sum
from data.understanding.table import CARRIED, Column, Table
from data.understanding.weights import weight

_FEWEST_GROUPS = 2
_HIGHEST_SCORE = 6
_INDICATOR = "Indikator"


def with_means_of_statements_apart(table: Table) -> Table:
    """The table with the indicators of its first column apart from their statements, where each line of one is the mean
    of those below it; any other table is unchanged.
    """
    first = next((column for column in table.columns if column.index != CARRIED), None)
    if first is None or "" in first.cells:
        return table
    texts = [as_text(cell) for cell in first.cells]
    heads = [line for line, text in enumerate(texts) if indicator_named(text) is not None and not is_statement(text)]
    if len(heads) < _FEWEST_GROUPS:
        return table
    sums = [line for line in range(heads[-1] + 1, len(texts)) if names_sum(texts[line])]
    ends = [*heads[1:], sums[0] if sums else len(texts)]
    groups = [(head, range(head + 1, end)) for head, end in zip(heads, ends, strict=True)]
    points = [own for column in table.columns if column is not first and (own := numbers_of(column)) and any(own)]
    if not points or not all(parts for _, parts in groups) or not _are_means(points, groups):
        return table
    above, rows = names_above(table, first, groups)
    part = Part(_INDICATOR, _INDICATOR, table.block.header_row, first.index)
    indicators = Column(Heading(first.index, (part,)), above, rows)
    whole = replace(table, columns=(indicators, *table.columns))
    return whole.keep([line for line in range(heads[0], ends[-1]) if line not in heads])


def _are_means(points: Sequence[Numbers], groups: Sequence[tuple[int, Sequence[int]]]) -> bool:
    """Whether each figure of a group's own line is the mean of those below it, and not all are whole or half points."""
    is_uneven = False
    for numbers in points:
        for head, parts in groups:
            given = [number for line in parts if (number := numbers[line]) is not None]
            shown = numbers[head]
            if shown is None and not given:
                continue
            if shown is None or not given or not _is_mean(shown, given):
                return False
            is_uneven = is_uneven or not float(2 * shown).is_integer()
    return is_uneven


def means_across(table: Table, figures: Mapping[int, Numbers]) -> dict[int, Derived]:
    """The columns of points that are called a sum or a mean and are the mean of those to the left of them."""
    return {
        column.index: derived
        for column in table.columns
        if column.index in figures and _is_called_mean(column) and (derived := _mean_of(column.index, figures))
    }


def _is_called_mean(column: Column) -> bool:
    return any(names_sum(text) or "mean" in speaks_of(text) for text in column.heading.texts)


def _mean_of(index: int, figures: Mapping[int, Numbers]) -> Derived | None:
    own = figures[index]
    if max((number for number in own if number is not None), default=_HIGHEST_SCORE + 1) > _HIGHEST_SCORE:
        return None
    for parts in _runs_before(index, figures):
        digits = 0.0
        for line, shown in enumerate(own):
            given = [number for part in parts if (number := figures[part][line]) is not None]
            if shown is None or not given:
                continue
            if not _is_mean(shown, given):
                break
            digits += digits_of(shown) if len(set(given)) > 1 else 0.0
        else:
            if digits >= weight("digits_column"):
                return Derived("mean", parts, digits)
    return None


def _runs_before(index: int, figures: Mapping[int, Numbers]) -> Iterator[tuple[int, ...]]:
    """The columns of figures right before one, the longest run of them first."""
    before = sorted(other for other in figures if CARRIED != other < index)
    for start in range(len(before) - 1):
        yield tuple(before[start:])


def _is_mean(shown: float, given: Sequence[float]) -> bool:
    """Whether a figure is a mean to the last decimal that it shows, of which a mean has at least one."""
    decimals = max(1, len(f"{shown:.6f}".rstrip("0").split(".")[1]))
    return abs(shown - sum(given) / len(given)) <= 0.5 * 10.0**-decimals + 1e-9
