"""A window of a sheet as people see it, and the process in which it is read: the file is as hostile as ever.

Standard input: a line of JSON (what is wanted, limits), then the file. Standard output: JSON, or null where the file
has no such sheet.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import math
import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from data.cells.grid import CELLS, Cell, position
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
    from data.reading.kinds import FileKind, FileRefused, kind_of

    try:
        kind = kind_of(content, limits)
        if kind is FileKind.TEXT:
            return _of_text(content, limits, **wanted)
        if kind in (FileKind.XLSX, FileKind.XLS, FileKind.ODS):
            return _of_workbook(content, kind, limits, **wanted)
    except FileRefused:
        pass
    return None


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


def _of_text(content: bytes, limits: Limits, **wanted: Any) -> dict[str, Any] | list[str] | None:
    from data.reading.delimited import read_text

    grid = read_text(content, wanted["file_name"], limits)
    if "sheet" not in wanted:
        return [grid.sheet]
    total = grid.height, len(grid.columns)
    row, column, height, width = window(wanted["around"], total, wanted["most"])
    columns = [part[row : row + height] for part in grid.columns[column : column + width]]
    return _said((row, column), total, zip(*columns, strict=True))


def _of_workbook(content: bytes, kind: Any, limits: Limits, **wanted: Any) -> dict[str, Any] | list[str] | None:
    from xml.etree import ElementTree

    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    from data.reading.kinds import BROKEN_ZIP
    from data.reading.workbook import hidden_cells

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if "sheet" not in wanted:
            return list(book.sheet_names)
        name = wanted["sheet"]
        if name not in book.sheet_names:
            return None
        sheet = book.get_sheet_by_name(name)
        if sheet.start is None or sheet.end is None:
            return _said((0, 0), (0, 0), ())
        total = sheet.end[0] + 1, sheet.end[1] + 1
        if total[0] * total[1] > limits.cells:
            return None
        hidden = hidden_cells(content, kind)
        row, column, height, width = window(wanted["around"], total, wanted["most"])
        rows = [
            list(cells[column : column + width])
            for cells in islice(sheet.to_python(skip_empty_area=False, nrows=row + height), row, None)
        ]
        for (at_row, at_column), error in hidden.faults(name).items():
            if row <= at_row < row + len(rows) and column <= at_column < column + width:
                rows[at_row - row][at_column - column] = error
        percents = {
            column + place: hidden.percent_rows(name, column + place)
            for place in range(width)
            if any(_may_be_percent(cells[place]) for cells in rows)
        }
    except (PasswordError, CalamineError, ElementTree.ParseError, *BROKEN_ZIP):
        return None
    shown = [
        [
            _percent(cell) if isinstance(cell, float) and row + down in percents.get(column + across, ()) else cell
            for across, cell in enumerate(cells)
        ]
        for down, cells in enumerate(rows)
    ]
    return _said((row, column), total, shown)


def _may_be_percent(cell: Cell) -> bool:
    # Looking for formats takes its time in a large sheet.
    return isinstance(cell, float) and abs(cell) <= 10


def _said(first: tuple[int, int], total: tuple[int, int], rows: Iterable[Sequence[Cell]]) -> dict[str, Any]:
    return {
        "first_row": first[0],
        "first_column": first[1],
        "total_rows": total[0],
        "total_columns": total[1],
        "rows": [[written(cell) for cell in row] for row in rows],
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
