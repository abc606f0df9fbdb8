"""Goals and measures: the last value against its target, and a goal whose number a report does not give."""

from __future__ import annotations

import duckdb
import pytest

from analysis.charts import goals as goal_charts
from analysis.charts import measures as charts
from analysis.drawing.rows import Cells, Goals
from analysis.facts import Facts, Selection
from analysis.numbers.measures import Measures, measures
from language import LANGUAGES, Language
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
    chart = goal_charts.goals(sample_facts["Spir"], Selection("Spir", 2024), known, language)

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
    chart = goal_charts.goals(sample_facts[INVENTED], Selection(INVENTED, 2024), known, language)

    assert chart is not None and isinstance(chart.rows, Goals)
    rows = sample_rows("jobs")[INVENTED]
    counted = rows[rows["year"].notna() & (rows["year"] <= 2024)][["new_jobs", "secured_jobs"]].sum().sum()
    assert chart.rows.rows[1].value == language.number(counted, 0)
    assert language.text("charts.goals.estimate") in chart.rows.rows[1].meaning


@pytest.mark.parametrize(
    ("row", "level"),
    [
        ({"value": 31, "higher_is_better": True}, "good"),
        ({"value": 40, "higher_is_better": True}, "excellent"),
        ({"value": 9, "higher_is_better": True}, "below"),
        ({"value": 31}, None),  # nobody says which way is better
        ({"value": 31, "higher_is_better": False}, None),  # and here the levels say another
        ({"value": 9, "higher_is_better": True, "least_level": None}, None),  # short of good, and that may be enough
        ({"value": 9, "higher_is_better": False, "least_level": 30, "good_level": 10, "excellent_level": 5}, "good"),
        ({"value": 31, "higher_is_better": True, "good_level": 50}, None),  # good is no more than excellent
    ],
)
def test_the_highest_level_that_is_reached(connect: Connect, row: dict[str, object], level: str | None) -> None:
    (one,) = _measures(connect, {"least_level": 10, "good_level": 25, "excellent_level": 40, **row}).measures
    assert one.level == level


def test_a_level_holds_until_another_is_set(connect: Connect) -> None:
    (one,) = _measures(
        connect,
        {"year": 2022, "value": 4, "good_level": 3, "least_level": 1, "higher_is_better": True},
        {"year": 2023, "value": 5, "good_level": 6},
        {"year": 2024, "value": 6},
    ).measures
    assert (one.levels, one.level) == ((("least", 1.0), ("good", 6.0)), "good")


@pytest.mark.parametrize("code", LANGUAGES)
def test_levels_stand_across_the_plot_in_words_and_in_the_table(
    sample: duckdb.DuckDBPyConnection, sample_facts: dict[str, Facts], code: str
) -> None:
    rows = sample_rows("measures")[INVENTED]
    rows = rows[rows["least_level"].notna() & (rows["year"] == 2024)]
    known, language = measures(sample, INVENTED, 2024), Language(code)
    chart = charts.measured_yearly(sample_facts[INVENTED], Selection(INVENTED, 2024), known, language)
    assert chart is not None and isinstance(chart.rows, Cells)

    cells = [cell for cell in chart.rows.cells if cell.levels]
    assert len(cells) == len(rows) == 2
    for cell in cells:
        (row,) = (row for row in rows.to_dict("records") if row["measure"] in cell.about)
        demands = [row[f"{name}_level"] for name in ("least", "good", "excellent")]
        low, high = cell.levels[0], cell.levels[-1]
        assert (low.height < high.height) == bool(row["higher_is_better"])
        assert [level.text.split()[-1] for level in cell.levels] == [language.number(one, 2) for one in demands]
        assert all(level.text in cell.spoken for level in cell.levels)
        sign = 1 if row["higher_is_better"] else -1
        assert sum(sign * row["value"] >= sign * demand for demand in demands) == 1 + next(
            place for place, level in enumerate(cell.levels) if level.is_reached
        )
        (last,) = (line for line in chart.table.rows if line[0] == row["measure"] and line[2] == 2024)
        assert list(last[-4:-1]) == demands and last[-1]
    assert "level" in [key.mark for key in chart.rows.key]
