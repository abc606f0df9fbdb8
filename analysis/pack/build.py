"""Puts a pack together from what the screens show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

import duckdb

from analysis.chart import Chart
from analysis.charts.registry import Charts
from analysis.drawing.values import Grid
from analysis.facts import Facts, Programme, Selection, gather, indicator_name
from analysis.findings import headlines
from analysis.pack.model import BRIEF, WHOLE, Definition, Figure, Pack, PackEdition, PackNote, Part, PartKind, Wanted
from analysis.pack.writable import writable
from analysis.screens.overview import Overview, overview_screen
from analysis.table import Column, Table
from data.sample import LOADED_BY
from language import Language

_CHARTS: Mapping[PartKind, tuple[str, ...]] = MappingProxyType(
    {
        "status": ("profile",),
        "indicators": ("profile", "years", "said"),
        "budget": ("budget", "budget-years"),
        "jobs": ("jobs", "jobs-areas"),
        "projects": ("projects-focus-area", "projects-phase", "projects-owner-type", "projects", "projects-all"),
        "actions": ("actions", "recommended"),
    }
)
_NO_ACCOUNT = "local"  # who loads where nobody signs in


def build(
    connection: duckdb.DuckDBPyConnection,
    programme: Programme,
    year: int,
    language: Language,
    *,
    compared_year: int | None = None,
    parts: Sequence[Wanted] | None = None,
    edition: PackEdition | None = None,
    notes: Sequence[PackNote] = (),
    signature: str | None = None,
) -> Pack:
    """The pack of a programme's year. `parts` None: all of them, in the usual order."""
    facts = gather(connection, programme)
    selection = Selection(programme.programme, year, compared_year)
    wanted = tuple(WHOLE if parts is None else parts)
    desk = _Desk(connection, facts, selection, language, tuple(notes))
    made = [desk.part(one) for one in wanted if one.kind not in ("sources", "definitions")]
    figures = [figure for part in made if part is not None for figure in part.figures]
    # What closes a pack speaks of what is in it.
    closing = {"sources": desk.sources(figures), "definitions": desk.definitions(figures)}
    ordered = iter(made)
    placed = [closing[one.kind] if one.kind in closing else next(ordered) for one in wanted]
    pack = Pack(
        programme=programme,
        year=year,
        compared_year=compared_year,
        language=language,
        edition=edition,
        signature=signature,
        loaded_at=facts.loaded_at,
        parts=tuple(part for part in placed if part is not None),
        is_brief=wanted == BRIEF,
    )
    return writable(pack)


