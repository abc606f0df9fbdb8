"""The column of what the programme itself gives, called after it among all the sources of a project's money."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from data.terms import aliases
from data.understanding.arithmetic import agree
from data.understanding.blocks import Heading, Part
from data.understanding.parts_of_year import numbers_of
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table
from data.understanding.whose import of_titles, programme_said

_FEWEST_LINES, _MOST_SOURCES = 2, 8
_GIVEN = frozenset({"grant", "funds"})


def with_own_source_named(table: Table) -> Table:
    """The table with that column called what it is: what was granted. Another must be what it and others come to on
    every line, and none may be called a grant already.
    """
    columns = [column for column in table.columns if column.index != CARRIED]
    called = {column.index for column in columns if _is_called_after(table, column)}
    if not called:
        return table
    figures = {column.index: found for column in columns if (found := _figures(column))}
    if any(speaks_of(table.column(index).heading.text) & _GIVEN for index in figures) or len(figures) > _MOST_SOURCES:
        return table
    own = [index for index in figures if index in called and sum(map(bool, figures[index])) >= _FEWEST_LINES]
    if len(own) != 1 or not _is_source(own[0], figures):
        return table
    column = table.column(own[0])
    text, last = aliases.headers("projects", "granted_nok")[0], column.heading.parts[-1]
    heading = Heading(column.index, (Part(text, text, last.row, last.column),))
    return replace(
        table, columns=tuple(replace(one, heading=heading) if one is column else one for one in table.columns)
    )


def _figures(column: Column) -> list[float]:
    """The figures of a column, 0 where none stands; none of a column of anything else."""
    found = numbers_of(column) or []
    return [number or 0.0 for number in found] if any(found) else []


def _is_called_after(table: Table, column: Column) -> bool:
    """Whether a heading is nothing but the name of a programme, or that of the title's."""
    text = column.heading.text
    of_title = of_titles(title.text for title in table.titles)
    is_of_title = of_title is not None and aliases.normalised(text) == aliases.normalised(of_title)
    return (
        is_of_title
        or programme_said([text]) is not None
        or aliases.normalised(text) in aliases.words("programme_kinds")
    )


def _is_source(own: int, figures: dict[int, list[float]]) -> bool:
    """Whether some column is, on every line, what this one and one or more others come to."""
    others = [index for index in figures if index != own]
    for total in others:
        parts = [index for index in others if index != total]
        for count in range(1, len(parts) + 1):
            for some in combinations(parts, count):
                sums = [sum(line) for line in zip(figures[own], *(figures[index] for index in some), strict=True)]
                if all(agree(whole, come_to, count + 1) for whole, come_to in zip(figures[total], sums, strict=True)):
                    return True
    return False
