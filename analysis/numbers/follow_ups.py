"""What came of the winners of a round, seen on a day: how far each is, what is known at which time, who did what.

Five STAGES: named, met the municipality, money, pre-project, built. A stage happened where a row of it says so by that
day, and has begun where the row's words say that it is applied for, planned or under way. Days of the first two come
from the round's activities where no row has them. Nothing is concluded of a stage from a later one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, cast

import duckdb
import pandas as pd

from analysis.query import as_date, as_text, plain_rows
from data.terms.round_words import codes, meaning, mentioned

StageName = Literal["named", "met_municipality", "funded", "pre_project", "built"]
StageState = Literal["happened", "begun", "not_begun", "stopped", "unknown"]
STAGES: tuple[StageName, ...] = ("named", "met_municipality", "funded", "pre_project", "built")
MONTHS_AFTER = (3, 6, 12)

_Row = Mapping[Any, Any]


@dataclass(frozen=True)
class Stage:
    """How far a winner is with one thing; `is_as_of`: `on` is when it was known, not when it happened."""

    name: StageName
    state: StageState
    on: dt.date | None = None
    is_as_of: bool = False
    text: str | None = None


@dataclass(frozen=True)
class News:
    """What was known of somebody on a day; None where no day is given. `stage`: where the row has no words."""

    on: dt.date | None
    text: str | None
    stage: str | None = None


@dataclass(frozen=True)
class Moment:
    """What became known from the moment before until this one; `months` None is later than the last.

    `is_ahead`: it has not begun on the day. `last_known`: the newest day before, where there is nothing.
    """

    months: int | None
    news: tuple[News, ...]
    is_ahead: bool
    last_known: dt.date | None


@dataclass(frozen=True)
class Winner:
    """One winner; every field but `proposal` is None where nobody says. `amount_nok` in kroner."""

    proposal: str
    municipality: str | None
    stages: tuple[Stage, ...]
    news: tuple[News, ...]
    owner: str | None
    amount_nok: float | None
    is_approximate: bool
    funder: str | None
    county_contact: str | None
    next_step: str | None

    def stage(self, name: StageName) -> Stage:
        """How far it is with one of the five."""
        return self.stages[STAGES.index(name)]

    @property
    def latest(self) -> News | None:
        """The newest that is known in words."""
        worded = [news for news in self.news if news.text]
        return worded[-1] if worded else None

    def known_at_times(self, on: dt.date) -> tuple[Moment, ...]:
        """What was known after 3, 6 and 12 months and later; none where nobody knows when it was named."""
        named = self.stage("named").on
        if named is None:
            return ()
        ends = [months_after(named, months) for months in MONTHS_AFTER]
        known = [news.on for news in self.news if news.on is not None]
        found = []
        for months, start, end in zip((*MONTHS_AFTER, None), (named, *ends), (*ends, dt.date.max), strict=True):
            inside = tuple(news for news in self.news if news.on is not None and start < news.on <= end)
            before = [day for day in known if day <= end]
            found.append(Moment(months, inside, start >= on, max(before, default=None)))
        return tuple(found)


@dataclass(frozen=True)
class Newest:
    """The newest of the times after a naming that has begun for every winner (`months` None: later than the last),
    and of how many, `of` those with a day of their naming, something is known from it.
    """

    months: int | None
    count: int
    of: int


@dataclass(frozen=True)
class Doing:
    """What another than a winner did. `role`: follower, county or other; `is_several`: a group."""

    actor: str
    role: Literal["follower", "county", "other"]
    is_several: bool
    news: tuple[News, ...]


@dataclass(frozen=True)
class FollowUps:
    """What came of a round, on the day `on`."""

    on: dt.date
    winners: tuple[Winner, ...]
    others: tuple[Doing, ...]

    @cached_property
    def last_known(self) -> dt.date | None:
        """The newest day that something is known of a winner; None where nothing has a day."""
        return max((news.on for winner in self.winners for news in winner.news if news.on is not None), default=None)

    def newest_known(self) -> Newest | None:
        """What is known from the newest time that has begun for all; None where one is too new for any."""
        begun = [
            [moment for moment in moments if not moment.is_ahead]
            for winner in self.winners
            if (moments := winner.known_at_times(self.on))
        ]
        if not begun or not all(begun):
            return None
        newest = min(len(moments) for moments in begun) - 1
        months = (*MONTHS_AFTER, None)[newest]
        return Newest(months, sum(bool(moments[newest].news) for moments in begun), len(begun))

    def reached(self, name: StageName, state: StageState = "happened") -> tuple[Winner, ...]:
        """The winners that are so far with that."""
        return tuple(winner for winner in self.winners if winner.stage(name).state == state)


def follow_up_rows(connection: duckdb.DuckDBPyConnection, programme: str, year: int) -> list[dict[str, Any]]:
    """What is known of winners and others after the round of that year, oldest first: rows of `follow_ups.sql`."""
    return plain_rows(connection, "follow_ups", programme=programme, year=year)


def follow_ups(
    connection: duckdb.DuckDBPyConnection, programme: str, year: int, on: dt.date, *, rows: Sequence[_Row] | None = None
) -> FollowUps:
    """What came of the round of that year. `rows`: its `follow_up_rows`, by whoever has asked for them already."""
    won, activities, roles = (
        plain_rows(connection, name, programme=programme, year=year)
        for name in ("winners", "dated_activities", "roles")
    )
    known = follow_up_rows(connection, programme, year) if rows is None else rows
    return follow_ups_of(won, known, activities, roles, on)


def follow_ups_of(
    won: Sequence[_Row], rows: Sequence[_Row], activities: Sequence[_Row], roles: Sequence[_Row], on: dt.date
) -> FollowUps:
    """The same from rows of the queries `winners`, `follow_ups`, `dated_activities` and `roles`.

    What is told of a municipality is of its winner where it has one alone.
    """
    known = [row for row in rows if (day := as_date(row["as_of"])) is None or day <= on]
    days = [row for row in activities if (day := as_date(row["date"])) is not None and day <= on]
    winners, of_winners = [], set()
    for row in won:
        municipality = as_text(row["municipality"])
        is_alone = sum(as_text(other["municipality"]) == municipality for other in won) == 1
        names = {name.casefold() for name in (str(row["proposal"]), municipality if is_alone else None) if name}
        of_winners |= names
        mine = [
            one
            for one in known
            if str(one["actor"]).casefold() in names and as_text(one["municipality"]) in (None, municipality)
        ]
        winners.append(_winner(row, mine, days))
    by_actor: dict[str, list[_Row]] = {}
    for one in known:
        if str(one["actor"]).casefold() not in of_winners:
            by_actor.setdefault(str(one["actor"]), []).append(one)
    others = [
        Doing(actor, _role(actor, roles), _is_group(actor), tuple(_news(one) for one in same))
        for actor, same in by_actor.items()
    ]
    order = ("follower", "county", "other")
    return FollowUps(on, tuple(winners), tuple(sorted(others, key=lambda one: (order.index(one.role), one.actor))))


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day that many months later, the month's last where it has no such day."""
    after: dt.date = (pd.Timestamp(day) + pd.DateOffset(months=months)).date()
    return after


