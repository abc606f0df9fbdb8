"""The year's plan: how far each point has come, worked out a second way from the written rows."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import duckdb
import pandas as pd
import pytest

from analysis.charts.plan import plan
from analysis.drawing.action_rows import Checklist
from analysis.facts import Selection
from analysis.numbers.plan import plan_items
from language import LANGUAGES, Language
from tests.analysis.conftest import Connect, sample_rows

ON = dt.date(2025, 1, 31)


@pytest.mark.parametrize("programme", ["Spir", "Eksempel (oppdiktet)"])
def test_every_point_of_the_plan_with_its_state(sample: duckdb.DuckDBPyConnection, programme: str) -> None:
    rows = sample_rows("plan_items")[programme]
    rows = rows[rows["year"] == 2024]
    is_done = rows["status"] == "Ferdig"
    is_dropped = rows["status"] == "Stanset"
    is_late = (pd.to_datetime(rows["due"]) < pd.Timestamp(ON)) & ~is_done & ~is_dropped
    known = plan_items(sample, programme, 2024, ON)
    counts = Counter(item.state for item in known)
    assert len(known) == len(rows) > 5
    assert (counts["done"], counts["dropped"], counts["late"]) == (is_done.sum(), is_dropped.sum(), is_late.sum())
    for code in LANGUAGES:
        chart = plan(Selection(programme, 2024, None), known, ON, Language(code))
        assert chart is not None and isinstance(chart.rows, Checklist)
        assert sorted(row.name for row in chart.rows.rows) == sorted(rows["text"])
        assert len(chart.table.rows) == len(rows)


def test_what_all_points_lack_is_said_once(connect: Connect) -> None:
    rows: list[dict[str, object]] = [
        {"programme": "P", "year": 2024, "item": name, "text": name, "focus_area": "Havbruk"} for name in "ab"
    ]
    language, selection = Language(), Selection("P", 2024, None)

    def shown() -> tuple[str, list[str]]:
        chart = plan(selection, plan_items(connect({"plan_items": rows}), "P", 2024, ON), ON, language)
        assert chart is not None and isinstance(chart.rows, Checklist)
        return chart.subtitle, [row.about for row in chart.rows.rows]

    subtitle, abouts = shown()
    assert "ikke oppgitt for noen av dem" in subtitle and abouts == ["Havbruk."] * 2
    rows[0] |= {"responsible": "Styret", "status": "Pågår"}
    subtitle, abouts = shown()
    assert "oppgitt" not in subtitle
    assert abouts == ["I arbeid. Styret. Havbruk.", "Status ikke oppgitt. Ansvarlig ikke oppgitt. Havbruk."]


def test_a_day_that_has_passed_makes_it_late_and_a_word_nobody_knows_says_nothing(connect: Connect) -> None:
    def row(item: str, **values: object) -> dict[str, object]:
        return {"programme": "P", "year": 2024, "item": item, **values}

    day = dt.date(2025, 1, 30)
    connection = connect(
        {
            "plan_items": [
                row("a", due=day, status="Pågår"),
                row("b", due=day, status="Se sak 12"),
                row("c", due=ON, status="Pågår"),
                row("d", status="Se sak 12"),
                row("e", due=day, status="Ferdig"),
                row("f", due=day, status="Avlyst"),
            ]
        }
    )
    states = {item.text: item.state for item in plan_items(connection, "P", 2024, ON)}
    assert states == {"a": "late", "b": "late", "c": "open", "d": "unknown", "e": "done", "f": "dropped"}
    assert plan_items(connection, "P", 2023, ON) == ()
    assert plan(Selection("P", 2023, None), (), ON, Language()) is None
