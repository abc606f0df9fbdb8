"""A table with indicators across and what is said of them down: "Poengsum", "Styrker", "Tiltak"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from data.reports.cards import as_points
from data.reports.columns import is_figure, is_score_header
from data.reports.headings import after_total, is_bare_total, is_comment, is_mean, is_statement
from data.reports.lines import Figure, Line
from data.reports.parted import TOTAL
from data.understanding.kinds_of_findings import indicator_of, kind_of_finding

_FEWEST = 2


class Cell(Protocol):
    """A cell of a table."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines."""

    @property
    def text(self) -> str:
        """Its lines as one text."""


def lines_across(rows: Sequence[Sequence[Cell]]) -> list[Line] | None:
    """The table as lines, indicator by indicator; None where it is none."""
    if len(rows) < _FEWEST or not rows[0]:
        return None
    header, *below = rows
    columns = [index for index, cell in enumerate(header) if index and indicator_of(cell.text) is not None]
    is_named = len(columns) >= _FEWEST and len(columns) == sum(bool(cell.text) for cell in header[1:])
    told = [row for row in below if any(cell.text for cell in row)]
    if not is_named or indicator_of(header[0].text) or not told or not all(_is_told(row) for row in told):
        return None
    return [line for index in columns for line in _of_column(header[index], told, index)]


def statements_across(rows: Sequence[Sequence[Cell]]) -> list[Line] | None:
    """The table as lines, statement by statement, where their names stand across and their points below; else None."""
    if len(rows) != _FEWEST or len(rows[0]) <= _FEWEST or len(rows[1]) < len(rows[0]):
        return None
    names, points = rows
    columns = [index for index, cell in enumerate(names) if index and cell.text]
    is_named = len(columns) >= _FEWEST and all(is_statement(names[index].text) for index in columns)
    is_scored = _is_score(points[0].text) and all(is_figure(points[index].text) for index in columns)
    if not is_named or not is_scored or is_statement(names[0].text):
        return None
    found: list[Line] = []
    for index in columns:
        found += names[index].lines
        figure = Figure(points[0].text, points[index].text)
        found.append(Line(figure.text, points[index].lines[0].place, figures=(figure,)))
    return found


def _is_told(row: Sequence[Cell]) -> bool:
    """Whether the first cell of a row says what the others hold."""
    label = row[0].text
    return _is_kind(label) or _is_score(label) or is_comment(label) or is_mean(label)


def _is_kind(text: str) -> bool:
    found = kind_of_finding(text)
    return found is not None and not found[1]


def _is_score(text: str) -> bool:
    return bool(text) and (is_score_header(text) or after_total(f"{text}:") is not None or is_bare_total(text))


def _of_column(name: Cell, rows: Sequence[Sequence[Cell]], index: int) -> Iterator[Line]:
    yield from name.lines
    for row in rows:
        label, cell = row[0], row[index] if index < len(row) else None
        if cell is None or not cell.text or is_comment(label.text) or is_mean(label.text):
            continue
        if _is_kind(label.text):
            yield from label.lines
            yield from as_points(cell.lines)
        elif is_figure(cell.text):
            yield Line(TOTAL, cell.lines[0].place, figures=(Figure(label.text, cell.text),))
