"""The charts about projects and actions: who has the money, which projects there are, and what is to be done."""

from __future__ import annotations

import pandas as pd

from analysis.chart import Chart, Missing
from analysis.charts.series import names_of, series
from analysis.drawing.values import Bars
from analysis.facts import Facts, in_sentence, indicator_name
from analysis.numbers.portfolio import Portfolio
from analysis.sources import SourceOf
from analysis.table import Column, Table, table
from language import Language, sentence

PARTS = ("focus_area", "phase", "owner_type")


def by_part(portfolio: Portfolio, part: str, language: Language) -> Chart | None:
    """Grants, projects, cost and expected jobs per focus area, phase or owner; None without a grant."""
    rows = named_sums(portfolio, part, language)
    if not len(rows) or rows["code"].isna().all():
        return None
    return Chart(
        name=f"projects-{part.replace('_', '-')}",
        title=_most(rows, part, language),
        subtitle=language.text(f"portfolio.{part}.subtitle", year=portfolio.year),
        alt=language.text(
            "portfolio.alt",
            rows="; ".join(
                language.text(
                    "portfolio.alt_row",
                    name=str(row["name"]),
                    granted=language.amount_nok(row["granted_nok"]),
                    count=language.number(row["project_count"], 0),
                )
                for row in rows.to_dict("records")
            ),
        ),
        table=table(
            rows,
            {
                "name": Column(language.text(f"portfolio.{part}.heading")),
                "project_count": Column(language.text("portfolio.columns.count"), "number"),
                "granted_nok": Column(language.text("charts.columns.granted_nok"), "amount_nok"),
                "total_cost_nok": Column(language.text("portfolio.columns.total_cost"), "amount_nok"),
                "expected_jobs": Column(language.text("portfolio.columns.expected_jobs"), "number"),
            },
        ),
        sources=(SourceOf("projects"),),
        drawing=Bars(
            names=names_of(rows["name"]),
            series=(series(language.text("pack.series.granted"), "granted", rows["granted_nok"]),),
            unit="amount_nok",
            counts=tuple(float(count) for count in rows["project_count"]),
        ),
        definition=language.text("portfolio.definition"),
    )


def projects(portfolio: Portfolio, language: Language) -> Chart:
    """The year's projects: with a grant in that year, or not decided."""
    if not len(portfolio.projects):
        return no_projects(language)
    rows = portfolio.projects
    granted = rows[rows["granted_nok"].notna() & (rows["granted_on"].dt.year == portfolio.year)]
    undecided = portfolio.undecided
    year = portfolio.year
    parts = [
        language.text("portfolio.projects.granted", n=len(granted), count=language.in_words(len(granted)), year=year)
    ]
    if len(undecided):
        parts.append(
            language.text("portfolio.projects.undecided", n=len(undecided), count=language.in_words(len(undecided)))
        )
    chosen = pd.concat([undecided, granted])
    return Chart(
        name="projects",
        title=sentence(language.listing(parts)),
        subtitle=language.text("portfolio.projects.subtitle", year=year),
        alt=language.text("portfolio.projects.alt", count=len(chosen)),
        table=_table(chosen, language),
        sources=(SourceOf("projects"),),
        definition=language.text("portfolio.definition"),
        shows_table=True,
    )


def all_projects(portfolio: Portfolio, language: Language) -> Chart | None:
    """Every project as a row, newest grant first; None where there is none."""
    rows = portfolio.projects
    if not len(rows):
        return None
    whole = portfolio.whole
    title = language.text("portfolio.all_projects.undecided", count=language.in_words(len(rows)))
    if whole is not None:
        count = int(whole["project_count"])
        granted = language.amount_nok(float(whole["granted_nok"]))
        title = language.text("portfolio.all_projects.title", n=count, count=language.in_words(count), granted=granted)
    return Chart(
        name="projects-all",
        title=sentence(title),
        subtitle=language.text("portfolio.all_projects.subtitle", year=portfolio.year),
        alt=language.text("portfolio.projects.alt", count=len(rows)),
        table=_table(rows, language),
        sources=(SourceOf("projects"),),
        definition=language.text("portfolio.definition"),
        shows_table=True,
    )


def _table(rows: pd.DataFrame, language: Language) -> Table:
    return table(
        rows.assign(
            label=rows["name"].fillna(rows["project"]),
            phase=rows["phase"].map(lambda code: coded(code, "phase", language)),
        ),
        {
            "label": Column(language.text("portfolio.columns.project")),
            "company": Column(language.text("portfolio.columns.company")),
            "focus_area": Column(language.text("charts.columns.focus_area")),
            "phase": Column(language.text("portfolio.columns.phase")),
            "owner_type": Column(language.text("portfolio.columns.owner_type")),
            "granted_on": Column(language.text("portfolio.columns.granted_on"), "date"),
            "granted_nok": Column(language.text("charts.columns.granted_nok"), "amount_nok"),
            "total_cost_nok": Column(language.text("portfolio.columns.total_cost"), "amount_nok"),
            "expected_jobs": Column(language.text("portfolio.columns.expected_jobs"), "number"),
            "status": Column(language.text("portfolio.columns.status")),
        },
    )


