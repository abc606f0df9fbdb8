"""A round's juries: who sat in them, how they voted, and which goals of the national roadmap the proposals answer.

A jury AGREES on a proposal where all votes given are the same, is DIVIDED where somebody says go on and somebody stop,
and disagrees a little otherwise; who abstains, is in a conflict of interest or has not voted counts for none of them.
The municipality's own jurors are on one side, all others on the other; a side is FOR or AGAINST a proposal where more
than half of its votes are go on or stop.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import duckdb
import pandas as pd

from analysis.numbers.counts import Count
from analysis.query import as_bool, as_integer, as_text, run
from data.terms.round_datasets import ROADMAP_GOALS, ROADMAP_PRINCIPLES

Agreement = Literal["agreed", "some", "divided"]
Side = Literal["go_on", "stop"]
Judged = Literal["enough", "few", "many"]
COUNTED = ("go_on", "unsure", "stop")
_FEWEST = 2  # votes that can agree or differ
_REACHED = ("winner", "finalist")


@dataclass(frozen=True)
class Juror:
    """A seat of a jury, by role or body. `is_local`: of the municipality itself; None where nobody says."""

    juror: str
    municipality: str | None
    is_local: bool | None
    seats: int | None
    body: str | None
    note: str | None


@dataclass(frozen=True)
class Tally:
    """How many votes of each kind."""

    go_on: int = 0
    unsure: int = 0
    stop: int = 0

    @property
    def given(self) -> int:
        """How many votes say anything of the proposal."""
        return self.go_on + self.unsure + self.stop

    @property
    def side(self) -> Side | None:
        """What more than half of the votes say; None where there is no such majority."""
        return "go_on" if 2 * self.go_on > self.given else "stop" if 2 * self.stop > self.given else None

    @property
    def agreement(self) -> Agreement | None:
        """How far the votes agree; None where fewer than two say anything."""
        if self.given < _FEWEST:
            return None
        if self.go_on and self.stop:
            return "divided"
        return "agreed" if self.given in (self.go_on, self.unsure, self.stop) else "some"


@dataclass(frozen=True)
class Vote:
    """A juror's vote in a proposal's last vote round. `before`: the one in the round before; None for none."""

    vote: str
    reason: str | None
    before: str | None = None


@dataclass(frozen=True)
class Ballot:
    """A proposal, how far it came, and the votes of its last round, by juror. `vote_round` 0: nobody has voted."""

    municipality: str | None
    proposal: str
    reached: str | None
    decision_reason: str | None
    vote_round: int
    votes: Mapping[str, Vote]
    whole: Tally
    local: Tally

    @property
    def key(self) -> tuple[str | None, str]:
        """What tells it from a proposal of the same name in another municipality."""
        return self.municipality, self.proposal

    @property
    def others(self) -> Tally:
        """The votes of those who are not of the municipality itself."""
        return Tally(
            self.whole.go_on - self.local.go_on,
            self.whole.unsure - self.local.unsure,
            self.whole.stop - self.local.stop,
        )

    @property
    def is_opposite(self) -> bool:
        """Whether the municipality and the rest are on opposite sides."""
        return {self.local.side, self.others.side} == {"go_on", "stop"}

    @property
    def standing(self) -> int:
        """How far it came: 0 for the winner, 1 for a finalist, 2 for all others."""
        return _REACHED.index(self.reached) if self.reached in _REACHED else len(_REACHED)


@dataclass(frozen=True)
class Frame:
    """A goal or principle of the national roadmap, and the proposals that answer it, each with its municipality."""

    frame: str
    is_goal: bool
    proposals: frozenset[tuple[str | None, str]]


@dataclass(frozen=True)
class FrameRule:
    """How many goals, or principles, had to be chosen."""

    is_goal: bool
    count: Count

    def judged(self, chosen: int) -> Judged:
        """Whether so many are enough, too few or too many; an end that is not given is no limit."""
        if self.count.least is not None and chosen < self.count.least:
            return "few"
        return "many" if self.count.most is not None and chosen > self.count.most else "enough"


@dataclass(frozen=True)
class Criterion:
    """What the jury was told beforehand to weigh. `share`: of the weights given, None where there is none."""

    criterion: str
    share: float | None
    weight_in_words: str | None
    is_listed: bool | None
    note: str | None


@dataclass(frozen=True)
class Panel:
    """One municipality's jury: its ballots by most votes to go on, and who sits in it, the municipality's own first.

    `counts`: step -> the fewest and the most there were, where proposals have no names. `own_frames`: the goals and
    principles that the municipality itself chose.
    """

    municipality: str | None
    ballots: tuple[Ballot, ...]
    local: tuple[str, ...]
    others: tuple[str, ...]
    frames: tuple[Frame, ...]
    own_frames: frozenset[str]
    counts: Mapping[str, tuple[int | None, int | None]]

    @property
    def has_votes(self) -> bool:
        """Whether anybody's vote is known."""
        return any(ballot.vote_round for ballot in self.ballots)

    @property
    def winners(self) -> tuple[Ballot, ...]:
        """What won."""
        return tuple(ballot for ballot in self.ballots if ballot.reached == "winner")

    @property
    def finalists(self) -> tuple[Ballot, ...]:
        """What won and what else came to the end."""
        return tuple(sorted((one for one in self.ballots if one.standing < len(_REACHED)), key=_by_standing))


