"""What came of winners: five stages, what was known when, and others than the winners."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from analysis.numbers.follow_ups import FollowUps, Newest, follow_ups, follow_ups_of, months_after
from tests.analysis.conftest import sample_rows

ON = dt.date(2026, 11, 26)
NAMED = dt.date(2025, 9, 24)
_BLANK = dict.fromkeys(
    ("stage", "municipality", "state", "owner", "amount_nok", "is_approximate", "funder", "county_contact", "next_step")
)
WON = {"proposal": "Nabohuset", "municipality": "Vik", "team": None, "description": None}
DAYS = [
    {"activity": "Vinnerne kåres", "municipality": None, "date": NAMED},
    {"activity": "Vinner møter kommunen", "municipality": "Vik", "date": dt.date(2025, 10, 10)},
    {"activity": "Vinner møter kommunen", "municipality": "Dal", "date": dt.date(2025, 10, 1)},
]


def _known(*rows: dict[str, Any], days: list[dict[str, Any]] = DAYS, on: dt.date = ON) -> FollowUps:
    filled = [_BLANK | {"actor": "Nabohuset", "as_of": dt.date(2025, 12, 1)} | row for row in rows]
    roles = [{"municipality": "Nes", "role": "follower", "county": "Oppdiktet fylke"}]
    return follow_ups_of([WON], filled, days, roles, on)


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({"stage": "funded", "state": "Penger fra fylket"}, "happened"),
        ({"stage": "funded", "state": "Har søkt fylket"}, "begun"),
        ({"stage": "funded", "state": "Ikke søkt"}, "not_begun"),
        ({"stage": "funded"}, "happened"),
        ({"stage": "stopped", "state": "Kommunen sa nei"}, "stopped"),
        ({"stage": "pre_project"}, "unknown"),
        ({"stage": "funded", "as_of": dt.date(2026, 12, 1)}, "unknown"),
        ({"state": "Private driver selv"}, "unknown"),
    ],
)
def test_money_is_where_a_row_says_it_is(row: dict[str, Any], state: str) -> None:
    assert _known(row).winners[0].stage("funded").state == state


def test_days_come_from_the_activities_of_its_own_municipality() -> None:
    (winner,) = _known().winners
    assert [(stage.state, stage.on) for stage in winner.stages[:2]] == [
        ("happened", NAMED),
        ("happened", dt.date(2025, 10, 10)),
    ]


def test_a_winner_is_named_also_where_nobody_knows_when() -> None:
    (winner,) = _known(days=[]).winners
    assert [stage.state for stage in winner.stages] == ["happened", *["unknown"] * 4]
    assert winner.known_at_times(ON) == ()


def test_what_is_built_follows_from_no_other_stage() -> None:
    (winner,) = _known({"stage": "main_project"}, {"stage": "funded"}).winners
    assert [winner.stage(name).state for name in ("pre_project", "built")] == ["unknown", "begun"]  # type: ignore[arg-type]


def test_news_stands_under_the_first_time_after_it_and_silence_says_since_when() -> None:
    (winner,) = _known({"state": "Søkt"}, {"as_of": dt.date(2026, 3, 2), "state": "Avslag"}).winners
    three, six, twelve, later = winner.known_at_times(ON)
    assert [[news.text for news in moment.news] for moment in (three, six)] == [[None, "Søkt"], ["Avslag"]]
    assert (twelve.news, twelve.last_known, later.last_known) == ((), dt.date(2026, 3, 2), dt.date(2026, 3, 2))
    assert [moment.is_ahead for moment in winner.known_at_times(dt.date(2025, 12, 1))] == [False, True, True, True]


@pytest.mark.parametrize("months", [1, 4, 7, 14])
def test_of_how_many_something_is_known_from_the_newest_time(months: int) -> None:
    on = months_after(NAMED, months)
    rows = [{"as_of": NAMED + dt.timedelta(days=20), "state": "I gang"}, {"as_of": on, "state": "Nytt"}]
    days = pd.Series(pd.to_datetime([row["as_of"] for row in rows]))
    # The times end 3, 6 and 12 months after; the last one has no end.
    ends = pd.Series([pd.Timestamp(NAMED) + pd.DateOffset(months=end) for end in (0, 3, 6, 12)])
    starts = ends[ends < pd.Timestamp(on)]
    for known in (rows, rows[:1]):
        expected = int(days[: len(known)].gt(starts.iloc[-1]).any())
        newest = Newest((3, 6, 12, None)[len(starts) - 1], expected, 1)
        assert _known(*known, on=on).newest_known() == newest
    assert _known(*rows, on=NAMED).newest_known() is None


def test_three_months_after_the_last_of_november_is_the_last_of_february() -> None:
    assert months_after(dt.date(2025, 11, 30), 3) == dt.date(2026, 2, 28)


def test_the_newest_word_of_each_thing_stands() -> None:
    (winner,) = _known(
        {"owner": "Kommunen", "amount_nok": 1e6, "is_approximate": True},
        {"as_of": dt.date(2026, 2, 1), "owner": "Bygdelaget", "next_step": "Bygge"},
    ).winners
    assert (winner.owner, winner.amount_nok, winner.is_approximate, winner.next_step, winner.funder) == (
        "Bygdelaget",
        1e6,
        True,
        "Bygge",
        None,
    )


def test_others_are_followers_counties_and_the_rest() -> None:
    known = _known(
        *(
            {"actor": actor, "state": "Gikk videre"}
            for actor in ("Oppdiktet fylke", "Vik", "Nes", "Banken", "Følgekommunene")
        )
    )
    assert [(one.actor, one.role, one.is_several) for one in known.others] == [
        ("Følgekommunene", "follower", True),
        ("Nes", "follower", False),
        ("Oppdiktet fylke", "county", False),
        ("Banken", "other", False),
    ]
    assert known.winners[0].latest is not None  # what stands under its municipality is its own


def test_the_sample_counted_anew(sample: object) -> None:
    known = follow_ups(sample, "Gnist", 2021, ON)  # type: ignore[arg-type]
    rows = sample_rows("follow_ups")["Gnist"]
    proposals = sample_rows("proposals")["Gnist"]
    won = set(proposals[(proposals["reached"] == "winner") & (proposals["year"] == 2021)]["proposal"])
    assert {winner.proposal for winner in known.winners} == won
    of_others = rows[~rows["actor"].isin({"Modulbygda", "Klynga på Klokkarhaugen", "Fabrikken"})]
    if won:
        assert {one.actor for one in known.others} == set(of_others["actor"])
        assert known.last_known == pd.Timestamp(rows["as_of"].max()).date()


def test_the_days_of_the_invented_round_are_those_of_its_activities(sample: object) -> None:
    rows = sample_rows("activities")["Eksempelrunden (oppdiktet)"]
    known = follow_ups(sample, "Eksempelrunden (oppdiktet)", 2025, ON)  # type: ignore[arg-type]
    named = rows.loc[rows["activity"] == "Vinnerne kåres", "start_date"].iloc[0]
    met = rows[rows["activity"] == "Vinner møter kommunen"].set_index("municipality")["start_date"]
    for winner in known.winners:
        assert [winner.stage(name).on for name in ("named", "met_municipality")] == [named, met[winner.municipality]]  # type: ignore[arg-type]
