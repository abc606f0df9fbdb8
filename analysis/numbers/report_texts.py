"""What the report of a year says of an indicator: strengths, improvement areas, actions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb
import pandas as pd

from analysis.query import run


@dataclass(frozen=True)
class PlannedAction:
    """A recommended or agreed action; only `text` is always there."""

    text: str
    responsible: str | None = None
    due: dt.date | None = None
    status: str | None = None


@dataclass(frozen=True)
class ReportTexts:
    """The texts of one indicator and year."""

    strengths: tuple[str, ...]
    improvements: tuple[str, ...]
    actions: tuple[PlannedAction, ...]


def every_report_text(connection: duckdb.DuckDBPyConnection, programme: str, year: int) -> dict[str, ReportTexts]:
    """What is said of each indicator that something is said of, by its code, in the report's order.

    An action said in both places stands once.
    """
    texts = run(connection, "findings", programme=programme, year=year)
    plans = run(connection, "actions", programme=programme, year=year)
    codes = dict.fromkeys(str(code) for rows in (texts, plans) for code in rows["indicator"].dropna())
    return {code: _of_indicator(texts[texts["indicator"] == code], plans, code) for code in codes}


def _of_indicator(texts: pd.DataFrame, plans: pd.DataFrame, indicator: str) -> ReportTexts:
    by_kind = {kind: tuple(str(text) for text in rows["text"]) for kind, rows in texts.groupby("kind")}
    planned = tuple(
        PlannedAction(
            text=str(row["text"] if pd.notna(row["text"]) else row["action"]),
            responsible=None if pd.isna(row["responsible"]) else str(row["responsible"]),
            due=None if pd.isna(row["due"]) else pd.Timestamp(row["due"]).date(),
            status=None if pd.isna(row["status"]) else str(row["status"]),
        )
        for row in plans[plans["indicator"] == indicator].to_dict("records")
    )
    known = {_bare(text) for row in plans.to_dict("records") for text in (row["text"], row["action"])}
    recommended = tuple(PlannedAction(text) for text in by_kind.get("action", ()) if _bare(text) not in known)
    return ReportTexts(by_kind.get("strength", ()), by_kind.get("improvement", ()), (*planned, *recommended))


def _bare(text: object) -> str:
    return str(text).strip().rstrip(".").casefold()
