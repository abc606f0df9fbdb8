"""When a round's activities are, in the order of the process, and where those without a date must lie.

The ORDER is that of the codes, else of the dates. An activity without a date lies between the last dated one before it
and the first dated one after it, within its phase: the WINDOW. One with neither date, code nor phase has none: nobody
knows where it lies. The council's and the school's days are no activities.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, Literal

import pandas as pd

from analysis.numbers.counts import NOT_KNOWN, Count
from analysis.query import as_bool, as_date, as_integer, as_number, as_text
from data.cells.dates import date_said

Quality = Literal["known", "month", "doubtful", "undated"]
Window = tuple[dt.date, dt.date]
_BESIDE = ("phase", "council", "school")
_MONTHS = frozenset({"month", "season", "quarter", "tertial", "half_year"})


@dataclass(frozen=True)
class Activity:
    """An activity, of one municipality or of all (None). `kind` None: the round's own work.

    `days`: how long there was, where the days themselves are not given. `hours`: of work, for each who takes part.
    """

    activity: str
    municipality: str | None = None
    code: str | None = None
    kind: str | None = None
    phase: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    quality: Quality = "known"
    period: str | None = None
    days: Count = NOT_KNOWN
    length: str | None = None
    hours: float | None = None
    responsible: str | None = None
    handed_to: str | None = None
    with_followers: bool | None = None
    note: str | None = None

    @property
    def last(self) -> dt.date | None:
        """Its last day, where it has a date."""
        return self.end or self.start


@dataclass(frozen=True)
class Item:
    """An activity with all its municipalities, which may have different days.

    `window`: where it is, or must lie; None where nothing says when it was.
    """

    name: str
    members: tuple[Activity, ...]
    window: Window | None = None

    @property
    def start(self) -> dt.date | None:
        """Its first day; None where no day is given."""
        return min((one.start for one in self.members if one.start), default=None)

    @property
    def end(self) -> dt.date | None:
        """Its last day; None where no day is given."""
        return max((one.last for one in self.members if one.last), default=None)

    @property
    def quality(self) -> Quality:
        """How sure its days are: as sure as the least sure of them."""
        found = {one.quality for one in self.members}
        return next(quality for quality in ("undated", "doubtful", "month", "known") if quality in found)

    @property
    def first(self) -> Activity:
        """What is the same for all of them."""
        return self.members[0]

    @property
    def is_range(self) -> bool:
        """Whether it lasts from one known day to a later one, the same for all."""
        same = {(one.start, one.last) for one in self.members}
        return self.quality == "known" and len(same) == 1 and self.start != self.end

    @property
    def is_days(self) -> bool:
        """Whether each of its municipalities has one known day."""
        return self.quality == "known" and all(one.start == one.last for one in self.members)

    @property
    def hours(self) -> float | None:
        """Hours of work for each who takes part; None where nobody says."""
        return next((one.hours for one in self.members if one.hours is not None), None)


@dataclass(frozen=True)
class Schedule:
    """All that is known of when things happen in a round."""

    year: int
    activities: tuple[Activity, ...]

    def of_kind(self, kind: str) -> tuple[Activity, ...]:
        """Phases, or what lies beside the round's work: "phase", "council" or "school", the first one first."""
        found = [one for one in self.activities if one.kind == kind]
        return tuple(sorted(found, key=lambda one: (one.start or dt.date.max, one.activity)))

    @cached_property
    def span(self) -> Window | None:
        """From the first known day of the round to the last; None where there is none."""
        own = [one for one in self.activities if one.kind not in ("council", "school") and one.start]
        if not own:
            return None
        return min(one.start for one in own if one.start), max(one.last for one in own if one.last)

    def count_of(self, quality: Quality) -> int:
        """How many of the round's own activities have a date of that quality."""
        return sum(item.quality == quality for item in self.items)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The round's own activities in the order of the process, each with its window."""
        ordered = self._ordered(self._grouped())
        return tuple(Item(item.name, item.members, self._window(ordered, place)) for place, item in enumerate(ordered))

    @cached_property
    def process(self) -> tuple[Item, ...]:
        """The steps that follow upon each other: those with a code where any has one, else all."""
        coded = tuple(item for item in self.items if item.first.code)
        return coded or self.items

    @cached_property
    def by_phase(self) -> tuple[tuple[Activity | None, tuple[Item, ...]], ...]:
        """Phases with their activities; None: those of no phase.

        One that is not said to belong to a phase is in that of its days, or in which it can first have begun.
        """
        phases = self.of_kind("phase")
        found: dict[str | None, list[Item]] = {phase.activity: [] for phase in phases}
        for item in self.items:
            phase = self._phase_of(item.first) or self._phase_at(item)
            found.setdefault(phase.activity if phase else None, []).append(item)
        named = {phase.activity: phase for phase in phases}
        return tuple((named.get(name) if name else None, tuple(items)) for name, items in found.items())

    def is_running(self, on: dt.date) -> bool:
        """Whether the day lies in the round."""
        return self.span is not None and self.span[0] <= on <= self.span[1]

    def in_school_holidays(self) -> tuple[tuple[Item, Activity], ...]:
        """The activities of known days that a school holiday lies in."""
        return tuple(
            (item, holiday)
            for item in self.items
            for holiday in self.of_kind("school")
            if any(_overlap(member, holiday) for member in item.members)
        )

    def hours_by_week(self) -> tuple[tuple[dt.date, float], ...]:
        """Monday of each week -> hours of work for each who takes part, where activities say both hours and days.

        The hours of an activity are spread evenly over its days. Of municipalities with days of their own, the one with
        most to do that week counts: the others' hours are not its work.
        """
        found: dict[dt.date, float] = {}
        for item in self.items:
            of_item: dict[dt.date, float] = {}
            for member in item.members:
                for monday, hours in _weeks_of(member, item.hours).items():
                    of_item[monday] = max(of_item.get(monday, 0.0), hours)
            for monday, hours in of_item.items():
                found[monday] = found.get(monday, 0.0) + hours
        return tuple(sorted(found.items()))

    def busiest_week(self) -> tuple[dt.date, float] | None:
        """The week of `hours_by_week` with most hours, the first of those alike; None where no hours are known."""
        return max(self.hours_by_week(), key=lambda week: (week[1], -week[0].toordinal()), default=None)

    def _grouped(self) -> list[Item]:
        own = [one for one in self.activities if one.kind not in _BESIDE]
        names = list(dict.fromkeys(one.activity for one in own))
        by_name = {name: [one for one in own if one.activity == name] for name in names}
        return [
            Item(name, tuple(sorted(members, key=lambda one: (one.start or dt.date.max, one.municipality or ""))))
            for name, members in by_name.items()
        ]

    def _ordered(self, items: list[Item]) -> list[Item]:
        coded = sorted(
            (item for item in items if item.first.code),
            key=lambda item: (_natural(item.first.code or ""), item.start or dt.date.max),
        )
        placed: list[tuple[dt.date, int, Item]] = []
        earliest = self.span[0] if self.span else dt.date.min
        latest = earliest
        for place, item in enumerate(coded):
            phase = self._phase_of(item.first)
            begin = item.start or (phase.start if phase and phase.start else earliest)
            latest = max(latest, begin)
            placed.append((latest, place, item))
        for item in items:
            if not item.first.code:
                phase = self._phase_of(item.first)
                begin = item.start or (phase.start if phase and phase.start else dt.date.max)
                placed.append((begin, -1 if item.start else len(items), item))
        return [item for _, _, item in sorted(placed, key=lambda entry: entry[:2])]

    def _window(self, ordered: list[Item], place: int) -> Window | None:
        item = ordered[place]
        if item.start and item.end:
            return item.start, item.end
        phase = self._phase_of(item.first)
        if self.span is None or (phase is None and item.first.code is None):
            return None
        earliest, latest = self.span
        phase_window = (phase.start or earliest, phase.last or latest) if phase else None
        sure = ("known", "month")
        is_placed = item.first.code is not None
        coded = [(at, one) for at, one in enumerate(ordered) if is_placed and one.first.code]
        before = [begin for at, one in coded if at < place and (begin := self._begins(one, sure))]
        after = [
            day
            for at, one in coded
            if at > place and one.quality in sure and (day := one.start if one.quality == "known" else one.end)
        ]
        low = max([earliest, *before, *(phase_window[:1] if phase_window else ())])
        high = min([latest, *after, *(phase_window[1:] if phase_window else ())])
        return (low, high) if low < high else phase_window or self.span

    def _begins(self, item: Item, sure: Sequence[str]) -> dt.date | None:
        """The first day on which it can have begun: its own, else that of its phase."""
        if item.start and item.quality in sure:
            return item.start
        phase = self._phase_of(item.first)
        return phase.start if phase else None

    def _phase_of(self, activity: Activity) -> Activity | None:
        """The phase that it is said to belong to, by name or number."""
        name = (activity.phase or "").casefold()
        return next((one for one in self.of_kind("phase") if name in (one.activity.casefold(), one.code)), None)

    def _phase_at(self, item: Item) -> Activity | None:
        """The last phase that has begun and is not over when it begins; None where there is none, or nobody knows."""
        if item.window is None:
            return None
        begin = item.window[0]
        lasting = [one for one in self.of_kind("phase") if one.start and one.start <= begin <= (one.last or begin)]
        return lasting[-1] if lasting else None


