"""What the quick reader of .ods does not tell: error cells, formulas never worked out, percent, what is hidden."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from data.reading.out_of_sight import OutOfSight

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_EXTENSION = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
_WORTH_A_SEARCH = (b"table:formula=", b'value-type="error"', b'"percentage"', b"table:visibility=")
_MOST_HIDDEN = 20_000
_MOST_REPEATS = 1_000_000


class HiddenOds:
    """The raw sheets of an .ods file, searched once and only where there is something to find."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            xml = archive.read("content.xml")
        self._faults: dict[str, dict[tuple[int, int], str]] = {}
        self._percents: dict[tuple[str, int], set[int]] = {}
        self._hidden: dict[str, OutOfSight] = {}
        if any(mark in xml for mark in _WORTH_A_SEARCH):
            self._search(xml)

    def faults(self, sheet: str) -> dict[tuple[int, int], str]:
        """The cells whose value nobody knows: row, column -> the error's text, "" for a formula with no result."""
        return self._faults.get(sheet, {})

    def out_of_sight(self, sheet: str) -> OutOfSight:
        """The rows and columns that are hidden."""
        return self._hidden.get(sheet, OutOfSight())

    def percent_rows(self, sheet: str, column: int) -> frozenset[int]:
        """The rows of a column that are written as percent."""
        return frozenset(self._percents.get((sheet, column), ()))

    def _search(self, xml: bytes) -> None:
        for table in ElementTree.fromstring(xml).iter(f"{_TABLE}table"):
            sheet = table.get(f"{_TABLE}name", "")
            self._hidden[sheet] = _out_of_sight(table)
            for row, column, cell in _cells(table):
                kind = cell.get(f"{_OFFICE}value-type")
                shown = "".join(cell.find(_TEXT).itertext()) if cell.find(_TEXT) is not None else ""  # type: ignore[union-attr]
                if kind == "percentage":
                    self._percents.setdefault((sheet, column), set()).add(row)
                elif cell.get(f"{_EXTENSION}value-type") == "error" or (
                    f"{_TABLE}formula" in cell.attrib and shown.startswith(("#", "Err:"))
                ):
                    self._faults.setdefault(sheet, {})[row, column] = shown or "#"
                elif f"{_TABLE}formula" in cell.attrib and kind is None and not shown:
                    self._faults.setdefault(sheet, {})[row, column] = ""


def _out_of_sight(table: ElementTree.Element) -> OutOfSight:
    rows = _hidden_among(table.iter(f"{_TABLE}table-row"), "rows")
    columns = _hidden_among(table.iter(f"{_TABLE}table-column"), "columns")
    is_filtered = any(row.get(f"{_TABLE}visibility") == "filter" for row in table.iter(f"{_TABLE}table-row"))
    return OutOfSight(rows, columns, is_filtered)


def _hidden_among(elements: Iterator[ElementTree.Element], what: str) -> frozenset[int]:
    number = 0
    hidden: set[int] = set()
    for element in elements:
        times = min(int(element.get(f"{_TABLE}number-{what}-repeated", "1")), _MOST_REPEATS)
        if element.get(f"{_TABLE}visibility") in ("collapse", "filter") and times < _MOST_HIDDEN:
            hidden.update(range(number, number + times))
        number += times
    return frozenset(hidden)


def _cells(table: ElementTree.Element) -> Iterator[tuple[int, int, ElementTree.Element]]:
    """Row, column and element of each cell that says anything; a repeated one only where it stands first."""
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        column = 0
        for cell in line:
            if cell.attrib.keys() - {f"{_TABLE}number-columns-repeated", f"{_TABLE}style-name"}:
                yield row, column, cell
            column += min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), _MOST_REPEATS)
        row += min(int(line.get(f"{_TABLE}number-rows-repeated", "1")), _MOST_REPEATS)
