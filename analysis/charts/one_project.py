"""The charts of one project: the phases that it went through, what is known of it, and what the board has heard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.chart import Chart
from analysis.drawing.project_rows import PhaseRow, ProjectChain
from analysis.drawing.row_parts import RowKey, Tick
from analysis.drawing.rows import TextRow, Texts
from analysis.numbers.projects import PHASES, MeetingBefore, Projects, days_of_chain
from analysis.query import as_date, as_number, as_text
from analysis.sources import SourceOf
from analysis.table import Column, Table, table
from language import Language, sentence

_SOURCES = (SourceOf("projects"),)
_MOST_TICKS = 10


def phase_chain(known: Projects, project: str, on: dt.date, language: Language) -> Chart:
    """The phases of the project from its first grant until the day `on`. KeyError for an unknown project."""
    rows = known.chain_of(project)
    if rows.empty:
        raise KeyError(project)
    rows = rows.assign(next_on=rows["granted_on"].shift(-1))
    axis = _Axis(rows, on)
    phases = tuple(_phase(row, project, axis, language) for row in rows.to_dict("records"))
    marks = dict.fromkeys(phase.mark for phase in phases)
    return Chart(
        name="project-phases",
        title=_title(rows, language),
        subtitle=language.text("charts.one_project.subtitle"),
        alt="; ".join(f"{phase.name}: {phase.spoken}" for phase in phases),
        table=table(
            rows.assign(
                phase=[_phase_name(code, language) for code in rows["phase"]],
                state=[sentence(language.text(f"charts.projects.state_{state}")) for state in rows["state"]],
            ),
            {
                "project": Column(language.text("charts.projects.list.number")),
                "name": Column(language.text("portfolio.columns.project")),
                "phase": Column(language.text("portfolio.columns.phase")),
                "state": Column(language.text("portfolio.columns.status")),
                "granted_on": Column(language.text("portfolio.columns.granted_on"), "date"),
                "planned_end": Column(language.text("charts.one_project.planned_end"), "date"),
                "actual_end": Column(language.text("charts.one_project.actual_end"), "date"),
                "granted_nok": Column(language.text("charts.columns.granted_nok"), "amount_nok"),
                "total_cost_nok": Column(language.text("portfolio.columns.total_cost"), "amount_nok"),
                "expected_jobs": Column(language.text("portfolio.columns.expected_jobs"), "number"),
                "realised_jobs": Column(language.text("charts.projects.jobs.counted"), "number"),
            },
        ),
        sources=_SOURCES,
        rows=ProjectChain(
            key=tuple(RowKey(mark, language.text(f"charts.projects.state_{mark}")) for mark in marks),
            headings=(
                language.text("portfolio.columns.phase"),
                language.text("charts.one_project.granted_on"),
                language.text("charts.one_project.granted"),
                language.text("charts.projects.list.jobs"),
            ),
            ticks=axis.ticks(),
            today=axis.place(on),
            rows=phases,
        ),
        definition=language.text("charts.projects.phases.definition"),
    )


def known_facts(known: Projects, project: str, language: Language) -> Chart:
    """What is known of the project, a fact a row; what nobody has said is left out. KeyError for an unknown one."""
    row = _row(known, project)
    names = known.rows.set_index("project")["name"]
    owner = as_text(row["owner_type"])
    said = {
        "owner": as_text(row["company"]),
        "owner_type": language.text(f"charts.projects.owner_{owner}") if owner else None,
        "company_size": as_text(row["company_size"]),
        "focus_area": as_text(row["focus_area"]),
        "status": as_text(row["status"]),
        "follows": as_text(names.get(row["follows_project"])),
        "followed_by": as_text(names.get(row["followed_by"])),
        "planned_start": _date(row["planned_start"], language),
        "planned_end": _date(row["planned_end"], language),
        "actual_end": _date(row["actual_end"], language),
    }
    if owner:
        said["owner_type"] = f"{said['owner_type']}. {language.text(f'charts.projects.leverage.what_{owner}')}"
    rows = tuple(
        TextRow(language.text(f"charts.one_project.fact_{name}"), "", value) for name, value in said.items() if value
    )
    return Chart(
        name="project-facts",
        title=language.text("charts.one_project.facts"),
        subtitle="",
        alt="; ".join(f"{row.name}: {row.text}" for row in rows),
        table=Table(
            (Column(language.text("charts.one_project.fact")), Column(language.text("charts.one_project.value"))),
            tuple((row.name, row.text) for row in rows),
        ),
        sources=_SOURCES,
        rows=Texts(rows),
    )


def heard(known: Projects, project: str, before: Sequence[MeetingBefore], language: Language) -> Chart | None:
    """The deviation that the project tells of now, and what the board heard at each meeting; None for none ever."""
    row = _row(known, project)
    now = as_text(row["deviation"])
    told = [(one.name, one.deviation_of(project)) for one in before]
    if now is None and not any(text for _, text in told):
        return None
    none = language.text("charts.one_project.none_told")
    rows = (
        TextRow(language.text("charts.one_project.now"), "", now or none),
        *(TextRow(name, "", text or none) for name, text in told),
    )
    return Chart(
        name="project-deviations",
        title=language.text("charts.one_project.deviations"),
        subtitle=language.text("charts.one_project.deviations_subtitle"),
        alt="; ".join(f"{row.name}: {row.text}" for row in rows),
        table=Table(
            (
                Column(language.text("charts.one_project.when")),
                Column(language.text("charts.projects.deviations.heading")),
            ),
            tuple((row.name, row.text) for row in rows),
        ),
        sources=_SOURCES,
        rows=Texts(rows),
    )


class _Axis:
    """Places of days as shares of a line from the first year of the chain to the last."""

    def __init__(self, rows: pd.DataFrame, on: dt.date) -> None:
        known = pd.concat(
            [rows[name].dropna() for name in ("granted_on", "planned_start", "actual_end", "planned_end")]
        )
        days = [*(pd.Timestamp(day).date() for day in known), on]
        self._first = dt.date(min(days).year, 1, 1)
        self._last = dt.date(max(days).year + 1, 1, 1)
        self.on = on

    def place(self, day: dt.date) -> float:
        """Where a day is, 0 to 1."""
        return (day - self._first) / (self._last - self._first)

    def ticks(self) -> tuple[Tick, ...]:
        """The years, each in its middle; every other one where they are many."""
        years = range(self._first.year, self._last.year)
        step = 1 + (len(years) - 1) // _MOST_TICKS
        return tuple(Tick(str(year), self.place(dt.date(year, 7, 1))) for year in years[::step])


def _phase(row: Mapping[Any, Any], project: str, axis: _Axis, language: Language) -> PhaseRow:
    begin, end = as_date(row["granted_on"]) or as_date(row["planned_start"]), _end(row, axis.on)
    state = language.text(f"charts.projects.state_{row['state']}")
    granted, cost = as_number(row["granted_nok"]), as_number(row["total_cost_nok"])
    expected, counted = as_number(row["expected_jobs"]), as_number(row["realised_jobs"])
    granted_on = _date(row["granted_on"], language) or "–"
    amount = "–" if granted is None else language.amount_nok(granted)
    return PhaseRow(
        project=str(row["project"]),
        phase=_phase_name(row["phase"], language) or language.text("charts.one_project.no_phase"),
        name=str(row["name"]),
        level=PHASES.index(str(row["phase"])) + 1 if row["phase"] in PHASES else 0,
        mark=row["state"],
        begin=None if begin is None else axis.place(begin),
        end=None if begin is None or end is None or end < begin else axis.place(end),
        granted_on=granted_on,
        granted=amount,
        of_cost="" if cost is None else language.text("charts.one_project.of_cost", cost=language.amount_nok(cost)),
        jobs="–"
        if expected is None
        else language.text("charts.projects.list.expected", count=language.number(expected, 0)),
        jobs_below=language.text("charts.projects.list.not_counted")
        if counted is None
        else language.text("charts.projects.list.counted", count=language.number(counted, 0)),
        spoken=", ".join(part for part in (state, granted_on, amount) if part != "–"),
        is_asked_for=str(row["project"]) == project,
    )


def _end(row: Mapping[Any, Any], on: dt.date) -> dt.date | None:
    """When a phase was over: at the grant of the next, else when it is said to have ended; today for one under way."""
    return as_date(row["next_on"]) or as_date(row["actual_end"]) or (on if row["state"] == "under_way" else None)


def _title(rows: pd.DataFrame, language: Language) -> str:
    if len(rows) < 2:
        return language.text("charts.one_project.title_one")
    days = days_of_chain(rows)
    phase = _phase_name(rows["phase"].iloc[-1], language).lower() or language.text("charts.one_project.the_next")
    if days is None:
        return sentence(language.text("charts.one_project.title_many", count=language.in_words(len(rows))))
    return language.text("charts.one_project.title", time=language.duration(days), phase=phase)


def _row(known: Projects, project: str) -> Mapping[Any, Any]:
    rows = known.rows[known.rows["project"] == project]
    if rows.empty:
        raise KeyError(project)
    found: Mapping[Any, Any] = rows.iloc[0].to_dict()
    return found


def _date(value: Any, language: Language) -> str | None:
    day = as_date(value)
    return None if day is None else language.date(day)


def _phase_name(code: Any, language: Language) -> str:
    return "" if pd.isna(code) else sentence(language.text(f"portfolio.phase.{code}"))
