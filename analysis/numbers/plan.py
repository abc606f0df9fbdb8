"""The action plan of a year: what the programme set out to do, whatever the assessment advised.

An item is LATE when its day has passed and nobody says that it is done or dropped: computed, never typed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import duckdb

from analysis.query import as_date, as_text, run
from data.terms.statuses import status_of

PlanState = Literal["done", "late", "open", "dropped", "unknown"]
"""`unknown`: nobody says how far it has come, and no day has passed."""


@dataclass(frozen=True)
class PlanItem:
    """A point of the plan. `deviation`: what became other than planned, in words."""

    text: str
    state: PlanState
    focus_area: str | None = None
    responsible: str | None = None
    due: dt.date | None = None
    deviation: str | None = None


def plan_items(connection: duckdb.DuckDBPyConnection, programme: str, year: int, on: dt.date) -> tuple[PlanItem, ...]:
    """The points of the year's plan as they stood on the day `on`: late, open, unknown, done, dropped."""
    rows = run(connection, "plan_items", programme=programme, year=year)
    items = [_item(row, on) for row in rows.to_dict("records")]
    order = ("late", "open", "unknown", "done", "dropped")
    return tuple(sorted(items, key=lambda item: order.index(item.state)))


def _item(row: Mapping[Any, Any], on: dt.date) -> PlanItem:
    due = as_date(row["due"])
    return PlanItem(
        str(row["text"]),
        _state(as_text(row["status"]), due, on),
        as_text(row["focus_area"]),
        as_text(row["responsible"]),
        due,
        as_text(row["deviation"]),
    )


def _state(status: str | None, due: dt.date | None, on: dt.date) -> PlanState:
    said = status_of(status)
    if said == "done":
        return "done"
    if said == "stopped":
        return "dropped"
    if due is not None and due < on:
        return "late"
    return "open" if said is not None else "unknown"
