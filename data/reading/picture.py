"""A window of a sheet as people see it, and the process in which it is read: the file is as hostile as ever.

Standard input: a line of JSON (what is wanted, limits), then the file. Standard output: JSON, or null where the file
has no such sheet.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from data.cells.grid import CELLS, Cell, Grid, position
from data.reading.asked import asked
from data.reading.limits import Limits

MARGIN = 6
LONGEST_TEXT = 300


def main() -> None:
    """Reads one file from standard input and writes what was wanted of it to standard output."""
    wanted, limits, content = asked()
    json.dump(answer(content, limits, **wanted), sys.stdout)


def answer(content: bytes, limits: Limits, **wanted: Any) -> dict[str, Any] | list[str] | None:
    """The window of a sheet, or the names of the sheets where none is named; None where there is no such thing."""
    # After the limit on memory, so that nothing escapes it.
    from data.reading.files import TABULAR
    from data.reading.kinds import FileRefused, kind_of

    try:
        kind = kind_of(content, limits)
        if kind not in TABULAR:
            return None
        if "sheet" not in wanted:
            return _names(content, kind, limits, wanted["file_name"])
        grid = _grid(content, kind, limits, wanted["file_name"], wanted["sheet"])
    except FileRefused:
        return None
    return None if grid is None else _window(grid, wanted["around"], wanted["most"])


def _names(content: bytes, kind: Any, limits: Limits, file_name: str) -> list[str]:
    from data.reading.kinds import FileKind
    from data.reading.workbook import opened

    if kind is FileKind.TEXT:
        return [file_name]
    return [name for name, _ in opened(content, kind, limits).sheets]


def _grid(content: bytes, kind: Any, limits: Limits, file_name: str, name: str) -> Grid | None:
    """The sheet of that name with all that is hidden in it; None where there is none."""
    from data.reading.delimited import read_text
    from data.reading.kinds import FileKind
    from data.reading.one_column import in_columns
    from data.reading.workbook import opened, read_sheet

    if kind is FileKind.TEXT:
        return read_text(content, file_name, limits)[0]
    book = opened(content, kind, limits)
    for place, (sheet, _) in enumerate(book.sheets):
        if sheet == name:
            return in_columns(read_sheet(book, place).grid())[0]
    return None


def _window(grid: Grid, around: str | None, most: Sequence[int]) -> dict[str, Any]:
    total = grid.height, len(grid.columns)
    if not all(total):
        return _said((0, 0), (0, 0), ())
    row, column, height, width = window(around, total, most)
    shown = [
        [_shown(grid, down, across) for across in range(column, column + width)] for down in range(row, row + height)
    ]
    return _said((row, column), total, shown)


def _shown(grid: Grid, row: int, column: int) -> str:
    if (row, column) in grid.faults:
        return grid.faults[row, column]
    cell = grid.columns[column][row]
    if isinstance(cell, float) and row in grid.percents(column):
        return _percent(cell)
    return written(cell)


def window(around: str | None, total: tuple[int, int], most: Sequence[int]) -> tuple[int, int, int, int]:
    """First row, first column, number of rows and of columns to show of a sheet, so that the range is among them."""
    corners = CELLS.fullmatch(around or "")
    first = position(corners[1]) if corners else (0, 0)
    last = position(corners[2] or corners[1]) if corners else total
    (row, height), (column, width) = (_stretch(*ends) for ends in zip(first, last, total, most, strict=True))
    return row, column, height, width


def _stretch(first: int, last: int, total: int, most: int) -> tuple[int, int]:
    start = max(0, first - MARGIN)
    # The beginning explains the rest; it is shown where it is near.
    start = 0 if start <= MARGIN else min(start, total - 1)
    return start, min(most, total - start, last + MARGIN + 1 - start)


def _said(first: tuple[int, int], total: tuple[int, int], rows: Iterable[Sequence[str]]) -> dict[str, Any]:
    return {
        "first_row": first[0],
        "first_column": first[1],
        "total_rows": total[0],
        "total_columns": total[1],
        "rows": [list(row) for row in rows],
    }


def written(cell: Cell) -> str:
    """A cell as it stands in a Norwegian sheet: 4,5 and 30.09.2024."""
    match cell:
        case bool():
            return "SANN" if cell else "USANN"
        case int() | float():
            return _number(cell)
        case dt.datetime():
            has_time = cell.time() != dt.time()
            return f"{cell:%d.%m.%Y %H:%M}" if has_time else f"{cell:%d.%m.%Y}"
        case dt.date():
            return f"{cell:%d.%m.%Y}"
        case dt.time():
            return f"{cell:%H:%M}"
        case dt.timedelta():
            return str(cell)
    text = str(cell)
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _number(value: float) -> str:
    if not math.isfinite(value) or abs(value) >= 1e15:
        return f"{value:.6g}".replace(".", ",")
    from language import Language

    # A year has four digits and no space in it.
    decimals = 6 if abs(value) >= 1 else 12
    text = Language("nb").number(value, decimals)
    return text if abs(value) >= 10_000 else text.replace("\u00a0", "")


def _percent(value: float) -> str:
    from language import Language

    return Language("nb").percent(value, 2) if abs(value) < 1e6 else _number(value)


if __name__ == "__main__":
    main()
