"""The charts about jobs: since the start against the target, per focus area, by stage, and what is needed a year."""

from __future__ import annotations

import pandas as pd

from analysis.chart import Chart, Missing
from analysis.charts.event_lines import events_in_words, events_on_years
from analysis.charts.in_words import jobs_in_words
from analysis.charts.series import by_value, counted_and_estimated, names_of, series, values_of
from analysis.drawing.keys import key_of
from analysis.drawing.values import Bars, Columns, DatedTarget, Mark, Rate, Series
from analysis.facts import Facts, Selection
from analysis.numbers.extremes import extremes
from analysis.numbers.jobs import expected_jobs
from analysis.sources import SourceOf
from analysis.table import Column, Table, table
from language import Language


def cumulative(facts: Facts, selection: Selection, language: Language) -> Chart:
    """New and secured jobs since the start, against the target."""
    progress, year = facts.jobs, selection.year
    judged = facts.jobs_in_words(year)
    if judged is not None:
        return jobs_in_words(facts, judged, language)
    if not progress.is_counted:
        return _not_counted(facts, language)
    rows = progress.years_until(year)
    line = progress.target_line()
    is_straight = not progress.has_yearly_targets and len(line) > 0
    end_target, end_year = progress.end_target, progress.end_year
    if not len(rows):
        return _not_counted_yet(year, language)
    drawing = _columns(rows, line, facts, year, language)
    return Chart(
        name="jobs",
        title=jobs_title(facts, year, language),
        subtitle=language.text(
            "charts.jobs.subtitle", year=int(rows["year"].iloc[0]), before=_before(facts, selection, language)
        )
        + _areas_differ(facts, selection, language),
        alt=language.text(
            "charts.jobs.alt",
            rows="; ".join(
                language.text(
                    "charts.jobs.alt_row_estimate" if row["is_estimate"] else "charts.jobs.alt_row",
                    year=int(row["year"]),
                    new=count_or_dash(row["new_total"], language),
                    secured=count_or_dash(row["secured_total"], language),
                )
                for row in rows.to_dict("records")
            ),
            target=language.text("charts.jobs.no_target")
            if end_target is None
            else language.text(
                "charts.jobs.alt_target",
                target=language.number(end_target, 0),
                year=end_year or "–",
                straight=language.text("charts.jobs.alt_straight") if is_straight else "",
            ),
        )
        + events_in_words(drawing.events, language),
        drawing=drawing,
        table=table(
            rows.merge(line, on="year", how="left"),
            {
                "year": Column(language.text("charts.columns.year"), "year"),
                "new_jobs": Column(language.text("charts.columns.new_in_year"), "number"),
                "secured_jobs": Column(language.text("charts.columns.secured_in_year"), "number"),
                "new_total": Column(language.text("charts.columns.new_total"), "number"),
                "secured_total": Column(language.text("charts.columns.secured_total"), "number"),
                "target": Column(
                    language.text("charts.columns.target_line" if is_straight else "charts.columns.target_by_year"),
                    "number",
                ),
            },
        ),
        sources=(SourceOf("jobs"),),
        missing=None
        if end_target is not None
        else Missing(
            language.text("charts.jobs.missing_target_title"),
            language.text("charts.jobs.missing_target_why"),
            language.text("charts.jobs.missing_target_what"),
        ),
        definition=language.text("charts.jobs.definition"),
    )


def by_area(facts: Facts, selection: Selection, language: Language) -> Chart | None:
    """Per focus area since the start; None where no area is counted by itself."""
    rows = facts.jobs.areas_until(selection.year)
    ends = extremes(rows, "jobs")
    if ends is None:
        return None
    rows = rows.assign(name=rows["focus_area"], target=rows["target_jobs"])
    most = str(ends.highest["focus_area"].iloc[0])
    ordered = by_value(rows, rows["jobs"])
    drawing = _bars(ordered, language, targets=ordered["target"])
    return Chart(
        name="jobs-areas",
        title=language.text("charts.jobs_areas.title", name=most, count=language.number(ends.high, 0)),
        subtitle=language.text("charts.jobs_areas.subtitle", year=selection.year)
        + _areas_differ(facts, selection, language),
        alt=_alt(rows, language),
        drawing=drawing,
        key=key_of(drawing),
        table=table(
            rows,
            {
                "focus_area": Column(language.text("charts.columns.focus_area")),
                "new_jobs": Column(language.text("charts.columns.new_total"), "number"),
                "secured_jobs": Column(language.text("charts.columns.secured_total"), "number"),
                "target_jobs": Column(language.text("charts.columns.target"), "number"),
            },
        ),
        sources=(SourceOf("jobs"),),
        definition=language.text("charts.jobs.definition"),
    )


def _alt(rows: pd.DataFrame, language: Language) -> str:
    """Every row in words: its name, new and secured jobs."""
    said = [
        language.text(
            "charts.jobs_areas.alt_row",
            name=str(row["name"]),
            new=count_or_dash(row["new_jobs"], language),
            secured=count_or_dash(row["secured_jobs"], language),
        )
        for row in rows.to_dict("records")
    ]
    return language.text("charts.jobs_areas.alt", rows="; ".join(said))


