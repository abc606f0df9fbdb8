"""A window of a file's sheet, with what was taken for what, what is wrong and what is asked marked in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from data.cells.grid import CELLS, position
from data.reading.sheets import SheetPicture, read_sheet, sheet_names
from data.terms.aliases import normalised
from data.terms.tables import ColumnMatch
from language import Language
from pages.programme.upload.columns import field_title
from pages.programme.upload.pending import Pending
from pages.shell.sheet import SheetMark, show_sheet


def picture_of(
    file: Pending, sheet: str, around: str | None, *, most_rows: int = 60, most_columns: int = 30
) -> SheetPicture | None:
    """A window of a sheet of the file, as it was before anybody corrected it; None where it has no such sheet."""
    return _read_picture(file.read.sha256, file.name, sheet, around, most_rows, most_columns, file.content)


@st.cache_data(show_spinner=False, max_entries=60)
def _read_picture(
    sha256: str, name: str, sheet: str, around: str | None, most_rows: int, most_columns: int, _content: bytes
) -> SheetPicture | None:
    return read_sheet(_content, name, sheet, around=around, most_rows=most_rows, most_columns=most_columns)


def sheets_of(file: Pending) -> tuple[str, ...]:
    """The names of the file's sheets; none where it is no spreadsheet or cannot be read."""
    return _read_names(file.read.sha256, file.name, file.content)


@st.cache_data(show_spinner=False, max_entries=60)
def _read_names(sha256: str, name: str, _content: bytes) -> tuple[str, ...]:
    return sheet_names(_content, name)


def retyped(picture: SheetPicture, cells: Mapping[tuple[str, str], str]) -> SheetPicture:
    """The window with what somebody has typed anew in its place: sheet and address -> text."""
    typed = {position(cell): text for (sheet, cell), text in cells.items() if sheet == picture.sheet}
    if not typed:
        return picture
    rows = tuple(
        tuple(typed.get((row, column), text) for column, text in enumerate(texts, start=picture.first_column))
        for row, texts in enumerate(picture.rows, start=picture.first_row)
    )
    return replace(picture, rows=rows)


def _is_above(picture: SheetPicture, column: ColumnMatch) -> bool:
    """Whether a column's header stands in that column of the sheet: a table that lies on its side has it in a row."""
    place = position(f"{column.letter}1")[1] - picture.first_column
    texts = [normalised(row[place]) for row in picture.rows if 0 <= place < len(row)]
    header = normalised(column.header)
    return not header or not texts or any(text and text in header for text in texts)


def show_picture(
    file: Pending, sheet: str, cells: str, spoken: Language, columns: Sequence[ColumnMatch] = (), dataset: str = ""
) -> None:
    """The sheet around a range, marked; nothing where the file is no spreadsheet."""
    picture = picture_of(file, sheet, cells)
    if picture is None:
        return
    picture = retyped(picture, file.answers.cells)
    reading = file.reading
    # A problem of the whole table would hide those of its cells.
    marks = [SheetMark(cells, "table")] + [
        SheetMark(problem.cell, "error" if problem.severity == "error" else "warning", problem.message(spoken))
        for problem in reading.problems
        if problem.sheet == sheet and problem.cell and problem.cell != cells and CELLS.fullmatch(problem.cell)
    ]
    marks += [
        SheetMark(question.cell, "question", question.sentence(spoken))
        for question in reading.questions
        if question.sheet == sheet and question.cell and CELLS.fullmatch(question.cell)
    ]
    above = [column for column in columns if _is_above(picture, column)]
    is_upright = 2 * sum(bool(column.header) for column in above) >= sum(bool(column.header) for column in columns)
    fields = {column.letter: field_title(dataset or None, column, spoken) for column in above if is_upright}
    show_sheet(picture, spoken, marked=marks, caption=f"{sheet}, {cells}", fields=fields)
