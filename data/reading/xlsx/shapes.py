"""What a row of a sheet is like, byte for byte, but for its number and for what stands between the tags.

Two rows of one shape mean the same but for these. Only a row that has been read as XML gets a shape to its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from data.cells.grid import Cell
from data.reading.cell_text import clean
from data.reading.xlsx.package import LAST_ROW
from data.reading.xlsx.sheet import CLEANED, CellWritten, SheetReader
from data.reading.xlsx.strings import plain, unescaped

_MOST_REMEMBERED = 20_000
_TO_COMPARE = 2_000
# What may differ: the text between two tags, and the number of the row in an address.
_VARYING = re.compile(rb">([^<>]+)<|(\sr=[\"'][A-Za-z]*)(\d+)(?=[\"'])")
_TAG = re.compile(rb"<([^<>]*)>([^<>]*)")
_NAME = re.compile(rb"/?(?:[\w.-]+:)?([\w.-]+)")
_VALUE = {"n": rb"([-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?)", "s": rb"(\d+)"}
_NUMBERS = re.compile(rb"(?:[-+]?\d++(?:\.\d*+)?(?:[eE][-+]?\d++)?\n)*+")
# Entities, escapes, what is shown as text on purpose, space alone, signs that are not drawn.
_NOT_PLAIN = (b"&", b"_x", b"\n=", b"\n'", b"\n ")
_UNDRAWN = bytes({*range(0x20), 0x7F} - {ord("\n")})

Key = tuple[tuple[bytes, ...], tuple[bytes, ...]]
Match = Callable[[bytes, int], "re.Match[bytes] | None"]


@dataclass(frozen=True)
class Row:
    """A row as bytes, taken apart."""

    key: Key
    texts: tuple[bytes, ...]
    numbers: tuple[bytes, ...]

    @property
    def number(self) -> int | None:
        """Its number from 0, None where it bears none; ValueError where it bears several."""
        if not self.numbers:
            return None
        if len(set(self.numbers)) > 1 or not 0 < (number := int(self.numbers[0][:9])) <= LAST_ROW:
            raise ValueError("no row is there")
        return number - 1


def split_row(piece: bytes) -> Row:
    """The shape of a row's bytes, and what may differ in it."""
    parts = _VARYING.split(piece)
    key = tuple(parts[::4]), tuple(part or b"" for part in parts[2::4])
    return Row(key, tuple(filter(None, parts[1::4])), tuple(filter(None, parts[3::4])))


@dataclass(frozen=True)
class Shape:
    """What the texts of such a row are, in their order: values of cells, or None for what is no value; and its cells
    without one."""

    texts: tuple[CellWritten | None, ...]
    empty: tuple[CellWritten, ...]
    is_hidden: bool


def shape_of(piece: bytes, cells: Sequence[CellWritten], *, is_hidden: bool) -> Shape | None:
    """The shape of a row that has just been read as these cells; None where its bytes do not say enough alone."""
    begins = piece.find(b"<")
    if piece[:begins].strip() or piece.count(b"<") != piece.count(b">"):
        return None
    stack: list[bytes] = []
    texts: list[CellWritten | None] = []
    count = -1
    for tag, text in _TAG.findall(piece):
        name = _name(tag)
        if tag.startswith(b"/"):
            stack.pop()
        elif name in (b"r", b"rPh") or (not stack and name != b"row"):
            return None  # a text in several runs
        else:
            count += name == b"c"
            if not tag.endswith(b"/"):
                stack.append(name)
        if not text:
            continue
        if stack[-1:] == [b"v"] or stack[-2:] == [b"is", b"t"]:
            if not 0 <= count < len(cells) or cells[count] in texts:
                return None
            texts.append(cells[count])
        elif text.strip() and stack[-1:] != [b"f"]:
            return None
        else:
            texts.append(None)
    empty = tuple(cell for cell in cells if cell not in texts)
    if count + 1 != len(cells) or any(cell.has_formula or cell.kind == "e" for cell in empty):
        return None
    return Shape(tuple(texts), empty, is_hidden)


