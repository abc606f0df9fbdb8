"""A table for each tertial or quarter and one for the year: the year's is read, and its parts prove it."""

from __future__ import annotations

from collections.abc import Sequence

from data.cells.grid import Grid
from data.cells.values import squeezed
from data.terms.problems import Problem, Severity
from data.understanding.arithmetic import agree
from data.understanding.periods import said_in
from data.understanding.profiles import figure_fields
from data.understanding.table import CARRIED
from data.understanding.understood import Understood

_COUNTED = frozenset({"budget", "jobs"})
_FEWEST_PARTS, _FEWEST_FIGURES = 2, 2
_NAMES = ("focus_area", "stage")

Figures = dict[tuple[str, ...], float]


def parts_of_year_among(tables: Sequence[tuple[Grid, Understood]]) -> tuple[list[Understood], list[Problem]]:
    """The tables of parts of a year whose figures another table has for all of it, and a word on them.

    It has what they come to together, or what the last of them has come to so far.
    """
    left_out: list[Understood] = []
    problems: list[Problem] = []
    for dataset in sorted(_COUNTED):
        own = [(grid, one) for grid, one in tables if one.read_as.dataset == dataset]
        parts = [(grid, one) for grid, one in own if said_in(_title(grid, one)).is_part_of_year]
        wholes = [(grid, one) for grid, one in own if all(one is not part for _, part in parts)]
        if len(parts) < _FEWEST_PARTS:
            continue
        figures = [_figures(part) for _, part in parts]
        whole = next((pair for pair in wholes if _comes_to(_figures(pair[1]), figures)), None)
        if whole is not None:
            left_out += [part for _, part in parts]
            grid, first = parts[0]
            shown = ", ".join(_title(sheet, part) for sheet, part in parts)
            values: dict[str, str | int | float] = {"whole": _title(*whole)}
            place = first.table.block.range
            problems.append(Problem("parts_of_year_left_out", Severity.WARNING, grid.sheet, place, shown, values))
    return left_out, problems


def _title(grid: Grid, understood: Understood) -> str:
    """The text right above a table, else the name of its sheet."""
    titles = understood.table.titles
    return squeezed(titles[-1].text if titles else grid.sheet)


def _comes_to(whole: Figures, parts: Sequence[Figures]) -> bool:
    """Whether figures are, thing by thing, the sum of those of the parts, or those of the last of them."""
    shared = [key for key, value in whole.items() if value and any(key in part for part in parts)]
    if len(shared) < _FEWEST_FIGURES:
        return False
    is_sum = all(agree(whole[key], sum(part.get(key, 0.0) for part in parts), len(parts)) for key in shared)
    return is_sum or all(agree(whole[key], parts[-1].get(key, 0.0)) for key in shared)


def _figures(understood: Understood) -> Figures:
    """The figures of a table by their field and what its lines are about."""
    read_as = understood.read_as
    names = [role.column.cells for name in _NAMES if (role := read_as.role_of(name)) is not None]
    found: Figures = {}
    for role in read_as.roles:
        if role.column.index == CARRIED or role.field not in figure_fields(read_as.dataset):
            continue
        for line, cell in enumerate(role.column.cells):
            if line not in understood.totals and isinstance(cell, float):
                given = (f"{name}={said}" for name, said in role.given if name != "year")
                found[role.field, *given, *(squeezed(cells[line]) for cells in names)] = cell
    return found
