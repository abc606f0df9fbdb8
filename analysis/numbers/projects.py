"""The projects of a programme until a year: how far they have come, what others put in, few large or many small, jobs.

A project has GONE ON when another names it as the one it follows and was not refused; nothing is concluded from names
that are alike. A grant is an amount above nought: what was refused may stand with nought kroner.
Where no project of the programme names any, nobody knows which have gone on: that is not that none has.
**Others per krone** is what others put in, over what the programme granted, of projects where both are known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import duckdb
import pandas as pd

from analysis.query import as_number, as_text, run
from data.terms.statuses import says_none, status_of

DAYS_OF_MONTH = 365.25 / 12
PHASES = ("pre_study", "pre_project", "main_project")
ORDERS = ("newest", "largest", "name")

ProjectState = Literal["gone_on", "done", "under_way", "ended", "stopped", "applied", "unknown"]
"""`done`: a main project that is finished, or one of which nobody can know whether it led to another. `ended`: an
earlier phase that is finished and led to no other project.
`applied`: asked for, with neither grant nor decision. `unknown`: the status says nothing that is known."""

_STATES: tuple[ProjectState, ...] = ("gone_on", "done", "under_way", "ended", "stopped", "applied", "unknown")


@dataclass(frozen=True)
class Phase:
    """The projects of one phase. `states` in the order of their fate.

    `gone_on`: None where no project says which one it follows. `decided`: all but what is only applied for.
    `usual_months` from a grant to the grant of the next phase: the median; None where no two dates are known.
    """

    phase: str
    states: tuple[ProjectState, ...]
    decided: int
    gone_on: int | None
    usual_months: float | None


@dataclass(frozen=True)
class GrantSizes:
    """Grants from the largest to the smallest, in kroner. `half_count`: how many make the first half of the money."""

    granted_nok: tuple[float, ...]
    half_count: int
    median_nok: float


@dataclass(frozen=True)
class ChainMoney:
    """What the projects of a chain were granted, in how many grants, and what others put in, in kroner.

    `others_nok`, `others_per_krone`: of the grants where it is known; None where it is of none.
    """

    granted_nok: float
    grant_count: int
    others_nok: float | None
    others_per_krone: float | None


@dataclass(frozen=True)
class ProjectJobs:
    """Expected and counted jobs of projects. `rows`: columns of `Projects.rows`; most expected first."""

    rows: pd.DataFrame

    @property
    def most(self) -> float:
        """The most jobs that any of them expects or has counted."""
        return float(self.rows[["expected_jobs", "realised_jobs"]].max().max())

    @property
    def counted_count(self) -> int:
        """How many projects are counted."""
        return int(self.rows["realised_jobs"].notna().sum())

    @property
    def held_against(self) -> tuple[float, float] | None:
        """Counted and expected jobs of the projects that say both; None where none does."""
        both = self.rows.dropna(subset=["expected_jobs", "realised_jobs"])
        return (float(both["realised_jobs"].sum()), float(both["expected_jobs"].sum())) if len(both) else None

    @property
    def counted_alone(self) -> float | None:
        """Jobs counted in projects that expected none; None where there is no such project."""
        alone = self.rows[self.rows["expected_jobs"].isna() & self.rows["realised_jobs"].notna()]
        return float(alone["realised_jobs"].sum()) if len(alone) else None


@dataclass(frozen=True)
class MeetingBefore:
    """A board meeting that has been, and the deviations that the figures told of then: (project, its words)."""

    name: str
    deviations: tuple[tuple[str, str], ...]

    def deviation_of(self, project: str) -> str | None:
        """The deviation of that project then; None where it told of none."""
        return dict(self.deviations).get(project)


@dataclass(frozen=True)
class Projects:
    """One programme's projects until the end of a year.

    `rows`: grain project; columns of the query `projects_until`, and `state`. Newest grant first, undecided before.
    `leverage`: grain owner_type (None: the whole); columns of the query `leverage`.
    """

    year: int
    rows: pd.DataFrame
    leverage: pd.DataFrame

    @cached_property
    def granted(self) -> pd.DataFrame:
        """Those with a grant."""
        return self.rows[self.rows["granted_nok"] > 0]

    @property
    def going_on_count(self) -> int:
        """How many are under way."""
        return int((self.rows["state"] == "under_way").sum())

    @property
    def granted_nok(self) -> float:
        """All that is granted, in kroner."""
        return float(self.granted["granted_nok"].sum())

    @property
    def others_per_krone(self) -> float | None:
        """What others put in for each krone of the programme's; None where no project says both."""
        return leverage_of_whole(self.leverage)

    @property
    def by_owner(self) -> pd.DataFrame:
        """`leverage` of the owner types that are known, A first."""
        return self.leverage[~self.leverage["is_whole"] & self.leverage["owner_type"].notna()].reset_index(drop=True)

    @property
    def deviating(self) -> pd.DataFrame:
        """Those that report a deviation from their plan and are not finished; words that there is none are none."""
        return self.rows[self.rows["deviation"].notna() & ~self.rows["state"].isin(["done", "ended", "gone_on"])]

    def chain_of(self, project: str) -> pd.DataFrame:
        """The project between those it grew out of and those that grew out of it, the earliest first; rows of `rows`.

        Without rows for a project that is not there.
        """
        known = self.rows.set_index("project", drop=False)
        if project not in known.index:
            return self.rows.iloc[:0]
        chain = [project]
        while (before := known.loc[chain[0], "follows_project"]) in known.index and before not in chain:
            chain.insert(0, str(before))
        while (after := known.loc[chain[-1], "followed_by"]) in known.index and after not in chain:
            chain.append(str(after))
        return known.loc[chain].reset_index(drop=True)

    @property
    def is_following_known(self) -> bool:
        """Whether any project says which one it follows; else nobody knows which have gone on."""
        return bool(self.rows["is_following_known"].any())

    def phases(self) -> tuple[Phase, ...]:
        """The phases that have projects, from study to main project."""
        return tuple(self._phase(phase) for phase in PHASES if (self.rows["phase"] == phase).any())

    def _phase(self, phase: str) -> Phase:
        rows = self.rows[self.rows["phase"] == phase]
        states = sorted(rows["state"], key=_STATES.index)
        followed = rows.merge(
            self.rows[["project", "granted_on"]].rename(columns={"project": "followed_by", "granted_on": "next_on"}),
            on="followed_by",
        )
        days = (followed["next_on"] - followed["granted_on"]).dt.days.dropna()
        return Phase(
            phase=phase,
            states=tuple(states),
            decided=sum(state != "applied" for state in states),
            gone_on=sum(state == "gone_on" for state in states) if self.is_following_known else None,
            usual_months=float(days.median()) / DAYS_OF_MONTH if len(days) else None,
        )

    def sizes(self) -> GrantSizes | None:
        """How the money is spread; None with fewer than two grants."""
        grants = self.granted["granted_nok"].sort_values(ascending=False)
        if len(grants) < 2:
            return None
        half = int((grants.cumsum() < grants.sum() / 2).sum()) + 1
        return GrantSizes(tuple(float(grant) for grant in grants), half, float(grants.median()))

    def jobs(self) -> ProjectJobs:
        """Main projects that expect jobs, and every project where some are counted.

        One that another project goes on with is left out: the same jobs are expected of both.
        """
        is_expected = (self.rows["phase"] == "main_project") & (self.rows["expected_jobs"] > 0)
        is_counted = self.rows["realised_jobs"].notna()
        rows = self.rows[(is_counted | is_expected) & ~self.rows["state"].isin(["gone_on", "applied", "stopped"])]
        return ProjectJobs(rows.sort_values(["expected_jobs", "project"], ascending=[False, True], na_position="last"))


