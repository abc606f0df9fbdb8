"""Projects broken down below what they belong to, as plans export them: "1 Havbruk" sums up "1.1" and "1.2"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import isclose

from data.cells.grid import Cell
from data.cells.values import Unreadable, number_and_unit, squeezed
from data.understanding.blocks import Heading, Part
from data.understanding.phrases import speaks_of
from data.understanding.sum_words import names_sum
from data.understanding.table import CARRIED, Column, Table

_FEWEST = 2  # groups
_CODE = re.compile(r"\d+(?:\.\d+)*\.?")
_ROUNDED = 0.01


def with_areas_over_projects(table: Table) -> Table:
    """The table with the lines over its projects as texts over groups of lines, where they are no projects.

    The code or the look of such a line says that those below it are its parts, its amounts are what theirs come to,
    and it has no company, state or other words of its own, which all of its parts have.
    """
    own = [column for column in table.columns if column.index != CARRIED]
    named = [column for column in own if "project" in speaks_of(column.heading.text) and _holds_words(column)]
    is_told = len(own) < len(table.columns) or any("area" in speaks_of(column.heading.text) for column in own)
    if len(named) != 1 or is_told:
        return table
    (names,) = named
    data = [line for line, cell in enumerate(names.cells) if cell != "" and not names_sum(squeezed(cell))]
    others = [column for column in own if column is not names]
    for heads in (_heads_by_code(others, data), _heads_by_look(table, names, data)):
        groups = _groups(heads, data)
        if len(groups) >= _FEWEST and _are_summed_up(others, groups) and _have_words_of_their_own(others, groups):
            return _with_heads_over(table, names, groups)
    return table


def _holds_words(column: Column) -> bool:
    return all(isinstance(cell, str) for cell in column.cells) and any(column.cells)


def _heads_by_code(columns: Sequence[Column], data: Sequence[int]) -> list[int]:
    """The lines whose code the next one goes on from: "1" before "1.1"."""
    for column in columns:
        codes = [squeezed(column.cells[line]).removesuffix(".0").rstrip(".") for line in data]
        if all(map(_CODE.fullmatch, codes)):
            return [line for line, (code, below) in zip(data, pairwise(codes), strict=False) if _begins(code, below)]
    return []


def _begins(code: str, other: str) -> bool:
    return other.startswith(f"{code}.")


def _heads_by_look(table: Table, names: Column, data: Sequence[int]) -> list[int]:
    """The lines that stand further out than those below them, or are bold where those are not."""
    looks = [table.grid.look(table.lines[line], names.index) for line in data]
    steps = [(-look.indent, look.bold) for look in looks]
    highest = max(steps, default=(0, False))
    return [line for line, step in zip(data, steps, strict=True) if step == highest and set(steps) != {highest}]


def _groups(heads: Sequence[int], data: Sequence[int]) -> dict[int, list[int]]:
    """Head -> the lines below it; none where a line stands under no head, or nothing under one."""
    groups: dict[int, list[int]] = {}
    for line in data:
        if line in heads:
            groups[line] = []
        elif not groups:
            return {}
        else:
            groups[max(groups)].append(line)
    return groups if all(groups.values()) else {}


def _are_summed_up(columns: Sequence[Column], groups: dict[int, list[int]]) -> bool:
    """Whether some column has on each head what the lines below it come to."""
    return any(
        all(
            (whole := _number(column.cells[head])) is not None
            and isclose(whole, sum(_number(column.cells[line]) or 0.0 for line in lines), abs_tol=_ROUNDED)
            for head, lines in groups.items()
        )
        and any(len(lines) > 1 for lines in groups.values())
        and any(_number(column.cells[head]) for head in groups)
        for column in columns
    )


def _have_words_of_their_own(columns: Sequence[Column], groups: dict[int, list[int]]) -> bool:
    """Whether there are words on all the lines below the heads and none on these: who is responsible, how far it is."""
    lines = [line for below in groups.values() for line in below]
    words = [column for column in columns if all(_is_word(column.cells[line]) for line in lines)]
    return bool(words) and all(column.cells[head] == "" for column in words for head in groups)


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and any(map(str.isalpha, cell))


def _number(cell: Cell) -> float | None:
    try:
        return number_and_unit(cell)[0] if isinstance(cell, str) and cell else float(cell)  # type: ignore[arg-type]
    except (Unreadable, TypeError, ValueError):
        return None


def _with_heads_over(table: Table, names: Column, groups: dict[int, list[int]]) -> Table:
    head_of = {line: head for head, lines in groups.items() for line in lines}
    heads = [head_of.get(line) for line in range(len(table.lines))]
    carried: list[Cell] = [names.cells[head] if head is not None else "" for head in heads]
    rows = [table.lines[head] if head is not None else 0 for head in heads]
    first = Part("", "", table.lines[min(groups)], names.index)
    made = Column(Heading(CARRIED, (first,)), carried, rows)
    kept = [line for line in range(len(table.lines)) if line not in groups]
    return replace(table, columns=(made, *table.columns)).keep(kept)
