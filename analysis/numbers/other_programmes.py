"""A programme beside others in the same **programme year**: the calendar year in which it began is the first.

Only programmes of the same kind are compared, real with real and invented with invented, and only what is defined
alike: totals of the same indicator on the same form; **utilisation** at the same day of the year, reported or worked
out in both; jobs that are **counted** (never expected ones) as a share of the whole period's target; what others put
in for each krone granted. Of fewer than `LEAST` others nothing is given, neither number nor word: what stands for few
can be led back to one. A connection sees what its user may see, and nothing else is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Literal

import duckdb
import pandas as pd

from analysis.numbers.budget import BudgetReports, budget_reports
from analysis.numbers.jobs import JobProgress, Period, job_progress
from analysis.numbers.projects import leverage_of_whole, leverage_rows
from analysis.numbers.scores import Assessments
from analysis.query import as_date, run
from data import frameworks

LEAST = 5
"""The fewest others of whom something is told."""

AmongOthers = Literal["higher", "within", "lower"]
Measured = Literal["budget_use", "job_target", "leverage"]
MEASURED: tuple[Measured, ...] = ("budget_use", "job_target", "leverage")
Reason = Literal["own_missing", "own_undated", "own_expected", "too_few"]


@dataclass(frozen=True)
class Compared:
    """An own figure and those of others, lowest first; never fewer than `LEAST`, and in no order of programmes."""

    subject: str
    own: float
    others: tuple[float, ...]

    @property
    def low(self) -> float:
        """The lowest of the others."""
        return self.others[0]

    @property
    def high(self) -> float:
        """The highest of the others."""
        return self.others[-1]

    @property
    def middle(self) -> float:
        """The median of the others."""
        return float(median(self.others))

    @property
    def place(self) -> AmongOthers:
        """Where the own figure lies: above all others, below all, or neither."""
        return "higher" if self.own > self.high else "lower" if self.own < self.low else "within"


@dataclass(frozen=True)
class Path:
    """The totals of one indicator on one form, by programme year; the own until the chosen year.

    `others`: one mapping for each other programme, in no order of programmes. `own_change`, `others_change`: from the
    earliest own programme year that `LEAST` others share with the chosen one until that one, the others' as a median;
    None where there is none.
    """

    indicator: str
    own: Mapping[int, float]
    others: tuple[Mapping[int, float], ...]
    own_change: float | None = None
    others_change: float | None = None


@dataclass(frozen=True)
class OtherProgrammes:
    """What of a programme's year can be compared with others, in the order of the form.

    `programme_year` is None where the start or the kind is not known. `names`: every other programme of the
    comparison, by name, none where they are fewer than `LEAST`. `reached_count`: how many of them have a total on the
    same form in the same programme year, or fewer than `LEAST` as 0. `undated_count`: how many are left out because
    their start is not known. `left_out`: what is not compared, and why. `other_forms`: the own earlier programme years
    on another form, which no path shows.
    """

    programme_year: int | None
    names: tuple[str, ...] = ()
    reached_count: int = 0
    undated_count: int = 0
    indicators: tuple[Compared, ...] = ()
    measured: tuple[Compared, ...] = ()
    left_out: tuple[tuple[str, Reason], ...] = ()
    paths: tuple[Path, ...] = ()
    other_forms: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare."""
        return not self.indicators and not self.measured


def other_programmes(
    connection: duckdb.DuckDBPyConnection,
    programme: str,
    year: int,
    assessments: Assessments,
    budget: BudgetReports,
    jobs: JobProgress,
    *,
    leverage: pd.DataFrame,
) -> OtherProgrammes:
    """The programme's year beside others in the same programme year; its own figures are passed in.

    `leverage`: its `leverage_rows` until that year.
    """
    group = run(connection, "other_programmes", programme=programme)
    starts = {
        str(row["programme"]): int(row["start_year"]) for row in group.dropna(subset="start_year").to_dict("records")
    }
    if programme not in starts or year < starts[programme]:
        return OtherProgrammes(None)
    programme_year = year - starts.pop(programme) + 1
    if len(starts) < LEAST:
        return OtherProgrammes(programme_year)
    totals = _totals(connection, programme, year, assessments)
    indicators, without = _indicators(totals, year, programme_year, assessments)
    own: dict[Measured, float | Reason | None] = {
        "budget_use": _own_utilisation(budget, year),
        "job_target": _own_jobs(jobs, year),
        "leverage": leverage_of_whole(leverage),
    }
    measured, unmeasured = _measured(connection, own, starts, _periods(group), year, programme_year, budget)
    at_the_time = totals[totals["programme_year"] == programme_year]
    return OtherProgrammes(
        programme_year,
        names=tuple(str(row["name"]) for row in group.to_dict("records") if row["programme"] in starts),
        reached_count=int(at_the_time["programme"].nunique()),
        undated_count=int(group["start_year"].isna().sum()),
        indicators=indicators,
        measured=measured,
        left_out=(*without, *unmeasured),
        paths=tuple(_path(one.subject, totals, year, programme_year, assessments) for one in indicators),
        other_forms=tuple(
            known - year + programme_year
            for known in assessments.years
            if 0 < known - year + programme_year < programme_year
            and assessments.forms[known] != assessments.forms.get(year)
        ),
    )


def _totals(connection: duckdb.DuckDBPyConnection, programme: str, year: int, assessments: Assessments) -> pd.DataFrame:
    """The others' totals on the form of the year; without rows where the year is not assessed."""
    return run(
        connection, "other_programmes_totals", programme=programme, form=assessments.forms.get(year, ""), least=LEAST
    )