@dataclass(frozen=True)
class Jury:
    """The juries of a round, by municipality."""

    year: int
    panels: tuple[Panel, ...]
    jurors: tuple[Juror, ...]
    criteria: tuple[Criterion, ...]
    frame_rules: tuple[FrameRule, ...] = ()

    @cached_property
    def is_voted(self) -> bool:
        """Whether the votes of any municipality are known."""
        return any(panel.has_votes for panel in self.panels)

    @property
    def is_known(self) -> bool:
        """Whether anything is known of the juries."""
        return bool(self.jurors or any(panel.ballots for panel in self.panels))

    @property
    def decided(self) -> tuple[Ballot, ...]:
        """The proposals of which it is known what became of them."""
        return tuple(ballot for panel in self.panels for ballot in panel.ballots if ballot.reached)

    @property
    def reasoned(self) -> tuple[Ballot, ...]:
        """Those of them of which it is known why."""
        return tuple(ballot for ballot in self.decided if ballot.decision_reason is not None)

    def panel(self, municipality: str | None) -> Panel | None:
        """The jury of that municipality; None where there is none."""
        return next((one for one in self.panels if one.municipality == municipality), None)


def jury(connection: duckdb.DuckDBPyConnection, programme: str, year: int) -> Jury:
    """The juries of the round of that year, as far as they are known."""

    def rows(query: str) -> list[dict[Any, Any]]:
        return run(connection, query, programme=programme, year=year).to_dict("records")

    jurors = tuple(_juror(row) for row in rows("jury_jurors"))
    proposals, votes, frames, counts = (rows(f"jury_{name}") for name in ("proposals", "votes", "frames", "counts"))
    names = dict.fromkeys(as_text(row["municipality"]) for row in (*proposals, *votes))
    named: list[str | None] = [name for name in names if name is not None] or [*names]
    return Jury(
        year=year,
        panels=tuple(_panel(name, jurors, proposals, votes, frames, counts) for name in named),
        jurors=jurors,
        criteria=criteria_of(rows("jury_criteria")),
        frame_rules=tuple(rule for row in rows("jury_frame_rules") if (rule := _frame_rule(row)).count.is_known),
    )


def most_opposite(panels: Sequence[Panel]) -> Ballot | None:
    """The proposal that the municipality and the rest were on opposite sides of, the one that came furthest first."""
    found = [ballot for panel in panels for ballot in panel.ballots if ballot.is_opposite]
    return min(found, key=lambda ballot: (ballot.standing, -ballot.whole.given, ballot.proposal), default=None)


def _frame_rule(row: Mapping[Any, Any]) -> FrameRule:
    count = Count(as_integer(row["least_chosen"]), as_integer(row["most_chosen"]))
    return FrameRule(row["frame_part"] == "goals", count)


_Rows = Sequence[Mapping[Any, Any]]


