"""The year on one page: a sentence, three figures, what is worth talking about, and the profile."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb
import pandas as pd

from analysis.chart import Chart
from analysis.charts import indicators
from analysis.charts.budget import same_date_last_year
from analysis.charts.jobs import jobs_title
from analysis.charts.registry import Charts
from analysis.facts import INNOVATION, Facts, Selection, in_sentence
from analysis.findings.headlines import Headline, of_overview
from analysis.findings.round_headlines import of_round
from analysis.findings.round_rules import round_findings
from analysis.findings.rules import Finding, findings
from analysis.numbers.extremes import extremes
from analysis.numbers.jobs import JobProgress
from analysis.screens.key_figure import KeyFigure
from analysis.screens.round_figures import round_figures
from language import Language, sentence


@dataclass(frozen=True)
class Overview:
    """What the overview shows. `profile` is None in a year without an assessment."""

    headline: Headline
    figures: tuple[KeyFigure, KeyFigure, KeyFigure]
    findings: tuple[Finding, ...]
    profile: Chart | None
    radar: Chart | None
    loaded_at: dt.datetime | None


def overview_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language
) -> Overview:
    """The programme's year on one page; its round, where it works in rounds."""
    return front(Charts(connection, facts, selection, language))


def front(charts: Charts) -> Overview:
    """The same from what the charts know already."""
    facts, selection, language = charts.facts, charts.selection, charts.language
    if facts.programme.kind == INNOVATION:
        return Overview(
            headline=of_round(facts, selection, charts.round, None, language),
            figures=round_figures(charts.round, language),
            findings=round_findings(
                charts.round, language, charts.lessons, None if charts.on is None else charts.follow_ups
            ),
            profile=None,
            radar=None,
            loaded_at=facts.loaded_at,
        )
    is_assessed = selection.year in facts.assessments.forms
    return Overview(
        headline=of_overview(facts, selection, language),
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
    found = extremes(rows, "total")
    if found is None:
        return missing
    low = found.lowest
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
    compared = selection.compared_year
    if compared in assessments.forms and rows["previous"].isna().all() and compared is not None:
        parts.append(language.text("overview.not_comparable", year=compared))
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
    whole = facts.budget.whole(selection.year)
    is_granted = whole is not None and not pd.isna(whole["granted_nok"])
    label = language.text("overview.budget_granted" if is_granted else "overview.budget", year=selection.year)
    as_of = facts.budget.as_of(selection.year)
    judged = facts.judged("budget", selection.year)
    if whole is None or pd.isna(whole["utilisation"]):
        if judged is not None:
            return KeyFigure(
                label,
                judged.place(language) or language.text("overview.not_given"),
                "",
                language.text("judgements.sentence", year=judged.year),
                "budget",
                is_missing=True,
            )
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
            language.text("overview.budget_no_amounts" if pd.isna(whole["budget_nok"]) else "overview.budget_no_date")
        )
    elif float(whole["pace"]) < 1:
        parts.append(
            language.text(
                "overview.budget_pace", date=language.date(as_of), pace=language.percent(float(whole["pace"]))
            )
        )
    else:
        parts.append(language.text("overview.budget_at", date=language.date(as_of)))
    place = judged.place(language) if judged else None
    if judged is not None and place is not None:
        parts.append(sentence(language.text("judgements.as_reported", place=place, year=judged.year)))
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
    undated = jobs.undated_count
    if counted is None and undated is not None:
        return KeyFigure(label, language.number(undated, 0), "", language.text("overview.jobs_undated"), "jobs")
    in_words = facts.jobs_in_words(selection.year)
    if in_words is not None:
        return KeyFigure(
            label,
            in_words.place(language) or language.text("overview.not_given"),
            "",
            " ".join(filter(None, (language.text("judgements.sentence", year=in_words.year), _target(jobs, language)))),
            "jobs",
            is_missing=True,
        )
    if row is None or counted is None:
        return KeyFigure(
            label,
            language.text("overview.not_counted"),
            "",
            _target(jobs, language) or language.text("overview.no_jobs"),
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


def _target(jobs: JobProgress, language: Language) -> str:
    target = jobs.end_target
    return "" if target is None else language.text("overview.jobs_target", target=language.number(target, 0))
