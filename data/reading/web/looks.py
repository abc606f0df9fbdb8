"""How a cell of a web page looks and which number format it was written with: as far as its own style says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from data.cells.grid import Look
from data.reading.number_formats import GENERAL, NAMED

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DECLARATION = re.compile(r"\s*([\w-]+)\s*:\s*((?:\"[^\"]*\"|'[^']*'|[^;\"'])*)")
_ESCAPED = re.compile(r"\\(.)")
_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)")
_NAMES = {
    **{"black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "yellow": "FFFF00"},
    **{"gray": "808080", "grey": "808080", "silver": "C0C0C0", "lightgray": "D3D3D3", "lightgrey": "D3D3D3"},
}
_PIXELS_OF_AN_INDENT = 9

Declarations = Mapping[str, str]


def declarations(style: str) -> dict[str, str]:
    """A style attribute as what it says of what."""
    return {found[1].casefold(): found[2].strip() for found in _DECLARATION.finditer(style)}


def rules(sheet: str) -> dict[str, dict[str, str]]:
    """A style sheet: what it says of each tag ("td") and class (".xl24"); finer selectors are left out."""
    found: dict[str, dict[str, str]] = {}
    for selectors, body in _RULE.findall(re.sub(r"/\*.*?\*/|<!--|-->", "", sheet, flags=re.DOTALL)):
        for selector in selectors.split(","):
            name = selector.strip().casefold()
            if re.fullmatch(r"(?:td|th|tr)?\.?[\w-]+", name):
                found.setdefault(name[2:] if name.startswith(("td.", "th.", "tr.")) else name, {}).update(
                    declarations(body)
                )
    return found


def is_hidden(style: Declarations) -> bool:
    """Whether it is not drawn at all."""
    return style.get("display", "").casefold() == "none" or style.get("visibility", "").casefold() == "collapse"


def number_format(style: Declarations) -> str:
    """The number format that a spreadsheet has written into the style."""
    code = _ESCAPED.sub(r"\1", style.get("mso-number-format", "").strip("\"'"))
    return NAMED.get(code.casefold(), code) or GENERAL


def look(style: Declarations, *, bold: bool, italic: bool, struck: bool) -> Look:
    """The look that a style and the tags around a text make."""
    lines = {
        side
        for side in ("left", "right", "top", "bottom")
        if _is_line(style.get(f"border-{side}", style.get("border", "")))
    }
    return Look(
        bold=bold or style.get("font-weight", "") in ("bold", "bolder", "600", "700", "800", "900"),
        italic=italic or style.get("font-style", "") in ("italic", "oblique"),
        struck=struck or "line-through" in style.get("text-decoration", ""),
        boxed=len(lines) == 4,
        ruled_above="top" in lines,
        ruled_below="bottom" in lines,
        indent=_steps(style),
        fill=colour(style.get("background-color", style.get("background", ""))).replace("FFFFFF", ""),
        ink=colour(style.get("color", "")).replace("000000", ""),
    )


def colour(written: str) -> str:
    """A colour as RRGGBB; "" where it is none."""
    text = written.strip().casefold()
    found = _HEX.fullmatch(text)
    if found and (text.startswith("#") or len(text) == 6):
        return found[1].upper() if len(found[1]) == 6 else "".join(2 * sign for sign in found[1]).upper()
    parts = _RGB.match(text)
    if parts:
        return "".join(f"{min(int(part), 255):02X}" for part in parts.groups())
    return _NAMES.get(text.partition(" ")[0], "")


def _is_line(written: str) -> bool:
    return bool(written) and not re.search(r"\bnone\b|\bhidden\b|(?:^|\s)0(?:px|pt)?(?:\s|$)", written)


def _steps(style: Declarations) -> int:
    counted = style.get("mso-char-indent-count", "")
    if counted.isdecimal() and len(counted) < 4:
        return int(counted)
    padding = re.match(r"(\d{1,4})", style.get("padding-left", ""))
    return int(padding[1]) // _PIXELS_OF_AN_INDENT if padding else 0