def activity_of(row: Mapping[Any, Any]) -> Activity:
    """An activity of a row of the query `round_activities`; without a day its quality is unknown.

    Words that are a month or a season, with its year, say when it was as far as a month and no day does.
    """
    start, end, period = as_date(row["start_date"]), as_date(row["end_date"]), as_text(row["period"])
    quality = as_text(row["date_quality"]) or "known"
    said = date_said(period) if start is None and period else None
    if said is not None and said.precision in _MONTHS:
        start, end, quality = said.first, said.last, "month"
    return Activity(
        activity=str(row["activity"]),
        municipality=as_text(row["municipality"]),
        code=as_text(row["code"]),
        kind=as_text(row["kind"]),
        phase=as_text(row["phase"]),
        start=start,
        end=end,
        quality=quality if start else "undated",  # type: ignore[arg-type]
        period=period,
        days=Count(as_integer(row["days_min"]), as_integer(row["days_max"])),
        length=as_text(row["length"]),
        hours=as_number(row["hours"]),
        responsible=as_text(row["responsible"]),
        handed_to=as_text(row["handed_to"]),
        with_followers=as_bool(row["with_followers"]),
        note=as_text(row["note"]),
    )


def runs_of_undated(process: tuple[Item, ...]) -> list[tuple[bool, tuple[Item, ...]]]:
    """The steps, those after each other whose days nobody knows put together: whether they are such, and they."""
    grouped = groupby(process, key=lambda item: item.quality != "known" and not item.first.days.is_known)
    return [(is_undated, tuple(items)) for is_undated, items in grouped]


def _weeks_of(activity: Activity, hours: float | None) -> dict[dt.date, float]:
    """Monday of each week -> hours of an activity of known days; those of the others where it says none itself."""
    hours = activity.hours if activity.hours is not None else hours
    found: dict[dt.date, float] = {}
    if hours is None or activity.start is None or activity.last is None or activity.quality != "known":
        return found
    days = pd.date_range(activity.start, activity.last).date
    for day in days:
        monday = day - dt.timedelta(days=day.weekday())
        found[monday] = found.get(monday, 0.0) + hours / len(days)
    return found


def _overlap(one: Activity, other: Activity) -> bool:
    if one.quality != "known" or not (one.start and one.last and other.start and other.last):
        return False
    return one.start <= other.last and other.start <= one.last


def _natural(code: str) -> list[tuple[int, int, str]]:
    """So that 10 comes after 9, and B after A."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part.casefold()) for part in re.findall(r"\d+|\D+", code)]
