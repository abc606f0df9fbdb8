"""One project: what it got, how it came about, what is known of it and what the board has heard."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb
import pandas as pd

from analysis.chart import Chart
from analysis.charts import one_project
from analysis.facts import Facts, Selection
from analysis.findings.headlines import Headline
from analysis.numbers.projects import MeetingBefore, money_of_chain, projects
from analysis.screens.key_figure import KeyFigure
from language import Language, sentence


@dataclass(frozen=True)
class ProjectScreen:
    """One project; `deviations` is None where neither it nor any meeting tells of one."""

    headline: Headline
    figures: tuple[KeyFigure, ...]
    phases: Chart
    facts: Chart
    deviations: Chart | None


def project_screen(
    connection: duckdb.DuckDBPyConnection,
    facts: Facts,
    selection: Selection,
    language: Language,
    project: str,
    on: dt.date,
    before: tuple[MeetingBefore, ...],
) -> ProjectScreen | None:
    """The project of that number as it stood on the day `on`; None where there is none until the chosen year."""
    known = projects(connection, selection.programme, selection.year)
    chain = known.chain_of(project)
    if chain.empty:
        return None
    return ProjectScreen(
        headline=_headline(chain, project, language),
        figures=(_money(chain, language), _jobs(chain, language), _progress(chain, project, language)),
        phases=one_project.phase_chain(known, project, on, language),
        facts=one_project.known_facts(known, project, language),
        deviations=one_project.heard(known, project, before, language),
    )


def _headline(chain: pd.DataFrame, project: str, language: Language) -> Headline:
    row = chain[chain["project"] == project].iloc[0]
    kicker = [language.text("charts.one_project.kicker", project=project)]
    if pd.notna(row["focus_area"]):
        kicker.append(str(row["focus_area"]))
    if pd.notna(row["phase"]):
        kicker.append(language.text(f"portfolio.phase.{row['phase']}"))
    money = money_of_chain(chain)
    key = f"headline_{_lacking(row)}" if money is None else "headline" if money.grant_count == 1 else "headline_phases"
    return Headline(
        " · ".join(kicker),
        language.text(
            f"charts.one_project.{key}",
            name=str(row["name"]),
            granted="" if money is None else language.amount_nok(money.granted_nok),
            count="" if money is None else language.in_words(money.grant_count),
        ),
    )


def _lacking(row: pd.Series) -> str:
    """Why there is no grant: not decided, refused or stopped, or that nobody says how much."""
    return {"applied": "undecided", "stopped": "refused"}.get(str(row["state"]), "amount_unknown")


def _money(chain: pd.DataFrame, language: Language) -> KeyFigure:
    label = language.text("charts.one_project.money_label", n=len(chain))
    money = money_of_chain(chain)
    if money is None:
        lacking = language.text(f"charts.one_project.{_lacking(chain.iloc[-1])}")
        return KeyFigure(label, lacking, "", "", "projects", is_missing=True)
    meaning = (
        language.text("charts.one_project.cost_unknown")
        if money.others_nok is None or money.others_per_krone is None
        else language.text(
            "charts.one_project.others",
            others=language.amount_nok(money.others_nok),
            kroner=language.number(money.others_per_krone),
        )
    )
    unit = language.text("charts.one_project.million")
    return KeyFigure(label, language.number(money.granted_nok / 1_000_000), unit, meaning, "projects")


def _jobs(chain: pd.DataFrame, language: Language) -> KeyFigure:
    """Of the last phase that says anything: the same jobs are expected of those before it."""
    label = language.text("charts.projects.list.jobs")
    said = chain.dropna(subset=["expected_jobs", "realised_jobs"], how="all")
    if said.empty:
        return KeyFigure(label, language.text("charts.one_project.jobs_unknown"), "", "", "projects", is_missing=True)
    last = said.iloc[-1]
    expected = None if pd.isna(last["expected_jobs"]) else language.number(float(last["expected_jobs"]), 0)
    if pd.isna(last["realised_jobs"]):
        return KeyFigure(
            label,
            expected or "–",
            language.text("charts.one_project.jobs_expected"),
            language.text("charts.one_project.jobs_not_counted"),
            "projects",
        )
    unit = language.text("charts.one_project.jobs_of", expected=expected) if expected else ""
    meaning = language.text("charts.one_project.jobs_meaning")
    return KeyFigure(label, language.number(float(last["realised_jobs"]), 0), unit, meaning, "projects")


def _progress(chain: pd.DataFrame, project: str, language: Language) -> KeyFigure:
    row = chain[chain["project"] == project].iloc[0]
    state = language.text(f"charts.projects.state_{row['state']}")
    meaning = "" if pd.isna(row["deviation"]) else sentence(str(row["deviation"]))
    if not meaning and pd.notna(row["planned_end"]):
        day = language.date(pd.Timestamp(row["planned_end"]).date())
        meaning = language.text("charts.one_project.until", date=day)
    return KeyFigure(language.text("charts.one_project.progress"), state, "", meaning, "projects", is_missing=True)
