"""A year laid out with its months or quarters along one side, and what happens in the cells: a line for each of that.

Along the other side stand kinds of entries, "Styremøter", "Rapportering", or who sees to them: "Styret".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from data.cells.grid import Cell, Grid
from data.cells.values import is_missing
from data.terms import aliases
from data.terms.wheel_kinds import wheel_kind_of
from data.understanding.blocks import Block, Text
from data.understanding.cells import as_text, holds_figure
from data.understanding.crosses import is_cross
from data.understanding.made_sheets import MadeSheet, Place
from data.understanding.periods import said_in
from data.understanding.phrases import speaks_of

_FEWEST, _FEWEST_ACROSS, _HEADER_WITHIN = 3, 2, 20
_LAST_DAY = 31
_PARTS = frozenset({"month", "quarter", "tertial"})
_DAY = r"(?P<day>[0-3]?\d)\.(?:\s?(?P<month>1[0-2]|0?[1-9])\.?(?!\d))?"
_BEGINS = re.compile(rf"{_DAY}(?=[\s:,–-]|$)")
_ENDS = re.compile(rf"(?:^|\s){_DAY}(?:\s?[^\W\d]{{3,9}})?$")
_ROLE = re.compile(
    r"(?:styre(?:t)?|leder|leiar|leiaren|lederen|eier|eigar|eieren|eigaren|administrasjon(?:en)?|utvalg(?:et)?|kommune(?:n)?"
    r"|sjef(?:en)?|direktør(?:en)?|rådgiver(?:en)?|koordinator|gruppe(?:n|a)?|sekretær|board|manager|owner|staff|team)$",
    re.IGNORECASE,
)
_OF_TASKS = frozenset({"action", "plan", "project", "budget", "payment", "job"})
_OF_OWNERS = frozenset({"responsible", "owner", "person"})
_OF_LISTS, _OF_WHAT = frozenset({"text", "type"}), frozenset({"action", "event", "title"})
_OF_LINES, _OF_DAYS = frozenset({"state", "note", "done"}), frozenset({"deadline", "date", "when"})


@dataclass(frozen=True)
class _Axis:
    """Months along a side: row or column -> the cell of its month and where that stands."""

    months: Mapping[int, tuple[str, Place]]
    others: Mapping[int, tuple[str, Place]]
    responsible: int | None = None


def wheels(grid: Grid) -> list[Block]:
    """The year of a sheet as one block of lines; none where its months are no side of a table of what happens."""
    for read in (_months_across, _months_down):
        axis, is_across = read(grid), read is _months_across
        if axis is None or not _is_wheel(grid, axis, is_across=is_across):
            continue
        made = MadeSheet(grid)
        entries = sorted(_entries(grid, axis, is_across=is_across), key=lambda one: (one.month, one.place))
        if len(entries) < _FEWEST:
            continue
        return _as_block(grid, made, axis, entries)
    return []


def _is_wheel(grid: Grid, axis: _Axis, *, is_across: bool) -> bool:
    """Whether what stands around says so, or a side names meetings and the like, and nothing speaks of tasks."""
    top = min(place[0] for _, place in (*axis.months.values(), *axis.others.values()))
    texts = [grid.sheet, *(as_text(cell) for row in range(top) for _, cell in grid.filled(row))]
    said = frozenset().union(*map(speaks_of, texts))
    if "wheel" in said:
        return True
    if any(isinstance(cell, float) for _, _, _, cell in _cells(grid, axis, is_across=is_across)):
        return False  # a number may as well count something
    return not said & _OF_TASKS and any(wheel_kind_of(text) is not None for text, _ in axis.others.values())


@dataclass(frozen=True)
class _Entry:
    """What happens: its month by place, its day as it is told to the reader, its words and where they stand."""

    month: int
    day: str
    text: str
    place: Place
    side: int


def _as_block(grid: Grid, made: MadeSheet, axis: _Axis, entries: Sequence[_Entry]) -> list[Block]:
    names = [aliases.headers("wheel", name)[0] for name in ("date", "text", "responsible", "kind")]
    first = entries[0].place
    made.rows.append({at: (name, first) for at, name in enumerate(names)})
    are_kinds = any(wheel_kind_of(text) for text, _ in axis.others.values())
    are_roles = not are_kinds and any(_ROLE.search(text) for text, _ in axis.others.values())
    for entry in entries:
        side, place = axis.others[entry.side]
        line: dict[int, tuple[Cell, Place]] = {
            0: (entry.day, axis.months[entry.month][1]),
            1: (entry.text, entry.place),
        }
        if axis.responsible is not None and (told := grid.columns[axis.responsible][entry.place[0]]) != "":
            line[2] = (told, (entry.place[0], axis.responsible))
        elif are_roles:
            line[2] = (side, place)
        if are_kinds and wheel_kind_of(side) is not None:
            line[3] = (side, place)
        made.rows.append(line)
    top = min(place[0] for _, place in (*axis.months.values(), *axis.others.values()))
    titles = tuple(Text(as_text(cell), row, at) for row in range(top) for at, cell in grid.filled(row))
    block = made.block((0,), titles)
    return [block] if block else []


def _entries(grid: Grid, axis: _Axis, *, is_across: bool) -> Iterator[_Entry]:
    for side, month, place, cell in _cells(grid, axis, is_across=is_across):
        label, named = axis.others[side][0], axis.months[month][0]
        for text in cell.splitlines() if isinstance(cell, str) else [_as_day(cell)]:
            text = text.strip(" •·*-–\t")
            day = _day_in(text, named)
            is_bare = is_cross(text) or _BEGINS.fullmatch(text) is not None
            if text:
                yield _Entry(month, day or named, label if is_bare else text, place, side)


def _cells(grid: Grid, axis: _Axis, *, is_across: bool) -> Iterator[tuple[int, int, Place, Cell]]:
    """What stands in each cell between the sides, by what is along them, and where."""
    for side, month in product(axis.others, axis.months):
        row, at = (side, month) if is_across else (month, side)
        cell = grid.columns[at][row]
        if cell != "" and not is_missing(cell):
            yield side, month, (row, at), cell


def _as_day(cell: Cell) -> str:
    """A number below a month as the day that it is; any other cell as it is written."""
    return f"{as_text(cell)}." if _is_day(cell) else as_text(cell)


def _is_day(cell: Cell) -> bool:
    return isinstance(cell, float) and cell.is_integer() and 1 <= cell <= _LAST_DAY


def _day_in(text: str, month: str) -> str | None:
    """The day that a cell's text begins or ends with, in its month: "15. Styremøte", "Styremøte 16.1"."""
    found = _BEGINS.match(text) or _ENDS.search(text)
    part = said_in(month).part
    if found is None or part is None or part.precision != "month":
        return None
    if found["month"] is not None and int(found["month"]) != part.first.month:
        return None
    return f"{int(found['day'])}. {month}"


