"""A sheet of an Open XML workbook, read as the XML it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.cells.grid import Cell
from data.reading.cell_text import clean
from data.reading.markup import Attributes, Markup
from data.reading.number_formats import shows_dates, value_shown
from data.reading.page_texts import page_texts
from data.reading.raw_sheet import RawSheet, Style
from data.reading.xlsx.filters import Filter, FilterReader
from data.reading.xlsx.package import LAST_COLUMN, LAST_ROW, MAIN, area, cell_position, is_true
from data.reading.xlsx.strings import RichText, unescaped

_NUMBER = re.compile(r"\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?\s*")
_NO_NUMBER = re.compile(r"\s*[-+]?(?:nan|inf|infinity)\s*", re.IGNORECASE)
_MOST_RANGES = 20_000
CLEANED = "cleaned"
"""The kind of a cell whose text has been put together from its runs."""


@dataclass(frozen=True)
class CellWritten:
    """What the XML says of a cell beside its value."""

    row: int
    column: int
    style: int
    kind: str
    has_formula: bool


_OF_PAGE = ("oddHeader", "oddFooter", "firstHeader", "firstFooter")


class SheetReader:
    """Takes the elements of a sheet and writes its cells into a `RawSheet`."""

    def __init__(self, sheet: RawSheet, strings: Sequence[str], *, is_1904: bool, is_uncalculated: bool) -> None:
        self.sheet = sheet
        # A cell that says nothing has the first style, which may be any; in a `RawSheet` the first is plain.
        self._first_style = 1 if sheet.palette[0] != Style() else 0
        if self._first_style:
            sheet.palette = [Style(), *sheet.palette]
        self.strings = strings
        self.is_1904, self.is_uncalculated = is_1904, is_uncalculated
        self.markup = Markup(self._start, self._end, self._said, MAIN)
        self.row_count = 0
        self.row = self.column = -1
        self.cells: list[CellWritten] = []
        """The cells since the list was last emptied, for whoever wants to know; only kept if `keeps_cells`."""
        self.keeps_cells = False
        self.is_in_filter_mode = False
        self.table_relations: list[str] = []
        self._filters = FilterReader()
        self._text = RichText()
        self._parts: list[str] = []
        self._collects = ""
        self._style, self._kind = 0, ""
        self._value: str | None = None
        self._has_formula = self._is_inline = False

    @property
    def filters(self) -> list[Filter]:
        """The filters on the sheet."""
        return self._filters.filters

    def write(self, row: int, column: int, style: int, kind: str, has_formula: bool, raw: str | None) -> None:
        """Writes one cell; `raw` is what stands in its value, None where it has none."""
        if kind == "e":
            self.sheet.fault(row, column, (raw or "").strip() or "#")
        elif kind in ("s", "inlineStr", "str", CLEANED):
            # A formula whose result is an empty text is known, and it is empty.
            self.sheet.put(row, column, self._text_of(kind, raw or ""))
        elif not raw:
            if has_formula:
                self.sheet.fault(row, column, "")
        elif kind == "b":
            self.sheet.put(row, column, is_true(raw))
        elif kind == "d":
            self.sheet.put(row, column, _iso(raw))
        elif _NUMBER.fullmatch(raw) or _NO_NUMBER.fullmatch(raw):
            number = float(raw)
            if number == 0 and has_formula and self.is_uncalculated:
                # Programs that cannot calculate write 0, and ask for the work to be done when the file is opened.
                self.sheet.fault(row, column, "")
            else:
                self.sheet.put(row, column, self.number_as_shown(number, style) if style else number)
        else:
            self.sheet.put(row, column, clean(raw))
        if style:
            self.sheet.style_cell(row, column, style)

    def is_dated(self, style: int) -> bool:
        """Whether any number with that style is shown as a date, a time or a year."""
        return shows_dates(self._format(style))

    def number_as_shown(self, number: float, style: int) -> Cell:
        """The number, or the date it is shown as."""
        return value_shown(number, self._format(style), is_1904=self.is_1904)

    def _format(self, style: int) -> str:
        palette = self.sheet.palette
        return palette[style].format if style < len(palette) else palette[0].format

    def _text_of(self, kind: str, raw: str) -> str:
        if kind == "s":
            number = int(raw) if raw.strip().isdecimal() else -1
            if raw and not 0 <= number < len(self.strings):
                raise ValueError("a text that there is not")
            return self.strings[number] if raw else ""
        return raw if kind == CLEANED else clean(unescaped(raw))

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name in ("v", "f", *_OF_PAGE):
            self._collects = name
            self._parts.clear()
            self._has_formula |= name == "f"
        elif name == "row":
            self._start_row(attributes)
        elif name == "is":
            self._is_inline = True
            self._text.begin()
        elif self._is_inline:
            self._text.start(name, attributes)
        elif name == "col":
            self._note_columns(attributes)
        elif name == "mergeCell" and len(self.sheet.merged) < _MOST_RANGES:
            self.sheet.merged.append(area(attributes.get("ref", "")))
        elif name == "sheetPr":
            self.is_in_filter_mode = is_true(attributes.get("filterMode"))
        elif name == "tablePart":
            self.table_relations.extend(attributes.values())
        else:
            self._filters.start(name, attributes)

    def _start_row(self, attributes: Attributes) -> None:
        raw = attributes.get("r")
        row = int(raw) - 1 if raw and raw.isdecimal() and len(raw) < 8 else self.row + 1
        if not 0 <= row < LAST_ROW or (raw is not None and not raw.isdecimal()):
            raise ValueError("no row is there")
        self.row, self.column = row, -1
        self.row_count += 1
        is_flat = is_true(attributes.get("customHeight")) and attributes.get("ht", "1").strip("0.") == ""
        if is_flat or is_true(attributes.get("hidden")):
            self.sheet.hidden_rows.add(row)

    def _start_cell(self, attributes: Attributes) -> None:
        raw = attributes.get("r")
        if raw:
            self.row, self.column = cell_position(raw)
        else:
            self.column += 1
            if self.column >= LAST_COLUMN or self.row < 0:
                raise ValueError("no cell is there")
        style = attributes.get("s", "0")
        self._style = self._first_style + (int(style) if style.isdecimal() and len(style) < 8 else 0)
        self._kind = attributes.get("t", "n")
        self._value = None
        self._has_formula = self._is_inline = False

    def _said(self, text: str) -> None:
        if self._collects:
            self._parts.append(text)
        elif self._is_inline:
            self._text.add(text)

    def _end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == self._collects:
            if name == "v":
                self._value = "".join(self._parts)
            elif name in _OF_PAGE:
                self.sheet.page_texts.extend(page_texts("".join(self._parts)))
            self._collects = ""
        elif name == "is":
            self._value, self._kind, self._is_inline = self._text.whole(), CLEANED, False
        elif self._is_inline:
            self._text.end(name)
        else:
            self._filters.end(name)

    def _end_cell(self) -> None:
        if self.keeps_cells:
            self.cells.append(CellWritten(self.row, self.column, self._style, self._kind, self._has_formula))
        self.write(self.row, self.column, self._style, self._kind, self._has_formula, self._value)

    def _note_columns(self, attributes: Attributes) -> None:
        is_narrow = attributes.get("width", "1").strip("0.") == ""
        if is_narrow or is_true(attributes.get("hidden")):
            first, last = (attributes.get(name, "") for name in ("min", "max"))
            if first.isdecimal() and last.isdecimal() and len(first) < 8 and len(last) < 8:
                self.sheet.hidden_columns.update(range(int(first) - 1, min(int(last), LAST_COLUMN)))


def _iso(raw: str) -> Cell:
    """A date or time as ISO 8601 has it; else the text."""
    text = raw.strip().removesuffix("Z")
    try:
        if "T" not in text and ":" in text:
            return dt.time.fromisoformat(text)
        moment = dt.datetime.fromisoformat(text.removeprefix("T"))
    except ValueError:
        return clean(raw)
    moment = moment.replace(tzinfo=None)
    return moment if moment.time() != dt.time() else moment.date()