def _panel(
    municipality: str | None, jurors: Iterable[Juror], proposals: _Rows, votes: _Rows, frames: _Rows, counts: _Rows
) -> Panel:
    own_votes = [row for row in votes if as_text(row["municipality"]) == municipality]
    own_frames = [row for row in frames if as_text(row["municipality"]) == municipality]
    known = {str(row["proposal"]): row for row in proposals if as_text(row["municipality"]) == municipality}
    answering = (name for row in own_frames if (name := as_text(row["proposal"])) is not None)
    names = dict.fromkeys((*known, *(str(row["proposal"]) for row in own_votes), *answering))
    sitting = {one.juror: bool(one.is_local) for one in jurors if one.municipality in (None, municipality)}
    voting = {str(row["juror"]): bool(row["is_local"]) for row in own_votes}
    seats = {**sitting, **voting}
    return Panel(
        municipality=municipality,
        ballots=tuple(
            sorted((_ballot(name, municipality, known.get(name, {}), own_votes) for name in names), key=_by_most)
        ),
        local=tuple(name for name, is_local in seats.items() if is_local),
        others=tuple(name for name, is_local in seats.items() if not is_local),
        frames=_frames(own_frames, municipality),
        own_frames=frozenset(str(row["frame"]) for row in own_frames if as_text(row["proposal"]) is None),
        counts={
            str(row["step"]): (as_integer(row["count_min"]), as_integer(row["count_max"]))
            for row in counts
            if as_text(row["municipality"]) in (None, municipality)
        },
    )


def _ballot(proposal: str, municipality: str | None, known: Mapping[Any, Any], votes: _Rows) -> Ballot:
    own = [row for row in votes if row["proposal"] == proposal]
    last = [row for row in own if row["is_last"]]
    before = {
        str(row["juror"]): str(row["vote"]) for row in own if last and row["vote_round"] == last[0]["vote_round"] - 1
    }
    first = last[0] if last else dict.fromkeys((*COUNTED, *(f"local_{name}" for name in COUNTED), "vote_round"), 0)
    return Ballot(
        municipality=municipality,
        proposal=proposal,
        reached=as_text(known.get("reached")),
        decision_reason=as_text(known.get("decision_reason")),
        vote_round=int(first["vote_round"]),
        votes={
            str(row["juror"]): Vote(str(row["vote"]), as_text(row["reason"]), before.get(str(row["juror"])))
            for row in last
        },
        whole=Tally(*(int(first[name]) for name in COUNTED)),
        local=Tally(*(int(first[f"local_{name}"]) for name in COUNTED)),
    )


def _frames(rows: _Rows, of: str | None) -> tuple[Frame, ...]:
    answered = [(str(row["frame"]), as_text(row["proposal"])) for row in rows]
    if not any(proposal for _, proposal in answered):
        return ()
    return tuple(
        Frame(frame, is_goal, frozenset((of, proposal) for one, proposal in answered if one == frame and proposal))
        for frames, is_goal in ((ROADMAP_GOALS, True), (ROADMAP_PRINCIPLES, False))
        for frame in frames
    )


def criteria_of(rows: _Rows) -> tuple[Criterion, ...]:
    """The criteria of those rows, each with its share of the weights given."""
    whole = sum(float(row["weight"]) for row in rows if not pd.isna(row["weight"]))
    return tuple(
        Criterion(
            criterion=str(row["criterion"]),
            share=None if pd.isna(row["weight"]) or not whole else float(row["weight"]) / whole,
            weight_in_words=as_text(row["weight_in_words"]),
            is_listed=as_bool(row["is_listed"]),
            note=as_text(row["note"]),
        )
        for row in rows
    )


def _juror(row: Mapping[Any, Any]) -> Juror:
    return Juror(
        juror=str(row["juror"]),
        municipality=as_text(row["municipality"]),
        is_local=as_bool(row["is_local"]),
        seats=as_integer(row["seats"]),
        body=as_text(row["body"]),
        note=as_text(row["note"]),
    )


def _by_most(ballot: Ballot) -> tuple[object, ...]:
    """Most votes to go on first, in the round that went furthest."""
    return (
        -ballot.vote_round,
        -ballot.whole.go_on,
        ballot.whole.stop,
        -ballot.whole.unsure,
        ballot.standing,
        ballot.proposal,
    )


def _by_standing(ballot: Ballot) -> tuple[int, str]:
    return ballot.standing, ballot.proposal
