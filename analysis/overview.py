"""The year on one page: a sentence, three figures, what is worth talking about, and the profile."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from analysis.chart import Chart
from analysis.charts import indicators
from analysis.charts.budget import same_date_last_year
from analysis.charts.jobs import jobs_title
from analysis.facts import Facts, Selection, in_sentence
from analysis.findings import Finding, findings
from language import Language, sentence


@dataclass(frozen=True)
class KeyFigure:
    """A headline figure. `is_missing`: the value is words, such as "ikke talt", in the place of a number."""

    label: str
    value: str
    unit: str
    meaning: str
    page: str
    is_missing: bool = False


@dataclass(frozen=True)
class Overview:
    """What the overview shows. `profile` is None in a year without an assessment."""

    kicker: str
    headline: str
    figures: tuple[KeyFigure, KeyFigure, KeyFigure]
    findings: tuple[Finding, ...]
    profile: Chart | None
    radar: Chart | None
    loaded_at: dt.datetime | None


def overview(facts: Facts, selection: Selection, language: Language) -> Overview:
    """The programme's year on one page."""
    is_assessed = selection.year in facts.assessments.forms
    return Overview(
        kicker=language.text("overview.kicker", programme=facts.programme.name, year=selection.year),
        headline=headline(facts, selection, language),
        figures=(
            _assessment_figure(facts, selection, language),
            _budget_figure(facts, selection, language),
            _jobs_figure(facts, selection, language),
        ),
        findings=findings(facts, selection, language),
        profile=indicators.profile(facts, selection, language) if is_assessed else None,
        radar=indicators.radar(facts, selection, language) if is_assessed else None,
        loaded_at=facts.loaded_at,
    )


def headline(facts: Facts, selection: Selection, language: Language) -> str:
    """The year in one sentence that a chair could read aloud."""
    first = assessment_clause(facts, selection, language)
    second = _jobs_clause(facts, selection, language) or _budget_clause(facts, selection, language)
    if first and second:
        said = language.text("overview.two_clauses", first=first, second=second)
    elif first or second:
        said = language.text("overview.one_clause", clause=first or second or "")
    else:
        said = language.text("overview.nothing", year=selection.year)
    return sentence(said)


def assessment_clause(facts: Facts, selection: Selection, language: Language) -> str | None:
    """What the assessment says, as a clause; None where there is none."""
    if selection.year not in facts.assessments.forms:
        return None
    rows = indicators.named_profile(facts, selection, language)
    changed = rows.dropna(subset="change")
    risen = changed[changed["change"] > 0]
    fallen = [in_sentence(str(name)) for name in changed.loc[changed["change"] < 0, "name"]]
    year = selection.compared_year or 0
    if len(changed):
        if len(risen) and fallen:
            return language.text(
                "overview.up_and_down",
                n=len(risen),
                count=language.in_words(len(risen)),
                year=year,
                fallen=_few(fallen, language),
            )
        if len(risen):
            return language.text("overview.up", n=len(risen), count=language.in_words(len(risen)), year=year)
        if fallen:
            return language.text("overview.down", fallen=_few(fallen, language), year=year)
        return language.text("overview.unchanged", year=year)
    scored = rows.dropna(subset="total").sort_values("total", kind="stable")
    if not len(scored):
        return None
    if scored["total"].nunique() == 1:
        return language.text("overview.equal", score=language.number(float(scored["total"].iloc[0])))
    return language.text(
        "overview.extremes",
        highest=in_sentence(str(scored["name"].iloc[-1])),
        lowest=in_sentence(str(scored["name"].iloc[0])),
    )


def _few(names: list[str], language: Language) -> str:
    return (
        language.listing(names)
        if len(names) <= 2
        else language.text("overview.several", count=language.in_words(len(names)))
    )


def _jobs_clause(facts: Facts, selection: Selection, language: Language) -> str | None:
    jobs = facts.jobs
    if jobs.end_target is not None and not jobs.is_counted:
        return language.text("overview.jobs_not_counted")
    row, counted = jobs.until(selection.year), jobs.counted_by(selection.year)
    if row is None or counted is None:
        return None
    target = jobs.target_by(int(row["year"]))
    if target is None:
        return None
    difference = counted - target
    if abs(difference) < 1:
        return language.text("overview.jobs_on_target")
    key = "overview.jobs_behind" if difference < 0 else "overview.jobs_ahead"
    return language.text(key, difference=language.number(abs(difference), 0))


