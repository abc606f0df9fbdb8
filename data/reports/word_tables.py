"""The tables of a Word document that is no report, each as a sheet: lists of actions, goals and the like.

The texts above a table stand in rows of their own above its rows, as people write them in a sheet.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from data.cells.grid import Grid, Look
from data.reading.kinds import BROKEN_ZIP, WORD_DOCUMENT, FileRefused
from data.reports.lines import Line
from data.reports.table_cells import Cell
from data.reports.word import SHEET, WordReader, within
from data.reports.word_xml import styles_of, xml_of

_FIRST, _LAST = 3, 6  # texts above a table that may speak of it: those of the whole document, and the nearest
_BELOW = 4
_BOLD = Look(bold=True)


@dataclass
class _WordTable:
    """A table's rows with the texts above it and below."""

    above: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    below: list[str]


class _TableReader(WordReader):
    """Walks through a document and keeps its outermost tables apart from its texts."""

    texts: list[str]
    tables: list[_WordTable]
    depth = 0

    def _table(self, table: Element) -> Iterator[Line]:
        if self.depth:
            yield from super()._table(table)
            return
        self.depth += 1
        rows = [self._cells(row) for row in within(table, "tr", "tbl")]
        self.depth -= 1
        self.tables.append(_WordTable(tuple(self.texts), rows, []))


def grids_in_word(content: bytes) -> tuple[Grid, ...]:
    """The document's tables, from the first on; FileRefused where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            name = next(name for name in archive.namelist() if WORD_DOCUMENT.fullmatch(name))
            reader = _TableReader(styles_of(archive, name))
            reader.texts, reader.tables = [], []
            for line in reader.lines(xml_of(archive, name)):
                reader.texts.append(line.text)
                if reader.tables:
                    reader.tables[-1].below.append(line.text)
    except (*BROKEN_ZIP, ElementTree.ParseError, RecursionError) as error:
        raise FileRefused("broken_report") from error
    names = (SHEET, *(f"{SHEET} {number}" for number in range(2, len(reader.tables) + 1)))
    return tuple(_grid(name, table) for name, table in zip(names, reader.tables, strict=False))


def _grid(name: str, table: _WordTable) -> Grid:
    above = [*table.above[:-_LAST][:_FIRST], *table.above[-_LAST:]]
    width = max((len(row) for row in table.rows), default=1)
    rows: list[list[str]] = [[text] for text in above]
    top = len(rows) + 1
    rows += [[], *([cell.text for cell in row] for row in table.rows), [], *([text] for text in table.below[:_BELOW])]
    columns = [[row[at] if at < len(row) else "" for row in rows] for at in range(width)]
    merged: list[tuple[int, int, int, int]] = []
    looks: dict[tuple[int, int], Look] = {}
    for number, row in enumerate(table.rows, start=top):
        for at, cell in enumerate(row):
            looks |= {(number, at): _BOLD} if cell.stands_out and cell.text else {}
            end = at
            while end + 1 < len(row) and row[end + 1].is_covered:
                end += 1
            last = number
            while last + 1 < top + len(table.rows) and _goes_on(table.rows[last + 1 - top], at):
                last += 1
            if (end > at or last > number) and not cell.is_covered and not cell.goes_on:
                merged.append((number, at, last, end))
    return Grid(name, columns, merged=tuple(merged), looks=MappingProxyType(looks))


def _goes_on(row: Sequence[Cell], at: int) -> bool:
    return at < len(row) and row[at].goes_on
