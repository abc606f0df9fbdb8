"""XML Spreadsheet 2003, which programs export under the name of .xls or .xml."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence

from data.cells.grid import Cell, Look
from data.reading.cell_text import Run, clean, clean_runs
from data.reading.limits import Limits
from data.reading.markup import Attributes, Markup, local
from data.reading.number_formats import GENERAL, NAMED, format_for, value_shown
from data.reading.raw_sheet import RawSheet, Style

_SHEET, _EXCEL, _HTML = (
    "urn:schemas-microsoft-com:office:spreadsheet",
    "urn:schemas-microsoft-com:office:excel",
    "http://www.w3.org/TR/REC-html40",
)
_NAMESPACES = frozenset({"", _SHEET, _EXCEL, _HTML})
_RANGE = re.compile(r"R(\d{1,7})C\d{1,5}(?::R(\d{1,7})C\d{1,5})?")
_LAST_ROW, _LAST_COLUMN = 1 << 20, 1 << 14
_SIDES = frozenset({"left", "right", "top", "bottom"})


class Xml2003Book:
    """The sheets of such a file, all read at once. What is wrong with its XML is raised as it comes."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        reader = _Reader(limits)
        reader.markup.read(io.BytesIO(content))
        if not reader.sheets:
            raise ValueError("no sheets")
        self._read = reader.sheets
        self._visible = reader.visible

    @property
    def sheets(self) -> Sequence[tuple[str, bool]]:
        """The name of each sheet, and whether it is visible."""
        return [(sheet.name, is_visible) for sheet, is_visible in zip(self._read, self._visible, strict=True)]

    def read(self, place: int) -> RawSheet:
        """The cells of a sheet."""
        return self._read[place].finished()


