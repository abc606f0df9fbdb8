"""Codes in a table whose meaning stands on another sheet: a list of the indicators and statements they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.cells.grid import Cell, Grid
from data.cells.values import squeezed
from data.understanding.blocks import Heading, Part
from data.understanding.cells import holds_figure
from data.understanding.names import indicator_and_statement, indicator_named, is_statement, names_total
from data.understanding.phrases import fit
from data.understanding.surroundings import indicator_around
from data.understanding.table import CARRIED, Column, Table

_LONGEST_CODE = 12
_LONGEST_LIST = 200
_FEWEST = 3
_OF_SCALES = frozenset("123456")
_TOTAL = "Total poengsum"
_LAST_PART = re.compile(r"[.\-_/][^.\-_/]+$")

Codes = Mapping[str, tuple[str, str]]
"""Code -> the name of an indicator, and that of its statement or "" for the indicator itself."""


def code_list(grid: Grid) -> dict[str, tuple[str, str]]:
    """The codes that a sheet lists beside indicators and their statements; empty where it lists none."""
    if not 0 < grid.height <= _LONGEST_LIST:
        return {}
    for index, names in enumerate(grid.columns):
        known = [row for row, name in enumerate(names) if isinstance(name, str) and _is_known(name)]
        if len(known) < _FEWEST:
            continue
        for other, codes in enumerate(grid.columns):
            said = [squeezed(codes[row]) for row in known]
            if any(_holds_points(column, known) for at, column in enumerate(grid.columns) if at not in (index, other)):
                continue
            if other != index and len(set(said)) == len(said) and all(0 < len(code) <= _LONGEST_CODE for code in said):
                both = _listed_with_indicators(grid, codes)
                return both or _with_indicators(dict(zip(said, (str(names[row]) for row in known), strict=True)))
    return {}


def _listed_with_indicators(grid: Grid, codes: Sequence[Cell]) -> dict[str, tuple[str, str]]:
    """Each code with its indicator and statement, where those stand in a column each; empty where they do not.

    An indicator holds for the lines below it. A total, and a line without a statement, is the indicator itself.
    """
    texts = [[cell if isinstance(cell, str) else "" for cell in column] for column in grid.columns]
    named = [sum(indicator_named(text) is not None for text in column) for column in texts]
    stated = [sum(map(is_statement, column)) for column in texts]
    indicators, statements = (counts.index(max(counts)) for counts in (named, stated))
    if indicators == statements or named[indicators] < 1 or stated[statements] < _FEWEST:
        return {}
    found: dict[str, tuple[str, str]] = {}
    above = ""
    for code, name, about in zip(codes, texts[indicators], texts[statements], strict=True):
        above = name if indicator_named(name) is not None else above
        if above and squeezed(code):
            found[squeezed(code)] = above, "" if names_total(about) else about
    return found


def _holds_points(column: Sequence[Cell], rows: Sequence[int]) -> bool:
    """Whether figures stand beside the names: then the sheet says more than what codes stand for."""
    return 2 * sum(holds_figure(column[row]) for row in rows) > len(rows)


def _is_known(name: str) -> bool:
    return indicator_named(name) is not None or is_statement(name) or indicator_and_statement(name) is not None


def _with_indicators(names: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Each code with its indicator: itself, that of the code it begins with, or the last one above it."""
    found: dict[str, tuple[str, str]] = {}
    above: str | None = None
    for code, name in names.items():
        if (both := indicator_and_statement(name)) is not None:
            found[code] = both
            continue
        if indicator_named(name) is not None and not is_statement(name):
            above = name
            found[code] = name, ""
            continue
        upper = names.get(_LAST_PART.sub("", code)) if _LAST_PART.search(code) else None
        indicator = upper if upper is not None and indicator_named(upper) is not None else above
        if indicator is not None:
            found[code] = indicator, name
    return found