def by_stage(selection: Selection, stages: pd.DataFrame, language: Language) -> Chart | None:
    """What is expected, realised and verified, apart. `stages`: what `analysis.numbers.jobs.job_stages` returns."""
    if not len(stages):
        return None
    rows = stages.assign(name=[language.text(f"charts.jobs_stages.{stage}") for stage in stages["stage"]])
    is_expected = rows["stage"] == "expected"
    rows["new_estimated"] = rows["new_jobs"].where(is_expected)
    rows["secured_estimated"] = rows["secured_jobs"].where(is_expected)
    drawing = _bars(rows, language)
    expected = expected_jobs(stages)
    title = (
        language.text("charts.jobs_stages.title_expected", count=language.number(expected, 0))
        if expected is not None
        else language.text("charts.jobs_stages.title_counted")
    )
    return Chart(
        name="jobs-stages",
        title=title,
        subtitle=language.text("charts.jobs_stages.subtitle", year=selection.year),
        alt=_alt(rows, language),
        drawing=drawing,
        key=key_of(drawing),
        table=table(
            rows,
            {
                "name": Column(language.text("charts.columns.stage")),
                "first_year": Column(language.text("charts.columns.from_year"), "year"),
                "last_year": Column(language.text("charts.columns.to_year"), "year"),
                "new_jobs": Column(language.text("charts.columns.new"), "number"),
                "secured_jobs": Column(language.text("charts.columns.secured"), "number"),
            },
        ),
        sources=(SourceOf("jobs"),),
        definition=language.text("charts.jobs_stages.definition"),
    )


def needed(facts: Facts, selection: Selection, language: Language) -> Chart | None:
    """Jobs a year so far, and needed for the target; None where that cannot be worked out."""
    rate = facts.jobs.needed(selection.year)
    if rate is None:
        return None
    rows = facts.jobs.years_until(selection.year)
    last = int(rows["year"].iloc[-1])
    drawing = Rate(
        names=names_of(rows["year"]),
        series=counted_and_estimated(
            language.text("figures.key_per_period"),
            "new",
            rows["jobs"],
            rows["jobs_estimated"],
            language,
        ),
        unit="number",
        remaining=tuple(str(year) for year in range(last + 1, last + 1 + rate.years_left)),
        needed=rate.needed,
        label=language.text("charts.jobs_needed.per_year", needed=language.number(rate.needed)),
    )
    return Chart(
        name="jobs-needed",
        title=language.text(
            "charts.jobs_needed.title",
            left=language.number(rate.needed * rate.years_left, 0),
            count=language.in_words(rate.years_left),
        ),
        subtitle=language.text(
            "charts.jobs_needed.subtitle",
            n=rate.years_left,
            count=language.in_words(rate.years_left),
            estimate=language.text(
                "charts.jobs_needed.estimate", count=language.number(facts.jobs.estimated_by(last), 0), year=last
            )
            if facts.jobs.estimated_by(last)
            else "",
        ),
        alt=language.text(
            "charts.jobs_needed.alt", needed=language.number(rate.needed), so_far=language.number(rate.so_far)
        ),
        drawing=drawing,
        key=key_of(drawing),
        table=table(
            rows,
            {
                "year": Column(language.text("charts.columns.year"), "year"),
                "new_jobs": Column(language.text("charts.columns.new_in_year"), "number"),
                "secured_jobs": Column(language.text("charts.columns.secured_in_year"), "number"),
            },
        ),
        sources=(SourceOf("jobs"),),
        definition=language.text("charts.jobs_needed.definition"),
    )


def _columns(rows: pd.DataFrame, line: pd.DataFrame, facts: Facts, until: int, language: Language) -> Columns:
    """`rows`: year, new_total, secured_total, is_estimate. `line`: year, target. Years go to the end of the line."""
    progress = facts.jobs
    known = [*map(int, rows["year"]), *map(int, line["year"]), *([progress.end_year] if progress.end_year else [])]
    years = tuple(range(min(known), max(known) + 1))
    # A year without a count has no column: nobody knows that it stands where it stood.
    counts = rows.set_index("year").reindex(years)
    is_straight = not progress.has_yearly_targets and len(line) > 0
    target = language.text("pack.series.target")
    if is_straight:
        target = f"{target} ({language.text('figures.straight_line')})"
    return Columns(
        names=tuple(map(str, years)),
        series=_new_and_secured(counts, "total", "estimated_total", language),
        years=years,
        reported=frozenset(years.index(int(year)) for year in rows["year"]),
        line=series(target, "target", line.set_index("year")["target"].reindex(years)) if len(line) else None,
        is_straight=is_straight,
        goal=None if progress.end_target is None else DatedTarget(progress.end_target, progress.end_year),
        events=events_on_years(facts, years, until, "jobs", language),
    )


