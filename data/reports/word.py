"""Word documents (.docx, .docm) -> lines. Reads the XML itself: libraries drop content controls from the text."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from data.reading.kinds import BROKEN_ZIP, WORD_DOCUMENT, FileRefused
from data.reports import boxes
from data.reports.grids import Cell, GridReader
from data.reports.lines import Document, Line, squeezed, without_bullet

SHEET = "Word"
# Deleted and moved text, what old programs see instead, and what is no text.
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr", "sdtPr", "tcPr", "tblPr", "trPr", "instrText"})
_NO_SHADE = frozenset({"", "auto", "ffffff", "clear", "none"})
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True)
class _Style:
    is_list: bool = False
    is_heading: bool = False
    is_bold: bool = False


def read_word(content: bytes) -> Document:
    """The document's lines, each with the number of its paragraph; FileRefused where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            name = next(name for name in archive.namelist() if WORD_DOCUMENT.fullmatch(name))
            body = _xml(archive, name)
            styles = _styles(archive, name)
            heads = _heads(archive)
        return Document(SHEET, tuple(_Reader(styles).lines(body)), wraps=False, heads=heads)
    except (*BROKEN_ZIP, ElementTree.ParseError, RecursionError) as error:
        raise FileRefused("broken_report") from error


def _xml(archive: zipfile.ZipFile, part: str) -> Element:
    xml = archive.read(part)
    # Office writes no document types; they are only there to blow up or to fetch something.
    if b"<!DOCTYPE" in xml.replace(b"\x00", b""):
        raise FileRefused("broken_report")
    return ElementTree.fromstring(xml)


def _heads(archive: zipfile.ZipFile) -> tuple[str, ...]:
    names = [name for name in archive.namelist() if re.fullmatch(r"word/header\d+\.xml", name)]
    lines = (line.text for name in sorted(names)[:9] for line in _Reader({}).lines(_xml(archive, name)))
    return tuple(dict.fromkeys(lines))


def _styles(archive: zipfile.ZipFile, document: str) -> dict[str, _Style]:
    part = posixpath.join(posixpath.dirname(document), "styles.xml")
    if part not in archive.namelist():
        return {}
    elements = {_value(style, "styleId"): style for style in _all(_xml(archive, part), "style")}
    return {code: _style(code, elements) for code in elements}


def _style(code: str, elements: dict[str, Element]) -> _Style:
    """What a style says, or else the one it is based on."""
    found = _Style()
    seen: set[str] = set()
    while code in elements and code not in seen:
        seen.add(code)
        style = elements[code]
        name = _value(_one(style, "name"), "val").casefold()
        found = _Style(
            found.is_list or _is_numbered(style) or name.startswith(("list bullet", "list number", "punktliste")),
            found.is_heading or _one(style, "outlineLvl") is not None or name in ("title", "tittel"),
            found.is_bold or _is_on(style, "b"),
        )
        code = _value(_one(style, "basedOn"), "val")
    return found


