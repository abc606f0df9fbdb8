"""What a round's proposals answer of the national roadmap, and whether each chose as much of it as was asked for.

What is given of no goal of a proposal is not known: not that it answers none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.numbers.jury import Ballot, Frame, FrameRule, Panel
from data.terms.round_datasets import ROADMAP_GOALS, ROADMAP_PRINCIPLES


@dataclass(frozen=True)
class RuleKept:
    """Proposals that chose as many as asked for (`kept`), of those `known`; of how many it is `unknown`."""

    kept: int
    known: int
    unknown: int


def came_to_the_end(panels: Sequence[Panel]) -> tuple[Ballot, ...]:
    """One municipality's finalists, several municipalities' winners."""
    if len(panels) == 1:
        return panels[0].finalists
    return tuple(ballot for panel in panels for ballot in panel.winners)


def frames_together(panels: Sequence[Panel]) -> tuple[Frame, ...]:
    """The goals and principles, with the proposals of all these municipalities."""
    return tuple(
        Frame(alike[0].frame, alike[0].is_goal, frozenset().union(*(frame.proposals for frame in alike)))
        for alike in zip(*(panel.frames for panel in panels), strict=True)
    )


def unanswered(frames: Sequence[Frame], ballots: Iterable[Ballot]) -> tuple[Frame, ...]:
    """What none of these proposals answers, in the order of the roadmap."""
    keys = {ballot.key for ballot in ballots}
    return tuple(frame for frame in frames if not keys & frame.proposals)


def least_answered(frames: Iterable[Frame], most: int) -> tuple[Frame, ...]:
    """So many of them at most: those that the fewest proposals answer."""
    return tuple(sorted(frames, key=lambda frame: len(frame.proposals))[:most])


def answered_count(frames: Iterable[Frame]) -> int:
    """How many goals and principles any proposal answers."""
    return sum(bool(frame.proposals) for frame in frames)


def chosen(frames: Iterable[Frame], ballot: Ballot, *, is_goal: bool) -> int | None:
    """How many goals, or principles, a proposal answers; None where none is given."""
    return sum(ballot.key in one.proposals for one in frames if one.is_goal is is_goal) or None


def chosen_by_municipality(panel: Panel, *, is_goal: bool) -> int | None:
    """How many goals, or principles, the municipality itself chose; None where none is given."""
    return len(panel.own_frames.intersection(ROADMAP_GOALS if is_goal else ROADMAP_PRINCIPLES)) or None


def rule_kept(rule: FrameRule, frames: Sequence[Frame], ballots: Sequence[Ballot]) -> RuleKept:
    """How many of these proposals chose as many as the rule asks for."""
    found = [chosen(frames, ballot, is_goal=rule.is_goal) for ballot in ballots]
    known = [count for count in found if count is not None]
    return RuleKept(sum(rule.judged(count) == "enough" for count in known), len(known), len(found) - len(known))
