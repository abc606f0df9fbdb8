"""Single figures that a page or a headline says, each worked out anew from the rows as they are written down."""

from __future__ import annotations

import datetime as dt
from typing import Any

import duckdb
import pandas as pd
import pytest

from analysis.charts.reported_projects import counts_of_projects
from analysis.facts import Facts, Selection
from analysis.numbers.actions import actions
from analysis.numbers.counts import Count
from analysis.numbers.measures import measures
from analysis.numbers.projects import projects
from analysis.numbers.round import rounds
from analysis.numbers.wheel import Wheel, wheel
from analysis.screens.work_figures import work_figures
from data.terms.statuses import status_of
from language import Language
from tests.analysis.conftest import Connect, sample_rows

ON = dt.date(2026, 11, 27)
INVENTED, SPIR, GNIST, ROUND = "Eksempel (oppdiktet)", "Spir", "Gnist", "Eksempelrunden (oppdiktet)"
NB = Language("nb")
_ACTIONS: list[dict[str, Any]] = [
    {"action": "A", "due": dt.date(2024, 2, 28), "done_on": dt.date(2024, 3, 1)},  # over a leap day
    {"action": "B", "due": dt.date(2024, 3, 1), "done_on": dt.date(2024, 3, 1)},
    {"action": "C", "due": dt.date(2024, 3, 1), "done_on": dt.date(2024, 1, 1)},
    {"action": "D", "due": dt.date(2024, 3, 1), "status": "Ferdig"},
    {"action": "E", "done_on": dt.date(2024, 3, 1)},
]


def _days_late(rows: pd.DataFrame) -> dict[str, int]:
    days = (pd.to_datetime(rows["done_on"]) - pd.to_datetime(rows["due"])).dt.days
    late = days[days > 0]
    return dict(zip(rows.loc[late.index, "action"], late.astype(int), strict=True))


def test_how_late_something_was_done(connect: Connect, sample: duckdb.DuckDBPyConnection) -> None:
    made = [{"programme": "P", "year": 2024, "text": f"Gjør {row['action']}.", **row} for row in _ACTIONS]
    for connection, programme, rows in (
        (connect({"actions": made}), "P", pd.DataFrame(made)),
        (sample, INVENTED, sample_rows("actions")[INVENTED]),
    ):
        found = {one.action: one.days_late for one in actions(connection, programme, 2024, ON).actions}
        assert {name: days for name, days in found.items() if days is not None} == _days_late(rows) != {}


def test_advice_of_years_before_that_nobody_took_up(sample: duckdb.DuckDBPyConnection) -> None:
    found, listed = sample_rows("findings")[INVENTED], sample_rows("actions")[INVENTED]
    advice = found[(found["kind"] == "action") & (found["year"] < 2024) & found["year"].isin(listed["year"])]
    known = actions(sample, INVENTED, 2024, ON)
    told = pd.DataFrame([(one.year, one.indicator, one.text, one.action) for one in known.recommendations])
    told.columns = pd.Index(["year", "indicator", "text", "action"])
    merged = advice.merge(told, on=["year", "indicator", "text"])
    assert len(merged) == len(advice)
    left = merged[merged["action"].isna()]
    never = {(one.year, one.text) for one in known.never_taken_up(2024)}
    assert never == set(zip(left["year"], left["text"], strict=True)) != set()
    # Of each year as many are left as its advice is more than its actions.
    more = advice.groupby("year").size() - listed[listed["year"] < 2024].groupby("year").size()
    assert pd.Series([year for year, _ in never]).value_counts().to_dict() == more[more > 0].to_dict()


def test_how_far_a_measure_is_from_its_target(connect: Connect, sample: duckdb.DuckDBPyConnection) -> None:
    rows = sample_rows("measures")[INVENTED]
    last = rows[rows["year"] <= 2024].dropna(subset="value").sort_values("year").groupby("measure").tail(1)
    short = (last["value"] - last["target"]) * last["higher_is_better"].map({True: 1, False: -1})
    found = {one.name: one.distance for one in measures(sample, INVENTED, 2024).measures}
    assert found == pytest.approx(dict(zip(last["measure"], short, strict=True)))

    lacking = [{"value": 3, "higher_is_better": True}, {"value": 3, "target": 5}]
    made = [{"programme": "P", "measure": str(n), "year": 2024, **row} for n, row in enumerate(lacking)]
    assert [one.distance for one in measures(connect({"measures": made}), "P", 2024).measures] == [None, None]


@pytest.mark.parametrize(
    ("end", "opens"),
    [
        (dt.date(2027, 12, 31), dt.date(2024, 12, 31)),
        (dt.date(2028, 2, 29), dt.date(2025, 2, 28)),
        (None, None),
    ],
)
def test_the_list_for_hand_over_opens_that_day(end: dt.date | None, opens: dt.date | None) -> None:
    assert Wheel(ON, (), (), (), None, end, ()).opens_on == opens


