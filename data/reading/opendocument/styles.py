"""How the cells of an OpenDocument sheet are shown: its styles, and its number formats written as spreadsheets do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from data.cells.grid import Look
from data.reading.markup import Attributes
from data.reading.number_formats import GENERAL, shows_percent
from data.reading.opendocument import names
from data.reading.raw_sheet import Style

_NUMBER_STYLES = frozenset(
    {
        *("number-style", "percentage-style", "currency-style", "date-style", "time-style", "boolean-style"),
        "text-style",
    }
)
_PARTS = {"year": "yy", "month": "m", "day": "d", "day-of-week": "ddd", "hours": "h", "minutes": "m", "seconds": "s"}
_LENGTH = re.compile(r"([\d.]+)(cm|mm|in|pt|px|pc)?")
_IN_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 0.0353, "px": 0.0265, "pc": 0.423, None: 1.0}
_INDENT = 0.35  # centimetres that spreadsheets take for one step
_DEEPEST = 20  # styles that build on each other
_SHOWN_AS = {"percentage": "0%", "date": "dd/mm/yyyy", "time": "h:mm:ss", "currency": '#,##0.00 "kr"'}


@dataclass
class _Named:
    """A style as it is written: what it builds on, its number format, and what it says of the look itself."""

    parent: str = ""
    data_style: str = ""
    declared: dict[str, str] = field(default_factory=dict)


@dataclass
class Styles:
    """Collects the styles of a document; their elements come through `start`, `text` and `end`."""

    cells: dict[str, _Named] = field(default_factory=dict)
    raised: set[str] = field(default_factory=set)
    hidden_tables: set[str] = field(default_factory=set)
    palette: list[Style] = field(default_factory=lambda: [Style()])
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    _codes: dict[str, str] = field(default_factory=dict)
    _maps: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    _style: tuple[str, str] = ("", "")
    _number_style: str = ""
    _is_percent: bool = False
    _code: list[str] = field(default_factory=list)
    _text: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "style":
            self._style = attributes.get(names.FAMILY, ""), attributes.get(names.STYLE_NAME, "")
            if self._style[0] == "table-cell":
                self.cells[self._style[1]] = _Named(
                    attributes.get(names.PARENT, ""), attributes.get(names.DATA_STYLE, "")
                )
        elif name == "default-style":
            self._style = "", ""
        elif name in _NUMBER_STYLES:
            self._number_style = attributes.get(names.STYLE_NAME, "")
            self._is_percent, self._code = name == "percentage-style", []
        elif self._number_style:
            self._start_number_part(name, attributes)
        elif name.endswith("-properties"):
            self._note_properties(attributes)

    def text(self, text: str) -> None:
        """Text anywhere."""
        if self._text is not None:
            self._text.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in _NUMBER_STYLES:
            self._codes[self._number_style] = "".join(self._code) or GENERAL
            self._number_style = ""
        elif name in ("text", "currency-symbol") and self._text is not None:
            text, self._text = "".join(self._text), None
            is_sign = self._is_percent and "%" in text
            self._code.append(
                text.replace("\u00a0", " ") if is_sign else '"{}"'.format(text.replace('"', "")) if text else ""
            )

    def number(self, style: str, value_type: str, is_first: bool = True) -> int:
        """The place in the palette of a cell with that style that holds that type of value."""
        key = style, value_type
        if key not in self._numbers:
            made = self._made(style)
            usual = _SHOWN_AS.get(value_type)
            if usual and (made.format == GENERAL or (value_type == "percentage" and not shows_percent(made.format))):
                made = Style(usual, made.look)
            self._numbers[key] = 0 if made == self.palette[0] else len(self.palette)
            if self._numbers[key]:
                self.palette.append(made)
        return self._numbers[key]

    def _start_number_part(self, name: str, attributes: Attributes) -> None:
        style = attributes.get(names.NUMBER_STYLE, "short")
        if name == "number":
            decimals = attributes.get(names.DECIMALS, "0")
            count = min(int(decimals), 20) if decimals.isdecimal() and len(decimals) < 4 else 0
            factor = attributes.get(names.FACTOR, "1").partition(".")[0]
            whole = "#,##0" if attributes.get(names.GROUPING) == "true" else "0"
            self._code.append(whole + ("." + "0" * count if count else "") + "," * (factor.count("0") // 3))
        elif name == "scientific-number":
            self._code.append("0.00E+00")
        elif name == "fraction":
            self._code.append("# ?/?")
        elif name == "text-content":
            self._code.append("@")
        elif name == "am-pm":
            self._code.append("AM/PM")
        elif name in _PARTS:
            is_textual = attributes.get(names.TEXTUAL) == "true"
            self._code.append(
                _PARTS[name] * (2 if style == "long" and name != "day-of-week" else 1) + ("mm" * is_textual)
            )
        elif name in ("text", "currency-symbol"):
            self._text = []
        elif name == "map":
            condition = attributes.get(names.CONDITION, "").replace("value()", "").replace("!=", "<>")
            self._maps.setdefault(self._number_style, []).append((condition, attributes.get(names.APPLIED, "")))

    def _note_properties(self, attributes: Attributes) -> None:
        family, name = self._style
        if family == "table-cell" and name in self.cells:
            self.cells[name].declared.update(attributes)
        elif family == "text" and attributes.get(names.POSITION, "").startswith(("super", *"123456789")):
            self.raised.add(name)
        elif family == "table" and attributes.get(names.DISPLAY) == "false":
            self.hidden_tables.add(name)

    def _made(self, style: str) -> Style:
        declared: dict[str, str] = {}
        data_style = ""
        for _ in range(_DEEPEST):
            named = self.cells.get(style)
            if named is None:
                break
            declared = {**named.declared, **declared}
            data_style = data_style or named.data_style
            style = named.parent
        return Style(self._format(data_style), _look(declared))

    def _format(self, name: str) -> str:
        own = self._codes.get(name, GENERAL)
        mapped = [f"[{test}]{self._codes[other]}" for test, other in self._maps.get(name, ()) if other in self._codes]
        return ";".join([*mapped, own]) if mapped else own


def _look(declared: Mapping[str, str]) -> Look:
    around = declared.get(names.BORDER, "none")
    lines = {side for side, name in names.BORDERS.items() if declared.get(name, around) not in ("none", "hidden", "")}
    struck = declared.get(names.STRUCK_STYLE, declared.get(names.STRUCK_TYPE, "none"))
    return Look(
        bold=declared.get(names.FONT_WEIGHT, "") in ("bold", "600", "700", "800", "900"),
        italic=declared.get(names.FONT_STYLE, "") in ("italic", "oblique"),
        struck=struck != "none",
        boxed=len(lines) == 4,
        ruled_above="top" in lines,
        ruled_below="bottom" in lines,
        indent=_steps(declared.get(names.MARGIN, "")),
        fill=_colour(declared.get(names.FILL, "")).replace("FFFFFF", ""),
        ink=_colour(declared.get(names.INK, "")).replace("000000", ""),
    )


def _steps(margin: str) -> int:
    found = _LENGTH.fullmatch(margin)
    return min(round(float(found[1]) * _IN_CENTIMETRES[found[2]] / _INDENT), 250) if found else 0


def _colour(written: str) -> str:
    return written[1:].upper() if re.fullmatch(r"#[0-9a-fA-F]{6}", written) else ""
