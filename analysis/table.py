"""The table behind a chart: shown on the page, and taken along as CSV or XLSX."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from language import Language

# A cell that starts with one of these is a formula to a spreadsheet; some pass over what stands before it unseen, and
# some take the wide letters for the narrow ones.
_FORMULA_START = re.compile(r"[\t\r\n]|[\s\u200b-\u200d\u2060\ufeff]*[=+\-@＝＋－＠]")
_CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
TURNING_MARKS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks that turn the direction of the text around them, to stand in a class of a regular expression."""
_TURNING = re.compile(f"[{TURNING_MARKS}]")

NUMBER_FORMATS = {
    "score": "0.0#",
    "mean": "0.00",
    "gap": "+0.00;-0.00;0.00",
    "number": "#,##0.##",
    "amount_nok": "#,##0",
    "share": "0%",
    "date": "yyyy-mm-dd",
    "year": "0",
}


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, already in the reader's language, and what its values are.

    `kind`: text, year, score, mean, gap, number, change, amount_nok, share, date, or field or wide_field to
    be filled.
    `is_of_files`: its texts are those of files, Norwegian whatever the reader speaks.
    """

    heading: str
    kind: str = "text"
    is_of_files: bool = False


@dataclass(frozen=True)
class Field:
    """An empty cell for people to fill. `prompt` stands in it until then; `choices`: what to choose from."""

    name: str
    key: str
    prompt: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Columns and rows of plain values; None where a value is missing."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]


def table(frame: pd.DataFrame, columns: dict[str, Column]) -> Table:
    """The named columns of a frame as a table, in that order."""
    picked = frame[list(columns)].astype(object)
    picked = picked.where(picked.notna(), None)
    return Table(tuple(columns.values()), tuple(tuple(row) for row in picked.itertuples(index=False)))


def written(value: Any, kind: str, language: Language) -> str:
    """A value as a person reads it; a dash where it is missing."""
    if isinstance(value, Field):
        return ""
    if value is None:
        return "–"
    writers = {
        "year": lambda: str(int(value)),
        "score": lambda: language.number(value),
        "mean": lambda: language.number(value, 2),
        "gap": lambda: language.number(value, 2, signed=True),
        "number": lambda: language.number(value, 2),
        "change": lambda: language.number(value, signed=True),
        "amount_nok": lambda: language.number(value, 0),
        "share": lambda: language.percent(value),
        "date": lambda: language.short_date(value),
    }
    return writers[kind]() if kind in writers else str(value)


def to_csv(table: Table, language: Language, notes: Sequence[str]) -> bytes:
    """CSV as the reader's Excel opens it: semicolon and decimal comma in Norwegian. `notes` stand below."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if language.code == "nb" else ",", lineterminator="\r\n")
    writer.writerow([neutral(column.heading) for column in table.columns])
    for row in table.rows:
        writer.writerow([_in_csv(value, language) for value in row])
    writer.writerow([])
    writer.writerows([neutral(note)] for note in notes)
    return buffer.getvalue().encode("utf-8-sig")


def to_xlsx(table: Table, title: str, notes: Sequence[str]) -> bytes:
    """A workbook with the table as numbers, its title above and the notes (sources, marks) below."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # a new workbook has a sheet
    sheet.title = "Programstatus"
    sheet.append([neutral(title)])
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append([])
    sheet.append([neutral(column.heading) for column in table.columns])
    for cell in sheet[3]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for row in table.rows:
        sheet.append([_in_sheet(value) for value in row])
        for cell, column in zip(sheet[sheet.max_row], table.columns, strict=True):
            if column.kind in NUMBER_FORMATS:
                cell.number_format = NUMBER_FORMATS[column.kind]
    sheet.append([])
    for note in notes:
        sheet.append([neutral(note)])
    for place, width in enumerate(_widths(table), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A4"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def neutral(text: str) -> str:
    """Text that no spreadsheet takes for a formula, without control characters and marks that turn its direction."""
    text = _TURNING.sub("", _CONTROL_CHARACTERS.sub(" ", text))
    return f"'{text}" if _FORMULA_START.match(text) else text


def _in_csv(value: Any, language: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, bool | str):
        return neutral(str(value))
    if isinstance(value, dt.date):
        return value.strftime("%Y-%m-%d")
    # A number is no formula, also below zero; no grouping, so that it stays a number.
    text = f"{value:.15g}"
    return text.replace(".", ",") if language.code == "nb" else text


def _in_sheet(value: Any) -> Any:
    if isinstance(value, str):
        return neutral(value)
    return value.to_pydatetime() if isinstance(value, pd.Timestamp) else value


def _widths(table: Table) -> Iterable[float]:
    for place, column in enumerate(table.columns):
        lengths = [len(str(row[place] or "")) for row in table.rows]
        yield min(max([10, len(column.heading), *lengths]) + 2, 60)
