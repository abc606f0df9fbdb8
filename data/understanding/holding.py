"""Which lines hold where several stand for the same statement: a line for each person, or the versions of a value.

It is taken from a column that says so and tells one line of each statement from all the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.cells.grid import Cell
from data.cells.values import squeezed
from data.terms import aliases
from data.terms.problems import Problem, Severity
from data.understanding.phrases import speaks_of
from data.understanding.roles import Interpretation
from data.understanding.table import CARRIED, Column, Table

_HOLDS = frozenset({"revised", "decided", "score"})  # "gjeldende", "vedtatt", "omforent"
_BOARD = frozenset({"styret", "styrets", "board", "felles", "joint"})
_FEWEST = 2  # lines that stand alone, and groups of several, among which a yes cannot stand by chance
_MOST_VALUES = 30
_KEYS = ("programme", "year", "indicator", "statement")


@dataclass(frozen=True)
class Decided:
    """Which lines hold, by place from 0, and by what value; `gone` is that of the first that does not, at `place`."""

    column: Column
    held: tuple[int, ...]
    value: str
    gone: str
    place: str

    def problem(self, sheet: str, count: int) -> Problem:
        """What is told of the lines that are left out."""
        values: dict[str, str | int] = {"held": self.value, "count": count - len(self.held)}
        return Problem("lines_that_do_not_hold", Severity.WARNING, sheet, self.place, self.gone, values)


def decided_lines(table: Table, read_as: Interpretation) -> Decided | None:
    """The lines that hold among several for the same; None where nothing says it, or each stands once."""
    if read_as.dataset != "scores" or read_as.labels is not None:
        return None
    keys = [role.column for role in read_as.roles if role.field in _KEYS and not role.given]
    groups: dict[tuple[Cell, ...], list[int]] = {}
    for line in range(len(table.lines)):
        groups.setdefault(tuple(column.cells[line] for column in keys), []).append(line)
    if all(len(lines) == 1 for lines in groups.values()):
        return None
    used = {id(role.column) for role in read_as.roles}
    found = [
        decided
        for column in table.columns
        if column.index != CARRIED and id(column) not in used
        for decided in _by_value(table, column, list(groups.values()))
    ]
    return found[0] if found and len({decided.held for decided in found}) == 1 else None


def _by_value(table: Table, column: Column, groups: Sequence[Sequence[int]]) -> list[Decided]:
    """What a column decides: one of its values stands on exactly one line of each group and says that it holds."""
    values = list(dict.fromkeys(squeezed(cell) for cell in column.cells))
    if not 1 < len(values) <= _MOST_VALUES:
        return []
    found = []
    for value in values:
        others = [other for other in values if other != value]
        is_flag = _is_telling(groups) or "revised" in speaks_of(column.heading.text)
        if not value or not _says_it_holds(value, others, is_flag=is_flag):
            continue
        held = tuple(line for line, cell in enumerate(column.cells) if squeezed(cell) == value)
        if all(sum(line in held for line in lines) == 1 for lines in groups):
            gone = next(line for line in range(len(table.lines)) if line not in held)
            found.append(Decided(column, held, value, squeezed(column.cells[gone]), table.address(column, gone)))
    return found


def _is_telling(groups: Sequence[Sequence[int]]) -> bool:
    """Whether so many lines stand alone, and so many are several, that a yes on one of each says that it holds."""
    several = sum(len(lines) > 1 for lines in groups)
    return several >= _FEWEST and len(groups) - several >= _FEWEST


def _says_it_holds(value: str, others: Sequence[str], *, is_flag: bool) -> bool:
    """Whether a value says that its line holds, and none of the others does."""
    if aliases.normalised(value) in aliases.words("yes"):
        return is_flag and all(not other or aliases.normalised(other) in aliases.words("no") for other in others)
    if all("draft" in speaks_of(other) for other in others):
        return "draft" not in speaks_of(value)
    words = {other: _words(other) for other in (value, *others)}
    return _holds(words[value] - frozenset().union(*map(_words, others))) and not any(
        _holds(words[other] - words[value]) for other in others
    )


def _words(value: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", value.casefold()))


def _holds(words: frozenset[str]) -> bool:
    """Whether words that tell a value from the others say that it holds: "omforent" of "Omforent vurdering"."""
    return not _BOARD.isdisjoint(words) or any(speaks_of(word) & _HOLDS for word in words)
