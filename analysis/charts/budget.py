"""The charts about money: this year's use per focus area, the years beside each other, and what the rest takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.chart import Chart, Missing
from analysis.charts.event_lines import events_in_words, events_on_years
from analysis.charts.series import names_of, series, value_of
from analysis.drawing.keys import key_of
from analysis.drawing.values import Amounts, Rate, Series, Shares, letters_of
from analysis.facts import Facts, Selection
from analysis.numbers.budget import MONTHS_OF_YEAR, BudgetReports, says_two_shares
from analysis.query import as_number
from analysis.sources import SourceOf
from analysis.table import Column, Table, table
from language import Language


def use(facts: Facts, selection: Selection, language: Language) -> Chart:
    """The year's use of the budget: the whole and each focus area, against the pace where it is known."""
    reports, year = facts.budget, selection.year
    rows = reports.latest(year)
    whole = reports.whole(year)
    if whole is None:
        return _nothing_reported(year, language)
    as_of = reports.as_of(year)
    pace = as_number(whole["pace"])
    has_amounts = bool(rows[["budget_nok", "granted_nok"]].notna().all(axis=1).any())
    rows = rows.assign(
        name=[language.text("charts.budget.whole") if pd.isna(area) else str(area) for area in rows["focus_area"]]
    )
    rows = pd.concat(
        [rows[rows["focus_area"].isna()], rows[rows["focus_area"].notna()].sort_values("utilisation", ascending=False)]
    ).reset_index(drop=True)
    drawing = _shares(rows, pace, language) if has_amounts or rows["utilisation"].notna().any() else None
    when = (
        language.text("charts.budget.until", date=language.date(as_of))
        if as_of
        else language.text("charts.budget.so_far", year=year)
    )
    if has_amounts:
        subtitle = language.text(
            "charts.budget.subtitle_pace" if pace is not None else "charts.budget.subtitle",
            when=when,
            pace="" if pace is None else language.percent(pace),
        )
    else:
        subtitle = language.text("charts.budget.subtitle_reported", programme=facts.programme.name, when=when)
    subtitle += _what_differs(whole, language)
    return Chart(
        name="budget",
        title=_areas_title(reports, year, language) or _use_title(whole, pace, has_amounts, language),
        subtitle=subtitle,
        alt=language.text(
            "charts.budget.alt",
            rows="; ".join(_use_in_words(row, language) for row in rows.to_dict("records")),
        ),
        drawing=drawing,
        key=() if drawing is None else key_of(drawing),
        table=_table(rows, language),
        sources=(SourceOf("budget", (year,)),),
        missing=_what_is_missing(whole, pace, has_amounts, language),
        definition=language.text("charts.budget.definition"),
    )


def through_years(facts: Facts, selection: Selection, language: Language) -> Chart | None:
    """The years beside each other, at the same date where a year has a report of it; None for a single year."""
    reports, year = facts.budget, selection.year
    if year not in reports.years:
        return None
    rows = reports.by_year(year)
    rows = rows[rows["year"] <= year].reset_index(drop=True)
    if len(rows) < 2:
        return None
    rows["as_of_label"] = [
        language.text("charts.budget.no_date") if pd.isna(date) else language.short_date(pd.Timestamp(date))
        for date in rows["as_of"]
    ]
    as_of = reports.as_of(year)
    now = rows.iloc[-1]
    earlier = rows[rows["year"] == selection.compared_year]
    last = earlier.iloc[0] if len(earlier) else rows.iloc[-2]
    is_same_date = bool(last["is_same_date"])
    if is_same_date and not pd.isna(now["utilisation"]) and not pd.isna(last["utilisation"]):
        title = language.text(
            "charts.budget_years.title",
            now=language.percent(float(now["utilisation"])),
            date="" if as_of is None else language.date(as_of),
            then=language.percent(float(last["utilisation"])),
            year=int(last["year"]),
        )
    else:
        title = language.text("charts.budget_years.title_other_dates", year=int(last["year"]))
    events = events_on_years(facts, [int(known) for known in rows["year"]], year, "portfolio", language)
    details = [
        " · ".join(part for part in (label, letters_of(events, int(known))) if part)
        for known, label in zip(rows["year"], rows["as_of_label"], strict=True)
    ]
    return Chart(
        name="budget-years",
        title=title,
        subtitle=language.text("charts.budget_years.subtitle", date="" if as_of is None else _day(language, as_of))
        if is_same_date
        else language.text("charts.budget_years.subtitle_other_dates"),
        alt=language.text(
            "charts.budget.alt",
            rows="; ".join(
                f"{row['year']}: {_use_in_words({**row, 'name': row['as_of_label']}, language)}"
                for row in rows.to_dict("records")
            ),
        )
        + events_in_words(events, language),
        drawing=replace(
            _shares(rows[::-1].assign(name=rows["year"].astype(str)), None, language, details=details[::-1]),
            events=events,
        ),
        table=_table(rows, language, first=("year",)),
        sources=(SourceOf("budget", tuple(int(known) for known in rows["year"])),),
        definition=language.text("charts.budget.definition"),
    )


