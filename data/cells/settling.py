"""Doubts of a table's columns that the table itself settles: what is paid is not hundreds of times the budget."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from data.cells.columns import SHARE_OR_PERCENT, ColumnCells, ColumnValues, Hints, read_values
from data.cells.values import is_missing
from data.terms.datasets import Field, Kind

# Of two amounts in a row, the first is part of the second.
_PARTS = (
    ("paid_nok", "granted_nok"),
    ("paid_nok", "budget_nok"),
    ("granted_nok", "budget_nok"),
    ("granted_nok", "total_cost_nok"),
)
_ABSURD = 20.0  # a part that is as many times its whole: it is read with another unit or mark than its whole
_NEAR = 0.006  # a share is written in whole percent
_ENOUGH_SHARES = 2  # one share may agree by chance


@dataclass(frozen=True)
class Asked:
    """A column as it is to be read. Columns with the same `group` tell of the same things: the same year, say."""

    dataset: str
    field: Field
    column: ColumnCells
    hints: Hints
    group: Hashable = ()


@dataclass(frozen=True)
class Settled:
    """A doubt that is gone, what it was read as, and why: "sum", "part" or "share"."""

    kind: str
    code: str
    because: str


@dataclass(frozen=True)
class Sum:
    """The place of a line that is the sum of the lines at other places."""

    place: int
    parts: tuple[int, ...]


def settle(columns: Sequence[Asked], sums: Sequence[Sum] = ()) -> tuple[list[ColumnValues], list[Settled]]:
    """The columns read, as far as possible without doubts: those of one kind have one answer for the whole table.

    A share has its own answer for each column. What agrees with both readings, or with none, stays a doubt.
    """
    asked = list(columns)
    settled: list[Settled] = []
    values = [_read(one) for one in asked]
    for kind, places in _questions(values):
        codes = [reading.code for reading in next(d for d in values[places[0]].doubts if d.kind == kind).readings]
        found = _best(asked, places, kind, codes, sums)
        if found is not None:
            code, because = found
            settled.append(Settled(kind, code, because))
            asked = _decided(asked, places, kind, code)
            values = [_read(one) for one in asked]
    return values, settled


def _read(one: Asked) -> ColumnValues:
    return read_values(one.dataset, one.field, one.column, one.hints)


def _questions(values: Sequence[ColumnValues]) -> Iterator[tuple[str, list[int]]]:
    """Each kind of doubt with the columns that have it; a kind that each column answers for itself by column."""
    by_kind: dict[tuple[str, int | None], list[int]] = {}
    for place, column in enumerate(values):
        for doubt in column.doubts:
            by_kind.setdefault((doubt.kind, place if doubt.kind == SHARE_OR_PERCENT else None), []).append(place)
    for (kind, _), places in by_kind.items():
        yield kind, places


def _decided(asked: Sequence[Asked], places: Sequence[int], kind: str, code: str) -> list[Asked]:
    return [
        replace(one, hints=replace(one.hints, decided={**one.hints.decided, kind: code})) if place in places else one
        for place, one in enumerate(asked)
    ]


@dataclass(frozen=True)
class _Evidence:
    """What agrees with a reading, by reason, and what contradicts it."""

    sums: int = 0
    shares: int = 0
    broken_sums: int = 0
    absurd_parts: int = 0
    parts: int = 0

    @property
    def against(self) -> int:
        return self.broken_sums + self.absurd_parts


def _best(
    asked: Sequence[Asked], places: Sequence[int], kind: str, codes: Sequence[str], sums: Sequence[Sum]
) -> tuple[str, str] | None:
    found = {code: _evidence(_decided(asked, places, kind, code), sums) for code in codes}
    for code, own in found.items():
        others = [evidence for other, evidence in found.items() if other != code]
        if own.against:
            continue
        if own.sums and all(other.broken_sums for other in others):
            return code, "sum"
        if own.shares >= _ENOUGH_SHARES and not any(other.shares for other in others):
            return code, "share"
        if own.parts and all(other.absurd_parts for other in others):
            return code, "part"
    return None


def _evidence(asked: Sequence[Asked], sums: Sequence[Sum]) -> _Evidence:
    agreeing = broken = shares = absurd = parts = 0
    groups: dict[Hashable, dict[str, Sequence[object]]] = {}
    for one in asked:
        values = _read(one).values
        unread = {
            place for place, value in enumerate(values) if value is None and not is_missing(one.column.cells[place])
        }
        groups.setdefault(one.group, {})[one.field.name] = values
        if one.field.kind in (Kind.AMOUNT, Kind.NUMBER):
            for tally in (_tallies(values, total) for total in sums if not unread.intersection(total.parts)):
                agreeing += tally is True
                broken += tally is False
    for columns in groups.values():
        shares += _shares_that_agree(columns)
        for part, whole in _PARTS:
            for a, b in _pairs(columns, part, whole):
                absurd += abs(a) > _ABSURD * abs(b)
                parts += 1
    return _Evidence(agreeing, shares, broken, absurd, parts)


def _tallies(values: Sequence[object], total: Sum) -> bool | None:
    """Whether a sum is that of its parts; None where there is nothing to add or nothing to compare."""
    told = values[total.place]
    parts = [value for place in total.parts if isinstance(value := values[place], float)]
    if not isinstance(told, float) or not told or len(parts) < 2:
        return None
    return abs(sum(parts) - told) <= max(abs(told) * 1e-6, 0.01)


def _shares_that_agree(columns: Mapping[str, Sequence[object]]) -> int:
    """How many shares are one amount of their row divided by another."""
    shares = columns.get("utilisation", ())
    amounts = [columns[name] for name in ("budget_nok", "granted_nok", "paid_nok") if name in columns]
    best = 0
    for whole, part in combinations(amounts, 2):
        agreeing = 0
        for share, a, b in zip(shares, part, whole, strict=False):
            if isinstance(share, float) and isinstance(a, float) and isinstance(b, float) and share and b:
                agreeing += abs(a / b - share) <= _NEAR
        best = max(best, agreeing)
    return best


def _pairs(columns: Mapping[str, Sequence[object]], part: str, whole: str) -> Iterator[tuple[float, float]]:
    for a, b in zip(columns.get(part, ()), columns.get(whole, ()), strict=False):
        if isinstance(a, float) and isinstance(b, float) and a and b:
            yield a, b
