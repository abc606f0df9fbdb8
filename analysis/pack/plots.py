"""What a figure draws, as numbers: each writer draws it with its own native means.

Plotly's figures are for browsers. Slides, sheets and paper get the same numbers in the same order, and the marks say
what each series means, so that the colours are the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.charts.indicators import named_profile
from analysis.charts.portfolio import named_sums
from analysis.facts import Facts, Selection, indicator_name
from analysis.figures.drawing import Mark
from analysis.portfolio import Portfolio
from language import Language

Value = float | None
Unit = Literal["score", "share", "number", "amount_nok"]


@dataclass(frozen=True)
class Series:
    """Numbers under one name, one per name of the plot. `mark` says what they mean."""

    name: str
    mark: Mark
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Dots:
    """Marks on one scale, a row per name, the highest first. `highlight`: the row that the title speaks of."""

    names: tuple[str, ...]
    series: tuple[Series, ...]
    minimum: float
    maximum: float
    highlight: int | None = None


@dataclass(frozen=True)
class Grid:
    """Scores in cells, a row per name and a column per year, and the change since the year before last of all.

    `scales`: lowest and highest of each year's scale. `breaks`: the years after which the form is another.
    """

    names: tuple[str, ...]
    years: tuple[Series, ...]
    scales: tuple[tuple[float, float], ...]
    breaks: frozenset[int]
    changes: Series | None


@dataclass(frozen=True)
class Bars:
    """Bars lying down, a row per name. Stacked: parts of a whole; else drawn over each other from the same start.

    `labels` stand at the end of each row. `pace` is a mark across all rows.
    """

    names: tuple[str, ...]
    series: tuple[Series, ...]
    labels: tuple[str, ...]
    unit: Unit
    maximum: float
    is_stacked: bool = False
    pace: Series | None = None
    targets: Series | None = None


@dataclass(frozen=True)
class Columns:
    """Stacked columns, one per name, and a line of targets over them. `estimates`: the columns nobody has counted."""

    names: tuple[str, ...]
    series: tuple[Series, ...]
    line: Series | None
    is_straight: bool
    estimates: frozenset[int]

    @property
    def highest(self) -> float:
        """The top of the highest column, or of the line where that is higher."""
        tops = [
            sum(value or 0 for value in values) for values in zip(*(one.values for one in self.series), strict=True)
        ]
        line = self.line.values if self.line else ()
        return max([1.0, *tops, *(value for value in line if value is not None)])

    def labelled(self, series: Series) -> list[bool]:
        """Whether each part is high enough to hold its number: two numbers on top of each other say nothing."""
        return [value is not None and value >= _LEAST_LABELLED * self.highest for value in series.values]


_LEAST_LABELLED = 0.06

Plot = Dots | Grid | Bars | Columns


def profile(facts: Facts, selection: Selection, language: Language) -> Dots:
    """The year's indicators: the board's total, the mean of the statements, the compared year."""
    rows = named_profile(facts, selection, language)
    rows = rows.sort_values(["total", "name"], ascending=[False, True], na_position="last").reset_index(drop=True)
    scale = facts.assessments.scale(selection.year)
    series = [
        Series(language.text("pack.series.total"), "total", _values(rows["total"])),
        Series(language.text("pack.series.mean"), "mean", _values(rows["statement_mean"])),
    ]
    if rows["previous"].notna().any():
        series.append(
            Series(
                language.text("pack.series.previous", year=selection.compared_year or ""),
                "previous",
                _values(rows["previous"]),
            )
        )
    lowest = rows.index[rows["total"] == rows["total"].min()]
    is_alone = len(lowest) == 1 and rows["total"].nunique() > 1
    return Dots(_names(rows["name"]), tuple(series), scale.minimum, scale.maximum, int(lowest[0]) if is_alone else None)


def all_years(facts: Facts, selection: Selection, language: Language) -> Grid | None:
    """Indicators × years; None for a single year, which the profile shows."""
    assessments, year = facts.assessments, selection.year
    years = [known for known in assessments.years if known <= year]
    if len(years) < 2:
        return None
    cells = assessments.grid(year)
    codes = [str(code) for code in dict.fromkeys(cells["indicator"])]
    totals = {(str(row["indicator"]), int(row["year"])): row["total"] for row in cells.to_dict("records")}
    changed = assessments.profile(year, assessments.previous_year(year)).set_index("indicator")["change"]
    changes = tuple(_value(changed.get(code)) for code in codes)
    # The first year of a new form cannot be measured against the year before.
    has_changes = any(change is not None for change in changes)
    scales = [assessments.scale(known) for known in years]
    return Grid(
        names=tuple(indicator_name(facts, year, code, language) for code in codes),
        years=tuple(
            Series(str(known), "total", tuple(_value(totals.get((code, known))) for code in codes)) for known in years
        ),
        scales=tuple((scale.minimum, scale.maximum) for scale in scales),
        breaks=frozenset(found.before for found in assessments.breaks if found.after <= year),
        changes=Series(language.text("charts.columns.change_since_last"), "total", changes) if has_changes else None,
    )


def budget(facts: Facts, selection: Selection, language: Language) -> Bars | None:
    """Granted and paid as shares of the year's budget, the whole first; None where no share is known."""
    rows = facts.budget.latest(selection.year)
    rows = pd.concat(
        [rows[rows["focus_area"].isna()], rows[rows["focus_area"].notna()].sort_values("utilisation", ascending=False)]
    )
    rows = rows[rows["utilisation"].notna()].reset_index(drop=True)
    names = [language.text("charts.budget.whole") if pd.isna(area) else str(area) for area in rows["focus_area"]]
    return _budget_bars(rows, tuple(names), language)


