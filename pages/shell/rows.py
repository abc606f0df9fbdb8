"""Rows of words with marks, as a table of the page: Jinja2 escapes every text by itself."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.chart import Chart
from analysis.drawing.look import Tokens
from analysis.drawing.rows import (
    Bars,
    Cells,
    Checklist,
    Dated,
    EventAxis,
    Goals,
    Heights,
    Lives,
    ProjectList,
    Shifts,
    Squares,
    Steps,
    Texts,
    YearLanes,
)

_NAMES = {
    Lives: "lives.html",
    Squares: "squares.html",
    Shifts: "shifts.html",
    Bars: "bars.html",
    Steps: "steps.html",
    Heights: "heights.html",
    Texts: "texts.html",
    ProjectList: "project_list.html",
    Cells: "cells.html",
    Goals: "goals.html",
    Dated: "dated.html",
    YearLanes: "year_lanes.html",
    EventAxis: "event_axis.html",
    Checklist: "checklist.html",
}


def show(chart: Chart, tokens: Tokens) -> None:
    """The chart's rows; its title is the caption that a screen reader says."""
    template = _templates().get_template(_NAMES[type(chart.rows)])
    st.html(template.render(rows=chart.rows, title=chart.title, tokens=tokens))


def _line(points: Sequence[tuple[float, float | None]], style: str) -> str:
    """The line through the points that follow each other, as the source of an image that is stretched to its place.

    An image, because Streamlit takes drawings out of HTML and keeps images.
    """
    runs: list[list[str]] = [[]]
    for place, height in points:
        if height is None:
            runs.append([])
        else:
            runs[-1].append(f"{place * 100:.2f},{(1 - height) * 100:.2f}")
    lines = "".join(f'<polyline points="{" ".join(run)}"/>' for run in runs if len(run) > 1)
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" preserveAspectRatio="none">'
        f"<style>polyline{{fill:none;vector-effect:non-scaling-stroke;{style}}}</style>{lines}</svg>"
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}"


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
    made.filters["line"] = _line
    return made
