"""Rows and columns that a sheet has but does not show: named, and left out unless somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from data.cells.grid import Cell, address, column_letters
from data.terms.problems import Problem, Severity

_MOST_NAMED = 12


@dataclass(frozen=True)
class OutOfSight:
    """The numbers of hidden rows and columns, and whether a filter is what hides the rows."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    is_filtered: bool = False

    def __contains__(self, place: tuple[int, int]) -> bool:
        return place[0] in self.rows or place[1] in self.columns


def without(columns: list[list[Cell]], hidden: OutOfSight, sheet: str) -> list[Problem]:
    """Empties the hidden cells in place and says which rows and columns held any; addresses stay the same."""
    problems: list[Problem] = []
    height = len(columns[0]) if columns else 0
    rows = sorted(n for n in hidden.rows if n < height and any(column[n] != "" for column in columns))
    for column in columns if rows else ():
        for number in rows:
            column[number] = ""
    if rows:
        code = "filtered_rows" if hidden.is_filtered else "hidden_rows"
        values: dict[str, str | int] = {"n": len(rows), "rows": _runs([str(n + 1) for n in rows], rows)}
        problems.append(Problem(code, Severity.WARNING, sheet, address(rows[0], 0), values=values))
    unseen = sorted(n for n in hidden.columns if n < len(columns) and any(cell != "" for cell in columns[n]))
    for number in unseen:
        columns[number] = [""] * height
    if unseen:
        values = {"n": len(unseen), "columns": _runs([column_letters(n) for n in unseen], unseen)}
        problems.append(Problem("hidden_columns", Severity.WARNING, sheet, address(0, unseen[0]), values=values))
    return problems


def _runs(names: Sequence[str], numbers: Iterable[int]) -> str:
    """5, 6, 7, 12 as "5–7, 12"."""
    groups = groupby(zip(names, numbers, range(len(names)), strict=True), key=lambda part: part[1] - part[2])
    runs = [[name for name, _, _ in group] for _, group in groups]
    said = [run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs[:_MOST_NAMED]]
    return ", ".join(said) + (" …" if len(runs) > _MOST_NAMED else "")
