"""Sheets of cells made by the tests, put together from blocks, and written as .xlsx or text."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

import openpyxl
from openpyxl.styles import Font


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, and its looks; `across` and `down`: over how many columns and rows it is merged."""

    value: object = None
    bold: bool = False
    across: int = 1
    down: int = 1
    shown_as: str | None = None


Block = list[list[Cell]]
"""Rows of cells; the rows may differ in length."""
EMPTY = Cell()


@dataclass(frozen=True)
class Sheet:
    """A sheet with its name."""

    name: str
    block: Block


def cells(*values: object, bold: bool = False) -> list[Cell]:
    """A row of cells; what is a cell already stays as it is."""
    row = [value if isinstance(value, Cell) else Cell(value) for value in values]
    return [replace(cell, bold=True) for cell in row] if bold else row


def below(*blocks: Block, gap: int = 0) -> Block:
    """The blocks one below the other, with so many empty rows between them."""
    joined: Block = []
    for block in blocks:
        joined += [[] for _ in range(gap if joined else 0)] + block
    return joined


def beside(*blocks: Block, gap: int = 1) -> Block:
    """The blocks side by side, with so many empty columns between them."""
    joined: Block = []
    for block in blocks:
        width = max(map(len, joined), default=0) + (gap if joined else 0)
        pairs = zip_longest(joined, block, fillvalue=[])
        joined = [[*left, *[EMPTY] * (width - len(left)), *right] for left, right in pairs]
    return joined


def transposed(block: Block) -> Block:
    """Rows as columns."""
    columns = zip_longest(*block, fillvalue=EMPTY)
    return [[replace(cell, across=cell.down, down=cell.across) for cell in column] for column in columns]


def moved(block: Block, down: int, right: int) -> Block:
    """The block with empty rows above and empty columns before it."""
    return [*([] for _ in range(down)), *([*[EMPTY] * right, *row] if row else [] for row in block)]


def as_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    bold = Font(bold=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row, line in enumerate(sheet.block, start=1):
            for column, cell in enumerate(line, start=1):
                if cell.value is None:
                    continue
                written = page.cell(row, column, cell.value)
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    written.data_type = "s"
                if cell.bold:
                    written.font = bold
                if cell.shown_as:
                    written.number_format = cell.shown_as
                if cell.across > 1 or cell.down > 1:
                    page.merge_cells(
                        start_row=row,
                        start_column=column,
                        end_row=row + cell.down - 1,
                        end_column=column + cell.across - 1,
                    )
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def as_text(sheet: Sheet, delimiter: str, encoding: str) -> bytes:
    """A delimited file, as Excel in Norwegian saves it."""
    width = max(map(len, sheet.block), default=0)
    target = io.StringIO()
    writer = csv.writer(target, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([[_as_typed(cell.value) for cell in line] + [""] * (width - len(line)) for line in sheet.block])
    text = target.getvalue() if encoding.startswith("utf") else target.getvalue().replace("\u202f", "\u00a0")
    return text.encode(encoding)


def _as_typed(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(value)


def picture(sheets: Sequence[Sheet]) -> str:
    """The sheets as a person sees them, for the message of a failing test."""
    said = []
    for sheet in sheets:
        said += [f"[{sheet.name}]", *(" | ".join(_as_typed(cell.value) for cell in line) for line in sheet.block)]
    return "\n".join(said)
