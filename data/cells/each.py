"""Reads each different cell of a column once, knowing its format, its unit and whether it is written as percent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Generic, TypeVar

from data.cells.dates import date_said
from data.cells.doubts import ColumnCells, Hints
from data.cells.formats import AS_STORED, Shown, shown
from data.cells.grid import Cell
from data.cells.numbers import NotOneNumber, NumberMarks, Written, marks_of, numbers_in, written
from data.cells.units import Unit
from data.cells.values import Fault, Unreadable, is_error, is_missing, is_not_found_out, says_not_so
from data.cells.words import months

_T = TypeVar("_T")
_NO_FIGURE = frozenset({"not_a_number", "not_an_amount", "not_a_share", "not_a_score"})


@dataclass(frozen=True)
class Stands:
    """A cell with what belongs to it."""

    cell: Cell
    shown: Shown = AS_STORED
    unit: Unit | None = None
    year: int | None = None
    is_percent: bool = False


@dataclass(frozen=True)
class Found(Generic[_T]):
    """What the cells of a column are, by place; None where a cell says that there is nothing, or cannot be read."""

    at: Sequence[_T | None]
    faults: tuple[Fault, ...]


def each(column: ColumnCells, hints: Hints, read: Callable[[Stands], _T]) -> Found[_T]:
    """Reads every cell that is not missing. Whoever reads raises Unreadable."""
    formats: Mapping[int, str] = {}
    money = bool(hints.units) or (hints.unit is not None and hints.unit.factor != 1.0)
    if are_telling(column.formats, money=money):
        formats = {place: said for place, said in column.formats.items() if is_telling(said, money=money)}
    keys = _keys(column, hints, formats)
    known: dict[object, _T | None] = {}
    bad: dict[object, str] = {}
    places = dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))
    for key, place in places.items():
        try:
            known[key] = None if _says_nothing(column.cells[place]) else read(_stands(column, hints, formats, place))
        except (Unreadable, NotOneNumber) as unreadable:
            known[key] = None
            if fault := _fault(column.cells[place], str(unreadable)):
                bad[key] = fault
    faults = tuple((place, bad[key]) for place, key in enumerate(keys) if key in bad) if bad else ()
    return Found([known[key] for key in keys], faults)


def _fault(cell: Cell, code: str) -> str:
    """What is wrong with a cell that could not be read: nothing, where it says that the figure is not known yet."""
    if code not in _NO_FIGURE or not says_not_so(cell):
        return code
    return "" if is_not_found_out(cell) else "no_figure_kept_empty"


def each_different(cells: Sequence[Cell], read: Callable[[Cell], Cell]) -> list[Cell]:
    """What is made of every cell; of those that are alike only once, because there may be very many of them."""
    if bool in set(map(type, cells)):  # True and 1.0 are one key to a dict
        return list(map(read, cells))
    known = {cell: read(cell) for cell in set(cells)}
    return list(map(known.__getitem__, cells))


def _keys(column: ColumnCells, hints: Hints, formats: Mapping[int, str]) -> Sequence[object]:
    # True and 1.0 are one key to a dict, so the type belongs to it.
    if not (formats or hints.units or hints.years or column.percents):
        return [(type(cell), cell) for cell in column.cells] if bool in set(map(type, column.cells)) else column.cells
    return [
        (type(cell), cell, formats.get(place), hints.units.get(place), hints.years.get(place), place in column.percents)
        for place, cell in enumerate(column.cells)
    ]


def _stands(column: ColumnCells, hints: Hints, formats: Mapping[int, str], place: int) -> Stands:
    cell = column.cells[place]
    look = shown(formats[place], cell if isinstance(cell, float) else 1.0) if place in formats else AS_STORED
    year = hints.years.get(place, hints.year)
    return Stands(cell, look, hints.unit_at(place), year, place in column.percents or look.is_percent)


def _says_nothing(cell: Cell) -> bool:
    if is_error(cell):
        raise Unreadable("cell_error")
    return is_missing(cell)


def are_telling(formats: Mapping[int, str], *, money: bool = True) -> bool:
    """Whether some number format makes something else of a value than its digits, or, if it matters, names kroner."""
    return any(is_telling(said, money=money) for said in set(formats.values()))


@lru_cache(maxsize=1_024)
def is_telling(number_format: str, *, money: bool = True) -> bool:
    """Whether a number format makes something else of a value than its digits, or names a unit or a date."""
    looks = [shown(number_format, value) for value in (1e9, 1.0, -1.0, 0.0)]
    return any(replace(look, pattern="", before="", in_kroner=look.in_kroner and money) != AS_STORED for look in looks)


@dataclass(frozen=True)
class Numbers:
    """The number of a cell, or the two that it can be, the greater first; and how it was written, if as text."""

    values: tuple[float, ...]
    text: Written | None = None


def number_of(cell: Cell, marks: Iterable[NumberMarks], code: str = "not_a_number") -> Numbers:
    """The number that a cell holds; Unreadable where it holds none, or a date that may have been one."""
    if isinstance(cell, bool):
        raise Unreadable(code)
    if isinstance(cell, int | float):
        return Numbers((float(cell),))
    if not isinstance(cell, str):
        raise Unreadable("became_a_date" if hasattr(cell, "year") else code)
    try:
        text = written(cell)
    except NotOneNumber as unlike:
        if is_date(cell):
            raise Unreadable("became_a_date") from None
        raise Unreadable(code if str(unlike) == "not_a_number" else str(unlike)) from None
    if text.word and text.word in months():
        raise Unreadable("became_a_date")
    values = numbers_in(text.digits, marks)
    if not values:
        raise Unreadable("became_a_date" if is_date(cell) else code)
    return Numbers(tuple(-value for value in values) if text.is_negative else values, text)


def is_date(text: str) -> bool:
    """Whether a text is a day or a month, the year said or not."""
    said = date_said(text, 2000)
    return said is not None and said.precision in ("day", "month")


def marks_for(column: ColumnCells, hints: Hints) -> tuple[NumberMarks, ...]:
    """The styles that hold for a column: those of its table, as far as they fit its own numbers."""
    own = marks_of([column.cells])
    both = tuple(style for style in hints.marks if style in own)
    return both or own or hints.marks


def is_all(cells: Sequence[Cell], *kinds: type) -> bool:
    """Whether every cell is of one of these kinds or empty."""
    types = set(map(type, cells))
    return types <= {*kinds, str} and (str not in types or not any(cell for cell in cells if type(cell) is str))
