"""A column of codes beside the column that names what they stand for: "N01" and "Fiskeri", line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.cells.grid import Cell
from data.understanding.cells import as_text
from data.understanding.lexicon import qualifiers
from data.understanding.phrases import bare_text, speaks_of
from data.understanding.table import CARRIED, Column

_CODE = re.compile(r"(?=\S*\d)[^\W_]{1,6}(?:[-./]?\d{1,6}){0,3}")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_OF_A_NAME = frozenset({"title", "text", "id"})
_FEWEST = 2
_LONGEST_NAME = 80  # characters; what is longer tells of the thing
_LOOKED_AT = 2_000


def column_of_names(codes: Column, columns: Sequence[Column], *, is_bare_enough: bool) -> Column | None:
    """The column that names, one to one, what the codes of another stand for; None where that one holds no codes.

    Its heading speaks of the same, or is no more than "Navn" right beside it where `is_bare_enough`.
    """
    if codes.index == CARRIED or not _are_codes(codes.cells):
        return None
    place = next(number for number, column in enumerate(columns) if column is codes)
    for number, column in sorted(enumerate(columns), key=lambda item: abs(item[0] - place)):
        if column is codes or column.index == CARRIED or not _are_names_of(codes.cells, column.cells):
            continue
        if _speaks_of_the_same(codes, column) or (is_bare_enough and number == place + 1 and _says_only_name(column)):
            return column
    return None


def _are_codes(cells: Sequence[Cell]) -> bool:
    known: set[Cell] = set()
    for cell in cells[:_LOOKED_AT]:
        if cell == "" or _marks_sum(cell):
            continue
        if isinstance(cell, str | float) and not _CODE.fullmatch(as_text(cell).strip()):
            return False
        known.add(cell)
    return len(known) >= _FEWEST


def _marks_sum(cell: Cell) -> bool:
    """Whether a cell is nothing but signs, as some systems mark a line that adds up others: "*", "**"."""
    return isinstance(cell, str) and not any(map(str.isalnum, cell))


def _are_names_of(codes: Sequence[Cell], names: Sequence[Cell]) -> bool:
    """Whether each code has one name and each name one code."""
    pairs = {
        (code, name)
        for code, name in zip(codes, names, strict=True)
        if (code != "" or name != "") and not (name == "" and _marks_sum(code))
    }
    if not all(
        isinstance(name, str) and _LETTERS.search(name) and len(name) <= _LONGEST_NAME and code != ""
        for code, name in pairs
    ):
        return False
    return len(pairs) == len({code for code, _ in pairs}) == len({name for _, name in pairs})


def _speaks_of_the_same(codes: Column, names: Column) -> bool:
    """Whether the headings say the same but for words such as code and name: "Område", "Område (tekst)"."""
    own, other = speaks_of(codes.heading.text) - _OF_A_NAME, speaks_of(names.heading.text) - _OF_A_NAME
    if other & qualifiers():
        return False
    begins = bare_text(codes.heading.text).casefold()
    return (bool(own) and own == other) or (
        bool(begins) and names.heading.text.casefold().startswith(begins) and own == other
    )


def _says_only_name(column: Column) -> bool:
    text = column.heading.text.strip()
    said = speaks_of(text)
    return not text or (bool(said) and said <= {"title", "text"})
