"""Groups of lines that add up the other groups, line by line: "All priorities" below the same lines of each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from data.cells.grid import Cell
from data.cells.values import squeezed, year_in
from data.terms.problems import Problem, Severity
from data.understanding.arithmetic import Derived, Numbers, agree, digits_of
from data.understanding.phrases import words_of_heading
from data.understanding.table import CARRIED, Column, Table
from data.understanding.weights import weight

_MOST_LINES = 2_000
_MOST_GROUPS = 60
_FEWEST_PARTS, _FEWEST_LINES = 2, 2
_FEWEST_BESIDE_A_SLIP, _SURE_DIGITS = 3, 8
_MOSTLY = 0.5
_WORKED_OUT = frozenset({"remaining", "difference", "budget", "grant", "payment", "use", "target", "result"})
_Key = tuple[Cell, ...]


@dataclass(frozen=True)
class _Group:
    """A run of lines under one name, by what each of them is called within it."""

    name: Cell
    lines: Mapping[_Key, int]


def sums_of_siblings(table: Table, figures: Mapping[int, Numbers]) -> tuple[dict[int, Derived], tuple[Problem, ...]]:
    """The lines of groups that add up their siblings, whatever they are called, and their figures that differ."""
    labels = [column for column in table.columns if column.index not in figures and len(column.different) > 1]
    if len(table.lines) > _MOST_LINES or not figures:
        return {}, ()
    for column in labels:
        within = [other for other in labels if other is not column]
        groups = _groups(column, within)
        found: dict[int, Derived] = {}
        problems: list[Problem] = []
        left = list(groups)
        alike = _lines_alike(left)
        for group in groups:
            if len(left) <= _FEWEST_PARTS:
                break
            if len(group.lines) < _FEWEST_LINES or _names_a_figure(group.name):
                continue
            derived = _judged(group, alike, figures)
            if derived is not None:
                found |= derived
                problems += _differing(table, derived, figures)
                left.remove(group)
                alike = _lines_alike(left)
        if found:
            return found, tuple(problems)
    return {}, ()


def _names_a_figure(name: Cell) -> bool:
    """Whether a group is one of figures: what is set aside is what is used and what is left, and no sum of theirs."""
    return any(word.is_sure and word.meanings & _WORKED_OUT for word in words_of_heading(squeezed(name)))


def _groups(column: Column, within: Sequence[Column]) -> list[_Group]:
    """The groups that a column names, each with its lines by what stands beside them, the same ones by their order.

    Only what comes again in other groups tells its lines apart: a remark is nobody's name.
    """
    names = _written_once(column)
    if any(name == "" for name in names) or year_in(names[0]) is not None:
        return []
    members = list(dict.fromkeys(names))
    if not _FEWEST_PARTS < len(members) <= _MOST_GROUPS or len(members) == len(names):
        return []  # a group has several lines
    telling = [_written_once(other) if other.index != CARRIED else other.cells for other in within]
    telling = [cells for cells in telling if _come_again(cells, names)]
    lines: dict[Cell, dict[_Key, int]] = {name: {} for name in members}
    for line, name in enumerate(names):
        said = tuple(cells[line] for cells in telling)
        before = sum(key[:-1] == said for key in lines[name])
        lines[name][*said, float(before)] = line
    return [_Group(name, own) for name, own in lines.items()]


def _written_once(column: Column) -> Sequence[Cell]:
    """The cells of a column, what is written once on each of the lines it holds for."""
    cells = list(column.cells)
    if column.index == CARRIED or cells[0] == "":
        return cells
    for line in range(1, len(cells)):
        cells[line] = cells[line] if cells[line] != "" else cells[line - 1]
    return cells


def _come_again(cells: Sequence[Cell], names: Sequence[Cell]) -> bool:
    """Whether most of what a column says is said in several groups, and it says more than one thing in some."""
    groups: dict[Cell, set[Cell]] = {}
    for cell, name in zip(cells, names, strict=True):
        groups.setdefault(cell, set()).add(name)
    again = sum(len(found) > 1 for found in groups.values())
    return len(groups) > 1 and again > _MOSTLY * len(groups)


def _lines_alike(groups: Sequence[_Group]) -> dict[_Key, list[int]]:
    """The lines that are called the same in some groups, group by group."""
    alike: dict[_Key, list[int]] = {}
    for group in groups:
        for key, line in group.lines.items():
            alike.setdefault(key, []).append(line)
    return alike


def _judged(
    group: _Group, alike: Mapping[_Key, Sequence[int]], figures: Mapping[int, Numbers]
) -> dict[int, Derived] | None:
    """The lines of a group as sums of those called the same in the others; None where they are not.

    Of many figures that agree, one in four may be a slip.
    """
    found: dict[int, Derived] = {}
    agreeing, slips, digits, adds = 0, 0, 0.0, False
    most = len(group.lines) * len(figures)
    for key, line in group.lines.items():
        parts = tuple(other for other in alike[key] if other != line)
        if not parts or _FEWEST_BESIDE_A_SLIP * slips > most - slips:
            return None
        own, differs = 0.0, []
        for index, column in figures.items():
            shown, numbers = column[line], [number for part in parts if (number := column[part]) is not None]
            if shown is None or not numbers:
                continue
            if agree(shown, sum(numbers), len(numbers)):
                agreeing += 1
                own += digits_of(shown)
                adds |= sum(map(bool, numbers)) > 1  # of one, it is only the same figure
            else:
                differs.append(index)
        slips, digits = slips + len(differs), digits + own
        found[line] = Derived("sum", parts, own, tuple(differs))
    is_proven = digits >= (_SURE_DIGITS if slips else weight("digits_amid"))
    is_proven = is_proven and agreeing >= _FEWEST_BESIDE_A_SLIP * slips
    has_several = sum(len(derived.parts) >= _FEWEST_PARTS for derived in found.values()) >= _FEWEST_LINES
    return found if is_proven and has_several and adds else None


def _differing(table: Table, lines: Mapping[int, Derived], figures: Mapping[int, Numbers]) -> list[Problem]:
    """A word on each figure that its parts do not come to."""
    problems = []
    for line, derived in lines.items():
        for index in derived.differs:
            column, numbers = table.column(index), figures[index]
            shown, worked_out = numbers[line] or 0.0, sum(numbers[part] or 0.0 for part in derived.parts)
            values: dict[str, str | int | float] = {"column": column.heading.text, "total": shown, "sum": worked_out}
            place = table.address(column, line)
            problems.append(
                Problem("total_differs", Severity.WARNING, table.grid.sheet, place, squeezed(shown), values)
            )
    return problems


def with_problems(table: Table, problems: tuple[Problem, ...]) -> Table:
    """The table with more to be said of it."""
    return replace(table, problems=(*table.problems, *problems)) if problems else table
