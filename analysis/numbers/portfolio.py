"""The projects a programme has granted money to, and the actions it plans, as they stood in a year.

A project counts from the year of its grant; one without a date counts in every year, because nobody knows better.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import pandas as pd

from analysis.query import run


@dataclass(frozen=True)
class Portfolio:
    """One programme's projects and actions until the end of a year.

    `projects`: grain project; columns project, name, company, phase, focus_area, owner_type, total_cost_nok,
    granted_nok, granted_on, status, expected_jobs. Newest grant first; without a date first of all.
    `sums`: grain part, code; columns part (focus_area, phase, owner_type or whole), code, project_count,
    granted_nok, total_cost_nok, expected_jobs. Only projects with a grant; largest grant first.
    `actions`: grain action; columns year, indicator, text, responsible, due, status, is_planned (else only
    recommended in the year's report). Planned first, newest year first.
    """

    year: int
    projects: pd.DataFrame
    sums: pd.DataFrame
    actions: pd.DataFrame

    def by(self, part: str) -> pd.DataFrame:
        """The sums of one part: focus_area, phase or owner_type."""
        return self.sums[self.sums["part"] == part].drop(columns="part").reset_index(drop=True)

    @property
    def whole(self) -> pd.Series | None:
        """The sums of all projects with a grant; None where there is none."""
        rows = self.by("whole")
        return rows.iloc[0] if len(rows) else None

    @property
    def undecided(self) -> pd.DataFrame:
        """Projects that somebody has applied for and that have no grant."""
        return self.projects[self.projects["granted_nok"].isna()]


def portfolio(connection: duckdb.DuckDBPyConnection, programme: str, year: int) -> Portfolio:
    """The programme's projects and actions until the end of that year."""
    asked = {"programme": programme, "year": year}
    return Portfolio(
        year=year,
        projects=run(connection, "projects", **asked),
        sums=run(connection, "portfolio", **asked),
        actions=run(connection, "plan", **asked),
    )