def needed_grants(facts: Facts, selection: Selection, language: Language) -> Chart | None:
    """What must be granted a month to use the rest; None where that cannot be worked out."""
    reports, year = facts.budget, selection.year
    rate = reports.needed_rate(year)
    whole = reports.whole(year)
    as_of = reports.as_of(year)
    if rate is None or whole is None or as_of is None:
        return None
    before, needed = (language.amount_nok(amount) for amount in rate.rounded_nok)
    so_far = language.text("charts.budget_needed.until", first=language.month(1), last=language.month(as_of.month))
    # A month that has begun counts as gone: the line stands over those that have not.
    remaining = tuple(language.month(month) for month in range(as_of.month + 1, MONTHS_OF_YEAR + 1))
    return Chart(
        name="budget-needed",
        title=language.text(
            "charts.budget_needed.title",
            needed=needed,
            so_far=before,
        ),
        subtitle=language.text(
            "charts.budget_needed.subtitle",
            remaining=language.amount_nok(float(whole["remaining_nok"])),
            months=language.number(rate.months_left, 0),
            year=year,
        ),
        alt=language.text(
            "charts.budget_needed.alt",
            needed=needed,
            so_far=before,
        ),
        drawing=Rate(
            names=(so_far,),
            series=(Series(language.text("charts.columns.per_month"), "new", (rate.so_far_nok,)),),
            unit="amount_nok",
            remaining=remaining,
            needed=rate.needed_nok,
            label=language.text("charts.budget_needed.per_month", needed=language.millions(rate.needed_nok)),
        )
        if remaining
        else None,
        table=Table(
            (
                Column(language.text("charts.columns.what")),
                Column(language.text("charts.columns.per_month"), "amount_nok"),
            ),
            (
                (language.text("charts.budget_needed.so_far"), rate.so_far_nok),
                (language.text("charts.budget_needed.needed"), rate.needed_nok),
            ),
        ),
        sources=(SourceOf("budget", (year,)),),
        definition=language.text("charts.budget_needed.definition"),
    )


def by_area_and_year(facts: Facts, selection: Selection, language: Language) -> Chart | None:
    """Every focus area in every year's latest report, as a table; None with fewer than two years of areas."""
    years = [year for year in facts.budget.years if year <= selection.year]
    most_used = facts.budget.most_used_area(selection.year)
    if most_used is None:
        return None
    rows = facts.budget.areas_until(selection.year)
    shown = _table(rows.assign(name=rows["focus_area"]), language, first=("year", "name"))
    return Chart(
        name="budget-areas",
        title=language.text("charts.budget_areas.title_even")
        if most_used.area is None
        else language.text(
            "charts.budget_areas.title",
            name=most_used.area,
            count=language.in_words(most_used.times),
            of=language.in_words(most_used.years),
        ),
        subtitle=language.text("charts.budget_areas.subtitle"),
        alt=language.text("charts.budget_areas.alt", count=len(shown.rows)),
        table=shown,
        sources=(SourceOf("budget", tuple(years)),),
        definition=language.text("charts.budget.definition"),
        shows_table=True,
    )


def same_date_last_year(reports: BudgetReports, selection: Selection) -> float | None:
    """The utilisation at the same date in the compared year, or None."""
    if selection.compared_year is None:
        return None
    whole = reports.whole_at_same_date(selection.year, selection.compared_year)
    return None if whole is None or pd.isna(whole["utilisation"]) else float(whole["utilisation"])


def _shares(
    rows: pd.DataFrame, pace: float | None, language: Language, *, details: Sequence[str | None] | None = None
) -> Shares:
    """`rows`: name, utilisation, paid_share and the amounts, in the order they are drawn."""
    # A share without amounts is what the report says; nobody knows whether it is granted or paid.
    has_amounts = bool(rows["granted_nok"].notna().any())
    name = language.text(f"pack.series.{'granted' if has_amounts else 'reported'}")
    parts = [series(name, "granted", rows["utilisation"])]
    if rows["paid_share"].notna().any():
        parts.append(series(language.text("pack.series.paid"), "paid", rows["paid_share"]))
    return Shares(
        names=names_of(rows["name"]),
        series=tuple(parts),
        amounts=tuple(
            Amounts(*(value_of(row[f"{name}_nok"]) for name in ("granted", "paid", "budget")))
            for row in rows.to_dict("records")
        ),
        details=(None,) * len(rows) if details is None else tuple(details),
        pace=pace,
        is_bare=len(rows) == 1 and not rows[["budget_nok", "granted_nok"]].notna().all(axis=1).any(),
    )


