"""How the cells of a workbook can be shown: number formats, fonts, fills, borders and alignment by style number."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from data.cells.grid import Look
from data.reading.markup import Attributes, Markup
from data.reading.number_formats import BUILT_IN, GENERAL
from data.reading.palette import INDEXED
from data.reading.raw_sheet import Style
from data.reading.xlsx.package import MAIN, is_true

_DRAWING = frozenset(
    {
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://purl.oclc.org/ooxml/drawingml/main",
    }
)
# Theme colours are numbered with light and dark changed about.
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_OFFICE = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
_MOST_STYLES = 65_000
_SIDES = ("left", "right", "top", "bottom")


def styles_of(stream: IO[bytes], theme: Sequence[str]) -> list[Style]:
    """The styles that cells name by number."""
    found = _Styles(theme)
    Markup(found.start, found.end, lambda text: None, MAIN).read(stream)
    return found.styles() or [Style()]


def theme_colours(stream: IO[bytes]) -> tuple[str, ...]:
    """The colours of the theme in the order in which cells number them."""
    found: dict[str, str] = {}
    inside = ""

    def started(name: str, attributes: Attributes) -> None:
        nonlocal inside
        if name in _THEME_ORDER:
            inside = name
        elif inside and name == "srgbClr":
            found.setdefault(inside, attributes.get("val", "").upper())
        elif inside and name == "sysClr":
            found.setdefault(inside, attributes.get("lastClr", "").upper())

    def ended(name: str) -> None:
        nonlocal inside
        inside = "" if name == inside else inside

    Markup(started, ended, lambda text: None, _DRAWING).read(stream)
    return tuple(found.get(name, "") for name in _THEME_ORDER)


@dataclass
class _Font:
    flags: dict[str, bool] = field(default_factory=dict)
    ink: str = ""


@dataclass
class _Styles:
    theme: Sequence[str]
    formats: dict[int, str] = field(default_factory=dict)
    fonts: list[_Font] = field(default_factory=list)
    fills: list[str] = field(default_factory=list)
    borders: list[set[str]] = field(default_factory=list)
    cells: list[dict[str, int]] = field(default_factory=list)
    within: list[str] = field(default_factory=list)
    indexed: list[str] = field(default_factory=list)
    is_solid: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        around = self.within[-1] if self.within else ""
        self.within.append(name)
        if "dxfs" in self.within:
            return
        if name == "numFmt":
            self.formats[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "font" and around == "fonts":
            self.fonts.append(_Font())
        elif around == "font" and self.fonts:
            self._of_font(name, attributes)
        elif name == "fill" and around == "fills":
            self.fills.append("")
        elif name == "patternFill" and self.fills:
            self.is_solid = attributes.get("patternType", "none") != "none"
        elif name == "fgColor" and self.is_solid and self.fills and around == "patternFill":
            self.fills[-1] = self._colour(attributes)
        elif name == "border" and around == "borders":
            self.borders.append(set())
        elif around == "border" and name in (*_SIDES, "start", "end"):
            if self.borders and attributes.get("style", "none") != "none":
                self.borders[-1].add({"start": "left", "end": "right"}.get(name, name))
        elif name == "rgbColor" and around == "indexedColors":
            self.indexed.append(attributes.get("rgb", "")[-6:].upper())
        elif name == "xf" and around == "cellXfs":
            if len(self.cells) >= _MOST_STYLES:
                raise ValueError("too many styles")
            self.cells.append(
                {key: _number(attributes.get(f"{key}Id")) for key in ("numFmt", "font", "fill", "border")}
            )
        elif name == "alignment" and around == "xf" and self.within[-3:-2] == ["cellXfs"]:
            self.cells[-1]["indent"] = min(_number(attributes.get("indent")), 250)

    def end(self, name: str) -> None:
        self.within.pop()

    def styles(self) -> list[Style]:
        known: dict[tuple[int, ...], Style] = {}
        return [known.setdefault(tuple(cell.values()), self._style(cell)) for cell in self.cells]

    def _of_font(self, name: str, attributes: Attributes) -> None:
        if name in ("b", "i", "strike"):
            self.fonts[-1].flags[name] = is_true(attributes.get("val", "1"))
        elif name == "color":
            self.fonts[-1].ink = self._colour(attributes)

    def _style(self, cell: Mapping[str, int]) -> Style:
        font = self.fonts[cell["font"]] if cell["font"] < len(self.fonts) else _Font()
        fill = self.fills[cell["fill"]] if cell["fill"] < len(self.fills) else ""
        border = self.borders[cell["border"]] if cell["border"] < len(self.borders) else set()
        look = Look(
            bold=font.flags.get("b", False),
            italic=font.flags.get("i", False),
            struck=font.flags.get("strike", False),
            boxed=border.issuperset(_SIDES),
            ruled_above="top" in border,
            ruled_below="bottom" in border,
            indent=cell.get("indent", 0),
            fill="" if fill == "FFFFFF" else fill,
            ink="" if font.ink == "000000" else font.ink,
        )
        number = cell["numFmt"]
        return Style(self.formats.get(number) or BUILT_IN.get(number, GENERAL), look)

    def _colour(self, attributes: Attributes) -> str:
        colour = attributes.get("rgb", "")[-6:].upper()
        if "theme" in attributes:
            number = _number(attributes["theme"])
            themed = self.theme[number] if number < len(self.theme) else ""
            colour = themed or (_OFFICE[number] if number < len(_OFFICE) else "")
        elif "indexed" in attributes:
            number = _number(attributes["indexed"])
            colour = (self.indexed or INDEXED)[number] if number < len(self.indexed or INDEXED) else ""
        return tinted(colour, attributes.get("tint", "")) if len(colour) == 6 else ""


def tinted(colour: str, tint: str) -> str:
    """A colour made lighter (above 0) or darker (below) by a share."""
    try:
        share = float(tint or 0)
        red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    except ValueError:
        return ""
    if not share:
        return colour
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, min(max(light, 0), 1), strength))


def _number(raw: str | None) -> int:
    return int(raw) if raw and raw.isascii() and raw.isdecimal() and len(raw) < 8 else 0
