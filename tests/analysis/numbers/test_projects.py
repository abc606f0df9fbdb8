"""Projects: their fate, what others put in, phases and sizes, each worked out a second way from the written rows."""

from __future__ import annotations

import datetime as dt

import duckdb
import pandas as pd
import pytest

from analysis.charts.projects import jobs, phases
from analysis.charts.reported_projects import reported
from analysis.drawing.rows import Steps, WordBars
from analysis.numbers.measures import measures
from analysis.numbers.projects import Projects, projects, rows_chosen
from language import Language
from tests.analysis.conftest import Connect, sample_rows

INVENTED = "Eksempel (oppdiktet)"
YEARS = (2021, 2022, 2024)


def _written(year: int) -> pd.DataFrame:
    rows = sample_rows("projects")[INVENTED]
    return rows[rows["granted_on"].isna() | (pd.to_datetime(rows["granted_on"]).dt.year <= year)]


def _projects(connect: Connect, *rows: dict[str, object]) -> Projects:
    return projects(
        connect({"projects": [{"programme": "P", "project": f"P{n}", **row} for n, row in enumerate(rows)]}), "P", 2024
    )


@pytest.mark.parametrize("year", YEARS)
def test_what_others_put_in(sample: duckdb.DuckDBPyConnection, year: int) -> None:
    known, rows = projects(sample, INVENTED, year), _written(year).dropna(subset=["granted_nok", "total_cost_nok"])

    others = rows["total_cost_nok"] - rows["granted_nok"]
    assert known.others_per_krone == pytest.approx(others.sum() / rows["granted_nok"].sum())
    by_owner = others.groupby(rows["owner_type"]).sum() / rows.groupby("owner_type")["granted_nok"].sum()
    assert dict(zip(known.by_owner["owner_type"], known.by_owner["others_per_krone"], strict=True)) == pytest.approx(
        by_owner.to_dict()
    )


def test_a_cost_below_the_grant_says_nothing_of_others(connect: Connect) -> None:
    known = _projects(
        connect,
        {"granted_nok": 100_000, "total_cost_nok": 50_000, "owner_type": "A"},
        {"granted_nok": 100_000, "owner_type": "A"},
        {"granted_nok": 100_000, "total_cost_nok": 300_000, "owner_type": "B"},
    )
    assert known.others_per_krone == 2.0
    assert list(known.by_owner["owner_type"]) == ["B"]


@pytest.mark.parametrize("year", YEARS)
def test_half_of_the_money(sample: duckdb.DuckDBPyConnection, year: int) -> None:
    grants = sorted(_written(year)["granted_nok"].dropna(), reverse=True)
    sizes = projects(sample, INVENTED, year).sizes()
    assert sizes is not None

    assert list(sizes.granted_nok) == grants
    assert sum(grants[: sizes.half_count]) >= sum(grants) / 2 > sum(grants[: sizes.half_count - 1])
    assert sizes.median_nok == pd.Series(grants).median()


@pytest.mark.parametrize("year", YEARS)
def test_a_phase_counts_those_that_another_follows(sample: duckdb.DuckDBPyConnection, year: int) -> None:
    rows = _written(year)
    for phase in projects(sample, INVENTED, year).phases():
        own = rows[rows["phase"] == phase.phase]
        assert len(phase.states) == len(own)
        assert phase.gone_on == own["project"].isin(rows["follows_project"].dropna()).sum()
        assert phase.decided == len(own) - (own["status"] == "Søkt").sum()


def test_the_usual_time_is_the_median_between_grants(connect: Connect) -> None:
    known = _projects(
        connect,
        {"phase": "pre_study", "status": "Ferdig", "granted_nok": 1, "granted_on": dt.date(2020, 1, 1)},
        {"phase": "pre_project", "granted_nok": 1, "granted_on": dt.date(2021, 1, 1), "follows_project": "P0"},
        {"phase": "pre_study", "status": "Ferdig", "granted_nok": 1, "granted_on": dt.date(2020, 1, 1)},
        {"phase": "pre_project", "granted_nok": 1, "granted_on": dt.date(2022, 1, 1), "follows_project": "P2"},
    )
    study = known.phases()[0]
    assert (study.gone_on, study.decided) == (2, 2)
    assert study.usual_months == pytest.approx(18, abs=0.1)


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({"status": "Ferdig", "phase": "main_project", "granted_nok": 1}, "done"),
        ({"status": "Ferdig", "phase": "pre_study", "granted_nok": 1}, "done"),
        ({"status": "Avslag"}, "stopped"),
        ({"status": "Søknad mottatt"}, "applied"),
        ({}, "applied"),
        ({"granted_nok": 1}, "unknown"),
        ({"status": "Se sak 12", "granted_nok": 1}, "unknown"),
        ({"status": "I gang", "granted_nok": 1}, "under_way"),
    ],
)
def test_the_fate_of_a_project(connect: Connect, row: dict[str, object], state: str) -> None:
    assert list(_projects(connect, row).rows["state"]) == [state]


