"""What was understood of a file: each table on a picture of its sheet, and the means to correct it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.facts import in_sentence
from data import frameworks
from data.cells.grid import CELLS
from data.checking.corrections import CORRECTABLE
from data.reading.sheets import SheetPicture, read_sheet
from data.terms.aliases import headers, sheet_title
from data.terms.answers import DATASET
from data.terms.datasets import DATASETS
from data.terms.problems import Problem
from data.terms.tables import Candidate, ColumnMatch, RecognisedTable
from data.understanding.matches import suggestion
from language import Language
from pages.shell import components, pending
from pages.shell.context import Context
from pages.shell.pending import Pending
from pages.shell.sheet import Mark, show_sheet

LEFT_OUT = ""
MOST_COLUMNS_SHOWN = 30
SURE_ENOUGH = 0.8


def show_understood(context: Context, key: str, file: Pending) -> None:
    """Every table of the file, folded; the first that needs a look is open."""
    spoken, reading = context.language, file.reading
    components.section(spoken.text("pages.upload.understood"))
    if not reading.tables:
        components.note(spoken.text("pages.upload.nothing_understood"))
    needing = [table for table in reading.tables if _needs_a_look(table, reading.problems)]
    first = next(iter(needing), next(iter(reading.tables), None))
    for place, table in enumerate(reading.tables):
        folded = st.expander(
            components.label(_summary(table, spoken)),
            expanded=table is first,
            key=f"table-{key}-{place}",
            on_change="rerun",
        )
        if folded.open:
            with folded:
                _table(context, key, file, place, table)
    for place, candidate in enumerate(reading.candidates):
        folded = st.expander(
            components.label(spoken.text("upload.candidate", sheet=candidate.sheet, range=candidate.range)),
            key=f"candidate-{key}-{place}",
            on_change="rerun",
        )
        if folded.open:
            with folded:
                components.note(spoken.text("upload.candidate_why"))
                _picture(file, candidate.sheet, candidate.range, candidate.columns, reading.problems, None, spoken)
                _mapping(key, file, candidate, None, spoken, f"candidate-{place}")


def picture_of(file: Pending, sheet: str, around: str | None) -> SheetPicture | None:
    """A window of a sheet of the file."""
    return _read_picture(file.read.sha256, file.name, sheet, around, file.content)


@st.cache_data(show_spinner=False, max_entries=60)
def _read_picture(sha256: str, name: str, sheet: str, around: str | None, _content: bytes) -> SheetPicture | None:
    return read_sheet(_content, name, sheet, around=around)


def _needs_a_look(table: RecognisedTable, problems: Sequence[Problem]) -> bool:
    return any(problem.sheet == table.sheet for problem in problems) or any(
        column.how == "unknown" for column in table.columns
    )


def _summary(table: RecognisedTable, spoken: Language) -> str:
    years = ", ".join(map(str, table.years))
    parts = (
        sheet_title(table.dataset, spoken.code),
        spoken.text("command_line.rows", n=len(table.rows)),
        years,
        ", ".join(table.programmes),
        f"{table.sheet}, {spoken.place(table.range)}",
    )
    return " · ".join(part for part in parts if part)


def _table(context: Context, key: str, file: Pending, place: int, table: RecognisedTable) -> None:
    spoken = context.language
    if not table.columns:
        _editable(key, file, place, table, spoken)
        return
    unknown = [column for column in table.columns if column.how == "unknown"]
    if unknown:
        names = spoken.listing([f"«{column.header}»" for column in unknown])
        components.note(spoken.text("upload.unknown_columns", n=len(unknown), names=names))
    else:
        components.note(spoken.text("upload.all_known"))
    _picture(file, table.sheet, table.range, table.columns, file.reading.problems, table.dataset, spoken)
    _mapping(key, file, table, table.dataset, spoken, f"table-{place}")
    _own_words(key, file, table, spoken, f"words-{place}")


def _picture(
    file: Pending,
    sheet: str,
    cells: str,
    columns: Sequence[ColumnMatch],
    problems: Sequence[Problem],
    dataset: str | None,
    spoken: Language,
) -> None:
    picture = picture_of(file, sheet, cells)
    if picture is None:
        return
    # A problem of the whole table would hide those of its cells.
    marks = [Mark(cells, "table")] + [
        Mark(problem.cell, "error" if problem.severity == "error" else "warning")
        for problem in problems
        if problem.sheet == sheet and problem.cell and problem.cell != cells and CELLS.fullmatch(problem.cell)
    ]
    fields = {column.letter: _field_title(dataset, column, spoken) for column in columns}
    show_sheet(picture, spoken, marked=marks, caption=f"{sheet}, {cells}", fields=fields)


def _field_title(dataset: str | None, column: ColumnMatch, spoken: Language) -> str:
    if column.field is None:
        return spoken.text("upload.not_read")
    names = headers(dataset, column.field) if dataset and column.field in DATASETS[dataset].field_names else ()
    title = names[0 if spoken.code == "nb" else min(1, len(names) - 1)] if names else column.header
    return f"{title} {column.given}" if column.given else title


def _mapping(
    key: str, file: Pending, table: RecognisedTable | Candidate, dataset: str | None, spoken: Language, name: str
) -> None:
    """What each column is, to be chosen anew; what is chosen is remembered when the file is stored."""
    components.lead(spoken.text("upload.correct_columns"))
    datasets = list(DATASETS)
    # Not in the form: which fields there are to choose from follows from it at once.
    chosen_dataset = st.selectbox(
        spoken.text("pages.upload.column_dataset"),
        datasets,
        index=datasets.index(dataset) if dataset else None,
        format_func=lambda code: sheet_title(code, spoken.code),
        key=f"dataset-{key}-{name}",
    )
    if chosen_dataset is None:
        return
    chosen: dict[str, str | None] = {} if chosen_dataset == dataset else {DATASET: chosen_dataset}
    fields = [LEFT_OUT, *DATASETS[chosen_dataset].field_names]
    with st.form(f"mapping-{key}-{name}", border=False):
        columns = [column for column in table.columns if not column.given][:MOST_COLUMNS_SHOWN]
        places: list[DeltaGenerator] = []
        for column in columns:
            # A new row of three each time: the order by keyboard and on a phone is then that of the sheet.
            places = places or list(st.columns(3))
            near = suggestion(chosen_dataset, column.header) if column.how == "unknown" else None
            guess = near[0] if near and near[1] >= SURE_ENOUGH and dataset is None else column.field
            with places.pop(0):
                field = st.selectbox(
                    _column_label(chosen_dataset, column, near, spoken),
                    fields,
                    index=fields.index(guess) if guess in fields else 0,
                    format_func=lambda code: _option(chosen_dataset, code, spoken),
                    key=f"column-{key}-{name}-{chosen_dataset}-{column.letter}",
                )
            if field != (column.field or LEFT_OUT) or column.how in ("chosen", "remembered"):
                chosen[column.key] = field or None
        if st.form_submit_button(spoken.text("upload.use"), key=f"use-{key}-{name}"):
            known = dict(file.answers.mappings.get(table.shape, {}))
            mappings = {**file.answers.mappings, table.shape: {**known, **chosen}}
            answers = dataclasses.replace(file.answers, mappings=mappings)
            pending.tell(key, answers)
            st.rerun()


def _column_label(dataset: str, column: ColumnMatch, near: tuple[str, float] | None, spoken: Language) -> str:
    """The column's letter and header, and how sure we are of it."""
    how = spoken.text(f"upload.how_{column.how}")
    if near is not None:
        field, confidence = near
        how = spoken.text("upload.looks_like", name=_option(dataset, field, spoken), share=spoken.percent(confidence))
    return f"{column.letter}: {components.label(column.header) or '–'} · {components.label(how)}"


