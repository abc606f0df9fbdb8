"""The cells of a recognised table, to be typed anew on the page: read again at once, and told of when stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from data.cells.corrections import ROLES
from data.cells.grid import column_letters
from data.cells.values import FIRST_YEAR, LAST_YEAR
from data.reading.sheets import SheetPicture
from data.terms.answers import UNITS, Stated
from data.terms.datasets import DATASETS, Kind
from data.terms.tables import ColumnMatch, RecognisedTable
from language import Language
from pages.programme.upload import pending
from pages.programme.upload.columns import field_title
from pages.programme.upload.pending import Pending
from pages.programme.upload.picture import picture_of, retyped
from pages.programme.upload.summary import summary
from pages.shell import components
from pages.shell.context import Context
from pages.shell.sheet import part_of

MOST_ROWS, MOST_COLUMNS = 400, 40
LINE = "line"
UNREAD = "unread"
_LINE_WIDTH, _ROW_HEIGHT, _TALLEST = 150, 35, 520


@dataclass(frozen=True)
class CellArea:
    """Cells of a sheet: those of a table, of what may be one, or without a range all of them."""

    sheet: str
    range: str | None = None
    columns: Sequence[ColumnMatch] = ()
    table: RecognisedTable | None = None


@dataclass(frozen=True)
class _Start:
    """What an editor starts from; its own changes are kept upon it.

    `texts` are the texts of the file, `typed` those with what was corrected before; `read_as` what each line was read
    as, `taken_for` what somebody has said it is. Rows and columns begin at `row` and `column` of the sheet; `part` says
    which part of it this is, where it is not the whole.
    """

    row: int
    column: int
    texts: tuple[tuple[str, ...], ...]
    typed: tuple[tuple[str, ...], ...]
    read_as: tuple[str, ...]
    taken_for: tuple[str, ...]
    part: str


def show_cells(context: Context, key: str, file: Pending, name: str, area: CellArea) -> None:
    """The cells and lines of an area, each to be changed; above them what holds for a whole table, if it is one."""
    spoken = context.language
    # Not by its place alone: what is corrected may make another table the first.
    editor = f"cells-{key}-{name}-{area.sheet}"
    start = _start(editor, file, area, spoken)
    if start is None:
        components.note(spoken.text("upload.no_cells"))
        return
    components.note(spoken.text("upload.cells_why"))
    if area.table is not None:
        _whole(key, name, area.table, spoken)
    frame = _frame(start)
    edited = st.data_editor(
        frame,
        num_rows="fixed",
        key=editor,
        alt=summary(area.table, spoken) if area.table else area.sheet,
        height=min(_TALLEST, _ROW_HEIGHT * (len(frame) + 1) + 3),
        column_config=_configuration(start, area, spoken),
    )
    if start.part:
        components.note(start.part)
    cells, lines = _changes(start, edited)
    if pending.mend(key, area.sheet, cells, lines):
        st.rerun()


def _start(editor: str, file: Pending, area: CellArea, spoken: Language) -> _Start | None:
    """What the editor started from while it is drawn: Streamlit forgets one that is folded away."""
    kept = f"{editor}-start"
    if editor not in st.session_state:
        st.session_state[kept] = _fresh(file, area, spoken)
    start: _Start | None = st.session_state.get(kept)
    return start


def _fresh(file: Pending, area: CellArea, spoken: Language) -> _Start | None:
    picture = picture_of(file, area.sheet, area.range, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS)
    if picture is None:
        return None
    rows = _with_room(picture)
    typed = retyped(replace(picture, rows=rows), file.answers.cells).rows
    first, read = picture.first_row, area.table.lines if area.table else frozenset()
    read_as = tuple("data" if row in read else UNREAD for row in range(first, first + len(rows)))
    lines = file.answers.lines
    taken_for = tuple(lines.get((area.sheet, row), role) for row, role in enumerate(read_as, start=first))
    return _Start(first, picture.first_column, rows, typed, read_as, taken_for, part_of(picture, spoken))


def _with_room(picture: SheetPicture) -> tuple[tuple[str, ...], ...]:
    """The cells with a column and a line more than there are, for what is missing; none where the sheet goes on."""
    height, width = len(picture.rows), max(map(len, picture.rows), default=0)
    below = ((),) if picture.first_row + height >= picture.total_rows else ()
    wider = width + (1 if picture.first_column + width >= picture.total_columns else 0)
    return tuple((*row, *[""] * (wider - len(row))) for row in (*picture.rows, *below))


def _frame(start: _Start) -> pd.DataFrame:
    width = max(map(len, start.typed), default=0)
    columns: dict[str, Any] = {LINE: list(start.taken_for)}
    for number in range(width):
        columns[column_letters(start.column + number)] = [row[number] for row in start.typed]
    rows = range(start.row + 1, start.row + 1 + len(start.typed))
    return pd.DataFrame(columns, index=pd.Index(rows, name="row"), dtype=object)


def _configuration(start: _Start, area: CellArea, spoken: Language) -> dict[str, Any]:
    dataset = area.table.dataset if area.table else None
    taken_for = {column.letter: field_title(dataset, column, spoken) for column in area.columns if column.field}
    labels = {
        letter: f"{letter} · {taken_for[letter]}" if letter in taken_for else letter
        for number in range(max(map(len, start.typed), default=0))
        if (letter := column_letters(start.column + number))
    }
    return {
        "row": st.column_config.NumberColumn(spoken.text("upload.row"), format="%d", width=50),
        LINE: st.column_config.SelectboxColumn(
            spoken.text("upload.line"),
            options=[UNREAD, *ROLES],
            format_func=_role(spoken),
            width=_LINE_WIDTH,
            pinned=True,
        ),
        **{letter: st.column_config.TextColumn(components.label(text)) for letter, text in labels.items()},
    }


def _role(spoken: Language) -> Callable[[object], str]:
    return lambda role: spoken.text(f"upload.line_{role}")


def _changes(start: _Start, edited: pd.DataFrame) -> tuple[dict[str, str | None], dict[int, str | None]]:
    """What each cell and line is to be: address -> text and row -> role, None where it is as the file has it."""
    cells: dict[str, str | None] = {}
    lines: dict[int, str | None] = {}
    now = {str(name): list(map(_text, edited[name])) for name in edited}
    for down, read_as in enumerate(start.read_as):
        row = start.row + down
        role = now[LINE][down] or UNREAD
        lines[row] = role if role not in (read_as, UNREAD) else None
        for across, original in enumerate(start.texts[down]):
            letter = column_letters(start.column + across)
            text = now[letter][down]
            cells[f"{letter}{row + 1}"] = text if text != original else None
    return cells, lines


def _text(value: Any) -> str:
    """An emptied cell is None to the editor."""
    return "" if value is None or value != value else str(value)


def _whole(key: str, name: str, table: RecognisedTable, spoken: Language) -> None:
    """Programme, year and unit, where they do not stand in cells of the table: there they are mended as cells."""
    stated: dict[str, Any] = {}
    fields = {column.field for column in table.columns}
    with st.container(key=f"whole-{key}-{name}", horizontal=True, vertical_alignment="bottom"):
        if "programme" not in fields and len(table.programmes) <= 1:
            now = next(iter(table.programmes), "")
            typed = st.text_input(spoken.text("upload.programme"), now, key=f"programme-{key}-{name}").strip()
            stated["programme"] = typed if typed != now else None
        if "year" not in fields and len(table.years) <= 1 and "year" in DATASETS[table.dataset].field_names:
            year = next(iter(table.years), None)
            chosen = st.number_input(
                spoken.text("upload.year"), FIRST_YEAR, LAST_YEAR, year, step=1, format="%d", key=f"year-{key}-{name}"
            )
            stated["year"] = chosen if chosen != year else None
        if _amounts(table):
            stated["unit"] = st.selectbox(
                spoken.text("upload.unit"),
                list(UNITS),
                index=None,
                placeholder=spoken.text("upload.unit_as_read"),
                format_func=lambda unit: spoken.text(f"upload.unit_{unit}"),
                key=f"unit-{key}-{name}",
            )
    if any(value is not None for value in stated.values()):
        _state(key, table, stated)


def _state(key: str, table: RecognisedTable, stated: Mapping[str, Any]) -> None:
    first_cell = table.range.partition(":")[0]
    before = pending.files()[key].answers.stated_of(table.sheet, table.range)
    kept = {name: value if value is not None else getattr(before, name) for name, value in stated.items()}
    if pending.state(key, table.sheet, first_cell, Stated(**kept)):
        st.rerun()


def _amounts(table: RecognisedTable) -> bool:
    return any(
        field.kind is Kind.AMOUNT and table.rows[field.name].notna().any() for field in DATASETS[table.dataset].fields
    )
