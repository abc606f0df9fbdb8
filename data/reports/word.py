"""Word documents (.docx, .docm) -> lines. Reads the XML itself: libraries drop content controls from the text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from data.reading.kinds import BROKEN_ZIP, WORD_DOCUMENT, FileRefused
from data.reports import boxes
from data.reports.embedded import Parts
from data.reports.emphasis import PLAIN, Marks, lead_of, legend_of, with_row
from data.reports.grids import GridReader
from data.reports.lines import Document, Line, squeezed, without_bullet
from data.reports.table_cells import Cell
from data.reports.table_lines import with_table
from data.reports.word_controls import check_sign, field_sign, is_checkbox, said_by, show
from data.reports.word_xml import (
    Style,
    every,
    is_coloured,
    is_numbered,
    is_on,
    is_shaded,
    name_of,
    one,
    shade_of,
    styles_of,
    value_of,
    xml_of,
)
from data.understanding.titles import ASSESSED

SHEET = "Word"
# Deleted and moved text, what old programs see instead, and what is no text.
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr", "sdtPr", "tcPr", "tblPr", "trPr", "instrText"})
_RAISED = re.compile(r"[\d*†‡,\s]+")
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_FEW_LETTERS = 200
_MOST_COLUMNS = 64
_MOST_HEADS = 18  # of first, odd and even pages, and as many feet

Pieces = list[tuple[str, Marks]]


def read_word(content: bytes, depth: int = 0, signs: Mapping[int, str] = MappingProxyType({})) -> Document:
    """The document's lines, each with the number of its paragraph; FileRefused where it is damaged.

    `signs` are those to be read as others.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            name = next(name for name in archive.namelist() if WORD_DOCUMENT.fullmatch(name))
            body = xml_of(archive, name)
            parts = Parts(archive, name, depth)
            reader = WordReader(styles_of(archive, name), parts, legend_of(_texts(body)), signs)
            lines = tuple(reader.lines(body))
            heads = _heads(archive)
            cause = parts.cause or _cause(archive, lines)
        return Document(SHEET, lines, wraps=False, heads=heads, problems=tuple(parts.problems), cause=cause)
    except (*BROKEN_ZIP, ElementTree.ParseError, RecursionError) as error:
        raise FileRefused("broken_report") from error


def _texts(body: Element) -> Iterator[str]:
    for paragraph in every(body, "p"):
        yield "".join(text.text or "" for text in every(paragraph, "t"))


def _heads(archive: zipfile.ZipFile) -> tuple[str, ...]:
    names = [name for name in archive.namelist() if re.fullmatch(r"word/(?:header|footer)\d+\.xml", name)]
    lines = [
        line.text
        for name in sorted(names, key=lambda name: ("footer" in name, name))[:_MOST_HEADS]
        for line in WordReader({}).lines(xml_of(archive, name))
    ]
    return tuple(dict.fromkeys((*lines, *_notes_on_assessment(archive))))


def _notes_on_assessment(archive: zipfile.ZipFile) -> Iterator[str]:
    """The sentences of footnotes that speak of the assessment: of which year it is, say."""
    if "word/footnotes.xml" in archive.namelist():
        for line in WordReader({}).lines(xml_of(archive, "word/footnotes.xml")):
            yield from (text for text in _SENTENCES.split(line.text) if re.search(ASSESSED, text, re.IGNORECASE))


def _cause(archive: zipfile.ZipFile, lines: tuple[Line, ...]) -> str | None:
    """Why a document has no assessment to read: it is in a file within, or it is a picture."""
    names = archive.namelist()
    if any(name.startswith("word/embeddings/") for name in names):
        return "report_in_a_file_within"
    if any(name.startswith("word/media/") for name in names) and sum(len(line.text) for line in lines) < _FEW_LETTERS:
        return "report_is_a_picture"
    return None


