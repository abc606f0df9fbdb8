"""How many jobs the programme has created and secured, against its target.

Jobs are counted **gross**: one that came in year 2 stays in the total even if it is lost in year 6. New and secured
stand apart, always. Expected, realised and verified are reports of the same jobs and never added up: the surest one
there is counts, and an expected one is an estimate. What is reported of the **whole** programme holds before the sum of
its focus areas; where the two differ, that is told. **Needed rate** is what is left of the target, over the years
that are left.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from math import floor
from typing import Literal

import duckdb
import pandas as pd

from analysis.query import as_number, run

# The first and the last day of a programme.
Period = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True)
class NeededJobs:
    """Jobs a year: counted so far, and needed in the years that are left."""

    so_far: float
    needed: float
    years_left: int


@dataclass(frozen=True)
class AgainstTarget:
    """Jobs since the start beside what the line asks for at the end of `year`, the last one with a count."""

    year: int
    counted: float
    target: float

    @property
    def difference(self) -> float:
        """Jobs above the line; negative below it."""
        return self.counted - self.target

    @property
    def jobs_away(self) -> int:
        """The difference in whole jobs, half a one rounded up as every number that is written."""
        return floor(abs(self.difference) + 0.5)

    @property
    def place(self) -> Literal["below", "on", "above"]:
        """Where the count stands: on the line where it is less than one whole job away."""
        return "on" if abs(self.difference) < 1 else "below" if self.difference < 0 else "above"


@dataclass(frozen=True)
class AreasDiffer:
    """The years in which the focus areas add up to something else than the whole, and both sums over those years."""

    years: tuple[int, ...]
    whole: float
    areas: float


@dataclass(frozen=True)
class JobProgress:
    """Every job count and target of one programme.

    `by_year`: grain year; year, new_jobs, secured_jobs, is_estimate, new_total, secured_total (since the start);
    new_estimated, secured_estimated, new_estimated_total, secured_estimated_total: of those, what is only expected;
    areas_differ, new_of_areas, secured_of_areas: whether the focus areas add up to something else, and to what.
    `by_area`: grain year, focus_area; year, focus_area, stage, is_estimate, new_jobs, secured_jobs.
    `undated`: new and secured jobs reported for the whole period, with no year.
    `targets`: grain year, focus_area (NULL: whole period, whole programme); target_jobs, target_new, target_secured.
    """

    by_year: pd.DataFrame
    by_area: pd.DataFrame
    targets: pd.DataFrame
    start: dt.date | None
    end: dt.date | None
    undated: tuple[float | None, float | None] = (None, None)

    @property
    def years(self) -> tuple[int, ...]:
        """The years with a count, oldest first."""
        return tuple(int(year) for year in self.by_year["year"])

    @property
    def is_counted(self) -> bool:
        """Whether anybody has counted at all."""
        return len(self.by_year) > 0

    @property
    def undated_count(self) -> float | None:
        """New and secured jobs that are counted but belong to no year; None where there are none."""
        known = [count for count in self.undated if count is not None]
        return sum(known) if known else None

    @property
    def is_known(self) -> bool:
        """Whether there is a count or a target."""
        return self.is_counted or len(self.targets) > 0

    @property
    def has_yearly_targets(self) -> bool:
        """Whether the target is divided into years."""
        return bool(self.targets["year"].notna().any())

    @property
    def end_target(self) -> float | None:
        """The target of the whole period: as given, else the sum of the years'."""
        whole = self._of_programme(self.targets[self.targets["year"].isna()])
        if whole is not None:
            return whole
        return self._of_programme(self.targets[self.targets["year"].notna()])

    @property
    def end_year(self) -> int | None:
        """The last year of the period."""
        if self.end is not None:
            return self.end.year
        years = self.targets["year"].dropna()
        return int(years.max()) if len(years) else None

    @property
    def first_year(self) -> int | None:
        """The first year of the period, else of the counts and targets."""
        if self.start is not None:
            return self.start.year
        years = [*self.years, *(int(year) for year in self.targets["year"].dropna())]
        return min(years, default=None)

    @staticmethod
    def _of_programme(targets: pd.DataFrame) -> float | None:
        """The sum over years: of the programme's own targets where there are some, else of its focus areas'."""
        own = targets[targets["focus_area"].isna()]
        chosen = own if len(own) else targets
        return float(chosen["target_jobs"].sum()) if chosen["target_jobs"].notna().any() else None

    def target_line(self) -> pd.DataFrame:
        """What should be reached by the end of each year. Columns: year, target.

        The years' own targets added up where they are given; else a straight line over the period, which the reader
        must be told of; without rows where the period is not known.
        """
        if self.has_yearly_targets:
            yearly = self.targets[self.targets["year"].notna()]
            sums = {
                year: self._of_programme(yearly[yearly["year"] == year]) or 0.0
                for year in sorted(int(year) for year in yearly["year"].unique())
            }
            line = pd.DataFrame({"year": list(sums), "target": list(sums.values())})
            return line.assign(target=line["target"].cumsum())
        if self.end_target is None or self.start is None or self.end is None:
            return pd.DataFrame({"year": pd.Series(dtype=int), "target": pd.Series(dtype=float)})
        years = range(self.start.year, self.end.year + 1)
        return pd.DataFrame(
            {"year": list(years), "target": [self.end_target * (place + 1) / len(years) for place in range(len(years))]}
        )

    def target_by(self, year: int) -> float | None:
        """What should be reached by the end of that year, or None."""
        line = self.target_line()
        found = line.loc[line["year"] == year, "target"]
        return float(found.iloc[0]) if len(found) else None

    def until(self, year: int) -> pd.Series | None:
        """The last count not later than the year, with its totals since the start; None where there is none."""
        rows = self.by_year[self.by_year["year"] <= year]
        return rows.iloc[-1] if len(rows) else None

    def counted_by(self, year: int) -> float | None:
        """New and secured jobs together since the start, by the end of the year; None where nothing is counted."""
        row = self.until(year)
        if row is None:
            return None
        counted = pd.Series([row["new_total"], row["secured_total"]], dtype=float).sum(min_count=1)
        return as_number(counted)

    def against_target(self, year: int) -> AgainstTarget | None:
        """The last count not later than the year, beside the line; None where one of them is missing."""
        row, counted = self.until(year), self.counted_by(year)
        target = None if row is None else self.target_by(int(row["year"]))
        if row is None or counted is None or target is None:
            return None
        return AgainstTarget(int(row["year"]), counted, target)

    def estimated_by(self, year: int) -> float:
        """Of the jobs since the start, by the end of the year, those that are only expected."""
        rows = self.by_year[self.by_year["year"] <= year]
        return float(rows[["new_estimated", "secured_estimated"]].sum().sum())

    def years_until(self, year: int) -> pd.DataFrame:
        """Rows of `by_year`, and of new and secured together: jobs, and jobs_estimated, the part only expected."""
        rows = self.by_year[self.by_year["year"] <= year].reset_index(drop=True)
        return rows.assign(
            jobs=rows[["new_jobs", "secured_jobs"]].sum(axis=1, min_count=1),
            jobs_estimated=rows[["new_estimated", "secured_estimated"]].sum(axis=1),
        )

    def differing_until(self, year: int) -> AreasDiffer | None:
        """Where the focus areas do not add up to what is reported of the whole; None where they always do."""
        rows = self.by_year[(self.by_year["year"] <= year) & self.by_year["areas_differ"].astype(bool)]
        if rows.empty:
            return None
        return AreasDiffer(
            years=tuple(int(known) for known in rows["year"]),
            whole=float(rows[["new_jobs", "secured_jobs"]].sum().sum()),
            areas=float(rows[["new_of_areas", "secured_of_areas"]].sum().sum()),
        )

    def areas_until(self, year: int) -> pd.DataFrame:
        """Per focus area: new_jobs, secured_jobs, jobs (both; since the start), target_jobs (of the whole period).

        new_estimated, secured_estimated: the part of each that is only expected.
        """
        rows = self.by_area[(self.by_area["year"] <= year) & self.by_area["focus_area"].notna()]
        is_expected = rows["is_estimate"].astype(bool)
        rows = rows.assign(
            new_estimated=rows["new_jobs"].where(is_expected), secured_estimated=rows["secured_jobs"].where(is_expected)
        )
        counts = ["new_jobs", "secured_jobs", "new_estimated", "secured_estimated"]
        counted = rows.groupby("focus_area", as_index=False)[counts].sum(min_count=1)
        of_areas = self.targets[self.targets["focus_area"].notna()]
        whole = of_areas[of_areas["year"].isna()]
        chosen = whole if len(whole) else of_areas
        targets = chosen.groupby("focus_area", as_index=False)["target_jobs"].sum(min_count=1)
        areas = counted.merge(targets, on="focus_area", how="outer")
        return areas.assign(jobs=areas[["new_jobs", "secured_jobs"]].sum(axis=1, min_count=1))

    def needed(self, year: int) -> NeededJobs | None:
        """What must come each year for the target to be reached; None without target, end, count or time left."""
        counted, row = self.counted_by(year), self.until(year)
        if counted is None or row is None or self.end_target is None or self.end_year is None:
            return None
        last_year, first_year = int(row["year"]), self.first_year
        years_left = self.end_year - last_year
        if years_left <= 0 or first_year is None:
            return None
        return NeededJobs(
            so_far=counted / (last_year - first_year + 1),
            needed=max(self.end_target - counted, 0.0) / years_left,
            years_left=years_left,
        )


