"""What each column of a table is, and which of the form's statements its words are: to be chosen anew."""

from __future__ import annotations

import dataclasses

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data import frameworks
from data.terms.aliases import headers, sheet_title
from data.terms.answers import DATASET
from data.terms.datasets import DATASETS
from data.terms.tables import Candidate, ColumnMatch, RecognisedTable
from language import Language
from pages.programme.upload import pending
from pages.programme.upload.pending import Pending
from pages.shell import components

LEFT_OUT = ""
MOST_COLUMNS_SHOWN = 30
SURE_ENOUGH = 0.8


def field_title(dataset: str | None, column: ColumnMatch, spoken: Language) -> str:
    """What a column was taken for, as the chip above it says."""
    if column.field is None:
        return spoken.text("upload.not_read")
    is_known = dataset is not None and column.field in DATASETS[dataset].field_names
    title = _option(dataset, column.field, spoken) if dataset and is_known else column.header
    return f"{title} {column.given}" if column.given else title


def show_mapping(
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
            near = column.suggestion if column.suggestion in fields else None
            guess = near if near and column.confidence >= SURE_ENOUGH and dataset is None else column.field
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


def _column_label(dataset: str, column: ColumnMatch, near: str | None, spoken: Language) -> str:
    """The column's letter and header, and how sure we are of it."""
    how = spoken.text(f"upload.how_{column.how}")
    if near is not None:
        share = spoken.percent(column.confidence)
        how = spoken.text("upload.looks_like", name=_option(dataset, near, spoken), share=share)
    return f"{column.letter}: {components.label(column.header) or '–'} · {components.label(how)}"


def _option(dataset: str, field: str, spoken: Language) -> str:
    if not field:
        return spoken.text("upload.leave_out")
    names = headers(dataset, field)
    return names[0 if spoken.code == "nb" else min(1, len(names) - 1)] if names else field


def show_own_words(key: str, file: Pending, table: RecognisedTable, spoken: Language, name: str) -> None:
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
