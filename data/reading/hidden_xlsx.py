"""What the quick reader of .xlsx does not tell: error cells, formulas never worked out, cells written as percent."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from data.reading.grid import column_letters, position

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_CHUNK = 1 << 20
_LONGEST_MARK = 64

_CELL = re.compile(rb"<c\s([^>]*[^/>])>(.*?)</c>", re.DOTALL)
_NO_RESULT = re.compile(rb"(?:</f>|<f[^>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3}\d{1,7})"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>")


class HiddenXlsx:
    """The raw sheets of an .xlsx file, opened once and searched only where there is something to find."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._parts = self._sheet_parts()

    def faults(self, sheet: str) -> dict[tuple[int, int], str]:
        """The cells whose value nobody knows: row, column -> the error's text, "" for a formula with no result."""
        part = self._parts.get(sheet)
        if part is None or not self._has_any(part, (b't="e"', b"<f>", b"<f ", b"<f/")):
            return {}
        xml = self._archive.read(part)
        found: dict[tuple[int, int], str] = {}
        for mark in re.finditer(rb't="e"', xml):
            cell = _cell_around(xml, mark.start())
            if cell:
                value = _VALUE.search(cell[1])
                found[cell[0]] = value[1].decode("utf-8", "replace") if value else "#"
        for mark in _NO_RESULT.finditer(xml):
            cell = _cell_around(xml, mark.start())
            # A formula whose result is an empty text has t="str": its value is known, and it is empty.
            if cell and cell[0] not in found and b't="str"' not in cell[2]:
                found[cell[0]] = ""
        return found

    def percent_rows(self, sheet: str, column: int) -> frozenset[int]:
        """The rows of a column that are written as percent."""
        part, styles = self._parts.get(sheet), self._percent_styles()
        if part is None or not styles:
            return frozenset()
        cells = re.compile(rb'<c\s[^>]*?\br="' + column_letters(column).encode() + rb'(\d{1,7})"[^>]*>')
        rows = set()
        for cell in cells.finditer(self._archive.read(part)):
            style = _STYLE.search(cell[0])
            if style and int(style[1]) in styles:
                rows.add(int(cell[1]) - 1)
        return frozenset(rows)

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

    def _percent_styles(self) -> frozenset[int]:
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

    def _has_any(self, part: str, marks: tuple[bytes, ...]) -> bool:
        return any(mark in chunk for chunk in self._chunks(part) for mark in marks)

    def _chunks(self, part: str) -> Iterator[bytes]:
        """The part piece by piece, each beginning with the end of the one before, so that no mark is cut."""
        with self._archive.open(part) as stream:
            tail = b""
            while chunk := stream.read(_CHUNK):
                yield tail + chunk
                tail = chunk[-_LONGEST_MARK:]


def _cell_around(xml: bytes, place: int) -> tuple[tuple[int, int], bytes, bytes] | None:
    """Position, content and attributes of the cell that spans that place."""
    begin = max(xml.rfind(b"<c ", 0, place), 0)
    found = _CELL.match(xml, begin)
    reference = _REFERENCE.search(found[1]) if found else None
    if not found or not reference:
        return None
    return position(reference[1].decode()), found[2], found[1]
