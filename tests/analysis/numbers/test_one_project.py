"""One project: the chain that it stands in, and what the board has heard of its deviations."""

from __future__ import annotations

import datetime as dt

import duckdb
import pandas as pd
import pytest

from analysis.charts import one_project
from analysis.charts.projects import deviations
from analysis.drawing.project_rows import ProjectChain
from analysis.drawing.rows import Texts
from analysis.facts import Facts, Selection
from analysis.numbers.projects import (
    ChainMoney,
    MeetingBefore,
    Projects,
    days_of_chain,
    meetings_in_a_row,
    money_of_chain,
    projects,
)
from analysis.screens.one_project import ProjectScreen, project_screen
from language import LANGUAGES, Language
from tests.analysis.conftest import Connect, sample_rows

INVENTED = "Eksempel (oppdiktet)"
NB, ON = Language("nb"), dt.date(2025, 1, 31)


def _projects(connect: Connect, *rows: dict[str, object]) -> Projects:
    written = [{"programme": "P", "project": f"P{n}", **row} for n, row in enumerate(rows)]
    return projects(connect({"projects": written}), "P", 2024)


def test_every_project_stands_in_the_chain_that_is_written(sample: duckdb.DuckDBPyConnection) -> None:
    known = projects(sample, INVENTED, 2024)
    written = sample_rows("projects")[INVENTED].set_index("project")["follows_project"]
    for project in known.rows["project"]:
        chain = list(known.chain_of(project)["project"])
        assert project in chain
        assert [written[one] for one in chain[1:]] == chain[:-1]
        assert pd.isna(written[chain[0]])
        assert all(one not in list(known.rows["follows_project"]) for one in chain[-1:])


def test_projects_that_follow_each_other_in_a_ring_end(connect: Connect) -> None:
    known = _projects(connect, {"follows_project": "P1"}, {"follows_project": "P0"}, {})
    assert sorted(known.chain_of("P0")["project"]) == ["P0", "P1"]
    assert list(known.chain_of("P2")["project"]) == ["P2"]
    assert known.chain_of("P3").empty


def test_a_phase_goes_from_its_grant_to_the_next_and_to_today(connect: Connect) -> None:
    granted = {"granted_nok": 100.0, "status": "I gang"}
    known = _projects(
        connect,
        {**granted, "granted_on": dt.date(2021, 1, 1), "phase": "pre_study", "status": "Ferdig"},
        {**granted, "granted_on": dt.date(2023, 1, 1), "phase": "main_project", "follows_project": "P0"},
    )
    rows = one_project.phase_chain(known, "P1", ON, NB).rows
    assert isinstance(rows, ProjectChain)
    days = (dt.date(2026, 1, 1) - dt.date(2021, 1, 1)).days
    places = [(row.begin, row.end) for row in rows.rows]
    expected = [(0, 730), (730, (ON - dt.date(2021, 1, 1)).days)]
    assert places == [pytest.approx((begin / days, end / days)) for begin, end in expected]
    assert [row.is_asked_for for row in rows.rows] == [False, True]


def test_the_money_of_all_phases_and_the_jobs_of_the_last(
    sample: duckdb.DuckDBPyConnection, sample_facts: dict[str, Facts]
) -> None:
    rows = sample_rows("projects")[INVENTED].set_index("project").loc[["2020-02", "2021-01", "2023-01"]]
    for code in LANGUAGES:
        language = Language(code)
        screen = project_screen(
            sample, sample_facts[INVENTED], Selection(INVENTED, 2024, None), language, "2021-01", ON, ()
        )
        assert isinstance(screen, ProjectScreen)
        money, jobs, _ = screen.figures
        assert money.value == language.number(rows["granted_nok"].sum() / 1_000_000)
        others = (rows["total_cost_nok"] - rows["granted_nok"]).sum()
        assert language.amount_nok(others) in money.meaning
        assert jobs.value == language.number(rows["realised_jobs"].dropna().iloc[-1], 0)
    assert project_screen(sample, sample_facts[INVENTED], Selection(INVENTED, 2024, None), NB, "0", ON, ()) is None