def budget_years(facts: Facts, selection: Selection, language: Language) -> Bars | None:
    """The whole programme's use, a row per year."""
    rows = facts.budget.by_year(selection.year)
    rows = rows[(rows["year"] <= selection.year) & rows["utilisation"].notna()].reset_index(drop=True)
    names = [
        str(int(row["year"]))
        if pd.isna(row["as_of"])
        else language.text("pack.year_until", year=int(row["year"]), date=language.short_date(row["as_of"]))
        for row in rows.to_dict("records")
    ]
    return _budget_bars(rows, tuple(names), language, has_pace=False)


def _budget_bars(
    rows: pd.DataFrame, names: tuple[str, ...], language: Language, *, has_pace: bool = True
) -> Bars | None:
    if not len(rows):
        return None
    # A share without amounts is what the report says; nobody knows whether it is granted or paid.
    has_amounts = bool(rows["granted_nok"].notna().any())
    name = language.text(f"pack.series.{'granted' if has_amounts else 'reported'}")
    series = [Series(name, "granted", _values(rows["utilisation"]))]
    if rows["paid_share"].notna().any():
        series.append(Series(language.text("pack.series.paid"), "paid", _values(rows["paid_share"])))
    pace = rows["pace"].iloc[0]
    line = None
    if has_pace and not pd.isna(pace):
        name = language.text("figures.pace", value=language.percent(float(pace)))
        line = Series(name, "pace", (float(pace),) * len(rows))
    return Bars(
        names=names,
        series=tuple(series),
        labels=tuple(_use_label(row, language) for row in rows.to_dict("records")),
        unit="share",
        maximum=max(1.0, float(rows["utilisation"].max())),
        pace=line,
    )


def _use_label(row: dict, language: Language) -> str:  # type: ignore[type-arg]
    share = language.percent(float(row["utilisation"]))
    if pd.isna(row["granted_nok"]) or pd.isna(row["budget_nok"]):
        return share
    return language.text(
        "pack.use",
        share=share,
        granted=language.number(float(row["granted_nok"]), 0),
        budget=language.amount_nok(float(row["budget_nok"])),
    )


