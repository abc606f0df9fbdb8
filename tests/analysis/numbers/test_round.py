"""A round: what is counted at each step, windows of what has no date, days of steps, and the sample counted anew."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Any

import duckdb
import pandas as pd
import pytest

from analysis.numbers.counts import Count, total
from analysis.numbers.round import OF_PROPOSALS, Round, drawn_steps, round_of, rounds
from analysis.numbers.round_day import is_shortest, running, steps_on
from analysis.numbers.round_funnel import StepPart, step_parts
from analysis.numbers.round_steps import step_times
from tests.analysis.conftest import sample_rows

GNIST, INVENTED = "Gnist", "Eksempelrunden (oppdiktet)"
_FUNNEL = dict.fromkeys(("municipality", "step_order", "count_min", "count_max", "reason", "is_derived", "note"))
_FIELDS = (
    "municipality code kind phase start_date end_date date_quality period days_min days_max length hours "
    "responsible handed_to with_followers note"
)
_ACTIVITY: dict[str, Any] = dict.fromkeys(_FIELDS.split(" "))


def _step(step: str, least: int | None, most: int | None = None, **more: Any) -> dict[str, Any]:
    return {**_FUNNEL, "step": step, "count_min": least, "count_max": most if most is not None else least, **more}


def _activity(activity: str, start: str | None = None, end: str | None = None, **more: Any) -> dict[str, Any]:
    return {**_ACTIVITY, "activity": activity, "start_date": start, "end_date": end, **more}


def _round(funnel: list[dict[str, Any]] | None = None, activities: list[dict[str, Any]] | None = None) -> Round:
    return round_of(2030, {"funnel": funnel or [], "activities": activities or []})


@pytest.mark.parametrize(
    ("counts", "whole"),
    [
        ([], Count()),
        ([Count(7, 8), Count(7, 8), Count(7, 8)], Count(21, 24)),
        ([Count(7, 7), Count(5, None)], Count(12, None)),
        ([Count(7, 7), Count()], Count()),
    ],
)
def test_an_end_that_one_lacks_the_whole_lacks(counts: list[Count], whole: Count) -> None:
    assert total(counts) == whole


def test_who_did_not_come_in_is_worked_out_only_where_all_of_it_is_known() -> None:
    known = [_step("applications", 42), _step("selected", 3), _step("followers_that_applied", 9)]
    worked_out = _round(known).declined
    assert (worked_out.count, worked_out.parts) == (Count(30, 30), (42, 3, 9))
    assert not _round(known[:2]).declined.count.is_known  # who followed and had applied is not said: not none
    given = _round([*known, _step("declined", 31)]).declined
    assert (given.count.exact, given.parts) == (31, ())


def test_what_has_no_date_lies_between_its_neighbours_and_within_its_phase() -> None:
    known = _round(
        activities=[
            _activity("Fase", "2030-01-01", "2030-03-31", kind="phase", code="1"),
            _activity("Først", "2030-01-10", code="A"),
            _activity("Et sted", code="B", phase="1"),
            _activity("Tvil", "2030-01-12", code="C", date_quality="doubtful"),
            _activity("Sist", "2030-06-01", code="D"),
            _activity("Kommunestyret", "2031-01-01", kind="council"),
        ]
    )
    windows = {item.name: item.window for item in known.schedule.items}
    assert list(windows) == ["Først", "Et sted", "Tvil", "Sist"]
    assert windows["Et sted"] == (dt.date(2030, 1, 10), dt.date(2030, 3, 31))  # what is doubtful bounds nothing
    assert known.schedule.span == (dt.date(2030, 1, 1), dt.date(2030, 6, 1))


def test_days_between_steps_stop_where_a_day_is_missing() -> None:
    known = _round(
        activities=[
            _activity("Ramme", "2030-03-12", code="A"),
            _activity("Utkast", "2030-03-18", code="B"),
            _activity("Seminar", code="C"),
            _activity("Møte", code="D"),
            _activity("Kåring", "2030-09-21", code="E"),
            _activity("Besøk", "2030-10-18", code="F", municipality="Lund"),
            _activity("Besøk", "2030-11-02", code="F", municipality="Vang"),
        ]
    )
    assert [(step.names, step.days.exact, step.municipality) for step in step_times(known)] == [
        (("Ramme", "Utkast"), 6, None),
        (("Seminar", "Møte"), None, None),
        (("Kåring", "Besøk"), 27, "Lund"),
        (("Kåring", "Besøk"), 42, "Vang"),
    ]


@pytest.mark.parametrize(
    ("days", "proposals", "is_too_short"),
    [((7, None), (7, 8), True), ((14, 14), (7, 8), False), ((7, 14), (7, 8), False), ((7, 7), (None, None), False)],
)
def test_a_jury_has_too_little_time_for_what_it_must_read(
    days: tuple[int, int | None], proposals: tuple[int | None, int | None], is_too_short: bool
) -> None:
    rows = [{**_step("proposals", None), "count_min": proposals[0], "count_max": proposals[1], "municipality": "Vang"}]
    known = _round(rows, [_activity("Juryen leser", code="A", days_min=days[0], days_max=days[1])])
    (step,) = step_times(known)
    assert step.is_too_short is is_too_short


def test_what_a_second_jury_reads_are_the_finalists() -> None:
    rows = [_step("proposals", 7, municipality="Vang"), _step("finalists", 2, municipality="Vang")]
    activities = [_activity("Jury", "2030-05-01", "2030-05-15", code="A"), _activity("Ny jury", code="B", days_min=4)]
    assert [step.to_read.exact for step in step_times(_round(rows, activities))] == [7, 2]


@pytest.mark.parametrize("programme", [GNIST, INVENTED])
def test_the_sample_counted_anew(sample: duckdb.DuckDBPyConnection, programme: str) -> None:
    known = rounds(sample, programme)
    rows = sample_rows("funnel")[programme]
    for (year, step), same in rows.groupby(["year", "step"]):
        assert known[year].count(step) == Count(int(same["count_min"].sum()), int(same["count_max"].sum()))
    days = sample_rows("activities")[programme]
    own = days[~days["kind"].isin(["phase", "council", "school"])]
    latest = known[int(days["year"].max())]
    assert {item.name for item in latest.schedule.items} == set(own["activity"])
    undated = {item.name for item in latest.schedule.items if item.quality == "undated"}
    assert undated == set(own[own["start_date"].isna()]["activity"])
    assert len(drawn_steps(latest)) == rows.loc[rows["year"] == latest.year, "step"].nunique() - 2


def test_what_is_known_of_no_place_in_the_process_bounds_nothing_in_it() -> None:
    known = _round(
        activities=[
            _activity("Utvikling", "2030-04-01", "2030-06-30", kind="phase", code="3"),
            _activity("Lansert", "2029-10-23"),
            _activity("Søknader", code="A"),
            _activity("Oppstart", "2030-02-09", code="B"),
            _activity("Samskaping", code="F", phase="3"),
            _activity("Jury", code="H"),
            _activity("Kåring", "2030-09-21", code="L"),
        ]
    )
    windows = {item.name: item.window for item in known.schedule.items}
    assert list(windows)[:2] == ["Lansert", "Søknader"]
    assert windows["Søknader"] == (dt.date(2029, 10, 23), dt.date(2030, 2, 9))
    assert windows["Jury"] == (dt.date(2030, 4, 1), dt.date(2030, 9, 21))  # after what is in a phase, not before it


@pytest.mark.parametrize(
    ("period", "quality", "days"),
    [
        ("mai 2030", "month", (dt.date(2030, 5, 1), dt.date(2030, 5, 31))),
        ("høsten 2030", "month", None),  # which days are a season's is another's to say; that it has some is ours
        ("mai", "undated", (None, None)),
        ("drøyt en uke", "undated", (None, None)),
        ("2030", "undated", (None, None)),
    ],
)
def test_words_that_are_a_month_place_what_has_no_day(
    period: str, quality: str, days: tuple[dt.date | None, dt.date | None] | None
) -> None:
    (item,) = _round(activities=[_activity("Jury", period=period, date_quality="undated")]).schedule.items
    assert item.quality == quality
    assert (item.start, item.end) == (days or (item.start, item.end)) and (item.start is None) == (quality == "undated")


def test_what_nobody_says_the_time_of_is_listed_and_lies_nowhere() -> None:
    schedule = _round(
        activities=[
            _activity("Utforskning", "2030-01-01", "2030-03-31", kind="phase", code="1"),
            _activity("Oppstart", "2030-02-09", code="A"),
            _activity("Første samtaler"),
            _activity("Intervjuer", phase="1"),
            _activity("Rapport", "2030-06-14"),
        ]
    ).schedule
    by_name = {item.name: item for item in schedule.items}
    assert by_name["Første samtaler"].window is None
    assert by_name["Intervjuer"].window == (dt.date(2030, 1, 1), dt.date(2030, 3, 31))
    phases = {phase.activity if phase else None: [item.name for item in items] for phase, items in schedule.by_phase}
    # What falls after the last phase is in none, as is what nobody says the time of.
    assert phases == {"Utforskning": ["Intervjuer", "Oppstart"], None: ["Rapport", "Første samtaler"]}


@pytest.mark.parametrize(("jury_ends", "is_alone"), [("2030-02-08", True), ("2030-02-11", False)])
def test_a_step_is_the_shortest_where_no_other_lasts_as_few_days(jury_ends: str, is_alone: bool) -> None:
    activities = [
        _activity("Utlysning", "2030-01-01", "2030-01-11"),
        _activity("Oppstart", "2030-01-20"),
        _activity("Jury", "2030-02-01", jury_ends),
    ]
    steps = steps_on(_round(activities=activities).schedule, dt.date(2030, 2, 2))
    now = running(steps)

    assert now is not None and now.item.name == "Jury"
    assert is_shortest(now, steps) is is_alone
    assert not is_shortest(steps[0], steps)
    assert not is_shortest(now, (now,))


@pytest.mark.parametrize("programme", [GNIST, INVENTED])
def test_how_far_those_of_each_step_came(sample: duckdb.DuckDBPyConnection, programme: str) -> None:
    funnel = sample_rows("funnel")[programme]
    for year, rows in funnel.groupby("year"):
        known = rounds(sample, programme)[int(str(year))]
        named = rows[rows["municipality"].notna()]
        least = named.pivot_table("count_min", "step", "municipality", "sum", fill_value=0)
        for step, same in rows.groupby("step"):
            parts = pd.DataFrame([asdict(part) for part in step_parts(known, known.steps[str(step)])])
            sure = parts[["far", "half", "no_further"]].sum(axis=1)
            assert (sure.sum(), parts["unsure"].sum()) == (
                same["count_min"].sum(),
                same["count_max"].sum() - same["count_min"].sum(),
            )
            if step in OF_PROPOSALS and same["municipality"].notna().all():
                by_name = parts.set_index("municipality")
                won, ended = (least.reindex([name]).iloc[0].fillna(0) for name in ("winners", "finalists"))
                assert by_name["far"].to_dict() == won.to_dict()
                half = (ended - won).clip(lower=0, upper=least.loc[step] - won)
                assert by_name["half"].to_dict() == half.to_dict()


def test_none_came_further_than_there_are_for_sure() -> None:
    known = _round([_step("applications", 2, 9), _step("followers_that_applied", 5), _step("selected", 1)])
    (part,) = step_parts(known, known.steps["applications"])
    assert part == StepPart("", far=1, half=1, no_further=0, unsure=7)
    (selected,) = step_parts(known, known.steps["selected"])
    assert selected == StepPart("", far=1)