def _winner(row: _Row, rows: Sequence[_Row], activities: Sequence[_Row]) -> Winner:
    municipality = as_text(row["municipality"])
    days = {name: _day_of(name, municipality, activities) for name in ("named", "met_municipality")}
    stages = tuple(_stage(name, rows, days.get(name)) for name in STAGES)
    news = [_news(one) for one in rows if as_text(one["state"]) or as_text(one["stage"])]
    met = stages[1]
    if met.on is not None and not met.is_as_of:
        news.append(News(met.on, None, "met_municipality"))
    money = next((one for one in reversed(rows) if not pd.isna(one["amount_nok"])), None)
    return Winner(
        proposal=str(row["proposal"]),
        municipality=municipality,
        stages=_stopped(stages, rows),
        news=tuple(sorted(news, key=lambda one: one.on or dt.date.min)),
        owner=_last(rows, "owner"),
        amount_nok=None if money is None else float(money["amount_nok"]),
        is_approximate=money is not None and not pd.isna(money["is_approximate"]) and bool(money["is_approximate"]),
        funder=_last(rows, "funder"),
        county_contact=_last(rows, "county_contact"),
        next_step=_last(rows, "next_step"),
    )


def _stage(name: StageName, rows: Sequence[_Row], day: dt.date | None) -> Stage:
    """The newest row of the stage; else the activity's day; that it was named is known of every winner."""
    found = [row for row in rows if row["stage"] == name]
    if found:
        text = as_text(found[-1]["state"])
        state = cast(StageState, mentioned("progress", text) or "happened")
        return Stage(name, state, day or as_date(found[-1]["as_of"]), is_as_of=day is None, text=text)
    if name == "built" and (main := [row for row in rows if row["stage"] == "main_project"]):
        return Stage(name, "begun", as_date(main[-1]["as_of"]), is_as_of=True, text=as_text(main[-1]["state"]))
    return Stage(name, "happened" if day is not None or name == "named" else "unknown", day)


def _stopped(stages: tuple[Stage, ...], rows: Sequence[_Row]) -> tuple[Stage, ...]:
    end = next((row for row in reversed(rows) if row["stage"] == "stopped"), None)
    if end is None:
        return stages
    stopped = (as_date(end["as_of"]), True, as_text(end["state"]))
    return tuple(one if one.state == "happened" else Stage(one.name, "stopped", *stopped) for one in stages)


def _day_of(name: str, municipality: str | None, activities: Sequence[_Row]) -> dt.date | None:
    """The day of the activity of the winner's own municipality, else of one that is of all."""
    found = [row for row in activities if mentioned("activity", str(row["activity"])) == name]
    own = [row for row in found if as_text(row["municipality"]) == municipality is not None]
    of_all = [row for row in found if as_text(row["municipality"]) is None]
    return next((as_date(row["date"]) for row in (*own, *of_all)), None)


def _role(actor: str, roles: Sequence[_Row]) -> Literal["follower", "county", "other"]:
    followers = {str(row["municipality"]) for row in roles if row["role"] == "follower"}
    counties = {as_text(row["county"]) for row in roles}
    group = meaning("group", actor)
    if actor in followers or group == "followers":
        return "follower"
    return "county" if actor in counties or group == "counties" else "other"


def _is_group(actor: str) -> bool:
    return meaning("group", actor) in codes("group")


def _news(row: _Row) -> News:
    return News(as_date(row["as_of"]), as_text(row["state"]), as_text(row["stage"]))


def _last(rows: Sequence[_Row], name: str) -> str | None:
    return next((text for row in reversed(rows) if (text := as_text(row[name]))), None)
