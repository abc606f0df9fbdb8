"""What the quick reader of .xlsx does not tell: error cells, formulas never worked out, percent, what is hidden."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from data.cells.grid import column_letters, position
from data.reading.out_of_sight import OutOfSight

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_CHUNK = 1 << 20
_MOST_COLUMNS = 16_384
_LONGEST_ROW = 16 << 20

_CELL = re.compile(rb"<c\s([^>]*[^/>])>(.*?)</c>", re.DOTALL)
_NO_RESULT = re.compile(rb"(?:</f>|<f[^>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3}\d{1,7})"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>")
_HIDDEN = re.compile(rb'<(row|col)\s(?=[^>]*\bhidden="(?:1|true)")([^>]*)>')
_NUMBERS = {name: re.compile(rb"\b" + name.encode() + rb'="(\d{1,7})"') for name in ("r", "min", "max")}


@dataclass
class _Sheet:
    """What one look through a raw sheet has found."""

    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_filtered: bool = False
    may_have_percents: bool = False


class HiddenXlsx:
    """The raw sheets of an .xlsx file, each looked through once, and closely only where there is something to find."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._parts = self._sheet_parts()
        self._percent_styles = self._styles_in_percent()
        self._sheets: dict[str, _Sheet] = {}

    def faults(self, sheet: str) -> dict[tuple[int, int], str]:
        """The cells whose value nobody knows: row, column -> the error's text, "" for a formula with no result."""
        return self._sheet(sheet).faults

    def out_of_sight(self, sheet: str) -> OutOfSight:
        """The rows and columns that are hidden."""
        found = self._sheet(sheet)
        return OutOfSight(frozenset(found.hidden_rows), frozenset(found.hidden_columns), found.is_filtered)

    def percent_rows(self, sheet: str, column: int) -> frozenset[int]:
        """The rows of a column that are written as percent."""
        if not self._sheet(sheet).may_have_percents:
            return frozenset()
        cells = re.compile(rb'<c\s[^>]*?\br="' + column_letters(column).encode() + rb'(\d{1,7})"[^>]*>')
        rows = set()
        for piece in self._pieces(self._parts[sheet]):
            for cell in cells.finditer(piece):
                style = _STYLE.search(cell[0])
                if style and int(style[1]) in self._percent_styles:
                    rows.add(int(cell[1]) - 1)
        return frozenset(rows)

    def _sheet(self, name: str) -> _Sheet:
        if name not in self._sheets:
            found = _Sheet()
            if name in self._parts:
                marks = [b's="%d"' % style for style in self._percent_styles]
                for piece in self._pieces(self._parts[name]):
                    _look_through(piece, found, marks)
            self._sheets[name] = found
        return self._sheets[name]

    def _pieces(self, part: str) -> Iterator[bytes]:
        """The part piece by piece, each of them ending with a row, so that no cell is cut."""
        with self._archive.open(part) as stream:
            tail = b""
            while chunk := stream.read(_CHUNK):
                whole = tail + chunk
                end = whole.rfind(b"</row>") + 6
                if end > 5:
                    yield whole[:end]
                    whole = whole[end:]
                if len(whole) > _LONGEST_ROW:
                    raise ValueError("a row without end")
                tail = whole
            yield tail

    def _sheet_parts(self) -> Mapping[str, str]:
        names = set(self._archive.namelist())
        book = self._xml("xl/workbook.xml")
        relations = {
            relation.get("Id"): relation.get("Target", "") for relation in self._xml("xl/_rels/workbook.xml.rels")
        }
        parts = {}
        for sheet in book.iter():
            if sheet.tag in (f"{_MAIN}sheet", f"{_STRICT}sheet"):
                relation = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), None)
                target = relations.get(relation, "")
                part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
                if part in names:
                    parts[sheet.get("name", "")] = part
        return parts

    def _styles_in_percent(self) -> frozenset[int]:
        if "xl/styles.xml" not in self._archive.namelist():
            return frozenset()
        styles = self._xml("xl/styles.xml")
        percents = {9, 10}  # built in: 0 % and 0,00 %
        for number_format in styles.iter(f"{_MAIN}numFmt"):
            if "%" in number_format.get("formatCode", ""):
                percents.add(int(number_format.get("numFmtId", "0")))
        cell_formats = styles.find(f"{_MAIN}cellXfs")
        if cell_formats is None:
            return frozenset()
        return frozenset(
            number
            for number, cell_format in enumerate(cell_formats)
            if int(cell_format.get("numFmtId", "0")) in percents
        )

    def _xml(self, part: str) -> ElementTree.Element:
        return ElementTree.fromstring(self._archive.read(part))


def _look_through(xml: bytes, found: _Sheet, percent_marks: list[bytes]) -> None:
    if b't="e"' in xml:
        for mark in re.finditer(rb't="e"', xml):
            cell = _cell_around(xml, mark.start())
            if cell:
                value = _VALUE.search(cell[1])
                found.faults[cell[0]] = value[1].decode("utf-8", "replace") if value else "#"
    if b"<f" in xml:
        for mark in _NO_RESULT.finditer(xml):
            cell = _cell_around(xml, mark.start())
            # A formula whose result is an empty text has t="str": its value is known, and it is empty.
            if cell and cell[0] not in found.faults and b't="str"' not in cell[2]:
                found.faults[cell[0]] = ""
    if b'hidden="' in xml:
        for tag in _HIDDEN.finditer(xml):
            _note_hidden(tag[1], tag[2], found)
    if not xml.endswith(b"</row>"):  # a filter stands below the rows
        found.is_filtered |= b"<autoFilter" in xml
    found.may_have_percents |= any(mark in xml for mark in percent_marks)


def _note_hidden(kind: bytes, attributes: bytes, found: _Sheet) -> None:
    numbers = {name: int(match[1]) for name, form in _NUMBERS.items() if (match := form.search(attributes))}
    if kind == b"row" and "r" in numbers:
        found.hidden_rows.add(numbers["r"] - 1)
    elif kind == b"col" and {"min", "max"} <= numbers.keys():
        found.hidden_columns.update(range(numbers["min"] - 1, min(numbers["max"], _MOST_COLUMNS)))


def _cell_around(xml: bytes, place: int) -> tuple[tuple[int, int], bytes, bytes] | None:
    """Position, content and attributes of the cell that spans that place."""
    begin = max(xml.rfind(b"<c ", 0, place), 0)
    found = _CELL.match(xml, begin)
    reference = _REFERENCE.search(found[1]) if found else None
    if not found or not reference:
        return None
    return position(reference[1].decode()), found[2], found[1]
