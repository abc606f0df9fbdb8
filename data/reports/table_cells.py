"""A cell of a table in a report: its lines, whether it stands out, and whether another reaches over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.reports.lines import Line, joined


@dataclass(frozen=True)
class Cell:
    """What stands in a cell.

    `stands_out`: it is shaded or bold. `is_covered`: the cell left of it reaches over it.
    """

    lines: tuple[Line, ...] = ()
    stands_out: bool = False
    is_covered: bool = False

    @property
    def text(self) -> str:
        """Its lines as one text."""
        return joined(line.text for line in self.lines)


Row = Sequence[Cell]
