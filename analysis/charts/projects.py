"""The charts about projects: deviations, what others put in, phases, sizes, jobs, and the list of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.chart import Chart, Missing
from analysis.drawing.row_parts import RowKey
from analysis.drawing.rows import BarRow, Heights, ProjectList, ProjectRow, Step, Steps, TextRow, Texts, WordBars
from analysis.numbers.projects import PHASES, MeetingBefore, Phase, Projects, ProjectState, meetings_in_a_row
from analysis.sources import SourceOf
from analysis.table import Column, Table, table
from language import Language, sentence

_SOURCES = (SourceOf("projects"),)
_STATES: tuple[ProjectState, ...] = ("gone_on", "done", "under_way", "ended", "stopped", "applied", "unknown")


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
            _owner(row, language),
            str(row["deviation"]),
            _told_before(int(row["meetings"]), before, language),
            is_news=bool(before) and not row["meetings"],
        )
        for row in rows.to_dict("records")
    )
    going_on = int((known.rows["state"] == "under_way").sum())
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
    most = float(rows["others_per_krone"].max())
    best = rows.iloc[int(rows["others_per_krone"].argmax())]
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
            rows,
            {
                "owner_type": Column(language.text("portfolio.columns.owner_type")),
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
    first = found[0]
    title = (
        language.text(
            "charts.projects.phases.title",
            n=first.gone_on,
            gone_on=language.in_words(first.gone_on),
            count=language.in_words(first.decided),
            phase=language.text(f"charts.projects.phases.{first.phase}_many"),
        )
        if len(found) > 1 and first.decided
        else language.text("charts.projects.phases.title_none")
    )
    return Chart(
        name="projects-phases",
        title=sentence(title),
        subtitle=language.text("charts.projects.phases.subtitle"),
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
    rows = known.jobs()
    if rows.empty:
        return None
    most = float(rows[["expected_jobs", "realised_jobs"]].max().max()) or 1.0
    counted = rows[rows["realised_jobs"].notna()]
    bars = tuple(_job_bar(row, most, language) for row in rows.to_dict("records"))
    title = (
        language.text(
            "charts.projects.jobs.title",
            n=len(counted),
            counted=language.in_words(len(counted)),
            count=language.in_words(len(rows)),
            jobs=language.number(float(counted["realised_jobs"].sum()), 0),
            expected=language.number(float(counted["expected_jobs"].sum()), 0),
        )
        if len(counted)
        else language.text("charts.projects.jobs.title_none", n=len(rows), count=language.in_words(len(rows)))
    )
    return Chart(
        name="projects-jobs",
        title=sentence(title),
        subtitle=language.text("charts.projects.jobs.subtitle"),
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


def listed(known: Projects, chosen: pd.DataFrame, most: int, language: Language) -> Chart:
    """The chosen projects as a list, the first `most` of them; the table behind it has them all."""
    return Chart(
        name="projects-list",
        title=language.text("charts.projects.list.chosen", count=len(chosen), of=len(known.rows)),
        subtitle=language.text("charts.projects.list.first", count=most) if len(chosen) > most else "",
        alt=language.text("portfolio.projects.alt", count=len(chosen)),
        table=_list_table(chosen, language),
        sources=_SOURCES,
        rows=ProjectList(
            (
                language.text("charts.projects.list.project_and_owner"),
                language.text("portfolio.columns.phase"),
                language.text("charts.columns.focus_area"),
                language.text("charts.projects.list.money"),
                language.text("charts.projects.list.per_krone"),
                language.text("charts.projects.list.jobs"),
            ),
            tuple(_project(row, _dearest(known.rows), language) for row in chosen.head(most).to_dict("records")),
        ),
        definition=language.text("portfolio.definition"),
    )


def every(known: Projects, language: Language) -> Chart:
    """Every project as a list, also where there is none: then it says so.

    Its table has no more columns than paper has room for: what is left out has charts of its own.
    """
    if known.rows.empty:
        return none(language)
    chart = listed(known, known.rows, len(known.rows), language)
    return replace(chart, table=_list_table(known.rows, language, without=("project", "owner_type", "deviation")))


def _list_table(chosen: pd.DataFrame, language: Language, without: Sequence[str] = ()) -> Table:
    columns = {
        "project": Column(language.text("charts.projects.list.number")),
        "name": Column(language.text("portfolio.columns.project")),
        "company": Column(language.text("portfolio.columns.company")),
        "owner_type": Column(language.text("portfolio.columns.owner_type")),
        "phase": Column(language.text("portfolio.columns.phase")),
        "state": Column(language.text("portfolio.columns.status")),
        "focus_area": Column(language.text("charts.columns.focus_area")),
        "granted_nok": Column(language.text("charts.columns.granted_nok"), "amount_nok"),
        "total_cost_nok": Column(language.text("portfolio.columns.total_cost"), "amount_nok"),
        "granted_on": Column(language.text("portfolio.columns.granted_on"), "date"),
        "expected_jobs": Column(language.text("portfolio.columns.expected_jobs"), "number"),
        "realised_jobs": Column(language.text("charts.projects.jobs.counted"), "number"),
        "deviation": Column(language.text("charts.projects.deviations.heading")),
    }
    rows = chosen.assign(
        phase=[_phase_name(code, language) for code in chosen["phase"]],
        state=[sentence(language.text(f"charts.projects.state_{state}")) for state in chosen["state"]],
    )
    return table(rows, {name: column for name, column in columns.items() if name not in without})


def none(language: Language) -> Chart:
    """What is missing where no project is loaded."""
    return Chart(
        name="projects-list",
        title=language.text("portfolio.projects.none"),
        subtitle="",
        alt=language.text("portfolio.projects.none"),
        table=Table((), ()),
        sources=(),
        missing=Missing(
            language.text("portfolio.projects.none_title"),
            language.text("portfolio.projects.none_why"),
            language.text("portfolio.projects.none_what"),
        ),
    )


def _step(phase: Phase, is_last: bool, language: Language) -> Step:
    counts = Counter(phase.states)
    parts = [
        language.text(f"charts.projects.phases.count_{state}", n=counts[state], count=language.number(counts[state], 0))
        for state in _STATES
        if counts[state]
    ]
    went_on = time = ""
    if not is_last and phase.decided:
        went_on = language.text("charts.projects.phases.went_on", gone_on=phase.gone_on, count=phase.decided)
        if phase.usual_months is not None:
            time = language.text(
                "charts.projects.phases.time", time=language.duration(round(phase.usual_months * 30.44))
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


def _job_bar(row: Mapping[Any, Any], most: float, language: Language) -> BarRow:
    expected = 0.0 if pd.isna(row["expected_jobs"]) else float(row["expected_jobs"])
    if pd.isna(row["realised_jobs"]):
        value = language.text("charts.projects.jobs.not_counted", expected=language.number(expected, 0))
        return BarRow(str(row["name"]), "", (("expected", expected / most),), value)
    counted = float(row["realised_jobs"])
    value = (
        language.number(counted, 0)
        if pd.isna(row["expected_jobs"])
        else language.text(
            "charts.projects.jobs.of", counted=language.number(counted, 0), expected=language.number(expected, 0)
        )
    )
    rest = max(expected - counted, 0.0)
    return BarRow(str(row["name"]), "", (("counted", counted / most), ("expected", rest / most)), value)


def _project(row: Mapping[Any, Any], dearest: float, language: Language) -> ProjectRow:
    granted, cost = _number(row["granted_nok"]), _number(row["total_cost_nok"])
    others = cost - granted if granted is not None and cost is not None and cost >= granted else None
    if granted is None:
        money = "" if cost is None else language.text("charts.projects.list.applied", cost=language.amount_nok(cost))
    elif cost is None:
        money = language.amount_nok(granted)
    else:
        money = language.text(
            "charts.projects.list.of", granted=language.amount_nok(granted), cost=language.amount_nok(cost)
        )
    per_krone = language.number(others / granted) if others is not None and granted else "–"
    expected, counted = (
        None if pd.isna(row[name]) else float(row[name]) for name in ("expected_jobs", "realised_jobs")
    )
    return ProjectRow(
        project=str(row["project"]),
        name=str(row["name"]),
        about=_owner(row, language),
        level=PHASES.index(str(row["phase"])) + 1 if row["phase"] in PHASES else 0,
        phase=_phase_name(row["phase"], language),
        state=language.text(f"charts.projects.state_{row['state']}"),
        focus_area="" if pd.isna(row["focus_area"]) else str(row["focus_area"]),
        granted=(granted or 0.0) / dearest,
        others=(others or 0.0) / dearest,
        money=money,
        per_krone=per_krone,
        jobs="–"
        if expected is None
        else language.text("charts.projects.list.expected", count=language.number(expected, 0)),
        jobs_below=language.text("charts.projects.list.not_counted")
        if counted is None
        else language.text("charts.projects.list.counted", count=language.number(counted, 0)),
    )


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _dearest(rows: pd.DataFrame) -> float:
    return float(rows[["total_cost_nok", "granted_nok"]].max().max()) or 1.0


def _owner(row: Mapping[Any, Any], language: Language) -> str:
    company = "" if pd.isna(row["company"]) else str(row["company"])
    kind = "" if pd.isna(row["owner_type"]) else language.text(f"charts.projects.owner_{row['owner_type']}")
    return " · ".join(part for part in (company, kind) if part)


def _phase_name(code: Any, language: Language) -> str:
    return "" if pd.isna(code) else sentence(language.text(f"portfolio.phase.{code}"))


def rows_chosen(known: Projects, text: str, phase: str, order: str) -> pd.DataFrame:
    """The projects with those words in name, owner, number or area, of that phase ("" is all), in that order.

    `order`: newest, largest, or name.
    """
    rows = known.rows
    words = text.casefold().split()
    if words:
        searched = rows[["project", "name", "company", "focus_area"]].fillna("").agg(" ".join, axis=1).str.casefold()
        rows = rows[[all(word in one for word in words) for one in searched]]
    if phase:
        rows = rows[rows["phase"] == phase]
    if order == "largest":
        return rows.sort_values(["granted_nok", "project"], ascending=[False, True], na_position="last")
    return rows.sort_values("name", key=lambda names: names.str.casefold()) if order == "name" else rows


ORDERS: Sequence[str] = ("newest", "largest", "name")
