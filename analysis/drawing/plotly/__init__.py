"""Drawings as Plotly figures, for the pages, what is shown in a meeting, and the pack as a web page."""

from __future__ import annotations

from functools import lru_cache

import plotly.graph_objects as go

from analysis.drawing.look import Look
from analysis.drawing.plotly.amounts import amounts
from analysis.drawing.plotly.bars import bars
from analysis.drawing.plotly.columns import columns
from analysis.drawing.plotly.dots import compare_years, draw_gap, draw_statements
from analysis.drawing.plotly.grid import grid
from analysis.drawing.plotly.history import draw_history
from analysis.drawing.plotly.profile import draw_profile, draw_radar
from analysis.drawing.plotly.rate import needed_rate
from analysis.drawing.plotly.shares import shares
from analysis.drawing.values import Bars, Columns, Dots, Drawing, Grid, History, Rate, Shares
from language import Language


@lru_cache(maxsize=500)
def figure(drawing: Drawing, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """The drawing in that look. The same drawing gives the same figure, which nobody may change.

    `title` is for exports: on a page the title is text beside the figure.
    """
    match drawing:
        case Dots():
            return _dots(drawing, look, language, title)
        case Grid():
            return grid(drawing, look, language, title=title)
        case History():
            return draw_history(drawing, look, language, title=title)
        case Shares():
            return shares(drawing, look, language, title=title)
        case Bars():
            draw = amounts if drawing.unit == "amount_nok" else bars
            return draw(drawing, look, language, title=title)
        case Columns():
            return columns(drawing, look, language, title=title)
        case Rate():
            return needed_rate(drawing, look, language, title=title)


def _dots(drawing: Dots, look: Look, language: Language, title: str | None) -> go.Figure:
    if any(one.mark == "statement" for one in drawing.series):
        return draw_statements(drawing, look, language, title=title)
    draw = {"rows": draw_profile, "wheel": draw_radar, "changes": compare_years, "gaps": draw_gap}[drawing.shape]
    return draw(drawing, look, language, title=title)
