"""Rows of words with marks, as a table of the page: Jinja2 escapes every text by itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.chart import Chart
from analysis.drawing.rows import Bars, Heights, Lives, ProjectList, Shifts, Squares, Steps, Texts
from language import Language

_NAMES = {
    Lives: "lives.html",
    Squares: "squares.html",
    Shifts: "shifts.html",
    Bars: "bars.html",
    Steps: "steps.html",
    Heights: "heights.html",
    Texts: "texts.html",
    ProjectList: "project_list.html",
}


def show(chart: Chart, spoken: Language) -> None:
    """The chart's rows; its title is the caption that a screen reader says."""
    template = _templates().get_template(_NAMES[type(chart.rows)])
    st.html(template.render(rows=chart.rows, title=chart.title, spoken=spoken))


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["percent"] = lambda share: f"{share * 100:.2f}%"
    return made
