"""The municipalities of a round: their challenges before and after, what they had in place, and what came of it.

Nothing here is ranked: they stand in the order of the programme's own file. What nobody has reported is None, which is
neither zero nor no.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import duckdb

from analysis.numbers.follow_ups import follow_up_rows
from analysis.query import plain_rows
from data.terms.aliases import spellings
from data.terms.round_datasets import READINESS_ITEMS

ReadinessState = Literal["in_place", "partly", "not_in_place", "not_theirs", "not_given"]
# A step that gives somebody two weeks or less is a deadline to know of.
SHORT_DAYS = 14


@dataclass(frozen=True)
class ReadinessAnswer:
    """How far a municipality had come with one thing. `note`: half a sentence of why."""

    item: str
    state: ReadinessState
    note: str | None


@dataclass(frozen=True)
class MunicipalityDay:
    """An activity with one municipality. `quality`: known, month, doubtful or unknown; `period`: when, in words."""

    activity: str
    date: dt.date | None
    quality: str
    period: str | None


@dataclass(frozen=True)
class ShortStep:
    """A step that gives all municipalities little time, in days. `most` None beside a least: at least so many."""

    activity: str
    start: dt.date | None
    end: dt.date | None
    least: int
    most: int | None


@dataclass(frozen=True)
class MunicipalityProposal:
    """A proposal that a municipality got. `reached`: proposed, finalist or winner."""

    name: str
    team: str | None
    description: str | None
    reached: str


@dataclass(frozen=True)
class Aftermath:
    """How it stood on a day with a municipality or its winner; amounts in kroner."""

    actor: str
    as_of: dt.date | None
    stage: str | None
    state: str | None
    owner: str | None
    amount_nok: float | None
    is_approximate: bool
    funder: str | None
    county_contact: str | None
    next_step: str | None


@dataclass(frozen=True)
class RoundMunicipality:
    """A municipality of a round. `role`: selected, follower, pilot or declined; None where nobody says it.

    `proposal_counts`: the least and the most proposals that it can have got; None where nobody has counted.
    """

    name: str
    role: str | None
    follows: str | None = None
    county: str | None = None
    inhabitants: int | None = None
    is_approximate: bool = False
    submitted_on: dt.date | None = None
    application: str | None = None
    has_applied: bool | None = None
    was_interviewed: bool | None = None
    contact: str | None = None
    note: str | None = None
    title: str | None = None
    challenge_before: str | None = None
    challenge_after: str | None = None
    goal: str | None = None
    subgoals: int | None = None
    groups_before: str | None = None
    groups_after: str | None = None
    driver: str | None = None
    days: tuple[MunicipalityDay, ...] = ()
    met_winner: MunicipalityDay | None = None
    proposals: tuple[MunicipalityProposal, ...] = ()
    proposal_counts: tuple[int, int] | None = None
    aftermath: tuple[Aftermath, ...] = ()
    readiness: tuple[ReadinessAnswer, ...] = ()

    @property
    def has_challenge(self) -> bool:
        """Whether anything is told of what it wants to solve."""
        return any((self.title, self.challenge_before, self.challenge_after, self.goal))

    @property
    def has_changed(self) -> bool | None:
        """Whether the challenge or those it is for became others; None where one end is not known."""
        ends = ((self.challenge_before, self.challenge_after), (self.groups_before, self.groups_after))
        known = [before != after for before, after in ends if before and after]
        return any(known) if known else None

    @property
    def winner(self) -> MunicipalityProposal | None:
        """The proposal that won; None where it is not known."""
        return next((one for one in self.proposals if one.reached == "winner"), None)

    def answer(self, item: str) -> ReadinessAnswer | None:
        """What it had in place of that, reported of itself; None where nothing is."""
        return next((one for one in self.readiness if one.item == item), None)


@dataclass(frozen=True)
class Municipalities:
    """Those of one round, in the order of the programme's file.

    `for_all`: what is reported of readiness without a municipality, by item. With a state it holds for all of them;
    without one nobody knows of whom. `named_on`: the day the winners were named.
    """

    programme: str
    year: int
    all: tuple[RoundMunicipality, ...]
    for_all: Mapping[str, ReadinessAnswer]
    steps: tuple[ShortStep, ...]
    named_on: dt.date | None

    @cached_property
    def taking_part(self) -> tuple[RoundMunicipality, ...]:
        """Those that the round is about: neither followers nor declined.

        One whose role nobody says is among them where a challenge of it is told, or where nobody says any role.
        """
        found = [one for one in self.all if one.role in ("selected", "pilot", None) and not one.follows]
        is_said = any(one.role for one in found)
        return tuple(one for one in found if one.role or one.has_challenge or not is_said)

    def followers(self, name: str) -> tuple[RoundMunicipality, ...]:
        """Those that follow that municipality, by name."""
        return tuple(sorted((one for one in self.all if one.follows == name), key=lambda one: one.name))

    def interviewed_of(self, name: str) -> tuple[int, bool]:
        """How many of its followers were interviewed, and whether that is known of each."""
        answers = [one.was_interviewed for one in self.followers(name)]
        return answers.count(True), None not in answers

    def of_name(self, name: str) -> RoundMunicipality | None:
        """The municipality of that name, in whatever role; None where the round has none."""
        return next((one for one in self.all if one.name.casefold() == name.casefold()), None)

    def state(self, one: RoundMunicipality, item: str) -> ReadinessState:
        """How far it had come: its own answer, else what holds for all."""
        own = one.answer(item) or self.for_all.get(item)
        return own.state if own else "not_given"

    def count(self, item: str, *states: ReadinessState) -> int:
        """How many of those that take part have one of those states."""
        return sum(self.state(one, item) in states for one in self.taking_part)

    @property
    def unknown_items(self) -> tuple[str, ...]:
        """What is not known of any of them."""
        return tuple(item for item in READINESS_ITEMS if self.count(item, "not_given") == len(self.taking_part))

    @property
    def weakest_items(self) -> tuple[str, ...]:
        """What the fewest of them have in place."""
        counts = {item: self.count(item, "in_place") for item in READINESS_ITEMS}
        return tuple(item for item, count in counts.items() if count == min(counts.values()))

    @property
    def items_of_nobody(self) -> tuple[str, ...]:
        """What something is known of, but not of whom."""
        return tuple(item for item, answer in self.for_all.items() if answer.state == "not_given" and answer.note)

    @property
    def item_count(self) -> int:
        """Municipality by item."""
        return len(self.taking_part) * len(READINESS_ITEMS)

    @property
    def given(self) -> int:
        """Municipality by item: of how many it is known how far they had come."""
        return self.item_count - sum(self.count(item, "not_given") for item in READINESS_ITEMS)

    def counted_of(self, one: RoundMunicipality) -> tuple[int, int]:
        """How many items one municipality has in place, and of how many it is known at all."""
        states = [self.state(one, item) for item in READINESS_ITEMS]
        return states.count("in_place"), len(states) - states.count("not_given")

    @property
    def changed(self) -> tuple[bool, ...]:
        """Whether the challenge of each that takes part changed on the way, of those of whom it is known."""
        return tuple(one.has_changed for one in self.taking_part if one.has_changed is not None)

    @property
    def follower_count(self) -> int:
        """How many follow another."""
        return sum(one.role == "follower" for one in self.all)

    @property
    def in_place(self) -> int:
        """Municipality by item: how many are in place."""
        return sum(self.count(item, "in_place") for item in READINESS_ITEMS)


def municipalities(
    connection: duckdb.DuckDBPyConnection,
    programme: str,
    year: int,
    *,
    follow_ups: Sequence[Mapping[Any, Any]] | None = None,
) -> Municipalities:
    """The municipalities of the programme's round of that year.

    `follow_ups`: what `follow_up_rows` returns of the round, by whoever has asked for it already.
    """
    asked: dict[str, Any] = {"programme": programme, "year": year}
    answers = plain_rows(connection, "applicant_readiness", **asked)
    activities = plain_rows(connection, "municipality_activities", **asked)
    proposals = plain_rows(connection, "municipality_proposals", **asked)
    counts = {
        str(row["municipality"]): _counts(row)
        for row in plain_rows(connection, "municipality_proposal_counts", **asked)
    }
    known = follow_up_rows(connection, programme, year) if follow_ups is None else follow_ups
    found = tuple(
        _municipality(row, answers, activities, proposals, counts, known)
        for row in plain_rows(connection, "municipalities", **asked)
    )
    for_all = {one.item: one for one in (_answer(row) for row in answers if row["municipality"] is None)}
    return Municipalities(
        programme=programme,
        year=year,
        all=found,
        for_all={item: for_all[item] for item in READINESS_ITEMS if item in for_all},
        steps=short_steps(activities),
        named_on=_named_on(activities, known),
    )


def short_steps(activities: Sequence[Mapping[Any, Any]]) -> tuple[ShortStep, ...]:
    """The steps for all that give two weeks or less, first things first.

    Worked out from the first and the last day where no number of days is given; where there is one day alone, from the
    day that somebody handed it to those who answer for it.
    """
    found = []
    for_all = [row for row in activities if row["municipality"] is None]
    for row in for_all:
        start, end, least = row["start_date"], row["end_date"], row["days_min"]
        if end is None and start is not None:
            start, end = _handed_on(row, for_all), start
        if least is None and start is not None and end is not None and row["date_quality"] == "known":
            least = (end - start).days
            most = least
        else:
            most = row["days_max"]
        if least is not None and 0 < least <= SHORT_DAYS:
            found.append(ShortStep(row["activity"], start, end, int(least), None if most is None else int(most)))
    return tuple(found)


def _handed_on(row: Mapping[Any, Any], activities: Sequence[Mapping[Any, Any]]) -> dt.date | None:
    """The last day before that on which it was handed to those who answer for it; None where nobody says."""
    whose = (row["responsible"] or "").casefold()
    days = (
        one["end_date"] or one["start_date"]
        for one in activities
        if whose and (one["handed_to"] or "").casefold() == whose and one["date_quality"] == "known"
    )
    return max((day for day in days if day is not None and day < row["start_date"]), default=None)


def _municipality(
    row: Mapping[Any, Any],
    answers: Sequence[Mapping[Any, Any]],
    activities: Sequence[Mapping[Any, Any]],
    proposals: Sequence[Mapping[Any, Any]],
    counts: Mapping[str, tuple[int, int] | None],
    follow_ups: Sequence[Mapping[Any, Any]],
) -> RoundMunicipality:
    name = row["municipality"]
    own = tuple(
        MunicipalityProposal(one["proposal"], one["team"], one["description"], one["reached"])
        for one in proposals
        if one["municipality"] == name
    )
    winners = {one.name for one in own if one.reached == "winner"}
    days = tuple(
        MunicipalityDay(one["activity"], one["start_date"], one["date_quality"], one["period"])
        for one in activities
        if one["municipality"] == name
    )
    after = tuple(
        _aftermath(one)
        for one in follow_ups
        if one["municipality"] == name
        or one["actor"] == name
        or (one["municipality"] is None and one["actor"] in winners)
    )
    return RoundMunicipality(
        name=name,
        **{field: row[field] for field in _PLAIN},
        inhabitants=None if row["inhabitants"] is None else int(row["inhabitants"]),
        subgoals=None if row["subgoals"] is None else int(row["subgoals"]),
        is_approximate=bool(row["is_approximate"]),
        days=days,
        met_winner=_met_winner(days, after),
        proposals=own,
        proposal_counts=counts.get(name),
        aftermath=after,
        readiness=tuple(_answer(one) for one in answers if one["municipality"] == name),
    )


_PLAIN = (
    "role",
    "follows",
    "county",
    "submitted_on",
    "application",
    "has_applied",
    "was_interviewed",
    "contact",
    "note",
    "title",
    "challenge_before",
    "challenge_after",
    "goal",
    "groups_before",
    "groups_after",
    "driver",
)


def _answer(row: Mapping[Any, Any]) -> ReadinessAnswer:
    return ReadinessAnswer(row["item"], row["state"] or "not_given", row["note"])


def _aftermath(row: Mapping[Any, Any]) -> Aftermath:
    return Aftermath(
        actor=row["actor"],
        as_of=row["as_of"],
        stage=row["stage"],
        state=row["state"],
        owner=row["owner"],
        amount_nok=row["amount_nok"],
        is_approximate=bool(row["is_approximate"]),
        funder=row["funder"],
        county_contact=row["county_contact"],
        next_step=row["next_step"],
    )


def _counts(row: Mapping[Any, Any]) -> tuple[int, int] | None:
    least, most = row["count_min"], row["count_max"]
    if least is None and most is None:
        return None
    return int(most if least is None else least), int(least if most is None else most)


def _met_winner(days: Sequence[MunicipalityDay], after: Sequence[Aftermath]) -> MunicipalityDay | None:
    """The activity that says so by its name, else the day of a follow-up of that stage."""
    by_name = next((one for one in days if _is_called(one.activity, "winner_meets")), None)
    by_stage = (MunicipalityDay("", one.as_of, "known", None) for one in after if one.stage == "met_municipality")
    return by_name or next(by_stage, None)


def _named_on(activities: Sequence[Mapping[Any, Any]], follow_ups: Sequence[Mapping[Any, Any]]) -> dt.date | None:
    days = [row["start_date"] for row in activities if _is_called(row["activity"], "winners_named")]
    days += [row["as_of"] for row in follow_ups if row["stage"] == "named"]
    return next((day for day in days if day is not None), None)


def _is_called(activity: str, group: str) -> bool:
    return any(word in activity.casefold() for word in spellings(group))
