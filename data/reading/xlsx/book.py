"""An Open XML workbook, opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from data.reading.limits import Limits
from data.reading.raw_sheet import RawSheet, Style
from data.reading.xlsx.filters import Filter, filtered_among, filters_of_table
from data.reading.xlsx.package import SheetPart, opened, relationships
from data.reading.xlsx.rows import read_rows
from data.reading.xlsx.sheet import SheetReader
from data.reading.xlsx.strings import shared_strings
from data.reading.xlsx.styles import styles_of, theme_colours


class XlsxBook:
    """The sheets of an .xlsx. What is wrong with its XML or its zip is raised as it comes."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        self._package = opened(content)
        self._limits = limits

    @property
    def sheets(self) -> Sequence[tuple[str, bool]]:
        """The name of each sheet, and whether it is visible."""
        return [(sheet.name, sheet.is_visible) for sheet in self._package.sheets]

    def read(self, place: int) -> RawSheet:
        """The cells of a sheet."""
        part = self._package.sheets[place]
        sheet = RawSheet(part.name, self._limits, self._palette)
        reader = SheetReader(
            sheet, self._strings, is_1904=self._package.is_1904, is_uncalculated=self._package.is_uncalculated
        )
        read_rows(self._package.parts.open(part.part), reader)
        sheet.finished()
        sheet.filtered_rows = filtered_among(sheet.hidden_rows, self._filters(part, reader), sheet.cell)
        sheet.hidden_rows -= sheet.filtered_rows
        return sheet

    def _filters(self, part: SheetPart, reader: SheetReader) -> list[Filter]:
        filters = list(reader.filters)
        if reader.table_relations:
            related = relationships(self._package.parts, part.part)
            for relation in reader.table_relations:
                table = related[relation].part if relation in related else None
                if table is not None:
                    filters += filters_of_table(self._package.parts.open(table))
        if reader.is_in_filter_mode and part.filter_range and not filters:
            # Another way to filter leaves only its result and the range it was about.
            filters.append(Filter(part.filter_range, is_open=True))
        return filters

    @cached_property
    def _palette(self) -> Sequence[Style]:
        styles, theme = self._related("styles"), self._related("theme")
        colours = theme_colours(self._package.parts.open(theme)) if theme else ()
        return styles_of(self._package.parts.open(styles), colours) if styles else [Style()]

    @cached_property
    def _strings(self) -> Sequence[str]:
        part = self._related("sharedStrings")
        most = self._limits.unpacked_megabytes * 1_000_000
        return shared_strings(self._package.parts.open(part), most) if part else []

    def _related(self, kind: str) -> str | None:
        conventional = f"xl/{kind}.xml"
        found = self._package.related.get(kind)
        return found or (conventional if conventional in self._package.parts else None)