def jobs(facts: Facts, selection: Selection, language: Language) -> Columns | None:
    """New and secured since the start, the years until the end of the target line; None where nothing is counted."""
    progress = facts.jobs
    counted = progress.by_year[progress.by_year["year"] <= selection.year].set_index("year")
    if not len(counted):
        return None
    line = progress.target_line().set_index("year")["target"]
    years = range(int(counted.index.min()), max(int(counted.index.max()), *map(int, line.index), 0) + 1)
    # A year without a count has no column: nobody knows that it stands where it stood.
    counted = counted.reindex(years)
    is_straight = len(line) > 0 and not progress.has_yearly_targets
    target = language.text("pack.series.target")
    if is_straight:
        target = f"{target} ({language.text('figures.straight_line')})"
    estimates = frozenset(place for place, is_so in enumerate(counted["is_estimate"]) if is_so is True)
    guessed = f" ({language.text('figures.key_estimate')})"
    return Columns(
        # The estimate is called so where it stands: not every key can show a hatch.
        names=tuple(f"{year}{guessed if place in estimates else ''}" for place, year in enumerate(years)),
        series=(
            Series(language.text("pack.series.new"), "new", _values(counted["new_total"])),
            Series(language.text("pack.series.secured"), "secured", _values(counted["secured_total"])),
        ),
        line=Series(target, "target", _values(line.reindex(years))) if len(line) else None,
        is_straight=is_straight,
        estimates=estimates,
    )


def jobs_by_area(facts: Facts, selection: Selection, language: Language) -> Bars | None:
    """New and secured per focus area, most first, with each area's own target."""
    rows = facts.jobs.areas_until(selection.year)
    rows = rows.rename(columns={"focus_area": "name"})
    return _job_bars(rows.assign(both=rows[["new_jobs", "secured_jobs"]].sum(axis=1, min_count=1)), language)


def _job_bars(rows: pd.DataFrame, language: Language) -> Bars | None:
    rows = rows[rows["both"].notna()].sort_values(["both", "name"], ascending=[False, True]).reset_index(drop=True)
    if not len(rows):
        return None
    targets = rows["target_jobs"]
    highest = max(float(rows["both"].max()), 0.0 if targets.isna().all() else float(targets.max()))
    return Bars(
        names=_names(rows["name"]),
        series=(
            Series(language.text("pack.series.new"), "new", _values(rows["new_jobs"])),
            Series(language.text("pack.series.secured"), "secured", _values(rows["secured_jobs"])),
        ),
        labels=tuple(
            language.number(both, 0)
            if pd.isna(target)
            else language.text(
                "pack.count_of_target", count=language.number(both, 0), target=language.number(target, 0)
            )
            for both, target in zip(rows["both"], targets, strict=True)
        ),
        unit="number",
        maximum=highest or 1.0,
        is_stacked=True,
        targets=Series(language.text("pack.series.target"), "target", _values(targets))
        if targets.notna().any()
        else None,
    )


def projects(portfolio: Portfolio, part: str, language: Language) -> Bars | None:
    """What is granted per focus area, phase or owner, largest first."""
    rows = named_sums(portfolio, part, language)
    if not len(rows):
        return None
    return Bars(
        names=_names(rows["name"]),
        series=(Series(language.text("pack.series.granted"), "granted", _values(rows["granted_nok"])),),
        labels=tuple(
            language.text(
                "pack.granted_to",
                n=int(count),
                granted=language.amount_nok(float(granted)),
                count=language.number(float(count), 0),
            )
            for granted, count in zip(rows["granted_nok"], rows["project_count"], strict=True)
        ),
        unit="amount_nok",
        maximum=float(rows["granted_nok"].max()) or 1.0,
    )


def number_format(language: Language, unit: Unit) -> str:
    """How a chart of Office writes scores and shares in that language, also on a machine that is set to another."""
    if unit == "share":
        return "0\u00a0%" if language.code == "nb" else "0%"
    return f"[$-{'414' if language.code == 'nb' else '809'}]General"


def _names(values: pd.Series) -> tuple[str, ...]:
    return tuple(str(value) for value in values)


def _values(values: pd.Series) -> tuple[Value, ...]:
    return tuple(_value(value) for value in values)


def _value(value: object) -> Value:
    return None if value is None or pd.isna(value) else float(value)  # type: ignore[call-overload,arg-type]