def _nothing_reported(year: int, language: Language) -> Chart:
    return Chart(
        name="budget",
        title=language.text("charts.budget.none", year=year),
        subtitle="",
        alt="",
        table=Table((), ()),
        sources=(),
        missing=Missing(
            language.text("charts.budget.none_title", year=year),
            language.text("charts.budget.none_why"),
            language.text("charts.budget.none_what"),
        ),
    )


def _areas_title(reports: BudgetReports, year: int, language: Language) -> str | None:
    """Who is furthest from the pace, where the headline above already says how the whole stands."""
    found = reports.furthest_from_pace(year)
    if found is None:
        return None
    ahead, behind = found
    return language.text("charts.budget.title_areas", ahead=ahead, behind=behind)


def _use_title(whole: pd.Series, pace: float | None, has_amounts: bool, language: Language) -> str:
    if pd.isna(whole["utilisation"]):
        return language.text("charts.budget.title_unknown")
    share = language.percent(float(whole["utilisation"]))
    if not has_amounts:
        return language.text("charts.budget.title_reported", share=share, year=int(whole["year"]))
    if pace is None:
        return language.text("charts.budget.title_no_pace", share=share)
    if pace >= 1:
        return language.text("charts.budget.title_whole_year", share=share)
    return language.text("charts.budget.title_pace", share=share, pace=language.percent(pace))


def _what_differs(whole: pd.Series, language: Language) -> str:
    """Which figure is shown where two are given of the whole; nothing where they say the same."""
    said = ""
    if says_two_shares(whole):
        columns = {"reported": "utilisation", "worked_out": "utilisation_of_amounts"}
        shares = {name: language.percent(float(whole[column])) for name, column in columns.items()}
        said += " " + language.text("charts.budget.reported_differs", **shares)
    if whole["parts_differ"]:
        amounts = {
            name: "–" if pd.isna(whole[f"parts_{name}_nok"]) else language.amount_nok(float(whole[f"parts_{name}_nok"]))
            for name in ("granted", "budget")
        }
        said += " " + language.text("charts.budget.parts_differ", **amounts)
    return said


def _use_in_words(row: dict, language: Language) -> str:  # type: ignore[type-arg]
    share = "–" if pd.isna(row["utilisation"]) else language.percent(float(row["utilisation"]))
    if pd.isna(row["budget_nok"]) or pd.isna(row["granted_nok"]):
        return f"{row['name']}: {share}"
    return language.text(
        "charts.budget.alt_row",
        name=str(row["name"]),
        share=share,
        granted=language.amount_nok(float(row["granted_nok"])),
        budget=language.amount_nok(float(row["budget_nok"])),
    )


def _what_is_missing(whole: pd.Series, pace: float | None, has_amounts: bool, language: Language) -> Missing | None:
    if has_amounts and pace is not None:
        return None
    share = "–" if pd.isna(whole["utilisation"]) else language.percent(float(whole["utilisation"]))
    which = "amounts" if pace is not None else "date" if has_amounts else "both"
    return Missing(
        language.text(f"charts.budget.missing_{which}_title"),
        language.text(f"charts.budget.missing_{which}_why", share=share),
        language.text(f"charts.budget.missing_{which}_what"),
    )


def _table(rows: pd.DataFrame, language: Language, *, first: Sequence[str] = ("name",)) -> Table:
    names = {"year": ("year", "year"), "name": ("focus_area", "text")}
    headings = {
        **{name: names[name] for name in first},
        "as_of": ("as_of", "date"),
        "utilisation": ("utilisation", "share"),
        "pace": ("pace", "share"),
        "budget_nok": ("budget_nok", "amount_nok"),
        "granted_nok": ("granted_nok", "amount_nok"),
        "paid_nok": ("paid_nok", "amount_nok"),
        "remaining_nok": ("remaining_nok", "amount_nok"),
        "paid_share": ("paid_share", "share"),
    }
    return table(
        rows, {name: Column(language.text(f"charts.columns.{key}"), kind) for name, (key, kind) in headings.items()}
    )


def _day(language: Language, date: object) -> str:
    return language.day(pd.Timestamp(date).date())  # type: ignore[arg-type]
