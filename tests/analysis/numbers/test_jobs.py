"""Jobs counted, targets and needed rates, worked out a second time from the rows that were loaded."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pytest

from analysis.charts.jobs import by_area, cumulative
from analysis.facts import Selection
from analysis.findings.headlines import of_overview
from analysis.findings.rules import findings
from analysis.numbers.jobs import JobProgress, NeededJobs, job_progress, job_stages
from analysis.query import run
from language import Language
from tests.analysis import random_rows
from tests.analysis.conftest import Connect, Gather, sample_rows

SPIR, INVENTED = "Spir", "Eksempel (oppdiktet)"
SUREST = ("verified", "realised", "expected")
NAN = math.nan


def known(value: Any) -> float:
    return NAN if value is None or pd.isna(value) else float(value)


def total(values: list[float]) -> float:
    """A sum that leaves out what is missing; missing where everything is."""
    there = [value for value in values if not math.isnan(value)]
    return sum(there) if there else NAN


def counts_of(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that count jobs in a year; a count without a stage is realised."""
    counted = rows[rows["year"].notna() & (rows["new_jobs"].notna() | rows["secured_jobs"].notna())].copy()
    counted["stage"] = [stage if isinstance(stage, str) else "realised" for stage in counted["stage"]]
    counted["focus_area"] = [area if isinstance(area, str) else "" for area in counted["focus_area"]]
    return counted


def expected_areas(rows: pd.DataFrame) -> dict[tuple[int, str], tuple[str, float, float]]:
    found = {}
    for (year, area), group in counts_of(rows).groupby(["year", "focus_area"]):
        surest = min(group.to_dict("records"), key=lambda row: SUREST.index(row["stage"]))
        found[int(year), str(area)] = (surest["stage"], known(surest["new_jobs"]), known(surest["secured_jobs"]))
    return found


def summed(counts: list[tuple[str, float, float]]) -> tuple[float, float]:
    return total([count[1] for count in counts]), total([count[2] for count in counts])


def of_whole(whole: tuple[float, float] | None, areas: tuple[float, float]) -> tuple[float, float]:
    """New and secured: as reported of the whole; what is not, of the areas, unless they are not all of the whole."""
    if whole is None:
        return areas
    differ = any(abs(own - sum_of) > 0.5 for own, sum_of in zip(whole, areas, strict=True))
    return tuple(sum_of if math.isnan(own) and not differ else own for own, sum_of in zip(whole, areas, strict=True))  # type: ignore[return-value]


def expected_years(rows: pd.DataFrame) -> list[tuple[Any, ...]]:
    """year, new, secured, is_estimate, new since the start, secured since the start, estimated of both in the year."""
    areas = expected_areas(rows)
    found: list[tuple[Any, ...]] = []
    for year in sorted({year for year, _ in areas}):
        own = {area: count for (known_year, area), count in areas.items() if known_year == year}
        whole, parts = own.get(""), [count for area, count in own.items() if area]
        is_guess = [count[0] == "expected" for count in parts]
        if whole and (not parts or whole[0] != "expected" or all(is_guess)):
            (new, secured), is_estimate = of_whole(whole[1:], summed(parts)), whole[0] == "expected"
            guessed = total([new, secured]) if is_estimate else NAN
        else:
            (new, secured), is_estimate = summed(parts), any(is_guess)
            guessed = total([*summed([count for count in parts if count[0] == "expected"])])
        since = (total([*(row[1] for row in found), new]), total([*(row[2] for row in found), secured]))
        found.append((year, new, secured, is_estimate, *since, guessed))
    return found


def expected_stages(rows: pd.DataFrame, until: int) -> list[tuple[Any, ...]]:
    found = []
    counted = counts_of(rows)
    for stage in reversed(SUREST):
        picked: list[tuple[int, float, float]] = []
        of_stage = counted[(counted["stage"] == stage) & (counted["year"] <= until)]
        for year, group in of_stage.groupby("year"):
            told = {
                row["focus_area"]: (stage, known(row["new_jobs"]), known(row["secured_jobs"]))
                for row in group.to_dict("records")
            }
            whole, parts = told.get(""), [count for area, count in told.items() if area]
            picked.append((int(year), *of_whole(whole[1:] if whole else None, summed(parts))))
        if picked:
            years = [year for year, *_ in picked]
            new, secured = (total([row[place] for row in picked]) for place in (1, 2))
            found.append((stage, new, secured, min(years), max(years)))
    return found


