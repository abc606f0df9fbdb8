"""How the cells of an .xls can be shown: number formats, fonts, fills and borders by style number."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from data.cells.grid import Look
from data.reading.number_formats import BUILT_IN, GENERAL
from data.reading.palette import INDEXED
from data.reading.raw_sheet import Style
from data.reading.xls import records as biff
from data.reading.xls.records import Font, Texts

_BOLD = 600  # 400 is regular, 700 bold
_FIRST_OWN_COLOUR = 8


@dataclass
class XlsStyles:
    """Collects the styles from their records."""

    texts: Texts
    formats: dict[int, str] = field(default_factory=dict)
    cells: list[bytes] = field(default_factory=list)
    colours: list[str] = field(default_factory=lambda: list(INDEXED))

    def note(self, kind: int, body: bytes) -> None:
        """Takes a record of the workbook's own part."""
        if kind == biff.FONT:
            _, flags, colour, weight, script = struct.unpack_from("<5H", body)
            font = Font(weight >= _BOLD, bool(flags & 2), bool(flags & 8), script == 1, colour)
            self.texts.fonts.append(font)
        elif kind == biff.FORMAT:
            (number,) = struct.unpack_from("<H", body)
            self.formats[number] = self.texts.plain([body], 2) if self.texts.is_biff8 else self.texts.short(body, 2)
        elif kind == biff.XF:
            self.cells.append(body)
        elif kind == biff.PALETTE:
            count = min(struct.unpack_from("<H", body)[0], (len(body) - 2) // 4)
            for number in range(count):
                at = 2 + 4 * number
                self.colours[_FIRST_OWN_COLOUR + number : _FIRST_OWN_COLOUR + number + 1] = [
                    body[at : at + 3].hex().upper()
                ]

    def styles(self) -> list[Style]:
        """The styles that cells name by number."""
        return [self._style(body) for body in self.cells] or [Style()]

    def _style(self, body: bytes) -> Style:
        font_number, number = struct.unpack_from("<HH", body)
        font = self.texts.font(font_number)
        lines, fill, indent = self._modern(body) if self.texts.is_biff8 else self._older(body)
        *_, top, bottom = lines
        look = Look(
            bold=font.is_bold,
            italic=font.is_italic,
            struck=font.is_struck,
            boxed=all(lines),
            ruled_above=bool(top),
            ruled_below=bool(bottom),
            indent=indent,
            fill=self._colour(fill).replace("FFFFFF", "") if fill else "",
            ink=self._colour(font.colour).replace("000000", ""),
        )
        return Style(self.formats.get(number) or BUILT_IN.get(number, GENERAL), look)

    def _modern(self, body: bytes) -> tuple[tuple[int, ...], int, int]:
        lines, colours, fills = struct.unpack_from("<IIH", body, 10)
        sides = tuple(lines >> shift & 15 for shift in (0, 4, 8, 12))
        return sides, (fills & 0x7F if colours >> 26 else 0), body[8] & 15

    def _older(self, body: bytes) -> tuple[tuple[int, ...], int, int]:
        fills, lines = struct.unpack_from("<II", body, 8)
        sides = (lines >> 3 & 7, lines >> 6 & 7, lines & 7, fills >> 22 & 7)
        return sides, (fills & 0x7F if fills >> 16 & 63 else 0), 0

    def _colour(self, number: int) -> str:
        return self.colours[number] if number < len(self.colours) else ""
