"""An OpenDocument spreadsheet, opened."""

from __future__ import annotations

import io
from collections.abc import Sequence

from data.reading.limits import Limits
from data.reading.opendocument.sheet import ContentReader
from data.reading.opendocument.styles import Styles
from data.reading.raw_sheet import RawSheet
from data.reading.zip_parts import ZipParts


class OdsBook:
    """The sheets of an .ods or .fods, all read at once. What is wrong with its XML or its zip is raised as it comes."""

    def __init__(self, content: bytes, limits: Limits, *, is_flat: bool = False) -> None:
        styles = Styles()
        if is_flat:
            reader = ContentReader(styles, limits)
            reader.markup.read(io.BytesIO(content))
        else:
            parts = ZipParts(content)
            if "styles.xml" in parts:
                ContentReader(styles, limits).markup.read(parts.open("styles.xml"))
            reader = ContentReader(styles, limits)
            reader.markup.read(parts.open("content.xml"))
        if not reader.sheets:
            raise ValueError("no sheets")
        self._read = reader.sheets

    @property
    def sheets(self) -> Sequence[tuple[str, bool]]:
        """The name of each sheet, and whether it is visible."""
        return [(sheet.name, is_visible) for sheet, is_visible in self._read]

    def read(self, place: int) -> RawSheet:
        """The cells of a sheet."""
        return self._read[place][0].finished()
