"""The charts about projects: deviations, what others put in, phases, sizes, jobs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.chart import Chart
from analysis.charts.project_list import project_owner
from analysis.drawing.row_parts import RowKey
from analysis.drawing.rows import BarRow, Heights, Step, Steps, TextRow, Texts, WordBars
from analysis.numbers.extremes import extremes
from analysis.numbers.projects import (
    DAYS_OF_MONTH,
    PHASES,
    MeetingBefore,
    Phase,
    ProjectJobs,
    Projects,
    ProjectState,
    meetings_in_a_row,
)
from analysis.sources import SourceOf
from analysis.table import Column, Table, table
from language import Language, sentence

_SOURCES = (SourceOf("projects"),)
_STATES: tuple[ProjectState, ...] = ("gone_on", "done", "under_way", "ended", "stopped", "applied", "unknown")

MOST_JOB_ROWS = 12
"""How many projects are drawn with their jobs; the table has them all."""


def deviations(known: Projects, language: Language, before: Sequence[MeetingBefore] = ()) -> Chart | None:
    """Projects that report a deviation and are not finished, those that are new first; None where none does.

    `before`: the board meetings that have been, the newest first.
    """
    rows = known.deviating.assign(
        meetings=[meetings_in_a_row(str(project), before) for project in known.deviating["project"]]
    ).sort_values("meetings", kind="stable")
    if rows.empty:
        return None
    texts = tuple(
        TextRow(
            str(row["name"]),
            project_owner(row, language),
            str(row["deviation"]),
            _told_before(int(row["meetings"]), before, language),
            is_news=bool(before) and not row["meetings"],
        )
        for row in rows.to_dict("records")
    )
    going_on = known.going_on_count
    return Chart(
        name="projects-deviations",
        title=sentence(
            language.text("charts.projects.deviations.title", n=len(texts), count=language.in_words(len(texts)))
        ),
        subtitle=language.text("charts.projects.deviations.subtitle", n=going_on, count=going_on)
        + _no_more(known, before, language),
        alt="; ".join(f"{row.name}: {row.text}" for row in texts),
        table=table(
            rows,
            {
                "name": Column(language.text("portfolio.columns.project")),
                "company": Column(language.text("portfolio.columns.company")),
                "deviation": Column(language.text("charts.projects.deviations.heading")),
            },
        ),
        sources=_SOURCES,
        rows=Texts(texts),
    )


def _told_before(meetings: int, before: Sequence[MeetingBefore], language: Language) -> str:
    """Whether the board has heard of it: "Nytt siden styremøtet 12. mars", "Meldt på de to siste møtene også"."""
    if not before:
        return ""
    if not meetings:
        return language.text("charts.projects.deviations.new", meeting=before[0].name)
    if meetings == 1:
        return language.text("charts.projects.deviations.told_once", meeting=before[0].name)
    return language.text("charts.projects.deviations.told", count=language.in_words(meetings))


def _no_more(known: Projects, before: Sequence[MeetingBefore], language: Language) -> str:
    """What the board heard of last time and that is told of no more, as a sentence; "" where there is nothing."""
    if not before:
        return ""
    now = set(known.deviating["project"])
    names = known.rows.set_index("project")["name"]
    gone = [str(names[project]) for project, _ in before[0].deviations if project not in now and project in names]
    if not gone:
        return ""
    return " " + language.text(
        "charts.projects.deviations.no_more", meeting=before[0].name, projects=language.listing(gone)
    )


def leverage(known: Projects, language: Language) -> Chart | None:
    """What others put in for each krone, by owner type; None where no project tells its owner type and its cost."""
    rows = known.by_owner
    if rows.empty:
        return None
    ends = extremes(rows, "others_per_krone")
    assert ends is not None  # the query leaves out what has no grant
    most, best = ends.high, ends.highest.iloc[0]
    bars = tuple(
        BarRow(
            name=language.text(
                "charts.projects.leverage.name",
                n=int(row["project_count"]),
                owner=language.text(f"charts.projects.owner_{row['owner_type']}"),
                count=int(row["project_count"]),
            ),
            about=language.text(f"charts.projects.leverage.what_{row['owner_type']}"),
            segments=(("granted", 1 / (1 + most)), ("others", row["others_per_krone"] / (1 + most))),
            value=language.text("charts.projects.leverage.value", kroner=language.number(row["others_per_krone"])),
            meaning=language.text(
                "charts.projects.leverage.amounts",
                granted=language.millions(row["granted_nok"]),
                whole=language.millions(row["granted_nok"] + row["others_nok"]),
            ),
        )
        for row in rows.to_dict("records")
    )
    return Chart(
        name="projects-leverage",
        title=language.text(
            "charts.projects.leverage.title",
            owner=language.text(f"charts.projects.owner_{best['owner_type']}_many"),
            kroner=language.number(best["others_per_krone"]),
        ),
        subtitle=language.text("charts.projects.leverage.subtitle", year=known.year),
        alt="; ".join(f"{bar.name}: {bar.value}, {bar.meaning}" for bar in bars),
        table=table(
            rows.assign(meaning=[bar.about for bar in bars]),
            {
                "owner_type": Column(language.text("portfolio.columns.owner_type")),
                "meaning": Column(language.text("charts.projects.leverage.meaning")),
                "project_count": Column(language.text("portfolio.columns.count"), "number"),
                "granted_nok": Column(language.text("charts.columns.granted_nok"), "amount_nok"),
                "others_nok": Column(language.text("charts.projects.leverage.others_nok"), "amount_nok"),
                "others_per_krone": Column(language.text("charts.projects.leverage.per_krone"), "number"),
            },
        ),
        sources=_SOURCES,
        rows=WordBars(
            (
                RowKey("granted", language.text("charts.projects.leverage.key_granted")),
                RowKey("others", language.text("charts.projects.leverage.key_others")),
            ),
            language.text("portfolio.columns.owner_type"),
            language.text("charts.projects.leverage.bar_heading"),
            bars,
        ),
        definition=language.text("charts.projects.leverage.definition"),
    )


def phases(known: Projects, language: Language) -> Chart | None:
    """How many projects of a phase went on to the next, and how long that takes; None where no phase is known."""
    found = known.phases()
    if not found:
        return None
    steps = tuple(_step(phase, phase is found[-1], language) for phase in found)
    return Chart(
        name="projects-phases",
        title=sentence(_phases_title(found, language)),
        subtitle=language.text(f"charts.projects.phases.subtitle{'' if known.is_following_known else '_untold'}"),
        alt="; ".join(f"{step.name}: {step.count}, {step.counts} {step.went_on}".strip() for step in steps),
        table=Table(
            (
                Column(language.text("portfolio.columns.phase")),
                *(Column(sentence(language.text(f"charts.projects.state_{state}")), "number") for state in _STATES),
                Column(language.text("charts.projects.phases.usual"), "number"),
            ),
            tuple(
                (
                    sentence(language.text(f"portfolio.phase.{phase.phase}")),
                    *(phase.states.count(state) for state in _STATES),
                    phase.usual_months,
                )
                for phase in found
            ),
        ),
        sources=_SOURCES,
        rows=Steps(_key({state for phase in found for state in phase.states}, language), steps),
        definition=language.text("charts.projects.phases.definition"),
    )


def _phases_title(found: Sequence[Phase], language: Language) -> str:
    first = found[0]
    if len(found) == 1 or not first.decided or first.gone_on is None:
        return language.text("charts.projects.phases.title_none")
    if first.decided == 1:
        phase = language.text(f"charts.projects.phases.{first.phase}_the")
        return language.text(f"charts.projects.phases.only_{'went_on' if first.gone_on else 'stayed'}", phase=phase)
    return language.text(
        "charts.projects.phases.title",
        n=first.gone_on,
        gone_on=language.in_words(first.gone_on),
        count=language.in_words(first.decided),
        phase=language.text(f"charts.projects.phases.{first.phase}_many"),
    )


def sizes(known: Projects, language: Language) -> Chart | None:
    """Few large grants or many small ones; None with fewer than two."""
    found = known.sizes()
    if found is None:
        return None
    grants = found.granted_nok
    values = {"count": language.in_words(found.half_count), "of": language.in_words(len(grants))}
    median = language.amount_nok(found.median_nok)
    return Chart(
        name="projects-sizes",
        title=language.text("charts.projects.sizes.title", n=found.half_count, **values),
        subtitle=language.text("charts.projects.sizes.subtitle", median=median),
        alt=language.text(
            "charts.projects.sizes.alt",
            most=language.amount_nok(grants[0]),
            least=language.amount_nok(grants[-1]),
            median=median,
            **values,
        ),
        table=table(
            known.granted.sort_values(["granted_nok", "project"], ascending=[False, True]),
            {
                "name": Column(language.text("portfolio.columns.project")),
                "granted_nok": Column(language.text("charts.columns.granted_nok"), "amount_nok"),
            },
        ),
        sources=_SOURCES,
        rows=Heights(
            (
                RowKey("dark", language.text("charts.projects.sizes.key_half")),
                RowKey("light", language.text("charts.projects.sizes.key_rest")),
            ),
            tuple(grant / grants[0] for grant in grants),
            found.half_count,
            language.amount_nok(grants[0]),
            language.amount_nok(grants[-1]),
            language.text(
                "charts.projects.sizes.alt",
                most=language.amount_nok(grants[0]),
                least=language.amount_nok(grants[-1]),
                median=median,
                **values,
            ),
        ),
    )


def jobs(known: Projects, language: Language) -> Chart | None:
    """Expected jobs against counted ones, per project; None where no project says either."""
    found = known.jobs()
    rows = found.rows
    if rows.empty:
        return None
    bars = tuple(_job_bar(row, found.most or 1.0, language) for row in rows.head(MOST_JOB_ROWS).to_dict("records"))
    return Chart(
        name="projects-jobs",
        title=sentence(_jobs_title(found, language)),
        subtitle=_jobs_subtitle(found, language),
        alt="; ".join(f"{bar.name}: {bar.value}" for bar in bars),
        table=table(
            rows,
            {
                "name": Column(language.text("portfolio.columns.project")),
                "expected_jobs": Column(language.text("portfolio.columns.expected_jobs"), "number"),
                "realised_jobs": Column(language.text("charts.projects.jobs.counted"), "number"),
            },
        ),
        sources=_SOURCES,
        rows=WordBars(
            (
                RowKey("expected", language.text("charts.projects.jobs.key_expected")),
                RowKey("counted", language.text("charts.projects.jobs.key_counted")),
            ),
            language.text("portfolio.columns.project"),
            "",
            bars,
        ),
        definition=language.text("charts.projects.jobs.definition"),
    )


def _step(phase: Phase, is_last: bool, language: Language) -> Step:
    counts = Counter(phase.states)
    parts = [
        language.text(f"charts.projects.phases.count_{state}", n=counts[state], count=language.number(counts[state], 0))
        for state in _STATES
        if counts[state]
    ]
    went_on = time = ""
    if not is_last and phase.decided and phase.gone_on is not None:
        went_on = language.text("charts.projects.phases.went_on", gone_on=phase.gone_on, count=phase.decided)
        if phase.usual_months is not None:
            time = language.text(
                "charts.projects.phases.time", time=language.duration(round(phase.usual_months * DAYS_OF_MONTH))
            )
    return Step(
        name=sentence(language.text(f"portfolio.phase.{phase.phase}")),
        level=PHASES.index(phase.phase) + 1,
        count=language.number(len(phase.states), 0),
        squares=phase.states,
        counts=sentence(", ".join(parts)) + ".",
        went_on=went_on,
        time=time,
    )


def _key(found: set[ProjectState], language: Language) -> tuple[RowKey, ...]:
    return tuple(RowKey(state, language.text(f"charts.projects.state_{state}")) for state in _STATES if state in found)


def _jobs_title(found: ProjectJobs, language: Language) -> str:
    """How many projects are counted, and what they were expected to give: of those that say it alone."""
    count, counted = len(found.rows), found.counted_count
    if not counted:
        return language.text("charts.projects.jobs.title_none", n=count, count=language.in_words(count))
    is_unexpected = found.held_against is None
    if count == 1:
        key = "charts.projects.jobs.title_alone_unexpected" if is_unexpected else "charts.projects.jobs.title_alone"
    else:
        key = "charts.projects.jobs.title_unexpected" if is_unexpected else "charts.projects.jobs.title"
    jobs_counted, expected = found.held_against or (found.counted_alone or 0.0, 0.0)
    return language.text(
        key,
        n=counted,
        counted=language.in_words(counted),
        count=language.in_words(count),
        jobs=language.number(jobs_counted, 0),
        expected=language.number(expected, 0),
    )


def _jobs_subtitle(found: ProjectJobs, language: Language) -> str:
    said = [language.text("charts.projects.jobs.subtitle")]
    if found.held_against is not None and found.counted_alone is not None:
        more = language.number(found.counted_alone, 0)
        said.append(language.text("charts.projects.jobs.more_counted", jobs=more))
    if len(found.rows) > MOST_JOB_ROWS:
        said.append(language.text("charts.projects.list.first", count=MOST_JOB_ROWS))
    return " ".join(said)


def _job_bar(row: Mapping[Any, Any], most: float, language: Language) -> BarRow:
    expected = 0.0 if pd.isna(row["expected_jobs"]) else float(row["expected_jobs"])
    if pd.isna(row["realised_jobs"]):
        value = language.text("charts.projects.jobs.not_counted", expected=language.number(expected, 0))
        return BarRow(str(row["name"]), "", (("expected", expected / most),), value)
    counted = float(row["realised_jobs"])
    value = (
        language.text("charts.projects.jobs.counted_only", counted=language.number(counted, 0))
        if pd.isna(row["expected_jobs"])
        else language.text(
            "charts.projects.jobs.of", counted=language.number(counted, 0), expected=language.number(expected, 0)
        )
    )
    rest = max(expected - counted, 0.0)
    return BarRow(str(row["name"]), "", (("counted", counted / most), ("expected", rest / most)), value)