def test_the_money_and_time_of_every_chain(sample: duckdb.DuckDBPyConnection) -> None:
    known, written = projects(sample, INVENTED, 2024), sample_rows("projects")[INVENTED].set_index("project")
    for project in known.rows["project"]:
        chain = known.chain_of(project)
        rows = written.loc[chain["project"]]
        granted = rows[rows["granted_nok"] > 0]
        both = granted[granted["total_cost_nok"] >= granted["granted_nok"]].sum(numeric_only=True)
        money, days = money_of_chain(chain), pd.to_datetime(rows["granted_on"]).diff().dt.days
        assert (money is None) == granted.empty
        if money is not None:
            assert (money.granted_nok, money.grant_count) == (granted["granted_nok"].sum(), len(granted))
        if money is not None and both["granted_nok"]:
            assert money.others_nok == pytest.approx(both["total_cost_nok"] - both["granted_nok"])
            assert money.others_per_krone == pytest.approx(both["total_cost_nok"] / both["granted_nok"] - 1)
        if rows["granted_on"].notna().all():
            assert days_of_chain(chain) == days.sum()


def test_a_cost_below_the_grant_says_nothing_of_others_in_a_chain(connect: Connect) -> None:
    rows = [
        {"granted_nok": 100.0, "total_cost_nok": 50.0},
        {"granted_nok": 100.0, "total_cost_nok": 400.0, "follows_project": "P0"},
        {"granted_nok": 100.0, "follows_project": "P1"},
    ]
    chain = _projects(connect, *rows).chain_of("P0")
    assert money_of_chain(chain) == ChainMoney(300, 3, 300, 3.0)
    assert money_of_chain(chain.iloc[[0, 2]]) == ChainMoney(200, 2, None, None)
    assert money_of_chain(chain.iloc[:0]) is None
    assert days_of_chain(chain) is None


def test_deviations_that_the_board_has_not_heard_of_come_first(connect: Connect) -> None:
    going = {"granted_nok": 1.0, "status": "I gang"}
    known = _projects(
        connect,
        {**going, "name": "Gammel", "deviation": "Bak planen"},
        {**going, "name": "Ny", "deviation": "Stanset"},
        {**going, "name": "Løst"},
    )
    before = (
        MeetingBefore("styremøtet i mai", (("P0", "Bak planen"), ("P2", "Mangler folk"))),
        MeetingBefore("styremøtet i mars", (("P0", "Litt bak"),)),
    )
    assert [meetings_in_a_row(project, before) for project in ("P0", "P1", "P2")] == [2, 0, 1]
    chart = deviations(known, NB, before)
    assert chart is not None and isinstance(chart.rows, Texts)
    assert [(row.name, row.is_news) for row in chart.rows.rows] == [("Ny", True), ("Gammel", False)]
    assert "to siste" in chart.rows.rows[1].sign
    assert chart.subtitle.endswith("Meldt ved styremøtet i mai, og ikke nå: Løst.")
    heard = one_project.heard(known, "P0", before, NB)
    assert heard is not None and isinstance(heard.rows, Texts)
    assert [row.text for row in heard.rows.rows] == ["Bak planen", "Bak planen", "Litt bak"]
    assert one_project.heard(known, "P1", (), NB) is not None
    assert one_project.heard(known, "P2", (), NB) is None


def test_without_a_meeting_nothing_is_new(connect: Connect) -> None:
    known = _projects(connect, {"granted_nok": 1.0, "status": "I gang", "deviation": "Bak planen"})
    chart = deviations(known, NB)
    assert chart is not None and isinstance(chart.rows, Texts)
    assert [(row.sign, row.is_news) for row in chart.rows.rows] == [("", False)]
