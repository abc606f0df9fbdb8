"""What worked and what was hard side by side, as lessons are summed up: a line for each of them."""

from __future__ import annotations

import re
from dataclasses import replace

from data.cells.grid import Cell
from data.terms import aliases
from data.understanding.blocks import Heading, Part
from data.understanding.kinds_of_findings import kind_in_table
from data.understanding.names import indicator_named
from data.understanding.phrases import fit, speaks_of
from data.understanding.table import CARRIED, Column, Table
from data.understanding.weights import weight

_OF_LESSONS = re.compile(r"(?<![^\W\d_])(?:erfaring|læring|lærdom|lesson)s?", re.IGNORECASE)  # "Erfaringsseminar"
_FIELDS = {"strength": "worked", "improvement": "challenge"}


def with_lessons_apart(table: Table) -> Table:
    """A table with a line for each lesson, and whether it worked or was hard, where each of the two has a column."""
    own = [column for column in table.columns if column.index != CARRIED]
    kinds = {id(column): kind_in_table(column.heading.text) for column in own}
    told = [column for column in own if kinds[id(column)] in _FIELDS and _holds_words(column)]
    if len(told) != len(_FIELDS) or len({kinds[id(column)] for column in told}) != len(_FIELDS):
        return table
    others = [column for column in table.columns if all(column is not one for one in told)]
    if not _tells_lessons(table) or any(map(_holds_indicators, others)):
        return table
    count = len(table.lines)
    common = []
    for column in others:
        column = _filled_down(column, table) if column.index != CARRIED and _is_theme(column) else column
        rows = list(column.rows) if column.rows is not None else list(table.lines)
        indexes = None if column.indexes is None else [*column.indexes] * len(told)
        common.append(replace(column, cells=[*column.cells] * len(told), rows=rows * len(told), indexes=indexes))
    first = told[0]
    made = [_column("lesson", first, [cell for column in told for cell in column.cells])]
    made[0] = replace(made[0], indexes=[column.index for column in told for _ in range(count)])
    yes = aliases.spellings("yes")[0]
    for column in told:
        flags: list[Cell] = [yes if other is column else "" for other in told for _ in range(count)]
        made.append(_column(_FIELDS[kinds[id(column)] or ""], column, flags))
    whole = replace(table, lines=[*table.lines] * len(told), columns=(*common, *made))
    return whole.keep([line for line, cell in enumerate(made[0].cells) if cell != ""])


def _column(name: str, column: Column, cells: list[Cell]) -> Column:
    text, place = aliases.headers("lessons", name)[0], column.heading.parts[-1]
    return Column(Heading(column.index, (Part(text, text, place.row, place.column),)), cells)


def _holds_words(column: Column) -> bool:
    filled = [cell for cell in column.cells if cell != ""]
    return bool(filled) and all(isinstance(cell, str) and " " in cell.strip() for cell in filled)


def _holds_indicators(column: Column) -> bool:
    named = [cell for cell in column.cells if isinstance(cell, str) and indicator_named(cell) is not None]
    return 2 * len(named) > column.filled > 0


def _tells_lessons(table: Table) -> bool:
    """Whether what is around the columns speaks of lessons, and not of an assessment."""
    around = [table.grid.sheet, *(text.text for text in table.titles)]
    said = frozenset().union(*map(speaks_of, around))
    is_told = "lesson" in said or _OF_LESSONS.search(" ".join(around)) is not None
    return is_told and "score" not in said


def _is_theme(column: Column) -> bool:
    return fit("lessons", "theme", (column.heading.text,)).share > weight("key_named")


def _filled_down(column: Column, table: Table) -> Column:
    cells, rows = list(column.cells), list(column.rows or table.lines)
    for line in range(1, len(cells)):
        if cells[line] == "":
            cells[line], rows[line] = cells[line - 1], rows[line - 1]
    return replace(column, cells=cells, rows=rows)