class _Reader:
    """Takes the elements of the file."""

    def __init__(self, limits: Limits) -> None:
        self.sheets: list[RawSheet] = []
        self.visible: list[bool] = []
        self.markup = Markup(self._start, self._end, self._said, _NAMESPACES)
        self._limits = limits
        self._palette: list[Style] = [Style()]
        self._style_numbers: dict[str, int] = {}
        self._said_of: dict[str, dict[str, str]] = {}
        self._style: tuple[str, dict[str, str], set[str]] = ("", {}, set())
        self._row = self._column = -1
        self._cell: dict[str, str] = {}
        self._data: dict[str, str] | None = None
        self._runs: list[Run] = []
        self._raised = self._comments = 0
        self._text = ""

    def _start(self, name: str, attributes: Attributes) -> None:
        said = {local(key).casefold(): value for key, value in attributes.items()}
        if name == "Comment" or self._comments:
            self._comments += 1
        elif self._data is not None:
            self._raised += name.casefold() == "sup"
        elif name == "Worksheet":
            self.sheets.append(RawSheet(clean(said.get("name", "")), self._limits, self._palette))
            self.visible.append(True)
            self._row = -1
        elif name == "Style":
            self._style = said.get("id", ""), dict(self._said_of.get(said.get("parent", ""), {})), set()
        elif name in ("NumberFormat", "Font", "Interior", "Alignment"):
            self._style[1].update({f"{name}.{key}": value for key, value in said.items()})
        elif name == "Border" and said.get("linestyle", "None") != "None":
            self._style[2].add(said.get("position", "").casefold())
        elif self.sheets:
            self._start_in_sheet(name, said)

    def _start_in_sheet(self, name: str, said: dict[str, str]) -> None:
        sheet = self.sheets[-1]
        if name == "Table":
            self._row = int(said.get("topcell", "1")) - 2 if said.get("topcell", "1").isdecimal() else -1
            self._column = -1
        elif name == "Column":
            self._column = _place(said, self._column, _LAST_COLUMN)
            last = self._column + _count(said.get("span"))
            if said.get("hidden") == "1":
                sheet.hidden_columns.update(range(self._column, last + 1))
            self._column = last
        elif name == "Row":
            self._row, self._column = _place(said, self._row, _LAST_ROW), -1
            last = self._row + _count(said.get("span"))
            if said.get("hidden") == "1":
                sheet.hidden_rows.update(range(self._row, last + 1))
            self._row = last
        elif name == "Cell":
            self._column = _place(said, self._column, _LAST_COLUMN)
            self._cell, self._runs = said, []
            self._text = ""
        elif name == "Data":
            self._data = said
        elif name == "AutoFilter" and (found := _RANGE.fullmatch(said.get("range", ""))):
            first, last = int(found[1]), int(found[2] or found[1])
            sheet.filtered_rows.update(row for row in sheet.hidden_rows if first <= row < last)
            sheet.hidden_rows -= sheet.filtered_rows
        elif name == "Visible":
            self._text = ""

    def _said(self, text: str) -> None:
        if self._comments:
            return
        if self._data is not None:
            self._runs.append((text, self._raised > 0))
        else:
            self._text += text[:100]

    def _end(self, name: str) -> None:
        if self._comments:
            self._comments -= 1
        elif name == "Data" and self._data is not None:
            self._cell["kind"] = self._data.get("type", "String")
            self._data, self._raised = None, 0
        elif self._data is not None:
            self._raised -= name.casefold() == "sup"
        elif name == "Cell":
            self._end_cell()
        elif name == "Style":
            self._keep_style()
        elif name == "Visible" and self.sheets:
            self.visible[-1] = "hidden" not in self._text.casefold()
        if name in ("Visible", "Worksheet"):
            self._text = ""

    def _end_cell(self) -> None:
        sheet, cell = self.sheets[-1], self._cell
        style = self._style_numbers.get(cell.get("styleid", ""), 0)
        kind, said = cell.get("kind"), clean_runs(self._runs)
        if kind == "Error":
            sheet.fault(self._row, self._column, said.strip() or "#")
        elif kind is None or (not said and kind != "String"):
            if "formula" in cell:
                sheet.fault(self._row, self._column, "")
            if style:
                sheet.style_cell(self._row, self._column, style)
        else:
            sheet.put(self._row, self._column, _value(kind, said, self._palette[style].format), style)
        right, down = (_count(cell.get(name)) for name in ("mergeacross", "mergedown"))
        if right or down:
            sheet.merged.append((self._row, self._column, self._row + down, self._column + right))
        self._column += right

    def _keep_style(self) -> None:
        name, said, lines = self._style
        self._said_of[name] = said
        code = said.get("NumberFormat.format", "") or GENERAL
        fill = said.get("Interior.color", "") if said.get("Interior.pattern", "None") != "None" else ""
        look = Look(
            bold=said.get("Font.bold") == "1",
            italic=said.get("Font.italic") == "1",
            struck=said.get("Font.strikethrough") == "1",
            boxed=lines >= _SIDES,
            ruled_above="top" in lines,
            ruled_below="bottom" in lines,
            indent=min(_count(said.get("Alignment.indent")), 250),
            fill=fill.removeprefix("#").upper().replace("FFFFFF", ""),
            ink=said.get("Font.color", "").removeprefix("#").upper().replace("000000", ""),
        )
        self._style_numbers[name] = len(self._palette)
        self._palette.append(Style(NAMED.get(code.casefold(), code), look))


def _value(kind: str, said: str, code: str) -> Cell:
    try:
        if kind == "Number":
            return value_shown(float(said), code)
        if kind == "Boolean":
            return said.strip() in ("1", "true")
        if kind == "DateTime":
            return _date(dt.datetime.fromisoformat(said.strip()), code)
    except ValueError:
        pass
    return said


def _date(moment: dt.datetime, code: str) -> Cell:
    shown = format_for(code, 1.0)
    if shown.has_year and not shown.has_day_or_month and not shown.has_time:
        return float(moment.year)
    if shown.has_time and not shown.has_year and not shown.has_day_or_month:
        return moment.time()
    return moment if moment.time() != dt.time() else moment.date()


def _place(said: dict[str, str], before: int, end: int) -> int:
    index = said.get("index", "")
    place = int(index) - 1 if index.isdecimal() and len(index) < 8 else before + 1
    if not 0 <= place < end:
        raise ValueError("no cell is there")
    return place


def _count(said: str | None) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 6 else 0
