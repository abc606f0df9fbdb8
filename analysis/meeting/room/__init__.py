"""Rows of words and marks that the wall draws with their marks, as the page does, and not as a table of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import ceil
from types import MappingProxyType
from typing import Any

from analysis.chart import Chart
from analysis.drawing.lesson_rows import LessonMap, WinnerLines
from analysis.drawing.round_rows import DaysBars, Funnel
from analysis.drawing.rows import Steps, WordBars

_TEMPLATES: Mapping[type, str] = MappingProxyType(
    {
        Funnel: "funnel.html",
        DaysBars: "days.html",
        LessonMap: "lessons.html",
        WinnerLines: "winners.html",
        WordBars: "bars.html",
        Steps: "steps.html",
    }
)
# How many of their rows can be read from the back of a room at once.
_MOST: Mapping[type, int] = MappingProxyType({Funnel: 8, DaysBars: 8, WinnerLines: 4, WordBars: 5})

_WITH_NAMES = 4  # steps of a funnel whose every mark has the name of its municipality


def template_of(chart: Chart) -> str | None:
    """What draws the chart's rows on a wall, from this folder; None where they are told as a table."""
    return _TEMPLATES.get(type(chart.rows)) if chart.rows is not None else None


def screens(chart: Chart) -> tuple[Chart, ...]:
    """The chart on as many screens as its rows need, as even as can be.

    A map of lessons is one: which lessons they are is said on the page.
    """
    rows: Any = chart.rows
    most = _WITH_NAMES if isinstance(rows, Funnel) and rows.has_names else _MOST.get(type(rows))
    if most is None or len(rows.rows) <= most:
        return (chart,)
    each = ceil(len(rows.rows) / ceil(len(rows.rows) / most))
    return tuple(
        replace(chart, rows=replace(rows, rows=rows.rows[first : first + each]))
        for first in range(0, len(rows.rows), each)
    )
