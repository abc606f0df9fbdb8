"""What is measured beside the assessment, year by year, and the goals that the measures are of.

A measure REACHES its target when its value is at least the target, or at most where lower is better. Without a target,
or where nobody says which way is better, nothing is said of it. The same holds of the LEVELS that somebody has set: a
value is at the highest of them that it reaches.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Literal

import duckdb
import pandas as pd

from analysis.query import as_integer, as_number, as_text, run


@dataclass(frozen=True)
class MeasureYear:
    """A year's value and target; None where one is not given."""

    year: int
    value: float | None
    target: float | None


Level = Literal["least", "good", "excellent"]
LEVELS: tuple[Level, ...] = ("least", "good", "excellent")
"""From the lowest demand to the highest."""


@dataclass(frozen=True)
class Measure:
    """One measure of an indicator, or of none. `points`: one per year, oldest first; `last` has a value.

    `levels`: from where on it is enough, good and excellent, each as it was last set; without those nobody has set.
    """

    name: str
    indicator: str | None
    unit: str | None
    higher_is_better: bool | None
    points: tuple[MeasureYear, ...]
    last: MeasureYear
    levels: tuple[tuple[Level, float], ...] = ()

    @cached_property
    def level(self) -> Level | Literal["below"] | None:
        """The highest level that the last value reaches, `below` where it reaches none.

        None where that cannot be said: nobody says which way is better, or the levels contradict it or each other.
        Below is only what is short of the least level.
        """
        value, is_up = self.last.value, self.higher_is_better
        if value is None or is_up is None or not self.levels:
            return None
        sign = 1 if is_up else -1
        demands = [sign * demand for _, demand in self.levels]
        if any(after <= before for before, after in pairwise(demands)):
            return None
        reached = [name for name, demand in self.levels if sign * value >= sign * demand]
        if reached:
            return reached[-1]
        return "below" if self.levels[0][0] == "least" else None

    @property
    def distance(self) -> float | None:
        """How far the last value is beyond the target, in its unit: negative where it is short of it."""
        if self.last.value is None or self.last.target is None or self.higher_is_better is None:
            return None
        beyond = self.last.value - self.last.target
        return beyond if self.higher_is_better else -beyond

    @property
    def reaches(self) -> bool | None:
        """Whether the last value reaches its target; None where that cannot be said."""
        return None if self.distance is None else self.distance >= 0


@dataclass(frozen=True)
class Goal:
    """A goal; `rank` 1 comes first. `measured_by`: jobs, an indicator or a measure; None: nothing measures it."""

    text: str
    rank: int | None
    target: float | None
    unit: str | None
    measured_by: str | None


@dataclass(frozen=True)
class Measures:
    """Every measure of one programme until a year, and its goals. Measures of several years come first."""

    year: int
    measures: tuple[Measure, ...]
    goals: tuple[Goal, ...]

    @cached_property
    def series(self) -> tuple[Measure, ...]:
        """Those with values of at least two years."""
        return tuple(one for one in self.measures if sum(point.value is not None for point in one.points) > 1)

    @cached_property
    def single(self) -> tuple[Measure, ...]:
        """Those with a value of one year only."""
        return tuple(one for one in self.measures if one not in self.series)

    @property
    def judged(self) -> tuple[Measure, ...]:
        """Those of several years that can be held against a target."""
        return tuple(one for one in self.series if one.reaches is not None)

    @property
    def reached(self) -> tuple[Measure, ...]:
        """Those of several years that are at their target, or beyond it."""
        return tuple(one for one in self.series if one.reaches)

    @property
    def measured_goals(self) -> tuple[Goal, ...]:
        """The goals that something measures."""
        return tuple(one for one in self.goals if one.measured_by is not None)

    def of(self, name: str) -> Measure | None:
        """The measure of that name; None where there is none, or several indicators have one."""
        found = [one for one in self.measures if one.name == name]
        return found[0] if len(found) == 1 else None


def measures(connection: duckdb.DuckDBPyConnection, programme: str, year: int) -> Measures:
    """The programme's measures until that year."""
    rows = run(connection, "measures", programme=programme)
    rows = rows[rows["year"] <= year]
    found = [
        _measure(str(name), as_text(indicator), group)
        for (name, indicator), group in rows.groupby(["measure", "indicator"], dropna=False, sort=False)
        if group["value"].notna().any()
    ]
    goals = run(connection, "goals", programme=programme).to_dict("records")
    return Measures(year, tuple(sorted(found, key=_rank)), tuple(_goal(row) for row in goals))


def _measure(name: str, indicator: str | None, rows: pd.DataFrame) -> Measure:
    rows = rows.sort_values("year")
    points = tuple(
        MeasureYear(int(row["year"]), as_number(row["value"]), as_number(row["target"]))
        for row in rows.to_dict("records")
    )
    units, ways = rows["unit"].dropna(), rows["higher_is_better"].dropna()
    given = {name: rows[f"{name}_level"].dropna() for name in LEVELS}
    return Measure(
        name=name,
        indicator=indicator,
        unit=str(units.iloc[-1]) if len(units) else None,
        higher_is_better=bool(ways.iloc[-1]) if len(ways) else None,
        points=points,
        last=[point for point in points if point.value is not None][-1],
        levels=tuple((name, float(found.iloc[-1])) for name, found in given.items() if len(found)),
    )


def _goal(row: Mapping[Any, Any]) -> Goal:
    return Goal(
        text=str(row["text"]),
        rank=as_integer(row["rank"]),
        target=as_number(row["target"]),
        unit=as_text(row["unit"]),
        measured_by=as_text(row["measured_by"]),
    )


def _rank(one: Measure) -> tuple[bool, str, str]:
    return sum(point.value is not None for point in one.points) < 2, one.indicator or "", one.name
