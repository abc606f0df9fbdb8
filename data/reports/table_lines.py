"""The lines of a table, each with the table that it stood in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from data.reports.lines import Line


class Cell(Protocol):
    """A cell of a table."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines."""


def with_table(lines: Iterable[Line], rows: Sequence[Sequence[Cell]]) -> Iterator[Line]:
    """The lines that a table was read as, each with its rows and cells as they stood."""
    table = tuple(tuple(cell.lines for cell in row) for row in rows)
    return (replace(line, table=table) for line in lines)
