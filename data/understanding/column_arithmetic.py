"""The columns of a table that others come to: sums from left to right, differences, shares, running totals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, combinations, pairwise, product

from data.understanding.arithmetic import Derived, DerivedKind, Numbers, agree, digits_of
from data.understanding.weights import weight

_MOST_COLUMNS = 40
_COLUMNS_LOOKED_AT = 60  # lines
_LARGEST_SHARE = 1_000
_MOST_DIGITS = 6.0  # of one figure of a column
_LINES_BESIDE_A_SLIP = 3
_FEWEST_RUNNING = 3  # columns of a running total
_MOST_OF_GROUP = 4  # columns of a group among which those that are added up may be any


def derived_columns(
    columns: Mapping[int, Numbers],
    groups: Mapping[int, tuple[str, str]],
    is_worked_out_by_name: Callable[[int], bool],
) -> dict[int, Derived]:
    """Column -> what it is worked out from. `groups` are the outermost and own texts of each column's heading.

    Of a relation such as budget = paid + rest, the column whose name says so is the one worked out, else the last.
    """
    indexes = [index for index in columns if any(number is not None for number in columns[index])]
    if len(indexes) > _MOST_COLUMNS:
        return {}
    short = {index: list(columns[index][:_COLUMNS_LOOKED_AT]) for index in indexes}
    telling = [index for index in indexes if _digits(short[index]) >= weight("digits_column")]
    found: dict[int, Derived] = {}
    for index in telling:
        if (derived := _sum_of_columns(index, indexes, short, groups, found)) is not None:
            found[index] = derived
    found.update(_running_columns([index for index in indexes if index not in found], short))
    for index, derived in _pairs(telling, indexes, short, is_worked_out_by_name):
        if index not in found and not any(part in found and index in found[part].parts for part in derived.parts):
            found[index] = derived
    return found


def _digits(column: Numbers) -> float:
    """How much a column can say at most by agreeing: nothing where all is 0."""
    return sum(min(digits_of(number), _MOST_DIGITS) for number in column if number is not None)


def _sum_of_columns(
    index: int,
    indexes: Sequence[int],
    columns: Mapping[int, Numbers],
    groups: Mapping[int, tuple[str, str]],
    found: Mapping[int, Derived],
) -> Derived | None:
    """The columns that a column adds up: those of its own name in other groups, of its group, or those beside it.

    Also those that have one name in several groups, where the sum has another: "I alt" of each group, and "Sum".
    """
    others = [other for other in indexes if other != index and other not in found]
    outer, own = groups.get(index, ("", ""))
    alike = [other for other in others if own and groups.get(other, ("", ""))[1] == own]
    within = [other for other in others if outer and groups.get(other, ("", ""))[0] == outer]
    by_own: dict[str, list[int]] = {}
    for other in others:
        by_own.setdefault(groups.get(other, ("", ""))[1], []).append(other)
    same = [columns for name, columns in by_own.items() if name and groups.get(columns[0], ("", ""))[0]]
    left = [other for other in others if other < index]
    candidates = [alike, within, *same, *(left[place:] for place in range(max(0, len(left) - 12), len(left) - 1))]
    for parts in candidates:
        derived = _column_judged("sum", tuple(parts), index, columns) if len(parts) > 1 else None
        if derived is not None and derived.digits >= weight("digits_column"):
            return derived
    # "Of which" stands between the two that are added up.
    some = [other for other in within if other < index][-_MOST_OF_GROUP:]
    for chosen in chain.from_iterable(combinations(some, count) for count in range(2, len(some))):
        derived = _column_judged("sum", chosen, index, columns)
        if derived is not None and derived.digits >= weight("digits_amid"):
            return derived
    return None


def _running_columns(indexes: Sequence[int], columns: Mapping[int, Numbers]) -> dict[int, Derived]:
    """The columns that add up one to the left of them from line to line; where one surely does, so may others."""
    found: dict[int, Derived] = {}
    for index in indexes:
        lines = [line for line, number in enumerate(columns[index]) if number is not None]
        shown = [columns[index][line] or 0.0 for line in lines]
        digits = sum(digits_of(now) for before, now in pairwise(shown) if now != before)
        for other in indexes if len(lines) >= _FEWEST_RUNNING else ():
            numbers = [columns[other][line] for line in lines]
            if other < index and None not in numbers and all(map(agree, shown, accumulate(n or 0.0 for n in numbers))):
                found[index] = Derived("running", (other,), digits)
                break
    is_sure = any(derived.digits >= weight("digits_column") for derived in found.values())
    return {index: one for index, one in found.items() if is_sure and one.digits >= weight("digits_marked_end")}


def _column_judged(
    kind: DerivedKind, parts: tuple[int, ...], index: int, columns: Mapping[int, Numbers]
) -> Derived | None:
    digits, lines, slips = 0.0, 0, 0
    needs_all = kind != "sum"
    for shown, *numbers in zip(columns[index], *(columns[part] for part in parts), strict=True):
        gaps = numbers.count(None)
        if shown is None or gaps == len(numbers) or (gaps and needs_all):
            continue
        worked_out = _worked_out(kind, [number or 0.0 for number in numbers])
        if worked_out is None:
            continue
        is_percent = kind == "share" and agree(shown, worked_out * 100, len(parts))
        if not is_percent and not agree(shown, worked_out, len(parts)):
            slips += 1
            if slips > 1:
                return None
            continue
        lines += 1
        digits += min(digits_of(shown), _MOST_DIGITS)
    if slips and lines < _LINES_BESIDE_A_SLIP:
        return None
    return Derived(kind, parts, digits) if lines > 1 or digits >= 5 else None


def _worked_out(kind: DerivedKind, numbers: Sequence[float]) -> float | None:
    if kind == "sum":
        return sum(numbers)
    if kind == "difference":
        return numbers[0] - numbers[1]
    return numbers[0] / numbers[1] if numbers[1] else None


def _pairs(
    telling: Sequence[int],
    indexes: Sequence[int],
    columns: Mapping[int, Numbers],
    is_worked_out_by_name: Callable[[int], bool],
) -> Iterator[tuple[int, Derived]]:
    """Differences and shares among columns, as which the telling ones can be read."""
    largest = {
        index: max((abs(number) for number in columns[index] if number is not None), default=0.0) for index in indexes
    }
    for index in telling:
        is_named = is_worked_out_by_name(index)
        best: Derived | None = None
        for pair in combinations([other for other in indexes if other != index], 2):
            for kind, parts in product(_kinds_of_pair(index, pair, largest, is_named), (pair, pair[::-1])):
                derived = _column_judged(kind, parts, index, columns)
                if derived is None or derived.digits < weight("digits_column"):
                    continue
                is_last = index > max(parts)
                if kind == "difference" and not is_named and (any(map(is_worked_out_by_name, parts)) or not is_last):
                    continue
                if best is None or derived.digits > best.digits:
                    best = derived
        if best is not None:
            yield index, best


def _kinds_of_pair(
    index: int, parts: tuple[int, int], largest: Mapping[int, float], is_named: bool
) -> tuple[DerivedKind, ...]:
    """A quotient is small beside both of those it may be of: a / b = c is also a / c = b.

    One that is named may be in per cent, which is large beside millions: 85 is 2.01 of 2.37.
    """
    own = largest[index] / 100 if is_named else largest[index]
    is_small = own <= _LARGEST_SHARE and all(largest[part] > own for part in parts)
    return ("difference", "share") if is_small else ("difference",)
