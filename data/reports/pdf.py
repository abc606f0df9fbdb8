"""PDF -> lines. pdfplumber keeps a box beside its number; other readers move it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from types import MappingProxyType
from typing import Any

import pdfplumber
from pdfminer.encodingdb import EncodingDB
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1
from pdfplumber.utils.exceptions import PdfminerException

from data.reading.kinds import FileRefused
from data.reports import boxes
from data.reports.cell_points import have_lists, holds
from data.reports.emphasis import PLAIN, lead_of, legend_of, with_row
from data.reports.grids import GridReader
from data.reports.lines import Document, Line, squeezed, widths_of
from data.reports.named_rows import tables_of_named_rows
from data.reports.page_words import Word, height_of, rows_of, segments_of, text_of
from data.reports.pages import Placed, furniture
from data.reports.pdf_marks import Box, fields_of, is_small, is_within, marks_of, squares_of
from data.reports.reading_order import Order, has_columns, ordered
from data.reports.table_cells import Cell
from data.reports.table_lines import with_table
from data.reports.unruled import Header, Unruled, unruled_at, with_unruled
from data.terms.problems import Problem, Severity

# The reader's table has a space there; WinAnsiEncoding has the hyphen, which ends a line (ISO 32000-1, annex D.2).
EncodingDB.win2unicode[0xAD] = "\u00ad"

SHEET = "PDF"
_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_SPACE = 0.12  # of the height of the letters; words with less between them are one word
_GAP = 0.9
_SMALL = 0.93  # of the usual height of letters: a running head or foot is set smaller than the text
_UNREADABLE = 0.3  # of the signs have no letter
_MOST_OF_PAGE = 0.5  # of its area: a picture as large is the page, and a text over it a stamp
_ENOUGH = 200  # letters by which a language is known
_COMMON = frozenset({"og", "i", "er", "på", "for", "som", "av", "til", "det", "en", "the", "of", "and", "to", "in"})
_LONE = re.compile(r"\(cid:\d+\)")  # before a text: the sign of a list, which has no letter
_SINGLE = 4  # letters in a row that stand apart


@dataclass
class _Page:
    """What stands on a page before its order is known."""

    place: str
    words: list[Word] = field(default_factory=list)
    shades: list[tuple[str, Box]] = field(default_factory=list)
    inside: dict[int, list[Word]] = field(default_factory=dict)  # number of a table -> its words
    tables: list[Any] = field(default_factory=list)
    has_pictures: bool = False
    is_picture: bool = False
    signs: int = 0
    unreadable: int = 0

    @property
    def rows(self) -> list[list[Word]]:
        """Its words as rows, tables as one word each."""
        return rows_of(self.words)


def read_pdf(content: bytes, signs: Mapping[int, str] = MappingProxyType({})) -> Document:
    """The document's lines, each with its page; FileRefused where it is damaged, protected or has no text.

    `signs` are those to be read as others.
    """
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            pages = []
            for page in pdf.pages:
                pages.append(_page(page))
                page.close()  # pages keep all they have worked out
            cause = "report_in_a_file_within" if _has_files_within(pdf) else None
    except PdfminerException as error:
        is_locked = isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect)
        raise FileRefused("protected_pdf" if is_locked else "broken_report") from error
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, OSError) as error:
        # All that the reader raises over a damaged file, one way or another.
        raise FileRefused("broken_report") from error
    if not any(page.words for page in pages):
        raise FileRefused(cause or "scanned_pdf")
    if sum(page.unreadable for page in pages) > _UNREADABLE * sum(page.signs for page in pages):
        raise FileRefused("pdf_without_letters")
    if signs:
        pages = [_with_signs(page, signs) for page in pages]
    return _document(pages, cause)


def _with_signs(page: _Page, signs: Mapping[int, str]) -> _Page:
    """The page with some signs as others."""

    def read_as(words: Sequence[Word]) -> list[Word]:
        return [replace(word, text=word.text.translate(signs)) for word in words]

    inside = {number: read_as(words) for number, words in page.inside.items()}
    return replace(page, words=read_as(page.words), inside=inside)


def _document(pages: list[_Page], cause: str | None) -> Document:
    rows = [page.rows for page in pages]
    usual = median(height_of(word) for page in pages for word in page.words)
    legend = legend_of(text_of(row) for of_page in rows for row in of_page)
    placed = [
        [
            Placed(Line(_shown(row), page.place), min(word.top for word in row), _small_parts(row, usual))
            for row in of_page
        ]
        for page, of_page in zip(pages, rows, strict=True)
    ]
    removed, heads = furniture(placed)
    reader = _Reader(legend, has_lists=have_lists(_ruled(pages)))
    lines: list[Line] = []
    for number, page in enumerate(pages):
        kept = [row for place, row in enumerate(rows[number]) if (number, place) not in removed]
        lines += reader.lines(page, kept)
    pictures = [page.place.removeprefix("p") for page in pages if page.has_pictures and not page.words]
    problems = []
    if pictures:
        shown = ", ".join(pictures)
        problems.append(Problem("pages_are_pictures", Severity.WARNING, SHEET, f"p{pictures[0]}", shown))
    if cause is None and all(page.is_picture for page in pages) and _letters_in(lines) < _ENOUGH * len(pages):
        cause = "scanned_pdf"
    if cause is None and not _is_language(lines):
        cause = "pdf_without_letters"
    return Document(SHEET, tuple(lines), True, heads, tuple(problems), cause, widths_of(lines))


def _shown(row: Sequence[Word]) -> str:
    """A row as it may be a running head; a table is none."""
    return boxes.EMPTY if any(word.table for word in row) else squeezed(text_of(row))


def _small_parts(row: Sequence[Word], usual: float) -> tuple[str, ...]:
    """The parts of a row that stand far apart, where all its letters are smaller than usual; else none."""
    is_small_row = all(not word.table and height_of(word) < _SMALL * usual for word in row)
    return tuple(squeezed(text_of(segment)) for segment in segments_of(row)) if is_small_row else ()


def _has_files_within(pdf: Any) -> bool:
    names = resolve1(pdf.doc.catalog.get("Names")) or {}
    return "Collection" in pdf.doc.catalog or (isinstance(names, dict) and "EmbeddedFiles" in names)


def _letters_in(lines: Sequence[Line]) -> int:
    return sum(sum(map(str.isalpha, line.text)) for line in lines)


def _is_language(lines: Sequence[Line]) -> bool:
    """Whether the letters make words: fonts may map each letter to another."""
    text = " ".join(line.text for line in lines).casefold()
    return _letters_in(lines) < _ENOUGH or not _COMMON.isdisjoint(text.split())


def _page(page: Any) -> _Page:
    areas = [float(picture["width"]) * float(picture["height"]) for picture in page.images]
    is_picture = max(areas, default=0.0) > _MOST_OF_PAGE * float(page.width) * float(page.height)
    found = _Page(f"p{page.page_number}", shades=marks_of(page), has_pictures=bool(page.images), is_picture=is_picture)
    words = list(_words(page, found))
    signs, words = squares_of(page, words)
    words += [Word(sign.text, *_turned(sign.box)) for sign in (*signs, *fields_of(page))]
    for number, table in enumerate(_tables(page)):
        within = [word for word in words if holds(table.bbox, word)]
        if _is_frame(table, within):
            continue
        words = [word for word in words if not holds(table.bbox, word)]
        found.tables.append(table)
        found.inside[number] = within
        words.append(Word("", *_turned(table.bbox), table=(number, table)))
    rules = sorted({float(edge["top"]) for edge in page.edges if edge["orientation"] == "h"})
    for rows in list(tables_of_named_rows(words, rules)):
        number = max(found.inside, default=-1) + 1
        found.inside[number] = [word for word in words if holds(rows.bbox, word)]
        words = [word for word in words if not holds(rows.bbox, word)]
        words.append(Word("", *_turned(rows.bbox), table=(number, rows)))
    found.words = words
    return found


def _turned(box: Box) -> tuple[float, float, float, float]:
    """Left, right, top, bottom."""
    return box[0], box[2], box[1], box[3]


def _words(page: Any, found: _Page) -> Iterator[Word]:
    attributes = ["fontname", "size", "upright", "non_stroking_color"]
    small = [(way, shade) for way, shade in found.shades if is_small(shade)]
    for word in page.dedupe_chars().extract_words(extra_attrs=attributes, use_text_flow=False):
        if not word["upright"] or not _is_on(page, word):
            continue
        font = str(word["fontname"])
        raw = str(word["text"])
        unreadable = 0 if _LONE.fullmatch(raw) else raw.count("(cid:") + raw.count("\ufffd")
        found.unreadable += unreadable
        found.signs += unreadable or len(raw)
        text = "".join(boxes.symbol(ord(sign), font) for sign in raw)
        text = text[:-1].replace("\u00ad", "-") + text[-1:]  # within a line it is drawn as any hyphen
        x0, x1, top, bottom = (float(word[name]) for name in ("x0", "x1", "top", "bottom"))
        ways = {"bold"} if any(mark in font.casefold() for mark in _BOLD) else set()
        if _is_coloured(word["non_stroking_color"]):
            ways.add("coloured")
        if text.isdigit():
            ways |= {way for way, shade in small if is_within(shade, (x0 + x1) / 2, (top + bottom) / 2)}
        look = f"{font.rpartition('+')[2]}|{float(word['size']):.0f}"
        yield Word(text, x0, x1, top, bottom, frozenset(ways), look)


def _is_on(page: Any, word: Mapping[str, Any]) -> bool:
    """Whether a word stands on the page that people see: what lies beside it is left over from something else."""
    return is_within(page.bbox, (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2)


def _is_coloured(colour: Any) -> bool:
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    numbers = [float(part) for part in parts if isinstance(part, int | float)]
    if len(numbers) == 4:
        return any(numbers[:3]) or numbers[3] < 0.5
    return any(number > 0.3 for number in numbers)


def _tables(page: Any) -> list[Any]:
    """The tables with rules round their cells."""
    if len(page.edges) < 4:
        return []
    return [table for table in page.find_tables() if max((len(row.cells) for row in table.rows), default=0) > 1]


def _is_frame(table: Any, words: Sequence[Word]) -> bool:
    """Whether rules only lie round a text."""
    cells = [cell for row in table.rows for cell in row.cells if cell is not None]
    return len(cells) < 2 or not words


class _Reader:
    """Reads page after page; findings side by side may go on overleaf, and so may tables."""

    def __init__(self, legend: str | None, *, has_lists: bool) -> None:
        self._legend = legend
        self._has_lists = has_lists
        self._grids = GridReader()
        self._order: Order | None = None
        self._ends_in_table = False
        self._header: Header | None = None

    def lines(self, page: _Page, rows: list[list[Word]]) -> Iterator[Line]:
        """The lines of a page in the order of reading, tables as lines in their places."""
        in_columns = has_columns(rows, self._order)
        self._order = ordered(rows if in_columns else with_unruled(rows, self._header), self._order)
        is_first = True
        for region in self._order.regions:
            bottom: float | None = None
            end = 0
            for place, row in enumerate(region):
                if place < end:
                    continue
                if (unruled := unruled_at(region, place, self._header)) is not None:
                    yield from self._unruled(unruled, page.place)
                    end = unruled.end
                    continue
                words = [word for word in row if not word.table]
                for table in (word.table for word in row if word.table):
                    if isinstance(table, Unruled):
                        yield from self._unruled(table, page.place)
                    else:
                        yield from self._table(page, *table, goes_on=is_first and self._ends_in_table)
                self._ends_in_table = not words
                is_first = False
                if words:
                    yield from self._line(words, page.place, bottom)
                bottom = max(word.bottom for word in row)

    def _table(self, page: _Page, number: int, table: Any, *, goes_on: bool) -> Iterator[Line]:
        words = page.inside[number]
        shades = [shade for way, shade in page.shades if way == "marked"]
        rows = [
            [
                Cell(goes_on=True) if box is None and _goes_on(table.rows, number, at) else cell
                for at, box in enumerate(row.cells)
                for cell in [self._cell(box, words, shades, page.place)]
            ]
            for number, row in enumerate(table.rows)
        ]
        yield from with_table(self._grids.lines(rows, goes_on=goes_on), rows)

    def _unruled(self, table: Unruled, place: str) -> Iterator[Line]:
        self._header = table.header or self._header
        rows = []
        for row in table.cells:
            lines = [[line for part in rows_of(words) for line in self._line(part, place, None)] for words in row]
            rows.append([Cell(tuple(of_cell)) for of_cell in lines])
        if table.is_counted:
            whole = ([word for words in row for word in words] for row in table.cells)
            yield from with_table((line for row in whole for line in self._line(row, place, None)), rows)
        else:
            yield from with_table(GridReader().lines(rows), rows)

    def _cell(self, box: Box | None, words: Sequence[Word], shades: Sequence[Box], place: str) -> Cell:
        if box is None:
            return Cell(is_covered=True)
        inside = [word for word in words if holds(box, word)]
        lines: list[Line] = []
        bottom: float | None = None
        for row in rows_of(inside):
            is_anew = self._has_lists and bool(lines) and not row[0].text[:1].islower()
            lines += (replace(line, has_gap=True) if is_anew else line for line in self._line(row, place, bottom))
            bottom = max(word.bottom for word in row)
        is_shaded = any(is_within(shade, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for shade in shades)
        return Cell(tuple(lines), is_shaded or (bool(inside) and all("bold" in word.marks for word in inside)))

    def _line(self, row: Sequence[Word], place: str, bottom: float | None) -> Iterator[Line]:
        row = _without_raised(row)
        if len(row) > 1 and _LONE.fullmatch(row[0].text):
            row = [replace(row[0], text="•"), *row[1:]]
        text, marks = "", []
        for before, word in zip([None, *row], row, strict=False):
            if before and word.x0 - before.x1 > _space(row) * height_of(word):
                text += " "
                marks.append(PLAIN)
            text += word.text
            marks += [word.marks] * len(word.text)
        top = min(word.top for word in row)
        said = with_row(text, marks, self._legend) or squeezed(text)
        if said:
            yield Line(
                said,
                place,
                is_heading=all(word.marks & {"bold", "marked", "ringed"} for word in row),
                has_gap=bottom is not None and top - bottom > _GAP * height_of(row[0]),
                indent=row[0].x0,
                look=row[0].look if len({word.look for word in row}) == 1 else "",
                lead=lead_of(text, marks),
            )


def _goes_on(rows: Sequence[Any], number: int, at: int) -> bool:
    """Whether a cell above reaches down over a place of a table where no cell begins."""
    top = rows[number].bbox[1]
    above = next((row.cells[at] for row in reversed(rows[:number]) if at < len(row.cells) and row.cells[at]), None)
    return above is not None and above[3] > top + 1


def _ruled(pages: Sequence[_Page]) -> Iterator[tuple[Any, Sequence[Word]]]:
    """The ruled tables, each with its words."""
    found = ((page, word.table) for page in pages for word in page.words if isinstance(word.table, tuple))
    return ((table, page.inside[number]) for page, (number, table) in found)


def _without_raised(row: Sequence[Word]) -> Sequence[Word]:
    """Without the raised numbers of footnotes."""
    kept: list[Word] = []
    for word in row:
        before = kept[-1] if kept else None
        is_small_one = before is not None and height_of(word) < 0.8 * height_of(before)
        if before is None or not (
            is_small_one and word.bottom < before.bottom - 1 and word.text.strip("*,†").isdigit()
        ):
            kept.append(word)
    return kept


def _space(row: Sequence[Word]) -> float:
    """How many heights lie between two words: more where the letters of a heading stand apart."""
    single = [len(word.text) == 1 and word.text.isalpha() for word in row]
    if sum(single) < _SINGLE or sum(single) < 0.8 * len(row):
        return _SPACE
    gaps = [(word.x0 - before.x1) / height_of(word) for before, word in pairwise(row)]
    return 1.6 * median(gaps)