class WordReader:
    """Walks through a document and counts its paragraphs.

    Whoever wants its tables in another way than as lines overrides `_table`.
    """

    def __init__(
        self,
        styles: dict[str, Style],
        parts: Parts | None = None,
        legend: str | None = None,
        signs: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        self._styles = styles
        self._parts = parts
        self._legend = legend
        self._signs = signs
        self._paragraphs = 0
        self._has_gap = False
        self._carried: Pieces = []
        self._grids = GridReader()

    def lines(self, parent: Element) -> Iterator[Line]:
        """The lines below an element, in the order of reading; blank ones are left out."""
        for child in parent:
            name = name_of(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._table(child)
            elif name == "altChunk" and self._parts:
                yield from self._parts.lines(value_of(child, "id"), f"¶{max(self._paragraphs, 1)}")
            elif name == "sdt" and is_checkbox(child):
                show(child)
                yield from self.lines(child)
            elif name == "sdt" and (shown := said_by(child)) is not None:
                yield from self._chosen(child, shown)
            elif name not in _LEFT_OUT:
                yield from self.lines(child)

    def _table(self, table: Element) -> Iterator[Line]:
        outer, self._grids = self._grids, GridReader()  # tables within have headers of their own
        rows = [self._cells(row) for row in within(table, "tr", "tbl")]
        self._grids = outer
        yield from (replace(line, in_table=True) for line in with_table(self._grids.lines(rows), rows))

    def _chosen(self, control: Element, shown: str) -> Iterator[Line]:
        """The choice of a control round whole paragraphs."""
        self._paragraphs += max(1, sum(1 for _ in every(control, "p")))
        if shown:
            yield Line(shown, f"¶{self._paragraphs}")

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        self._paragraphs += 1
        look = one(paragraph, "pPr")
        pieces: Pieces = []
        boxed: list[Element] = []
        self._collect(paragraph, pieces, boxed)
        if one(one(look, "rPr"), "del") is not None:  # its end is deleted: it goes on with the next one
            self._carried += pieces
            pieces = []
        else:
            pieces, self._carried = self._carried + pieces, []
        yield from self._said(paragraph, pieces)
        for box in boxed:
            yield from self.lines(box)

    def _said(self, paragraph: Element, pieces: Pieces) -> Iterator[Line]:
        code = value_of(one(one(paragraph, "pPr"), "pStyle"))
        style = self._styles.get(code, Style())
        is_bullet = (is_numbered(paragraph) or style.is_list) and not style.is_heading
        line = Line("", f"¶{self._paragraphs}", is_bullet, style.is_heading, has_gap=self._has_gap)
        self._has_gap = True
        is_first = True
        for text, shared, lead in _lines_of(pieces, self._legend):
            if text:
                ways = shared - {"coloured", "struck"}
                heading = style.is_heading or ("bold" in ways and not is_bullet)
                look = "|".join((code if style.is_heading else "", _size(paragraph, style), *sorted(ways)))
                said = replace(line, text=text, is_heading=heading, is_bullet=is_bullet and is_first, look=look)
                yield replace(said, lead=lead)
                if is_first:
                    line = replace(line, continues=without_bullet(said) is not None, has_gap=False)
                is_first = self._has_gap = False

    def _collect(self, parent: Element, pieces: Pieces, boxed: list[Element]) -> None:
        for child in parent:
            name = name_of(child)
            if name == "r":
                self._run(child, pieces, boxed)
            elif name == "sdt" and is_checkbox(child):
                pieces.append((check_sign(child), PLAIN))
            elif name == "sdt" and (shown := said_by(child)) is not None:
                pieces.append((shown, PLAIN))
            elif name == "txbxContent":
                boxed.append(child)
            elif name not in _LEFT_OUT:
                self._collect(child, pieces, boxed)

    def _run(self, run: Element, pieces: Pieces, boxed: list[Element]) -> None:
        look = one(run, "rPr")
        if is_on(look, "vanish"):
            return
        marks = self._marks(look)
        fonts = one(look, "rFonts")
        font = value_of(fonts, "ascii") or value_of(fonts, "hAnsi")
        is_raised = value_of(one(look, "vertAlign")) == "superscript"
        for child in run:
            name = name_of(child)
            if name == "t":
                text = "".join(boxes.symbol(ord(sign), font) for sign in child.text or "").translate(self._signs)
                if not (is_raised and _RAISED.fullmatch(text)):  # the number of a footnote
                    pieces.append((text, marks))
            elif name == "sym":
                pieces.append((boxes.symbol(int(value_of(child, "char"), 16), value_of(child, "font")), marks))
            elif name in ("tab", "br", "cr", "noBreakHyphen"):
                pieces.append(({"tab": " ", "noBreakHyphen": "-"}.get(name, "\n"), marks))
            elif name == "fldChar":
                if (sign := field_sign(child)) is not None:
                    pieces.append((sign, PLAIN))
            elif name not in _LEFT_OUT:
                self._collect(child, pieces, boxed)

    def _marks(self, look: Element | None) -> Marks:
        style = self._styles.get(value_of(one(look, "rStyle")), Style())
        ways = {
            "bold": style.is_bold if one(look, "b") is None else is_on(look, "b"),
            "marked": is_on(look, "highlight") or is_shaded(look),
            "underlined": is_on(look, "u"),
            "ringed": is_on(look, "bdr"),
            "coloured": is_coloured(look),
            "struck": is_on(look, "strike") or is_on(look, "dstrike"),
        }
        return frozenset(way for way, is_so in ways.items() if is_so)

    def _cells(self, row: Element) -> list[Cell]:
        placed = one(row, "trPr")
        cells = [Cell()] * _count(one(placed, "gridBefore"))
        for cell in within(row, "tc", "tbl"):
            lines = tuple(self.lines(cell))
            look = one(cell, "tcPr")
            stands_out = is_shaded(look) or (bool(lines) and all(line.is_heading for line in lines))
            merged = one(look, "vMerge")
            goes_on = merged is not None and value_of(merged) != "restart" and not lines
            cells.append(Cell(lines, stands_out, goes_on=goes_on, shade=shade_of(look)))
            cells += [Cell(is_covered=True)] * (_count(one(look, "gridSpan")) - 1)
        return cells + [Cell()] * _count(one(placed, "gridAfter"))


def _count(places: Element | None) -> int:
    """How many columns of the table's grid an element says: those that a row leaves out, or that a cell takes."""
    said = value_of(places)
    return min(int(said), _MOST_COLUMNS) if said.isdigit() else 0


def _size(paragraph: Element, style: Style) -> str:
    """The size of the first letters, where the paragraph or its style says it."""
    run = next(every(paragraph, "r"), None)
    return value_of(one(one(run, "rPr"), "sz")) or style.size


def _lines_of(pieces: Pieces, legend: str | None) -> Iterator[tuple[str, Marks, str]]:
    """The lines of a paragraph, how each is set, and the bold words that it begins with.

    A scale with a number that stands out is made a row of boxes.
    """
    text = "".join(piece for piece, _ in pieces)
    marks = [of_piece for piece, of_piece in pieces for _ in piece]
    begin = 0
    for part in text.split("\n"):
        end = begin + len(part)
        of_signs = marks[begin:end]
        row = with_row(part, of_signs, legend)
        filled = [mark for sign, mark in zip(part, of_signs, strict=True) if not sign.isspace()]
        shared = frozenset.intersection(*filled) if filled else PLAIN
        yield row or squeezed(part), shared, lead_of(part, of_signs)
        begin = end + 1


def within(parent: Element, wanted: str, other: str) -> Iterator[Element]:
    """The nearest elements of a name, however they are wrapped, but not those of a table within nor deleted ones."""
    for child in parent:
        name = name_of(child)
        if name == wanted:
            if not _is_deleted(child):
                yield child
        elif name == "sdt":
            show(child)
            yield from within(child, wanted, other)
        elif name != other and name not in _LEFT_OUT:
            yield from within(child, wanted, other)


def _is_deleted(element: Element) -> bool:
    """Whether a row or a cell has been deleted with tracked changes."""
    return one(one(element, "trPr"), "del") is not None or one(one(element, "tcPr"), "cellDel") is not None