def _indicators(
    totals: pd.DataFrame, year: int, programme_year: int, assessments: Assessments
) -> tuple[tuple[Compared, ...], tuple[tuple[str, Reason], ...]]:
    if year not in assessments.forms:
        return (), ()
    compared: list[Compared] = []
    left_out: list[tuple[str, Reason]] = []
    for indicator in frameworks.form(assessments.forms[year]).indicators:
        own = assessments.total(year, indicator.code)
        others = totals.loc[
            (totals["indicator"] == indicator.code) & (totals["programme_year"] == programme_year), "total"
        ]
        if own is None:
            left_out.append((indicator.code, "own_missing"))
        elif others.empty:
            left_out.append((indicator.code, "too_few"))
        else:
            compared.append(Compared(indicator.code, own, tuple(sorted(map(float, others)))))
    return tuple(compared), tuple(left_out)


def _path(indicator: str, totals: pd.DataFrame, year: int, programme_year: int, assessments: Assessments) -> Path:
    known = {other: assessments.total(other, indicator) for other in assessments.years if other <= year}
    own = {
        other - year + programme_year: total
        for other, total in known.items()
        if total is not None and assessments.forms[other] == assessments.forms[year]
    }
    rows = totals[totals["indicator"] == indicator]
    # By what they are, never by whose: in the order of the names, which are told, each would be led back to one.
    others = tuple(
        sorted(
            (
                {int(row["programme_year"]): float(row["total"]) for row in path.to_dict("records")}
                for _, path in rows.groupby("programme")
            ),
            key=lambda path: sorted(path.items()),
        )
    )
    for first in sorted(own):
        changes = [path[programme_year] - path[first] for path in others if {first, programme_year} <= path.keys()]
        if 0 < first < programme_year and len(changes) >= LEAST:
            change = own[programme_year] - own[first]
            return Path(indicator, own, others, change, float(median(changes)))
    return Path(indicator, own, others)


def _measured(
    connection: duckdb.DuckDBPyConnection,
    own: Mapping[Measured, float | Reason | None],
    starts: Mapping[str, int],
    periods: Mapping[str, Period],
    year: int,
    programme_year: int,
    budget: BudgetReports,
) -> tuple[tuple[Compared, ...], tuple[tuple[str, Reason], ...]]:
    of_other: dict[Measured, Callable[[str, int], float | None]] = {
        "budget_use": lambda other, at: _same_utilisation(budget, year, budget_reports(connection, other), at),
        "job_target": lambda other, at: _share_of_target(job_progress(connection, other, periods[other]), at),
        "leverage": lambda other, at: (
            leverage_of_whole(leverage_rows(connection, other, at)) if _has_come_to(connection, other, at) else None
        ),
    }
    compared: list[Compared] = []
    left_out: list[tuple[str, Reason]] = []
    for subject in MEASURED:
        figure = own[subject]
        if not isinstance(figure, float):
            left_out += [(subject, figure)] if figure is not None else []
            continue
        others = list(_known(of_other[subject](other, start + programme_year - 1) for other, start in starts.items()))
        if len(others) < LEAST:
            left_out.append((subject, "too_few"))
        else:
            compared.append(Compared(subject, figure, tuple(sorted(others))))
    return tuple(compared), tuple(left_out)


def _known(values: Iterator[float | None]) -> Iterator[float]:
    return (value for value in values if value is not None)


def _own_utilisation(budget: BudgetReports, year: int) -> float | Reason | None:
    whole = budget.whole(year)
    if whole is None or pd.isna(whole["utilisation"]):
        return None
    return "own_undated" if budget.as_of(year) is None else float(whole["utilisation"])


def _same_utilisation(budget: BudgetReports, year: int, other: BudgetReports, other_year: int) -> float | None:
    """The other's utilisation at the same day of its year, where it is worked out as ours is; else None."""
    own, as_of = budget.whole(year), budget.as_of(year)
    assert own is not None and as_of is not None  # asked only where the own is known
    day = (pd.Timestamp(as_of) + pd.DateOffset(years=other_year - year)).date()
    whole = other.whole_at(other_year, day)
    if whole is None or pd.isna(whole["utilisation"]):
        return None
    is_alike = bool(whole["utilisation_is_reported"]) == bool(own["utilisation_is_reported"])
    return float(whole["utilisation"]) if is_alike else None


def _own_jobs(jobs: JobProgress, year: int) -> float | Reason | None:
    if year not in jobs.years or not jobs.end_target:
        return None
    share = _share_of_target(jobs, year)
    return "own_expected" if share is None else share


def _periods(group: pd.DataFrame) -> dict[str, Period]:
    return {
        str(row["programme"]): (as_date(row["start_date"]), as_date(row["end_date"]))
        for row in group.to_dict("records")
    }


def _share_of_target(jobs: JobProgress, year: int) -> float | None:
    """Jobs counted since the start as a share of the whole target; None where the year has no count, or expects."""
    counted = jobs.counted_by(year)
    if year not in jobs.years or not jobs.end_target or counted is None or jobs.estimated_by(year):
        return None
    return counted / jobs.end_target


def _has_come_to(connection: duckdb.DuckDBPyConnection, programme: str, year: int) -> bool:
    """Whether the programme has said anything of that year: what is counted since the start has no year of its own."""
    return year in run(connection, "years", programme=programme)["year"].to_list()