def _bars(
    rows: pd.DataFrame,
    language: Language,
    *,
    targets: pd.Series | None = None,
) -> Bars:
    """`rows`: name, new_jobs, secured_jobs, new_estimated, secured_estimated, in the order they are drawn."""
    known = () if targets is None else values_of(targets)
    return Bars(
        names=names_of(rows["name"]),
        series=_new_and_secured(rows, "jobs", "estimated", language),
        unit="number",
        targets=Series(language.text("pack.series.target"), "target", known) if any(known) else None,
    )


def _new_and_secured(rows: pd.DataFrame, whole: str, estimated: str, language: Language) -> tuple[Series, ...]:
    """New and secured jobs apart, each as what is counted and what is only expected. The names end the columns'."""
    marks: tuple[tuple[Mark, str], ...] = (
        ("new", language.text("pack.series.new")),
        ("secured", language.text("pack.series.secured")),
    )
    return tuple(
        one
        for mark, name in marks
        for one in counted_and_estimated(name, mark, rows[f"{mark}_{whole}"], rows[f"{mark}_{estimated}"], language)
    )


def _before(facts: Facts, selection: Selection, language: Language) -> str:
    before = None if selection.compared_year is None else facts.jobs.counted_by(selection.compared_year)
    if before is None:
        return ""
    return language.text("charts.jobs.before", count=language.number(before, 0), year=selection.compared_year or "")


def _areas_differ(facts: Facts, selection: Selection, language: Language) -> str:
    """That the focus areas add up to something else than what is reported of the whole; nothing where they do not."""
    differing = facts.jobs.differing_until(selection.year)
    if differing is None:
        return ""
    return " " + language.text(
        "charts.jobs.areas_differ",
        years=language.listing([str(year) for year in differing.years]),
        whole=language.number(differing.whole, 0),
        areas=language.number(differing.areas, 0),
    )


def jobs_title(facts: Facts, year: int, language: Language) -> str:
    """The count against the target line in one sentence; says so where it is an estimate."""
    progress = facts.jobs
    row, counted = progress.until(year), progress.counted_by(year)
    assert row is not None and counted is not None  # asked only where something is counted
    last = int(row["year"])
    count = language.number(counted, 0)
    estimated = progress.estimated_by(last)
    what = "estimated" if estimated else "counted"
    values = {"count": count, "estimated": language.number(estimated, 0)}
    against = progress.against_target(year)
    if against is not None:
        # A straight line is ours; a target of the year is the programme's.
        line = "" if progress.has_yearly_targets else "_line"
        key = f"charts.jobs.title_{what}_{against.place}{line}"
        return language.text(key, difference=language.number(against.jobs_away), year=last, **values)
    if progress.end_target is not None:
        return language.text(f"charts.jobs.title_{what}_of", target=language.number(progress.end_target, 0), **values)
    return language.text(f"charts.jobs.title_{what}", year=last, **values)


def count_or_dash(value: float | None, language: Language) -> str:
    """A count, or the dash that stands for none."""
    return "–" if value is None or pd.isna(value) else language.number(float(value))


def _not_counted(facts: Facts, language: Language) -> Chart:
    target, undated = facts.jobs.end_target, facts.jobs.undated_count
    if undated is not None:
        key = "charts.jobs.undated"
    else:
        key = "charts.jobs.not_counted" if target is not None else "charts.jobs.nothing"
    shown = language.number(undated if undated is not None else target or 0, 0)
    new, secured = facts.jobs.undated
    return Chart(
        name="jobs",
        title=language.text(f"{key}_title", target=shown),
        subtitle=language.text("charts.jobs.whole_period", programme=facts.programme.name),
        alt=language.text(f"{key}_alt", target=shown),
        drawing=Columns((), (), years=(), goal=DatedTarget(target)) if target is not None and undated is None else None,
        table=Table(
            (Column(language.text("charts.columns.what")), Column(language.text("charts.columns.count"), "number")),
            (
                (language.text("charts.columns.target"), target),
                (language.text("charts.columns.new"), new),
                (language.text("charts.columns.secured"), secured),
            ),
        ),
        sources=(SourceOf("jobs"),) if facts.jobs.is_known or undated is not None else (),
        shows_table=undated is not None,
        missing=Missing(
            language.text(f"{key}_missing"),
            language.text(f"{key}_why"),
            language.text(f"{key}_what"),
        ),
        definition=language.text("charts.jobs.definition"),
    )


def _not_counted_yet(year: int, language: Language) -> Chart:
    return Chart(
        name="jobs",
        title=language.text("charts.jobs.not_yet_title", year=year),
        subtitle="",
        alt="",
        table=Table((), ()),
        sources=(),
        missing=Missing(
            language.text("charts.jobs.nothing_missing"),
            language.text("charts.jobs.nothing_why"),
            language.text("charts.jobs.nothing_what"),
        ),
        definition=language.text("charts.jobs.definition"),
    )
