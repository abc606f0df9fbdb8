"""Points under the numbers of statements, with an indicator on each line: "S1", "S2", "S3", "Styrets total"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.cells.grid import Cell
from data.frameworks import forms
from data.understanding.blocks import Heading, Part
from data.understanding.names import indicator_named, names_total
from data.understanding.phrases import speaks_of
from data.understanding.sum_words import begins_with_mean
from data.understanding.table import CARRIED, Column, Table

_NUMBERED = re.compile(r"(?P<name>[^\W\d_]+\.?)\s*(?:nr\.?\s*)?(?P<number>\d)")
_STATEMENT, _SCORE, _TOTAL = "Påstand", "Poeng", "Total poengsum"
_FEWEST, _HIGHEST = 3, 6
_TOTALS = frozenset({"total", "decided", "score"})


def with_numbered_statements(table: Table) -> Table:
    """The table with a line for each point, under the number of its statement among those of its indicator.

    What stands behind them and is called a total is the indicator's own score; means are left.
    """
    numbered = _numbered(table.columns)
    indicators = next(
        (column for column in table.columns if column not in numbered and _names_indicators(column)), None
    )
    if len(numbered) < _FEWEST or indicators is None:
        return table
    if not _says_statement(numbered[0]) and not _has_as_many_as_form(indicators, numbered):
        return table  # "P1" may be a person as well
    others = [column for column in table.columns if column not in numbered and column is not indicators]
    totals = [column for column in others if _is_total(column)]
    if len(totals) > 1 or any(
        _is_points(column) and column not in totals and not _is_mean(column) for column in others
    ):
        return table
    called = [f"{_STATEMENT} {number}" for number in range(1, len(numbered) + 1)]
    pairs = [*zip(called, numbered, strict=True), *((_TOTAL, column) for column in totals)]
    kept = [column for column in others if not _is_points(column)]
    count, times = len(table.lines), len(pairs)
    row = max(table.block.header_rows, default=table.block.first_row)
    first = numbered[0].index

    def heading(text: str) -> Heading:
        return Heading(first, (Part(text, text, row, first),))

    made = [
        replace(column, cells=[*column.cells] * times, rows=_times(column.rows, times))
        for column in (indicators, *kept)
    ]
    statements = Column(heading(_STATEMENT), [name for name, _ in pairs for _ in range(count)])
    cells: list[Cell] = [cell for _, column in pairs for cell in column.cells]
    scores = Column(heading(_SCORE), cells, indexes=[column.index for _, column in pairs for _ in range(count)])
    whole = replace(table, lines=[*table.lines] * times, columns=(*made, statements, scores))
    return whole.keep([line for line, cell in enumerate(cells) if cell != ""])


def _times(rows: Sequence[int] | None, times: int) -> list[int] | None:
    return None if rows is None else [*rows] * times


def _numbered(columns: Sequence[Column]) -> list[Column]:
    """The columns of points whose headings count from 1 on, all by the same word or letter."""
    found: dict[str, list[tuple[int, Column]]] = {}
    for column in columns:
        said = _NUMBERED.fullmatch(column.heading.text.strip())
        is_called = said is not None and (len(said["name"]) == 1 or _says_statement(column))
        if said is not None and is_called and _is_points(column):
            found.setdefault(said["name"].casefold(), []).append((int(said["number"]), column))
    best = max(found.values(), key=len, default=[])
    return [column for _, column in best] if [number for number, _ in best] == list(range(1, len(best) + 1)) else []


def _says_statement(column: Column) -> bool:
    return bool(speaks_of(column.heading.text) & {"statement", "question", "topic"})


def _has_as_many_as_form(indicators: Column, numbered: Sequence[Column]) -> bool:
    """Whether each indicator has a point for each of its statements in some form, and they have not all as many."""
    points = [sum(column.cells[line] != "" for column in numbered) for line in range(len(indicators.cells))]
    codes = [indicator_named(cell) if isinstance(cell, str) else None for cell in indicators.cells]
    pairs = [(code, count) for code, count in zip(codes, points, strict=True) if code is not None]
    for form in forms():
        counts = {one.code: len(one.statements) for one in form.indicators}
        if all(counts.get(code) == count for code, count in pairs):
            return len({count for _, count in pairs}) > 1
    return False


def _is_points(column: Column) -> bool:
    filled = [cell for cell in column.cells if cell != ""]
    return (
        column.index != CARRIED
        and bool(filled)
        and all(isinstance(cell, float) and 1 <= cell <= _HIGHEST for cell in filled)
    )


def _names_indicators(column: Column) -> bool:
    texts = [cell for cell in column.cells if isinstance(cell, str) and cell]
    return len(texts) > 1 and 2 * sum(indicator_named(text) is not None for text in texts) > len(texts)


def _is_total(column: Column) -> bool:
    text = column.heading.text
    is_said = names_total(text) or bool(speaks_of(text) & _TOTALS)
    return _is_points(column) and is_said and not _is_mean(column)


def _is_mean(column: Column) -> bool:
    return "mean" in speaks_of(column.heading.text) or begins_with_mean(column.heading.text)
