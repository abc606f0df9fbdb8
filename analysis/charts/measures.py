"""The charts about measures: each beside the totals of its indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.chart import Chart, Missing
from analysis.charts.event_lines import events_in_words, events_on_years
from analysis.charts.measure_levels import (
    level_columns,
    level_keys,
    level_values,
    levels_across,
    levels_in_words,
    reached_in_words,
)
from analysis.drawing.axes import ValueLine
from analysis.drawing.event_marks import placed
from analysis.drawing.row_parts import RowKey
from analysis.drawing.rows import Cell, Cells, Disc
from analysis.drawing.values import EventMark
from analysis.facts import Facts, Selection, indicator_name
from analysis.numbers.measures import Measure, Measures
from analysis.sources import SourceOf
from analysis.table import Column, Table
from data import frameworks
from language import Language, sentence

_SOURCES = (SourceOf("measures"),)
# Of the height of a plot: room for the numbers above and below the line.
_ROOM = 0.12
_ROOM_OF_LETTER = 0.07


def measured_yearly(facts: Facts, selection: Selection, known: Measures, language: Language) -> Chart | None:
    """Every measure of several years in a cell, with its indicator's totals below; None where there is none."""
    if not known.series:
        return None
    judged, reached = known.judged, len(known.reached)
    cells = tuple(_cell(facts, selection, one, language) for one in known.series)
    lacking = _without_measure(facts, selection, known, language)
    title = (
        language.text(
            "charts.measures.title", n=reached, reached=language.in_words(reached), count=language.in_words(len(judged))
        )
        if judged
        else language.text("charts.measures.title_no_target", n=len(cells), count=language.in_words(len(cells)))
    )
    return Chart(
        name="measures",
        title=sentence(title),
        subtitle=language.text("charts.measures.subtitle", year=selection.year),
        alt="; ".join(cell.spoken for cell in cells),
        table=_table(facts, selection, known.series, language),
        sources=_SOURCES,
        rows=Cells(
            (
                RowKey("line", language.text("charts.measures.key_measured")),
                RowKey("dotted", language.text("charts.measures.key_target")),
                *level_keys(known.series, language),
                RowKey("disc", language.text("charts.measures.key_total")),
            ),
            cells,
            sentence(
                language.text("charts.measures.without_title", n=len(lacking), count=language.in_words(len(lacking)))
            )
            if lacking
            else "",
            sentence(language.listing(lacking)) + "." if lacking else "",
            language.text("charts.measures.without_what"),
            tuple(dict.fromkeys(event.name for event in sorted(_events(cells), key=_in_time))),
        ),
        definition=language.text("charts.measures.definition"),
    )


def measures_of_indicator(
    facts: Facts, selection: Selection, known: Measures, indicator: str, language: Language
) -> Chart | None:
    """The measures of one indicator, on the same years as its totals; None where there is none."""
    own = replace(known, measures=tuple(one for one in known.measures if one.indicator == indicator))
    chart = measured_yearly(facts, selection, own, language) or single(facts, selection, own, language)
    if chart is None:
        return None
    if len(own.measures) == 1:
        chart = replace(chart, title=f"{own.measures[0].name}: {_answer(own.measures[0], language)}")
    return replace(chart, rows=replace(chart.rows, without="")) if isinstance(chart.rows, Cells) else chart


def _events(cells: Sequence[Cell]) -> list[EventMark]:
    return [event for cell in cells for event in cell.events]


def _in_time(event: EventMark) -> tuple[int, str]:
    """Letters follow the days: "z" stands before "aa"."""
    return len(event.letter), event.letter


def series_or_none(facts: Facts, selection: Selection, known: Measures, language: Language) -> Chart | None:
    """The measures of several years; where nothing is measured at all, that. None where all are of one year."""
    found = measured_yearly(facts, selection, known, language)
    return no_measures(language) if found is None and not known.single else found


def single(facts: Facts, selection: Selection, known: Measures, language: Language) -> Chart | None:
    """What is measured in one year only, as a table; None where there is nothing."""
    if not known.single:
        return None
    return Chart(
        name="measures-once",
        title=sentence(
            language.text(
                "charts.measures.single_title", n=len(known.single), count=language.in_words(len(known.single))
            )
        ),
        subtitle=language.text("charts.measures.single_subtitle"),
        alt="; ".join(f"{one.name}: {_with_unit(one.last.value, one.unit, language)}" for one in known.single),
        table=_table(facts, selection, known.single, language),
        sources=_SOURCES,
        shows_table=True,
    )


def no_measures(language: Language) -> Chart:
    """What is missing where nothing is measured."""
    return Chart(
        name="measures",
        title=language.text("charts.measures.none"),
        subtitle="",
        alt=language.text("charts.measures.none"),
        table=Table((), ()),
        sources=(),
        missing=Missing(
            language.text("charts.measures.missing_title"),
            language.text("charts.measures.missing_why"),
            language.text("charts.measures.missing_what"),
        ),
    )