class _Reader:
    """Walks through a document and counts its paragraphs."""

    def __init__(self, styles: dict[str, _Style]) -> None:
        self._styles = styles
        self._paragraphs = 0
        self._has_gap = False
        self._grids = GridReader()

    def lines(self, parent: Element) -> Iterator[Line]:
        """The lines below an element, in the order of reading; blank ones are left out."""
        for child in parent:
            name = _name(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._grids.lines([self._cells(row) for row in _within(child, "tr", "tbl")])
            elif name == "sdt" and _is_checkbox(child):
                _show_check(child)
                yield from self.lines(child)
            elif name not in _LEFT_OUT:
                yield from self.lines(child)

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        self._paragraphs += 1
        style = self._styles.get(_value(_one(_one(paragraph, "pPr"), "pStyle"), "val"), _Style())
        is_bullet = (_is_numbered(paragraph) or style.is_list) and not style.is_heading
        line = Line("", f"¶{self._paragraphs}", is_bullet, style.is_heading, has_gap=self._has_gap)
        pieces: list[tuple[str, bool]] = []
        boxed: list[Element] = []
        self._collect(paragraph, pieces, boxed)
        self._has_gap = True
        is_first = True
        for text, is_strong in _lines_of(pieces):
            if text:
                heading = style.is_heading or (is_strong and not is_bullet)
                said = replace(line, text=text, is_heading=heading, is_bullet=is_bullet and is_first)
                yield said
                if is_first:
                    line = replace(line, continues=without_bullet(said) is not None, has_gap=False)
                is_first = self._has_gap = False
        for box in boxed:
            yield from self.lines(box)

    def _collect(self, parent: Element, pieces: list[tuple[str, bool]], boxed: list[Element]) -> None:
        for child in parent:
            name = _name(child)
            if name == "r":
                self._run(child, pieces, boxed)
            elif name == "sdt" and _is_checkbox(child):
                pieces.append((_check_sign(child), False))
            elif name == "txbxContent":
                boxed.append(child)
            elif name not in _LEFT_OUT:
                self._collect(child, pieces, boxed)

    def _run(self, run: Element, pieces: list[tuple[str, bool]], boxed: list[Element]) -> None:
        look = _one(run, "rPr")
        if _is_on(look, "vanish"):
            return
        stands_out = self._stands_out(look)
        fonts = _one(look, "rFonts")
        font = _value(fonts, "ascii") or _value(fonts, "hAnsi")
        for child in run:
            name = _name(child)
            if name == "t":
                pieces.append(("".join(boxes.symbol(ord(sign), font) for sign in child.text or ""), stands_out))
            elif name == "sym":
                pieces.append((boxes.symbol(int(_value(child, "char"), 16), _value(child, "font")), stands_out))
            elif name in ("tab", "br", "cr", "noBreakHyphen"):
                pieces.append(({"tab": " ", "noBreakHyphen": "-"}.get(name, "\n"), stands_out))
            elif name == "fldChar":
                if (box := next(_all(child, "checkBox"), None)) is not None:
                    is_set = _is_on(box, "checked") if _one(box, "checked") is not None else _is_on(box, "default")
                    pieces.append((boxes.CROSSED if is_set else boxes.EMPTY, False))
            elif name not in _LEFT_OUT:
                self._collect(child, pieces, boxed)

    def _stands_out(self, look: Element | None) -> bool:
        style = self._styles.get(_value(_one(look, "rStyle"), "val"), _Style())
        own_bold = _one(look, "b")
        is_bold = style.is_bold if own_bold is None else _is_on(look, "b")
        is_marked = any(_is_on(look, name) for name in ("highlight", "u", "bdr"))
        return is_bold or is_marked or _is_shaded(look)

    def _cells(self, row: Element) -> list[Cell]:
        cells = []
        for cell in _within(row, "tc", "tbl"):
            lines = tuple(self.lines(cell))
            look = _one(cell, "tcPr")
            stands_out = _is_shaded(look) or (bool(lines) and all(line.is_heading for line in lines))
            cells.append(Cell(lines, stands_out))
            span = _value(_one(look, "gridSpan"), "val")
            cells += [Cell(is_covered=True)] * (min(int(span), 64) - 1 if span.isdigit() else 0)
        return cells


def _lines_of(pieces: list[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """The lines of a paragraph, and whether the whole line stands out; a number that does is made a crossed box."""
    text = "".join(piece for piece, _ in pieces)
    strong = [is_strong for piece, is_strong in pieces for _ in piece]
    begin = 0
    for part in text.split("\n"):
        end = begin + len(part)
        marks = strong[begin:end]
        row = boxes.from_emphasis(part, marks)
        filled = [mark for sign, mark in zip(part, marks, strict=True) if not sign.isspace()]
        yield row or squeezed(part), bool(filled) and all(filled)
        begin = end + 1


def _is_checkbox(control: Element) -> bool:
    return _checkbox(control) is not None


def _checkbox(control: Element) -> Element | None:
    return _one(_one(control, "sdtPr"), "checkbox")


def _check_sign(control: Element) -> str:
    return boxes.CROSSED if _is_on(_checkbox(control), "checked") else boxes.EMPTY


def _show_check(control: Element) -> None:
    """Writes the state of a control round a paragraph or a cell where its sign stands."""
    sign = _check_sign(control)
    for run in list(_all(control, "r")):
        for child in list(run):
            run.remove(child)
        ElementTree.SubElement(run, "t").text = sign
        sign = ""


def _within(parent: Element, wanted: str, other: str) -> Iterator[Element]:
    """The nearest elements of a name, however they are wrapped, but not those of a table within."""
    for child in parent:
        name = _name(child)
        if name == wanted:
            yield child
        elif name == "sdt" and _is_checkbox(child):
            _show_check(child)
            yield from _within(child, wanted, other)
        elif name != other and name not in _LEFT_OUT:
            yield from _within(child, wanted, other)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _all(parent: Element, name: str) -> Iterator[Element]:
    return (element for element in parent.iter() if _name(element) == name)


def _one(parent: Element | None, name: str) -> Element | None:
    """The child of that name, or for a style's properties the one within."""
    if parent is None:
        return None
    direct = next((child for child in parent if _name(child) == name), None)
    if direct is not None or _name(parent) != "style":
        return direct
    return next(_all(parent, name), None)


def _value(element: Element | None, name: str) -> str:
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _is_on(parent: Element | None, name: str) -> bool:
    """Whether a property is set: it is there, and does not say no."""
    found = _one(parent, name)
    return found is not None and _value(found, "val").casefold() not in _OFF


def _is_shaded(look: Element | None) -> bool:
    return _value(_one(look, "shd"), "fill").casefold() not in _NO_SHADE


def _is_numbered(element: Element) -> bool:
    look = _one(element, "pPr")
    number = _one(_one(look, "numPr"), "numId")
    return number is not None and _value(number, "val") != "0"