@dataclass(frozen=True)
class _Desk:
    """All that the parts are made from."""

    connection: duckdb.DuckDBPyConnection
    facts: Facts
    selection: Selection
    language: Language
    notes: tuple[PackNote, ...]

    def part(self, wanted: Wanted) -> Part | None:
        """The part that was asked for; None where it would say nothing."""
        makers: dict[str, Callable[[Wanted], Part | None]] = {
            "status": self._status,
            "indicators": self._indicators,
            "budget": self._budget,
            "jobs": self._jobs,
            "projects": self._projects,
            "actions": self._actions,
            "discuss": self._discuss,
            "text": self._text,
        }
        return makers[wanted.kind](wanted)

    def sources(self, figures: Sequence[Figure]) -> Part | None:
        """Every range that a figure came from, once."""
        text, local_date = self.language.text, self.language.local_date
        ranges = sorted(
            {source for figure in figures for source in figure.sources},
            key=lambda source: (source.file, source.sheet, source.batch, source.cells),
        )
        if not ranges:
            return None
        headings = (
            Column(text("actions.source_file")),
            Column(text("actions.source_sheet")),
            Column(text("pack.sources.cells")),
            Column(text("pack.sources.loaded"), "date"),
            Column(text("pack.sources.by")),
        )
        rows = tuple(
            (
                source.file,
                source.sheet,
                self.language.place(source.cells),
                local_date(source.loaded_at),
                self._who(source.loaded_by),
            )
            for source in ranges
        )
        programme = self.facts.programme
        published = text("marks.invented_sentence").rstrip(".") if programme.is_invented else programme.source
        return Part(
            "sources",
            text("pack.parts.sources"),
            remarks=(f"{published}.",) if published else (),
            table=Table(headings, rows),
        )

    def _who(self, name: str) -> str | None:
        """Who loaded a file, as one who was not there reads it: nobody is named by a machine without accounts."""
        if name == LOADED_BY:
            return self.language.text("history.who_sample")
        return None if name == _NO_ACCOUNT else name

    def definitions(self, figures: Sequence[Figure]) -> Part | None:
        """How the numbers are worked out: each definition once, under the names of the charts that share it."""
        names: dict[str, list[str]] = {}
        for figure in figures:
            if figure.chart.definition:
                names.setdefault(figure.chart.definition, []).append(self._chart_name(figure.chart))
        if not names:
            return None
        return Part(
            "definitions",
            self.language.text("pack.parts.definitions"),
            definitions=tuple(
                Definition(self.language.listing(list(dict.fromkeys(named))), text) for text, named in names.items()
            ),
        )

    def _chart_name(self, chart: Chart) -> str:
        return self.language.text(f"pack.charts.{chart.name.replace('-', '_')}")

    @cached_property
    def _overview(self) -> Overview:
        return overview_screen(self.connection, self.facts, self.selection, self.language)

    @cached_property
    def _charts(self) -> Charts:
        return Charts(self.connection, self.facts, self.selection, self.language)

    def _status(self, wanted: Wanted) -> Part:
        shown = self._overview
        return Part(
            "status",
            self.language.text("pack.parts.status"),
            headline=shown.headline.text,
            text=wanted.text,
            figures=self._figures(wanted) if wanted.charts else (),
            key_figures=shown.figures,
            findings=shown.findings,
            notes=tuple(note for note in self.notes if note.chart is None and note.indicator is None),
        )

    def _indicators(self, wanted: Wanted) -> Part:
        return Part(
            "indicators",
            self.language.text("pack.parts.indicators"),
            headline=headlines.of_indicators(self.facts, self.selection, self.language).text,
            text=wanted.text,
            figures=self._figures(wanted),
            notes=tuple(self._named(note) for note in self.notes if note.chart is None and note.indicator),
        )

    def _named(self, note: PackNote) -> PackNote:
        name = indicator_name(self.facts, self.selection.year, note.indicator or "", self.language)
        return PackNote(self.language.text("pack.about", name=name, text=note.text), note.by, note.at, note.indicator)

    def _budget(self, wanted: Wanted) -> Part:
        needed = self._charts.get("budget-needed")
        return Part(
            "budget",
            self.language.text("pack.parts.budget"),
            headline=headlines.of_budget(self.facts, self.selection, self.language).text,
            text=wanted.text,
            figures=self._figures(wanted),
            remarks=(f"{needed.title}.",) if needed else (),
        )

    def _jobs(self, wanted: Wanted) -> Part:
        return Part(
            "jobs",
            self.language.text("pack.parts.jobs"),
            headline=headlines.of_jobs(self.facts, self.selection, self.language).text,
            text=wanted.text,
            figures=self._figures(wanted),
        )

    def _projects(self, wanted: Wanted) -> Part:
        every = self._charts.get("projects-all")
        return Part(
            "projects",
            self.language.text("pack.parts.projects"),
            headline="" if every is None else f"{every.title}.",
            text=wanted.text,
            figures=self._figures(wanted),
        )

    def _actions(self, wanted: Wanted) -> Part:
        agreed = self._charts.get("actions")
        return Part(
            "actions",
            self.language.text("pack.parts.actions"),
            headline="" if agreed is None else f"{agreed.title}.",
            text=wanted.text,
            figures=self._figures(wanted),
        )

    def _discuss(self, wanted: Wanted) -> Part:
        return Part(
            "discuss",
            self.language.text("pack.parts.discuss"),
            text=wanted.text,
            findings=self._overview.findings,
        )

    def _text(self, wanted: Wanted) -> Part:
        return Part("text", wanted.title, text=wanted.text)

    def _figures(self, wanted: Wanted) -> tuple[Figure, ...]:
        """The charts of the part, all or those that were asked for, in that order."""
        usual = _CHARTS[wanted.kind]
        names = usual if wanted.charts is None else tuple(name for name in wanted.charts if name in usual)
        charts = (self._charts.get(name) for name in names)
        return tuple(
            Figure(
                replace(chart, table=_filled(chart.table)),
                self._charts.source_ranges(chart),
                tuple(note for note in self.notes if note.chart == chart.name),
                is_appendix=chart.name == "projects-all",
            )
            for chart in charts
            if chart is not None and not _is_one_year(chart)
        )


def _is_one_year(chart: Chart) -> bool:
    """Whether a grid shows a single year, which the profile shows already."""
    return isinstance(chart.drawing, Grid) and len(chart.drawing.years) == 1


def _filled(table: Table) -> Table:
    """The table without the columns in which nothing is said; with all of them where nothing is said at all."""
    kept = [place for place in range(len(table.columns)) if any(row[place] is not None for row in table.rows)]
    if len(kept) < 2:
        return table
    return Table(
        tuple(table.columns[place] for place in kept), tuple(tuple(row[place] for place in kept) for row in table.rows)
    )