def codes_of(grids: Sequence[Grid]) -> tuple[Grid | None, dict[str, tuple[str, str]]]:
    """The sheet that lists what the codes on another one stand for, and its codes; none where there are several."""
    if len(grids) < 2:
        return None, {}
    lists = [(grid, codes) for grid in grids if (codes := code_list(grid))]
    if len(lists) != 1:
        return None, {}
    ((listing, codes),) = lists
    others = [grid for grid in grids if grid is not listing]
    is_used = any(_holds_codes(column, codes) for grid in others for column in grid.columns)
    is_used = is_used or any(_row_of_codes(grid, codes) is not None for grid in others)
    return (listing, codes) if is_used else (None, {})


def _holds_codes(column: Sequence[Cell], codes: Codes) -> bool:
    """Whether all that a column of a sheet holds are such codes, but for a heading."""
    said = [squeezed(cell) for cell in column if cell != ""]
    return len(said) > _FEWEST and set(said[1:]) <= codes.keys() and len(set(said[1:])) >= _FEWEST


def with_codes_across_named(grid: Grid, codes: Codes) -> Grid:
    """The sheet with what its codes stand for in their place, where they are its headings: "Q1", "Q2"."""
    row = _row_of_codes(grid, codes)
    if row is None:
        return grid
    columns: list[Sequence[Cell]] = []
    for column in grid.columns:
        named = codes.get(squeezed(column[row]))
        text = "" if named is None else f"{named[0]}: {named[1] or _TOTAL}"
        columns.append([*column[:row], text, *column[row + 1 :]] if text else column)
    return replace(grid, columns=columns)


def _row_of_codes(grid: Grid, codes: Codes) -> int | None:
    """The first row of which most cells are such codes, each there once, and not all of them numbers of a scale."""
    for row in range(min(grid.height - 1, _LONGEST_LIST)):
        filled = [squeezed(cell) for _, cell in grid.filled(row)]
        said = [text for text in filled if text in codes]
        if len(said) >= max(_FEWEST, 2 * len(filled) / 3, len(codes) / 2):
            return row if len(set(said)) == len(said) and not set(said) <= _OF_SCALES else None
    return None


def with_codes_explained(table: Table, codes: Codes) -> Table:
    """The table with the indicators and statements that its codes stand for, where one column holds those codes."""
    if not codes or _says_itself(table):
        return table
    held = {
        column.index: len(said)
        for column in table.columns
        if column.index != CARRIED
        and len(said := {squeezed(cell) for cell in column.cells if cell != ""}) >= _FEWEST
        and said <= codes.keys()
        and not _is_of_points(column)
    }
    most = [index for index, count in held.items() if count == max(held.values())]
    if len(most) != 1:
        return table
    columns: list[Column] = []
    for column in table.columns:
        columns.extend(_explained(column, codes) if column.index == most[0] else [column])
    return replace(table, columns=tuple(columns))


def _says_itself(table: Table) -> bool:
    """Whether a table names its indicators or statements: then a number beside them only counts the lines."""
    if indicator_around(table.titles, table.grid.sheet) is not None:
        return True
    texts = [
        column for column in table.columns if any(isinstance(cell, str) and _is_known(cell) for cell in column.cells)
    ]
    return bool(texts) or any(
        fit("scores", name, column.heading.texts).share > 0
        for column in table.columns
        if column.heading.parts and 2 * sum(isinstance(cell, str) for cell in column.cells) > len(table.lines)
        for name in ("indicator", "statement")
        if max((len(cell) for cell in column.cells if isinstance(cell, str)), default=0) > _LONGEST_CODE
    )


def _is_of_points(column: Column) -> bool:
    return any(
        fit("scores", name, column.heading.texts).share > 0 for name in ("score", "year") if column.heading.parts
    )


def _explained(column: Column, codes: Codes) -> Sequence[Column]:
    said = [codes.get(squeezed(cell), ("", "")) for cell in column.cells]
    row = column.heading.parts[-1].row if column.heading.parts else 0
    made = []
    for place, word in enumerate(("Indikator", "Påstand")):
        heading = Heading(column.index, (Part(word, word, row, column.index),))
        cells: list[Cell] = [pair[place] for pair in said]
        made.append(replace(column, heading=heading, cells=cells))
    return made
