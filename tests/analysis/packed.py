"""Reads the four kinds of pack back, each with a library that did not write it where there is one."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pdfplumber
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

Value = str | float | None
Drawn = dict[str, dict[str, float | None]]


@dataclass
class Found:
    """What stands in a file. `tables`: rows of cells; `charts`: series -> name -> number; `alts`: of every figure."""

    texts: list[str] = field(default_factory=list)
    tables: list[list[list[Value]]] = field(default_factory=list)
    charts: list[Drawn] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)


def read_slides(content: bytes) -> Found:
    found = Found()
    for slide in Presentation(io.BytesIO(content)).slides:
        said = []
        for shape in slide.shapes:
            if shape.has_text_frame:
                said.append(shape.text_frame.text)
            if getattr(shape, "has_table", False) and shape.has_table:
                rows = [[cell.text_frame.text for cell in row.cells] for row in shape.table.rows]
                found.tables.append(rows)
                said += [text for row in rows for text in row]
            if getattr(shape, "has_chart", False) and shape.has_chart:
                found.charts.append(_native(shape.chart))
            if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
                said += [part.text_frame.text for part in shape.shapes if part.text_frame.text]
            if shape.shape_type in (MSO_SHAPE_TYPE.CHART, MSO_SHAPE_TYPE.TABLE, MSO_SHAPE_TYPE.GROUP):
                found.alts.append(shape._element.xpath(".//p:cNvPr")[0].get("descr", ""))
        found.pages.append("\n".join(said))
        found.texts += said
        if slide.has_notes_slide:
            found.texts.append(slide.notes_slide.notes_text_frame.text)
    return found


def _native(chart: Any) -> Drawn:
    drawn = {}
    for plot in chart.plots:
        names = [str(name).split("\n")[0] for name in plot.categories]
        for series in plot.series:
            drawn[series.name] = dict(zip(names, series.values, strict=True))
    return drawn


def read_paper(content: bytes) -> Found:
    found = Found()
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        words: dict[tuple[int, int], str] = {}
        for page in pdf.pages:
            found.pages.append(page.extract_text().replace("\u00a0", " "))
            for char in page.chars:
                if char["mcid"] is not None:
                    place = (page.page_number, char["mcid"])
                    words[place] = words.get(place, "") + char["text"]
        for node in pdf.structure_tree:
            _walk(node, words, found)
    return found


def _walk(node: Mapping[str, Any], words: Mapping[tuple[int, int], str], found: Found) -> None:
    if node["type"] == "Table":
        found.tables.append(
            [[_said(cell, words) for cell in row["children"]] for part in node["children"] for row in part["children"]]
        )
    elif node["type"] == "Figure":
        found.alts.append(node.get("alt_text") or "")
        found.texts.append(_said(node, words))
    else:
        if node.get("mcids"):
            found.texts.append(_said({**node, "children": []}, words))
        for child in node.get("children", ()):
            _walk(child, words, found)


def _said(node: Mapping[str, Any], words: Mapping[tuple[int, int], str]) -> str:
    own = " ".join(words.get((node.get("page_number", 0), place), "") for place in node.get("mcids", ()))
    return " ".join(filter(None, (own, *(_said(child, words) for child in node.get("children", ())))))


def read_workbook(content: bytes) -> Found:
    found = Found()
    book = load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
        said = [str(value) for row in rows for value in row if isinstance(value, str)]
        found.texts += said
        found.pages.append("\n".join(said))
        found.tables.append(rows)
        for chart in sheet._charts:
            found.charts.append(_of_sheet(chart, book))
    # openpyxl leaves out what a chart is described as.
    found.alts = re.findall(r'<xdr:cNvPr [^>]*descr="([^"]*)"', _drawings(content))
    return found


def _of_sheet(chart: Any, book: Any) -> Drawn:
    drawn = {}
    for part in (chart, *chart._charts[1:]):
        for series in part.series:
            name = _cells(book, series.tx.strRef.f)[0]
            names = _cells(book, (series.cat.strRef or series.cat.numRef).f)
            drawn[name] = dict(zip(names, _cells(book, series.val.numRef.f), strict=True))
    return drawn


def _cells(book: Any, address: str) -> list[Any]:
    sheet, cells = address.rsplit("!", 1)
    picked = book[sheet.strip("'").replace("''", "'")][cells.replace("$", "")]
    return [cell.value for (cell,) in picked] if isinstance(picked, tuple) else [picked.value]


def _drawings(content: bytes) -> str:
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if "drawings/drawing" in name)


def read_page(content: bytes) -> Found:
    parser = _Page()
    parser.feed(content.decode("utf-8"))
    found = parser.found
    found.texts = [text for text in parser.said if text.strip()]
    found.pages = ["\n".join(found.texts)]
    return found


class _Page(HTMLParser):
    """Text outside scripts and styles, tables, and the descriptions of figures."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Found()
        self.said: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside = ""
        self.figures: dict[str, Any] = {}

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = dict(attributes)
        self.tags.append((tag, known))
        if tag in ("script", "style"):
            self.inside = "figures" if known.get("id") == "figures" else tag
        if tag == "table":
            self.found.tables.append([])
        elif tag == "tr":
            self.found.tables[-1].append([])
        elif tag in ("td", "th"):
            self.found.tables[-1][-1].append("")
            self.inside = "cell"
        if known.get("role") == "img":
            self.found.alts.append(known.get("aria-label") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "td", "th"):
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "figures":
            self.figures = json.loads(data)
        elif self.inside == "cell":
            last = self.found.tables[-1][-1]
            last[-1] = f"{last[-1]}{data}"
            self.said.append(data)
        elif not self.inside:
            self.said.append(data)


def parsed(content: bytes) -> _Page:
    """The page with its tags and its figures' numbers."""
    page = _Page()
    page.feed(content.decode("utf-8"))
    return page


READERS = {"pptx": read_slides, "pdf": read_paper, "xlsx": read_workbook, "html": read_page}


def bare(text: object) -> str:
    """Text without what the ways of setting it add: spaces, breaks, and hyphens. A minus is no hyphen and stays."""
    return re.sub(r"[\s\u00a0\u200b\u00ad‐-]", "", str(text))


def rows_with(tables: list[list[list[Value]]], wanted: list[list[Value]]) -> Iterator[list[Value]]:
    """The wanted rows that stand in none of the tables."""
    known = {tuple(map(bare, row)) for table in tables for row in table}
    for row in wanted:
        if tuple(map(bare, row)) not in known:
            yield row
