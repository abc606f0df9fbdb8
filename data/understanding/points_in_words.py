"""Points given in words, where a legend says how many each is: "Svært godt = 5", or a list of the scale below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from data.cells.grid import Cell
from data.cells.values import squeezed
from data.terms import aliases
from data.understanding.blocks import Part, Text
from data.understanding.table import CARRIED, Column, Table

_PARTS = re.compile(r"[,;|\n]|\s/\s|\s{2,}|\.\s")
_NAMED = re.compile(r"^\s*[^\W\d][^:=]{1,24}:\s+(?=.*[=:–-])")
_WORDS_FIRST = re.compile(r"\s*([^\W\d][^\d=]*?)\s*[=:–-]\s*([1-6])(?:\s*(?:poeng|points?|p))?\.?\s*", re.IGNORECASE)
_NUMBER_FIRST = re.compile(r"\s*([1-6])(?:\s*(?:poeng|points?|p))?\s*[=:–-]\s*([^\W\d].*?)\s*", re.IGNORECASE)
_FEWEST, _HIGHEST, _NEAR, _PAIR = 3, 6, 16, 2
_POINTS_WORD, _SCALE_WORD = "Poeng", "skala"


def with_points_in_words(table: Table) -> Table:
    """The table with the points of such columns, and without the lines of the legend; most tables are unchanged."""
    if not any(_may_be_words(column) for column in table.columns):
        return table
    own = _own_lines(table)
    worth = _legend(table, own)
    if len(worth) < _FEWEST:
        return table
    kept = table.keep([line for line in range(len(table.lines)) if line not in own])
    columns = tuple(_with_points(column, worth, table.block.header_row) for column in kept.columns)
    if all(made is column for made, column in zip(columns, kept.columns, strict=True)):
        return table
    notes = table.notes
    if (highest := int(max(worth.values()))) != _HIGHEST:
        notes = (*notes, Text(f"{_SCALE_WORD} 1–{highest}", table.block.last_row, 0))
    return replace(kept, columns=columns, notes=notes)


def _may_be_words(column: Column) -> bool:
    """Whether a column holds a few texts again and again."""
    said = [cell for cell in column.cells if isinstance(cell, str) and cell]
    return column.index != CARRIED and len(said) >= _FEWEST and len(set(said)) <= _HIGHEST + 1


def _with_points(column: Column, worth: dict[str, float], row: int) -> Column:
    said = [cell for cell in column.cells if cell != ""]
    words = [cell for cell in said if isinstance(cell, str)]
    if not _may_be_words(column) or not words or not all(_key(cell) in worth for cell in words):
        return column
    cells: list[Cell] = [worth[_key(cell)] if isinstance(cell, str) and cell else cell for cell in column.cells]
    last = column.heading.parts[-1] if column.heading.parts else Part("", "", row, column.index)
    parts = (*column.heading.parts, last._replace(text=_POINTS_WORD, cell=_POINTS_WORD))
    return replace(column, heading=replace(column.heading, parts=parts), cells=cells)


def _legend(table: Table, own: Sequence[int]) -> dict[str, float]:
    """Words -> points; nothing where the same words, or points, are said twice to be something else."""
    pairs = [*_said(table), *_listed(table, own)]
    worth = {_key(words): points for words, points in pairs}
    is_clear = len(set(worth.values())) == len(worth) and all(worth[_key(words)] == points for words, points in pairs)
    return worth if is_clear else {}


def _said(table: Table) -> Iterator[tuple[str, float]]:
    """The pairs that texts around the table say: "Svakt = 2, godt = 4"."""
    begin = max(table.block.last_row + 1 - _NEAR, table.block.first_row)
    rows = range(begin, min(table.grid.height, table.block.last_row + _NEAR))
    lone = [filled[0][1] for row in rows if len(filled := table.grid.filled(row)) == 1]
    texts = [*(text.text for text in (*table.titles, *table.notes)), *(cell for cell in lone if isinstance(cell, str))]
    for text in dict.fromkeys(texts):
        for part in _PARTS.split(_NAMED.sub("", text)):
            if found := _WORDS_FIRST.fullmatch(part):
                yield found[1], float(found[2])
            elif found := _NUMBER_FIRST.fullmatch(part):
                yield found[2], float(found[1])


def _listed(table: Table, own: Sequence[int]) -> Iterator[tuple[str, float]]:
    """The pairs of a list of the scale, among the lines or near the table."""
    rows = {table.lines[line] for line in own}
    rows |= set(range(table.block.last_row + 1, min(table.grid.height, table.block.last_row + _NEAR)))
    found = [pair for row in sorted(rows) if (pair := _pair(table.grid.filled(row))) is not None]
    yield from found if len(found) >= _FEWEST else ()


def _own_lines(table: Table) -> list[int]:
    """The last lines of the table that are nothing but points counted up or down with words beside them."""
    lines: list[int] = []
    for line in range(len(table.lines) - 1, -1, -1):
        pair = _pair(table.grid.filled(table.lines[line]))
        if pair is None or (lines and abs(pair[1] - _points_of(table, lines[-1])) != 1):
            break
        lines.append(line)
    return lines if len(lines) >= _FEWEST and len(lines) < len(table.lines) else []


def _points_of(table: Table, line: int) -> float:
    pair = _pair(table.grid.filled(table.lines[line]))
    return pair[1] if pair else 0.0


def _pair(filled: Sequence[tuple[int, Cell]]) -> tuple[str, float] | None:
    """The words and the points of a row that holds nothing else."""
    if len(filled) != _PAIR:
        return None
    (_, first), (_, second) = filled
    words, number = (first, second) if isinstance(first, str) else (second, first)
    is_points = isinstance(number, float) and number.is_integer() and 1 <= number <= _HIGHEST
    return (words, float(number)) if isinstance(words, str) and is_points and isinstance(number, float) else None


def _key(text: str) -> str:
    return aliases.normalised(squeezed(text))
