"""Shares: 44, 0,44, "44 pst" and cells written as percent, all as 0.44."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from data.cells.doubts import SHARE_OR_PERCENT, ColumnCells, ColumnValues, Doubt, Hints, Reading
from data.cells.each import Found, Stands, each, is_all, is_telling, marks_for, number_of
from data.cells.formats import shown
from data.cells.numbers import NumberMarks
from data.cells.values import GREATEST, Fault, Unreadable, Value

# A share may be more than the whole: 1.2 is 120 %. What is greater than this is percent.
_MOST_OF_A_SHARE = 1.5
_PERCENT_OF = 100.0


@dataclass(frozen=True)
class _Share:
    """A number that is a share if it says so itself, and else a share or a percentage; its decimals as written.

    `is_written`: the cell itself has the word or sign for percent, so people here write percentages.
    """

    number: float
    is_certain: bool
    decimals: int = 0
    is_written: bool = False


def read_shares(column: ColumnCells, hints: Hints) -> ColumnValues:
    """The column as shares. What cells say themselves holds; bare numbers are read together, or are a doubt."""
    marks = marks_for(column, hints)
    found = _quickly(column, hints) or each(column, hints, lambda stands: _share(stands, marks))
    decided = hints.decided.get(SHARE_OR_PERCENT)
    is_percent = bool(hints.unit and hints.unit.is_percent) or any(share and share.is_written for share in found.at)
    bare = {place: share for place, share in enumerate(found.at) if share and not share.is_certain}
    reading = decided or _reading_of(list(bare.values()), is_percent=is_percent)
    open_places = _open_places(bare, reading) if decided is None else frozenset()
    values: list[Value] = []
    faults: list[Fault] = list(found.faults)
    for place, share in enumerate(found.at):
        value = None if share is None or place in open_places else _value(share, reading)
        if value is not None and not abs(value) < GREATEST:
            faults.append((place, "too_great"))
            value = None
        values.append(value)
    return ColumnValues(values, tuple(sorted(faults)), _doubts(bare, open_places))


def _quickly(column: ColumnCells, hints: Hints) -> Found[_Share] | None:
    """Plain numbers, written as percent or not, are what they are: there may be very many of them."""
    if hints.units or not is_all(column.cells, float):
        return None
    looks = {said: shown(said) for said in set(column.formats.values())}
    if any(is_telling(said) and not _shows_all_as_percent(said) for said in looks):
        return None
    percents = column.percents | {place for place, said in column.formats.items() if looks[said].is_percent}
    numbers: Sequence[Any] = column.cells
    return Found(
        [
            None
            if number == ""
            else _Share(number, is_certain=True)
            if place in percents
            else _Share(number, False, _decimals(number))
            for place, number in enumerate(numbers)
        ],
        (),
    )


def _shows_all_as_percent(number_format: str) -> bool:
    return all(shown(number_format, value).is_percent for value in (1e9, 1.0, -1.0, 0.0))


def _value(share: _Share, reading: str) -> float:
    return share.number if share.is_certain or reading == "share" else _hundredth(share.number)


def _hundredth(number: float) -> float:
    return round(number / 100, 10)


def _share(stands: Stands, marks: tuple[NumberMarks, ...]) -> _Share:
    found = number_of(stands.cell, marks, "not_a_share")
    # A share of more than a thousand is none: what may be thousands or decimals is decimals.
    number, text = min(found.values, key=abs), found.text
    if text is None:
        if stands.is_percent:
            return _Share(number, is_certain=True)
        if stands.shown.says_percent:
            return _Share(_hundredth(number), is_certain=True, is_written=True)
        return _Share(number, is_certain=False, decimals=_decimals(number))
    if text.out_of:
        if number_of(text.out_of, marks, "not_a_share").values[-1] != _PERCENT_OF:
            raise Unreadable("two_numbers")
        return _Share(_hundredth(number), is_certain=True, is_written=True)
    if text.factor or text.in_kroner or text.word or text.sign_behind:
        raise Unreadable("not_a_share")
    if text.in_percent:
        return _Share(_hundredth(number), is_certain=True, is_written=True)
    if stands.is_percent and abs(number) > _MOST_OF_A_SHARE:
        return _Share(_hundredth(number), is_certain=True)  # text in a cell made for percent
    return _Share(number, is_certain=False, decimals=_decimals(number))


def _decimals(number: float) -> int:
    return 0 if float(number).is_integer() else len(repr(number).rpartition(".")[2])


def _reading_of(bare: Sequence[_Share], *, is_percent: bool) -> str:
    """What bare numbers are together: "percent", "share", or "" where nothing decides."""
    sizes = [abs(share.number) for share in bare if share.number]
    if not sizes:
        return "share"
    if max(sizes) > _MOST_OF_A_SHARE:
        return "percent"
    if is_percent or all(float(size).is_integer() for size in sizes):
        return ""  # 0,5 % or half of it, 1 % or all of it
    return "share"


def _open_places(bare: dict[int, _Share], reading: str) -> frozenset[int]:
    filled = {place: share for place, share in bare.items() if share.number}
    if not reading:
        return frozenset(filled)
    if reading == "share":
        return frozenset()
    # 0,52 beside 44 and 61 is written more finely than they are: it may be 52 %.
    finest = max(share.decimals for share in filled.values() if abs(share.number) > _MOST_OF_A_SHARE)
    return frozenset(
        place for place, share in filled.items() if abs(share.number) <= _MOST_OF_A_SHARE and share.decimals > finest
    )


def _doubts(bare: dict[int, _Share], places: frozenset[int]) -> tuple[Doubt, ...]:
    if not places:
        return ()
    place = min(places)
    number = bare[place].number
    readings = Reading("percent", _hundredth(number)), Reading("share", number)
    return (Doubt(SHARE_OR_PERCENT, place, readings, places),)
