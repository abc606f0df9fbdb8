"""A round of an innovation programme: how many were left after each step, when things happened, and what it cost.

Everything has the round, which is a year. What a source does not say is None; what is worked out says from what.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

import duckdb
import pandas as pd

from analysis.numbers.counts import Count, total
from analysis.numbers.round_criteria import Score, WeightedCriterion, criterion_of, score_of
from analysis.numbers.round_time import Schedule, activity_of
from analysis.query import as_bool, as_integer, as_number, as_text, run
from data.terms.round_datasets import STEPS

# Steps that say something of another one: they have no place of their own among the steps.
_OF_APPLICATIONS = ("followers_that_applied", "declined")
OF_PROPOSALS = ("proposals", "finalists", "winners")


@dataclass(frozen=True)
class FunnelStep:
    """How many were left after a step. `parts`: municipality -> count, None for all of them together.

    `is_derived`: worked out; `note` says from what. `lacks_some`: a municipality that came in has no count of its own.
    """

    step: str
    parts: tuple[tuple[str | None, Count], ...]
    reason: str | None = None
    is_derived: bool = False
    note: str | None = None
    lacks_some: bool = False

    @property
    def count(self) -> Count:
        """All of them: what is given for all, else what the municipalities are together; a least where some lack."""
        whole = [count for municipality, count in self.parts if municipality is None]
        if whole:
            return whole[0]
        together = total(count for _, count in self.parts)
        return Count(together.least) if self.lacks_some else together

    @property
    def of_municipalities(self) -> tuple[tuple[str, Count], ...]:
        """The municipalities that have a count of their own."""
        return tuple((municipality, count) for municipality, count in self.parts if municipality is not None)

    def of(self, municipality: str) -> Count:
        """The count of that municipality; nothing known where it has none."""
        return dict(self.of_municipalities).get(municipality, Count())


@dataclass(frozen=True)
class Participant:
    """A municipality and its part in the round. `follows`: whom a follower follows; `has_applied` None: not said."""

    municipality: str
    role: str
    follows: str | None = None
    has_applied: bool | None = None


@dataclass(frozen=True)
class Proposal:
    """A proposal and how far it came; `reached` None: not said."""

    proposal: str
    municipality: str | None
    reached: str | None


@dataclass(frozen=True)
class Effort:
    """Work that somebody has counted: `least` to `most` of a unit; both None where there are only words (`period`)."""

    effort: str
    actor: str | None
    least: float | None
    most: float | None
    unit: str | None
    period: str | None
    note: str | None = None


@dataclass(frozen=True)
class HoursInAll:
    """The hours of the work that most have counted (`effort`), of all who have: `parts`, one for each.

    From `least` to `most`; None for an end that is not known of all. One of them is there.
    """

    effort: str
    parts: tuple[Effort, ...]
    least: float | None
    most: float | None


@dataclass(frozen=True)
class Declined:
    """How many did not come in. `parts`: the numbers it is worked out from, the first one less the others; else ()."""

    count: Count
    parts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Round:
    """All that is known of a round."""

    year: int
    steps: Mapping[str, FunnelStep]
    participants: tuple[Participant, ...]
    proposals: tuple[Proposal, ...]
    schedule: Schedule
    efforts: tuple[Effort, ...]
    criteria: tuple[WeightedCriterion, ...]
    scores: tuple[Score, ...]

    def count(self, step: str) -> Count:
        """How many were left after that step; nothing known where nobody says."""
        found = self.steps.get(step)
        return found.count if found else Count()

    @cached_property
    def selected(self) -> tuple[str, ...]:
        """The municipalities that came in, by name, in the order of the alphabet."""
        return tuple(one.municipality for one in self.participants if one.role in ("selected", "pilot"))

    @property
    def came_in(self) -> Count:
        """How many municipalities came in: as given, else those that are named."""
        for step in ("selected", "participants"):
            if self.count(step).is_known:
                return self.count(step)
        return Count(len(self.selected), len(self.selected)) if self.selected else Count()

    @property
    def municipalities(self) -> tuple[str, ...]:
        """Those that the round is divided by: with proposals of their own, or named as having come in."""
        named = [name for step in OF_PROPOSALS if step in self.steps for name, _ in self.steps[step].of_municipalities]
        return tuple(sorted({*named, *self.selected}))

    def followers_of(self, municipality: str) -> tuple[str, ...]:
        """The municipalities that follow that one."""
        return tuple(
            one.municipality for one in self.participants if one.role == "follower" and one.follows == municipality
        )

    @property
    def followers(self) -> Count:
        """How many followed: as given, else those that are named."""
        named = [one for one in self.participants if one.role == "follower"]
        given = self.count("followers")
        return given if given.is_known or not named else Count(len(named), len(named))

    @property
    def followers_that_applied(self) -> Count:
        """How many of the followers had applied: as given, else as far as each of them is known."""
        given = self.count("followers_that_applied")
        named = [one for one in self.participants if one.role == "follower"]
        if given.is_known or not named or any(one.has_applied is None for one in named):
            return given
        applied = sum(bool(one.has_applied) for one in named)
        return Count(applied, applied)

    @property
    def declined(self) -> Declined:
        """How many did not come in: as given, else the applications less those that came in or followed."""
        given = self.steps.get("declined")
        numbers = tuple(
            count.exact for count in (self.count("applications"), self.came_in, self.followers_that_applied)
        )
        parts = tuple(number for number in numbers if number is not None)
        worked_out = parts[0] - parts[1] - parts[2] if len(parts) == 3 else None
        if given is not None and given.count.is_known:
            return Declined(given.count, parts if given.is_derived and given.count.exact == worked_out else ())
        return Declined(Count(worked_out, worked_out), parts) if worked_out is not None else Declined(Count())

    def named(self, step: str, municipality: str) -> tuple[str, ...]:
        """The proposals of that municipality that are named as having come so far: "finalists" or "winners"."""
        reached = ("winner",) if step == "winners" else ("winner", "finalist")
        return tuple(
            one.proposal for one in self.proposals if one.municipality == municipality and one.reached in reached
        )

    @property
    def most_proposals(self) -> Count:
        """What a jury has to read: the proposals of the municipality that has most, else all of them."""
        step = self.steps.get("proposals")
        if step is None:
            return Count()
        known = [count for _, count in step.of_municipalities if count.is_known]
        return max(known, key=lambda count: count.most or count.least or 0) if known else step.count

    @property
    def to_read(self) -> dict[str, Count]:
        """What there is to read, by what is read."""
        finalists = self.steps.get("finalists")
        parts = [count for _, count in finalists.of_municipalities if count.is_known] if finalists else []
        return {
            "applications": self.count("applications"),
            "proposals": self.most_proposals,
            "finalists": max(parts, key=lambda count: count.most or 0) if parts else self.count("finalists"),
        }

    @property
    def hours(self) -> tuple[Effort, ...]:
        """The work that is counted in hours."""
        return tuple(one for one in self.efforts if (one.unit or "").casefold() in ("timer", "time", "hours", "hour"))

    @property
    def hours_in_all(self) -> HoursInAll | None:
        """The hours of what most have counted, the first of several; None where nobody says how many."""
        by_effort: dict[str, list[Effort]] = {}
        for one in self.hours:
            by_effort.setdefault(one.effort, []).append(one)
        effort, parts = max(by_effort.items(), key=lambda found: len(found[1]), default=("", []))
        least = [part.least for part in parts if part.least is not None]
        most = [part.most for part in parts if part.most is not None]
        is_most_of_all, is_least_of_all = len(most) == len(parts), len(least) == len(parts)
        if not least and not (most and is_most_of_all):
            return None
        return HoursInAll(
            effort,
            tuple(parts),
            # Where each says a most, a least that some alone say would be no end of the same thing.
            least=sum(least) if is_least_of_all or not is_most_of_all else None,
            most=sum(most) if is_most_of_all else None,
        )


def rounds(connection: duckdb.DuckDBPyConnection, programme: str) -> dict[int, Round]:
    """Every round of the programme by its year, the first one first."""
    names = ("funnel", "participants", "proposals", "activities", "effort", "criteria", "scores")
    rows = {name: _by_year(run(connection, f"round_{name}", programme=programme)) for name in names}
    years = sorted({year for by_year in rows.values() for year in by_year})
    return {year: round_of(year, {name: by_year.get(year, []) for name, by_year in rows.items()}) for year in years}


def round_of(year: int, rows: Mapping[str, Sequence[Mapping[Any, Any]]]) -> Round:
    """A round of the rows of its queries, by the names that these have after `round_`."""
    return Round(
        year=year,
        steps=_steps(rows.get("funnel", ()), rows.get("participants", ())),
        participants=tuple(
            Participant(
                str(row["municipality"]), str(row["role"]), as_text(row["follows"]), as_bool(row["has_applied"])
            )
            for row in rows.get("participants", ())
        ),
        proposals=tuple(
            Proposal(str(row["proposal"]), as_text(row["municipality"]), as_text(row["reached"]))
            for row in rows.get("proposals", ())
        ),
        schedule=Schedule(year, tuple(activity_of(row) for row in rows.get("activities", ()))),
        efforts=tuple(
            Effort(
                effort=str(row["effort"]),
                actor=as_text(row["actor"]),
                least=as_number(row["value_min"]),
                most=as_number(row["value_max"]),
                unit=as_text(row["unit"]),
                period=as_text(row["period"]),
                note=as_text(row["note"]),
            )
            for row in rows.get("effort", ())
        ),
        criteria=tuple(criterion_of(row) for row in rows.get("criteria", ())),
        scores=tuple(score_of(row) for row in rows.get("scores", ())),
    )


def drawn_steps(known: Round) -> tuple[FunnelStep, ...]:
    """The steps that have a row of their own, in order. Who came in has one where only their names are known."""
    found = dict(known.steps)
    for step, count in (("selected", known.came_in), ("followers", known.followers)):
        if step not in found and count.is_known and not (step == "selected" and "participants" in found):
            found[step] = FunnelStep(step, ((None, count),))
    return tuple(found[step] for step in sorted(found, key=_order) if step not in _OF_APPLICATIONS)


def _order(step: str) -> int:
    return STEPS.index(step)


def _steps(rows: Sequence[Mapping[Any, Any]], participants: Sequence[Mapping[Any, Any]]) -> dict[str, FunnelStep]:
    came_in = {str(row["municipality"]) for row in participants if row["role"] in ("selected", "pilot")}
    found = {}
    for step, same in groupby(sorted(rows, key=lambda row: _order(str(row["step"]))), key=lambda row: str(row["step"])):
        members = list(same)
        reasons = [text for row in members if (text := as_text(row["reason"])) is not None]
        notes = [text for row in members if (text := as_text(row["note"])) is not None]
        found[step] = FunnelStep(
            step=step,
            parts=tuple(
                (as_text(row["municipality"]), Count(as_integer(row["count_min"]), as_integer(row["count_max"])))
                for row in members
            ),
            reason=reasons[0] if reasons else None,
            is_derived=any(as_bool(row["is_derived"]) for row in members),
            note=notes[0] if notes else None,
            lacks_some=step in OF_PROPOSALS and not came_in <= {as_text(row["municipality"]) for row in members},
        )
    return found


def _by_year(frame: pd.DataFrame) -> dict[int, list[dict[Any, Any]]]:
    found: dict[int, list[dict[Any, Any]]] = {}
    for row in frame.to_dict("records"):
        found.setdefault(int(row["year"]), []).append(row)
    return found
