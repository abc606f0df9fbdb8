"""Every chart by its name: one builder each, the same for pages, what is shown in a meeting, and packs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from analysis.chart import Chart
from analysis.charts import (
    action_scores,
    actions,
    actors,
    applicant_readiness,
    budget,
    companies,
    comparisons,
    conclusions,
    follow_ups,
    goals,
    grants,
    hand_over,
    in_depth,
    indicators,
    jobs,
    jury,
    jury_frames,
    jury_panel,
    jury_scores,
    lessons,
    measures,
    municipalities,
    other_programmes,
    plan,
    project_list,
    projects,
    report_texts,
    reported_projects,
    round_compared,
    round_criteria,
    round_funnel,
    round_running,
    round_steps,
    round_timeline,
    round_work,
    wheel,
)
from analysis.charts.bearing import Bearings
from analysis.charts.programme_year import ProgrammeYear
from analysis.facts import Facts, Selection
from analysis.numbers.actions import Actions
from analysis.numbers.actors import Actors
from analysis.numbers.follow_ups import FollowUps
from analysis.numbers.grants import grants_by_area
from analysis.numbers.jury import Jury
from analysis.numbers.lessons import Lessons
from analysis.numbers.measures import Measures
from analysis.numbers.other_programmes import OtherProgrammes
from analysis.numbers.plan import plan_items
from analysis.numbers.projects import Projects
from analysis.numbers.round import Round
from analysis.numbers.wheel import Wheel
from analysis.sources import SourceOf, SourceRange, source_ranges
from language import Language

# Those that need an indicator beside their name.
OF_ONE_INDICATOR = ("history", "statements", "report")
# Those of a round as it stands on a day that the reader may choose.
OF_CHOSEN_DAY = ("round-running", "round-timeline")


@dataclass(frozen=True)
class Charts(ProgrammeYear):
    """The charts of a programme's year, each built once, when it is first asked for."""

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

    @property
    def measured(self) -> Chart | None:
        """The chart of what is measured through the years, else of what is measured once; None where nothing is."""
        return self.get("measures") if self.measures.series else self.get("measures-once")

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
        return Bearings(self)


Builder = Callable[[Charts], Chart | None]


def chart_name(name: str, language: Language) -> str:
    """What a chart is about, whatever it says."""
    return language.text(f"charts.names.{name.replace('-', '_')}")


def _of_facts(build: Callable[[Facts, Selection, Language], Chart | None]) -> Builder:
    return lambda charts: build(charts.facts, charts.selection, charts.language)


def _of_assessment(build: Callable[[Facts, Selection, Language], Chart | None]) -> Builder:
    return lambda charts: build(charts.facts, charts.selection, charts.language) if charts.is_assessed else None


def _of_others(build: Callable[[Facts, Selection, OtherProgrammes, Language], Chart | None]) -> Builder:
    return lambda charts: build(charts.facts, charts.selection, charts.others, charts.language)


def _of_projects(build: Callable[[Projects, Language], Chart | None]) -> Builder:
    return lambda charts: build(charts.projects, charts.language)


def _of_actions(build: Callable[[Facts, Selection, Actions, Language], Chart | None]) -> Builder:
    return lambda charts: build(charts.facts, charts.selection, charts.actions, charts.language)


def _of_measures(build: Callable[[Facts, Selection, Measures, Language], Chart | None]) -> Builder:
    return lambda charts: build(charts.facts, charts.selection, charts.measures, charts.language)


def _of_wheel(build: Callable[[Wheel, Language], Chart | None]) -> Builder:
    return lambda charts: build(charts.wheel, charts.language)


def _of_actors(build: Callable[[Actors, Selection, Language], Chart | None]) -> Builder:
    return lambda charts: build(charts.actors_of_round, charts.selection, charts.language)


def _of_jury(build: Callable[[Jury, Language], Chart | None]) -> Builder:
    return lambda charts: build(charts.jury, charts.language)


def _of_lessons(build: Callable[[Lessons, Selection, Language], Chart | None]) -> Builder:
    return lambda charts: build(charts.lessons, charts.selection, charts.language)


def _of_follow_ups(build: Callable[[FollowUps, Selection, Language], Chart | None]) -> Builder:
    return lambda charts: build(charts.follow_ups, charts.selection, charts.language)


def _of_round(build: Callable[[Round | None, Language], Chart | None]) -> Builder:
    return lambda charts: build(charts.round, charts.language)


BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        "profile": _of_assessment(indicators.profile),
        "radar": _of_assessment(indicators.radar),
        "years": _of_assessment(indicators.all_years),
        "gap": _of_assessment(comparisons.gap),
        "two-years": _of_assessment(comparisons.two_years),
        "report-texts": lambda charts: report_texts.of_all(
            charts.facts, charts.selection, charts.indicators, charts.report_texts, charts.language
        ),
        "budget": _of_facts(budget.use),
        "budget-years": _of_facts(budget.through_years),
        "budget-needed": _of_facts(budget.needed_grants),
        "budget-areas": _of_facts(budget.by_area_and_year),
        "jobs": _of_facts(jobs.cumulative),
        "jobs-needed": _of_facts(jobs.needed),
        "jobs-areas": _of_facts(jobs.by_area),
        "jobs-stages": lambda charts: jobs.by_stage(charts.selection, charts.job_stages, charts.language),
        "goals": _of_measures(goals.goals),
        "measures": _of_measures(measures.series_or_none),
        "measures-once": _of_measures(measures.single),
        "projects-reported": lambda charts: reported_projects.reported(
            charts.projects, charts.measures, charts.language
        ),
        "projects-deviations": _of_projects(projects.deviations),
        "projects-areas": lambda charts: grants.granted_by_area(
            charts.selection,
            grants_by_area(charts.connection, charts.selection.programme, charts.selection.year),
            charts.language,
        ),
        "projects-leverage": _of_projects(projects.leverage),
        "projects-phases": _of_projects(projects.phases),
        "projects-sizes": _of_projects(projects.sizes),
        "projects-companies": _of_projects(companies.companies),
        "projects-jobs": _of_projects(projects.jobs),
        "projects-list": _of_projects(project_list.project_list),
        "actions": _of_actions(actions.lives),
        "actions-by-year": _of_actions(actions.by_year),
        "actions-scores": _of_actions(action_scores.scores_afterwards),
        "plan": lambda charts: plan.plan(
            charts.selection,
            plan_items(charts.connection, charts.selection.programme, charts.selection.year, charts.day),
            charts.day,
            charts.language,
        ),
        "conclusions": lambda charts: conclusions.report_conclusions(
            charts.selection, charts.conclusions, charts.language
        ),
        "wheel-late": _of_wheel(wheel.late),
        "wheel-next": _of_wheel(wheel.upcoming),
        "wheel-year": _of_wheel(wheel.year),
        "wheel-leader": _of_wheel(wheel.leader),
        "events": lambda charts: hand_over.happened(charts.facts, charts.selection, charts.wheel, charts.language),
        "readiness": _of_wheel(hand_over.readiness),
        "actor-ties": _of_actors(actors.ties),
        "actor-activities": _of_actors(actors.participation),
        "municipalities": lambda charts: (
            municipalities.compared(charts.municipalities, charts.language)
            if charts.facts.programme.kind == "innovation"
            else None
        ),
        "applicant-readiness": lambda charts: applicant_readiness.readiness_of_applicants(
            charts.municipalities, charts.language
        ),
        "jury-votes": _of_jury(jury.votes),
        "jury-decisions": _of_jury(jury.decisions),
        "jury-frames": _of_jury(jury_frames.frames),
        "jury-criteria": _of_jury(jury_panel.jury_criteria),
        "jury-scores": _of_round(jury_scores.jury_scores),
        "jury-panel": _of_jury(jury_panel.who_sits),
        "lessons": _of_lessons(lessons.by_theme),
        "lessons-recommendations": _of_lessons(lessons.recommendations),
        "lessons-chain": _of_lessons(lessons.chain),
        "winners": _of_follow_ups(follow_ups.winner_lines),
        "winners-moments": _of_follow_ups(follow_ups.known_at_times),
        "winners-others": _of_follow_ups(follow_ups.others),
        "round-funnel": _of_round(round_funnel.funnel),
        "round-running": lambda charts: round_running.running_round(charts.round, charts.day, charts.language),
        "round-timeline": lambda charts: round_timeline.timeline(charts.round, charts.language, charts.day),
        "round-steps": _of_round(round_steps.steps),
        "round-effort": _of_round(round_work.effort),
        "round-hours": _of_round(round_work.hours_by_week),
        "round-criteria": _of_round(round_criteria.criteria),
        "round-scores": _of_round(round_criteria.scores),
        "round-sensitivity": _of_round(round_criteria.sensitivity),
        "round-compared": lambda charts: round_compared.rounds_compared(charts.rounds, charts.language),
        "other-programmes": _of_others(other_programmes.indicators),
        "other-programmes-measured": _of_others(other_programmes.measured),
        "other-programmes-paths": _of_others(other_programmes.paths),
    }
)
OF_INDICATOR: Mapping[str, Callable[[Charts, str], Chart | None]] = MappingProxyType(
    {
        "history": lambda charts, code: in_depth.history(charts.facts, charts.selection, code, charts.language),
        "statements": lambda charts, code: in_depth.statements(
            charts.facts,
            charts.selection,
            code,
            charts.language,
            charts.bearings,
            charts.actions if charts.on else None,
        ),
        "report": lambda charts, code: report_texts.report_of_indicator(
            charts.facts, charts.selection, code, charts.report_texts, charts.actions, charts.language
        ),
    }
)
