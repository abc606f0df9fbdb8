"""The sample's figures worked out a second time: from its rows, by pandas, without the product's SQL."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from functools import cache

import pandas as pd

from data import sample
from data.terms.aliases import sheet_title
from data.terms.datasets import DATASETS

SPIR = "Spir"
INVENTED = "Eksempel (oppdiktet)"

# Every year of every sample programme, with the year it is compared with by itself.
YEARS = (
    (SPIR, 2024, None),
    (INVENTED, 2020, None),
    (INVENTED, 2021, 2020),
    (INVENTED, 2022, 2021),
    (INVENTED, 2023, 2022),
    (INVENTED, 2024, 2023),
)


@dataclass(frozen=True)
class Reckoned:
    """One programme's rows as they stand in its sample file."""

    programme: str
    scores: pd.DataFrame
    budget: pd.DataFrame
    jobs: pd.DataFrame
    start: dt.date | None
    end: dt.date | None

    def form(self, year: int) -> str:
        return str(self.scores.loc[self.scores["year"] == year, "form"].iloc[0])

    def totals(self, year: int | None) -> pd.Series:
        """Indicator -> the board's total."""
        rows = self.scores[(self.scores["year"] == year) & self.scores["is_total"]]
        return rows.set_index("indicator")["score"]

    def means(self, year: int) -> pd.Series:
        """Indicator -> the mean of its statements."""
        return self.statements(year).groupby("indicator")["score"].mean()

    def statements(self, year: int) -> pd.DataFrame:
        return self.scores[(self.scores["year"] == year) & ~self.scores["is_total"]]

    def changes(self, year: int, compared: int | None) -> pd.Series:
        """Indicator -> total less the compared year's; nothing between forms."""
        if compared is None or self.form(year) != self.form(compared):
            return pd.Series(dtype=float)
        return self.totals(year) - self.totals(compared)

    def as_of(self, year: int) -> dt.date | None:
        """The date of the year's last budget report."""
        dates = self.budget.loc[self.budget["year"] == year, "as_of"].dropna()
        return max(dates) if len(dates) else None

    def pace(self, year: int) -> float | None:
        as_of = self.as_of(year)
        if as_of is None:
            return None
        return as_of.timetuple().tm_yday / (366 if calendar.isleap(year) else 365)

    def areas(self, year: int, as_of: dt.date | None) -> pd.DataFrame:
        rows = self.budget[(self.budget["year"] == year) & self.budget["focus_area"].notna()]
        return rows[rows["as_of"] == as_of].set_index("focus_area")

    def utilisation(self, year: int, as_of: dt.date | None = None) -> float | None:
        """Granted of the budget, at the date or at the last one; as reported where there are no amounts."""
        areas = self.areas(year, as_of or self.as_of(year))
        if len(areas):
            return float(areas["granted_nok"].sum() / areas["budget_nok"].sum())
        reported = self.budget.loc[self.budget["year"] == year, "utilisation"].dropna()
        return float(reported.iloc[0]) if len(reported) and as_of is None else None

    @property
    def target(self) -> float:
        return float(self.jobs["target_jobs"].dropna().iloc[0])

    def jobs_by(self, year: int | None) -> float | None:
        """New and secured together since the start; a year is reported once in the sample, at one stage."""
        rows = self.jobs[self.jobs["year"].notna() & (self.jobs["year"] <= (year or 0))]
        return float(rows[["new_jobs", "secured_jobs"]].sum().sum()) if len(rows) else None

    def target_by(self, year: int) -> float:
        """A straight line over the years of the period."""
        assert self.start is not None and self.end is not None
        years = self.end.year - self.start.year + 1
        return self.target * (year - self.start.year + 1) / years

    def is_estimate(self, year: int) -> bool:
        return bool((self.jobs.loc[self.jobs["year"] == year, "stage"] == "expected").any())


def reckoned(programme: str) -> Reckoned:
    tables = next(one.tables for one in sample.samples() if one.programme == programme)
    about = tables["programmes"][0]
    return Reckoned(
        programme,
        pd.DataFrame(tables["scores"]),
        pd.DataFrame(tables["budget"]).reindex(
            columns=["year", "focus_area", "as_of", "budget_nok", "granted_nok", "paid_nok", "utilisation"]
        ),
        pd.DataFrame(tables["jobs"]).reindex(columns=["year", "target_jobs", "new_jobs", "secured_jobs", "stage"]),
        about.get("start_date"),  # type: ignore[arg-type]
        about.get("end_date"),  # type: ignore[arg-type]
    )


@cache
def texts_from_files() -> frozenset[str]:
    """Every text in the sample files and their sheets' names: as they were written, whatever the page speaks."""
    sheets = frozenset(sheet_title(name, "nb") for name in DATASETS)
    return sheets | frozenset(
        value
        for one in sample.samples()
        for rows in one.tables.values()
        for row in rows
        for value in row.values()
        if isinstance(value, str)
    )
