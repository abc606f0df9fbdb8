"""Tables with a cross under one of 1 to 6: read as if the number stood there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.cells.grid import Cell, Grid, address
from data.cells.values import Unreadable, number_and_unit, squeezed
from data.frameworks.vocabulary import is_known_statement
from data.terms import aliases
from data.terms.problems import Problem, Severity
from data.understanding.columns import Column
from data.understanding.headers import indicator_words
from data.understanding.recognise import FoundTable

_CROSSES = frozenset("x×✓✔✗✘☑☒✅■●◉⬛*") | {"xx", "[x]", "(x)", "ja", "yes"}
_NO_CROSSES = frozenset("☐□◻▢⬜○◯◽-–—.") | {"", "[ ]", "[]", "( )", "()", "nei", "no", "0"}


@dataclass(frozen=True)
class Crossed:
    """A table of crosses as one of scores: `columns_of` has the column of each row's cross."""

    grid: Grid
    table: FoundTable
    columns_of: dict[int, int]
    problems: list[Problem]


def as_scores(grid: Grid, table: FoundTable) -> Crossed:
    """The table with one column of scores. Two crosses in a row are an error, none is a warning; both are left out."""
    points = {column.index: int(str(column.given[0][1])) for column in table.columns if column.given}
    words = [column for column in table.columns if not column.given and column.field != "score"]
    place = min(points)
    scores: list[Cell] = [""] * grid.height
    columns_of: dict[int, int] = {}
    problems: list[Problem] = []
    bare: list[int] = []
    for row in range(table.header_row + 1, table.last_row + 1):
        name = _name(grid, row, words)
        found: dict[int, float] = {}
        for index, point in points.items():
            try:
                score = _score(grid.columns[index][row], point)
            except Unreadable:
                problems.append(_problem("not_a_cross", grid, address(row, index), squeezed(grid.columns[index][row])))
                continue
            if score is not None:
                found[index] = score
        if len(found) == 1:
            ((columns_of[row], scores[row]),) = found.items()
        elif found:
            numbers = ", ".join(str(points[index]) for index in sorted(found))
            span = f"{address(row, min(found))}:{address(row, max(found))}"
            problems.append(_problem("two_crosses", grid, span, name, numbers=numbers))
        elif name:
            bare.append(row)
    last = max(columns_of, default=table.header_row)
    for row in bare:
        if _lacks_cross(grid, row, words, is_above_a_cross=row < last):
            span = f"{address(row, min(points))}:{address(row, max(points))}"
            problems.append(Problem("no_cross", Severity.WARNING, grid.sheet, span, _name(grid, row, words)))
    columns = [scores if index == place else column for index, column in enumerate(grid.columns)]
    score_column = Column(place, str(points[place]), "score")
    as_one = replace(table, columns=(*words, score_column))
    return Crossed(replace(grid, columns=columns), as_one, columns_of, problems)


def _problem(code: str, grid: Grid, place: str, value: str, **values: str) -> Problem:
    return Problem(code, sheet=grid.sheet, cell=place, value=value, values=values)


def _name(grid: Grid, row: int, words: Sequence[Column]) -> str:
    said = [cell for column in words if (cell := grid.columns[column.index][row]) != ""]
    return squeezed(said[-1]) if said else ""


def _score(cell: Cell, point: int) -> float | None:
    """The score that a cell under a point says; None for no cross, Unreadable for something else."""
    if isinstance(cell, bool):
        return float(point) if cell else None
    if isinstance(cell, str):
        word = squeezed(cell).casefold()
        if word in _NO_CROSSES:
            return None
        if word in _CROSSES:
            return float(point)
        number, unit = number_and_unit(word)
        if unit:
            raise Unreadable("not_a_cross")
    elif isinstance(cell, int | float):
        number = float(cell)
    else:
        raise Unreadable("not_a_cross")
    if number == 0:
        return None
    if number in (1, point):
        return float(point)
    if abs(number - point) < 1:  # half points have no column of their own
        return number
    raise Unreadable("not_a_cross")


def _lacks_cross(grid: Grid, row: int, words: Sequence[Column], *, is_above_a_cross: bool) -> bool:
    """Whether a row without a cross is a statement, and not a heading or a note."""
    cells = {column.field: grid.columns[column.index][row] for column in words}
    text = squeezed(cells.get("statement", "") or "")
    if "statement" not in cells:
        text = squeezed(cells.get("indicator", "") or "")
        return bool(text) and aliases.normalised(text) in indicator_words()
    if not text or aliases.normalised(text) in indicator_words():
        return False
    return is_above_a_cross or is_known_statement(text)
