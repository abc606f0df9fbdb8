"""How many, where a source gives a range, a least, a most, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Count:
    """At least `least` and at most `most`; None where that end is not given. The same number where it is exact."""

    least: int | None = None
    most: int | None = None

    @property
    def is_known(self) -> bool:
        """Whether anything is known of it."""
        return self.least is not None or self.most is not None

    @property
    def exact(self) -> int | None:
        """The number; None where it is a range or not known."""
        return self.least if self.least == self.most else None


NOT_KNOWN = Count()


class HasState(Protocol):
    """Something that has come so far."""

    @property
    def state(self) -> str:
        """How far, as a word of its kind."""


def count_in_state(things: Iterable[HasState], *states: str) -> int:
    """How many of them have come so far."""
    return sum(one.state in states for one in things)


def total(counts: Iterable[Count]) -> Count:
    """All of them together: an end that one of them lacks, the whole lacks; nothing known of none."""
    found = list(counts)
    if not found:
        return Count()
    least = [count.least for count in found]
    most = [count.most for count in found]
    return Count(
        None if None in least else sum(value for value in least if value is not None),
        None if None in most else sum(value for value in most if value is not None),
    )
