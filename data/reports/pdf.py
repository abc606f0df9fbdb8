"""PDF -> lines. pdfplumber keeps a box beside its number; other readers move it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from data.reading.kinds import FileRefused
from data.reports import boxes
from data.reports.grids import Cell, GridReader
from data.reports.lines import Document, Line, squeezed
from data.reports.pages import Placed, without_furniture

SHEET = "PDF"
_FEWEST_COLUMNS = 1 + boxes.FEWEST
_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_LARGEST_MARK = 60.0  # points; a larger filled area is a background
_SPACE = 0.12  # of the height of the letters; words with less between them are one word
_GAP = 0.9

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class _Word:
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    stands_out: bool

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


def read_pdf(content: bytes) -> Document:
    """The document's lines, each with its page; FileRefused where it is damaged, protected or has no text."""
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            grids = GridReader()
            pages = []
            for page in pdf.pages:
                pages.append(_page(page, grids))
                page.close()  # pages keep all they have worked out
    except PdfminerException as error:
        is_locked = isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect)
        raise FileRefused("protected_pdf" if is_locked else "broken_report") from error
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, OSError) as error:
        # All that the reader raises over a damaged file, one way or another.
        raise FileRefused("broken_report") from error
    if not any(pages):
        raise FileRefused("scanned_pdf")
    lines, heads = without_furniture(pages)
    return Document(SHEET, lines, wraps=True, heads=heads)


def _page(page: Any, grids: GridReader) -> list[Placed]:
    """The lines of a page from top to bottom, tables as lines in their places."""
    shades = [_box(area) for area in (*page.rects, *page.curves) if _is_filled(area)]
    words = [*_words(page, shades), *_form_boxes(page)]
    place = f"p{page.page_number}"
    placed: list[Placed] = []
    for table in _tables(page):
        inside = [word for word in words if _holds(table.bbox, word)]
        words = [word for word in words if not _holds(table.bbox, word)]
        rows = [[_cell(box, inside, shades, place) for box in row.cells] for row in table.rows]
        placed += [Placed(line, table.bbox[1]) for line in grids.lines(rows)]
    placed += list(_lines(words, place))
    return sorted(placed, key=lambda line: line.top)


def _words(page: Any, shades: Sequence[Box]) -> Iterator[_Word]:
    for word in page.dedupe_chars().extract_words(extra_attrs=["fontname", "upright"], use_text_flow=False):
        if not word["upright"]:
            continue
        font = str(word["fontname"])
        text = "".join(boxes.symbol(ord(sign), font) for sign in word["text"])
        x0, x1, top, bottom = (float(word[name]) for name in ("x0", "x1", "top", "bottom"))
        stands_out = any(mark in font.casefold() for mark in _BOLD)
        if not stands_out and text.isdigit():
            middle = ((x0 + x1) / 2, (top + bottom) / 2)
            stands_out = any(_is_small(shade) and _is_within(shade, *middle) for shade in shades)
        yield _Word(text, x0, x1, top, bottom, stands_out)


def _form_boxes(page: Any) -> Iterator[_Word]:
    """The boxes of a form that was filled in on the screen: they are not part of the page's text."""
    for annotation in page.annots:
        data = annotation.get("data") or {}
        if _literal(data.get("Subtype")) == "Widget" and "AS" in data:
            sign = boxes.EMPTY if _literal(data["AS"]) == "Off" else boxes.CROSSED
            x0, x1, top, bottom = (float(annotation[name]) for name in ("x0", "x1", "top", "bottom"))
            yield _Word(sign, x0, x1, top, bottom, False)


def _literal(value: Any) -> str:
    name = getattr(value, "name", value)
    return name.decode("latin-1") if isinstance(name, bytes) else str(name)


def _tables(page: Any) -> list[Any]:
    """The tables that may hold scores. Smaller ones only lay out text, which is read as text."""
    if len(page.edges) < _FEWEST_COLUMNS:
        return []
    return [
        table
        for table in page.find_tables()
        if max((len(row.cells) for row in table.rows), default=0) >= _FEWEST_COLUMNS
    ]


def _cell(box: Box | None, words: Sequence[_Word], shades: Sequence[Box], place: str) -> Cell:
    if box is None:
        return Cell(is_covered=True)
    inside = [word for word in words if _holds(box, word)]
    lines = tuple(placed.line for placed in _lines(inside, place))
    is_shaded = any(_is_within(shade, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for shade in shades)
    return Cell(lines, is_shaded or (bool(inside) and all(word.stands_out for word in inside)))


def _lines(words: Sequence[_Word], place: str) -> Iterator[Placed]:
    """Words side by side as lines."""
    rows: list[list[_Word]] = []
    for word in sorted(words, key=lambda word: word.middle):
        if rows and word.middle - rows[-1][0].middle < 0.5 * min(word.height, rows[-1][0].height):
            rows[-1].append(word)
        else:
            rows.append([word])
    bottom: float | None = None
    for row in rows:
        row.sort(key=lambda word: word.x0)
        text, marks = "", []
        for before, word in zip([None, *row], row, strict=False):
            if before and word.x0 - before.x1 > _SPACE * word.height:
                text += " "
                marks.append(False)
            text += word.text
            marks += [word.stands_out] * len(word.text)
        top = min(word.top for word in row)
        has_gap = bottom is not None and top - bottom > _GAP * row[0].height
        bottom = max(word.bottom for word in row)
        line = Line(
            boxes.from_emphasis(text, marks) or squeezed(text),
            place,
            is_heading=all(word.stands_out for word in row),
            has_gap=has_gap,
            indent=row[0].x0,
        )
        if line.text:
            yield Placed(line, top)


def _holds(box: Box, word: _Word) -> bool:
    return _is_within(box, (word.x0 + word.x1) / 2, word.middle)


def _is_within(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _box(area: Any) -> Box:
    return float(area["x0"]), float(area["top"]), float(area["x1"]), float(area["bottom"])


def _is_small(box: Box) -> bool:
    return box[2] - box[0] < _LARGEST_MARK and box[3] - box[1] < _LARGEST_MARK


def _is_filled(area: Any) -> bool:
    """Whether an area has a colour other than white, or is the ring that somebody drew round a number."""
    if not area.get("fill"):
        return str(area["object_type"]) == "curve"
    colour = area.get("non_stroking_color")
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    numbers = [part for part in parts if isinstance(part, int | float)]
    is_white = all(part == 0 for part in numbers) if len(numbers) == 4 else all(part >= 0.99 for part in numbers)
    return bool(numbers) and not is_white
