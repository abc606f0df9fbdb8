"""Amounts: kroner, whatever unit, marks and number format they are written in."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.cells.doubts import FEW_SMALL, THOUSANDS_MARK, UNIT, ColumnCells, ColumnValues, Doubt, Hints, Reading
from data.cells.each import Stands, are_telling, each, is_all, marks_for, number_of
from data.cells.formats import shown
from data.cells.grid import Cell
from data.cells.numbers import NumberMarks
from data.cells.units import NO_UNIT
from data.cells.values import GREATEST, Fault, Unreadable, Value, are_all_of_this_world

# No programme has as much: perhaps the unit has been reckoned in twice; above the next, a mark is no mark of thousands.
BEYOND_A_PROGRAMME, _BEYOND_ANYTHING = 5e8, 1e9
# Where nothing says the unit, amounts that are all smaller are likely to be in thousands or millions.
_SMALL, _VERY_SMALL = 10_000.0, 100.0
# A few amounts below the first among others above the next are likely to be thousands, if that makes them alike.
_OF_FEW, _OF_MANY, _ALIKE = 2_000.0, 20_000.0, 5.0
_FACTORS = {"kroner": 1.0, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
_NAMES = {factor: name for name, factor in _FACTORS.items()}
# Many texts at once, by the mark before their decimals.
_DECIMALS = {"": "", ",": r"(?:,\d{1,2})?", ".": r"(?:\.\d{1,2})?"}
_PLAIN = {mark: re.compile(rf"\d+{end}(?:\n\d+{end})*") for mark, end in _DECIMALS.items()}


@dataclass(frozen=True)
class _Amount:
    """An amount and what is open about it: two numbers where its mark may mean two things, two factors for its unit."""

    numbers: tuple[float, ...]
    factors: tuple[float, ...]
    is_by_column: bool = False  # nothing in the cell itself says the unit

    def kroner(self, number: int = 0, factor: int = 0) -> float:
        return _times(self.numbers[number], self.factors[factor])


def _name(factor: float) -> str:
    return _NAMES.get(factor, "as_shown")


def _times(number: float, factor: float) -> float:
    return number if factor == 1.0 else round(number * factor, 2)


def read_amounts(column: ColumnCells, hints: Hints) -> ColumnValues:
    """The column in kroner. Percent and other currencies are faults; a mark or a unit that is open is a doubt."""
    quick = _quickly(column, hints)
    if quick is not None:
        return ColumnValues(quick, states_unit=any(shown(said).in_kroner for said in set(column.formats.values())))
    marks = marks_for(column, hints)
    found = each(column, hints, lambda stands: _amount(stands, marks))
    amounts = [amount and _settled(amount, hints.decided) for amount in _by_size(found.at, hints)]
    values: list[Value] = []
    faults: list[Fault] = list(found.faults)
    for place, amount in enumerate(amounts):
        is_open = amount is None or len(amount.numbers) > 1 or len(amount.factors) > 1
        value = None if amount is None or is_open else amount.kroner()
        if value is not None and not abs(value) < GREATEST:
            faults.append((place, "too_great"))
            value = None
        if value is not None and hints.decided.get(FEW_SMALL) == "thousands" and abs(value) < _OF_FEW:
            value = _times(value, 1e3)
        values.append(value)
    states_unit = any(amount and not amount.is_by_column for amount in amounts)
    return ColumnValues(values, tuple(sorted(faults)), _doubts(amounts, hints.totals), states_unit=states_unit)


def _quickly(column: ColumnCells, hints: Hints) -> list[Value] | None:
    """Plain numbers are amounts as they stand: there may be very many of them."""
    unit = hints.unit or NO_UNIT
    if hints.units or hints.other_unit or column.percents or hints.decided or unit.is_percent or unit.is_foreign:
        return None
    cells: Sequence[Any] = column.cells if column.formats else _plainly_read(column.cells)
    if not is_all(cells, float) or are_telling(column.formats, money=unit.factor != 1.0):
        return None
    numbers = [cell for cell in cells if cell != ""] if "" in cells else cells
    if not numbers:
        return [None] * len(cells)
    if not are_all_of_this_world(numbers):
        return None
    if unit.factor == 1.0:
        return list(cells) if len(numbers) == len(cells) else [None if cell == "" else cell for cell in cells]
    if max(map(abs, numbers)) * unit.factor >= BEYOND_A_PROGRAMME:
        return None
    return [None if cell == "" else _times(cell, unit.factor) for cell in cells]


def _plainly_read(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells as numbers where all are digits with at most two decimals, which any style reads as the same."""
    texts = [cell for cell in cells if type(cell) is str and cell]
    if not texts:
        return cells
    whole = "\n".join(texts)
    mark = next((mark for mark in ",." if mark in whole), "")
    if not _PLAIN[mark].fullmatch(whole):
        return cells
    known = {text: float(text.replace(mark, ".") if mark else text) for text in set(texts)}
    return [known[cell] if type(cell) is str and cell else cell for cell in cells]


