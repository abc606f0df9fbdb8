"""Lines that tell a part of the line above them: "herav fiskerihavna". Their figures are in that line's already."""

from __future__ import annotations

from collections.abc import Mapping

from data.cells.values import squeezed
from data.terms.problems import Problem, Severity
from data.understanding.arithmetic import Derived, Numbers
from data.understanding.phrases import words_of_heading
from data.understanding.table import CARRIED, Column, Table

_MOST_LINES = 2_000


def parts_of_lines(
    table: Table, figures: Mapping[int, Numbers], lines: Mapping[int, Derived]
) -> tuple[dict[int, Derived], tuple[Problem, ...]]:
    """The lines that say so, none of them more than the line it is a part of, and a word on them."""
    label = next((column for column in table.columns if column.index != CARRIED and column.index not in figures), None)
    if label is None or len(table.lines) > _MOST_LINES:
        return {}, ()
    found: list[int] = []
    whole: int | None = None
    for line in range(len(table.lines)):
        if line in lines:
            continue
        if not _says_part(label, line):
            whole = line
        elif whole is not None and all((own[line] or 0.0) <= (own[whole] or 0.0) for own in figures.values()):
            found.append(line)
    if not found:
        return {}, ()
    names = ", ".join(squeezed(label.cells[line]) for line in found)
    told = Problem("parts_of_lines_left_out", Severity.WARNING, table.grid.sheet, table.address(label, found[0]), names)
    return dict.fromkeys(found, Derived("part", ())), (told,)


def _says_part(label: Column, line: int) -> bool:
    """Whether a label begins with the word for a part and goes on with what it is."""
    cell = label.cells[line]
    words = words_of_heading(cell) if isinstance(cell, str) else ()
    return bool(words) and "part" in words[0].meanings
