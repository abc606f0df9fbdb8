"""Elements of a Word document by their names without prefixes, and the styles it defines."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from data.reading.kinds import FileRefused

_OFF = frozenset({"0", "false", "off", "none"})
_NO_SHADE = frozenset({"", "auto", "ffffff", "clear", "none"})
_NO_COLOUR = frozenset({"", "auto", "000000"})


@dataclass(frozen=True)
class Style:
    """What a style says of the text under it."""

    is_list: bool = False
    is_heading: bool = False
    is_bold: bool = False
    size: str = ""


def xml_of(archive: zipfile.ZipFile, part: str) -> Element:
    """A part of the file; FileRefused where it has what no word processor writes."""
    xml = archive.read(part)
    # Office writes no document types; they are only there to blow up or to fetch something.
    if b"<!DOCTYPE" in xml.replace(b"\x00", b""):
        raise FileRefused("broken_report")
    return ElementTree.fromstring(xml)


def name_of(element: Element) -> str:
    """The name of an element without its prefix."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def every(parent: Element, name: str) -> Iterator[Element]:
    """All elements of that name below one."""
    return (element for element in parent.iter() if name_of(element) == name)


def one(parent: Element | None, name: str) -> Element | None:
    """The child of that name, or for a style's properties the one within."""
    if parent is None:
        return None
    direct = next((child for child in parent if name_of(child) == name), None)
    if direct is not None or name_of(parent) != "style":
        return direct
    return next(every(parent, name), None)


def value_of(element: Element | None, name: str = "val") -> str:
    """An attribute's value; empty where there is none."""
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def is_on(parent: Element | None, name: str) -> bool:
    """Whether a property is set: it is there, and does not say no."""
    found = one(parent, name)
    return found is not None and value_of(found).casefold() not in _OFF


def shade_of(look: Element | None) -> str:
    """The colour behind it; nothing where there is none."""
    colour = value_of(one(look, "shd"), "fill").casefold()
    return "" if colour in _NO_SHADE else colour


def is_shaded(look: Element | None) -> bool:
    """Whether there is a colour behind it."""
    return bool(shade_of(look))


def is_coloured(look: Element | None) -> bool:
    """Whether its letters have a colour other than black."""
    colour = one(look, "color")
    return value_of(colour).casefold() not in _NO_COLOUR


def is_numbered(element: Element) -> bool:
    """Whether a paragraph or style is an item of a list."""
    number = one(one(one(element, "pPr"), "numPr"), "numId")
    return number is not None and value_of(number) != "0"


def styles_of(archive: zipfile.ZipFile, document: str) -> dict[str, Style]:
    """Style id -> what the style says."""
    part = posixpath.join(posixpath.dirname(document), "styles.xml")
    if part not in archive.namelist():
        return {}
    elements = {value_of(style, "styleId"): style for style in every(xml_of(archive, part), "style")}
    return {code: _style(code, elements) for code in elements}


def _style(code: str, elements: dict[str, Element]) -> Style:
    """What a style says, or else the one it is based on."""
    found = Style()
    seen: set[str] = set()
    while code in elements and code not in seen:
        seen.add(code)
        style = elements[code]
        name = value_of(one(style, "name")).casefold()
        found = Style(
            found.is_list or is_numbered(style) or name.startswith(("list bullet", "list number", "punktliste")),
            found.is_heading or one(style, "outlineLvl") is not None or name in ("title", "tittel"),
            found.is_bold or is_on(style, "b"),
            found.size or value_of(one(style, "sz")),
        )
        code = value_of(one(style, "basedOn"))
    return found
