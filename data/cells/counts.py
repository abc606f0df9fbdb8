"""Numbers that are no money: counts, measures, points."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.cells.doubts import SHARE_OR_PERCENT, THOUSANDS_MARK, ColumnCells, ColumnValues, Doubt, Hints, Reading
from data.cells.each import Stands, are_telling, each, is_all, is_date, marks_for, number_of
from data.cells.numbers import ENGLISH, NORWEGIAN, NumberMarks, Written
from data.cells.units import Unit
from data.cells.values import GREATEST, Fault, Unreadable, Value, are_all_of_this_world
from data.cells.words import words
from data.terms.datasets import Field, Kind

# Whole numbers this great beside "1.050" show that the column does not write three decimals.
_CLEARLY_A_COUNT = 10


@dataclass(frozen=True)
class _Count:
    """A number or the two that it can be, the greater first; contested where its column and its unit differ on it."""

    numbers: tuple[float, ...]
    unit: Unit | None = None
    says_percent: bool = False
    is_sum: bool = False
    out_of: float | None = None
    is_contested: bool = False


_IsCounted = Callable[[_Count], bool]


def read_numbers(dataset: str, field: Field, column: ColumnCells, hints: Hints) -> ColumnValues:
    """A column of counts or measures. 37 % is 37 where the unit is percent or nothing says another."""
    if (quick := _quickly(column, hints)) is not None and field.kind is Kind.NUMBER:
        return ColumnValues(quick)
    marks = marks_for(column, hints)
    found = each(column, hints, lambda stands: _number(stands, marks, is_measure=dataset == "measures"))
    settled, doubts = _with_marks_settled(found.at, hints, _is_counted(dataset, field, column))
    settled, percents = _with_percent_settled(settled, hints)
    faults = list(found.faults)
    if field.kind is Kind.INTEGER:
        settled, faults = _whole(settled, faults)
    return _values(settled, faults, (*doubts, *percents))


def read_scores(column: ColumnCells, hints: Hints) -> ColumnValues:
    """A column of points: 4, "4,5", "4 av 6", "Totalt 3"; "3+" and points of another scale are faults."""
    if (quick := _quickly(column, hints)) is not None:
        return ColumnValues(quick)
    marks = marks_for(column, hints)
    found = each(column, hints, lambda stands: _score(stands, marks))
    tops = {count.out_of for count in found.at if count and count.out_of}
    top = hints.maximum_score or (tops.pop() if len(tops) == 1 else None)
    faults = list(found.faults)
    counts: list[_Count | None] = []
    for place, count in enumerate(found.at):
        is_other = bool(count and count.out_of and (count.out_of != top or count.numbers[0] > count.out_of))
        if is_other:
            faults.append((place, "score_of_another_scale"))
        counts.append(None if is_other else count)
    return _values(counts, faults, (), top if any(count and count.out_of for count in counts) else None)


def _quickly(column: ColumnCells, hints: Hints) -> list[Value] | None:
    cells: Sequence[Any] = column.cells
    if hints.units or column.percents or (hints.unit and hints.unit.is_percent) or not is_all(cells, float):
        return None
    numbers = [cell for cell in cells if cell != ""] if "" in cells else cells
    if are_telling(column.formats, money=False) or (numbers and not are_all_of_this_world(numbers)):
        return None
    return list(cells) if len(numbers) == len(cells) else [None if cell == "" else cell for cell in cells]


def _number(stands: Stands, marks: tuple[NumberMarks, ...], *, is_measure: bool) -> _Count:
    if isinstance(stands.cell, str) and stands.cell.strip(" .").casefold() in words("zero"):
        return _Count((0.0,), stands.unit)
    found, unit = number_of(stands.cell, marks), stands.unit
    numbers, text = found.values, found.text
    if text is None:
        if stands.is_percent or stands.shown.says_percent:
            _mind_the_unit(unit)
            shown = tuple(round(number * 100, 10) for number in numbers) if stands.is_percent else numbers
            return _Count(shown, unit, says_percent=True)
        return _Count(numbers, unit)
    _refuse_other_things(text, "not_a_number")
    if text.out_of:
        raise Unreadable("two_numbers")
    if text.in_percent:
        _mind_the_unit(unit)
        return _Count(numbers, unit, says_percent=True)
    if text.in_kroner and not (is_measure or _is_of(unit, words("kroner"))):
        raise Unreadable("not_a_number")
    if text.word and text.word not in words("counted") and not _is_of(unit, (text.word,)):
        raise Unreadable("not_a_number")
    factor = text.factor or 1.0
    if is_measure and _comes_whole(unit) and not (numbers[0] * factor).is_integer():
        # The column says decimals, and what is counted has none.
        numbers = number_of(stands.cell, (NORWEGIAN, ENGLISH)).values
        is_contested = len(numbers) > 1
    else:
        is_contested = False
    return _Count(tuple(number * factor for number in numbers), unit, is_contested=is_contested, is_sum=text.is_sum)


def _refuse_other_things(text: Written, code: str) -> None:
    if text.sign_behind:
        raise Unreadable("sign_behind_number")
    if text.has_tick:
        raise Unreadable(code)


def _mind_the_unit(unit: Unit | None) -> None:
    if unit and not unit.is_percent:
        raise Unreadable("percent_of_another_unit")


def _is_of(unit: Unit | None, spellings: Iterable[str]) -> bool:
    return bool(unit and set(unit.word.casefold().replace(".", " ").split()) & set(spellings))


# "4 – i stor grad", "4 (enig)": a point with the words that a form gives it.
_LABELLED = re.compile(r"(\d(?:[.,]\d)?)\s*(?:[-\u2013\u2014:=)]\s*[^\W\d_][^\d]*|\([^\d()]+\)|\.\s+[^\W\d_]{2}[^\d]*)")


def _score(stands: Stands, marks: tuple[NumberMarks, ...]) -> _Count:
    labelled = isinstance(stands.cell, str) and not is_date(stands.cell) and _LABELLED.fullmatch(stands.cell.strip())
    found = number_of(labelled[1] if labelled else stands.cell, marks, "not_a_score")
    # No scale goes into the thousands.
    number, text = min(found.values, key=abs), found.text
    if stands.is_percent or stands.shown.says_percent:
        raise Unreadable("not_a_score")
    if text is None:
        return _Count((number,))
    _refuse_other_things(text, "not_a_score")
    if text.in_percent or text.in_kroner or text.factor or (text.word and text.word not in words("counted")):
        raise Unreadable("not_a_score")
    top = number_of(text.out_of, marks, "not_a_score").values[-1] if text.out_of else None
    return _Count((number,), is_sum=text.is_sum, out_of=top)


def _is_counted(dataset: str, field: Field, column: ColumnCells) -> _IsCounted:
    """Whether what a number counts comes whole, so that three digits after a mark are no decimals."""
    if field.kind is Kind.INTEGER:
        return lambda count: True
    if dataset == "measures":
        return lambda count: _comes_whole(count.unit) and not count.is_contested
    has_whole = any(_is_clearly_whole(cell) for cell in set(column.cells))
    return lambda count: has_whole


def _comes_whole(unit: Unit | None) -> bool:
    """Whether a unit is one that is counted, such as people or nights."""
    if unit is None or unit.factor != 1.0 or unit.is_percent:
        return False
    return bool(unit.word) and not _is_of(unit, words("divisible"))


def _is_clearly_whole(cell: object) -> bool:
    if isinstance(cell, float):
        return cell.is_integer() and abs(cell) >= _CLEARLY_A_COUNT
    return isinstance(cell, str) and cell.strip().isdecimal() and int(cell) >= _CLEARLY_A_COUNT


_Settled = tuple[list[_Count | None], tuple[Doubt, ...]]


def _with_marks_settled(
    counts: Sequence[_Count | None], hints: Hints, is_counted: Callable[[_Count], bool]
) -> _Settled:
    decided = hints.decided.get(THOUSANDS_MARK)
    settled, open_ones = list(counts), {}
    for place, count in enumerate(counts):
        if count is None or len(count.numbers) == 1:
            continue
        greater, smaller = sorted(count.numbers, key=abs, reverse=True)
        if decided or is_counted(count):
            settled[place] = _with_number(count, smaller if decided == "decimal" else greater)
        else:
            open_ones[place] = Reading("thousands", greater), Reading("decimal", smaller)
    return _with_doubt(settled, THOUSANDS_MARK, open_ones)


def _with_percent_settled(counts: Sequence[_Count | None], hints: Hints) -> _Settled:
    """Under a unit of percent, bare numbers that all look like shares may be shares."""
    decided = hints.decided.get(SHARE_OR_PERCENT)
    bare = {
        place: count.numbers[0]
        for place, count in enumerate(counts)
        if count and count.unit and count.unit.is_percent and not count.says_percent and count.numbers[0]
    }
    settled = list(counts)
    if not bare or max(map(abs, bare.values())) > 1.0:
        return settled, ()
    if decided == "percent":
        return settled, ()
    readings = {
        place: (Reading("percent", number), Reading("share", round(number * 100, 10))) for place, number in bare.items()
    }
    if decided == "share":
        for place, (_, as_share) in readings.items():
            settled[place] = _with_number(settled[place], as_share.value)
        return settled, ()
    return _with_doubt(settled, SHARE_OR_PERCENT, readings)


def _with_number(count: _Count | None, number: Value) -> _Count:
    assert count is not None and isinstance(number, float)
    return _Count((number,), count.unit, count.says_percent, count.is_sum, count.out_of)


def _with_doubt(counts: list[_Count | None], kind: str, open_ones: Mapping[int, tuple[Reading, ...]]) -> _Settled:
    if not open_ones:
        return counts, ()
    for place in open_ones:
        counts[place] = None
    first = min(open_ones)
    return counts, (Doubt(kind, first, open_ones[first], frozenset(open_ones)),)


def _whole(counts: list[_Count | None], faults: list[Fault]) -> tuple[list[_Count | None], list[Fault]]:
    broken = {place for place, count in enumerate(counts) if count and not count.numbers[0].is_integer()}
    kept = [None if place in broken else count for place, count in enumerate(counts)]
    return kept, [*faults, *((place, "not_whole") for place in broken)]


def _values(
    counts: Sequence[_Count | None], faults: list[Fault], doubts: tuple[Doubt, ...], out_of: float | None = None
) -> ColumnValues:
    values: list[Value] = []
    for place, count in enumerate(counts):
        number = None if count is None else count.numbers[0]
        if number is not None and not abs(number) < GREATEST:
            faults.append((place, "too_great"))
            number = None
        values.append(number)
    return ColumnValues(
        values,
        tuple(sorted(faults)),
        doubts,
        frozenset(place for place, count in enumerate(counts) if count and count.says_percent),
        frozenset(place for place, count in enumerate(counts) if count and count.is_sum),
        out_of,
    )
