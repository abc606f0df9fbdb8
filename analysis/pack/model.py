"""The board pack as a value: which parts there are, in which order, and all that each says. Writers only write it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.chart import Chart
from analysis.drawing.action_rows import Checklist
from analysis.drawing.assessed_rows import AnyRows
from analysis.drawing.values import Columns, Drawing, events_of
from analysis.facts import INNOVATION, Programme
from analysis.findings.rules import Finding
from analysis.screens.key_figure import KeyFigure
from analysis.sources import SourceRange
from analysis.table import Table
from language import Language

PartKind = Literal[
    "status",
    "indicators",
    "budget",
    "jobs",
    "measures",
    "projects",
    "actions",
    "round",
    "municipalities",
    "jury",
    "actors",
    "lessons",
    "winners",
    "discuss",
    "text",
    "sources",
    "definitions",
]


@dataclass(frozen=True)
class PackEdition:
    """What was frozen for a meeting. `entry` is the store's journal entry that the figures stand at."""

    name: str
    date: dt.date | None = None
    entry: int | None = None


@dataclass(frozen=True)
class PackNote:
    """What somebody has said about a figure: the chart of that name, or an indicator; of neither, about the year."""

    text: str
    by: str
    at: dt.datetime
    indicator: str | None = None
    chart: str | None = None


@dataclass(frozen=True)
class Wanted:
    """A part as the programme leader asked for it.

    `text` is a sentence of their own, `title` the name of a part of their own (kind "text"). `charts` names the
    charts to take along, in that order; None is all.
    """

    kind: PartKind
    text: str = ""
    title: str = ""
    charts: tuple[str, ...] | None = None


_OF_A_YEAR: tuple[PartKind, ...] = ("indicators", "budget", "jobs", "measures", "projects", "actions")
OF_A_ROUND: tuple[PartKind, ...] = ("round", "municipalities", "jury", "actors", "lessons", "winners")
_CLOSING: tuple[PartKind, ...] = ("discuss", "sources", "definitions")
# "Sakspapir": one page to put beside the agenda.
BRIEF = (Wanted("status", charts=("profile", "round-funnel")),)


def whole(programme: Programme) -> tuple[Wanted, ...]:
    """Every part that there is for a programme of that kind, in the usual order."""
    own = OF_A_ROUND if programme.kind == INNOVATION else _OF_A_YEAR
    return tuple(Wanted(kind) for kind in ("status", *own, *_CLOSING))


@dataclass(frozen=True)
class Figure:
    """A chart of the pack, its sources and what was said of it.

    `is_appendix`: too long for a screen in a meeting; slides leave it out.
    """

    chart: Chart
    sources: tuple[SourceRange, ...]
    notes: tuple[PackNote, ...] = ()
    is_appendix: bool = False

    @property
    def drawing(self) -> Drawing | None:
        """What is drawn; None where nothing is: then the table is shown, or what is missing is said in words."""
        drawn = self.chart.drawing
        return None if isinstance(drawn, Columns) and not drawn.reported else drawn

    @property
    def rows(self) -> AnyRows | None:
        """The rows with marks that are its drawing, where it has no other."""
        return self.chart.rows if self.chart.drawing is None else None

    @property
    def is_whole_in_rows(self) -> bool:
        """Whether the rows say all that the table does: then paper says it once."""
        return isinstance(self.rows, Checklist)


def question_first(finding: Finding) -> tuple[str, str]:
    """A finding as the board takes it up: the question first, then what it is about."""
    end = "" if finding.title.endswith("?") else "."
    return finding.question, f"{finding.title}{end} {finding.figures}"


@dataclass(frozen=True)
class Definition:
    """How a number is worked out, under the name of what it explains."""

    name: str
    text: str


@dataclass(frozen=True)
class TextList:
    """Texts under a heading. `is_of_files`: they are those of files, Norwegian whatever the reader speaks."""

    title: str
    texts: tuple[str, ...]
    is_of_files: bool = False


