"""Tables of the slides: rows over as many slides as they need, and a grid of scores with its cells coloured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.slide import Slide
from pptx.util import Inches, Pt

from analysis.charts.registry import chart_name
from analysis.drawing import tables
from analysis.drawing.colours import LIGHT_TOKENS, score_cell
from analysis.drawing.values import Grid, Series, Value
from analysis.pack.slide_marks import add_words, cell_gap, describe, fill_cell, hairline, plain_table, rgb, text_box
from analysis.pack.slide_master import BOTTOM, EDGE, INNER, TOP
from analysis.table import Column, Table
from language import Language

_PIXELS = 96  # to the inch, as text is measured
_HEAD = 2.6  # of the headings' row, in letters
_GRID_TOP = TOP + 0.1
_NAMES, _CHANGE, _WIDEST_YEAR = 3.2, 1.5, 1.7  # columns of a grid, in inches


@dataclass(frozen=True)
class PagedTable:
    """The rows of a table in letters of one size, in points, and which of them share a slide."""

    size: float
    rows: list[list[str]]
    pages: list[list[int]]


def table_on_slides(table: Table, language: Language, *, height: float, foot: float = 0.0) -> PagedTable:
    """The table on as few slides as it can be read from, of that height; `foot`: what the first keeps free of it."""
    # Smaller letters rather than one more slide, as long as they can be read from the back of the room.
    sizes = (10.5, 10) if len(table.columns) > 6 else (12.5, 12, 11.5, 11)
    return min((_paged(table, language, size, height, foot) for size in sizes), key=lambda one: len(one.pages))


def _paged(table: Table, language: Language, size: float, height: float, foot: float) -> PagedTable:
    scale = size * _PIXELS / 72
    widths = tables.column_widths(table, language, width=INNER * _PIXELS, size=scale)
    room = (height - 0.1) * _PIXELS - _HEAD * scale
    first = room - foot * _PIXELS
    rows = tables.cells(tables.within(table, language, widths, size=scale, room=first), language)
    return PagedTable(size, rows, tables.pages(rows, widths, size=scale, room=room, first=first))


def add_table(
    slide: Slide, table: Table, rows: Sequence[Sequence[str]], language: Language, *, top: float, size: float
) -> Any:
    """Those rows under the headings of the table, at that height in inches; returns their frame."""
    widths = tables.column_widths(table, language, width=INNER * _PIXELS, size=size * _PIXELS / 72)
    frame = slide.shapes.add_table(
        len(rows) + 1, len(table.columns), Inches(EDGE), Inches(top), Inches(INNER), Pt(size * 2)
    )
    shape = frame.table
    plain_table(frame)
    for column, width in zip(shape.columns, widths, strict=True):
        column.width = Inches(width / _PIXELS)
    headings = [column.heading for column in table.columns]
    for line, texts in enumerate([headings, *rows]):
        shape.rows[line].height = Pt(size * 1.7)
        for place, (text, column) in enumerate(zip(texts, table.columns, strict=True)):
            cell = shape.cell(line, place)
            fill_cell(cell, text, size, bold=line == 0, column=column)
            hairline(cell, LIGHT_TOKENS.ink if line == 0 else LIGHT_TOKENS.rule)
    return frame


def add_grid(slide: Slide, drawing: Grid, alt: str, language: Language) -> None:
    """Scores of each year as coloured cells, with the change at the end, and where the form became another."""
    changes = [drawing.changes] if drawing.changes else []
    rows = len(drawing.names) + 1
    height = min((BOTTOM - TOP - 0.75) / rows, 0.5)
    step = min((INNER - _NAMES - (_CHANGE if changes else 0)) / len(drawing.years), _WIDEST_YEAR)
    across = _NAMES + step * len(drawing.years)
    box = (Inches(EDGE), Inches(_GRID_TOP), Inches(across), Inches(height * rows))
    frame = slide.shapes.add_table(rows, len(drawing.years) + 1 + len(changes), *box)
    plain_table(frame)
    describe(frame, chart_name("years", language), alt)
    shape = frame.table
    shape.columns[0].width = Inches(_NAMES)
    for place in range(len(drawing.years)):
        shape.columns[place + 1].width = Inches(step)
    for row in shape.rows:
        row.height = Inches(height)
    for line, name in enumerate(["", *drawing.names]):
        fill_cell(shape.cell(line, 0), name, 14, column=Column(""))
    _fill_years(shape, drawing, language)
    for series in changes:
        last = len(drawing.years) + 1
        shape.columns[last].width = Inches(_CHANGE)
        _fill_changes(shape, last, series, language)
    _name_breaks(slide, drawing, step, _GRID_TOP + height * rows + 0.06, language)


def _fill_years(shape: Any, drawing: Grid, language: Language) -> None:
    centred, ends = Column("", "centred"), {found.after_year for found in drawing.breaks}
    for place, (series, scale) in enumerate(zip(drawing.series, drawing.scales, strict=True), start=1):
        is_last = place == len(drawing.years)
        fill_cell(shape.cell(0, place), series.name, 13, bold=is_last, column=centred)
        for line, value in enumerate(series.values, start=1):
            cell = shape.cell(line, place)
            if value is None:
                fill_cell(cell, "–", 14, column=centred)
            else:
                ground, ink = score_cell(value, scale.minimum, scale.maximum)
                fill_cell(cell, language.number(value), 14, bold=is_last, column=centred, colour=ink)
                cell.fill.solid()
                cell.fill.fore_color.rgb = rgb(ground)
            cell_gap(cell, is_break=drawing.years[place - 1] in ends)


def _fill_changes(shape: Any, place: int, series: Series, language: Language) -> None:
    centred = Column("", "centred")
    fill_cell(shape.cell(0, place), series.name, 13, column=centred)
    for line, value in enumerate(series.values, start=1):
        is_down = value is not None and value < 0
        fill_cell(shape.cell(line, place), _change(value, language), 13, bold=is_down, column=centred)


def _change(value: Value, language: Language) -> str:
    if value is None:
        return "–"
    return language.text("figures.label_unchanged") if value == 0 else language.number(value, signed=True)


def _name_breaks(slide: Slide, drawing: Grid, step: float, top: float, language: Language) -> None:
    """Says below the cells where the form became another."""
    ends = {found.after_year for found in drawing.breaks}
    for place, ended in enumerate(drawing.years, start=1):
        if ended in ends:
            named = text_box(slide, EDGE + _NAMES + step * (place - 0.5), top, step, 0.25)
            add_words(named, language.text("charts.new_form"), 11, LIGHT_TOKENS.ink2).alignment = PP_ALIGN.CENTER