def _amount(stands: Stands, marks: tuple[NumberMarks, ...]) -> _Amount:
    unit = stands.unit or NO_UNIT
    if unit.is_percent or stands.is_percent or stands.shown.says_percent:
        raise Unreadable("not_an_amount")
    if unit.is_foreign or stands.shown.is_foreign:
        raise Unreadable("foreign_currency")
    found = number_of(stands.cell, marks, "not_an_amount")
    text = found.text
    if text is None:
        return _from_number(found.values, stands, unit.factor)
    if text.in_percent or (text.word and text.word != "m"):
        raise Unreadable("not_an_amount")
    if text.out_of:
        raise Unreadable("two_numbers")
    if text.sign_behind == "+":
        raise Unreadable("not_exact")
    numbers = tuple(-number for number in found.values) if text.sign_behind else found.values
    own = 1e6 if text.word == "m" else text.factor
    if own:
        return _Amount(numbers, (own,))
    if text.in_kroner:
        return _Amount(numbers, (1.0,) if unit.factor == 1.0 else (unit.factor, 1.0))
    return _Amount(numbers, (unit.factor,), is_by_column=True)


def _from_number(numbers: tuple[float, ...], stands: Stands, factor: float) -> _Amount:
    """What is shown, times what the letters in the format or else the stated unit say, is what is meant."""
    look = stands.shown
    if look.factor is not None:
        return _Amount(numbers, (look.factor / look.scale,))
    if factor == 1.0:
        return _Amount(numbers, (1.0,), is_by_column=look.scale == 1.0 and not look.in_kroner)
    if look.scale == factor:
        return _Amount(numbers, (1.0,))
    if look.scale > 1.0 or look.in_kroner:
        return _Amount(numbers, (factor / look.scale, 1.0))
    return _Amount(numbers, (factor,), is_by_column=True)


def _by_size(amounts: Sequence[_Amount | None], hints: Hints) -> list[_Amount | None]:
    """Where the stated unit makes some amount too great for a programme, it is open whether it holds for the column.

    Where two units are stated, either may hold, unless it makes some amount too great.
    """
    decided = hints.decided.get(UNIT)
    if decided in _FACTORS:
        factors: tuple[float, ...] = (_FACTORS[decided],)
    elif hints.other_unit is not None:
        own = (hints.unit or NO_UNIT).factor
        both = (own, hints.other_unit.factor)
        plain = [abs(amount.numbers[-1]) for amount in amounts if amount and amount.is_by_column]
        factors = tuple(f for f in both if max(plain, default=0.0) * f < BEYOND_A_PROGRAMME) or both
    elif any(map(_is_too_great, amounts)):
        factors = ((hints.unit or NO_UNIT).factor, 1.0)
    else:
        return list(amounts)
    return [amount and (replace(amount, factors=factors) if amount.is_by_column else amount) for amount in amounts]


def _is_too_great(amount: _Amount | None) -> bool:
    if amount is None or not amount.is_by_column or amount.factors[0] == 1.0:
        return False
    smallest = min(map(abs, amount.numbers))
    return smallest < BEYOND_A_PROGRAMME <= smallest * amount.factors[0]