def leverage_rows(connection: duckdb.DuckDBPyConnection, programme: str, year: int) -> pd.DataFrame:
    """What others put in until the end of that year: rows of `leverage.sql`."""
    return run(connection, "leverage", programme=programme, year=year).astype({"is_whole": bool})


def leverage_of_whole(leverage: pd.DataFrame) -> float | None:
    """What others put in for each krone granted, of `leverage_rows`; None where no project says both."""
    whole = leverage.loc[leverage["is_whole"], "others_per_krone"].dropna()
    return float(whole.iloc[0]) if len(whole) else None


def projects(
    connection: duckdb.DuckDBPyConnection, programme: str, year: int, *, leverage: pd.DataFrame | None = None
) -> Projects:
    """The programme's projects until the end of that year. `leverage`: its `leverage_rows`, where they are known."""
    rows = run(connection, "projects_until", programme=programme, year=year)
    refused = [str(row["project"]) for row in rows.to_dict("records") if _is_refused(row)]
    rows = rows.assign(
        followed_by=rows["followed_by"].mask(rows["followed_by"].isin(refused)),
        deviation=rows["deviation"].map(lambda text: None if says_none(as_text(text)) else text),
    )
    return Projects(
        year=year,
        rows=rows.assign(state=[_state(row) for row in rows.to_dict("records")]),
        leverage=leverage_rows(connection, programme, year) if leverage is None else leverage,
    )


