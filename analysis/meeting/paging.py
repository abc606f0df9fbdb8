"""Tables on screens: as many rows on each as can be read from the back of a room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from analysis.chart import Chart
from analysis.drawing import tables
from analysis.drawing.handouts import pieces
from analysis.drawing.jury_rows import JuryVotes, has_votes
from analysis.drawing.measures import text_width
from analysis.drawing.rows import Cells, Heights
from analysis.drawing.sketch import fitting
from analysis.drawing.sketch.room import Room
from analysis.drawing.sketch.shapes import Sketch
from analysis.drawing.values import Bars, Shares
from analysis.meeting import room
from analysis.table import Table
from language import Language

# Pixels of a screen of 1920 x 1080, as the style sheet has them: what is left below the line over the title, with its
# margins, and above the feet, less a line for what a browser breaks otherwise; the letters of a table, and what its
# rows have around their lines.
_WIDTH, _HEIGHT = 1696, 767
_LETTERS, _SMALL_LETTERS = 33, 25
_SKETCH_LETTERS = (38, 34, 30, 27, 25)
_LEADING, _AROUND = 1.4, 26
# How much larger they may be where all of the table then still stands on one screen.
_SCALES = (1.4, 1.2)
_HEADINGS = 30  # the letters of headings, at most
# A line of the title, of the leader's own sentence and of our remark, with what is above the last two.
_TITLE_LETTERS, _TITLE_LINE, _NARROWER = 77, 84, 0.9  # the title's typeface is narrower than the one that is measured
_OWN_LETTERS, _OWN_WIDTH, _OWN_LINE, _ABOVE_OWN, _REMARK = 37, 1570, 47, 15, 63
FEW_COLUMNS = 5
_MOST_PROPOSALS = 8
_MOST_MEASURES, _MOST_EVENTS = 3, 12


@dataclass(frozen=True)
class TableSetting:
    """How a table is set, the same on every screen that it takes.

    `shares`: how wide each column is, of the table. `scale`: how much larger its letters are than usual.
    """

    shares: tuple[float, ...]
    scale: float = 1.0


def table_setting(chart: Chart, language: Language, *, own: str = "", has_remark: bool = False) -> TableSetting | None:
    """How the chart's table is set; None where it has no table to show."""
    found = _set(chart, language, own, has_remark)
    return None if found is None else found.setting


def sketched(chart: Chart, language: Language, *, own: str = "", has_remark: bool = False) -> tuple[Sketch, ...]:
    """The chart's rows with their marks, on as many screens as they need; none where the wall has its own way."""
    has_own_way = isinstance(chart.rows, JuryVotes | Cells | Heights) or room.template_of(chart)
    if chart.drawing is not None or has_own_way:
        return ()
    height = _HEIGHT - _above(chart, language, own) - _REMARK * has_remark
    return fitting(chart.rows, Room(_WIDTH, height, _LETTERS), _SKETCH_LETTERS)


@dataclass(frozen=True)
class _Set:
    setting: TableSetting
    pages: tuple[Table, ...]


def paged(chart: Chart, language: Language, *, own: str = "", has_remark: bool = False) -> tuple[Chart, ...]:
    """The chart on as many screens as its rows need, below its title, the leader's `own` sentence and a remark."""
    if isinstance(chart.rows, JuryVotes) and has_votes(chart.rows):
        return _juries(chart, chart.rows)
    if room.template_of(chart):
        return room.screens(chart)
    if isinstance(chart.rows, Cells):
        return _measures(chart, chart.rows)
    if isinstance(chart.drawing, Shares | Bars):
        return tuple(replace(chart, drawing=piece) for piece in pieces(chart.drawing))
    found = _set(chart, language, own, has_remark)
    return (chart,) if found is None else tuple(replace(chart, table=page) for page in found.pages)


def _set(chart: Chart, language: Language, own: str, has_remark: bool) -> _Set | None:
    """The table with letters as large as one screen has room for, else on several with the usual ones."""
    if not chart.is_set_as_table or not chart.table.rows or isinstance(chart.rows, Cells) or room.template_of(chart):
        return None
    table = _first_half(chart.table, chart.rows, language) if isinstance(chart.rows, Heights) else chart.table
    usual = _LETTERS if len(table.columns) <= FEW_COLUMNS else _SMALL_LETTERS
    above = _above(chart, language, own) + _REMARK * has_remark
    for scale in _SCALES:
        if tables.is_readable(table, language, width=_WIDTH, size=usual * scale):
            found = _with_letters(table, language, usual, scale, above)
            if len(found.pages) == 1:
                return found
    return _with_letters(table, language, usual, 1.0, above)


def _with_letters(table: Table, language: Language, usual: float, scale: float, above: float) -> _Set:
    size = usual * scale
    widths = tables.column_widths(table, language, width=_WIDTH, size=size)
    height = tables.RowHeight(_LEADING, _AROUND / size)
    left = _HEIGHT - above - _of_headings(table, widths, usual)
    whole = tables.within(table, language, widths, size=size, room=left, height=height)
    pages = tables.pages(tables.cells(whole, language), widths, size=size, room=left, height=height)
    return _Set(
        TableSetting(tuple(width / sum(widths) for width in widths), scale),
        tuple(Table(whole.columns, tuple(whole.rows[place] for place in page)) for page in pages),
    )


def _first_half(table: Table, rows: Heights, language: Language) -> Table:
    """What the title speaks of, and all the rest as one row: nobody reads a room a list of every grant."""
    rest = table.rows[rows.dark_count :]
    if len(rest) < 2:
        return table
    name = language.text("charts.projects.sizes.others", count=len(rest))
    return Table(table.columns, (*table.rows[: rows.dark_count], (name, sum(float(row[-1]) for row in rest))))


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


def _measures(chart: Chart, rows: Cells) -> tuple[Chart, ...]:
    """As many measures on each screen as stand beside each other; what has none stands after the last, or alone."""
    firsts = range(0, len(rows.cells), _MOST_MEASURES)
    pages = [replace(rows, cells=rows.cells[first : first + _MOST_MEASURES], without="") for first in firsts]
    if rows.without and len(pages[-1].cells) == _MOST_MEASURES:
        pages.append(replace(rows, cells=()))
    elif rows.without:
        pages[-1] = replace(pages[-1], without=rows.without)
    return tuple(replace(chart, rows=_with_events(page)) for page in pages)


def _with_events(page: Cells) -> Cells:
    """What happened, with what the letters stand for; where nobody could read so many from their seat, neither."""
    names = _named(page)
    if len(names) > _MOST_EVENTS:
        return replace(page, cells=tuple(replace(cell, events=()) for cell in page.cells), event_names=())
    return replace(page, event_names=names)


def _named(rows: Cells) -> tuple[str, ...]:
    """What the letters of these measures stand for."""
    named = {event.name for cell in rows.cells for event in cell.events}
    return tuple(name for name in rows.event_names if name in named)


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
