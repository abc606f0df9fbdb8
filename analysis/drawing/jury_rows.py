"""How a jury voted, and which goals the proposals answer, as rows of marks: proposals by jurors, goals by proposals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.drawing.row_parts import RowKey

VoteMark = Literal["go_on", "unsure", "stop", "abstained", "conflict", "not_voted"]
ReachedMark = Literal["winner", "finalist", "other"]
SeatMark = Literal["known", "partly", "doubtful"]


@dataclass(frozen=True)
class JuryMark:
    """A juror's vote as a shape and a word. `before`: what it was in the round before, "" where it is the same."""

    mark: VoteMark
    word: str
    before: str = ""


@dataclass(frozen=True)
class Decision:
    """How far a proposal came, in a mark and words, and why."""

    mark: ReachedMark
    text: str
    reason: str


@dataclass(frozen=True)
class JuryRow:
    """A proposal: the votes of the municipality's own jurors and of the others, in the order of their headings.

    `counts` says the votes in words; `agreement` how far they agree, strong where the jury is divided. `is_marked`: the
    row that the title speaks of. `reasons`: juror and what they wrote.
    """

    name: str
    local: tuple[JuryMark, ...]
    others: tuple[JuryMark, ...]
    counts: str
    agreement: str
    is_divided: bool
    is_marked: bool
    decision: Decision
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class JuryGroup:
    """One municipality's jury; `title` is what its votes say.

    Where no votes are known, `frame` says what is, and `decisions` what came of it.
    """

    name: str
    title: str = ""
    local: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    rows: tuple[JuryRow, ...] = ()
    remark: str = ""
    frame: str = ""
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class JuryVotes:
    """Juries one below the other.

    `headings`: of the municipality's own, of the rest, of the rest in short, of agreement, of the decision.
    """

    key: tuple[RowKey, ...]
    headings: tuple[str, str, str, str, str]
    reasons_title: str
    groups: tuple[JuryGroup, ...]


def has_votes(rows: JuryVotes) -> bool:
    """Whether every jury's votes are known."""
    return bool(rows.groups) and all(group.rows for group in rows.groups)


@dataclass(frozen=True)
class FrameRow:
    """A goal or principle: whether each finalist answers it, and how many of all proposals do."""

    name: str
    answers: tuple[bool, ...]
    count: int
    text: str
    is_marked: bool


@dataclass(frozen=True)
class RuleRow:
    """How many had to be chosen, whether each finalist did, and how many of all proposals."""

    name: str
    answers: tuple[str, ...]
    count: int
    text: str


@dataclass(frozen=True)
class Frames:
    """Goals and principles under headings, each with how many had to be chosen, where that is known.

    `columns`: each finalist's name, what it is, and its mark.
    """

    key: tuple[RowKey, ...]
    columns: tuple[tuple[str, str, ReachedMark], ...]
    count_heading: str
    total: int
    yes: str
    no: str
    groups: tuple[tuple[str, tuple[FrameRow, ...], RuleRow | None], ...]


@dataclass(frozen=True)
class Seat:
    """Who sits in a jury, and what is known of it; a doubtful one is drawn as such."""

    mark: SeatMark
    name: str
    about: str


@dataclass(frozen=True)
class Seats:
    """Seats one below the other."""

    rows: tuple[Seat, ...]
