"""The list of all projects: the rows that are chosen, and those that are missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.chart import Chart, Missing
from analysis.drawing.rows import ProjectList, ProjectRow
from analysis.numbers.projects import PHASES, Projects, others_nok, others_per_krone
from analysis.query import as_number
from analysis.sources import SourceOf
from analysis.table import Column, Table, table
from language import Language, sentence


def chosen_projects(known: Projects, chosen: pd.DataFrame, most: int, language: Language) -> Chart:
    """The chosen projects as a list, the first `most` of them; the table behind it has them all."""
    return Chart(
        name="projects-list",
        title=language.text("charts.projects.list.chosen", count=len(chosen), of=len(known.rows)),
        subtitle=language.text("charts.projects.list.first", count=most) if len(chosen) > most else "",
        alt=language.text("portfolio.projects.alt", count=len(chosen)),
        table=_list_table(chosen, language),
        sources=(SourceOf("projects"),),
        rows=ProjectList(
            (
                language.text("charts.projects.list.project_and_owner"),
                language.text("portfolio.columns.phase"),
                language.text("charts.columns.focus_area"),
                language.text("charts.projects.list.money"),
                language.text("charts.projects.list.per_krone"),
                language.text("charts.projects.list.jobs"),
            ),
            tuple(_project(row, _dearest(known.rows), language) for row in chosen.head(most).to_dict("records")),
        ),
        definition=language.text("portfolio.definition"),
    )


def project_list(known: Projects, language: Language) -> Chart:
    """Every project as a list, also where there is none: then it says so.

    Its table has no more columns than paper has room for: what is left out has charts of its own.
    """
    if known.rows.empty:
        return no_projects(language)
    chart = chosen_projects(known, known.rows, len(known.rows), language)
    return replace(chart, table=_list_table(known.rows, language, without=("project", "owner_type", "deviation")))


def _list_table(chosen: pd.DataFrame, language: Language, without: Sequence[str] = ()) -> Table:
    columns = {
        "project": Column(language.text("charts.projects.list.number")),
        "name": Column(language.text("portfolio.columns.project")),
        "company": Column(language.text("portfolio.columns.company")),
        "owner_type": Column(language.text("portfolio.columns.owner_type")),
        "phase": Column(language.text("portfolio.columns.phase")),
        "state": Column(language.text("portfolio.columns.status")),
        "focus_area": Column(language.text("charts.columns.focus_area")),
        "granted_nok": Column(language.text("charts.columns.granted_nok"), "amount_nok"),
        "total_cost_nok": Column(language.text("portfolio.columns.total_cost"), "amount_nok"),
        "granted_on": Column(language.text("portfolio.columns.granted_on"), "date"),
        "expected_jobs": Column(language.text("portfolio.columns.expected_jobs"), "number"),
        "realised_jobs": Column(language.text("charts.projects.jobs.counted"), "number"),
        "deviation": Column(language.text("charts.projects.deviations.heading")),
    }
    rows = chosen.assign(
        phase=[_phase_name(code, language) for code in chosen["phase"]],
        state=[sentence(language.text(f"charts.projects.state_{state}")) for state in chosen["state"]],
    )
    return table(rows, {name: column for name, column in columns.items() if name not in without})


def no_projects(language: Language) -> Chart:
    """What is missing where no project is loaded."""
    return Chart(
        name="projects-list",
        title=language.text("portfolio.projects.none"),
        subtitle="",
        alt=language.text("portfolio.projects.none"),
        table=Table((), ()),
        sources=(),
        missing=Missing(
            language.text("portfolio.projects.none_title"),
            language.text("portfolio.projects.none_why"),
            language.text("portfolio.projects.none_what"),
        ),
    )


def _project(row: Mapping[Any, Any], dearest: float, language: Language) -> ProjectRow:
    granted, cost = as_number(row["granted_nok"]), as_number(row["total_cost_nok"])
    if granted is None:
        key = "applied" if row["state"] == "applied" else "cost"
        money = "" if cost is None else language.text(f"charts.projects.list.{key}", cost=language.amount_nok(cost))
    elif cost is None:
        money = language.amount_nok(granted)
    else:
        money = language.text(
            "charts.projects.list.of", granted=language.amount_nok(granted), cost=language.amount_nok(cost)
        )
    per_krone = others_per_krone(row)
    expected, counted = (
        None if pd.isna(row[name]) else float(row[name]) for name in ("expected_jobs", "realised_jobs")
    )
    return ProjectRow(
        project=str(row["project"]),
        name=str(row["name"]),
        about=project_owner(row, language),
        level=PHASES.index(str(row["phase"])) + 1 if row["phase"] in PHASES else 0,
        phase=_phase_name(row["phase"], language),
        state=language.text(f"charts.projects.state_{row['state']}"),
        focus_area="" if pd.isna(row["focus_area"]) else str(row["focus_area"]),
        granted=(granted or 0.0) / dearest,
        others=(others_nok(row) or 0.0) / dearest,
        money=money,
        per_krone="–" if per_krone is None else language.number(per_krone),
        jobs="–"
        if expected is None
        else language.text("charts.projects.list.expected", count=language.number(expected, 0)),
        jobs_below=language.text("charts.projects.list.not_counted")
        if counted is None
        else language.text("charts.projects.list.counted", count=language.number(counted, 0)),
    )


def _dearest(rows: pd.DataFrame) -> float:
    return float(rows[["total_cost_nok", "granted_nok"]].max().max()) or 1.0


def project_owner(row: Mapping[Any, Any], language: Language) -> str:
    """Who a project is of: the company and its kind, as far as they are known."""
    company = "" if pd.isna(row["company"]) else str(row["company"])
    kind = "" if pd.isna(row["owner_type"]) else language.text(f"charts.projects.owner_{row['owner_type']}")
    return " · ".join(part for part in (company, kind) if part)


def _phase_name(code: Any, language: Language) -> str:
    return "" if pd.isna(code) else sentence(language.text(f"portfolio.phase.{code}"))
