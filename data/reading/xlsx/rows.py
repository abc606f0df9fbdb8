"""Large sheets quickly, without a second understanding of XML.

A row that has been read as XML becomes a template: a row further down that has the very same bytes, but for its number
and for what stands between the tags, means the same. Every other row is read as XML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO

from data.cells.grid import Cell
from data.reading.cell_text import clean
from data.reading.markup import BrokenMarkup
from data.reading.xlsx.package import LAST_ROW
from data.reading.xlsx.sheet import CLEANED, CellWritten, SheetReader
from data.reading.xlsx.strings import unescaped

_CHUNK = 1 << 20
_LONGEST_ROW = 8 << 20
_MOST_TEMPLATES = 12
_SEEN_BEFORE = 2  # a template is worth its making from the third row like it
_MOST_SHAPES = 2_000  # of rows; a sheet with more has no usual one
_MOST_REMEMBERED = 20_000

_ROW_ENDS = re.compile(rb"</(?:[\w.-]+:)?row\s*>")
_TOKEN = re.compile(rb"<([^<>]*)>([^<>]*)")
_NAME = re.compile(rb"/?(?:[\w.-]+:)?([\w.-]+)")
_NUMBERED = re.compile(rb"(?<=\s)r=([\"'])([A-Za-z]*)(\d+)\1")
_ENTITY = re.compile(r"&([^;&]*);?")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_VALUE = {"n": rb"([-+]?\d+\.?\d*(?:[eE][-+]?\d+)?)", "s": rb"(\d+)"}
# A comment, a stretch of raw text, or an instruction to some program.
_VEILED = re.compile(rb"<(?:!|\?(?!xml\s))")
# Entities, escapes, what is shown as text on purpose, space alone, signs that are not drawn.
_NOT_PLAIN = re.compile(rb"(?:&|_x|[\x00-\x09\x0b-\x1f\x7f])|(?:\A|\n)[=' ]")


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


@dataclass(frozen=True)
class _Drawn:
    """What a row is like: a pattern for its bytes, the cells whose values its groups are, and those that are empty."""

    pattern: bytes
    is_numbered: bool
    cells: tuple[CellWritten, ...]
    empty: tuple[CellWritten, ...]


_Take = Callable[[Sequence[bytes]], Sequence[Cell]]


@dataclass(frozen=True)
class _Template:
    """Such a row, ready for use; a cell whose values are to be looked at one by one has None to take them."""

    drawn: _Drawn
    match: Callable[[bytes, int], re.Match[bytes] | None]
    takers: tuple[_Take | None, ...]
    is_hidden: bool


class _Rows:
    """Where the reading of a part has come to."""

    def __init__(self, reader: SheetReader) -> None:
        self._reader = reader
        self._rest = b""
        self._templates: list[_Template] = []
        self._seen: dict[bytes, int] = {}
        self._is_usual = reader.keeps_cells = True

    def read(self, piece: bytes) -> None:
        """Reads on."""
        if not self._is_usual:
            self._reader.markup.feed(piece)
            return
        piece, place = self._rest + piece, 0
        while self._is_usual:
            place = self._like_before(piece, place)
            ends = _ROW_ENDS.search(piece, place)
            if not ends:
                break
            self._as_markup(piece[place : ends.end()])
            place = ends.end()
        self._rest = piece[place:]
        if not self._is_usual or len(self._rest) > _LONGEST_ROW:
            self._is_usual = self._reader.keeps_cells = False
            self._reader.markup.feed(self._rest)
            self._rest = b""

    def finish(self) -> None:
        """Reads what is left."""
        self._reader.markup.feed(self._rest, is_last=True)

    def _like_before(self, piece: bytes, place: int) -> int:
        """Reads the rows from a place that are written like one before them, and says how far that was."""
        order = 0
        while order < len(self._templates):
            template, batch = self._templates[order], []
            while row := template.match(piece, place):
                batch.append(row.groups())
                place = row.end()
            order += 1
            if batch:
                self._write(template, batch)
                self._templates.insert(0, self._templates.pop(order - 1))
                order = 1  # this one has just come to its end
        return place

    def _as_markup(self, piece: bytes) -> None:
        reader = self._reader
        if _VEILED.search(piece) or reader.markup.encoding not in ("utf-8", "us-ascii"):
            self._is_usual = False  # in a comment, what looks like a row may be none
        count, hidden_count = reader.row_count, len(reader.sheet.hidden_rows)
        reader.cells.clear()
        reader.markup.feed(piece)
        if not self._is_usual or reader.row_count != count + 1 or len(self._seen) > _MOST_SHAPES:
            return
        drawn = _drawn(piece, reader.cells)
        if drawn is None:
            return
        self._seen[drawn.pattern] = seen = self._seen.get(drawn.pattern, 0) + 1
        if seen > _SEEN_BEFORE:
            del self._templates[_MOST_TEMPLATES - 1 :]
            takers = tuple(self._taker(cell) for cell in drawn.cells)
            is_hidden = len(reader.sheet.hidden_rows) > hidden_count
            self._templates.insert(0, _Template(drawn, re.compile(drawn.pattern).match, takers, is_hidden))

    def _write(self, template: _Template, batch: list[tuple[bytes, ...]]) -> None:
        reader, drawn = self._reader, template.drawn
        columns = list(zip(*batch, strict=True))
        if drawn.is_numbered:
            rows = [int(number) - 1 for number in columns.pop(0)]
        else:
            rows = list(range(reader.row + 1, reader.row + 1 + len(batch)))
        if min(rows) < 0 or max(rows) >= LAST_ROW:
            raise ValueError("no row is there")
        reader.row, reader.row_count = rows[-1], reader.row_count + len(rows)
        if template.is_hidden:
            reader.sheet.hidden_rows.update(rows)
        is_whole = rows == list(range(rows[0], rows[0] + len(rows)))
        for cell, take, said in zip(drawn.cells, template.takers, columns, strict=True):
            if take is not None and is_whole:
                reader.sheet.put_column(rows[0], cell.column, take(said), len(rows), cell.style)
            else:
                for row, text in zip(rows, said, strict=True):
                    self._write_cell(cell, row, text)
        for cell in drawn.empty:
            for row in rows if cell.style else ():
                reader.sheet.style_cell(row, cell.column, cell.style)

    def _write_cell(self, cell: CellWritten, row: int, text: bytes) -> None:
        said = _plain(text)
        if cell.kind == CLEANED:
            said = clean(unescaped(said))
        self._reader.write(CellWritten(row, cell.column, cell.style, cell.kind, cell.has_formula), said)

    def _taker(self, cell: CellWritten) -> _Take | None:
        """How the values of such a cell are taken many at a time; None where each is looked at by itself."""
        reader = self._reader
        if cell.kind == "s":
            return lambda said: [reader.strings[int(number)] for number in said]
        if cell.kind in (CLEANED, "str"):
            return _Texts().take
        if cell.kind == "n" and not (cell.has_formula and reader.is_uncalculated):
            if isinstance(reader.number_as_shown(40_000.5, cell.style), float):
                return lambda said: list(map(float, said))
            return _Remembered(lambda number: reader.number_as_shown(float(number), cell.style)).take
        return None


class _Remembered(dict[bytes, Cell]):
    """Values that are worked out once for all cells that say the same."""

    def __init__(self, work_out: Callable[[bytes], Cell]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, said: bytes) -> Cell:
        value = self._work_out(said)
        if len(self) < _MOST_REMEMBERED:
            self[said] = value
        return value

    def take(self, said: Sequence[bytes]) -> Sequence[Cell]:
        """The values of many cells."""
        return list(map(self.__getitem__, said))


class _Texts(_Remembered):
    """Texts between tags."""

    def __init__(self) -> None:
        super().__init__(lambda text: clean(unescaped(_plain(text))))

    def take(self, said: Sequence[bytes]) -> Sequence[Cell]:
        """The texts of many cells; all at once where they differ and hold nothing that is to be looked at."""
        if 2 * len(set(said)) < len(said):
            return super().take(said)
        whole = b"\n".join(said)
        if not whole.isascii() or _NOT_PLAIN.search(whole) or whole.count(b"\n") != len(said) - 1:
            return super().take(said)
        return whole.decode("ascii").split("\n")


def _drawn(piece: bytes, cells: Sequence[CellWritten]) -> _Drawn | None:
    """What the row is like that has just been read; None where its bytes do not say enough by themselves."""
    begins = piece.find(b"<")
    if piece[:begins].strip() or piece.count(b"<") != piece.count(b">"):
        return None
    pattern, number, count = [re.escape(piece[:begins])], b"", -1
    stack: list[bytes] = []
    valued: list[CellWritten] = []
    for tag, text in _TOKEN.findall(piece):
        name = _name(tag)
        if tag.startswith(b"/"):
            stack.pop()
        elif name in (b"r", b"rPh") or (not stack and name != b"row"):
            return None
        else:
            count += name == b"c"
            if not tag.endswith(b"/"):
                stack.append(name)
        numbered = _NUMBERED.search(tag) if name in (b"row", b"c") else None
        if numbered:
            if name == b"row":
                number = numbered[3]
            elif numbered[3] != number:
                return None
        pattern.append(_tag_pattern(tag, numbered, is_first=name == b"row"))
        if text.strip():
            if count >= len(cells) or not stack:
                return None
            if stack[-1] == b"f":
                pattern.append(rb"[^<>]*")
            elif stack[-1] == b"v" or stack[-2:] == [b"is", b"t"]:
                pattern.append(_VALUE.get(cells[count].kind, rb"([^<>]*)"))
                valued.append(cells[count])
            else:
                return None
        else:
            pattern.append(re.escape(text))
    empty = tuple(cell for cell in cells if cell not in valued)
    if len(cells) != count + 1 or len(set(valued)) < len(valued) or any(c.has_formula or c.kind == "e" for c in empty):
        return None
    return _Drawn(b"".join(pattern), bool(number), tuple(valued), empty)


def _tag_pattern(tag: bytes, numbered: re.Match[bytes] | None, *, is_first: bool) -> bytes:
    if not numbered:
        return re.escape(b"<" + tag + b">")
    begin, end = numbered.span(3)
    number = rb"(\d{1,7})" if is_first else rb"\1"
    return re.escape(b"<" + tag[:begin]) + number + re.escape(tag[end:] + b">")


def _name(tag: bytes) -> bytes:
    found = _NAME.match(tag)
    return found[1] if found else b""


def _plain(text: bytes) -> str:
    said = text.decode("utf-8")
    return _ENTITY.sub(_entity, said) if "&" in said else said


def _entity(found: re.Match[str]) -> str:
    name = found[1]
    try:
        if name.startswith("#"):
            return chr(int(name[2:], 16) if name[1:2] == "x" else int(name[1:]))
        return _ENTITIES[name]
    except (KeyError, ValueError, OverflowError) as error:
        raise BrokenMarkup("an unknown entity") from error
