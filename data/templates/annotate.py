"""Writes comments into a copy of a workbook, in a process of its own.

Standard input: a line of JSON (file name, notes, limits), then the file. Standard output: an .xlsx, or nothing.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from data.reading.asked import asked
from data.reading.limits import Limits

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Note = tuple[str, str, str, str]
"""Sheet, cell or range, severity, what is wrong."""

# Soft enough to read the value through, and apart in lightness as well as in hue.
_FILLS = {"error": "F2B8A0", "warning": "FBE7B5"}
_NOT_IN_A_SHEET = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE, _LONGEST_NOTE = 31, 2_000
# A formula that asks another program or another file: DDE, links, the web.
_REACHES_OUT = re.compile(r"\||\[\d+\]|\b(?:WEBSERVICE|HYPERLINK|RTD|CALL|REGISTER\.ID|DDE|IMAGE)\b", re.IGNORECASE)


def main() -> None:
    """Reads one file from standard input and writes its copy to standard output."""
    question, limits, content = asked()
    notes = [tuple(note) for note in question["notes"]]
    sys.stdout.buffer.write(annotate(content, question["file_name"], notes, limits))


def annotate(content: bytes, file_name: str, notes: Iterable[Note], limits: Limits) -> bytes:
    """The copy as bytes; empty where the file is no spreadsheet."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    found = _book(content, file_name, limits)
    if found is None:
        return b""
    book, sheets = found
    for sheet, cell, severity, text in notes:
        if sheet not in sheets:
            continue
        target: Any = sheets[sheet][cell.split(":")[0]]
        known = f"{target.comment.text}\n" if target.comment else ""
        said = _NOT_IN_A_SHEET.sub(" ", f"{known}{text}")[:_LONGEST_NOTE]
        target.comment = Comment(said, "Programstatus", height=140, width=320)
        target.fill = PatternFill("solid", fgColor=_FILLS[severity])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _book(content: bytes, file_name: str, limits: Limits) -> tuple[Workbook, dict[str, Worksheet]] | None:
    """The workbook and its sheets by the names they have in the file."""
    from openpyxl import Workbook, load_workbook

    from data.reading.cell_text import clean
    from data.reading.files import TABULAR, read_grids
    from data.reading.kinds import FileKind, FileRefused, kind_of

    try:
        kind = kind_of(content, limits)
        if kind is FileKind.XLSX:
            book = load_workbook(io.BytesIO(content), keep_vba=False, keep_links=False)
            for sheet in book.worksheets:
                _keep_within(sheet)
            return book, {clean(sheet.title): sheet for sheet in book.worksheets}
        if kind not in TABULAR:
            return None
        grids, _ = read_grids(content, file_name, kind, limits)
    except FileRefused:
        return None
    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = {}
    for grid in grids:
        sheet = book.create_sheet(_NOT_IN_A_TITLE.sub(" ", _NOT_IN_A_SHEET.sub(" ", grid.sheet))[:_LONGEST_TITLE])
        sheets[grid.sheet] = sheet
        for row in range(grid.height):
            for column, value in enumerate(grid.row(row), start=1):
                if value != "":
                    _write(sheet.cell(row + 1, column), value)
    return book, sheets


def _write(cell: Any, value: Any) -> None:
    cell.value = _NOT_IN_A_SHEET.sub(" ", value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins like a formula stays a text


def _keep_within(sheet: Worksheet) -> None:
    """Leaves the formulas that reach out of the workbook as text."""
    for cell in sheet._cells.values():  # iter_rows would make every cell up to the furthest one
        formula = str(getattr(cell.value, "text", cell.value))
        if cell.data_type == "f" and _REACHES_OUT.search(formula):
            cell.value = formula
            cell.data_type = "s"


if __name__ == "__main__":
    main()