def test_the_next_meeting_of_the_board(sample: duckdb.DuckDBPyConnection) -> None:
    rows = sample_rows("wheel")[INVENTED]
    days = pd.to_datetime(rows.loc[rows["kind"] == "board_meeting", "date"])
    last = days.max().date()
    for on in (ON, dt.date(2026, 12, 9), dt.date(2026, 12, 10), last, last + dt.timedelta(days=1)):
        coming = days[days >= pd.Timestamp(on)]
        found = wheel(sample, INVENTED, (None, None), (), on).next_meeting
        assert (found.date if found else None) == (coming.min().date() if len(coming) else None)


@pytest.mark.parametrize("programme", [GNIST, ROUND])
def test_the_most_that_one_jury_reads(sample: duckdb.DuckDBPyConnection, programme: str) -> None:
    rows = sample_rows("funnel")[programme]
    of_juries = rows[(rows["step"] == "proposals") & rows["municipality"].notna()].sort_values("count_max")
    most = of_juries.groupby("year")[["count_min", "count_max"]].last()
    found = {year: one.most_proposals for year, one in rounds(sample, programme).items()}
    wanted = {int(year): Count(int(row["count_min"]), int(row["count_max"])) for year, row in most.iterrows()}  # type: ignore[call-overload]
    assert {year: count for year, count in found.items() if count.is_known} == wanted != {}


def test_projects_are_only_reported_where_none_is_listed(sample: duckdb.DuckDBPyConnection) -> None:
    for programme in (SPIR, INVENTED):
        rows, listed = sample_rows("measures")[programme], sample_rows("projects")[programme]
        counted = rows[(rows["unit"] == "prosjekter") & listed.empty]
        found = counts_of_projects(projects(sample, programme, 2024), measures(sample, programme, 2024))
        assert {one.name: one.last.value for one in found} == dict(
            zip(counted["measure"], counted["value"], strict=True)
        )
        assert bool(found) == (programme == SPIR)


def test_how_the_work_goes(sample: duckdb.DuckDBPyConnection, sample_facts: dict[str, Facts]) -> None:
    facts = sample_facts[INVENTED]
    known = projects(sample, INVENTED, 2024), actions(sample, INVENTED, 2024, ON)
    year = wheel(sample, INVENTED, (None, None), facts.assessments.forms, ON)
    shown = {one.page: one for one in work_figures(facts, Selection(INVENTED, 2024, None), *known, year, NB)}

    budget = sample_rows("budget")[INVENTED]
    budget = budget[budget["year"] == 2024]
    share = budget["granted_nok"].sum() / budget["budget_nok"].sum()
    pace = pd.to_datetime(budget["as_of"]).dt.day_of_year.max() / 366
    behind = int((budget["granted_nok"] / budget["budget_nok"] < pace - 0.01).sum())
    assert shown["budget"].shares == pytest.approx((share, pace), abs=0.005)
    assert NB.text("overview.work.areas_behind", n=behind, count=NB.in_words(behind).capitalize()) in (
        shown["budget"].meaning
    )

    rows = sample_rows("projects")[INVENTED]
    going = rows["status"].map(status_of).isin(["under_way", "open", "on_track"]) & ~rows["project"].isin(
        rows["follows_project"]
    )
    assert shown["projects"].value == NB.number(int(going.sum()), 0)

    listed = sample_rows("actions")[INVENTED]
    is_open = (
        listed["done_on"].isna() & listed["dropped_because"].isna() & ~listed["action"].isin(listed["carried_from"])
    )
    late = is_open & (pd.to_datetime(listed["due"]) < pd.Timestamp(ON))
    assert shown["actions"].value == NB.number(int(late.sum()), 0)
    carried = int((is_open & listed["carried_from"].notna()).sum())
    assert NB.text("overview.work.carried", n=carried, count=NB.in_words(carried).capitalize()) in (
        shown["actions"].meaning
    )

    days = sample_rows("wheel")[INVENTED]
    coming = pd.to_datetime(days["date"])
    meeting = coming[(days["kind"] == "board_meeting") & (coming >= pd.Timestamp(ON))].min()
    before = int(((coming >= pd.Timestamp(ON)) & (coming < meeting)).sum())
    assert shown["wheel"].value == NB.day(meeting.date())
    assert NB.text("overview.work.before_that", n=before, count=NB.in_words(before).capitalize()) in (
        shown["wheel"].meaning
    )


@pytest.mark.parametrize("programme", [SPIR, INVENTED])
def test_advice_in_the_very_words_of_an_action_is_that_action(
    sample: duckdb.DuckDBPyConnection, programme: str
) -> None:
    found, listed = sample_rows("findings")[programme], sample_rows("actions")[programme]
    advice = found[found["kind"] == "action"].assign(words=found["text"].str.rstrip("."))
    same = advice.merge(listed.assign(words=listed["text"].str.rstrip(".")), on=["year", "indicator", "words"])
    known = actions(sample, programme, 2024, ON).recommendations
    became = {(one.year, one.indicator, one.text): one.action for one in known}
    wanted = same[["year", "indicator", "text_x", "action"]].to_numpy().tolist()
    assert [became[year, indicator, text] for year, indicator, text, _ in wanted] == [row[3] for row in wanted] != []
    rest = sum(one.text in set(listed["text"]) - set(advice["text"]) for one in known)
    assert len(known) - rest == len(advice)
