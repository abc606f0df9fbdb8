"""A column that holds two things, as its heading says: "Ansvarlig / frist" over "Kari / 15.03.2025"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.cells.grid import Cell
from data.understanding.blocks import Heading, Part
from data.understanding.periods import said_by
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table

_BETWEEN_HEADINGS = re.compile(r"\s*(?:[/&+;,\n]|\s[-–—]\s|\s(?:og|and)\s)\s*", re.IGNORECASE)
# What may stand between the two in every cell, the clearest first.
_BETWEEN_CELLS = tuple(
    re.compile(pattern)
    for pattern in (r"\s*\n\s*", r"\s+/\s+", r"\s*;\s*", r"\s*\|\s*", r"\s+[-–—]\s+", r"\s*/\s*", r",\s+", r":\s+")
)
_IN_BRACKETS = re.compile(r"\s*(?P<first>[^()]+?)\s*\((?P<last>[^()]+)\)\s*")
_DAY_BEHIND = re.compile(
    r"(?P<first>.*[^\W\d].*?)[\s,:–-]*\(?(?P<last>\d{1,2}\.\s?(?:\d{1,2}\.\s?|[^\W\d]{3,10}\s)\d{2,4})\)?"
)
_OF_TIME = frozenset({"deadline", "date", "when"})
_NUMBERED = _OF_TIME | {"year", "period", "case", "id"}  # "24/123" is one number
_FEWEST = 2


def with_two_apart(table: Table) -> Table:
    """The table with a column for each of two things that stand in one, where heading and cells agree on it."""
    columns: list[Column] = []
    for column in table.columns:
        headings = _headings(column)
        pieces = _pieces(column.cells, headings) if headings else None
        if headings is None or pieces is None:
            columns.append(column)
            continue
        part = column.heading.parts[-1]
        for heading, cells in zip(headings, pieces, strict=True):
            parts = (*column.heading.parts[:-1], Part(heading, heading, part.row, part.column))
            columns.append(replace(column, heading=Heading(column.index, parts), cells=cells))
    return replace(table, columns=tuple(columns)) if len(columns) > len(table.columns) else table


def _headings(column: Column) -> tuple[str, str] | None:
    """The two things that a heading names; None where it names one, or two words for the same."""
    if column.index == CARRIED or not column.heading.parts:
        return None
    text = column.heading.parts[-1].text.strip()
    bracketed = _IN_BRACKETS.fullmatch(text)  # "Prosjekt (søker)"
    pieces = [bracketed["first"], bracketed["last"]] if bracketed else _BETWEEN_HEADINGS.split(text)
    if len(pieces) != 2 or not all(pieces):
        return None
    first, second = (speaks_of(piece) for piece in pieces)
    if not first or not second or first & second or "score" in first | second:
        return None
    return None if first <= _NUMBERED and second <= _NUMBERED else (pieces[0], pieces[1])


def _pieces(cells: Sequence[Cell], headings: tuple[str, str]) -> tuple[list[Cell], list[Cell]] | None:
    """The cells of each of the two; None unless every cell is parted, and by the same mark."""
    filled = [cell for cell in cells if cell != ""]
    if len(filled) < _FEWEST or not all(isinstance(cell, str) for cell in filled):
        return None
    is_time = [bool(speaks_of(heading) & _OF_TIME) for heading in headings]
    for mark in _BETWEEN_CELLS:
        parted = [mark.split(cell.strip()) if isinstance(cell, str) and cell else ["", ""] for cell in cells]
        if all(len(pair) == 2 and bool(pair[0]) == bool(pair[1]) for pair in parted):
            return _in_order([(pair[0], pair[1]) for pair in parted], is_time)
    for pattern in (_IN_BRACKETS, _DAY_BEHIND) if any(is_time) else (_IN_BRACKETS,):
        found = [pattern.fullmatch(cell.strip()) if isinstance(cell, str) and cell else None for cell in cells]
        if sum(one is not None for one in found) == len(filled):
            return _in_order([(one["first"], one["last"]) if one else ("", "") for one in found], is_time)
    return None


def _in_order(pairs: Sequence[tuple[str, str]], is_time: Sequence[bool]) -> tuple[list[Cell], list[Cell]] | None:
    """The pairs as two columns, a day under the heading that speaks of one, on whichever side it was written."""
    first: list[Cell] = [pair[0] for pair in pairs]
    second: list[Cell] = [pair[1] for pair in pairs]
    if not any(is_time):
        return first, second
    days = [sum(said_by(cell).day is not None for cell in own if cell != "") for own in (first, second)]
    if days[0] and days[1]:
        return None
    is_swapped = (days[0] > 0 and is_time[1]) or (days[1] > 0 and is_time[0])
    return (second, first) if is_swapped else (first, second)
