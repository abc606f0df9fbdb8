"""Tables in plain text, their cells parted by tabs, bars or room between them, as lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from data.reports import boxes
from data.reports.headings import is_structural
from data.reports.lines import Line, squeezed, without_bullet
from data.reports.table_cells import Cell
from data.understanding.kinds_of_findings import kind_of_finding

_BETWEEN = re.compile(r"\t| {3,}(?=\S)")
_PART = re.compile(r"\S+(?: {1,2}\S+)*")


def tables_in(raw_lines: Sequence[str], line_of: Callable[[str, int], Line]) -> dict[int, list[list[Cell]]]:
    """Place of a table's first line -> its rows, and of each of its others -> nothing.

    `line_of` makes the line of a cell's text on a line.
    """
    found: dict[int, list[list[Cell]]] = {}
    place = 0
    while place < len(raw_lines):
        starts, rows, end = _rows_at(raw_lines, place)
        rows = [(at, cells) for at, cells in rows if not _is_rule(cells)]
        is_table = len(rows) > 1 or (len(rows) == 1 and _is_kind(rows[0][1][0]))
        if is_table and len({len(cells) for _, cells in rows}) == 1:
            found |= {at: [] for at in range(place, end)}
            found[place] = _grid(rows, line_of, is_by_room=bool(starts))
        place = max(end, place + 1)
    return found


def _rows_at(raw_lines: Sequence[str], place: int) -> tuple[list[int], list[tuple[int, list[str]]], int]:
    """Where the columns of the table on a line begin, if room parts them; its rows and its end."""
    starts: list[int] = []
    rows: list[tuple[int, list[str]]] = []
    end = place
    while end < len(raw_lines):
        cells = _cells(raw_lines[end])
        if starts and (cells is None or len(cells) < len(starts)) and (below := _below(raw_lines[end], starts)):
            cells = below
        if cells is None:
            break
        if end == place and "\t" not in raw_lines[end] and not raw_lines[end].strip().startswith("|"):
            starts = [part.start() for part in _PART.finditer(raw_lines[end])]
        rows.append((end, cells))
        end += 1
    return starts, rows, end


def _below(raw: str, starts: Sequence[int]) -> list[str] | None:
    """The cells of a line whose texts begin where columns do, some of them empty; None where they do not."""
    parts = {part.start(): part[0] for part in _PART.finditer(raw)}
    if "\t" in raw or not parts or not parts.keys() <= set(starts):
        return None
    lone = parts.get(starts[0], "") if len(parts) == 1 else ""
    if len(starts) < 2 or starts[0] + len(lone) >= starts[1] or is_structural(squeezed(lone)):
        return None  # a line of its own, or a heading
    return [squeezed(parts.get(start, "")) for start in starts]


def _grid(
    rows: Sequence[tuple[int, list[str]]], line_of: Callable[[str, int], Line], *, is_by_room: bool
) -> list[list[Cell]]:
    """The cells; a row with nothing in the first column, or in the others, goes on with the one above it."""
    grid: list[list[list[Line]]] = []
    for at, texts in rows:
        lines = [[line_of(text, at)] if text else [] for text in texts]
        if is_by_room and len(grid) > 1 and (not texts[0] or not any(texts[1:])):
            for cell, more in zip(grid[-1], lines, strict=True):
                cell += more
        else:
            grid.append(lines)
    return [[Cell(tuple(cell)) for cell in row] for row in grid]


def _cells(raw: str) -> list[str] | None:
    """The cells of a row of a table; None where the line is none, or a list item or row of boxes with tabs in it."""
    text = raw.strip()
    if text.startswith("|") and text.endswith("|") and len(text) > 2:
        return [cell.strip() for cell in text[1:-1].split("|")]
    cells = [squeezed(cell) for cell in _BETWEEN.split(raw.strip("\n"))]
    is_list = without_bullet(Line(cells[0] + " x", "")) is not None and len(cells[0]) < 4
    if len(cells) < 2 or is_list or boxes.has_box(boxes.tokens(boxes.parted(squeezed(raw))[1] or squeezed(raw))):
        return None
    return cells if sum(bool(cell) for cell in cells) > 1 else None


def _is_kind(text: str) -> bool:
    """Whether the first cell of a lone row says of which kind what stands beside it is."""
    kind = kind_of_finding(text)
    return kind is not None and not kind[1]


def _is_rule(cells: Sequence[str]) -> bool:
    return all(cell and not cell.strip(":-") for cell in cells)
