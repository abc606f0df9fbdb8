"""How many projects somebody has reported where their list is not loaded: each count as it is, its squares unknown."""

from __future__ import annotations

from analysis.chart import Chart
from analysis.drawing.row_parts import RowKey
from analysis.drawing.rows import Step, Steps
from analysis.numbers.measures import Measure, Measures
from analysis.numbers.projects import Projects
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import LANGUAGES, Language

_MOST_SQUARES = 400


def counts_of_projects(known: Projects, measures: Measures) -> tuple[Measure, ...]:
    """The measures that count projects, where no list of projects says more."""
    if not known.rows.empty:
        return ()
    units = {Language(code).text("charts.projects.reported.unit") for code in LANGUAGES}
    return tuple(
        one
        for one in measures.measures
        if (one.unit or "").casefold() in units
        and one.last.value is not None
        and one.last.value == int(one.last.value)
        and 0 < one.last.value <= _MOST_SQUARES
    )


def reported(known: Projects, measures: Measures, language: Language) -> Chart | None:
    """Each reported count as that many squares of which nothing more is known; None where there is none."""
    found = counts_of_projects(known, measures)
    if not found:
        return None
    steps = tuple(_step(one, language) for one in found)
    return Chart(
        name="projects-reported",
        title=language.text("charts.projects.reported.title"),
        subtitle=language.text("charts.projects.reported.subtitle"),
        alt="; ".join(f"{step.name}: {step.count}" for step in steps),
        table=Table(
            (
                Column(language.text("charts.measures.column_measure")),
                Column(language.text("charts.columns.year"), "year"),
                Column(language.text("charts.measures.column_value"), "number"),
            ),
            tuple((one.name, one.last.year, one.last.value) for one in found),
        ),
        sources=(SourceOf("measures"),),
        rows=Steps((RowKey("unknown", language.text("charts.projects.reported.key")),), steps),
    )


def _step(one: Measure, language: Language) -> Step:
    count = one.last.value or 0.0
    return Step(
        name=one.name,
        level=0,
        count=language.number(count, 0),
        squares=("unknown",) * int(count),
        counts=str(one.last.year),
        went_on="",
        time="",
    )
