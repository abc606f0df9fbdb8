"""Projects in the cells of areas and phases: each area a line, each phase a column, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data.cells.grid import Cell, Grid
from data.cells.values import is_missing
from data.understanding.blocks import Block, Text
from data.understanding.bracketed import tells_of_brackets
from data.understanding.cells import as_text, holds_figure
from data.understanding.figure_names import choice_within
from data.understanding.made_sheets import MadeSheet, Place
from data.understanding.periods import said_by
from data.understanding.phrases import speaks_of

_HEADER_WITHIN = 20
_FEWEST_PHASES, _FEWEST_NAMES, _LONGEST_NAME = 2, 3, 120
_PARTS = re.compile(r"\s*(?:\n|;|•|·)\s*")
_BULLET = re.compile(r"^(?:[-–—*]\s+|\d{1,2}[.)]\s+)")
_NAME_AND_OWNER = re.compile(r"(.+?)\s*\(([^()]+)\)", re.DOTALL)
_MOSTLY = 0.8
_FIELDS = frozenset({"responsible", "deadline", "cost", "budget", "text", "result", "date", "when", "state", "period"})
_AREA, _GROUP, _PHASE, _PROJECT, _OWNER = "Innsatsområde", "Gruppe", "Fase", "Prosjekt", "Prosjekteier"


@dataclass(frozen=True)
class _Matrix:
    """A header row and the column of labels left of it, with what stands in the cells between them."""

    header: Mapping[int, str]
    labels: Mapping[int, str]
    row: int
    column: int
    is_by_phase: bool

    def group_and_phase(self, row: int, index: int) -> tuple[tuple[str, Place], tuple[str, Place]]:
        """What the line or column of a cell is called, and the phase it stands under, each with its place."""
        across = (self.header[index], (self.row, index))
        down = (self.labels[row], (row, self.column))
        return (down, across) if self.is_by_phase else (across, down)


def names_under_phases(grid: Grid) -> list[Block]:
    """The projects of such a sheet as lines; nothing where a count on the sheet says that they are read wrongly."""
    matrix = next(_matrices(grid), None)
    if matrix is None:
        return []
    cells = {(row, at): grid.columns[at][row] for row in matrix.labels for at in matrix.header}
    names = {place: _names(cell) for place, cell in cells.items()}
    if any(found is None for found in names.values()):
        return []
    known = {place: found for place, found in names.items() if found}
    each = [name for found in known.values() for name in found]
    if len(set(each)) < max(_FEWEST_NAMES, _MOSTLY * len(each)) or _names_fields(matrix):
        return []
    if _holds_more(grid, matrix):
        return []
    counted = _counts_agree(grid, matrix, known)
    titles = tuple(Text(as_text(cell), row, at) for row in range(matrix.row) for at, cell in grid.filled(row))
    below = max(matrix.labels) + 1
    notes = [as_text(cell) for row in range(below, min(grid.height, below + 8)) for _, cell in grid.filled(row)]
    corner = as_text(grid.columns[matrix.column][matrix.row])
    around = (grid.sheet, corner, *(title.text for title in titles), *notes)
    is_of_projects = any("project" in speaks_of(text) for text in around)
    if counted is False or (counted is None and not is_of_projects):
        return []
    has_owners = any(tells_of_brackets(text) and speaks_of(text) & {"company", "owner"} for text in around)
    made = _made(
        grid, matrix, known, has_owners=has_owners, speaks_of_areas=any("area" in speaks_of(t) for t in around)
    )
    block = made.block((0,), titles)
    return [block] if block else []


def _made(
    grid: Grid, matrix: _Matrix, names: Mapping[Place, list[str]], *, has_owners: bool, speaks_of_areas: bool
) -> MadeSheet:
    corner = grid.columns[matrix.column][matrix.row]
    is_named = isinstance(corner, str) and corner.strip() != "" and matrix.is_by_phase
    group = str(corner) if is_named else _AREA if speaks_of_areas else _GROUP
    first = (matrix.row, matrix.column)
    header = [group, _PHASE, _PROJECT, *([_OWNER] if has_owners else [])]
    made = MadeSheet(grid, [{at: (text, first) for at, text in enumerate(header)}])
    for place, found in sorted(names.items()):
        of_group, phase = matrix.group_and_phase(*place)
        for name in found:
            both = _NAME_AND_OWNER.fullmatch(name) if has_owners else None
            line: dict[int, tuple[Cell, Place]] = {0: of_group, 1: phase, 2: (both[1] if both else name, place)}
            if both:
                line[3] = (both[2].strip(), place)
            made.rows.append(line)
    return made


def _matrices(grid: Grid) -> Iterator[_Matrix]:
    firsts = [cell.strip() for cell in grid.columns[0] if isinstance(cell, str)] if grid.columns else []
    may_be_down = sum(_phase(text) is not None for text in firsts) >= _FEWEST_PHASES
    for row in range(min(grid.height, _HEADER_WITHIN)):
        filled = [(at, str(cell)) for at, cell in grid.filled(row) if isinstance(cell, str)]
        phases = {at: text for at, text in filled if _phase(text) is not None}
        if len({_phase(text) for text in phases.values()}) == len(phases) >= _FEWEST_PHASES and min(phases) > 0:
            column = min(phases) - 1
            labels = _labels_below(grid, row, column)
            labels = {at: text for at, text in labels.items() if not _is_of_counts(grid, at, phases)}
            if labels:
                yield _Matrix(phases, labels, row, column, is_by_phase=True)
        if may_be_down and len(filled) >= _FEWEST_PHASES:
            column = 0
            labels = _labels_below(grid, row, column)
            down = {at: text for at, text in labels.items() if _phase(text) is not None}
            header = {at: text for at, text in filled if at > column and not _is_counted(grid, at, down)}
            if len({_phase(text) for text in down.values()}) == len(down) >= _FEWEST_PHASES and len(header) > 1:
                yield _Matrix(header, down, row, column, is_by_phase=False)


def _phase(text: str) -> str | None:
    return choice_within("projects", "phase", text) if len(text.split()) <= 3 else None


def _labels_below(grid: Grid, row: int, column: int) -> dict[int, str]:
    """The labels right below a header row, down to the first row without any."""
    found: dict[int, str] = {}
    for at in range(row + 1, grid.height):
        cell = grid.columns[column][at]
        if not isinstance(cell, str) or not cell.strip():
            break
        found[at] = cell.strip()
    return found


def _is_of_counts(grid: Grid, row: int, header: Mapping[int, str]) -> bool:
    cells = [grid.columns[at][row] for at in header]
    return all(isinstance(cell, float) for cell in cells)


def _is_counted(grid: Grid, index: int, labels: Mapping[int, str]) -> bool:
    return bool(labels) and all(isinstance(grid.columns[index][row], float) for row in labels)


def _names(cell: Cell) -> list[str] | None:
    """The names in a cell, none in an empty one; None where it is something else."""
    if cell == "" or is_missing(cell):
        return []
    if not isinstance(cell, str) or holds_figure(cell) or said_by(cell).day is not None:
        return None
    found = [_BULLET.sub("", part).strip() for part in _PARTS.split(cell.strip()) if part.strip()]
    return found if all(1 < len(name) <= _LONGEST_NAME and any(map(str.isalpha, name)) for name in found) else None


def _holds_more(grid: Grid, matrix: _Matrix) -> bool:
    """Whether words stand on the lines in other columns than those of the labels and the header."""
    others = [column for at, column in enumerate(grid.columns) if at not in {matrix.column, *matrix.header}]
    return any(isinstance(column[row], str) and column[row] != "" for column in others for row in matrix.labels)


def _names_fields(matrix: _Matrix) -> bool:
    """Whether what the lines are called says what stands on them: who is responsible, by when, at what cost."""
    texts = (matrix.labels if matrix.is_by_phase else matrix.header).values()
    return 2 * sum(bool(speaks_of(text) & _FIELDS) for text in texts) >= len(texts)


def _counts_agree(grid: Grid, matrix: _Matrix, names: Mapping[Place, list[str]]) -> bool | None:
    """Whether the numbers beside and below the cells are how many names stand in them; None where there are none."""
    compared: list[bool] = []
    for row in matrix.labels:
        own = sum(len(found) for (at, _), found in names.items() if at == row)
        beside = [cell for at, cell in grid.filled(row) if at > max(matrix.header) and isinstance(cell, float)]
        compared += [beside[0] == own] if len(beside) == 1 else []
    for index in matrix.header:
        own = sum(len(found) for (_, at), found in names.items() if at == index)
        under = grid.columns[index][max(matrix.labels) + 1 :][:1]
        compared += [under[0] == own] if under and isinstance(under[0], float) else []
    return all(compared) if compared else None
