"""What each page shows, as one answer to one question: a headline and its charts. Packs are made of the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb

from analysis import headlines
from analysis.chart import Chart
from analysis.charts import actions, budget, comparisons, in_depth, indicators, jobs, measures, projects
from analysis.facts import Facts, Selection, indicator_name
from analysis.headlines import Headline
from analysis.jobs import job_stages
from analysis.numbers.actions import actions as actions_of
from analysis.numbers.measures import measures as measures_of
from analysis.numbers.projects import Projects
from analysis.numbers.projects import projects as projects_of
from analysis.said import Said, said
from language import Language


@dataclass(frozen=True)
class IndicatorsScreen:
    """All indicators through the years. Charts are None in a year without an assessment, or with no other year."""

    headline: Headline
    years: Chart | None
    gap: Chart | None
    two_years: Chart | None


@dataclass(frozen=True)
class InDepth:
    """One indicator: its history, its statements, and what the year's report says of it."""

    history: Chart
    statements: Chart
    said: Said


@dataclass(frozen=True)
class BudgetScreen:
    """The money. None where a chart has nothing to say."""

    headline: Headline
    use: Chart
    through_years: Chart | None
    needed: Chart | None
    by_area_and_year: Chart | None


@dataclass(frozen=True)
class JobsScreen:
    """The jobs. None where a chart has nothing to say."""

    headline: Headline
    cumulative: Chart
    needed: Chart | None
    by_area: Chart | None
    by_stage: Chart | None


@dataclass(frozen=True)
class ActionsScreen:
    """The actions. `never_taken_up`: earlier advice that no action was made of, each with its year and indicator.

    `choices`: every action by its key, with its text.
    """

    headline: Headline
    lives: Chart
    by_year: Chart | None
    scores_since: Chart | None
    never_taken_up: tuple[tuple[str, str], ...]
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ProjectsScreen:
    """The projects. `known` is what the list is chosen from; None where a chart has nothing to say."""

    headline: Headline
    known: Projects
    deviations: Chart | None
    leverage: Chart | None
    phases: Chart | None
    sizes: Chart | None
    jobs: Chart | None


@dataclass(frozen=True)
class MeasuresScreen:
    """Goals and measures. None where there is none of a kind; `missing` where there is none at all."""

    headline: Headline
    goals: Chart | None
    series: Chart | None
    single: Chart | None
    missing: Chart | None


def indicators_screen(facts: Facts, selection: Selection, language: Language) -> IndicatorsScreen:
    """Every indicator through the years, also in a year that has no assessment: then there is only the headline."""
    headline = headlines.of_indicators(facts, selection, language)
    if selection.year not in facts.assessments.forms:
        return IndicatorsScreen(headline, None, None, None)
    return IndicatorsScreen(
        headline=headline,
        years=indicators.all_years(facts, selection, language),
        gap=comparisons.gap(facts, selection, language),
        two_years=comparisons.two_years(facts, selection, language),
    )


def indicator_in_depth(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, indicator: str, language: Language
) -> InDepth:
    """One indicator of the year's form. KeyError for a year without an assessment."""
    return InDepth(
        history=in_depth.history(facts, selection, indicator, language),
        statements=in_depth.statements(facts, selection, indicator, language),
        said=said(connection, selection.programme, selection.year, indicator),
    )


def budget_screen(facts: Facts, selection: Selection, language: Language) -> BudgetScreen:
    """The use of the budget, also where nothing is reported: then it says so."""
    return BudgetScreen(
        headline=headlines.of_budget(facts, selection, language),
        use=budget.use(facts, selection, language),
        through_years=budget.through_years(facts, selection, language),
        needed=budget.needed(facts, selection, language),
        by_area_and_year=budget.by_area_and_year(facts, selection, language),
    )


def jobs_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language
) -> JobsScreen:
    """The jobs, also where none is counted: then it says so."""
    stages = job_stages(connection, selection.programme, selection.year)
    return JobsScreen(
        headline=headlines.of_jobs(facts, selection, language),
        cumulative=jobs.cumulative(facts, selection, language),
        needed=jobs.needed(facts, selection, language),
        by_area=jobs.by_area(facts, selection, language),
        by_stage=jobs.by_stage(facts, selection, stages, language),
    )


def actions_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, on: dt.date, language: Language
) -> ActionsScreen:
    """The actions of every assessment up to the chosen year, as they stood on the day `on`."""
    known = actions_of(connection, selection.programme, selection.year, on)
    return ActionsScreen(
        headline=headlines.of_actions(facts, known, language),
        lives=actions.lives(facts, selection, known, language),
        by_year=actions.by_year(facts, selection, known, language),
        scores_since=actions.scores_since(facts, selection, known, language),
        never_taken_up=tuple(
            (one.text, _year_and_indicator(facts, one.year, one.indicator, language))
            for one in known.never_taken_up(selection.year)
        ),
        choices=tuple((one.action, one.text) for one in known.actions),
    )


def _year_and_indicator(facts: Facts, year: int, indicator: str | None, language: Language) -> str:
    name = indicator_name(facts, year, indicator, language) if indicator else ""
    return " · ".join(part for part in (str(year), name) if part)


def projects_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language
) -> ProjectsScreen:
    """The projects up to the chosen year, also where none is loaded: then it says so."""
    known = projects_of(connection, selection.programme, selection.year)
    return ProjectsScreen(
        headline=headlines.of_projects(facts, selection, known, language),
        known=known,
        deviations=projects.deviations(known, language),
        leverage=projects.leverage(known, language),
        phases=projects.phases(known, language),
        sizes=projects.sizes(known, language),
        jobs=projects.jobs(known, language),
    )


def measures_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language
) -> MeasuresScreen:
    """Goals and measures up to the chosen year, also where none is loaded: then it says so."""
    known = measures_of(connection, selection.programme, selection.year)
    goals = measures.goals(facts, selection, known, language)
    series = measures.series(facts, selection, known, language)
    single = measures.single(facts, selection, known, language)
    return MeasuresScreen(
        headline=headlines.of_measures(facts, selection, series or single, goals, language),
        goals=goals,
        series=series,
        single=single,
        missing=measures.none(selection, language) if series is None and single is None else None,
    )
