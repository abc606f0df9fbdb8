"""Crosses of the activities of a round: with the municipalities that each had its own day, or with the months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from data.cells.grid import Cell
from data.terms import aliases
from data.understanding.cells import as_text
from data.understanding.crossed import Cross, Line, Told
from data.understanding.phrases import speaks_of
from data.understanding.round_values import crossed, days_in, is_day_or_period, is_whole_day

_ROUND = re.compile(r"(?<!\w)(?:runde[nr]?|round|innovasjonsprogram(?:met)?|innovation programme)(?!\w)", re.IGNORECASE)
_OF_ROUND = frozenset({"jury", "winner"})
_SIDES = frozenset({"activity", "code"})


def days_of_municipalities(cross: Cross) -> Iterator[Line] | None:
    """Activities and the municipalities that each had its own day; one day merged over all holds for all."""
    is_down = _field_of(cross.corner) in _SIDES
    is_told = cross.around.names("activities") or is_of_round(cross.around.words, cross.headings())
    is_over = speaks_of(cross.corner) == {"municipality"} and is_told and not cross.others
    names = cross.headings() if is_down else cross.down()
    others = any(speaks_of(name) or is_day_or_period(name) or _field_of(name) for name in names)
    if cross.region.is_turned or is_down == is_over or others:
        return None
    other = _column_of_activities(cross) if is_down else 0

    def told() -> Iterator[Line]:
        for line, index, cell in cross.cells():
            down, over = cross.at(line, other), cross.at(0, index)
            activity, municipality = (down, over) if is_down else (over, down)
            spanned = cross.region.spanned(line, index)
            of_all = is_down and len(spanned) > 1 and set(cross.across) <= spanned
            own = [index] if of_all or not is_down else sorted((spanned & set(cross.across)) or {index})
            for one in own:
                yield {
                    "activity": activity,
                    **(_said_of(cross, line, other) if is_down else {}),
                    "municipality": ("", activity[1]) if of_all else (cross.at(0, one) if is_down else municipality),
                    **_time(cell, cross.region.place(line, index)),
                }

    return told()


def months_of_activities(cross: Cross) -> Iterator[Line] | None:
    """Activities of a round, with a cross under each month, week or the like in which they are: a line for each."""
    if cross.region.is_turned or _field_of(cross.corner) not in _SIDES or "wheel" in cross.around.meanings:
        return None
    if not all(map(is_day_or_period, cross.headings())) or not is_of_round(cross.around.words, cross.down()):
        return None
    other = _column_of_activities(cross)

    def told() -> Iterator[Line]:
        for line in cross.lines:
            own = [at for at in cross.across if crossed(cross.region.cell(line, at), cross.around.legend)]
            if own:
                place = cross.region.place(line, own[0])
                yield {
                    "activity": cross.at(line, other),
                    **_said_of(cross, line, other),
                    "period": (_in_words(cross, own), place),
                }

    return told()


def is_of_round(words: str, names: Sequence[str]) -> bool:
    """Whether activities are those of a round: what stands around them says so, or some are a jury's or winners'."""
    return _ROUND.search(words) is not None or any(speaks_of(name) & _OF_ROUND for name in names)


def _time(cell: Cell, place: tuple[int, int]) -> Line:
    """The day of an activity, its first and last day, or what is said of its time in words."""
    if is_whole_day(cell):
        return {"start_date": (cell, place)}
    if (days := days_in(cell)) is not None:
        return {"start_date": (days[0], place), "end_date": (days[1], place)}
    return {"period": (cell, place)}


def _in_words(cross: Cross, own: Sequence[int]) -> str:
    """The headings of the crossed columns, each run of neighbours from its first to its last: "Jan, Mar–Apr"."""
    runs: list[list[int]] = [[own[0]]]
    for before, after in pairwise(own):
        if cross.across.index(after) == cross.across.index(before) + 1:
            runs[-1].append(after)
        else:
            runs.append([after])
    names = [[as_text(cross.region.cell(0, at)) for at in (run[0], run[-1])] for run in runs]
    return ", ".join(first if first == last else f"{first}–{last}" for first, last in names)


def _said_of(cross: Cross, line: int, other: int) -> Line:
    """What else a line says of its activity: its code, where the activity has a column of its own, and the rest."""
    code: dict[str, Told] = {"code": cross.at(line, 0)} if other else {}
    return {**code, **{name: told for name, told in cross.besides(line).items() if _field_of(name) != "activity"}}


def _column_of_activities(cross: Cross) -> int:
    """The column beside the first one that is called so; the first one itself where there is none."""
    called = (index for index in cross.others if _field_of(as_text(cross.region.cell(0, index))) == "activity")
    return next(called, 0)


def _field_of(heading: str) -> str | None:
    return aliases.fields_by_header("activities").get(aliases.normalised(heading))
