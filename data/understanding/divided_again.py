"""The same money divided twice, below each other: by area, and by where it comes from. It is counted once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from data.cells.grid import Cell
from data.cells.values import squeezed
from data.terms.problems import Problem, Severity
from data.understanding.arithmetic import Derived, Numbers, agree, digits_of
from data.understanding.phrases import speaks_of, words_of_heading
from data.understanding.table import CARRIED, Column, Table
from data.understanding.weights import weight

_FEWEST_LINES, _FEWEST_COLUMNS = 2, 2
_MOST_GROUPS = 12
_OF_SOURCES = frozenset({"source", "own"})


@dataclass(frozen=True)
class _Group:
    """The lines under a text that stands over them, and what they come to in each column of figures."""

    name: Cell
    lines: tuple[int, ...]
    sums: Sequence[float]
    own: tuple[int, ...]


def divided_again(
    table: Table, figures: Mapping[int, Numbers], worked_out: Collection[int]
) -> tuple[dict[int, Derived], tuple[Problem, ...]]:
    """The lines that divide once more what others divide by area, and a word on them."""
    carried = next((column for column in table.columns if column.index == CARRIED), None)
    if carried is None or not figures:
        return {}, ()
    groups = _groups(carried, figures, worked_out)
    for group, other in permutations(groups, 2):
        if _is_the_same(group, other) and _is_of_sources(group, other):
            place = table.address(carried, group.lines[0])
            told = Problem("same_money_left_out", Severity.WARNING, table.grid.sheet, place, squeezed(group.name))
            return dict.fromkeys(group.lines, Derived("difference", ())), (told,)
    return {}, ()


def _groups(carried: Column, figures: Mapping[int, Numbers], worked_out: Collection[int]) -> list[_Group]:
    lines: dict[Cell, list[int]] = {}
    for line, name in enumerate(carried.cells):
        if name != "":
            lines.setdefault(name, []).append(line)
    if not 1 < len(lines) <= _MOST_GROUPS:
        return []
    found = []
    for name, all_of_it in lines.items():
        own = tuple(line for line in all_of_it if line not in worked_out)
        sums = [sum(column[line] or 0.0 for line in own) for column in figures.values()]
        found.append(_Group(name, tuple(all_of_it), sums, own))
    return [group for group in found if len(group.own) >= _FEWEST_LINES]


def _is_the_same(group: _Group, other: _Group) -> bool:
    """Whether two groups come to the same in every column, all with the same sign or all with the other."""
    pairs = [(own, its) for own, its in zip(group.sums, other.sums, strict=True) if own or its]
    count = len(group.own) + len(other.own)
    if len(pairs) < _FEWEST_COLUMNS or sum(digits_of(own) for own, _ in pairs) < weight("digits_amid"):
        return False
    return any(all(agree(own, sign * its, count) for own, its in pairs) for sign in (1, -1))


def _is_of_sources(group: _Group, other: _Group) -> bool:
    """Whether the first of two is where the money comes from: its sign is turned, or what stands over it says so."""
    if min(group.sums) < 0 <= min(other.sums):
        return True
    if max(group.sums) <= 0 or max(other.sums) <= 0:
        return False
    said, words = speaks_of(squeezed(group.name)), words_of_heading(squeezed(other.name))
    names_areas = all(word.meanings for word in words) and any("area" in word.meanings for word in words)
    return bool(said & _OF_SOURCES) or (names_areas and "area" not in said)