def _option(dataset: str, field: str, spoken: Language) -> str:
    if not field:
        return spoken.text("upload.leave_out")
    names = headers(dataset, field)
    return names[0 if spoken.code == "nb" else min(1, len(names) - 1)] if names else field


def _own_words(key: str, file: Pending, table: RecognisedTable, spoken: Language, name: str) -> None:
    """Statements that the form does not have: tied to one of the form's, or kept in their own words."""
    found = _statements_in_own_words(table)
    if not found:
        return
    with st.form(f"statements-{key}-{name}", border=False):
        components.lead(spoken.text("upload.own_words"))
        components.note(spoken.text("upload.own_words_why"))
        statements = dict(file.answers.statements)
        for place, (form, indicator, words) in enumerate(found):
            topics = {LEFT_OUT: spoken.text("upload.keep_words")} | {
                statement.code: statement.topics[spoken.code]
                for statement in frameworks.form(form).indicator(indicator).statements
            }
            code = st.selectbox(
                f"{components.label(words)} ({frameworks.indicator_name(indicator, form, spoken.code)})",
                list(topics),
                format_func=topics.__getitem__,
                key=f"statement-{key}-{name}-{place}",
            )
            if code:
                statements[form, indicator, words] = code
        if st.form_submit_button(spoken.text("upload.use"), key=f"use-{key}-{name}"):
            pending.tell(key, dataclasses.replace(file.answers, statements=statements))
            st.rerun()


