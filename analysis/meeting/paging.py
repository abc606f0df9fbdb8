"""Tables on screens: as many rows on each as can be read from the back of a room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from analysis.chart import Chart
from analysis.drawing import tables
from analysis.drawing.handouts import pieces
from analysis.drawing.jury_rows import JuryVotes, has_votes
from analysis.drawing.measures import text_width
from analysis.drawing.values import Bars, Shares
from analysis.meeting import room
from analysis.table import Table
from language import Language

# Pixels of a screen of 1920 x 1080, as the style sheet has them: what is left below the line over the title, with its
# margins, and above the feet, less a line for what a browser breaks otherwise; the letters of a table, and what its
# rows have around their lines.
_WIDTH, _HEIGHT = 1696, 767
_LETTERS, _SMALL_LETTERS = 33, 25
_LEADING, _AROUND = 1.4, 26
_HEADINGS = 30  # the letters of headings, at most
# A line of the title, of the leader's own sentence and of our remark, with what is above the last two.
_TITLE_LETTERS, _TITLE_LINE, _NARROWER = 77, 84, 0.9  # the title's typeface is narrower than the one that is measured
_OWN_LETTERS, _OWN_WIDTH, _OWN_LINE, _ABOVE_OWN, _REMARK = 37, 1570, 47, 15, 63
FEW_COLUMNS = 5
_MOST_PROPOSALS = 8


def paged(chart: Chart, language: Language, *, own: str = "", has_remark: bool = False) -> tuple[Chart, ...]:
    """The chart on as many screens as its rows need, below its title, the leader's `own` sentence and a remark."""
    if isinstance(chart.rows, JuryVotes) and has_votes(chart.rows):
        return _juries(chart, chart.rows)
    if room.template(chart):
        return room.screens(chart)
    if isinstance(chart.drawing, Shares | Bars):
        return tuple(replace(chart, drawing=piece) for piece in pieces(chart.drawing))
    if not chart.is_set_as_table or not chart.table.rows:
        return (chart,)
    size = _LETTERS if len(chart.table.columns) <= FEW_COLUMNS else _SMALL_LETTERS
    widths = tables.column_widths(chart.table, language, width=_WIDTH, size=size)
    height = tables.RowHeight(_LEADING, _AROUND / size)
    left = _HEIGHT - _above(chart, language, own) - _of_headings(chart.table, widths, size) - _REMARK * has_remark
    whole = tables.within(chart.table, language, widths, size=size, room=left, height=height)
    pages = tables.pages(tables.cells(whole, language), widths, size=size, room=left, height=height)
    return tuple(
        replace(chart, table=Table(whole.columns, tuple(whole.rows[place] for place in page))) for page in pages
    )


def _above(chart: Chart, language: Language, own: str) -> float:
    """What the title takes, with the number of its screen, and the leader's own sentence."""
    title = language.text("pack.continued", title=chart.title, number=1, of=9)
    lines = ceil(text_width(title, _TITLE_LETTERS) * _NARROWER / _WIDTH)
    sentence = tables.line_count(own, _OWN_WIDTH, _OWN_LETTERS) * _OWN_LINE + _ABOVE_OWN if own else 0
    return lines * _TITLE_LINE + sentence


def _of_headings(table: Table, widths: Sequence[float], size: float) -> float:
    letters = min(_HEADINGS, size)
    lines = max(
        tables.line_count(column.heading, width - letters, letters)
        for column, width in zip(table.columns, widths, strict=True)
    )
    return tables.RowHeight(_LEADING, _AROUND / letters).of(lines, letters)


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