def actions(facts: Facts, portfolio: Portfolio, language: Language) -> Chart:
    """The actions of the plan, with who, when and how it goes."""
    rows = portfolio.actions[portfolio.actions["is_planned"]]
    if not len(rows):
        return _no_actions(language)
    said = rows["status"].dropna().value_counts()
    statuses = [f"{in_sentence(str(status))} {language.number(int(count), 0)}" for status, count in said.items()]
    is_loose = bool(rows[["responsible", "due"]].isna().all(axis=None))
    key = f"portfolio.actions.title{'_status' if statuses else '_loose' if is_loose else ''}"
    return Chart(
        name="actions",
        title=language.text(key, n=len(rows), count=language.number(len(rows), 0), statuses=", ".join(statuses)),
        subtitle=language.text("portfolio.actions.subtitle", year=portfolio.year),
        alt=language.text("portfolio.actions.alt", count=len(rows)),
        table=table(
            rows.assign(name=_indicators(rows, facts, portfolio.year, language)),
            {
                "text": Column(language.text("portfolio.columns.action")),
                "name": Column(language.text("charts.columns.indicator")),
                "responsible": Column(language.text("portfolio.columns.responsible")),
                "due": Column(language.text("portfolio.columns.due"), "date"),
                "status": Column(language.text("portfolio.columns.status")),
                "year": Column(language.text("portfolio.columns.agreed"), "year"),
            },
        ),
        sources=(SourceOf("actions"),),
        shows_table=True,
    )


def recommended(facts: Facts, portfolio: Portfolio, language: Language) -> Chart | None:
    """What the year's report recommends and the plan does not hold; None where there is nothing."""
    rows = portfolio.actions[~portfolio.actions["is_planned"].astype(bool)]
    if not len(rows):
        return None
    return Chart(
        name="recommended",
        title=language.text("portfolio.recommended.title", n=len(rows), count=sentence(language.in_words(len(rows)))),
        subtitle=language.text("portfolio.recommended.subtitle", year=portfolio.year),
        alt=language.text("portfolio.actions.alt", count=len(rows)),
        table=table(
            rows.assign(name=_indicators(rows, facts, portfolio.year, language)).sort_values("name", kind="stable"),
            {
                "text": Column(language.text("portfolio.columns.action")),
                "name": Column(language.text("charts.columns.indicator")),
            },
        ),
        sources=(SourceOf("findings", (portfolio.year,)),),
        shows_table=True,
    )


def named_sums(portfolio: Portfolio, part: str, language: Language) -> pd.DataFrame:
    """The sums of a part with the names of its codes. Columns as `Portfolio.by`, and name."""
    rows = portfolio.by(part)
    return rows.assign(
        name=[coded(code, part, language) or language.text("portfolio.not_given") for code in rows["code"]]
    )


def coded(code: object, part: str, language: Language) -> str | None:
    """What a code of a project is called; a focus area is its own name."""
    if code is None or pd.isna(code):  # type: ignore[call-overload]
        return None
    return str(code) if part == "focus_area" else language.text(f"portfolio.{part}.{code}")


def _most(rows: pd.DataFrame, part: str, language: Language) -> str:
    first = rows.iloc[0]
    if len(rows) > 1 and rows["granted_nok"].iloc[1] == first["granted_nok"]:
        return language.text(f"portfolio.{part}.title_shared")
    granted = language.amount_nok(float(first["granted_nok"]))
    return language.text(f"portfolio.{part}.title", name=str(first["name"]), granted=granted)


def _indicators(rows: pd.DataFrame, facts: Facts, year: int, language: Language) -> pd.Series:
    return rows["indicator"].map(lambda code: indicator_name(facts, year, str(code), language), na_action="ignore")


def no_projects(language: Language) -> Chart:
    """What is missing where no project is loaded."""
    return Chart(
        name="projects",
        title=language.text("portfolio.projects.none"),
        subtitle="",
        alt="",
        table=Table((), ()),
        sources=(),
        missing=Missing(
            language.text("portfolio.projects.none_title"),
            language.text("portfolio.projects.none_why"),
            language.text("portfolio.projects.none_what"),
        ),
    )


def _no_actions(language: Language) -> Chart:
    return Chart(
        name="actions",
        title=language.text("portfolio.actions.none"),
        subtitle="",
        alt="",
        table=Table((), ()),
        sources=(),
        missing=Missing(
            language.text("portfolio.actions.none_title"),
            language.text("portfolio.actions.none_why"),
            language.text("portfolio.actions.none_what"),
        ),
    )
