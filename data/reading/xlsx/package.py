"""What an Open XML workbook is made of: its sheets, where their parts are, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from posixpath import basename, dirname

from data.cells.grid import position
from data.reading.cell_text import clean
from data.reading.markup import Attributes, Markup, local
from data.reading.raw_sheet import Area
from data.reading.zip_parts import ZipParts

MAIN = frozenset(
    {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/spreadsheetml/2006/5/main",  # before the standard was finished
    }
)
_PACKAGE = frozenset({"http://schemas.openxmlformats.org/package/2006/relationships"})
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")
_FILTER_DATABASE = "_xlnm._filterdatabase"


@dataclass(frozen=True)
class Relationship:
    """What a part has to do with another: the kind without its namespace, and the part, None where there is none."""

    kind: str
    part: str | None


@dataclass(frozen=True)
class SheetPart:
    """A sheet of the workbook; `filter_range` is what an advanced filter was asked about."""

    name: str
    part: str
    is_visible: bool
    filter_range: Area | None = None


@dataclass
class Package:
    """The workbook. `is_uncalculated`: it says itself that its formulas are still to be worked out."""

    parts: ZipParts
    sheets: list[SheetPart] = field(default_factory=list)
    related: Mapping[str, str] = field(default_factory=dict)
    is_1904: bool = False
    is_uncalculated: bool = False


def is_true(raw: str | None) -> bool:
    """A boolean attribute."""
    return raw is not None and raw.strip().casefold() in ("1", "true", "on")


def cell_position(reference: str) -> tuple[int, int]:
    """Row and column of "B5", "$B$5" or "b5"; ValueError for what no sheet has."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise ValueError("no cell is there")
    row, column = int(found[2]) - 1, _column(found[1])
    if row >= LAST_ROW or column >= LAST_COLUMN:
        raise ValueError("no cell is there")
    return row, column


@lru_cache(maxsize=LAST_COLUMN)
def _column(letters: str) -> int:
    return position(f"{letters.upper()}1")[1]


def area(reference: str) -> Area:
    """First row, first column, last row and last column of "A1:B5", "A1" or "Ark!$A$1:$B$5"."""
    first, _, last = reference.rpartition("!")[2].partition(":")
    top, left = cell_position(first)
    bottom, right = cell_position(last or first)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def opened(content: bytes) -> Package:
    """The workbook in that zip. ValueError or KeyError where there is none."""
    parts = ZipParts(content)
    main = next((r.part for r in relationships(parts, "").values() if r.kind == "officeDocument" and r.part), None)
    book_part = main or "xl/workbook.xml"
    listed = _Book()
    listed.markup.read(parts.open(book_part))
    if not listed.sheets:
        raise ValueError("no sheets")
    relations = relationships(parts, book_part)
    package = Package(parts, is_1904=listed.is_1904, is_uncalculated=listed.is_uncalculated)
    package.related = {r.kind: r.part for r in relations.values() if r.part}
    for place, (name, state, relation) in enumerate(listed.sheets):
        found = relations.get(relation)
        if found and found.kind in ("chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"):
            continue
        part = found.part if found else parts.found(book_part, f"worksheets/sheet{place + 1}.xml")
        if part is None:
            raise ValueError("a sheet is missing")
        is_visible = state.strip().casefold() not in ("hidden", "veryhidden")
        package.sheets.append(SheetPart(name, part, is_visible, listed.filter_ranges.get(place)))
    return package


def relationships(parts: ZipParts, source: str) -> dict[str, Relationship]:
    """What a part relates to, by id; "" is the package itself."""
    found: dict[str, Relationship] = {}

    def started(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            is_inside = attributes.get("TargetMode", "").casefold() != "external"
            target = parts.found(source, attributes.get("Target", "")) if is_inside else None
            found[attributes.get("Id", "")] = Relationship(basename(attributes.get("Type", "")), target)

    where = f"{dirname(source)}/_rels/{basename(source)}.rels"
    if where in parts:
        Markup(started, lambda name: None, lambda text: None, _PACKAGE).read(parts.open(where))
    return found


class _Book:
    """The workbook part."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []
        self.filter_ranges: dict[int, Area] = {}
        self.is_1904 = self.is_uncalculated = False
        self._filter_of: int | None = None
        self._text = ""
        self.markup = Markup(self._start, self._end, self._said, MAIN)

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if local(key) == "id" and key != "id"), "")
            self.sheets.append((clean(attributes.get("name", "")), attributes.get("state", ""), relation))
        elif name == "workbookPr":
            self.is_1904 = is_true(attributes.get("date1904"))
        elif name == "calcPr":
            is_complete = is_true(attributes.get("calcCompleted", "1"))
            self.is_uncalculated = is_true(attributes.get("fullCalcOnLoad")) or not is_complete
        elif name == "definedName" and attributes.get("name", "").casefold() == _FILTER_DATABASE:
            number = attributes.get("localSheetId", "")
            self._filter_of = int(number) if number.isdecimal() and len(number) < 6 else None
            self._text = ""

    def _said(self, text: str) -> None:
        if self._filter_of is not None:
            self._text += text

    def _end(self, name: str) -> None:
        if name == "definedName" and self._filter_of is not None:
            with suppress(ValueError):  # a name that points nowhere any more
                self.filter_ranges[self._filter_of] = area(self._text)
            self._filter_of = None