def job_progress(connection: duckdb.DuckDBPyConnection, programme: str, period: Period | None = None) -> JobProgress:
    """Every count and target of the programme; without rows where it has none.

    `period`: its first and last day, where they are known already: who has asked for them does not ask again.
    """
    start, end = _period(connection, programme) if period is None else period
    return JobProgress(
        by_year=run(connection, "job_years", programme=programme),
        by_area=run(connection, "job_counts", programme=programme),
        targets=run(connection, "job_targets", programme=programme),
        start=start,
        end=end,
        undated=_undated(connection, programme),
    )


def job_stages(connection: duckdb.DuckDBPyConnection, programme: str, year: int) -> pd.DataFrame:
    """Jobs reported at each stage until and including the year.

    Columns: stage, new_jobs, secured_jobs, first_year, last_year.
    """
    return run(connection, "job_stages", programme=programme, year=year)


def expected_jobs(stages: pd.DataFrame) -> float | None:
    """New and secured jobs together that are expected, of `job_stages`; None where none are told of."""
    rows = stages[stages["stage"] == "expected"]
    return float(rows[["new_jobs", "secured_jobs"]].sum().sum()) if len(rows) else None


def _undated(connection: duckdb.DuckDBPyConnection, programme: str) -> tuple[float | None, float | None]:
    for row in run(connection, "job_undated", programme=programme).to_dict("records"):
        new, secured = (None if pd.isna(row[name]) else float(row[name]) for name in ("new_jobs", "secured_jobs"))
        return new, secured
    return None, None


def _period(connection: duckdb.DuckDBPyConnection, programme: str) -> Period:
    programmes = run(connection, "programmes")
    own = programmes[programmes["programme"] == programme]
    return _date(own["start_date"]), _date(own["end_date"])


def _date(values: pd.Series) -> dt.date | None:
    known = values.dropna()
    return pd.Timestamp(known.iloc[0]).date() if len(known) else None
