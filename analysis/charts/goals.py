"""The chart of the goals: in the board's order, each with what measures it."""

from __future__ import annotations

from analysis.chart import Chart
from analysis.drawing.rows import GoalRow, Goals
from analysis.facts import Facts, Selection, indicator_name
from analysis.numbers.measures import Goal, Measure, Measures
from analysis.sources import SourceOf
from analysis.table import Column, Table
from data import frameworks
from language import Language, sentence


def goals(facts: Facts, selection: Selection, known: Measures, language: Language) -> Chart | None:
    """The goals in the board's order, each with what measures it; None where no goal is loaded."""
    if not known.goals:
        return None
    rows = tuple(_goal_row(facts, selection, goal, known, language) for goal in known.goals)
    measured = sum(bool(row.value) and not row.is_in_words for row in rows)
    return Chart(
        name="goals",
        title=sentence(
            language.text(
                "charts.goals.title",
                n=measured,
                measured=language.in_words(measured),
                count=language.in_words(len(rows)),
            )
        ),
        subtitle=language.text("charts.goals.subtitle"),
        alt="; ".join(f"{row.rank} {row.text}: {row.value} {row.meaning}".replace("  ", " ") for row in rows),
        table=Table(
            (
                Column(language.text("charts.goals.rank")),
                Column(language.text("charts.goals.goal")),
                Column(language.text("charts.goals.measure")),
                Column(language.text("charts.goals.meaning")),
                Column(language.text("charts.columns.total")),
            ),
            tuple(
                (row.rank, row.text, row.value or language.text("charts.goals.none"), row.meaning, row.total or None)
                for row in rows
            ),
        ),
        sources=(SourceOf("goals"), SourceOf("measures")),
        rows=Goals(
            (
                language.text("charts.goals.goal"),
                language.text("charts.goals.measure"),
                language.text("charts.columns.total"),
            ),
            language.text("charts.goals.none"),
            rows,
        ),
    )


def indicator_of_goal(facts: Facts, selection: Selection, goal: Goal) -> str | None:
    """The indicator of the year's form that measures the goal, else the one that the goal speaks of by name."""
    if selection.year not in facts.assessments.forms:
        return None
    own, text = facts.assessments.forms[selection.year], goal.text.casefold()
    if goal.measured_by in {one.code for one in frameworks.form(own).indicators}:
        return goal.measured_by
    # A goal outlives a form, and may speak of its indicator by the name of another.
    named = (
        frameworks.comparable(form.code, one.code, own)
        for form in frameworks.forms()
        for one in form.indicators
        if one.names["nb"].casefold() in text
    )
    return next(filter(None, named), None)


def _goal_row(facts: Facts, selection: Selection, goal: Goal, known: Measures, language: Language) -> GoalRow:
    rank = "" if goal.rank is None else str(goal.rank)
    value = meaning = total = name = ""
    measure = known.of(goal.measured_by) if goal.measured_by else None
    indicator = measure.indicator if measure else indicator_of_goal(facts, selection, goal)
    if measure is not None:
        value = language.number(measure.last.value or 0.0, 2) if measure.last.value is not None else ""
        meaning = _meaning(measure, language)
    elif goal.measured_by is not None:
        value, meaning = _of_indicator(facts, selection, goal, language)
    if indicator is not None and selection.year in facts.assessments.forms:
        score = facts.assessments.total(selection.year, indicator)
        name = indicator_name(facts, selection.year, indicator, language)
        total = "" if score is None else language.number(score)
    judged = facts.jobs_in_words(selection.year) if goal.measured_by == "jobs" and not value else None
    if judged is not None:
        value = judged.place(language) or language.text("overview.not_given")
        meaning = language.text("judgements.sentence", year=judged.year)
    elif not value:
        meaning = language.text("charts.goals.none_meaning")
    return GoalRow(rank, goal.text, value, meaning, total, name, is_in_words=judged is not None)


def _of_indicator(facts: Facts, selection: Selection, goal: Goal, language: Language) -> tuple[str, str]:
    """A goal that jobs or an indicator measure: the count or the board's total."""
    if goal.measured_by == "jobs":
        return _jobs(facts, selection, goal, language)
    if selection.year not in facts.assessments.forms:
        return "", ""
    score = facts.assessments.total(selection.year, goal.measured_by or "")
    if score is None:
        return "", ""
    scale = facts.assessments.scale(selection.year)
    return language.number(score), language.text("charts.goals.board", maximum=language.number(scale.maximum))


def _jobs(facts: Facts, selection: Selection, goal: Goal, language: Language) -> tuple[str, str]:
    """How many jobs are counted until the year, and what of that is an estimate; empty where nobody has counted."""
    row, counted = facts.jobs.until(selection.year), facts.jobs.counted_by(selection.year)
    if row is None or counted is None:
        undated = facts.jobs.undated_count
        return ("", "") if undated is None else (language.number(undated, 0), language.text("overview.jobs_undated"))
    target = goal.target if goal.target is not None else facts.jobs.end_target
    year = int(row["year"])
    meaning = (
        language.text("charts.goals.jobs", year=year)
        if target is None
        else language.text("charts.goals.jobs_of", year=year, target=language.number(target, 0))
    )
    if facts.jobs.estimated_by(selection.year):
        meaning = f"{meaning}. {language.text('charts.goals.estimate')}"
    return language.number(counted, 0), meaning


def _meaning(one: Measure, language: Language) -> str:
    target = one.last.target
    if target is None:
        return language.text("charts.goals.measured", name=one.name, year=one.last.year)
    return language.text(
        "charts.goals.measured_of", name=one.name, year=one.last.year, target=language.number(target, 2)
    )
