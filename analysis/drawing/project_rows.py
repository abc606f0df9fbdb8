"""One project as rows: the phases that it went through, on one axis of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.drawing.row_parts import RowKey, Tick

PhaseMark = Literal["gone_on", "done", "under_way", "ended", "stopped", "applied", "unknown"]


@dataclass(frozen=True)
class PhaseRow:
    """A phase from its grant to the next, to its end, or to today; shares of the axis, None where nobody says when.

    `level` 1 to 3, 0 for none. `is_asked_for`: the project that the page is about.
    """

    project: str
    phase: str
    name: str
    level: int
    mark: PhaseMark
    begin: float | None
    end: float | None
    granted_on: str
    granted: str
    of_cost: str
    jobs: str
    jobs_below: str
    spoken: str
    is_asked_for: bool = False


@dataclass(frozen=True)
class ProjectChain:
    """The phases of a project, the earliest first."""

    key: tuple[RowKey, ...]
    headings: tuple[str, str, str, str]
    ticks: tuple[Tick, ...]
    today: float | None
    rows: tuple[PhaseRow, ...]
