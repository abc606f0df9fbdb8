"""Tables on screens: as many rows on each as can be read from the back of a room."""

from __future__ import annotations

from dataclasses import replace

from analysis.chart import Chart
from analysis.drawing import tables
from analysis.drawing.handouts import pieces
from analysis.drawing.jury_rows import JuryVotes, has_votes
from analysis.drawing.values import Bars, Shares
from analysis.table import Table
from language import Language

# Pixels of a screen of 1920 x 1080: what the style sheet leaves for a table, and its letters.
_WIDTH, _HEIGHT = 1696, 560
_LETTERS, _SMALL_LETTERS = 33, 25
FEW_COLUMNS = 5
_MOST_PROPOSALS = 8


def paged(chart: Chart, language: Language) -> tuple[Chart, ...]:
    """The chart on as many screens as its rows need."""
    if isinstance(chart.rows, JuryVotes) and has_votes(chart.rows):
        return _juries(chart, chart.rows)
    if isinstance(chart.drawing, Shares | Bars):
        return tuple(replace(chart, drawing=piece) for piece in pieces(chart.drawing))
    if not chart.is_set_as_table or not chart.table.rows:
        return (chart,)
    size = _LETTERS if len(chart.table.columns) <= FEW_COLUMNS else _SMALL_LETTERS
    widths = tables.column_widths(chart.table, language, width=_WIDTH, size=size)
    whole = tables.within(chart.table, language, widths, size=size, room=_HEIGHT)
    pages = tables.pages(tables.cells(whole, language), widths, size=size, room=_HEIGHT)
    return tuple(
        replace(chart, table=Table(whole.columns, tuple(whole.rows[place] for place in page))) for page in pages
    )


def _juries(chart: Chart, rows: JuryVotes) -> tuple[Chart, ...]:
    """Each municipality's jury on its own, with what it says for a title."""
    return tuple(
        replace(
            chart,
            title=group.title,
            rows=replace(rows, groups=(replace(group, rows=group.rows[first : first + _MOST_PROPOSALS]),)),
        )
        for group in rows.groups
        for first in range(0, len(group.rows), _MOST_PROPOSALS)
    )
