"""Lines that only say how many there are of the lines above them: "Antall søknader: 7" below seven applicants.

Or how many of them say so, below a column of yes and no: "4 av 5".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from data.understanding.arithmetic import Derived, Numbers
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table

_FEWEST_COUNTED = 2
_USUALLY_FILLED = 3  # cells of a line of the table; of fewer, "Antall" and a number are all there is on any line
_MOST_LINES = 2_000
_COUNTED = re.compile(r"(?P<own>\d{1,4})(?:\s*(?:av|of|/)\s*(?P<of>\d{1,4}))?(?P<word>\s+[^\W\d]+)?", re.IGNORECASE)


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
    """Whether a line holds a word for a count and one number, or several beside "4 av 5": no figure is said so."""
    texts = [cell for column in columns if isinstance(cell := column.cells[line], str) and cell]
    named = [text for text in texts if _COUNTED.fullmatch(text.strip()) is None]
    others = _filled(line, columns) - len(named)
    said = [found for text in texts if (found := _COUNTED.fullmatch(text.strip())) is not None]
    is_bare = others == 1 and not any(found["word"] for found in said)
    is_alone = len(named) == 1 and (is_bare or any(found["of"] for found in said))
    return is_alone and "count" in speaks_of(named[0]) and _number(line, columns, figures) > 0


def _number(line: int, columns: Collection[Column], figures: Mapping[int, Numbers]) -> float:
    """The largest whole number on a line; 0 where none is."""
    numbers: list[float | None] = [cell for column in columns if isinstance(cell := column.cells[line], float)]
    numbers += [figures[column.index][line] for column in columns if column.index in figures]
    found = [number for number in numbers if number is not None and number.is_integer()]
    texts = [column.cells[line] for column in columns]
    said = [_COUNTED.fullmatch(text.strip()) for text in texts if isinstance(text, str)]
    return max([*found, *(float(one["of"] or one["own"]) for one in said if one is not None)], default=0.0)
