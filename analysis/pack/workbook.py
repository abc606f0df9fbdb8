"""The pack as a workbook (XLSX): the numbers as numbers, a native chart over them, their source beside them."""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
from collections.abc import Sequence
from math import ceil
from typing import Any

import pandas as pd
import xlsxwriter

from analysis.charts.registry import chart_name
from analysis.drawing import tables
from analysis.drawing.assessed_rows import AnyRows
from analysis.drawing.colours import LIGHT_TOKENS, score_cell
from analysis.drawing.handouts import drawn_series, native, number_format, row_names
from analysis.drawing.sheet import CellPlace, cell_format, chart
from analysis.drawing.sketch import is_drawn
from analysis.drawing.values import Drawing, Grid
from analysis.pack.model import Figure, Pack, Part
from analysis.pack.paper import DOTS_PER_INCH, pictures, plot
from analysis.table import NUMBER_FORMATS, Table, neutral
from language import sentence

_FORMATS = {
    **NUMBER_FORMATS,
    "change": '+0.0#;"−"0.0#;0',
    "gap": '+0.00;"−"0.00;0',
    "date": "dd.mm.yyyy",
}
_CHART_ROWS = 19
_ROW_HEIGHT = 15.0  # points
_LEAST = 14.0  # characters: the narrowest column
_UNFIT = re.compile(r"[\[\]:*?/\\']")