def template(piece: bytes, shape: Shape) -> tuple[Match, int]:
    """A pattern that matches every row of that shape, and which of its groups is the row's number, -1 if none is.

    The other groups are the texts.
    """
    pattern, begin, number_at = [], 0, -1
    texts, count = iter(shape.texts), 0
    for found in _VARYING.finditer(piece):
        pattern.append(re.escape(piece[begin : found.start()]))
        if found[1] is None:
            pattern.append(re.escape(found[2]) + (rb"(?P=row)" if number_at >= 0 else rb"(?P<row>\d{1,7})"))
            number_at = count if number_at < 0 else number_at
        else:
            cell, count = next(texts), count + 1
            value = _VALUE.get(cell.kind if cell else "", rb"([^<>]+)")
            pattern.append(b">" + value + b"<")
        begin = found.end()
    pattern.append(re.escape(piece[begin:]))
    return re.compile(b"".join(pattern)).match, number_at


class Taker:
    """Writes the values of a cell of a shape, for many rows at a time."""

    def __init__(self, cell: CellWritten, reader: SheetReader) -> None:
        self._cell = cell
        self._reader = reader
        self._is_number = cell.kind == "n" and not (cell.has_formula and reader.is_uncalculated)
        self._is_dated = reader.is_dated(cell.style)
        self._known: dict[bytes, Cell] = {}

    def write(self, rows: Sequence[int], raw: Sequence[bytes]) -> None:
        """Writes what stands in these rows."""
        cell, reader = self._cell, self._reader
        values: Sequence[Cell]
        if self._is_number and _are_numbers(raw):
            values = _each(raw, set(raw), self._date) if self._is_dated else list(map(float, raw))
        elif cell.kind in (CLEANED, "str"):
            values = self._texts(raw)
        elif cell.kind == "s" and all(map(bytes.isdigit, raw)):
            values = [reader.strings[int(text)] for text in raw]
        else:
            for row, text in zip(rows, raw, strict=True):
                reader.write(row, cell.column, cell.style, cell.kind, cell.has_formula, plain(text))
            return
        reader.sheet.put_all(rows, cell.column, values, cell.style)

    def _text(self, raw: bytes) -> Cell:
        known = self._known.get(raw)
        if known is None:
            known = clean(unescaped(plain(raw)))
            self._remember(raw, known)
        return known

    def _date(self, raw: bytes) -> Cell:
        known = self._known.get(raw)
        if known is None:
            known = self._reader.number_as_shown(float(raw), self._cell.style)
            self._remember(raw, known)
        return known

    def _remember(self, raw: bytes, value: Cell) -> None:
        if len(self._known) < _MOST_REMEMBERED:
            self._known[raw] = value

    def _texts(self, raw: Sequence[bytes]) -> Sequence[Cell]:
        """The texts, all at once where most differ and hold nothing that is to be looked at."""
        near = raw[:_TO_COMPARE]
        if 2 * len(set(near)) >= len(near):
            whole = b"\n" + b"\n".join(raw)
            if _is_plain(whole) and whole.count(b"\n") == len(raw):
                return whole[1:].decode("ascii").split("\n")
        return _each(raw, set(raw), self._text)


def _each(raw: Sequence[bytes], different: AbstractSet[bytes], read: Callable[[bytes], Cell]) -> list[Cell]:
    """What each says, what comes again being read once."""
    said = {text: read(text) for text in different}
    return list(map(said.__getitem__, raw))


def _is_plain(texts: bytes) -> bool:
    """Whether texts, a line each, hold nothing that is to be looked at."""
    is_drawn = len(texts.translate(None, _UNDRAWN)) == len(texts)
    return texts.isascii() and is_drawn and not any(sign in texts for sign in _NOT_PLAIN)


def _are_numbers(raw: Sequence[bytes]) -> bool:
    """Whether all are numbers as they are written in a part; looked at all at once."""
    whole = b"\n".join(raw) + b"\n"
    return whole.count(b"\n") == len(raw) and _NUMBERS.fullmatch(whole) is not None


def _name(tag: bytes) -> bytes:
    found = _NAME.match(tag)
    return found[1] if found else b""