def check(connection: duckdb.DuckDBPyConnection, programme: str, rows: pd.DataFrame) -> JobProgress:
    progress = job_progress(connection, programme)
    columns = ["year", "new_jobs", "secured_jobs", "is_estimate", "new_total", "secured_total", "estimated"]
    estimated = progress.by_year[["new_estimated", "secured_estimated"]].sum(axis=1, min_count=1)
    found = [tuple(row) for row in progress.by_year.assign(estimated=estimated)[columns].itertuples(index=False)]
    np.testing.assert_equal(
        [tuple(map(known, row)) for row in found], [tuple(map(known, row)) for row in expected_years(rows)]
    )
    areas = {
        (int(row["year"]), row["focus_area"] if isinstance(row["focus_area"], str) else ""): (
            row["stage"],
            known(row["new_jobs"]),
            known(row["secured_jobs"]),
        )
        for row in progress.by_area.to_dict("records")
    }
    np.testing.assert_equal(areas, expected_areas(rows))
    for year in (*progress.years, 1999):
        stages = job_stages(connection, programme, year)
        np.testing.assert_equal(
            [(row[0], *map(known, row[1:])) for row in stages.itertuples(index=False)], expected_stages(rows, year)
        )
        until = [row for row in expected_years(rows) if row[0] <= year]
        counted = progress.counted_by(year)
        assert counted == (total([until[-1][4], until[-1][5]]) if until else None)
    return progress


@pytest.mark.parametrize("programme", [SPIR, INVENTED])
def test_the_samples_numbers_are_those_of_pandas(sample: duckdb.DuckDBPyConnection, programme: str) -> None:
    check(sample, programme, sample_rows("jobs")[programme])


@pytest.mark.parametrize("is_periodised", [False, True], ids=["whole period", "by year"])
@pytest.mark.parametrize("seed", random_rows.SEEDS)
def test_random_numbers_are_those_of_pandas(connect: Connect, seed: int, is_periodised: bool) -> None:
    rows = random_rows.jobs(seed, is_periodised=is_periodised)
    about = {"programme": "A", "start_date": dt.date(2018, 3, 1), "end_date": dt.date(2027, 12, 31)}
    connection = connect({"jobs": [*rows, *random_rows.jobs(seed + 100, "B")], "programmes": [about]})
    frame = random_rows.frame(rows, "jobs")
    progress = check(connection, "A", frame)
    line = {int(row.year): row.target for row in progress.target_line().itertuples()}
    if is_periodised:
        assert line == expected_line(frame)
    else:
        assert line == {2018 + place: pytest.approx(160 * (place + 1) / 10) for place in range(10)}
        assert progress.end_target == 160
    for year in progress.years:
        check_needed(progress, year)
    assert not job_progress(connection, "C").is_known


def expected_line(rows: pd.DataFrame) -> dict[int, float]:
    """Year by year: the programme's own target, else its areas' together; one target per area, whatever the stages."""
    line: dict[int, float] = {}
    so_far = 0.0
    with_target = rows[rows["target_jobs"].notna()]
    for year, group in with_target.groupby("year"):
        own = group[group["focus_area"].isna()]
        so_far += max(own["target_jobs"]) if len(own) else sum(group.groupby("focus_area")["target_jobs"].max())
        line[int(year)] = so_far
    return line


@pytest.mark.parametrize(
    ("counted", "target", "place", "away"),
    [
        (3, 2, "above", 1),
        (2, 2, "on", 0),
        (12, 12.75, "on", 1),
        (9, 11.5, "below", 3),
        (12, 9.5, "above", 3),
        (None, 2, None, None),
        (2, None, None, None),
    ],
)
def test_where_a_count_stands_is_the_same_in_every_text(
    facts_of: Gather, counted: float | None, target: float | None, place: str | None, away: int | None
) -> None:
    said = [{"year": 2024, "new_jobs": counted}, {"year": 2024, "target_jobs": target}]
    rows = [{"programme": "Spir", **row} for row in said if None not in row.values()]
    facts, selection, spoken = facts_of({"jobs": rows}), Selection("Spir", 2024), Language("nb")
    against = facts.jobs.against_target(2024)

    assert (against and (against.place, against.jobs_away)) == (place and (place, away))
    if against is not None:
        clause = spoken.text(f"headlines.jobs_{place}", n=away, difference=spoken.in_words(away or 0))
        assert clause in of_overview(facts, selection, spoken).text.lower()
        assert place == "on" or f" {away} " in cumulative(facts, selection, spoken).title


