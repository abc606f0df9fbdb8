"""Lines that only say how many there are of the lines above them: "Antall søknader: 7" below seven applicants."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from data.understanding.arithmetic import Derived, Numbers
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table

_FEWEST_COUNTED = 2
_USUALLY_FILLED = 3  # cells of a line of the table; of fewer, "Antall" and a number are all there is on any line
_MOST_LINES = 2_000


def counts_below(table: Table, figures: Mapping[int, Numbers], worked_out: Collection[int]) -> dict[int, Derived]:
    """The lines at the end that hold one number and a word for a count, no larger than there are lines above them."""
    if len(table.lines) > _MOST_LINES:
        return {}
    columns = [column for column in table.columns if column.index != CARRIED]
    lines = [line for line in range(len(table.lines)) if line not in worked_out]
    found: dict[int, Derived] = {}
    for line in reversed(lines):
        if not _says_count(line, columns, figures):
            break
        found[line] = Derived("count", ())
    counted = tuple(line for line in lines if line not in found)
    filled = sorted(_filled(line, columns) for line in counted)
    if len(counted) < _FEWEST_COUNTED or filled[len(filled) // 2] < _USUALLY_FILLED:
        return {}
    return found if all(_number(line, columns, figures) <= len(counted) for line in found) else {}


def _filled(line: int, columns: Collection[Column]) -> int:
    return sum(column.cells[line] != "" for column in columns)


def _says_count(line: int, columns: Collection[Column], figures: Mapping[int, Numbers]) -> bool:
    texts = [cell for column in columns if isinstance(cell := column.cells[line], str) and cell]
    is_alone = len(texts) == 1 and _filled(line, columns) == len(texts) + 1
    return is_alone and "count" in speaks_of(texts[0]) and _number(line, columns, figures) > 0


def _number(line: int, columns: Collection[Column], figures: Mapping[int, Numbers]) -> float:
    """The whole number on a line; 0 where none is."""
    numbers = (figures[column.index][line] for column in columns if column.index in figures)
    return next((number for number in numbers if number is not None and number.is_integer()), 0.0)
