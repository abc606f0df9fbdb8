"""A table that is the card of one indicator: what each row holds stands left, "Indikator", "Poengsum", "Styrker"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from data.reports.columns import is_figure, is_header_of, is_score_header
from data.reports.headings import is_structural
from data.reports.lines import Figure, Line
from data.reports.parted import TOTAL
from data.understanding.kinds_of_findings import indicator_of, is_topic, kind_of_finding

_FEWEST = 3  # rows


class Cell(Protocol):
    """A cell of a table."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines."""

    @property
    def text(self) -> str:
        """Its lines as one text."""


Pair = tuple[Cell, Cell]


def card_lines(rows: Sequence[Sequence[Cell]]) -> list[Line] | None:
    """The card as lines; None where the table is none."""
    pairs = [found for row in rows if any(cell.text for cell in row) and (found := _pair(row)) is not None]
    if len(pairs) < _FEWEST or len(pairs) < sum(any(cell.text for cell in row) for row in rows):
        return None
    if not any(is_header_of(label.text, "indicator") and indicator_of(value.text) for label, value in pairs):
        return None
    return [line for pair in pairs for line in _lines(*pair)]


def as_points(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a cell under a heading over findings: what reads like a heading there is a point all the same."""
    for number, line in enumerate(lines):
        is_point = line.is_bullet or is_structural(line.text)
        yield replace(line, has_gap=line.has_gap or number == 0, is_bullet=is_point)


def _pair(row: Sequence[Cell]) -> Pair | None:
    """The two cells of a row that say something; the second may be left empty."""
    said = [cell for cell in row if cell.text]
    if len(said) == 1 and len(row) > 1 and row[0].text:
        return row[0], row[1]
    return (said[0], said[1]) if len(said) == 2 and row[0].text else None


def _lines(label: Cell, value: Cell) -> Iterator[Line]:
    if is_header_of(label.text, "indicator") and indicator_of(value.text):
        yield replace(value.lines[0], text=value.text)
    elif not value.text or is_header_of(label.text, "comment"):
        return
    elif is_figure(value.text) and is_score_header(label.text) and not is_topic(label.text):
        yield Line(TOTAL, label.lines[0].place, figures=(Figure(label.text, value.text),))
    elif is_figure(value.text):
        yield from label.lines
        yield Line(value.text, value.lines[0].place, figures=(Figure("", value.text),))
    elif kind_of_finding(label.text):
        yield replace(label.lines[0], text=label.text)
        yield from as_points(value.lines)
    else:
        yield from label.lines
        yield from value.lines
