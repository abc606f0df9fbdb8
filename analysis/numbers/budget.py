"""How much of the money is used, per year and focus area.

**Utilisation** is the reported share if one is reported, else granted / budget. Paid / budget is a figure of its own.
What is reported of the **whole** programme holds before the sum of its focus areas; where the two differ, that is told.
**Pace** is the share of the calendar year that has passed at the as-of date: no date, no pace. A running year is
compared with the **same date last year**, never with the whole of it. **Needed rate** is what is left, over the time
that is left.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from math import floor
from typing import Literal

import duckdb
import pandas as pd

from analysis.numbers.extremes import extremes
from analysis.query import run

MONTHS_OF_YEAR = 12
# A percentage point, and the half of a tenth that a rounded share hides.
_SAME_SHARE = 0.0105
_ON_PACE = 0.01
_LEAST_ROUNDED = 10_000  # kroner; of less, a thousand more or less is told


def from_pace(away: float) -> Literal["behind", "on", "ahead"]:
    """Where a use of the budget stands that is so far from the pace, as shares of it: on it within one per cent,
    for shares are told in whole ones.
    """
    points = round(away, 9)
    return "ahead" if points > _ON_PACE else "behind" if points < -_ON_PACE else "on"


@dataclass(frozen=True)
class NeededRate:
    """Kroner a month: granted so far, and needed for the rest of the year to use what is left."""

    so_far_nok: float
    needed_nok: float
    months_left: float

    @property
    def rounded_nok(self) -> tuple[float, float]:
        """Both to whole thousands, so far first; as they are where one is too small for that."""
        amounts = (self.so_far_nok, self.needed_nok)
        is_small = any(0 < amount < _LEAST_ROUNDED for amount in amounts)
        return amounts if is_small else (_thousands(self.so_far_nok), _thousands(self.needed_nok))


@dataclass(frozen=True)
class MostUsedArea:
    """In how many years (`times`, of `years`) a focus area used most; `area` None where several did so as often."""

    area: str | None
    times: int
    years: int


@dataclass(frozen=True)
class BudgetReports:
    """Every budget report of one programme.

    `rows`: grain year, as_of, focus_area (NULL is the whole programme); columns year, as_of, focus_area, budget_nok,
    granted_nok, paid_nok, remaining_nok, utilisation, utilisation_is_reported, utilisation_of_amounts (what the amounts
    give, whatever is reported), paid_share, pace (0 to 1); of the whole also parts_differ, parts_budget_nok and
    parts_granted_nok: whether its focus areas add up to something else, and to what.
    """

    rows: pd.DataFrame

    @property
    def years(self) -> tuple[int, ...]:
        """The years with a report, oldest first."""
        return tuple(sorted(int(year) for year in self.rows["year"].unique()))

    def as_of(self, year: int) -> dt.date | None:
        """The date of the year's latest report; None where it has no date, or there is no report."""
        dates = self.rows.loc[self.rows["year"] == year, "as_of"].dropna()
        return pd.Timestamp(dates.max()).date() if len(dates) else None

    def latest(self, year: int) -> pd.DataFrame:
        """The rows of the year's latest report, the whole first; empty where there is none."""
        return self.at(year, self.as_of(year))

    def at(self, year: int, as_of: dt.date | None) -> pd.DataFrame:
        """The rows of the report of that year and date."""
        rows = self.rows[self.rows["year"] == year]
        dated = rows["as_of"].isna() if as_of is None else rows["as_of"] == pd.Timestamp(as_of)
        return rows[dated].reset_index(drop=True)

    def whole(self, year: int) -> pd.Series | None:
        """The row of the whole programme in the year's latest report, or None."""
        return _whole(self.latest(year))

    def whole_at(self, year: int, as_of: dt.date) -> pd.Series | None:
        """The row of the whole programme in the report of that year and date, or None."""
        return _whole(self.at(year, as_of))

    def same_date(self, year: int, other_year: int) -> pd.DataFrame:
        """The other year's report at the same day and month as the year's latest; empty where there is none."""
        as_of = self.as_of(year)
        if as_of is None:
            return self.rows.iloc[0:0]
        # A report of a year may be dated after it; a 29 February is a 28 in a year that has none.
        return self.at(other_year, (pd.Timestamp(as_of) + pd.DateOffset(years=other_year - year)).date())

    def whole_at_same_date(self, year: int, other_year: int) -> pd.Series | None:
        """The whole programme in the other year, at the same date as the year's latest report; None where missing."""
        return _whole(self.same_date(year, other_year))

    def areas_until(self, year: int) -> pd.DataFrame:
        """The focus areas of each year's latest report until that year; the newest first, in a year the most used."""
        reports = [self.latest(known) for known in self.years if known <= year]
        rows = pd.concat(reports[::-1]) if reports else self.rows.iloc[:0]
        areas = rows[rows["focus_area"].notna()]
        return areas.sort_values(["year", "utilisation"], ascending=False, na_position="last")

    def most_used_area(self, year: int) -> MostUsedArea | None:
        """The focus area that most often used most of its budget; None with fewer than two years of known shares."""
        known = self.areas_until(year).dropna(subset="utilisation")
        first = known.drop_duplicates("year")["focus_area"].value_counts()
        if first.sum() < 2:
            return None
        is_even = len(first) > 1 and first.iloc[0] == first.iloc[1]
        return MostUsedArea(None if is_even else str(first.index[0]), int(first.iloc[0]), int(first.sum()))

    def furthest_from_pace(self, year: int) -> tuple[str, str] | None:
        """The focus areas furthest ahead and furthest behind in a running year; None unless both sides have some."""
        rows = self.latest(year)
        areas = rows[rows["focus_area"].notna() & rows["utilisation"].notna() & (rows["pace"] < 1)]
        found = extremes(areas.assign(away=areas["utilisation"] - areas["pace"]), "away")
        if found is None or (from_pace(found.low), from_pace(found.high)) != ("behind", "ahead"):
            return None
        return str(found.highest["focus_area"].iloc[0]), str(found.lowest["focus_area"].iloc[0])

    def needed_rate(self, year: int) -> NeededRate | None:
        """What must be granted a month for the rest of the year; None without amounts, a date, or time left."""
        whole = self.whole(year)
        if whole is None or pd.isna(whole["pace"]) or pd.isna(whole["remaining_nok"]):
            return None
        pace = float(whole["pace"])
        if pace <= 0 or pace >= 1:
            return None
        date = pd.Timestamp(whole["as_of"])
        # At the end of a month whole months have passed; else they are counted by days.
        passed = float(date.month) if date.is_month_end else pace * MONTHS_OF_YEAR
        return NeededRate(
            so_far_nok=float(whole["granted_nok"]) / passed,
            needed_nok=max(float(whole["remaining_nok"]), 0.0) / (MONTHS_OF_YEAR - passed),
            months_left=MONTHS_OF_YEAR - passed,
        )

    def by_year(self, year: int) -> pd.DataFrame:
        """The whole programme, one row per year: at the same date as the year's latest report where a year has one.

        Columns as `rows`, and is_same_date. A year without a report of that date stands with its latest.
        """
        picked = []
        for known in self.years:
            whole = self.whole_at_same_date(year, known)
            is_same_date = whole is not None
            whole = whole if whole is not None else self.whole(known)
            if whole is not None:
                picked.append({**whole.to_dict(), "is_same_date": is_same_date})
        return pd.DataFrame(picked, columns=[*self.rows.columns, "is_same_date"])


def says_two_shares(whole: pd.Series) -> bool:
    """Whether the share that is reported of the whole is another than its amounts give."""
    of_amounts = whole["utilisation_of_amounts"]
    if not whole["utilisation_is_reported"] or pd.isna(of_amounts):
        return False
    return abs(float(whole["utilisation"]) - float(of_amounts)) > _SAME_SHARE


def _thousands(amount: float) -> float:
    return floor(amount / 1000 + 0.5) * 1000.0


def _whole(rows: pd.DataFrame) -> pd.Series | None:
    found = rows[rows["focus_area"].isna()]
    return found.iloc[0] if len(found) else None


def budget_reports(connection: duckdb.DuckDBPyConnection, programme: str) -> BudgetReports:
    """Every budget report of the programme; without rows where it has none."""
    return BudgetReports(run(connection, "budget_reports", programme=programme))