def check_needed(progress: JobProgress, year: int) -> None:
    counted, rate = progress.counted_by(year), progress.needed(year)
    assert counted is not None and progress.end_target is not None
    assert rate is not None
    left = 2027 - year
    assert (rate.years_left, rate.so_far) == (left, pytest.approx(counted / (year - 2018 + 1)))
    assert rate.needed == pytest.approx(max(progress.end_target - counted, 0) / left)


def test_spir_has_a_target_and_no_count(sample: duckdb.DuckDBPyConnection) -> None:
    progress = job_progress(sample, SPIR)
    assert (progress.end_target, progress.is_counted, progress.is_known) == (300, False, True)
    assert (progress.counted_by(2024), progress.until(2024), progress.needed(2024)) == (None, None, None)
    assert progress.target_line().empty  # nobody has said when the period begins and ends
    assert (progress.target_by(2024), progress.end_year, progress.first_year) == (None, None, None)
    assert job_stages(sample, SPIR, 2024).empty


def test_the_invented_programme_has_97_of_160(sample: duckdb.DuckDBPyConnection) -> None:
    progress = job_progress(sample, INVENTED)
    assert [progress.counted_by(year) for year in range(2019, 2026)] == [None, 10, 29, 53, 77, 97, 97]
    assert (progress.end_target, progress.target_by(2024), progress.has_yearly_targets) == (160, 100, False)
    assert progress.needed(2024) == NeededJobs(so_far=97 / 5, needed=21, years_left=3)
    row = progress.until(2024)
    assert row is not None and bool(row["is_estimate"]) and (row["new_total"], row["secured_total"]) == (61, 36)
    areas = progress.areas_until(2024).set_index("focus_area")
    assert areas[["new_jobs", "secured_jobs"]].sum().tolist() == [61, 36]
    assert areas.loc["Reiseliv", ["new_jobs", "secured_jobs"]].tolist() == [23, 12]
    assert areas["target_jobs"].isna().all()


def jobs(**said: Any) -> dict[str, Any]:
    return {"programme": "Spir", "year": 2024, **said}


def test_the_surest_report_counts_and_stages_are_never_added_up(connect: Connect) -> None:
    rows = [
        jobs(stage="expected", new_jobs=9),
        jobs(stage="realised", new_jobs=7),
        jobs(stage="verified", new_jobs=5),
        jobs(year=2023, stage="expected", new_jobs=3),
    ]
    connection = connect({"jobs": rows})
    progress = job_progress(connection, "Spir")
    assert progress.by_year[["year", "new_jobs", "is_estimate", "new_total"]].values.tolist() == [
        [2023, 3, True, 3],
        [2024, 5, False, 8],
    ]
    assert job_stages(connection, "Spir", 2024)[["stage", "new_jobs"]].values.tolist() == [
        ["expected", 12],
        ["realised", 7],
        ["verified", 5],
    ]
    assert job_stages(connection, "Spir", 2023)[["stage", "new_jobs"]].values.tolist() == [["expected", 3]]


def test_a_count_that_says_its_stage_stands_before_one_that_does_not(connect: Connect) -> None:
    rows = [jobs(new_jobs=9), jobs(stage="realised", new_jobs=7)]
    for written in (rows, rows[::-1]):
        assert job_progress(connect({"jobs": written}), "Spir").by_year["new_jobs"].tolist() == [7]


WHOLE = {"new_jobs": 40, "secured_jobs": 20}
AREA = {"focus_area": "a", "new_jobs": 10, "secured_jobs": 5}


