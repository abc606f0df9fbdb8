"""A sheet of a binary workbook: its records become cells."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from data.cells.grid import Cell
from data.reading.number_formats import value_shown
from data.reading.page_texts import page_texts
from data.reading.raw_sheet import Area, RawSheet
from data.reading.xls import records as biff
from data.reading.xls.records import Texts

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_ROW_IS_HIDDEN, _COLUMN_IS_HIDDEN = 0x20, 0x01
_CALCULATE_ON_LOAD = 0x02
_LAST_COLUMN = 255
_NO_NUMBER = b"\xff\xff"
_TEXT, _BOOLEAN, _ERROR, _EMPTY_TEXT = range(4)


class SheetReader:
    """Takes the records of a sheet and writes its cells into a `RawSheet`.

    `has_calculated`: the workbook bears the mark of a program that works formulas out.
    """

    def __init__(
        self, sheet: RawSheet, strings: Sequence[str], texts: Texts, *, is_1904: bool, has_calculated: bool
    ) -> None:
        self._sheet = sheet
        self._strings = strings
        self._texts = texts
        self._is_1904, self._has_calculated = is_1904, has_calculated
        self._is_filtered = False
        self._awaits_text: tuple[int, int, int] | None = None
        self._empty_results: list[tuple[int, int]] = []
        self._has_result = False

    def note(self, kind: int, bodies: Sequence[bytes]) -> None:
        """Takes a record. struct.error or IndexError where it is too short."""
        body = bodies[0]
        if kind in (biff.NUMBER, biff.RK, biff.MULRK):
            self._note_numbers(kind, body)
        elif kind in (biff.LABELSST, biff.LABEL, biff.RSTRING):
            row, column, style = struct.unpack_from("<HHH", body)
            self._sheet.put(row, column, self._label(kind, bodies), style)
        elif kind == biff.FORMULA:
            self._note_formula(body)
        elif kind == biff.STRING and self._awaits_text:
            row, column, style = self._awaits_text
            self._awaits_text = None
            self._sheet.put(row, column, self._texts.plain(bodies, 0), style)
        elif kind in (biff.HEADER, biff.FOOTER) and body:
            text = self._texts.plain(bodies, 0) if self._texts.is_biff8 else self._texts.short(body, 0)
            self._sheet.page_texts.extend(page_texts(text))
        elif kind == biff.BOOLERR:
            row, column, style, value, is_error = struct.unpack_from("<HHHBB", body)
            if is_error:
                self._sheet.fault(row, column, _ERRORS.get(value, "#"))
            else:
                self._sheet.put(row, column, bool(value), style)
        elif kind in (biff.BLANK, biff.MULBLANK):
            row, column = struct.unpack_from("<HH", body)
            for place in range((len(body) - 4) // 2 - (kind == biff.MULBLANK)):
                self._sheet.style_cell(row, column + place, struct.unpack_from("<H", body, 4 + 2 * place)[0])
        else:
            self._note_line(kind, body)

    def finish(self, filter_range: Area | None) -> None:
        """Decides what could not be decided cell by cell. The range is the one that a filter is about."""
        sheet = self._sheet
        if self._awaits_text:
            sheet.fault(*self._awaits_text[:2], "")
        if self._empty_results and not self._has_result and not self._has_calculated:
            # A program that cannot calculate leaves every formula like that.
            for row, column in self._empty_results:
                sheet.fault(row, column, "")
        if self._is_filtered:
            first, last = (filter_range[0], filter_range[2]) if filter_range else (-1, 1 << 20)
            sheet.filtered_rows = {row for row in sheet.hidden_rows if first < row <= last}
            sheet.hidden_rows -= sheet.filtered_rows

    def _label(self, kind: int, bodies: Sequence[bytes]) -> str:
        if kind == biff.LABELSST:
            place: int = struct.unpack_from("<I", bodies[0], 6)[0]
            return self._strings[place]
        return self._texts.plain(bodies, 6) if kind == biff.LABEL else self._texts.rich(bodies, 6)

    def _note_numbers(self, kind: int, body: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", body)
        if kind == biff.NUMBER:
            self._sheet.put(row, column, self._shown(struct.unpack_from("<d", body, 6)[0], style), style)
        elif kind == biff.RK:
            self._sheet.put(row, column, self._shown(_unpacked(body, 6), style), style)
        else:
            for place in range((len(body) - 6) // 6):
                (style,) = struct.unpack_from("<H", body, 4 + 6 * place)
                number = _unpacked(body, 6 + 6 * place)
                self._sheet.put(row, column + place, self._shown(number, style), style)

    def _note_formula(self, body: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", body)
        result, (flags,) = body[6:14], struct.unpack_from("<H", body, 14)
        if result[6:8] != _NO_NUMBER:
            (number,) = struct.unpack("<d", result)
            self._has_result |= number != 0
            if number == 0 and flags & _CALCULATE_ON_LOAD:
                self._sheet.fault(row, column, "")
            else:
                self._sheet.put(row, column, self._shown(number, style), style)
            return
        kind, value = result[0], result[2]
        self._has_result |= kind != _EMPTY_TEXT
        if kind == _TEXT:
            self._awaits_text = row, column, style
        elif kind == _BOOLEAN:
            self._sheet.put(row, column, bool(value), style)
        elif kind == _ERROR:
            self._sheet.fault(row, column, _ERRORS.get(value, "#"))
        else:
            self._empty_results.append((row, column))

    def _note_line(self, kind: int, body: bytes) -> None:
        sheet = self._sheet
        if kind == biff.ROW and len(body) > 12 and body[12] & _ROW_IS_HIDDEN:
            sheet.hidden_rows.add(struct.unpack_from("<H", body)[0])
        elif kind == biff.COLINFO:
            first, last, width = struct.unpack_from("<HHH", body)
            if body[8] & _COLUMN_IS_HIDDEN or width == 0:
                sheet.hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))
        elif kind == biff.MERGEDCELLS:
            count = min(struct.unpack_from("<H", body)[0], (len(body) - 2) // 8)
            for place in range(count):
                top, bottom, left, right = struct.unpack_from("<4H", body, 2 + 8 * place)
                sheet.merged.append((top, left, bottom, right))
        elif kind in (biff.FILTERMODE, biff.FILTER):
            self._is_filtered = True

    def _shown(self, number: float, style: int) -> Cell:
        palette = self._sheet.palette
        code = palette[style].format if style < len(palette) else palette[0].format
        return value_shown(number, code, is_1904=self._is_1904)


def _unpacked(body: bytes, place: int) -> float:
    """A number in the four bytes that Excel packs it into."""
    (packed,) = struct.unpack_from("<i", body, place)
    number = float(packed >> 2) if packed & 2 else struct.unpack("<d", struct.pack("<ii", 0, packed & ~3))[0]
    return number / 100 if packed & 1 else number
