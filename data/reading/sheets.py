"""A window of a stored file's sheet, as its owner sees it: what stands around a number.

Reading happens in a process of its own, within limits, as when the file was loaded.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from data.reading.isolation import ReaderStopped, run_isolated
from data.reading.limits import Limits, limits_as_set


@dataclass(frozen=True)
class SheetPicture:
    """Some cells of a sheet as text. Row and column numbers start at 0; `total_` is how far the sheet reaches."""

    sheet: str
    first_row: int
    first_column: int
    rows: tuple[tuple[str, ...], ...]
    total_rows: int
    total_columns: int


def read_sheet(
    content: bytes,
    file_name: str,
    sheet: str,
    *,
    around: str | None = None,
    most_rows: int = 60,
    most_columns: int = 30,
    limits: Limits | None = None,
) -> SheetPicture | None:
    """The cells of a sheet, from its beginning or around a cell or range such as "B5:F9".

    None where the file is no spreadsheet, cannot be read, or has no such sheet.
    """
    said = _ask(content, limits, file_name=file_name, sheet=sheet, around=around, most=[most_rows, most_columns])
    if said is None:
        return None
    rows = tuple(tuple(map(str, row)) for row in said.pop("rows"))
    return SheetPicture(sheet=sheet, rows=rows, **{name: int(value) for name, value in said.items()})


def sheet_names(content: bytes, file_name: str, *, limits: Limits | None = None) -> tuple[str, ...]:
    """The names of a file's sheets, hidden ones too; none where it is no spreadsheet or cannot be read."""
    return tuple(map(str, _ask(content, limits, file_name=file_name) or ()))


def _ask(content: bytes, limits: Limits | None, **wanted: Any) -> Any:
    limits = limits or limits_as_set()
    if len(content) > limits.megabytes * 1_000_000:
        return None
    try:
        return json.loads(run_isolated("data.reading.picture", wanted, content, limits))
    except (ReaderStopped, ValueError):
        return None
