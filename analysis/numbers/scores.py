"""What the board and the statements say of each indicator, year by year.

**Total** is the score the board agreed on. **Statement mean** is the arithmetic mean of the indicator's statements.
Neither replaces the other; the **gap** is total minus mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import duckdb
import numpy as np
import pandas as pd

from analysis.query import run
from data import frameworks


@dataclass(frozen=True)
class FormBreak:
    """A change of form between two assessed years."""

    before: int
    after: int
    form_before: str
    form_after: str


@dataclass(frozen=True)
class Changes:
    """The indicators of a year whose total can be compared with another year's, in the order of the form."""

    risen: tuple[str, ...]
    fallen: tuple[str, ...]
    unchanged: tuple[str, ...]

    @property
    def compared_count(self) -> int:
        """How many can be compared."""
        return len(self.risen) + len(self.fallen) + len(self.unchanged)


@dataclass(frozen=True)
class Assessments:
    """Every assessment of one programme.

    `indicators`: grain year, indicator; columns year, form, indicator, total, statement_mean, statement_count, gap.
    `statements`: grain year, indicator, statement; columns year, form, indicator, statement, score.
    """

    indicators: pd.DataFrame
    statements: pd.DataFrame

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The assessed years, oldest first."""
        return tuple(sorted(int(year) for year in self.indicators["year"].unique()))

    @cached_property
    def forms(self) -> dict[int, str]:
        """Year -> the form it was assessed on; where a year has rows of several, the one with most rows."""
        counts = self.indicators.groupby(["year", "form"]).size().reset_index(name="rows").sort_values(["rows", "form"])
        return {int(year): str(form) for year, form in zip(counts["year"], counts["form"], strict=True)}

    @cached_property
    def breaks(self) -> tuple[FormBreak, ...]:
        """Where one assessed year and the next were on different forms."""
        pairs = zip(self.years, self.years[1:], strict=False)
        return tuple(FormBreak(a, b, self.forms[a], self.forms[b]) for a, b in pairs if self.forms[a] != self.forms[b])

    def scale(self, year: int) -> frameworks.Scale:
        """The scale of the form the year was assessed on."""
        return frameworks.form(self.forms[year]).scale

    def previous_year(self, year: int) -> int | None:
        """The last assessed year before that one."""
        return max((known for known in self.years if known < year), default=None)

    def is_same_scale(self, year: int, other: int) -> bool:
        """Whether scores of the two years may be subtracted from each other."""
        a, b = self.scale(year), self.scale(other)
        return (a.minimum, a.maximum) == (b.minimum, b.maximum)

    def total(self, year: int, indicator: str) -> float | None:
        """The board's total, or None."""
        return self._value(year, indicator, "total")

    def mean(self, year: int, indicator: str) -> float | None:
        """The mean of the statements, or None."""
        return self._value(year, indicator, "statement_mean")

    @cached_property
    def _values(self) -> dict[tuple[int, str], dict[str, float | None]]:
        """(Year, indicator) of the year's own form -> its total and its mean; a page asks for them a hundred times."""
        return {
            (int(row["year"]), str(row["indicator"])): {
                column: None if pd.isna(row[column]) else float(row[column]) for column in ("total", "statement_mean")
            }
            for row in self.indicators.to_dict("records")
            if row["form"] == self.forms[int(row["year"])]
        }

    def statement(self, year: int, indicator: str, statement: str) -> float | None:
        """The score of a statement on the year's own form, or None."""
        return self._statements.get((year, indicator, statement))

    @cached_property
    def _statements(self) -> dict[tuple[int, str, str], float]:
        return {
            (int(row["year"]), str(row["indicator"]), str(row["statement"])): float(row["score"])
            for row in self.statements.to_dict("records")
            if row["form"] == self.forms.get(int(row["year"])) and not pd.isna(row["score"])
        }

    def _value(self, year: int, indicator: str, column: str) -> float | None:
        return self._values.get((year, indicator), {}).get(column)

    def profile(self, year: int, compared_year: int | None) -> pd.DataFrame:
        """One row per indicator of the year's form, in the form's order, also those without a score.

        Columns: indicator, total, statement_mean, statement_count, gap, previous (the compared year's total, only
        where the indicators are comparable and on the same scale), change (total - previous).
        """
        if (year, compared_year) not in self._profiles:
            self._profiles[year, compared_year] = self._profile(year, compared_year)
        return self._profiles[year, compared_year].copy()

    @cached_property
    def _profiles(self) -> dict[tuple[int, int | None], pd.DataFrame]:
        return {}

    def _profile(self, year: int, compared_year: int | None) -> pd.DataFrame:
        form = frameworks.form(self.forms[year])
        rows = self.indicators[(self.indicators["year"] == year) & (self.indicators["form"] == form.code)]
        frame = pd.DataFrame({"indicator": [indicator.code for indicator in form.indicators]}).merge(
            rows.drop(columns=["year", "form"]), on="indicator", how="left"
        )
        frame["previous"] = [self._comparable_total(code, year, compared_year) for code in frame["indicator"]]
        frame["previous"] = frame["previous"].astype(float)
        frame["change"] = frame["total"] - frame["previous"]
        return frame

    def changes(self, year: int, compared_year: int | None) -> Changes:
        """Which totals are higher, lower and as high as in the compared year."""
        rows = self.profile(year, compared_year).dropna(subset="change")
        risen, fallen, unchanged = (
            tuple(rows.loc[np.sign(rows["change"]) == sign, "indicator"].astype(str)) for sign in (1, -1, 0)
        )
        return Changes(risen, fallen, unchanged)

    def fallen_twice(self, year: int) -> tuple[str, ...]:
        """Indicators whose total fell since the assessed year before, and had fallen to that one; of one scale."""
        last = [known for known in self.years if known <= year][-3:]
        if len(last) < 3 or last[-1] != year:
            return ()
        first, second, third = last
        fallen = []
        for code in self.changes(third, second).fallen:
            totals = self.comparable_totals(code, third)
            if first in totals and totals[first] > totals[second]:
                fallen.append(code)
        return tuple(fallen)

    def _comparable_total(self, indicator: str, year: int, compared_year: int | None) -> float:
        if compared_year not in self.forms or compared_year is None or not self.is_same_scale(year, compared_year):
            return np.nan
        other = frameworks.comparable(self.forms[year], indicator, self.forms[compared_year])
        total = self.total(compared_year, other) if other else None
        return np.nan if total is None else total

    def comparable_totals(self, indicator: str, year: int) -> dict[int, float]:
        """Year -> the total of an indicator of the form of `year`: only what may be subtracted from that year's."""
        if year not in self.forms:
            return {}
        known = {other: self._comparable_total(indicator, year, other) for other in self.years if other <= year}
        return {other: total for other, total in known.items() if not np.isnan(total)}

    def matrix(self, year: int) -> pd.DataFrame:
        """Every total of every year, arranged by the indicators of the form of `year`.

        Columns: indicator (of that form; an indicator comparable to none of its own keeps its code), own_indicator,
        form, year, total, statement_mean, scale_minimum, scale_maximum.
        """
        target = self.forms[year]
        rows = self.indicators.copy()
        rows = rows[[self.forms[int(y)] == form for y, form in zip(rows["year"], rows["form"], strict=True)]]
        rows["own_indicator"] = rows["indicator"]
        rows["indicator"] = [
            frameworks.comparable(form, code, target) or f"{form}:{code}"
            for form, code in zip(rows["form"], rows["own_indicator"], strict=True)
        ]
        scales = [frameworks.form(form).scale for form in rows["form"]]
        rows["scale_minimum"] = [scale.minimum for scale in scales]
        rows["scale_maximum"] = [scale.maximum for scale in scales]
        return rows.reset_index(drop=True)

    def grid(self, year: int) -> pd.DataFrame:
        """`matrix` until and including `year`, with a row for every indicator of its form in every year.

        Indicators only of older forms come last, and only for the years in which they were assessed.
        """
        rows = self.matrix(year)
        rows = rows[rows["year"] <= year]
        own = [indicator.code for indicator in frameworks.form(self.forms[year]).indicators]
        years = [known for known in self.years if known <= year]
        complete = pd.MultiIndex.from_product([own, years], names=["indicator", "year"]).to_frame(index=False)
        older = rows[~rows["indicator"].isin(own)].sort_values(["indicator", "year"])
        return pd.concat([complete.merge(rows, on=["indicator", "year"], how="left"), older], ignore_index=True)

    def statements_of(self, year: int, indicator: str, compared_year: int | None) -> pd.DataFrame:
        """The statements of one indicator in the form's order, those in own words last.

        Columns: statement, score, previous (same form only).
        """
        rows = self.statements[
            (self.statements["year"] == year)
            & (self.statements["form"] == self.forms[year])
            & (self.statements["indicator"] == indicator)
        ]
        form = frameworks.form(self.forms[year])
        known = [s.code for s in form.indicator(indicator).statements] if form.has_indicator(indicator) else []
        codes = known + [code for code in rows["statement"] if code not in known]
        scores = dict(zip(rows["statement"], rows["score"], strict=True))
        before = self._statement_scores(compared_year, year, indicator)
        return pd.DataFrame(
            {
                "statement": codes,
                "score": [scores.get(code, np.nan) for code in codes],
                "previous": [before.get(code, np.nan) for code in codes],
            }
        ).astype({"score": float, "previous": float})

    def _statement_scores(self, compared_year: int | None, year: int, indicator: str) -> dict[str, float]:
        if compared_year is None or self.forms.get(compared_year) != self.forms[year]:
            return {}
        rows = self.statements[(self.statements["year"] == compared_year) & (self.statements["indicator"] == indicator)]
        return dict(zip(rows["statement"], rows["score"], strict=True))

    def history(self, indicator: str, year: int) -> pd.DataFrame:
        """One indicator of the form of `year` through all years in which it, or one comparable to it, was assessed.

        Columns as `matrix`.
        """
        rows = self.matrix(year)
        return rows[rows["indicator"] == indicator].sort_values("year").reset_index(drop=True)


def assessments(connection: duckdb.DuckDBPyConnection, programme: str) -> Assessments:
    """Every assessment of the programme; without rows where it has none."""
    return Assessments(
        indicators=run(connection, "indicator_years", programme=programme),
        statements=run(connection, "statement_years", programme=programme),
    )
