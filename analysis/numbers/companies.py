"""The companies and others that own a project of the programme's, and how large they are.

One is REACHED when a project of its own has a grant, or goes on or has gone on without one being told. It counts once,
whatever its projects; its size is what the newest of them says.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.numbers.projects import Projects
from analysis.query import as_text
from data.terms.company_sizes import COMPANY_SIZES, CompanySize, company_size_of

_GOING_OR_GONE = ("gone_on", "done", "under_way", "ended")


@dataclass(frozen=True)
class Company:
    """One owner of projects. `size_text`: its size as the file has it. `granted_nok`: all its grants, in kroner.

    `size` is None where nothing is said, or what is said is of no one group.
    """

    name: str
    size: CompanySize | None
    size_text: str | None
    project_count: int
    granted_nok: float | None


@dataclass(frozen=True)
class CompaniesReached:
    """Every owner that is reached, those with the most in grants first."""

    companies: tuple[Company, ...]

    @cached_property
    def by_size(self) -> dict[CompanySize, tuple[Company, ...]]:
        """Those of each size that has any, the smallest first."""
        found = {size: tuple(one for one in self.companies if one.size == size) for size in COMPANY_SIZES}
        return {size: companies for size, companies in found.items() if companies}

    @property
    def in_other_words(self) -> tuple[Company, ...]:
        """Those of which something is said that is of no one group."""
        return tuple(one for one in self.companies if one.size is None and one.size_text)

    @property
    def without_size(self) -> tuple[Company, ...]:
        """Those of which nobody says how large they are."""
        return tuple(one for one in self.companies if one.size_text is None)


def companies_reached(known: Projects) -> CompaniesReached:
    """The owners of the programme's projects until the year of the projects."""
    rows = known.rows
    rows = rows[rows["company"].notna() & ((rows["granted_nok"] > 0) | rows["state"].isin(_GOING_OR_GONE))]
    rows = rows.sort_values(["granted_on", "project"], ascending=[False, True], na_position="last", kind="stable")
    names = rows["company"].astype(str).str.split().str.join(" ")
    found = [_company(group) for _, group in rows.assign(company=names).groupby(names.str.casefold(), sort=False)]
    return CompaniesReached(tuple(sorted(found, key=lambda one: (-(one.granted_nok or 0.0), one.name))))


def _company(rows: pd.DataFrame) -> Company:
    """`rows`: its projects, the newest grant first."""
    sizes = [text for text in map(as_text, rows["company_size"]) if text]
    grants = rows["granted_nok"].dropna()
    return Company(
        name=str(rows["company"].iloc[0]),
        size=company_size_of(sizes[0]) if sizes else None,
        size_text=sizes[0] if sizes else None,
        project_count=len(rows),
        granted_nok=float(grants.sum()) if len(grants) else None,
    )
