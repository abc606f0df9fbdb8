"""What the report of a year says of an indicator: strengths and improvement areas."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import pandas as pd

from analysis.query import run

OF_NO_INDICATOR = ""
"""Stands for the indicator of what is said of the programme, and of no indicator of its own."""


@dataclass(frozen=True)
class ReportTexts:
    """The texts of one indicator and year."""

    strengths: tuple[str, ...]
    improvements: tuple[str, ...]


def every_report_text(connection: duckdb.DuckDBPyConnection, programme: str, year: int) -> dict[str, ReportTexts]:
    """What is said of each indicator that something is said of, by its code, in the report's order.

    What is said of none of them stands under `OF_NO_INDICATOR`.
    """
    texts = run(connection, "findings", programme=programme, year=year)
    found = {}
    for code, rows in texts.groupby("indicator", sort=False, dropna=False):
        by_kind = {kind: tuple(own["text"]) for kind, own in rows.groupby("kind")}
        name = OF_NO_INDICATOR if pd.isna(code) else str(code)
        found[name] = ReportTexts(by_kind.get("strength", ()), by_kind.get("improvement", ()))
    return found
