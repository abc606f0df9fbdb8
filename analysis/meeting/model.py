"""A presentation as a value: its screens in order, one question on each. The page only writes it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from analysis.chart import Chart
from analysis.drawing.jury_rows import JuryVotes, has_votes
from analysis.drawing.rows import Cells
from analysis.drawing.sketch.shapes import Sketch
from analysis.facts import Programme
from analysis.findings.rules import Finding
from analysis.meeting.paging import TableSetting
from analysis.meeting.room import template_of
from analysis.screens.key_figure import KeyFigure
from analysis.sources import SourceRange
from analysis.table import Table
from language import Language

ScreenKind = Literal["front", "status", "chart", "since", "discuss"]


@dataclass(frozen=True)
class Meeting:
    """The meeting that an edition was frozen for."""

    name: str
    date: dt.date

    def title(self, language: Language) -> str:
        """ "Styremøte 12. mars 2025"."""
        return language.text("meeting.name_and_date", name=self.name, date=language.date(self.date))


@dataclass(frozen=True)
class Screen:
    """One question answered. `text` is the programme leader's own sentence, `remark` ours.

    `sketch`: the rows of its chart with their marks, or those of them that this screen has.
    """

    kind: ScreenKind
    title: str
    text: str = ""
    remark: str = ""
    chart: Chart | None = None
    sources: tuple[SourceRange, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    findings: tuple[Finding, ...] = ()
    table: Table | None = None
    setting: TableSetting | None = None
    sketch: Sketch | None = None

    @property
    def juries(self) -> bool:
        """Whether it shows how juries voted, by their marks."""
        return self.chart is not None and isinstance(self.chart.rows, JuryVotes) and has_votes(self.chart.rows)

    @property
    def room(self) -> str | None:
        """What draws its rows with their marks; None where they are told as a table."""
        return template_of(self.chart) if self.chart is not None else None

    @property
    def measures(self) -> bool:
        """Whether it shows measures by their lines."""
        return self.chart is not None and isinstance(self.chart.rows, Cells)


@dataclass(frozen=True)
class Presentation:
    """All that is shown in a meeting. `meeting` is None for what is not frozen yet."""

    programme: Programme
    year: int
    language: Language
    meeting: Meeting | None
    screens: tuple[Screen, ...]

    @property
    def title(self) -> str:
        """What the page is called."""
        meeting = self.meeting.title(self.language) if self.meeting else ""
        return " · ".join(part for part in (f"{self.programme.name} {self.year}", meeting) if part)

    @property
    def kicker(self) -> str:
        """What every screen speaks of: "Spir · 2024"."""
        return f"{self.programme.name} · {self.year}"
