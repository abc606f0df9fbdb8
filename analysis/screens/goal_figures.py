"""The board's goals in its order of priority, as headline figures: level, direction, and what measures it."""

from __future__ import annotations

from analysis.charts.goals import indicator_of_goal
from analysis.facts import Facts, Selection
from analysis.numbers.measures import Goal, Measure, Measures
from analysis.query import as_number
from analysis.screens import figure_paths
from analysis.screens.key_figure import KeyFigure
from language import Language, sentence

MOST_FIGURES = 3


def goal_figures(facts: Facts, selection: Selection, known: Measures, language: Language) -> tuple[KeyFigure, ...]:
    """The first goals; none where no goal is loaded."""
    return tuple(_figure(facts, selection, goal, known, language) for goal in known.goals[:MOST_FIGURES])


def _figure(facts: Facts, selection: Selection, goal: Goal, known: Measures, language: Language) -> KeyFigure:
    if goal.measured_by == "jobs":
        return _jobs(facts, selection, goal, language)
    measure = known.of(goal.measured_by) if goal.measured_by else None
    indicator = measure.indicator if measure else indicator_of_goal(facts, selection, goal)
    found = _board(facts, selection, goal, indicator, measure, language) or _measured(goal, measure, language)
    return found or _unmeasured(goal, language)


def _board(
    facts: Facts, selection: Selection, goal: Goal, indicator: str | None, measure: Measure | None, language: Language
) -> KeyFigure | None:
    """By the board's own score, with what measures it in words; None where the board gave none."""
    if indicator is None or selection.year not in facts.assessments.forms:
        return None
    rows = facts.assessments.profile(selection.year, selection.compared_year)
    scores = rows[(rows["indicator"] == indicator) & rows["total"].notna()]
    if scores.empty:
        return None
    total, previous = scores["total"].iloc[0], scores["previous"].iloc[0]
    judged = facts.judged(indicator, selection.year)
    place = judged.place(language) if judged else None
    parts = [
        _direction("board", float(total), as_number(previous), selection, language),
        sentence(language.text("overview.goal.judged", place=place)) if place else "",
        _in_words(measure, language) if measure else language.text("overview.goal.no_own_measure"),
    ]
    return KeyFigure(
        goal.text,
        language.number(float(total)),
        language.text("overview.of_scale", maximum=language.number(facts.assessments.scale(selection.year).maximum)),
        " ".join(filter(None, parts)),
        "indicator",
        rank=goal.rank,
        parameters=(("indicator", indicator),),
        path=figure_paths.indicator_line(facts.assessments, indicator, selection.year, language),
    )


def _direction(kind: str, now: float, before: float | None, selection: Selection, language: Language) -> str:
    if before is None or selection.compared_year is None:
        return language.text(f"overview.goal.{kind}")
    way = "same" if now == before else "up" if now > before else "down"
    return language.text(f"overview.goal.{kind}_{way}", previous=language.number(before), year=selection.compared_year)


def _in_words(measure: Measure, language: Language) -> str:
    assert measure.last.value is not None  # the last point of a measure has a value
    key = "measured" if measure.last.target is None else "measured_of"
    return language.text(
        f"overview.goal.{key}",
        name=measure.name,
        value=language.number(measure.last.value, 2),
        target=language.number(measure.last.target or 0.0, 2),
    )


def _measured(goal: Goal, measure: Measure | None, language: Language) -> KeyFigure | None:
    """By what is measured, where no indicator goes with it."""
    if measure is None or measure.last.value is None:
        return None
    target = measure.last.target if measure.last.target is not None else goal.target
    before = [point.value for point in measure.points[:-1] if point.value is not None]
    parts = [language.text("overview.goal.name_and_year", name=measure.name, year=measure.last.year)]
    if before:
        way = "same" if before[-1] == measure.last.value else "up" if before[-1] < measure.last.value else "down"
        parts.append(language.text(f"overview.goal.measure_{way}", previous=language.number(before[-1], 2)))
    return KeyFigure(
        goal.text,
        language.number(measure.last.value, 2),
        language.text("overview.of_target", target=language.number(target, 2)) if target else measure.unit or "",
        " ".join(parts),
        "measures",
        rank=goal.rank,
        path=figure_paths.of_measure(measure, language),
    )


def _unmeasured(goal: Goal, language: Language) -> KeyFigure:
    return KeyFigure(
        goal.text,
        language.text("charts.goals.none"),
        "",
        language.text("overview.goal.not_measured"),
        "measures",
        is_missing=True,
        rank=goal.rank,
    )


def _jobs(facts: Facts, selection: Selection, goal: Goal, language: Language) -> KeyFigure:
    """By the count of jobs; where the report gives none, by its own word."""
    progress, year = facts.jobs, selection.year
    target = goal.target if goal.target is not None else progress.end_target
    row, counted = progress.until(year), progress.counted_by(year)
    unit, path = "" if target is None else language.text("overview.of_target", target=language.number(target, 0)), None
    if counted is None and progress.undated_count is not None:
        value, parts = language.number(progress.undated_count, 0), [language.text("overview.jobs_undated")]
    elif row is not None and counted is not None:
        value, parts = language.number(counted, 0), _count_in_words(facts, selection, int(row["year"]), language)
        path = figure_paths.jobs_line(progress, year, language)
    else:
        return _jobs_without_number(facts, selection, goal, target, language)
    return KeyFigure(goal.text, value, unit, " ".join(filter(None, parts)), "jobs", rank=goal.rank, path=path)


def _count_in_words(facts: Facts, selection: Selection, year: int, language: Language) -> list[str]:
    progress, parts = facts.jobs, []
    counted, against = progress.counted_by(year), progress.against_target(year)
    assert counted is not None  # asked only where somebody has counted
    if against is not None:
        count = sentence(language.in_words(against.jobs_away))
        parts.append(language.text(f"overview.goal.jobs_{against.place}", n=against.jobs_away, count=count, year=year))
    if estimated := progress.estimated_by(year):
        parts.append(language.text("overview.goal.jobs_estimated", count=language.number(estimated, 0)))
    before = progress.counted_by(selection.compared_year) if selection.compared_year is not None else None
    if before is not None and not estimated:
        parts.append(_direction("jobs", counted, before, selection, language))
    return parts


def _jobs_without_number(
    facts: Facts, selection: Selection, goal: Goal, target: float | None, language: Language
) -> KeyFigure:
    judged = facts.jobs_in_words(selection.year)
    place = judged.place(language) if judged else None
    of = "" if target is None else language.text("overview.goal.target", target=language.number(target, 0))
    if judged is None:
        meaning = " ".join(filter(None, (language.text("overview.goal.jobs_nobody"), of)))
        return KeyFigure(
            goal.text, language.text("overview.not_counted"), "", meaning, "jobs", is_missing=True, rank=goal.rank
        )
    return KeyFigure(
        goal.text,
        place or language.text("overview.not_given"),
        "",
        " ".join(filter(None, (language.text("overview.goal.jobs_said"), of))),
        "jobs",
        is_missing=place is None,
        is_in_words=place is not None,
        rank=goal.rank,
    )
