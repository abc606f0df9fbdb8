"""What is made of a table and of a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.terms.questions import Question
from data.understanding.arithmetic import Derived
from data.understanding.asking import Maker
from data.understanding.roles import Interpretation, Seen
from data.understanding.table import Table


@dataclass(frozen=True)
class Understood:
    """A table with what it is read as. `totals` are lines that sum up all the others, by place from 0.

    `derived` are all the lines that are worked out, by the row of the sheet, and `second` is what came nearest to the
    interpretation that was chosen, where it would store something else.
    """

    table: Table
    seen: Seen
    read_as: Interpretation
    shape: str
    maker: Maker
    totals: frozenset[int] = frozenset()
    total_labels: frozenset[int] = frozenset()
    derived: Mapping[int, Derived] = field(default_factory=dict)
    second: Interpretation | None = None
    questions: tuple[Question, ...] = ()
    area: str | None = None


@dataclass(frozen=True)
class SheetUnderstood:
    """A sheet's tables, and the blocks on it that are none."""

    tables: tuple[Understood, ...]
    others: tuple[Table, ...]
    is_sum: bool = False
