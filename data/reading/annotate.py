"""Writes comments into a copy of a workbook, in a process of its own.

Standard input: a line of JSON (file name, notes, limits), then the file. Standard output: an .xlsx, or nothing.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from data.reading.child import asked
from data.reading.limits import Limits

if TYPE_CHECKING:
    from openpyxl import Workbook

Note = tuple[str, str, str, str]
"""Sheet, cell or range, severity, what is wrong."""

# Soft enough to read the value through, and apart in lightness as well as in hue.
_FILLS = {"error": "F2B8A0", "warning": "FBE7B5"}


def main() -> None:
    """Reads one file from standard input and writes its copy to standard output."""
    question, limits, content = asked()
    notes = [tuple(note) for note in question["notes"]]
    sys.stdout.buffer.write(annotate(content, question["file_name"], notes, limits))


def annotate(content: bytes, file_name: str, notes: Iterable[Note], limits: Limits) -> bytes:
    """The copy as bytes; empty where the file is no spreadsheet."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    book = _book(content, file_name, limits)
    if book is None:
        return b""
    for sheet, cell, severity, text in notes:
        if sheet not in book.sheetnames:
            continue
        target = book[sheet][cell.split(":")[0]]
        known = f"{target.comment.text}\n" if target.comment else ""
        target.comment = Comment(f"{known}{text}", "Programstatus", height=140, width=320)
        target.fill = PatternFill("solid", fgColor=_FILLS[severity])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _book(content: bytes, file_name: str, limits: Limits) -> Workbook | None:
    from openpyxl import Workbook, load_workbook

    from data.reading.delimited import read_text
    from data.reading.kinds import FileKind, FileRefused, kind_of
    from data.reading.workbook import read_workbook

    try:
        kind = kind_of(content, limits)
        if kind is FileKind.XLSX:
            return load_workbook(io.BytesIO(content), keep_vba=False, keep_links=False)
        if kind is FileKind.TEXT:
            grids = [read_text(content, file_name, limits)]
        elif kind in (FileKind.XLS, FileKind.ODS):
            grids = list(read_workbook(content, kind, limits)[0])
        else:
            return None
    except FileRefused:
        return None
    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in grids:
        sheet = book.create_sheet(grid.sheet)
        for row in range(grid.height):
            sheet.append([None if cell == "" else cell for cell in grid.row(row)])
    return book


if __name__ == "__main__":
    main()
