"""The records of a BIFF stream, and the texts in them."""

from __future__ import annotations

import codecs
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.reading.cell_text import Run, clean_runs

BOF, EOF, CONTINUE = 0x809, 0x0A, 0x3C
BOUNDSHEET, CODEPAGE, DATEMODE, FILEPASS, NAME = 0x85, 0x42, 0x22, 0x2F, 0x18
FONT, FORMAT, XF, PALETTE, SST, RECALCID = 0x31, 0x41E, 0xE0, 0x92, 0xFC, 0x1C1
LABELSST, LABEL, RSTRING, NUMBER, RK, MULRK = 0xFD, 0x204, 0xD6, 0x203, 0x27E, 0xBD
BOOLERR, FORMULA, STRING, BLANK, MULBLANK = 0x205, 0x06, 0x207, 0x201, 0xBE
HEADER, FOOTER = 0x14, 0x15
ROW, COLINFO, MERGEDCELLS, FILTERMODE, FILTER = 0x208, 0x7D, 0xE5, 0x9B, 0x9D
BIFF8 = 0x600
_MAC, _WINDOWS = {10_000, 0x8000}, {1_252, 0x8001}


@dataclass(frozen=True)
class Font:
    """What a font says of text in it."""

    is_bold: bool = False
    is_italic: bool = False
    is_struck: bool = False
    is_raised: bool = False
    colour: int = 0x7FFF


def records(stream: bytes, place: int) -> Iterator[tuple[int, list[bytes]]]:
    """The records from a place to the end of that part, each with its continuations; parts within it are left out."""
    depth = 0
    kind, bodies = -1, [b""]
    while place + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, place)
        body = stream[place + 4 : place + 4 + length]
        place += 4 + length
        if number == CONTINUE:
            bodies.append(body)
            continue
        if kind >= 0 and depth <= 1:
            yield kind, bodies
        kind, bodies = number, [body]
        depth += (number == BOF) - (number == EOF)
        if depth < 1 and number == EOF:
            return
    if kind >= 0:
        yield kind, bodies


def encoding_of(codepage: int) -> str:
    """The name by which Python knows a code page; that of Windows where it knows none."""
    if codepage in _MAC:
        return "mac_roman"
    if codepage in _WINDOWS:
        return "cp1252"
    try:
        return codecs.lookup(f"cp{codepage}").name
    except LookupError:
        return "cp1252"


class Texts:
    """Reads the texts of a stream, in its own encoding and with its own fonts."""

    def __init__(self, *, is_biff8: bool) -> None:
        self.is_biff8 = is_biff8
        self.encoding = "cp1252"
        self.fonts: list[Font] = []

    def font(self, number: int) -> Font:
        """A font by its number; there is none with the number 4."""
        place = number - (number > 4)
        return self.fonts[place] if place < len(self.fonts) else Font()

    def short(self, body: bytes, place: int) -> str:
        """A text whose length takes one byte."""
        if self.is_biff8:
            return _decoded(body[place + 1] & 1, body[place + 2 :], body[place])
        return body[place + 1 : place + 1 + body[place]].decode(self.encoding, "replace")

    def plain(self, bodies: Sequence[bytes], place: int) -> str:
        """A text whose length takes two bytes, in a record of its own."""
        if self.is_biff8:
            pieces = Pieces(bodies, place)
            return pieces.text(self)
        (length,) = struct.unpack_from("<H", bodies[0], place)
        return clean_runs([(b"".join(bodies)[place + 2 : place + 2 + length].decode(self.encoding, "replace"), False)])

    def rich(self, bodies: Sequence[bytes], place: int) -> str:
        """A text that is followed by its runs."""
        if self.is_biff8:
            return Pieces(bodies, place).text(self, has_runs_after=True)
        body = b"".join(bodies)
        (length,) = struct.unpack_from("<H", body, place)
        text = body[place + 2 : place + 2 + length].decode(self.encoding, "replace")
        runs = body[place + 2 + length :]
        count = runs[0] if runs else 0
        return self.in_runs(text, [(runs[1 + 2 * n], runs[2 + 2 * n]) for n in range(min(count, len(runs) // 2))])

    def in_runs(self, text: str, runs: Sequence[tuple[int, int]]) -> str:
        """The text without raised marks; runs say where a font begins."""
        if not any(self.font(font).is_raised for _, font in runs):
            return clean_runs([(text, False)])
        starts = [(0, False), *((begin, self.font(font).is_raised) for begin, font in runs)]
        ends = [*(begin for begin, _ in starts[1:]), len(text)]
        parts: list[Run] = [(text[begin:end], high) for (begin, high), end in zip(starts, ends, strict=True)]
        return clean_runs(parts)


class Pieces:
    """Bytes that go on over several records; text that does says anew in each how wide its signs are."""

    def __init__(self, bodies: Sequence[bytes], place: int = 0) -> None:
        self._bodies = bodies
        self._body = 0
        self._place = place

    def take(self, count: int) -> bytes:
        """So many bytes; struct.error where there are fewer."""
        taken = b""
        while len(taken) < count:
            if self._place >= len(self._bodies[self._body]):
                self._next()
            part = self._bodies[self._body][self._place : self._place + count - len(taken)]
            self._place += len(part)
            taken += part
        return taken

    def text(self, texts: Texts, *, has_runs_after: bool = False) -> str:
        """A text as BIFF8 writes it, cleaned."""
        length, flags = struct.unpack("<HB", self.take(3))
        run_count = struct.unpack("<H", self.take(2))[0] if flags & 8 else 0
        more = struct.unpack("<I", self.take(4))[0] if flags & 4 else 0
        said = self._signs(length, flags & 1)
        if has_runs_after:
            run_count = struct.unpack("<H", self.take(2))[0]
        runs = [struct.unpack("<HH", self.take(4)) for _ in range(run_count)]
        self.take(more)
        return texts.in_runs(said, [(begin, font) for begin, font in runs])

    def _signs(self, count: int, is_wide: int) -> str:
        said = ""
        while count > 0:
            if self._place >= len(self._bodies[self._body]):
                self._next()
                is_wide = self.take(1)[0] & 1
            width = 2 if is_wide else 1
            here = min(count, (len(self._bodies[self._body]) - self._place) // width)
            if here == 0:
                raise struct.error("half a sign")
            said += _decoded(is_wide, self._bodies[self._body][self._place :], here)
            self._place += here * width
            count -= here
        return said

    def _next(self) -> None:
        if self._body + 1 >= len(self._bodies):
            raise struct.error("too short")
        self._body += 1
        self._place = 0


def shared_strings(bodies: Sequence[bytes], texts: Texts) -> list[str]:
    """The texts that cells share."""
    pieces = Pieces(bodies)
    _, count = struct.unpack("<II", pieces.take(8))
    return [pieces.text(texts) for _ in range(min(count, sum(map(len, bodies)) // 3))]


def _decoded(is_wide: int, signs: bytes, count: int) -> str:
    return signs[: 2 * count].decode("utf-16-le", "replace") if is_wide else signs[:count].decode("latin-1")
