"""Events and meetings without a header of their own: a day and its text in one cell, or beside each other.

A year may stand alone over the lines of its days. What they are, the sheet, a title or the heading over them says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from data.cells.dates import date_said
from data.cells.grid import Cell, Grid
from data.cells.values import year_in
from data.terms import aliases
from data.understanding.blocks import Block, Text
from data.understanding.cells import as_text
from data.understanding.made_sheets import MadeSheet, Place
from data.understanding.phrases import speaks_of
from data.understanding.round_values import is_day_or_period

_FEWEST, _ANY_YEAR = 3, 2000
_BEHIND = re.compile(r"(?<!\s)(?:\s*[:–—]\s*|\s+-\s+)")  # what parts a day from its text, whatever the day is like
_DAY = re.compile(
    r"(?:\d{1,2}\.\s?\d{1,2}\.?\s?(?:\d{4}|\d\d)?|\d{4}-\d\d-\d\d|\d{1,2}\.\s?[^\W\d]{3,9}(?:\s\d{4})?)(?=\s)"
)
_BULLETS = " •·*-–"
_KINDS = (("wheel", "wheel"), ("event", "events"))


def dated_lines(grid: Grid) -> list[Block]:
    """The lines of a sheet as one block under a date and a text; none where its lines are anything else."""
    rows = [row for row in range(grid.height) if grid.filled(row)]
    found = [place for place, row in enumerate(rows) if _entry(grid, row)]
    if len(found) < _FEWEST:
        return []
    first, last = found[0], found[-1]
    body = rows[first : last + 1]
    if first and _year_alone(grid, rows[first - 1]):
        first, body = first - 1, [rows[first - 1], *body]
    above = rows[:first]
    header = dict(grid.filled(above[-1])) if above and _heads(grid, above[-1], body) else {}
    entries = [(row, _entry(grid, row)) for row in body]
    good = [row for row, entry in entries if entry]
    if len(good) < _FEWEST or any(not entry and not _year_alone(grid, row) for row, entry in entries):
        return []
    texts = [grid.sheet, *(as_text(cell) for row in above for _, cell in grid.filled(row))]
    said = frozenset().union(*map(speaks_of, texts))
    dataset = next((name for meaning, name in _KINDS if meaning in said), None)
    if dataset is None or (header and _is_usual(grid, good[0])):
        return []
    top = above[-1] if header else good[0]
    titles = tuple(
        Text(as_text(cell), row, at) for row in above if not header or row < top for at, cell in grid.filled(row)
    )
    return _as_block(grid, dataset, header, top, entries, titles)


def _as_block(
    grid: Grid,
    dataset: str,
    header: Mapping[int, Cell],
    top: int,
    entries: Sequence[tuple[int, dict[int, tuple[Cell, Place]]]],
    titles: tuple[Text, ...],
) -> list[Block]:
    at = min(index for row, _ in entries for index, _ in grid.filled(row))
    names: dict[int, Cell] = {0: aliases.headers(dataset, "date")[0], 1: aliases.headers(dataset, "text")[0]}
    names |= {index - at + 1: cell for index, cell in header.items() if index > at}
    made = MadeSheet(grid, [{index: (name, (top, max(at, at + index - 1))) for index, name in names.items()}])
    for row, entry in entries:
        made.rows.append(entry or {0: (grid.columns[at][row], (row, at))})
    block = made.block((0,), titles)
    return [block] if block else []


def _entry(grid: Grid, row: int) -> dict[int, tuple[Cell, Place]]:
    """The day, the text and what else stands on a row, by the columns that they get; nothing for another row."""
    (at, cell), *others = grid.filled(row) or [(0, "")]
    parts = _parts(cell) if isinstance(cell, str) else None
    if parts is not None:
        day, text = parts
        beside: dict[int, tuple[Cell, Place]] = {index - at + 1: (one, (row, index)) for index, one in others}
        return {0: (day, (row, at)), 1: (text, (row, at)), **beside}
    if len(others) == 1 and is_day_or_period(cell) and year_in(cell) is None and _is_told(others[0][1]):
        return {0: (cell, (row, at)), 1: (others[0][1], (row, others[0][0]))}
    return {}


def _parts(text: str) -> tuple[str, str] | None:
    """A text's day and what it says of it: "14.02.2023 – Styret vedtok planen", "Mai 2023: Åpning"."""
    text = text.lstrip(_BULLETS)
    behind = _BEHIND.search(text)
    ends = [(behind.start(), behind.end())] if behind else []
    day = _DAY.match(text)
    ends += [(day.end(), day.end())] if day else []
    for end, begin in ends:
        said = date_said(text[:end].strip(), _ANY_YEAR)
        if said is not None and said.precision != "year" and _is_told(text[begin:]):
            return text[:end].strip(), text[begin:].strip(" -–—:\t\n")
    return None


def _is_told(cell: Cell) -> bool:
    return isinstance(cell, str) and sum(map(str.isalpha, cell)) > _FEWEST


def _year_alone(grid: Grid, row: int) -> bool:
    filled = grid.filled(row)
    return len(filled) == 1 and year_in(filled[0][1]) is not None


def _heads(grid: Grid, row: int, body: Sequence[int]) -> bool:
    """Whether a row over the lines heads several columns of theirs: over a single one any text is a title."""
    cells = [cell for _, cell in grid.filled(row)]
    return 1 < len(cells) == max(len(grid.filled(one)) for one in body)


def _is_usual(grid: Grid, row: int) -> bool:
    """Whether a line has a day in a cell of its own: under a header it is read as any other."""
    (_, cell), *_ = grid.filled(row)
    return not isinstance(cell, str) or _parts(cell) is None
