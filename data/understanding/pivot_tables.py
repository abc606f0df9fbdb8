"""Pivots as Excel writes them: its own words over labels, names and years over each other in one column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.cells.grid import Cell
from data.terms import aliases
from data.understanding.arithmetic import agree
from data.understanding.blocks import Heading, Part
from data.understanding.cells import as_text
from data.understanding.parts_of_year import numbers_of
from data.understanding.periods import said_by
from data.understanding.sum_words import names_sum
from data.understanding.table import CARRIED, Column, Table

_FEWEST = 2
_YEAR = "År"


def without_pivot_labels(table: Table) -> Table:
    """The table without what a pivot writes over labels of lines and columns, and the name of the figures beside it:
    "Summer av Beløp", "Kolonneetiketter" over "Radetiketter", "Budsjett".
    """
    labels = aliases.words("pivot_labels")
    if not any(aliases.normalised(text) in labels for column in table.columns for text in column.heading.texts):
        return table
    columns = []
    for column in table.columns:
        parts = column.heading.parts
        if parts and aliases.normalised(parts[-1].text) in labels:
            parts = parts[-1:]
        kept = tuple(part for part in parts if aliases.normalised(part.text) not in labels)
        columns.append(replace(column, heading=Heading(column.index, kept or parts)))
    return replace(table, columns=tuple(columns))


def with_years_apart(table: Table) -> Table:
    """The table with the years of its first column apart from the names there, each of which sums up what is below it.

    "Reiseliv" over 2023 and 2024, or 2023 over "Reiseliv" and "Tre": the line of what stands above is a sum, and is
    gone; any other table is unchanged.
    """
    first = next((column for column in table.columns if column.index != CARRIED), None)
    if first is None or "" in first.cells:
        return table
    kinds = ["sum" if names_sum(as_text(cell)) else "year" if _is_year(cell) else "name" for cell in first.cells]
    upper = kinds[0] if kinds else "sum"
    heads = [line for line, kind in enumerate(kinds) if kind == upper]
    if upper == "sum" or min(kinds.count("year"), kinds.count("name")) < _FEWEST or kinds[-1] == upper:
        return table
    groups = [
        (head, [line for line in range(head + 1, end) if kinds[line] not in (upper, "sum")])
        for head, end in zip(heads, [*heads[1:], len(kinds)], strict=True)
    ]
    if not all(parts for _, parts in groups) or not _are_sums(table, first, groups):
        return table
    above, rows = names_above(table, first, groups)
    part = Part(_YEAR, _YEAR, table.block.header_row, first.index)
    names, years = (first.heading, Heading(first.index, (part,)))
    is_sum = [kind == "sum" for kind in kinds]
    if upper == "name":
        named = [own if is_whole else head for is_whole, own, head in zip(is_sum, first.cells, above, strict=True)]
        below = ["" if is_whole else own for is_whole, own in zip(is_sum, first.cells, strict=True)]
        made = (Column(names, named, rows), Column(years, below))
    else:
        made = (Column(years, above, rows), Column(names, first.cells))
    others = [column for column in table.columns if column is not first]
    whole = replace(table, columns=(*made, *others))
    return whole.keep([line for line in range(len(kinds)) if line not in heads])


def names_above(
    table: Table, first: Column, groups: Sequence[tuple[int, Sequence[int]]]
) -> tuple[list[Cell], list[int]]:
    """What the first column says at the head of each line's group, and the row where that stands."""
    above: list[Cell] = ["" for _ in first.cells]
    rows = list(table.lines)
    for head, parts in groups:
        for line in parts:
            above[line], rows[line] = first.cells[head], table.lines[head]
    return above, rows


def _is_year(cell: Cell) -> bool:
    said = said_by(cell)
    return said.year is not None and not said.rest and said.part is None


def _are_sums(table: Table, first: Column, groups: Sequence[tuple[int, Sequence[int]]]) -> bool:
    """Whether what stands above is, in every column of figures, what stands below it comes to."""
    figures = [numbers for column in table.columns if column is not first and (numbers := numbers_of(column))]
    pairs = [
        (own, sum(numbers[line] or 0.0 for line in parts), len(parts))
        for numbers in figures
        for head, parts in groups
        if (own := numbers[head]) is not None
    ]
    return len(pairs) >= _FEWEST and all(agree(own, total, count) for own, total, count in pairs)
