"""Lines that are groups and their parts from top to bottom, told by a sum that counts each figure once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Numbers = Sequence[float | None]
_MOST_LINES = 60
_MOST_STEPS = 5_000


@dataclass(frozen=True)
class Group:
    """The line of a group and those of its parts; no parts: it stands by itself."""

    head: int
    parts: tuple[int, ...]


def groups_of(
    lines: Sequence[int], columns: Sequence[Numbers], agree: Callable[[float, float], bool], whole: int | None
) -> tuple[Group, ...]:
    """All the lines as groups that stand over their parts, or else under them; empty where they are none.

    `whole` is the line that adds up the groups; without one each group must have parts. A group by itself is only
    taken where nothing else comes to the whole, and where there is one such way.
    """
    if not 2 < len(lines) <= _MOST_LINES:
        return ()
    for run in (tuple(lines), tuple(reversed(lines))):
        for may_stand_alone in (False, True) if whole is not None else (False,):
            ways = _Ways(run, columns, agree, may_stand_alone=may_stand_alone)
            found = [way for way in ways.all() if whole is None or ways.comes_to(way, whole)]
            if found and (len(found) == 1 or not may_stand_alone) and any(len(g.parts) > 1 for g in found[0]):
                return tuple(Group(group.head, tuple(sorted(group.parts))) for group in found[0])
    return ()


class _Ways:
    """The ways to cut a run of lines into groups, of which the first line of each adds up the others."""

    def __init__(
        self,
        run: Sequence[int],
        columns: Sequence[Numbers],
        agree: Callable[[float, float], bool],
        *,
        may_stand_alone: bool,
    ) -> None:
        self._run, self._agree, self._may_stand_alone = run, agree, may_stand_alone
        self._columns = [column for column in columns if any(column[line] for line in run)]
        self._steps = 0

    def all(self, begin: int = 0) -> list[tuple[Group, ...]]:
        """All ways from a place of the run on; none where there are too many to look at."""
        if begin == len(self._run):
            return [()]
        found: list[tuple[Group, ...]] = []
        sums = [0.0] * len(self._columns)
        head = self._run[begin]
        ends = [begin + 1] if self._may_stand_alone else []
        for end in range(begin + 1, len(self._run)):
            self._steps += 1
            if self._steps > _MOST_STEPS:
                return []
            for place, column in enumerate(self._columns):
                sums[place] += column[self._run[end]] or 0.0
            if any(sums) and all(
                self._agree(column[head] or 0.0, total) for column, total in zip(self._columns, sums, strict=True)
            ):
                ends.append(end + 1)
        for end in ends:
            group = Group(head, tuple(self._run[begin + 1 : end]))
            found += [(group, *rest) for rest in self.all(end)]
        return found

    def comes_to(self, groups: Sequence[Group], whole: int) -> bool:
        """Whether the groups add up to a line in every column."""
        return bool(self._columns) and all(
            self._agree(column[whole] or 0.0, sum(column[group.head] or 0.0 for group in groups))
            for column in self._columns
        )