@pytest.mark.parametrize(
    ("rows", "counted", "is_told"),
    [
        pytest.param([WHOLE, AREA], (40, 20), True, id="a whole beside one of its areas"),
        pytest.param([WHOLE, {**AREA, "stage": "verified"}], (40, 20), True, id="of which one area is verified"),
        pytest.param([{**WHOLE, "stage": "expected"}, AREA], (10, 5), False, id="an estimate, and a count"),
        pytest.param(
            [{**WHOLE, "stage": "expected"}, {**AREA, "stage": "expected"}], (40, 20), True, id="both estimates"
        ),
        pytest.param([AREA, {**AREA, "focus_area": "b"}], (20, 10), False, id="only areas"),
        pytest.param([{"new_jobs": 10}, AREA], (10, 5), False, id="what the whole lacks, of areas that agree"),
        pytest.param([{"new_jobs": 40}, AREA], (40, NAN), True, id="what the whole lacks, of areas that are not all"),
    ],
)
def test_the_whole_is_what_is_reported_of_it_else_its_areas(
    facts_of: Gather, rows: list[dict[str, Any]], counted: tuple[float, float], is_told: bool
) -> None:
    facts = facts_of({"jobs": rows})
    row = facts.jobs.until(2024)
    assert row is not None
    np.testing.assert_equal((float(row["new_jobs"]), float(row["secured_jobs"])), counted)
    selection = Selection("Spir", 2024)
    for chart in (cumulative(facts, selection, Language("nb")), by_area(facts, selection, Language("nb"))):
        assert chart is not None
        assert ("Innsatsområdene gir til sammen" in chart.subtitle) is is_told


def test_the_chart_says_what_the_areas_add_up_to(facts_of: Gather) -> None:
    facts = facts_of({"jobs": [WHOLE, AREA, {**WHOLE, "year": 2023}]})
    chart = cumulative(facts, Selection("Spir", 2024), Language("nb"))
    assert "For 2024 er det rapportert 60 for hele programmet" in chart.subtitle
    assert "Innsatsområdene gir til sammen 15." in chart.subtitle
    assert "til sammen" not in cumulative(facts, Selection("Spir", 2023), Language("nb")).subtitle


def test_jobs_without_a_year_are_those_of_the_surest_stage(facts_of: Gather) -> None:
    rows = [
        {"year": None, "focus_area": "a", "new_jobs": 9, "stage": "realised"},
        {"year": None, "focus_area": "a", "new_jobs": 7, "stage": "verified"},
        {"year": None, "focus_area": "b", "new_jobs": 2},
    ]
    assert facts_of({"jobs": rows}).jobs.undated == (9, None)
    assert facts_of({"jobs": [*rows, {"year": None, "new_jobs": 30}]}).jobs.undated == (30, None)


def test_what_is_not_counted_is_missing_and_not_nought(connect: Connect) -> None:
    rows = [jobs(year=2022, secured_jobs=0), jobs(year=2023, new_jobs=4), jobs(target_jobs=10)]
    by_year = job_progress(connect({"jobs": rows}), "Spir").by_year
    columns = ["year", "new_jobs", "secured_jobs", "new_total", "secured_total"]
    np.testing.assert_equal(by_year[columns].values.tolist(), [[2022, NAN, 0, NAN, 0], [2023, 4, NAN, 4, 0]])


@pytest.mark.parametrize(
    ("rows", "end_target", "line"),
    [
        pytest.param([jobs(target_jobs=10), jobs(year=2025, target_jobs=20)], 30, [(2024, 10), (2025, 30)], id="years"),
        pytest.param(
            [jobs(target_jobs=10, focus_area=area) for area in "ab"] + [jobs(year=2025, target_jobs=5)],
            5,
            [(2024, 20), (2025, 25)],
            id="areas in one year and the whole in another",
        ),
        pytest.param([jobs(target_new=6, target_secured=4)], 10, [(2024, 10)], id="new and secured"),
        pytest.param(
            [jobs(target_jobs=10, stage=stage) for stage in ("expected", "realised")],
            10,
            [(2024, 10)],
            id="repeated at every stage",
        ),
        pytest.param([jobs(target_jobs=10), jobs(year=None, target_jobs=80)], 80, [(2024, 10)], id="both"),
        pytest.param([jobs(year=None, target_jobs=80)], 80, [], id="whole period, not known when"),
        pytest.param([jobs(year=None, focus_area=a, target_jobs=8) for a in "ab"], 16, [], id="whole period, by area"),
        pytest.param([jobs(new_jobs=4)], None, [], id="none"),
        pytest.param([jobs(year=None, target_new=8)], None, [], id="only of the new ones"),
    ],
)
def test_targets(connect: Connect, rows: list[dict[str, Any]], end_target: float | None, line: list[object]) -> None:
    progress = job_progress(connect({"jobs": rows}), "Spir")
    assert progress.end_target == end_target
    assert [tuple(row) for row in progress.target_line().itertuples(index=False)] == line


