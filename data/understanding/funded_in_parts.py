"""A line for each source of a project's money: what was granted and what all of it comes to, on one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.cells.grid import Cell
from data.cells.values import squeezed
from data.terms import aliases
from data.terms.problems import Problem, Severity
from data.understanding.blocks import Heading, Part
from data.understanding.cells import holds_figure
from data.understanding.parts_of_year import numbers_of
from data.understanding.phrases import speaks_of
from data.understanding.sum_words import names_sum
from data.understanding.table import CARRIED, Column, Table

_FEWEST, _MOST = 2, 2_000
_ROUNDED = 1.0
_GRANTED = frozenset({"grant", "funds"})
_ITSELF = frozenset({"budget", "payment", "use", "remaining", "target", "job", "applied", "difference", "forecast"})
"""With these a line is a figure of its own, and no source of money."""


@dataclass(frozen=True)
class _Project:
    """The line of its grant, that of what all its sources come to, and those of the other sources."""

    grant: int
    total: int | None
    others: tuple[int, ...]


def with_sources_together(table: Table) -> Table:
    """The table with a line for each project instead of one for each source of its money, and a word on the others.

    Each project has one grant. What is called its cost, or a sum, must be what all its sources come to; where nothing
    is, the others must say that they are somebody's own money.
    """
    own = [column for column in table.columns if column.index != CARRIED]
    if not any(map(_are_labels, own)):
        return table
    amounts = [column for column in own if _numbers(column)]
    if len(amounts) != 1 or not _FEWEST < len(table.lines) <= _MOST:
        return table
    numbers = _numbers(amounts[0])
    for labels in own:
        if labels is not amounts[0] and _are_labels(labels):
            groups = _groups(table, [column for column in own if column is not labels and column is not amounts[0]])
            found = [_project(labels.cells, numbers, lines) for lines in groups]
            projects = [one for one in found if one is not None]
            if len(projects) == len(found) >= _FEWEST and _are_sources(labels.cells, projects):
                return _joined(table, labels, amounts[0], projects, [lines[0] for lines in groups])
    return table


def _numbers(column: Column) -> list[float]:
    """The figures of a column that has one on each line; none of another."""
    found = numbers_of(column) if all(map(holds_figure, column.cells)) else None
    numbers = [number for number in found or [] if number is not None]
    return numbers if len(numbers) == len(column.cells) else []


def _are_labels(column: Column) -> bool:
    """Whether a column has a text on each line, and the same ones come again."""
    texts = [cell for cell in column.cells if isinstance(cell, str) and cell]
    return len(texts) == len(column.cells) and len(set(texts)) < len(texts)


def _groups(table: Table, others: Sequence[Column]) -> list[list[int]]:
    """The lines that say the same of what they are about, or nothing after the first of them."""
    found: list[list[int]] = []
    last: tuple[Cell, ...] = ()
    for line in range(len(table.lines)):
        said = tuple(column.cells[line] for column in others)
        if not found or (any(cell != "" for cell in said) and said != last):
            found.append([])
            last = said
        found[-1].append(line)
    return found


def _project(labels: Sequence[Cell], numbers: Sequence[float], lines: Sequence[int]) -> _Project | None:
    """The lines of a project by what they are; None where they are anything else."""
    names = {line: str(labels[line]) for line in lines}
    if len(set(names.values())) < len(lines) or len(lines) < _FEWEST:
        return None
    totals = [line for line, name in names.items() if names_sum(name) or "cost" in speaks_of(name)]
    grants = [line for line, name in names.items() if line not in totals and speaks_of(name) & _GRANTED]
    others = tuple(line for line in lines if line not in (*totals, *grants))
    if len(grants) != 1 or len(totals) > 1 or any(speaks_of(names[line]) & _ITSELF for line in others):
        return None
    parts = sum(numbers[line] for line in (*grants, *others))
    if totals and abs(numbers[totals[0]] - parts) > _ROUNDED:
        return None
    return _Project(grants[0], totals[0] if totals else None, others)


def _are_sources(labels: Sequence[Cell], projects: Sequence[_Project]) -> bool:
    """Whether sums agree with several sources of some project, or else words say that some money is not granted."""
    agree = any(one.total is not None and one.others for one in projects)
    return agree or any("own" in speaks_of(str(labels[line])) for one in projects for line in one.others)


def _joined(table: Table, labels: Column, amount: Column, projects: Sequence[_Project], firsts: Sequence[int]) -> Table:
    kept = table.keep(firsts).without_indexes({labels.index, amount.index})
    made = [
        _figures(table, amount, "granted_nok", [one.grant for one in projects]),
        _figures(table, amount, "total_cost_nok", [one.total for one in projects]),
    ]
    left = dict.fromkeys(squeezed(labels.cells[line]) for one in projects for line in one.others)
    place = table.address(labels, next((line for one in projects for line in one.others), 0))
    told = [Problem("other_sources", Severity.WARNING, table.grid.sheet, place, ", ".join(left))] if left else []
    columns = (*kept.columns, *(column for column in made if column.filled))
    return replace(kept, columns=columns, problems=(*table.problems, *told))


def _figures(table: Table, amount: Column, name: str, lines: Sequence[int | None]) -> Column:
    """The amounts of some lines as a column under the name of their field."""
    text = aliases.headers("projects", name)[0]
    last = amount.heading.parts[-1]
    heading = Heading(amount.index, (*amount.heading.parts, Part(text, text, last.row, last.column)))
    cells = [amount.cells[line] if line is not None else "" for line in lines]
    rows = [table.place(amount, line)[0] if line is not None else table.lines[0] for line in lines]
    return Column(heading, cells, rows)
