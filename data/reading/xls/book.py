"""A binary workbook, opened."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from data.reading.cell_text import clean
from data.reading.file_kinds import FileRefused
from data.reading.limits import Limits
from data.reading.raw_sheet import Area, RawSheet, Style
from data.reading.xls import records as biff
from data.reading.xls.compound import stream
from data.reading.xls.records import Texts, records, shared_strings
from data.reading.xls.sheet import SheetReader
from data.reading.xls.styles import XlsStyles

_COMPOUND = b"\xd0\xcf\x11\xe0"
_FILTER_DATABASE, _IS_BUILT_IN, _AREA = "\x0d", 0x20, 0x3B


@dataclass(frozen=True)
class _Listed:
    name: str
    begins: int
    is_visible: bool


class XlsBook:
    """The sheets of an .xls. ValueError where its records cannot be walked."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        self._limits = limits
        self._listed: list[_Listed] = []
        self._strings: list[str] = []
        self._palette: list[Style] = []
        self._filter_ranges: dict[int, Area] = {}
        self._is_1904 = self._has_calculated = False
        try:
            self._stream = stream(content, "Workbook", "Book") if content.startswith(_COMPOUND) else content
            kind, version = struct.unpack_from("<H2xH", self._stream)
            if kind != biff.BOF:
                raise ValueError("no workbook begins here")
            self._texts = Texts(is_biff8=version >= biff.BIFF8)
            self._walk()
        except (struct.error, IndexError) as error:
            raise ValueError("records that cannot be walked") from error

    @property
    def sheets(self) -> Sequence[tuple[str, bool]]:
        """The name of each sheet, and whether it is visible."""
        return [(sheet.name, sheet.is_visible) for sheet in self._listed]

    def read(self, place: int) -> RawSheet:
        """The cells of a sheet."""
        listed = self._listed[place]
        sheet = RawSheet(listed.name, self._limits, self._palette)
        reader = SheetReader(
            sheet, self._strings, self._texts, is_1904=self._is_1904, has_calculated=self._has_calculated
        )
        try:
            for kind, bodies in records(self._stream, listed.begins):
                reader.note(kind, bodies)
        except (struct.error, IndexError) as error:
            raise ValueError("records that cannot be walked") from error
        reader.finish(self._filter_ranges.get(place))
        return sheet.finished()

    def _walk(self) -> None:
        styles = XlsStyles(self._texts)
        listed: list[list[bytes]] = []
        for kind, bodies in records(self._stream, 0):
            body = bodies[0]
            if kind == biff.FILEPASS:
                raise FileRefused("protected_workbook")
            if kind == biff.CODEPAGE:
                self._texts.encoding = biff.encoding_of(struct.unpack_from("<H", body)[0])
            elif kind == biff.DATEMODE:
                self._is_1904 = struct.unpack_from("<H", body)[0] == 1
            elif kind == biff.RECALCID:
                self._has_calculated = True
            elif kind == biff.BOUNDSHEET:
                listed.append(bodies)
            elif kind == biff.SST:
                self._strings = shared_strings(bodies, self._texts)
            elif kind == biff.NAME and self._texts.is_biff8:
                self._note_name(body)
            else:
                styles.note(kind, body)
        if not listed:
            raise ValueError("no sheets")
        # The first is the style that others build on; no cell has it.
        self._palette = [Style(), *styles.styles()[1:]]
        for place, bodies in enumerate(listed):
            begins, state, what = struct.unpack_from("<IBB", bodies[0])
            if what:  # a chart, a module of macros
                self._filter_ranges = {
                    n - (n > place): range_ for n, range_ in self._filter_ranges.items() if n != place
                }
            else:
                self._listed.append(_Listed(clean(self._texts.short(bodies[0], 6)), begins, not state & 3))

    def _note_name(self, body: bytes) -> None:
        if len(body) < 16:
            return
        flags, length, size, sheet = struct.unpack_from("<HxBH2xH", body)
        signs = length * (2 if body[14] & 1 else 1)
        formula = body[15 + signs : 15 + signs + size]
        is_filter = flags & _IS_BUILT_IN and body[15:16].decode("latin-1") == _FILTER_DATABASE
        if is_filter and sheet and formula[:1] == bytes([_AREA]) and len(formula) >= 11:
            first, last, left, right = struct.unpack_from("<4H", formula, 3)
            self._filter_ranges[sheet - 1] = first, left & 0xFF, last, right & 0xFF
