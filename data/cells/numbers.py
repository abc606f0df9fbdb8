"""How people write numbers, and by which marks the numbers of one table are to be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.cells.grid import Cell


@dataclass(frozen=True)
class NumberMarks:
    """The mark that parts thousands and the mark before decimals; spaces and ' may part thousands in any style.

    `decimal` may hold two marks: a table where 4.5 and 4,5 both occur.
    """

    thousands: str
    decimal: str


NORWEGIAN = NumberMarks(".", ",")
ENGLISH = NumberMarks(",", ".")
LOOSE = NumberMarks("", ",.")

_DIGITS = re.compile(r"\d[\d ]*(?:[.,'’]\d[\d ]*)*")


def marks_of(columns: Sequence[Sequence[Cell]]) -> tuple[NumberMarks, ...]:
    """The styles under which every number written as text in a table's columns of numbers can be read."""
    return (NORWEGIAN, ENGLISH)
