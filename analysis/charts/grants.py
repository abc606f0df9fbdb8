"""The chart of what the grants go to."""

from __future__ import annotations

import pandas as pd

from analysis.chart import Chart
from analysis.charts.series import names_of, series
from analysis.drawing.values import Bars
from analysis.facts import Selection
from analysis.sources import SourceOf
from analysis.table import Column, table
from language import Language


def granted_by_area(selection: Selection, grants: pd.DataFrame, language: Language) -> Chart | None:
    """Grants, projects, cost and expected jobs per focus area; None without a grant, or where no area is given.

    `grants`: what `analysis.numbers.grants.grants_by_area` returns.
    """
    if not len(grants) or grants["focus_area"].isna().all():
        return None
    rows = grants.assign(name=grants["focus_area"].fillna(language.text("portfolio.not_given")))
    return Chart(
        name="projects-areas",
        title=_most(rows, language),
        subtitle=language.text("portfolio.focus_area.subtitle", year=selection.year),
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
                "name": Column(language.text("charts.columns.focus_area")),
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


def _most(rows: pd.DataFrame, language: Language) -> str:
    first = rows.iloc[0]
    if len(rows) > 1 and rows["granted_nok"].iloc[1] == first["granted_nok"]:
        return language.text("portfolio.focus_area.title_shared")
    granted = language.amount_nok(float(first["granted_nok"]))
    return language.text("portfolio.focus_area.title", name=str(first["name"]), granted=granted)
