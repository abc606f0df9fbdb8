"""Puts a pack together from what the screens show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

import duckdb

from analysis.chart import Chart
from analysis.charts.registry import Charts, chart_name
from analysis.drawing.values import Grid
from analysis.facts import Facts, Programme, Selection, gather, in_sentence, indicator_name
from analysis.findings import headlines, jury
from analysis.findings.actor_headline import of_actors
from analysis.findings.headlines import Headline
from analysis.pack.model import (
    BRIEF,
    OF_A_ROUND,
    Definition,
    Figure,
    Pack,
    PackEdition,
    PackNote,
    Part,
    PartKind,
    Wanted,
    whole,
)
from analysis.pack.writable import writable
from analysis.screens.overview import Overview, front
from analysis.table import Column, Table
from data.sample import LOADED_BY
from language import Language

# The charts of each part, in order.
CHARTS: Mapping[PartKind, tuple[str, ...]] = MappingProxyType(
    {
        "status": ("profile", "round-funnel"),
        "indicators": ("profile", "years", "report-texts"),
        "budget": ("budget", "budget-years"),
        "jobs": ("jobs", "jobs-areas"),
        "measures": ("goals", "measures", "measures-once"),
        "projects": (
            *("projects-reported", "projects-deviations", "projects-areas", "projects-leverage", "projects-phases"),
            *("projects-sizes", "projects-companies", "projects-jobs", "projects-list"),
        ),
        "actions": ("actions", "actions-by-year", "actions-scores", "plan", "conclusions"),
        "round": (
            *("round-running", "round-funnel", "round-timeline", "round-steps", "round-hours", "round-effort"),
            *("round-criteria", "round-scores", "round-sensitivity", "round-compared"),
        ),
        "municipalities": ("municipalities", "applicant-readiness"),
        "jury": ("jury-votes", "jury-decisions", "jury-frames", "jury-criteria", "jury-scores", "jury-panel"),
        "actors": ("actor-ties", "actor-activities"),
        "lessons": ("lessons", "lessons-recommendations", "lessons-chain"),
        "winners": ("winners", "winners-moments", "winners-others"),
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
    on: dt.date | None = None,
) -> Pack:
    """The pack of a programme's year. `parts` None: all of them, in the usual order.

    `on`: the day that actions are seen on; without it that of the edition's meeting, else today.
    """
    facts = gather(connection, programme)
    selection = Selection(programme.programme, year, compared_year)
    wanted = whole(programme) if parts is None else tuple(parts)
    day = on or (edition.date if edition else None) or language.local_date(dt.datetime.now(dt.UTC))
    desk = _Desk(Charts(connection, facts, selection, language, day), tuple(notes))
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

    charts: Charts
    notes: tuple[PackNote, ...]

    @property
    def facts(self) -> Facts:
        """What is known of the programme."""
        return self.charts.facts

    @property
    def selection(self) -> Selection:
        """The year that the pack is of."""
        return self.charts.selection

    @property
    def language(self) -> Language:
        """The language it is written in."""
        return self.charts.language

    def part(self, wanted: Wanted) -> Part | None:
        """The part that was asked for; None where it would say nothing."""
        match wanted.kind:
            case "status":
                return self._status(wanted)
            case "discuss":
                return self._discuss(wanted)
            case "text":
                return Part("text", wanted.title, text=wanted.text)
            case _:
                return self._of_page(wanted)

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
                names.setdefault(figure.chart.definition, []).append(chart_name(figure.chart.name, self.language))
        if not names:
            return None
        return Part(
            "definitions",
            self.language.text("pack.parts.definitions"),
            definitions=tuple(
                Definition(self.language.listing([named[0], *map(in_sentence, named[1:])]), text)
                for text, named in ((text, list(dict.fromkeys(named))) for text, named in names.items())
            ),
        )

    @cached_property
    def _overview(self) -> Overview:
        return front(self.charts)

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

    def _of_page(self, wanted: Wanted) -> Part | None:
        """What one page shows, under the page's own headline; None where nothing is known of a part of a round."""
        figures = self._figures(wanted)
        if wanted.kind in OF_A_ROUND and not figures:
            return None
        needed = self.charts.get("budget-needed") if wanted.kind == "budget" else None
        about_indicators = (note for note in self.notes if note.chart is None and note.indicator)
        return Part(
            wanted.kind,
            self.language.text(f"pack.parts.{wanted.kind}"),
            headline=self._headline(wanted.kind),
            text=wanted.text,
            figures=figures,
            remarks=(f"{needed.title}.",) if needed else (),
            notes=tuple(self._named(note) for note in about_indicators) if wanted.kind == "indicators" else (),
        )

    def _headline(self, kind: PartKind) -> str:
        """What the page says at its top; empty where its first chart says it."""
        found = self._headline_of(kind)
        return found.text if found is not None else ""

    def _headline_of(self, kind: PartKind) -> Headline | None:
        charts, facts, selection, language = self.charts, self.facts, self.selection, self.language
        match kind:
            case "indicators":
                return headlines.of_indicators(facts, selection, language)
            case "budget":
                return headlines.of_budget(facts, selection, language)
            case "jobs":
                return headlines.of_jobs(facts, selection, language)
            case "measures":
                return headlines.of_measures(facts, selection, charts.measured, charts.get("goals"), language)
            case "projects":
                return headlines.of_projects(facts, selection, charts.projects, charts.measures, language)
            case "actions":
                return headlines.of_actions(facts, charts.actions, language)
            case "jury":
                return jury.jury_headline(facts, selection, charts.jury, None, language)
            case "actors":
                return of_actors(facts, selection, charts.actors_of_round, language)
            case "round" | "municipalities" | "lessons" | "winners":
                return None
            case _:
                raise KeyError(kind)

    def _named(self, note: PackNote) -> PackNote:
        name = indicator_name(self.facts, self.selection.year, note.indicator or "", self.language)
        return PackNote(self.language.text("pack.about", name=name, text=note.text), note.by, note.at, note.indicator)

    def _discuss(self, wanted: Wanted) -> Part:
        return Part(
            "discuss",
            self.language.text("pack.parts.discuss"),
            text=wanted.text,
            findings=self._overview.findings,
        )

    def _figures(self, wanted: Wanted) -> tuple[Figure, ...]:
        """The charts of the part, all or those that were asked for, in that order."""
        usual = CHARTS[wanted.kind]
        names = usual if wanted.charts is None else tuple(name for name in wanted.charts if name in usual)
        charts = (self.charts.get(name) for name in names)
        return tuple(
            Figure(
                replace(chart, table=_filled(chart.table)),
                self.charts.source_ranges(chart),
                tuple(note for note in self.notes if note.chart == chart.name),
                is_appendix=chart.name == "projects-list",
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