def _statements_in_own_words(table: RecognisedTable) -> list[tuple[str, str, str]]:
    if table.dataset != "scores":
        return []
    rows = table.rows.dropna(subset=["statement", "form", "indicator"])
    triples = dict.fromkeys(zip(rows["form"], rows["indicator"], rows["statement"], strict=True))
    return [
        (form, indicator, words)
        for form, indicator, words in triples
        if words not in {statement.code for statement in frameworks.form(form).indicator(indicator).statements}
    ]


def _editable(key: str, file: Pending, place: int, table: RecognisedTable, spoken: Language) -> None:
    """What was read of a report, to be corrected where it is uncertain. Doubtful rows are named and come first."""
    field = CORRECTABLE.get(table.dataset)
    if field is None:
        return
    components.note(spoken.text("upload.edit_why"))
    doubts: Mapping[str, str] = {
        problem.cell: problem.message(spoken) for problem in file.read.problems if problem.cell
    }
    editor = f"editor-{key}-{place}"
    base = _corrected_before(editor, file.corrections.get(place, {}))
    original = file.read.tables[place].rows[field]
    rows = table.rows.assign(
        **{field: [base.get(row, value) for row, value in enumerate(original)]},
        row=range(len(table.rows)),
        doubt=[doubts.get(str(cell), "") for cell in table.rows["cell"]],
        what=[_what(row, spoken) for row in table.rows.to_dict("records")],
        where=[spoken.place(str(cell)) for cell in table.rows["cell"]],
    )
    rows = rows.sort_values("doubt", ascending=False, kind="stable").set_index("row")
    edited = st.data_editor(
        rows[["where", "what", field, "doubt"]],
        hide_index=True,
        num_rows="fixed",
        disabled=["where", "what", "doubt"],
        key=editor,
        alt=_summary(table, spoken),
        column_config={
            "where": st.column_config.TextColumn(spoken.text("pages.upload.column_where")),
            "what": st.column_config.TextColumn(spoken.text("pages.upload.column_dataset")),
            field: st.column_config.NumberColumn(spoken.text("charts.columns.score"), step=0.5, format="localized")
            if field == "score"
            else st.column_config.TextColumn(spoken.text("upload.text")),
            "doubt": st.column_config.TextColumn(spoken.text("upload.doubt")),
        },
    )
    changed = {
        row: value
        for row, value in zip(map(int, rows.index), edited[field], strict=True)
        if pd.notna(value) and value != original.iloc[row]  # an emptied number is no two times the same
    }
    if changed != dict(file.corrections.get(place, {})):
        pending.correct(key, place, changed)
        st.rerun()


def _corrected_before(editor: str, corrections: Mapping[int, Any]) -> Mapping[int, Any]:
    """What was corrected before this editor was drawn: it starts from that, and keeps its own changes upon it.

    Streamlit forgets an editor that is folded away or left with its page.
    """
    base = f"{editor}-base"
    if editor not in st.session_state:
        st.session_state[base] = dict(corrections)
    known: Mapping[int, Any] = st.session_state[base]
    return known


def _what(row: dict, spoken: Language) -> str:  # type: ignore[type-arg]
    indicator = frameworks.indicator_name(str(row["indicator"]), row.get("form"), spoken.code)
    if "is_total" in row:
        if row["is_total"]:
            return f"{indicator} · {spoken.text('charts.columns.total')}"
        return (
            f"{indicator} · {frameworks.statement_topic(row['form'], row['indicator'], row['statement'], spoken.code)}"
        )
    kind = spoken.text(f"upload.kind_{row['kind']}")
    return f"{indicator} · {in_sentence(kind)}"
