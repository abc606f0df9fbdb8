"""The sheets of an OpenDocument spreadsheet, read as the XML it is, with all that it says only once repeated."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from data.cells.grid import Cell
from data.reading.cell_text import Run, clean, clean_runs
from data.reading.file_kinds import FileRefused
from data.reading.limits import Limits
from data.reading.markup import Attributes, Markup
from data.reading.number_formats import format_for
from data.reading.opendocument import names
from data.reading.opendocument.styles import Styles
from data.reading.raw_sheet import RawSheet

_LAST_ROW, _LAST_COLUMN = 1 << 20, 1 << 14
_MOST_STYLED = 1_024  # empty cells in a row; more of them are the rest of the sheet
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_NOT_SHOWN = frozenset({"annotation", "tracked-changes", "shapes", "forms", "scenario", "named-expressions"})
_TIME = re.compile(r"(-?)P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?")
_MIDNIGHT = dt.datetime(1900, 1, 1)  # noqa: DTZ001 - a sheet has no zone
_ERROR_SHOWN = ("#", "Err:")


@dataclass
class _Written:
    """What stands in the cells that are being written, and how often it stands beside itself."""

    column: int
    count: int
    value: Cell = ""
    style: int = 0
    fault: str | None = None


class ContentReader:
    """Takes the elements of a document's content; `sheets` are its sheets, with whether they are visible."""

    def __init__(self, styles: Styles, limits: Limits) -> None:
        self.sheets: list[tuple[RawSheet, bool]] = []
        self._styles = styles
        self._limits = limits
        self.markup = Markup(self._start, self._end, self._said, names.NAMESPACES)
        self._is_in_styles = False
        self._not_shown = self._tables = 0
        self._row = self._column = 0
        self._row_count = 1
        self._row_visibility = self._row_style = ""
        self._cells: list[_Written] = []
        self._column_styles: list[tuple[int, str]] = []
        self._cell: Attributes = {}
        self._is_covered = False
        self._runs: list[Run] = []
        self._paragraphs = 0
        self._text_depth = 0
        self._raised: list[bool] = []

    @property
    def _sheet(self) -> RawSheet:
        return self.sheets[-1][0]

    def _start(self, name: str, attributes: Attributes) -> None:
        if self._not_shown or name in _NOT_SHOWN:
            self._not_shown += 1
        elif self._is_in_styles:
            self._styles.start(name, attributes)
        elif name in ("automatic-styles", "styles"):
            self._is_in_styles = True
        elif name == "table":
            self._start_table(attributes)
        elif self._tables != 1:
            return
        elif name in _CELLS:
            self._cell, self._is_covered = attributes, name != "table-cell"
            self._runs.clear()
            self._paragraphs = self._text_depth = 0
        elif name == "table-row":
            self._row_count = _times(attributes.get(names.ROWS_REPEATED))
            self._row_visibility = attributes.get(names.VISIBILITY, "visible")
            self._row_style = attributes.get(names.DEFAULT_STYLE, "")
            self._cells, self._column = [], 0
        elif name == "table-column":
            self._note_column(attributes)
        else:
            self._start_text(name, attributes)

    def _end(self, name: str) -> None:
        if self._not_shown:
            self._not_shown -= 1
        elif self._is_in_styles:
            if name in ("automatic-styles", "styles"):
                self._is_in_styles = False
            else:
                self._styles.end(name)
        elif name == "table":
            self._tables -= 1
        elif self._tables != 1:
            return
        elif name in _CELLS:
            self._end_cell()
        elif name == "table-row":
            self._end_row()
        elif name == "p":
            self._text_depth -= 1
        elif name in ("span", "a"):
            self._raised.pop()

    def _said(self, text: str) -> None:
        if self._is_in_styles:
            self._styles.text(text)
        elif self._text_depth and not self._not_shown:
            self._runs.append((text, bool(self._raised) and self._raised[-1]))

    def _start_table(self, attributes: Attributes) -> None:
        self._tables += 1
        if self._tables == 1:
            name = clean(attributes.get(names.TABLE_NAME, ""))
            is_visible = attributes.get(names.TABLE_STYLE, "") not in self._styles.hidden_tables
            self.sheets.append((RawSheet(name, self._limits, self._styles.palette), is_visible))
            self._row = self._column = 0
            self._column_styles = []

    def _start_text(self, name: str, attributes: Attributes) -> None:
        if name == "p" or name == "h":
            self._runs += [("\n", False)] * (self._paragraphs > 0 and not self._text_depth)
            self._paragraphs += 1
            self._text_depth += 1
        elif name in ("span", "a"):
            is_raised = attributes.get(names.TEXT_STYLE, "") in self._styles.raised
            self._raised.append(is_raised or (bool(self._raised) and self._raised[-1]))
        elif name == "s" and self._text_depth:
            self._runs.append((" " * min(_times(attributes.get(names.SPACES)), 1_000), False))
        elif name in ("tab", "line-break") and self._text_depth:
            self._runs.append((" " if name == "tab" else "\n", False))

    def _note_column(self, attributes: Attributes) -> None:
        count = min(_times(attributes.get(names.COLUMNS_REPEATED)), _LAST_COLUMN)
        first, self._column = self._column, self._column + count
        self._column_styles.append((self._column, attributes.get(names.DEFAULT_STYLE, "")))
        if attributes.get(names.VISIBILITY) in ("collapse", "filter"):
            self._sheet.hidden_columns.update(range(first, min(self._column, _LAST_COLUMN)))

    def _end_cell(self) -> None:
        cell, said = self._cell, self._cell.get(names.COLUMNS_REPEATED)
        count = _times(said) if said else 1
        first, self._column = self._column, self._column + count
        kind = cell.get(names.VALUE_TYPE, "")
        style = cell.get(names.TABLE_STYLE) or self._row_style or self._column_style(first)
        number = self._styles.number(style, kind)
        written = _Written(first, count, style=number)
        if not self._is_covered:
            value = self._value(kind, number)
            if isinstance(value, _Fault):
                written.fault = value.text
            else:
                written.value = value
            if names.ROWS_SPANNED in cell or names.COLUMNS_SPANNED in cell:
                self._note_merged(first)
        if written.value != "" or written.fault is not None or (number and count <= _MOST_STYLED):
            self._cells.append(written)

    def _value(self, kind: str, style: int) -> Cell | _Fault:
        cell = self._cell
        if kind == "float" and names.VALUE in cell and names.FORMULA not in cell:
            return float(cell[names.VALUE])
        has_formula = names.FORMULA in cell
        shown = clean_runs(self._runs) if self._runs else ""
        if cell.get(names.ERROR_TYPE) == "error" or (has_formula and shown.startswith(_ERROR_SHOWN)):
            return _Fault(shown or "#")
        if kind in ("float", "percentage", "currency") and names.VALUE in cell:
            return float(cell[names.VALUE])
        if kind == "date" and names.DATE_VALUE in cell:
            return self._date(cell[names.DATE_VALUE], style)
        if kind == "time" and names.TIME_VALUE in cell:
            return _time(cell[names.TIME_VALUE])
        if kind == "boolean" and names.BOOLEAN_VALUE in cell:
            return cell[names.BOOLEAN_VALUE] == "true"
        if has_formula and not kind and not self._paragraphs:
            return _Fault("")
        return shown if self._paragraphs else clean(cell.get(names.STRING_VALUE, ""))

    def _date(self, said: str, style: int) -> Cell:
        try:
            moment = dt.datetime.fromisoformat(said.removesuffix("Z")[:26]).replace(tzinfo=None)
        except ValueError:
            return clean(said)
        shown = format_for(self._styles.palette[style].format, 1.0)
        if shown.has_year and not shown.has_day_or_month and not shown.has_time:
            return float(moment.year)
        return moment if moment.time() != dt.time() else moment.date()

    def _note_merged(self, column: int) -> None:
        down, right = (_times(self._cell.get(name)) for name in (names.ROWS_SPANNED, names.COLUMNS_SPANNED))
        if down > 1 or right > 1:
            last = min(self._row + down, _LAST_ROW) - 1, min(column + right, _LAST_COLUMN) - 1
            self._sheet.merged.append((self._row, column, *last))

    def _end_row(self) -> None:
        sheet, first = self._sheet, self._row
        self._row += self._row_count
        holds = any(cell.value != "" or cell.fault is not None for cell in self._cells)
        if holds and self._row > _LAST_ROW:
            raise FileRefused("too_many_cells", sheet=sheet.name)
        if holds or (self._cells and self._row_count <= _MOST_STYLED):
            for row in range(first, self._row):
                for cell in self._cells:
                    self._write(row, cell)
        if self._row_visibility != "visible" and holds:
            hidden = sheet.filtered_rows if self._row_visibility == "filter" else sheet.hidden_rows
            hidden.update(range(first, self._row))

    def _write(self, row: int, cell: _Written) -> None:
        sheet = self._sheet
        if cell.column + cell.count > _LAST_COLUMN:
            raise FileRefused("too_many_cells", sheet=sheet.name)
        if cell.count == 1 and cell.fault is None:
            sheet.put(row, cell.column, cell.value, cell.style)
            return
        for column in range(cell.column, cell.column + cell.count):
            if cell.fault is not None:
                sheet.fault(row, column, cell.fault)
            sheet.put(row, column, cell.value, cell.style)

    def _column_style(self, column: int) -> str:
        for end, style in self._column_styles:
            if column < end:
                return style
        return ""


@dataclass(frozen=True)
class _Fault:
    """In place of a value that nobody knows."""

    text: str


def _times(said: str | None) -> int:
    if said is None:
        return 1
    if not said.isdecimal() or len(said) > 12 or int(said) < 1:
        raise ValueError("no number of times")
    return int(said)


def _time(said: str) -> Cell:
    found = _TIME.fullmatch(said)
    if not found:
        return clean(said)
    days, hours, minutes = (int(found[part] or 0) for part in (2, 3, 4))
    seconds = float((found[5] or "0").replace(",", "."))
    span = dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    if found[1] or span >= dt.timedelta(days=1):
        return -span if found[1] else span
    return (_MIDNIGHT + span).time()
