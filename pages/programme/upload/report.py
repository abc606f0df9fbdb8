"""What was read of a report, to be corrected where it is uncertain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.facts import in_sentence
from analysis.table import Column, Table
from data import frameworks
from data.checking.corrections import CORRECTABLE
from data.terms.aliases import headers
from data.terms.datasets import DATASETS
from data.terms.tables import RecognisedTable
from language import LANGUAGES, Language
from pages.programme.upload import pending
from pages.programme.upload.pending import Pending
from pages.programme.upload.summary import summary
from pages.shell import components
from pages.shell.changed import stored_value

MOST_ROWS = 200
_SAID_ABOVE = ("programme", "year", "place")  # in the line that is unfolded; each row has its place in front


def show_report(key: str, file: Pending, place: int, table: RecognisedTable, spoken: Language) -> None:
    """What was read of a report, to be corrected where it is uncertain. Doubtful rows are named and come first."""
    field = CORRECTABLE.get(table.dataset)
    if field is None:
        components.show_table(rows_read(table, spoken), spoken, caption=summary(table, spoken), is_caption_shown=False)
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
        row=range(len(table)),
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
        alt=summary(table, spoken),
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


def rows_read(table: RecognisedTable, spoken: Language) -> Table:
    """The rows as they would be stored, each with its place: nobody can confirm what is not seen."""
    place = LANGUAGES.index(spoken.code)
    fields = [name for name in DATASETS[table.dataset].field_names if name not in _SAID_ABOVE]
    rows = table.rows.head(MOST_ROWS).astype(object)
    rows = rows.where(rows.notna(), None)
    filled = [name for name in fields if any(value is not None for value in rows[name])]
    return Table(
        tuple(
            Column(name)
            for name in (
                spoken.text("pages.upload.column_where"),
                *(headers(table.dataset, name)[place] for name in filled),
            )
        ),
        tuple(
            (
                spoken.place(str(row["cell"])),
                *(stored_value(table.dataset, name, _as_stored(row[name]), spoken) for name in filled),
            )
            for row in rows.to_dict("records")
        ),
    )


def _as_stored(value: Any) -> str | None:
    """A value as the store gives it as text."""
    if value is None or isinstance(value, str):
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)


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