@dataclass(frozen=True)
class Part:
    """A part of the pack. `title` is its name, `headline` what it says; `text` is the programme leader's own."""

    kind: PartKind
    title: str
    headline: str = ""
    text: str = ""
    figures: tuple[Figure, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    findings: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()
    notes: tuple[PackNote, ...] = ()
    table: Table | None = None
    definitions: tuple[Definition, ...] = ()
    lists: tuple[TextList, ...] = ()

    @property
    def opening(self) -> tuple[str, ...]:
        """What the part says before its figures, without what the first of them says itself."""
        first = self.figures[0].chart.title if self.figures else ""
        headline = "" if self.headline.rstrip(".") == first else self.headline
        return tuple(said for said in (headline, *self.remarks, self.text) if said)


@dataclass(frozen=True)
class Pack:
    """All that a board is handed. `signature` names the state of the store that it was made from.

    `about`: a fact sheet has a page for each of its parts, and is called by what it is.
    """

    programme: Programme
    year: int
    compared_year: int | None
    language: Language
    edition: PackEdition | None
    signature: str | None
    loaded_at: dt.datetime | None
    parts: tuple[Part, ...]
    is_brief: bool = False
    about: Literal["board", "fact_sheet"] = "board"

    @property
    def title(self) -> str:
        """What the pack is called."""
        key = "pack.title" if self.about == "board" else "fact_sheet.title"
        return self.language.text(key, programme=self.programme.name, year=self.year)

    @property
    def kicker(self) -> str:
        """What stands over its first sentence: the programme, and the assessment or the round."""
        key = "round.headline.kicker_undated" if self.programme.kind == INNOVATION else "headlines.overview_kicker"
        return self.language.text(key, programme=self.programme.name, year=self.year)

    @property
    def kind_in_words(self) -> str:
        """What kind of paper it is, and of which year."""
        return self.language.text("pack.kind" if self.about == "board" else "fact_sheet.kind", year=self.year)

    @property
    def description(self) -> str:
        """What is in it, in a sentence."""
        key = "pack.figures_of" if self.about == "board" else "fact_sheet.description"
        return self.language.text(key, programme=self.programme.name, year=self.year)

    @property
    def meeting(self) -> str:
        """The meeting it was made for, with its date; empty where it was made for none."""
        if self.edition is None:
            return ""
        if self.edition.date is None:
            return self.edition.name
        return self.language.text("pack.meeting", name=self.edition.name, date=self.language.date(self.edition.date))

    @property
    def mark(self) -> str:
        """The word that stands on every page of an invented programme; empty for a real one."""
        return self.language.text("marks.invented_sentence") if self.programme.is_invented else ""

    @property
    def basis(self) -> str:
        """Which state of the figures it shows: the edition's entry, and when they were last loaded."""
        said = []
        if self.edition is not None and self.edition.entry is not None:
            said.append(self.language.text("pack.entry", entry=self.edition.entry))
        if self.loaded_at is not None:
            said.append(self.language.text("pack.loaded", moment=self.language.moment(self.loaded_at)))
        return " ".join(said)

    @property
    def footer(self) -> str:
        """The line at the foot of every page."""
        return " · ".join(part for part in (self.programme.name, str(self.year), self.meeting) if part)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in order."""
        return tuple(figure for part in self.parts for figure in part.figures)

    def key(self, chart: Chart) -> str:
        """The chart's key in words, where it has one."""
        return " · ".join(item.label(self.language) for item in chart.key)

    def source_line(self, sources: Sequence[SourceRange], *, most: int | None = 3) -> str:
        """Where a figure comes from: file, sheet and cells; and that it is invented, where it is."""
        text = self.language.text
        shown = [source.label(self.language) for source in sources[:most]]
        left = len(sources) - len(shown)
        if left:
            shown.append(text("actions.source_more", n=left, count=left))
        line = f"{text('actions.source')}: {'; '.join(shown)}." if shown else ""
        published = f"{self.programme.source}." if self.programme.source and not self.programme.is_invented else ""
        return " ".join(part for part in (line, published, self.mark) if part)

    def events_line(self, chart: Chart) -> str:
        """What the letters of the chart's events stand for; "" where it has none."""
        found = events_of(chart.drawing) if chart.drawing is not None else ()
        return self.language.text("wheel.events_are", names="; ".join(event.name for event in found)) if found else ""

    def note_line(self, note: PackNote) -> str:
        """A note with who and when."""
        return self.language.text("pack.note", text=note.text, by=note.by, at=self.language.moment(note.at))
