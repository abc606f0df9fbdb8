"""Every chart by its name: one builder each, the same for pages, what is shown in a meeting, and packs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import duckdb
import pandas as pd

from analysis.chart import Chart
from analysis.charts import budget, comparisons, in_depth, indicators, jobs, other_programmes, portfolio, report
from analysis.charts.bearing import Bearings
from analysis.facts import Facts, Selection
from analysis.numbers.jobs import job_stages
from analysis.numbers.other_programmes import OtherProgrammes
from analysis.numbers.other_programmes import other_programmes as others_of
from analysis.numbers.portfolio import Portfolio
from analysis.numbers.portfolio import portfolio as portfolio_of
from analysis.numbers.report_texts import ReportTexts, every_report_text
from analysis.sources import SourceOf, SourceRange, source_ranges
from language import Language

# Those that need an indicator beside their name.
OF_ONE_INDICATOR = ("history", "statements")


@dataclass(frozen=True)
class Charts:
    """The charts of a programme's year, each built once, when it is first asked for."""

    connection: duckdb.DuckDBPyConnection
    facts: Facts
    selection: Selection
    language: Language

    def get(self, name: str, indicator: str | None = None) -> Chart | None:
        """The chart of that name; None where it has nothing to say in that year. KeyError for an unknown name."""
        key = (name, indicator)
        if key not in self._built:
            self._built[key] = self._build(name, indicator)
        return self._built[key]

    def _build(self, name: str, indicator: str | None) -> Chart | None:
        if name in OF_ONE_INDICATOR:
            return OF_INDICATOR[name](self, indicator) if indicator in self.indicators else None
        return BUILDERS[name](self)

    @cached_property
    def _built(self) -> dict[tuple[str, str | None], Chart | None]:
        return {}

    @cached_property
    def is_assessed(self) -> bool:
        """Whether there is an assessment of the year."""
        return self.selection.year in self.facts.assessments.forms

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """The codes of the year's form; none without an assessment."""
        if not self.is_assessed:
            return ()
        return tuple(str(code) for code in self.facts.assessments.profile(self.selection.year, None)["indicator"])

    @cached_property
    def portfolio(self) -> Portfolio:
        """The projects and actions as they stood in the year."""
        return portfolio_of(self.connection, self.selection.programme, self.selection.year)

    @cached_property
    def report_texts(self) -> dict[str, ReportTexts]:
        """What the year's report says of each indicator."""
        return every_report_text(self.connection, self.selection.programme, self.selection.year)

    def source_ranges(self, chart: Chart) -> tuple[SourceRange, ...]:
        """The ranges of files that the chart's figures came from; charts of the same rows ask once."""
        for source in chart.sources:
            if source not in self._ranges:
                self._ranges[source] = source_ranges(self.connection, self.selection.programme, [source])
        return tuple(found for source in chart.sources for found in self._ranges[source])

    @cached_property
    def _ranges(self) -> dict[SourceOf, tuple[SourceRange, ...]]:
        return {}

    @cached_property
    def bearings(self) -> Bearings:
        """What is known that bears on statements, until the end of the year."""
        return Bearings(self.connection, self.facts, self.selection.year, self.language)

    @cached_property
    def job_stages(self) -> pd.DataFrame:
        """What `analysis.numbers.jobs.job_stages` returns."""
        return job_stages(self.connection, self.selection.programme, self.selection.year)

    @cached_property
    def others(self) -> OtherProgrammes:
        """Other programmes that the connection sees, in the same programme year."""
        facts, selection = self.facts, self.selection
        return others_of(
            self.connection, selection.programme, selection.year, facts.assessments, facts.budget, facts.jobs
        )


Builder = Callable[[Charts], Chart | None]


def _of_facts(build: Callable[[Facts, Selection, Language], Chart | None]) -> Builder:
    return lambda charts: build(charts.facts, charts.selection, charts.language)


def _of_assessment(build: Callable[[Facts, Selection, Language], Chart | None]) -> Builder:
    return lambda charts: build(charts.facts, charts.selection, charts.language) if charts.is_assessed else None


def _of_others(build: Callable[[Facts, Selection, OtherProgrammes, Language], Chart | None]) -> Builder:
    return lambda charts: build(charts.facts, charts.selection, charts.others, charts.language)


def _of_projects(part: str) -> Builder:
    return lambda charts: portfolio.by_part(charts.portfolio, part, charts.language)


BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        "profile": _of_assessment(indicators.profile),
        "radar": _of_assessment(indicators.radar),
        "years": _of_assessment(indicators.all_years),
        "gap": _of_assessment(comparisons.gap),
        "two-years": _of_assessment(comparisons.two_years),
        "said": lambda charts: report.in_words(
            charts.facts, charts.selection, charts.indicators, charts.report_texts, charts.language
        ),
        "budget": _of_facts(budget.use),
        "budget-years": _of_facts(budget.through_years),
        "budget-needed": _of_facts(budget.needed),
        "budget-areas": _of_facts(budget.by_area_and_year),
        "jobs": _of_facts(jobs.cumulative),
        "jobs-needed": _of_facts(jobs.needed),
        "jobs-areas": _of_facts(jobs.by_area),
        "jobs-stages": lambda charts: jobs.by_stage(charts.facts, charts.selection, charts.job_stages, charts.language),
        "projects-focus-area": _of_projects("focus_area"),
        "projects-phase": _of_projects("phase"),
        "projects-owner-type": _of_projects("owner_type"),
        "projects": lambda charts: portfolio.projects(charts.portfolio, charts.language),
        "projects-all": lambda charts: portfolio.all_projects(charts.portfolio, charts.language),
        "actions": lambda charts: portfolio.actions(charts.facts, charts.portfolio, charts.language),
        "other-programmes": _of_others(other_programmes.indicators),
        "other-programmes-measured": _of_others(other_programmes.measured),
        "other-programmes-paths": _of_others(other_programmes.paths),
        "recommended": lambda charts: portfolio.recommended(charts.facts, charts.portfolio, charts.language),
    }
)
OF_INDICATOR: Mapping[str, Callable[[Charts, str], Chart]] = MappingProxyType(
    {
        "history": lambda charts, code: in_depth.history(charts.facts, charts.selection, code, charts.language),
        "statements": lambda charts, code: in_depth.statements(
            charts.facts, charts.selection, code, charts.language, charts.bearings
        ),
    }
)