def test_a_straight_line_runs_from_the_first_year_to_the_last(connect: Connect) -> None:
    period = {"programme": "Spir", "start_date": dt.date(2023, 6, 1), "end_date": dt.date(2026, 5, 31)}
    progress = job_progress(
        connect({"jobs": [jobs(year=None, target_jobs=80), jobs(new_jobs=30)], "programmes": [period]}), "Spir"
    )
    assert progress.target_line().values.tolist() == [[2023, 20], [2024, 40], [2025, 60], [2026, 80]]
    assert (progress.target_by(2024), progress.target_by(2027)) == (40, None)
    assert progress.needed(2024) == NeededJobs(so_far=15, needed=25, years_left=2)


@pytest.mark.parametrize(
    ("end", "new_jobs", "needed"),
    [
        pytest.param(2024, 30, None, id="no time left"),
        pytest.param(2026, 90, NeededJobs(so_far=90, needed=0, years_left=2), id="the target is reached"),
        pytest.param(2026, None, None, id="nothing counted"),
    ],
)
def test_needed_rate_at_its_edges(
    connect: Connect, end: int, new_jobs: float | None, needed: NeededJobs | None
) -> None:
    period = {"programme": "Spir", "start_date": dt.date(2024, 1, 1), "end_date": dt.date(end, 12, 31)}
    rows = [jobs(year=None, target_jobs=80), jobs(new_jobs=new_jobs)]
    progress = job_progress(connect({"jobs": rows, "programmes": [period]}), "Spir")
    assert progress.needed(2024) == needed


def test_areas_with_a_target_and_no_count_and_the_other_way_round_both_stand(connect: Connect) -> None:
    rows = [
        jobs(focus_area="a", new_jobs=3, secured_jobs=1, stage="expected"),
        jobs(year=2023, focus_area="a", new_jobs=2, stage="verified"),
        jobs(year=2025, focus_area="a", new_jobs=50),
        jobs(year=None, focus_area="b", target_jobs=8),
    ]
    areas = job_progress(connect({"jobs": rows}), "Spir").areas_until(2024).set_index("focus_area")
    np.testing.assert_equal(areas.loc["a", ["new_jobs", "secured_jobs", "target_jobs"]].tolist(), [5, 1, NAN])
    np.testing.assert_equal(areas.loc["b", ["new_jobs", "secured_jobs", "target_jobs"]].tolist(), [NAN, NAN, 8])
    np.testing.assert_equal(areas.loc["a", ["new_estimated", "secured_estimated"]].tolist(), [3, 1])


def test_years_are_those_in_which_something_is_said(connect: Connect) -> None:
    rows = [jobs(new_jobs=1), jobs(year=2023, target_jobs=5), jobs(year=None, target_jobs=9)]
    budget = [{"programme": "Spir", "year": 2021, "utilisation": 0.4}]
    connection = connect({"jobs": rows, "budget": budget})
    assert run(connection, "years", programme="Spir")["year"].tolist() == [2021, 2024]


def test_a_count_without_a_year_is_said_and_never_called_uncounted(facts_of: Gather) -> None:
    rows = [{"year": None, "target_jobs": 300, "new_jobs": 40, "secured_jobs": None, "stage": "realised"}]
    facts = facts_of({"jobs": rows})
    programme = facts.programme.programme

    assert facts.jobs.undated == (40, None)
    assert facts.jobs.undated_count == 40
    assert not facts.jobs.is_counted
    assert "not_counted" not in {found.rule for found in findings(facts, Selection(programme, 2024), Language("nb"))}