def _budget_clause(facts: Facts, selection: Selection, language: Language) -> str | None:
    whole = facts.budget.whole(selection.year)
    if whole is None or pd.isna(whole["utilisation"]):
        return None
    return language.text("overview.budget_used", share=language.percent(float(whole["utilisation"])))


def _assessment_figure(facts: Facts, selection: Selection, language: Language) -> KeyFigure:
    label = language.text("overview.lowest_indicator")
    assessments, year = facts.assessments, selection.year
    missing = KeyFigure(
        language.text("overview.assessment"),
        language.text("overview.not_assessed"),
        "",
        language.text("overview.no_assessment", year=year),
        "indicators",
        is_missing=True,
    )
    if year not in assessments.forms:
        return missing
    rows = indicators.named_profile(facts, selection, language)
    scored = rows.dropna(subset="total")
    if not len(scored):
        return missing
    low = scored[scored["total"] == scored["total"].min()]
    parts = []
    row = low.iloc[0]
    if len(low) == 1 and not pd.isna(row["statement_mean"]):
        parts.append(
            language.text(
                "overview.lowest_with_mean",
                name=str(row["name"]),
                mean=language.number(float(row["statement_mean"])),
                total=language.number(float(row["total"])),
            )
        )
    else:
        names = [str(name) for name in low["name"]]
        parts.append(
            language.text("overview.lowest_names", names=language.listing([names[0], *map(in_sentence, names[1:])]))
        )
    change = row["change"]
    if len(low) == 1 and not pd.isna(change) and selection.compared_year is not None:
        key = "overview.same_as" if change == 0 else "overview.up_from" if change > 0 else "overview.down_from"
        parts.append(language.text(key, previous=language.number(float(row["previous"])), year=selection.compared_year))
    scale = assessments.scale(year)
    return KeyFigure(
        label,
        language.number(float(row["total"])),
        language.text("overview.of_scale", maximum=language.number(scale.maximum)),
        " ".join(parts),
        "indicators",
    )


def _budget_figure(facts: Facts, selection: Selection, language: Language) -> KeyFigure:
    label = language.text("overview.budget")
    whole = facts.budget.whole(selection.year)
    as_of = facts.budget.as_of(selection.year)
    if whole is None or pd.isna(whole["utilisation"]):
        return KeyFigure(
            label,
            language.text("overview.not_reported"),
            "",
            language.text("overview.no_budget", year=selection.year),
            "budget",
            is_missing=True,
        )
    parts = []
    if as_of is None:
        parts.append(
            language.text(
                "overview.budget_no_amounts" if pd.isna(whole["budget_nok"]) else "overview.budget_no_date",
                year=selection.year,
            )
        )
    elif float(whole["pace"]) < 1:
        parts.append(
            language.text("overview.budget_pace", date=language.day(as_of), pace=language.percent(float(whole["pace"])))
        )
    else:
        parts.append(language.text("overview.budget_at", date=language.date(as_of)))
    before = same_date_last_year(facts.budget, selection)
    if before is not None and selection.compared_year is not None:
        parts.append(
            language.text("overview.budget_before", share=language.percent(before), year=selection.compared_year)
        )
    return KeyFigure(label, language.percent(float(whole["utilisation"])), "", " ".join(parts), "budget")


def _jobs_figure(facts: Facts, selection: Selection, language: Language) -> KeyFigure:
    label = language.text("overview.jobs")
    jobs = facts.jobs
    row, counted = jobs.until(selection.year), jobs.counted_by(selection.year)
    if row is None or counted is None:
        target = jobs.end_target
        return KeyFigure(
            label,
            language.text("overview.not_counted"),
            "",
            language.text("overview.no_jobs")
            if target is None
            else language.text("overview.jobs_target", target=language.number(target, 0)),
            "jobs",
            is_missing=True,
        )
    parts = [f"{jobs_title(facts, selection.year, language)}."]
    before = jobs.counted_by(selection.compared_year) if selection.compared_year is not None else None
    if before is not None and selection.compared_year is not None:
        parts.append(
            language.text("overview.jobs_before", count=language.number(before, 0), year=selection.compared_year)
        )
    target = jobs.end_target
    return KeyFigure(
        label,
        language.number(counted, 0),
        "" if target is None else language.text("overview.of_target", target=language.number(target, 0)),
        " ".join(parts),
        "jobs",
    )