def rows_chosen(known: Projects, text: str, phase: str, order: str) -> pd.DataFrame:
    """The projects with those words in name, owner, number or area, of that phase ("" is all), in that order.

    `order`: newest, largest, or name.
    """
    rows = known.rows
    words = text.casefold().split()
    if words:
        searched = rows[["project", "name", "company", "focus_area"]].fillna("").agg(" ".join, axis=1).str.casefold()
        rows = rows[[all(word in one for word in words) for one in searched]]
    if phase:
        rows = rows[rows["phase"] == phase]
    if order == "largest":
        return rows.sort_values(["granted_nok", "project"], ascending=[False, True], na_position="last")
    return rows.sort_values("name", key=lambda names: names.str.casefold()) if order == "name" else rows


def meetings_in_a_row(project: str, before: Sequence[MeetingBefore]) -> int:
    """At how many of the last meetings in a row the project told of a deviation. `before`: the newest first."""
    return next((place for place, one in enumerate(before) if one.deviation_of(project) is None), len(before))


def others_nok(row: Mapping[Any, Any]) -> float | None:
    """What others put into a project, in kroner; None where cost or grant is unknown, or the grant is the larger."""
    granted, cost = as_number(row["granted_nok"]), as_number(row["total_cost_nok"])
    return cost - granted if granted is not None and cost is not None and cost >= granted else None


def others_per_krone(row: Mapping[Any, Any]) -> float | None:
    """What others put into a project for each krone of its grant; None where nobody knows or nothing is granted."""
    granted, others = as_number(row["granted_nok"]), others_nok(row)
    return others / granted if others is not None and granted else None


def money_of_chain(chain: pd.DataFrame) -> ChainMoney | None:
    """The grants of a chain, as `Projects.chain_of` gives it; None without any."""
    granted = chain[chain["granted_nok"] > 0]
    if granted.empty:
        return None
    others = pd.Series([others_nok(row) for row in granted.to_dict("records")], index=granted.index, dtype=float)
    beside = float(granted.loc[others.notna(), "granted_nok"].sum())
    return ChainMoney(
        granted_nok=float(granted["granted_nok"].sum()),
        grant_count=len(granted),
        others_nok=float(others.sum()) if beside else None,
        others_per_krone=float(others.sum()) / beside if beside else None,
    )


def days_of_chain(chain: pd.DataFrame) -> int | None:
    """Days from the grant of the first project of a chain to that of the last; None where one has no date."""
    first, last = chain["granted_on"].iloc[0], chain["granted_on"].iloc[-1]
    return None if pd.isna(first) or pd.isna(last) else int((last - first).days)


def _is_granted(row: Mapping[Any, Any]) -> bool:
    return bool(row["granted_nok"] > 0)


def _is_refused(row: Mapping[Any, Any]) -> bool:
    return status_of(as_text(row["status"])) == "stopped" and not _is_granted(row)


def _state(row: Mapping[Any, Any]) -> ProjectState:
    if pd.notna(row["followed_by"]):
        return "gone_on"
    status = status_of(as_text(row["status"]))
    if status == "stopped":
        return "stopped"
    if status == "done" or pd.notna(row["actual_end"]):
        return "ended" if row["is_following_known"] and row["phase"] != "main_project" else "done"
    if status in ("applied", "planned") and not _is_granted(row):
        return "applied"
    if status is None:
        return "unknown" if _is_granted(row) else "applied"
    return "under_way"
