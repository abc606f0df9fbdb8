"""Large sheets quickly, without a second understanding of XML.

A row that has been read as XML gives its shape a name. A row further down that has the very same bytes, but for its
number and for what stands between the tags, means the same; every other row is read as XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import IO

from data.reading.xlsx.package import LAST_ROW
from data.reading.xlsx.shapes import Key, Match, Row, Shape, Taker, shape_of, split_row, template
from data.reading.xlsx.sheet import SheetReader

_CHUNK = 1 << 20
_LONGEST_ROW = 8 << 20
_MOST_SHAPES = 20_000
_MOST_TEMPLATES = 8
_MOST_WAITING = 20_000  # rows
# A shape is worth a template where so many rows of it follow each other, or where there are few others.
_IN_A_ROW, _OFTEN, _FEW_SHAPES = 4, 30, 40

_ROW_ENDS = re.compile(rb"</(?:[\w.-]+:)?row\s*>")
# A comment, a stretch of raw text or an instruction to some program may hold what looks like a row.
_VEIL = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)


def read_rows(stream: IO[bytes], reader: SheetReader) -> None:
    """Reads the whole part of a sheet into the reader."""
    rows = _Rows(reader)
    for piece in _ahead(stream):
        rows.read(piece)
    rows.finish()


def _ahead(stream: IO[bytes]) -> Iterator[bytes]:
    """The stream in pieces, the next one being unpacked while one is looked at."""
    with ThreadPoolExecutor(max_workers=1) as beside:
        waiting = beside.submit(stream.read, _CHUNK)
        while piece := waiting.result():
            waiting = beside.submit(stream.read, _CHUNK)
            yield piece


@dataclass
class _Known:
    """A shape, and the rows of it that are still to be written: their numbers, and what stands between their tags.

    `match` is a template for it, once there have been enough of it in a row.
    """

    shape: Shape
    takers: tuple[Taker | None, ...]
    rows: list[int] = field(default_factory=list)
    texts: list[tuple[bytes, ...]] = field(default_factory=list)
    count: int = 0
    in_a_row: int = 0
    match: Match | None = None
    number_at: int = -1


class _Rows:
    """Where the reading of a part has come to."""

    def __init__(self, reader: SheetReader) -> None:
        self._reader = reader
        self._rest = b""
        self._shapes: dict[Key, _Known | None] = {}
        self._templates: list[_Known] = []
        self._last: _Known | None = None
        self._waiting = 0
        self._is_usual = reader.keeps_cells = True

    def read(self, piece: bytes) -> None:
        """Reads on."""
        if not self._is_usual:
            self._reader.markup.feed(piece)
            return
        piece, place = self._rest + piece, 0
        while self._is_usual:
            place = self._by_template(piece, place)
            ends = _ROW_ENDS.search(piece, place)
            if not ends:
                break
            self._one(piece[place : ends.end()])
            place = ends.end()
        self._rest = piece[place:]
        if not self._is_usual or len(self._rest) > _LONGEST_ROW:
            self._is_usual = self._reader.keeps_cells = False
            self._write()
            self._reader.markup.feed(self._rest)
            self._rest = b""

    def finish(self) -> None:
        """Reads what is left."""
        self._write()
        self._reader.markup.feed(self._rest, is_last=True)

    def _by_template(self, piece: bytes, place: int) -> int:
        """Reads the rows from a place that fit a template, and says how far that was."""
        order = 0
        while order < len(self._templates):
            known, found = self._templates[order], []
            while known.match and (match := known.match(piece, place)):
                found.append(match.groups())
                place = match.end()
            order += 1
            if found:
                at = known.number_at
                for row in found:
                    if at < 0:
                        self._note(known, None, row)
                    else:
                        self._note(known, int(row[at]) - 1, row[:at] + row[at + 1 :])
                self._templates.insert(0, self._templates.pop(order - 1))
                order = 1  # this one has just come to its end
        return place

    def _one(self, piece: bytes) -> None:
        """Reads one row: by its shape, or else as XML."""
        row = split_row(piece)
        known = self._shapes.get(row.key)
        if known is None or len(set(row.numbers)) > 1:
            self._as_markup(piece, row)
            return
        self._note(known, row.number, row.texts)
        known.count += 1
        known.in_a_row = known.in_a_row + 1 if known is self._last else 1
        self._last = known
        is_usual = known.count > _OFTEN and len(self._shapes) < _FEW_SHAPES
        if known.match is None and (is_usual or known.in_a_row >= _IN_A_ROW):
            known.match, known.number_at = template(piece, known.shape)
            del self._templates[_MOST_TEMPLATES - 1 :]
            self._templates.insert(0, known)

    def _as_markup(self, piece: bytes, row: Row) -> None:
        reader = self._reader
        is_veiled = b"<!" in piece or b"<?" in piece
        bare = _VEIL.sub(b"", piece) if is_veiled else piece
        if b"<!" in bare or b"<?" in bare or reader.markup.encoding not in ("utf-8", "us-ascii"):
            self._is_usual = False
        if not row.numbers or not self._reader.row + 1 < int(row.numbers[0][:9]):
            self._write()  # what comes later holds
        count, hidden_count = reader.row_count, len(reader.sheet.hidden_rows)
        reader.cells.clear()
        reader.markup.feed(piece)
        is_one = self._is_usual and not is_veiled and reader.row_count == count + 1
        if not is_one or row.key in self._shapes or len(self._shapes) >= _MOST_SHAPES:
            return
        shape = shape_of(piece, reader.cells, is_hidden=len(reader.sheet.hidden_rows) > hidden_count)
        takers = tuple(Taker(cell, reader) if cell else None for cell in shape.texts) if shape else ()
        self._shapes[row.key] = _Known(shape, takers) if shape else None

    def _note(self, known: _Known, number: int | None, texts: tuple[bytes, ...]) -> None:
        """Takes down a row that is still to be written."""
        reader = self._reader
        row = reader.row + 1 if number is None else number
        if not 0 <= row < LAST_ROW:
            raise ValueError("no row is there")
        if row <= reader.row:
            self._write()  # what comes later holds
        reader.row = row
        known.rows.append(row)
        known.texts.append(texts)
        self._waiting += 1
        if self._waiting >= _MOST_WAITING:
            self._write()

    def _write(self) -> None:
        """Writes the rows that have been taken down."""
        self._waiting = 0
        for known in self._shapes.values():
            if known is None or not known.rows:
                continue
            rows, sheet = known.rows, self._reader.sheet
            self._reader.row_count += len(rows)
            for taker, raw in zip(known.takers, zip(*known.texts, strict=True), strict=True):
                if taker is not None:
                    taker.write(rows, raw)
            if known.shape.is_hidden:
                sheet.hidden_rows.update(rows)
            for cell in known.shape.empty:
                for row in rows if cell.style else ():
                    sheet.style_cell(row, cell.column, cell.style)
            known.rows, known.texts = [], []