def _settled(amount: _Amount, decided: Mapping[str, str]) -> _Amount:
    """The amount without what has been decided, or what only one answer makes possible."""
    factors, numbers = amount.factors, amount.numbers
    if len(factors) == len(numbers) == 1:
        return amount
    if len(factors) > 1 and not amount.is_by_column:
        within = tuple(factor for factor in factors if abs(numbers[-1] * factor) < BEYOND_A_PROGRAMME)
        chosen = tuple(factor for factor in factors if _name(factor) == decided.get(UNIT))
        factors = chosen or (within if len(within) == 1 else factors)
    if len(numbers) > 1:
        greater, smaller = sorted(numbers, key=abs, reverse=True)
        if THOUSANDS_MARK in decided:
            numbers = (greater,) if decided[THOUSANDS_MARK] == "thousands" else (smaller,)
        elif max(factors) <= 1.0:
            numbers = (greater,)  # nobody writes tenths of an øre
        elif abs(greater) * min(factors) >= _BEYOND_ANYTHING:
            numbers = (smaller,)
        else:
            numbers = (greater, smaller)
    return replace(amount, numbers=numbers, factors=factors)


def _doubts(amounts: Sequence[_Amount | None], totals: Collection[int] = ()) -> tuple[Doubt, ...]:
    doubts: list[Doubt] = []
    by_mark = {place: amount for place, amount in enumerate(amounts) if amount and len(amount.numbers) > 1}
    by_unit = {place: amount for place, amount in enumerate(amounts) if amount and len(amount.factors) > 1}
    if by_mark:
        place, amount = next(iter(by_mark.items()))
        marks = Reading("thousands", amount.kroner(0)), Reading("decimal", amount.kroner(1))
        doubts.append(Doubt(THOUSANDS_MARK, place, marks, frozenset(by_mark)))
    if by_unit:
        own = {place: amount for place, amount in by_unit.items() if place not in totals} or by_unit
        place, amount = max(own.items(), key=lambda item: abs(item[1].numbers[0]))
        readings = tuple(Reading(_name(factor), amount.kroner(0, at)) for at, factor in enumerate(amount.factors))
        doubts.append(Doubt(UNIT, place, readings, frozenset(by_unit)))
    return tuple(doubts)


def doubt_of_scale(columns: Sequence[ColumnValues]) -> tuple[int, Doubt] | None:
    """For a table of amounts where nothing says the unit: the question whether they are kroner, and of which column.

    None where some amount is as great as amounts in kroner are, or says itself what it is.
    """
    if any(column.states_unit for column in columns):
        return None
    greatest = [
        (abs(value), index, place)
        for index, column in enumerate(columns)
        for place, value in enumerate(column.values)
        if isinstance(value, float)
    ]
    if not greatest or not 0 < (most := max(greatest))[0] < _SMALL:
        return None
    amount, index, place = most
    value = columns[index].values[place]
    assert isinstance(value, float)
    other = "millions" if amount < _VERY_SMALL else "thousands"
    readings = Reading("kroner", value), Reading(other, _times(value, _FACTORS[other]))
    return index, Doubt(UNIT, place, readings, frozenset(at for _, of, at in greatest if of == index))


def doubt_of_few(values: Sequence[Value], totals: Collection[int] = ()) -> Doubt | None:
    """The question whether a few amounts of some hundreds, among hundreds of thousands, were typed in thousands.

    None where a thousand times as much would be unlike the others as well, or where a total adds them up as they stand.
    """
    figures = [value for value in values if isinstance(value, float)]
    if not figures or min(map(abs, figures)) >= _OF_FEW:
        return None
    amounts = {
        place: value for place, value in enumerate(values) if isinstance(value, float) and value and place not in totals
    }
    few = {place: value for place, value in amounts.items() if abs(value) < _OF_FEW}
    many = [abs(value) for place, value in amounts.items() if place not in few]
    if not few or len(many) < max(2, len(few)) or min(many) < _OF_MANY:
        return None
    if not all(min(many) / _ALIKE <= abs(value) * 1e3 <= max(many) * _ALIKE for value in few.values()):
        return None
    told = [value for place in totals if isinstance(value := values[place], float)]
    if any(abs(total - sum(amounts.values())) < 1.0 for total in told):
        return None
    place, value = next(iter(few.items()))
    return Doubt(FEW_SMALL, place, (Reading("kroner", value), Reading("thousands", _times(value, 1e3))), frozenset(few))
