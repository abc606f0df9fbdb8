"""Tables on screens: as many rows on each as can be read from the back of a room."""

from __future__ import annotations

from dataclasses import replace

from analysis.chart import Chart
from analysis.drawing import tables
from analysis.table import Table
from language import Language

# Pixels of a screen of 1920 x 1080: what the style sheet leaves for a table, and its letters.
_WIDTH, _HEIGHT = 1696, 560
_LETTERS, _SMALL_LETTERS = 33, 25
FEW_COLUMNS = 5


def paged(chart: Chart, language: Language) -> tuple[Chart, ...]:
    """The chart on as many screens as its table needs; one where something is drawn."""
    if not chart.is_set_as_table or not chart.table.rows:
        return (chart,)
    size = _LETTERS if len(chart.table.columns) <= FEW_COLUMNS else _SMALL_LETTERS
    rows = tables.cells(chart.table, language)
    widths = tables.column_widths(chart.table, language, width=_WIDTH, size=size)
    pages = tables.pages(rows, widths, size=size, room=_HEIGHT)
    return tuple(
        replace(chart, table=Table(chart.table.columns, tuple(chart.table.rows[place] for place in page)))
        for page in pages
    )