def write(pack: Pack) -> bytes:
    """The workbook as a file."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        # Text from files stays text: never a formula, a link or a number.
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    _Book(pack, book).fill()
    book.close()
    return buffer.getvalue()


class _Book:
    """The workbook while it is filled."""

    def __init__(self, pack: Pack, book: Any) -> None:
        self.pack, self.book = pack, book
        self.text = pack.language.text
        self.styles: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.names: list[str] = []
        self.pictures = _pictures(pack)

    def style(self, **wanted: Any) -> Any:
        """A cell format, made once."""
        said = {"font_name": "Arial", "font_size": 10, "font_color": LIGHT_TOKENS.ink, "valign": "top", **wanted}
        key = tuple(sorted(said.items()))
        if key not in self.styles:
            self.styles[key] = self.book.add_format(said)
        return self.styles[key]

    def fill(self) -> None:
        """Every part on a sheet of its own."""
        pack = self.pack
        properties: dict[str, Any] = {
            "title": pack.title,
            "subject": self.text("pack.kind", year=pack.year),
            "author": "Programstatus",
            "comments": pack.basis,
        }
        if pack.loaded_at is not None:
            properties["created"] = pack.loaded_at
        self.book.set_properties(properties)
        front = None if pack.is_brief else self._sheet(self.text("pack.contents"))
        for part in pack.parts:
            self._part(part)
        if front is not None:
            self._front(front)

    def _sheet(self, name: str) -> Any:
        """A sheet of that name, made fit: Excel takes 31 characters, without some, and no name twice."""
        base = _UNFIT.sub(" ", name).strip()[:31].strip() or "–"
        fit, number = base, 2
        while fit.casefold() in (known.casefold() for known in self.names):
            fit, number = f"{base[:28].strip()} {number}", number + 1
        self.names.append(fit)
        sheet = self.book.add_worksheet(fit)
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{_in_footer(self.pack.footer)}&R&P / &N")
        sheet.set_header(f"&R&B{_in_footer(self.pack.mark)}")
        if self.pack.mark:
            sheet.write_string(0, 0, neutral(self.pack.mark), self.style(bold=True))
        return sheet

    def _front(self, sheet: Any) -> None:
        """What it is, and where each sheet is."""
        sheet.set_column(0, 0, 60)
        sheet.write_string(1, 0, neutral(self.pack.programme.name), self.style(font_name="Georgia", font_size=28))
        sheet.set_row(1, 42)
        lines = [self.text("pack.kind", year=self.pack.year), self.pack.meeting, self.pack.basis]
        row = 2
        for line in filter(None, lines):
            sheet.write_string(row, 0, neutral(line), self.style(font_color=LIGHT_TOKENS.ink2, font_size=12))
            row += 1
        for name in self.names[1:]:
            row += 1
            sheet.write_url(
                row, 0, f"internal:'{name}'!A1", self.style(font_color=LIGHT_TOKENS.accent, underline=1), name
            )

    def _part(self, part: Part) -> None:
        # A table of words would make the columns of numbers around it as wide as its sentences.
        apart = [figure for figure in part.figures[1:] if _is_wordy(figure)]
        together = [figure for figure in part.figures if figure not in apart]
        sheet = self._sheet(part.title)
        _set_widths(sheet, [figure.chart.table for figure in together] + ([part.table] if part.table else []))
        heading = part.headline if part.kind == "status" else part.title
        sheet.write_string(1, 0, neutral(heading), self.style(font_name="Georgia", font_size=18))
        sheet.set_row(1, 28)
        row = 2
        opening = [part.text] if part.kind == "status" else part.opening
        for line in [*filter(None, opening), *map(self.pack.note_line, part.notes)]:
            sheet.write_string(row, 0, neutral(line), self.style(font_color=LIGHT_TOKENS.ink2))
            row += 1
        row += 1
        for shown in part.key_figures:
            said = (shown.label, f"{shown.value} {shown.unit}".strip(), shown.meaning)
            for column, text in enumerate(said):
                sheet.write_string(row, column, neutral(text), self.style(bold=column == 1))
            row += 1
        if part.findings:
            row += 1
            for finding in part.findings:
                texts = (finding.title, f"{finding.figures} {finding.question}")
                for column, text in enumerate(texts):
                    sheet.write_string(row, column, neutral(text), self.style(bold=column == 0))
                row += 1
        for definition in part.definitions:
            sheet.write_string(row, 0, neutral(definition.name), self.style(bold=True, text_wrap=True))
            sheet.merge_range(row, 1, row, 8, neutral(definition.text), self.style(text_wrap=True))
            sheet.set_row(row, 15 * tables.line_count(definition.text, 640, 13))
            row += 1
        if part.table is not None:
            row = self._table(sheet, row, part.table) + 1
        for figure in together:
            row = self._figure(sheet, row + 1, figure) + 1
        for figure in apart:
            name = chart_name(figure.chart.name, self.pack.language)
            sheet = self._sheet(sentence(name))
            sheet.set_landscape()
            _set_widths(sheet, [figure.chart.table])
            self._figure(sheet, 1, figure)

    def _figure(self, sheet: Any, row: int, figure: Figure) -> int:
        """A figure from that row on; returns the row after it."""
        chart = figure.chart
        sheet.write_string(row, 0, neutral(chart.title), self.style(font_name="Georgia", font_size=14))
        sheet.set_row(row, 22)
        row += 1
        said = [chart.subtitle, self.pack.events_line(chart), self.pack.source_line(figure.sources, most=None)]
        if chart.missing is not None:
            said += [chart.missing.title, chart.missing.why, chart.missing.what_to_do]
        said += [self.pack.note_line(note) for note in figure.notes]
        for line in filter(None, said):
            sheet.write_string(row, 0, neutral(line), self.style(font_color=LIGHT_TOKENS.ink2))
            row += 1
        if chart.table.rows:
            grid = figure.drawing if isinstance(figure.drawing, Grid) else None
            row = self._table(sheet, row + 1, chart.table, grid)
        if figure.drawing is not None and not isinstance(figure.drawing, Grid):
            return self._chart(sheet, row + 1, figure.drawing, chart.alt)
        picture = self.pictures.get(figure.rows)
        return row if picture is None else self._picture(sheet, row + 1, picture, chart.alt)

    def _picture(self, sheet: Any, row: int, picture: bytes, alt: str) -> int:
        """Rows with their marks, which no chart of a workbook can draw, as paper has them."""
        options = {"image_data": io.BytesIO(picture), "description": alt, "object_position": 2, "x_offset": 4}
        sheet.insert_image(row, 0, "picture.png", options)
        return row + ceil(_height(picture) / _ROW_HEIGHT) + 1

    def _table(self, sheet: Any, row: int, table: Table, grid: Grid | None = None) -> int:
        """A table from that row on, the scores of a grid on the colour of their place on their scale."""
        widths = _widths([table])
        by_name = {one.name: scale for one, scale in zip(grid.series, grid.scales, strict=True)} if grid else {}
        edge = {"bottom": 1, "bottom_color": LIGHT_TOKENS.ink, "bold": True, "text_wrap": True}
        for column, heading in enumerate(table.columns):
            align = "right" if tables.is_number(heading.kind) else "left"
            sheet.write_string(row, column, neutral(heading.heading), self.style(align=align, **edge))
        _set_height(sheet, row, [one.heading for one in table.columns], widths)
        for line, values in enumerate(table.rows, start=row + 1):
            for column, (value, heading) in enumerate(zip(values, table.columns, strict=True)):
                wanted: dict[str, Any] = {"bottom": 1, "bottom_color": LIGHT_TOKENS.rule, "text_wrap": True}
                # What stands below a heading stands on its side.
                wanted["align"] = "right" if tables.is_number(heading.kind) else "left"
                if heading.kind in _FORMATS:
                    wanted["num_format"] = self._number_format(heading.kind, value)
                if value is not None and heading.heading in by_name:
                    scale = by_name[heading.heading]
                    ground, ink = score_cell(value, scale.minimum, scale.maximum)
                    wanted |= {"bg_color": ground, "font_color": ink, "align": "center"}
                _put(sheet, line, column, value, self.style(**wanted))
            _set_height(sheet, line, values, widths)
        return row + 1 + len(table.rows)

    def _chart(self, sheet: Any, row: int, drawing: Drawing, alt: str) -> int:
        """A native chart, and below it the numbers that it draws."""
        language, below = self.pack.language, row + _CHART_ROWS
        shown = native(drawing)
        names, series = row_names(shown, language), drawn_series(shown, language)
        small: dict[str, Any] = {"font_color": LIGHT_TOKENS.ink3, "font_size": 9}
        quiet = self.style(**small)
        for column, one in enumerate(series, start=1):
            sheet.write_string(below, column, neutral(one.name), self.style(align="right", text_wrap=True, **small))
        _set_height(sheet, below, [one.name for one in series], [_LEAST] * len(series))
        for line, name in enumerate(names, start=1):
            sheet.write_string(below + line, 0, neutral(name), quiet)
        number = self.style(num_format=cell_format(drawing, language), **small)
        for column, one in enumerate(series, start=1):
            for line, value in enumerate(one.values, start=1):
                # An empty cell with a format is a nought to the chart's own copy of its numbers.
                if value is not None:
                    _put(sheet, below + line, column, value, number)
        made = chart(self.book, drawing, CellPlace(sheet.get_name(), below, len(names)), language)
        made.set_size({"width": 760, "height": 340})
        sheet.insert_chart(row, 0, made, {"description": alt, "object_position": 2, "x_offset": 4})
        return below + 1 + len(names)

    def _number_format(self, kind: str, value: Any) -> str:
        """How a cell writes its number; a whole one without a lonely decimal sign."""
        if kind == "share":
            return number_format(self.pack.language, "share")
        is_whole = kind == "number" and value is not None and float(value).is_integer()
        return "#,##0" if is_whole else _FORMATS[kind]


def _pictures(pack: Pack) -> dict[AnyRows | None, bytes]:
    """The pictures of rows that have marks."""
    drawn = {figure.rows: plot(figure, pack.language) for figure in pack.figures if is_drawn(figure.rows)}
    plots = {rows: one for rows, one in drawn.items() if one is not None}
    return dict(zip(plots, pictures(list(plots.values()), pack.language), strict=True))


def _height(picture: bytes) -> float:
    """How high a PNG of `paper` stands, in points."""
    (pixels,) = struct.unpack(">I", picture[20:24])
    return float(pixels) / DOTS_PER_INCH * 72


def _put(sheet: Any, row: int, column: int, value: Any, cell: Any) -> None:
    """A value as what it is; a missing one leaves the cell empty."""
    if value is None:
        sheet.write_blank(row, column, None, cell)
    elif isinstance(value, pd.Timestamp | dt.date):
        sheet.write_datetime(row, column, value, cell)
    elif isinstance(value, str):
        sheet.write_string(row, column, neutral(value), cell)
    else:
        sheet.write_number(row, column, float(value), cell)


def _in_footer(text: str) -> str:
    """An ampersand in a footer begins a code."""
    return text.replace("&", "&&")


def _is_wordy(figure: Figure) -> bool:
    columns = figure.chart.table.columns
    return figure.drawing is None and bool(figure.chart.table.rows) and sum(one.kind == "text" for one in columns) > 1


def _set_widths(sheet: Any, shown: Sequence[Table]) -> None:
    for column, width in enumerate(_widths(shown)):
        sheet.set_column(column, column, width)


def _set_height(sheet: Any, row: int, values: Sequence[Any], widths: Sequence[float]) -> None:
    """A row high enough for the texts that wrap in it."""
    lines = max(
        tables.line_count(str(value), width * 7, 12.5) if isinstance(value, str) else 1
        for value, width in zip(values, widths, strict=False)
    )
    sheet.set_row(row, 14 * lines + 2)


def _widths(shown: Sequence[Table]) -> list[float]:
    """How wide the columns of a sheet must be for all its tables, in characters."""
    widths = [34.0]
    for table in shown:
        for place, column in enumerate(table.columns):
            texts = [line for row in table.rows for line in str(row[place] or "").split("\n")]
            longest = max([len(column.heading) / 2, *map(len, texts)]) if column.kind == "text" else 12
            wanted = min(max(longest + 2, _LEAST), 46)
            if place < len(widths):
                widths[place] = max(widths[place], wanted)
            else:
                widths.append(wanted)
    return widths
