"""What the quick reader of .xls does not tell: error cells, cells written as percent, what is hidden.

An .xls file is a small file system (OLE2) with a stream of records (BIFF) in it; both are walked here just as far
as those cells need.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from data.reading.out_of_sight import OutOfSight

_NO_SECTOR = 0xFFFFFFFA  # this and above are marks, not sectors
_BOUNDSHEET, _XF, _FORMAT, _END = 0x85, 0xE0, 0x41E, 0x0A
_BOOLERR, _FORMULA, _NUMBER, _RK, _MULRK = 0x205, 0x06, 0x203, 0x27E, 0xBD
_ROW, _COLUMNS, _FILTER_MODE, _FILTER = 0x208, 0x7D, 0x9B, 0x9D
_ROW_IS_HIDDEN, _COLUMN_IS_HIDDEN = 0x20, 0x01
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


class HiddenXls:
    """The records of an .xls file, walked once. A file that cannot be walked raises ValueError."""

    def __init__(self, content: bytes) -> None:
        self._faults: dict[str, dict[tuple[int, int], str]] = {}
        self._percents: dict[tuple[str, int], set[int]] = {}
        self._hidden_rows: dict[str, set[int]] = {}
        self._hidden_columns: dict[str, set[int]] = {}
        self._filtered: set[str] = set()
        try:
            self._walk(_workbook_stream(content))
        except (struct.error, IndexError) as error:
            raise ValueError("no workbook stream") from error

    def faults(self, sheet: str) -> dict[tuple[int, int], str]:
        """The error cells: row, column -> the error's text."""
        return self._faults.get(sheet, {})

    def out_of_sight(self, sheet: str) -> OutOfSight:
        """The rows and columns that are hidden."""
        rows, columns = self._hidden_rows.get(sheet, ()), self._hidden_columns.get(sheet, ())
        return OutOfSight(frozenset(rows), frozenset(columns), sheet in self._filtered)

    def percent_rows(self, sheet: str, column: int) -> frozenset[int]:
        """The rows of a column that are written as percent."""
        return frozenset(self._percents.get((sheet, column), ()))

    def _walk(self, stream: bytes) -> None:
        sheets: list[tuple[str, int]] = []
        formats: list[int] = []  # the number format of each cell format
        percent_formats = {9, 10}  # built in: 0 % and 0,00 %
        for record, body in _records(stream, 0):
            if record == _BOUNDSHEET:
                (begin,) = struct.unpack_from("<I", body)
                sheets.append((_text(body[6], body[7:]), begin))
            elif record == _XF:
                formats.append(struct.unpack_from("<H", body, 2)[0])
            elif record == _FORMAT and b"%" in body[4:]:
                percent_formats.add(struct.unpack_from("<H", body)[0])
        percent_cells = {place for place, number in enumerate(formats) if number in percent_formats}
        for name, begin in sheets:
            for record, body in _records(stream, begin):
                self._note(name, record, body, percent_cells)

    def _note(self, sheet: str, record: int, body: bytes, percent_cells: set[int]) -> None:
        if record == _ROW and body[12] & _ROW_IS_HIDDEN:
            self._hidden_rows.setdefault(sheet, set()).add(struct.unpack_from("<H", body)[0])
        elif record == _COLUMNS and body[8] & _COLUMN_IS_HIDDEN:
            first, last = struct.unpack_from("<HH", body)
            self._hidden_columns.setdefault(sheet, set()).update(range(first, min(last, 255) + 1))
        elif record in (_FILTER_MODE, _FILTER):
            self._filtered.add(sheet)
        if record not in (_BOOLERR, _FORMULA, _NUMBER, _RK, _MULRK):
            return
        row, column, cell_format = struct.unpack_from("<HHH", body)
        error = None
        if record == _BOOLERR and body[7] == 1:
            error = body[6]
        elif record == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
            error = body[8]
        if error is not None:
            self._faults.setdefault(sheet, {})[row, column] = _ERRORS.get(error, "#")
            return
        if record == _MULRK:
            cells = [
                (column + place, struct.unpack_from("<H", body, 4 + 6 * place)[0])
                for place in range((len(body) - 6) // 6)
            ]
        else:
            cells = [(column, cell_format)]
        for where, how in cells:
            if how in percent_cells:
                self._percents.setdefault((sheet, where), set()).add(row)


def _text(length: int, body: bytes) -> str:
    """A short text: one byte says whether its signs take two bytes or one."""
    if body[0] & 1:
        return body[1 : 1 + 2 * length].decode("utf-16-le", "replace")
    return body[1 : 1 + length].decode("latin-1")


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place to the end of that part of the stream."""
    while place + 4 <= len(stream):
        record, length = struct.unpack_from("<HH", stream, place)
        if record == _END:
            return
        yield record, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _workbook_stream(content: bytes) -> bytes:
    sector_size = 1 << struct.unpack_from("<H", content, 30)[0]
    directory_at, cutoff, mini_table_at = struct.unpack_from("<I4xII", content, 48)
    table = _sector_table(content, sector_size)

    def chain(sector: int) -> bytes:
        parts = []
        for _ in range(len(table) + 1):  # a chain that bites its own tail ends here
            if sector >= _NO_SECTOR:
                break
            parts.append(content[(sector + 1) * sector_size : (sector + 2) * sector_size])
            sector = table[sector]
        return b"".join(parts)

    directory = chain(directory_at)
    entries = [directory[place : place + 128] for place in range(0, len(directory) - 127, 128)]
    named = {
        entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le", "replace"): entry
        for entry in entries
    }
    found = named.get("Workbook") or named.get("Book")
    if found is None:
        raise ValueError("no workbook stream")
    begin, size = struct.unpack_from("<II", found, 116)
    if size >= cutoff:
        return chain(begin)[:size]
    # Small streams lie in 64-byte pieces inside the first entry's stream.
    (small_at,) = struct.unpack_from("<I", entries[0], 116)
    small, mini_bytes = chain(small_at), chain(mini_table_at)
    mini = struct.unpack(f"<{len(mini_bytes) // 4}I", mini_bytes)
    parts = []
    for _ in range(len(mini) + 1):
        if begin >= _NO_SECTOR:
            break
        parts.append(small[begin * 64 : begin * 64 + 64])
        begin = mini[begin]
    return b"".join(parts)[:size]


def _sector_table(content: bytes, sector_size: int) -> tuple[int, ...]:
    """Which sector follows which, for the whole file."""
    places = list(struct.unpack_from("<109I", content, 76))
    (more,) = struct.unpack_from("<I", content, 68)
    while more < _NO_SECTOR and len(places) < len(content) // sector_size + 110:
        listed = struct.unpack_from(f"<{sector_size // 4}I", content, (more + 1) * sector_size)
        places += listed[:-1]
        more = listed[-1]
    table: list[int] = []
    for sector in places:
        if sector < _NO_SECTOR:
            table += struct.unpack_from(f"<{sector_size // 4}I", content, (sector + 1) * sector_size)
    return tuple(table)