def test_without_a_word_of_what_follows_what_nobody_knows_who_has_gone_on(connect: Connect) -> None:
    study = {"phase": "pre_study", "status": "Ferdig", "granted_nok": 1, "granted_on": dt.date(2022, 1, 1)}
    later = {"phase": "pre_project", "status": "I gang", "granted_nok": 1, "granted_on": dt.date(2025, 1, 1)}
    untold, told = _projects(connect, study, later), _projects(connect, study, {**later, "follows_project": "P0"})

    assert [phase.gone_on for phase in untold.phases()] == [None]
    chart = phases(untold, Language("nb"))
    assert chart is not None and isinstance(chart.rows, Steps)
    assert [(step.squares, step.went_on) for step in chart.rows.steps] == [(("done",), "")]
    assert "videre" not in chart.title and "ikke kjent" in chart.subtitle
    # The second came after the chosen year: until then the study had led to nothing, and that is known.
    assert [(phase.gone_on, phase.states) for phase in told.phases()] == [(0, ("ended",))]


def test_jobs_counted_without_an_expectation_are_not_held_against_one(connect: Connect) -> None:
    counted = [{"expected_jobs": 2, "realised_jobs": 1}, {"realised_jobs": 4}, {"expected_jobs": 3}]
    main = {"phase": "main_project", "status": "I gang", "granted_nok": 1}
    chart = jobs(_projects(connect, *({**main, **one} for one in counted)), Language("nb"))

    assert chart is not None and isinstance(chart.rows, WordBars)
    assert chart.title == "To av tre prosjekter er talt, med 1 av 2 ventede arbeidsplasser"
    assert "4 til er talt" in chart.subtitle
    assert [row.value for row in chart.rows.rows] == [
        "3 ventet, ikke talt",
        "1 av 2",
        "4 talt, forventning ikke oppgitt",
    ]
    alone = jobs(_projects(connect, {**main, **counted[1]}), Language("nb"))
    assert alone is not None and alone.title == "Prosjektet er talt, med 4 arbeidsplasser"


@pytest.mark.parametrize("year", YEARS)
def test_jobs_counted_are_held_against_what_the_same_projects_expected(
    sample: duckdb.DuckDBPyConnection, year: int
) -> None:
    found = projects(sample, INVENTED, year).jobs()
    rows = _written(year).set_index("project").loc[found.rows["project"], ["realised_jobs", "expected_jobs"]]

    assert found.counted_count == rows["realised_jobs"].count()
    assert found.held_against == (tuple(rows.dropna().sum()) if len(rows.dropna()) else None)
    alone = rows.loc[rows["expected_jobs"].isna(), "realised_jobs"].dropna()
    assert found.counted_alone == (alone.sum() if len(alone) else None)


def test_jobs_are_counted_once_per_chain(connect: Connect) -> None:
    known = _projects(
        connect,
        {"phase": "main_project", "status": "I gang", "granted_nok": 1, "expected_jobs": 5},
        {"phase": "main_project", "granted_nok": 1, "expected_jobs": 7, "follows_project": "P0", "status": "I gang"},
        {"phase": "pre_study", "status": "I gang", "granted_nok": 1, "expected_jobs": 2},
        {"phase": "pre_study", "status": "I gang", "granted_nok": 1, "realised_jobs": 0},
    )
    assert list(known.jobs().rows["project"]) == ["P1", "P3"]


def test_two_hundred_projects_are_drawn_as_far_as_they_can_be_read_and_stand_whole_in_the_table(
    connect: Connect,
) -> None:
    rows = [
        {"project": f"P{place:03}", "phase": "main_project", "expected_jobs": place, "granted_nok": 1000}
        for place in range(1, 201)
    ]
    chart = jobs(_projects(connect, *rows), Language("nb"))

    assert chart is not None and isinstance(chart.rows, WordBars)
    assert [row.value.split()[0] for row in chart.rows.rows] == [str(place) for place in range(200, 188, -1)]
    assert len(chart.table.rows) == 200
    assert chart.subtitle.endswith("De 12 første vises.")


def test_searching_and_ordering(sample: duckdb.DuckDBPyConnection) -> None:
    known = projects(sample, INVENTED, 2024)

    found = rows_chosen(known, "fjellbadet AS", "main_project", "largest")
    assert list(found["project"]) == ["2023-02", "2024-01"]
    assert rows_chosen(known, "finnes ikke", "", "newest").empty
    assert len(rows_chosen(known, "", "", "name")) == len(known.rows)


def test_a_reported_number_of_projects_is_shown_as_so_many_of_which_nothing_is_known(connect: Connect) -> None:
    counted = [
        ("Prosjekter siden start", 57.0, "prosjekter"),
        ("Bedrifter", 30.0, "bedrifter"),
        ("Del", 0.5, "prosjekter"),
    ]
    rows = [
        {"programme": "P", "measure": name, "year": 2024, "value": value, "unit": unit} for name, value, unit in counted
    ]
    connection = connect({"measures": rows})
    known = measures(connection, "P", 2024)

    chart = reported(projects(connection, "P", 2024), known, Language("nb"))
    assert chart is not None and isinstance(chart.rows, Steps)
    assert [(step.name, step.count, set(step.squares), len(step.squares)) for step in chart.rows.steps] == [
        ("Prosjekter siden start", "57", {"unknown"}, 57)
    ]
    # A list says more than any count of it.
    assert reported(_projects(connect, {"granted_nok": 1}), known, Language("nb")) is None