def _is_part(cell: Cell) -> bool:
    part = said_in(cell).part if isinstance(cell, str) and cell else None
    return part is not None and part.precision in _PARTS


def _in_order(cells: Sequence[str]) -> bool:
    """Whether months follow each other, each once, from any month on."""
    begins = [part.first for cell in cells if (part := said_in(cell).part) is not None]
    numbers = [(first.year, first.month) for first in begins]
    turns = sum(after <= before for before, after in pairwise(numbers))
    return len(set(numbers)) == len(numbers) and turns <= 1


def _months_across(grid: Grid) -> _Axis | None:
    for row in range(min(grid.height, _HEADER_WITHIN)):
        filled = grid.filled(row)
        months = {at: (as_text(cell), (row, at)) for at, cell in filled if _is_part(cell)}
        if len(months) < _FEWEST or not _in_order([text for text, _ in months.values()]):
            continue
        before = [at for at in range(min(months)) if any(grid.columns[at][row + 1 :])]
        after = [at for at, _ in filled if at > max(months)]
        if len(before) != 1 or len(after) > 1:
            return None
        labels = grid.columns[before[0]]
        others = {
            below: (as_text(labels[below]), (below, before[0]))
            for below in range(row + 1, grid.height)
            if isinstance(labels[below], str) and any(grid.columns[at][below] != "" for at in months)
        }
        responsible = after[0] if after and speaks_of(as_text(grid.columns[after[0]][row])) & _OF_OWNERS else None
        if (after and responsible is None) or len(others) < _FEWEST_ACROSS:
            return None
        cells = [grid.columns[at][below] for at in months for below in range(row + 1, grid.height)]
        return _Axis(months, others, responsible) if _are_told([cell for cell in cells if cell != ""]) else None
    return None


def _months_down(grid: Grid) -> _Axis | None:
    at = next((at for at, column in enumerate(grid.columns) if any(column)), None)
    if at is None:
        return None
    column = grid.columns[at]
    rows = [row for row, cell in enumerate(column) if _is_part(cell)]
    if len(rows) < _FEWEST or not _in_order([as_text(column[row]) for row in rows]):
        return None
    top = next((row for row in range(rows[0] - 1, -1, -1) if len(grid.filled(row)) >= _FEWEST_ACROSS), None)
    if top is None or rows[0] - top > 2:
        return None
    header = {index: (as_text(cell), (top, index)) for index, cell in grid.filled(top) if index > at}
    responsible = next((index for index, (text, _) in header.items() if speaks_of(text) & _OF_OWNERS), None)
    others = {index: one for index, one in header.items() if index != responsible}
    if len(others) < _FEWEST_ACROSS or _is_list(others.values()):
        return None
    if any(_tells_of_line(grid, index, text) for index, (text, _) in others.items()):
        return None
    months: dict[int, tuple[str, Place]] = {}
    for row in range(rows[0], grid.height):
        if column[row] != "" and row not in rows:
            break
        month = max(one for one in rows if one <= row)
        months[row] = (as_text(column[month]), (month, at))
    cells = [grid.columns[index][row] for index in others for row in months]
    return _Axis(months, others, responsible) if _are_told([cell for cell in cells if cell != ""]) else None


def _is_list(headings: Iterable[tuple[str, Place]]) -> bool:
    """Whether columns say what happens and of what type it is, a line for each: "Hva", "Type"."""
    said = [speaks_of(text) for text, _ in headings]
    return any(meanings & _OF_LISTS for meanings in said) or sum(bool(meanings & _OF_WHAT) for meanings in said) > 1


def _tells_of_line(grid: Grid, index: int, heading: str) -> bool:
    """Whether a column says more of what the one beside it says, a day or a state, and tells nothing of its own."""
    below = [cell for cell in grid.columns[index] if isinstance(cell, str) and cell and cell != heading]
    are_days = all(said_in(cell).rest == "" for cell in below)
    meanings = speaks_of(heading)
    return bool(meanings & _OF_LINES) or (bool(meanings & _OF_DAYS) and are_days)


def _are_told(cells: Sequence[Cell]) -> bool:
    """Whether cells say what happens, in words, by a cross or by a day, and none of them holds a figure."""
    return bool(cells) and all(
        _is_day(cell)
        if isinstance(cell, float)
        else isinstance(cell, str)
        and (is_missing(cell) or is_cross(cell) or _BEGINS.match(cell) is not None or not holds_figure(cell))
        for cell in cells
    )
