"""What a line holds in two words, each in a column of its own: "Nye årsverk" beside "Måltall", put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from data.cells.grid import Cell
from data.cells.values import squeezed
from data.understanding.blocks import Heading
from data.understanding.cells import holds_figure
from data.understanding.figure_names import figure_named, says_aside
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table

_OF_FIGURES = ("jobs", "budget")
_MOST_LABELS = 60  # different ones; no table has as many figures
_MOSTLY = 0.8
_FEWEST = 2


def with_labels_joined(table: Table) -> Table:
    """The table with one column of labels for two that only together say which figure stands on each line."""
    labels = [column for column in table.columns if _may_be_labels(column)]
    for outer, inner in permutations(labels, 2):
        if inner.index == CARRIED or (outer.index != CARRIED and outer.index > inner.index):
            continue
        held = _carried_down(outer, inner)
        joined = [_joined(one, other) for one, other in zip(held, inner.cells, strict=True)]
        if any(_name_more(dataset, joined, outer, inner) for dataset in _OF_FIGURES):
            parts = (*outer.heading.parts, *inner.heading.parts) if outer.index != CARRIED else inner.heading.parts
            made = replace(inner, heading=Heading(inner.index, parts), cells=joined)
            return replace(
                table.without([outer]),
                columns=tuple(made if column is inner else column for column in table.columns if column is not outer),
            )
    return table


def _may_be_labels(column: Column) -> bool:
    """Whether a column is one of a few words that come again and again."""
    texts = [cell for cell in column.different if cell != ""]
    is_few = 1 < len(texts) <= _MOST_LABELS
    return is_few and all(isinstance(cell, str) and not holds_figure(cell) for cell in texts)


def _carried_down(outer: Column, inner: Column) -> list[Cell]:
    """The outer labels on each of their lines, where they stand on the first of them alone.

    A line without any inner label, or one that the group has had, is none of the group's.
    """
    found: list[Cell] = []
    last: Cell = ""
    seen: set[Cell] = set()
    for own, within in zip(outer.cells, inner.cells, strict=True):
        if own != "" and own != last:
            last, seen = own, set()
        elif own == "" and (within == "" or within in seen):
            last = ""
        seen.add(within)
        found.append(last if own == "" else own)
    return found


def _joined(outer: Cell, inner: Cell) -> Cell:
    return squeezed(f"{outer} {inner}") if outer != "" or inner != "" else ""


def _name_more(dataset: str, joined: Sequence[Cell], outer: Column, inner: Column) -> bool:
    """Whether two labels together name the figures of nearly all lines, and tell more of them apart than either does.

    What comes under several of the outer ones is a part of what is said; a name of its own on each line is none.
    Each of the outer ones must speak of figures by itself: "Ny næring" beside "Reiseliv" is an area.
    """
    if outer.index != CARRIED and "area" in speaks_of(outer.heading.text):
        return False
    if not all(speaks_of(str(cell)) for cell in set(outer.cells) if cell != ""):
        return False
    lines = [(one, other) for one, other in zip(joined, inner.cells, strict=True) if other != "" and one != other]
    both = [(one, other) for one, other in lines if not says_aside(str(other))]
    named = {cell: figure_named(dataset, str(cell)) for cell in dict.fromkeys(joined) if cell != ""}
    found = [named[one] for one, _ in both]
    if not both or sum(name is not None for name in found) < _MOSTLY * len(found):
        return False
    alone = [
        {figure_named(dataset, str(cell)) for cell in set(column.cells) if cell != ""} - {None}
        for column in (outer, inner)
    ]
    comes_again = all(len({one for one, own in both if own == other}) >= _FEWEST for other in {own for _, own in both})
    return comes_again and len(set(found) - {None}) > max(map(len, alone), default=0)