def _cell(facts: Facts, selection: Selection, one: Measure, language: Language) -> Cell:
    years = range(one.points[0].year, selection.year + 1)
    points = {point.year: point for point in one.points}
    heights = _heights(one)
    span = max(len(years) - 1, 1)
    happened = events_on_years(facts, years, selection.year, one.indicator, language)
    places = {year: (year - years[0]) / span for year in years}
    first = next(point for point in one.points if point.value is not None)
    assert first.value is not None and one.last.value is not None  # a series has values
    return Cell(
        title=_answer(one, language),
        about=_about(one, language),
        values=tuple((places[year], heights.place(points[year].value if year in points else None)) for year in years),
        targets=tuple((places[year], heights.place(points[year].target if year in points else None)) for year in years),
        first_text=language.number(first.value, 2),
        last_text=language.number(one.last.value, 2),
        target_text=""
        if one.last.target is None
        else language.text("charts.measures.target", target=language.number(one.last.target, 2)),
        discs_title=""
        if one.indicator is None
        else language.text(
            "charts.measures.discs", name=indicator_name(facts, selection.year, one.indicator, language)
        ),
        discs=_discs(facts, selection, one, places, language),
        spoken="{}. {}: {}".format(
            _answer(one, language),
            one.name,
            ", ".join(
                f"{point.year} {language.number(point.value, 2)}" for point in one.points if point.value is not None
            ),
        )
        + levels_in_words(one, language)
        + events_in_words(happened, language),
        levels=levels_across(one, heights, language),
        events=placed(
            [
                replace(event, place=(event.place - years[0]) / span)
                for event in happened
                if years[0] <= event.place <= years[-1]
            ],
            _ROOM_OF_LETTER,
        ),
    )


def _heights(one: Measure) -> ValueLine:
    """From what is lowest to what is highest of values, targets and levels."""
    known = [value for point in one.points for value in (point.value, point.target) if value is not None]
    known += [demand for _, demand in one.levels]
    return ValueLine(min(known), max(known), _ROOM)


def _discs(
    facts: Facts, selection: Selection, one: Measure, places: dict[int, float], language: Language
) -> tuple[Disc, ...]:
    if one.indicator is None:
        return ()
    assessments = facts.assessments
    changed = {found.after for found in assessments.breaks}
    found = []
    for year, place in places.items():
        own = (
            frameworks.comparable(assessments.forms[selection.year], one.indicator, assessments.forms[year])
            if (year in assessments.forms and selection.year in assessments.forms)
            else None
        )
        total = assessments.total(year, own) if own else None
        text = "–" if total is None else language.number(total)
        found.append(Disc(f"’{year % 100:02}", text, place, year == selection.year, place > 0 and year in changed))
    return tuple(found)


def _answer(one: Measure, language: Language) -> str:
    value = _with_unit(one.last.value, one.unit, language)
    distance = one.distance
    if distance is None:
        return value
    key = "reached" if distance == 0 else "beyond" if distance > 0 else "short"
    return language.text(f"charts.measures.{key}", value=value, distance=language.number(abs(distance), 2))


def _about(one: Measure, language: Language) -> str:
    return " ".join(filter(None, (_target_in_words(one, language), reached_in_words(one, language))))


def _target_in_words(one: Measure, language: Language) -> str:
    if one.last.target is None or one.higher_is_better is None:
        return f"{one.name}, {one.last.year}."
    key = "at_least" if one.higher_is_better else "at_most"
    return language.text(
        f"charts.measures.{key}", name=one.name, target=language.number(one.last.target, 2), year=one.last.year
    )


def _without_measure(facts: Facts, selection: Selection, known: Measures, language: Language) -> list[str]:
    """The names of the year's indicators that no measure belongs to."""
    if selection.year not in facts.assessments.forms:
        return []
    form = frameworks.form(facts.assessments.forms[selection.year])
    measured = {one.indicator for one in known.measures}
    return [
        indicator_name(facts, selection.year, indicator.code, language)
        for indicator in form.indicators
        if indicator.code not in measured
    ]


def _with_unit(value: float | None, unit: str | None, language: Language) -> str:
    number = "–" if value is None else language.number(value, 2)
    return f"{number} {unit}" if unit else number


def _table(facts: Facts, selection: Selection, found: Sequence[Measure], language: Language) -> Table:
    levels = level_columns(found, language)
    return Table(
        (
            Column(language.text("charts.measures.column_measure")),
            Column(language.text("charts.columns.indicator")),
            Column(language.text("charts.columns.year"), "year"),
            Column(language.text("charts.measures.column_value"), "number"),
            Column(language.text("charts.measures.column_unit")),
            Column(language.text("charts.columns.target"), "number"),
            *levels,
        ),
        tuple(
            (
                one.name,
                indicator_name(facts, selection.year, one.indicator, language) if one.indicator else None,
                point.year,
                point.value,
                one.unit,
                point.target,
                *(level_values(one, is_last=point is one.last, language=language) if levels else ()),
            )
            for one in found
            for point in one.points
        ),
    )
