"""Goals and measures: the last value against its target, and a goal whose number a report does not give."""

from __future__ import annotations

import duckdb
import pytest

from analysis.charts import measures as charts
from analysis.drawing.rows import Goals
from analysis.facts import Facts, Selection
from analysis.numbers.measures import Measures, measures
from language import Language
from tests.analysis.conftest import Connect, sample_rows

INVENTED = "Eksempel (oppdiktet)"


def _measures(connect: Connect, *rows: dict[str, object]) -> Measures:
    return measures(
        connect({"measures": [{"programme": "P", "measure": "M", "year": 2024, **row} for row in rows]}), "P", 2024
    )


@pytest.mark.parametrize(
    ("row", "reaches"),
    [
        ({"value": 31, "target": 25, "higher_is_better": True}, True),
        ({"value": 38, "target": 30, "higher_is_better": False}, False),
        ({"value": 30, "target": 30, "higher_is_better": False}, True),
        ({"value": 0, "target": 6, "higher_is_better": True}, False),
        ({"value": 31, "target": 25}, None),
        ({"value": 31, "higher_is_better": True}, None),
    ],
)
def test_whether_the_target_is_reached(connect: Connect, row: dict[str, object], reaches: bool | None) -> None:
    (one,) = _measures(connect, row).measures
    assert one.reaches is reaches


def test_the_last_year_with_a_value_counts_and_later_years_are_not_seen(connect: Connect) -> None:
    known = _measures(
        connect,
        {"year": 2023, "value": 4},
        {"year": 2024, "target": 6, "higher_is_better": True},
        {"year": 2025, "value": 9},
    )
    assert known.measures[0].last.year == 2023
    assert known.series == ()


def test_the_sample_reaches_what_its_rows_say(sample: duckdb.DuckDBPyConnection) -> None:
    rows = sample_rows("measures")[INVENTED]
    last = rows[rows["year"] == 2024]
    better = last["higher_is_better"].astype(bool)
    reached = (last["value"] >= last["target"]).where(better, last["value"] <= last["target"])

    known = measures(sample, INVENTED, 2024)

    assert {one.name: one.reaches for one in known.series} == dict(zip(last["measure"], reached, strict=True))


def test_a_goal_that_a_report_judges_without_a_number_is_not_unmeasured(
    sample: duckdb.DuckDBPyConnection, sample_facts: dict[str, Facts]
) -> None:
    known, language = measures(sample, "Spir", 2024), Language("nb")
    chart = charts.goals(sample_facts["Spir"], Selection("Spir", 2024), known, language)

    assert chart is not None and isinstance(chart.rows, Goals)
    jobs = chart.rows.rows[1]
    assert (jobs.value, jobs.meaning, jobs.is_in_words) == (
        "bak målet",
        "Tallet er ikke oppgitt (rapporten 2024).",
        True,
    )
    assert [row.value for row in (chart.rows.rows[0], chart.rows.rows[2])] == ["", ""]


def test_a_goal_measured_by_jobs_says_what_is_an_estimate(
    sample: duckdb.DuckDBPyConnection, sample_facts: dict[str, Facts]
) -> None:
    known, language = measures(sample, INVENTED, 2024), Language("nb")
    chart = charts.goals(sample_facts[INVENTED], Selection(INVENTED, 2024), known, language)

    assert chart is not None and isinstance(chart.rows, Goals)
    rows = sample_rows("jobs")[INVENTED]
    counted = rows[rows["year"].notna() & (rows["year"] <= 2024)][["new_jobs", "secured_jobs"]].sum().sum()
    assert chart.rows.rows[1].value == language.number(counted, 0)
    assert language.text("charts.goals.estimate") in chart.rows.rows[1].meaning
