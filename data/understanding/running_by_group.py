"""Columns that add up another one from line to line, anew for each area or whatever else the lines are of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from data.understanding.arithmetic import Derived, Numbers, agree, digits_of
from data.understanding.profiles import Profile
from data.understanding.roles import MOSTLY_NUMBERS
from data.understanding.table import Column, Table
from data.understanding.weights import weight

_LINES_LOOKED_AT = 500
_MOST_COLUMNS = 40
_FEWEST = 2  # groups


def running_by_group(
    table: Table, figures: Mapping[int, Numbers], profiles: Mapping[int, Profile]
) -> dict[int, Derived]:
    """Column -> the one it adds up; where one surely does, so may others. The lines may stand newest first."""
    if len(table.lines) > _LINES_LOOKED_AT or len(figures) > _MOST_COLUMNS:
        return {}
    best: dict[int, Derived] = {}
    for groups in _groupings(table, profiles):
        for order in (groups, [group[::-1] for group in groups]):
            found = {
                index: derived
                for index in figures
                if (derived := _running(index, figures, order)) is not None
                and derived.digits >= weight("digits_marked_end")
            }
            if sum(one.digits for one in found.values()) > sum(one.digits for one in best.values()):
                best = found
    return best if any(one.digits >= weight("digits_column") for one in best.values()) else {}


def _groupings(table: Table, profiles: Mapping[int, Profile]) -> Iterator[list[list[int]]]:
    """The lines of each name, for every column of names that come again, and for all of those together."""
    names = [column for column in table.columns if _repeats_names(column, profiles[id(column)])]
    for columns in (*([column] for column in names), *([names] if len(names) > 1 else ())):
        groups: dict[tuple[object, ...], list[int]] = {}
        for line in range(len(table.lines)):
            groups.setdefault(tuple(column.cells[line] for column in columns), []).append(line)
        if len(groups) >= _FEWEST:
            yield list(groups.values())


def _repeats_names(column: Column, profile: Profile) -> bool:
    are_names = profile.texts > MOSTLY_NUMBERS and profile.years < MOSTLY_NUMBERS
    return are_names and profile.filled == profile.count and profile.distinct < 1.0


def _running(index: int, figures: Mapping[int, Numbers], groups: Sequence[Sequence[int]]) -> Derived | None:
    """The column whose figures another one grows by on every line after the first of its group."""
    own = figures[index]
    for other, parts in figures.items():
        if other == index:
            continue
        digits = 0.0
        agrees = True
        for group in groups:
            lines = [line for line in group if own[line] is not None or parts[line] is not None]
            shown, steps = [own[line] for line in lines], [parts[line] or 0.0 for line in lines]
            agrees = agrees and None not in shown and _grows_by(steps, [number or 0.0 for number in shown])
            if not agrees:
                break
            digits += sum(digits_of(now or 0.0) for before, now in pairwise(shown) if now != before)
        if agrees and digits:
            return Derived("running", (other,), digits)
    return None


def _grows_by(steps: Sequence[float], shown: Sequence[float]) -> bool:
    """Whether each figure is the one before it and its step; what came before the first line may be in it."""
    if not shown or shown[0] < steps[0]:
        return not shown
    return all(agree(now, before + step) for (before, now), step in zip(pairwise(shown), steps[1:], strict=True))
