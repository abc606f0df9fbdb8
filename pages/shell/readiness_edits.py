"""The checklist of what a municipality has in place, filled in on its page: what is changed is one load, with undo."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analysis.charts.applicant_readiness import item_name, state_name
from analysis.numbers.municipalities import Municipalities, ReadinessAnswer, RoundMunicipality
from data.terms.round_datasets import READINESS_ITEMS
from language import Language
from pages.shell import components, edits
from pages.shell.context import Context

_STATES = ("in_place", "partly", "not_in_place", "not_theirs")
_NOT_GIVEN = "not_given"


def checklist(context: Context, known: Municipalities, *, only: RoundMunicipality | None = None) -> None:
    """For those who may: each thing with how far it has come and why, of one municipality or of all; else nothing."""
    if not context.may_load or not known.taking_part:
        return
    spoken = context.language
    edits.last_saved(context, "readiness")
    with st.expander(spoken.text("municipalities.edit.open"), key="readiness-checklist"):
        name = _whose(spoken, known) if only is None else only.name
        answers = known.for_all if name is None else _own(known, name)
        changed = {
            item: written
            for item in READINESS_ITEMS
            if (written := _line(context, item, name, answers.get(item))) is not None
        }
        _save(context, name, changed)


def _whose(spoken: Language, known: Municipalities) -> str | None:
    of_all = spoken.text("municipalities.edit.of_all")
    return st.selectbox(
        spoken.text("municipalities.edit.municipality"),
        [*(one.name for one in known.taking_part), None],
        key="readiness-whose",
        format_func=lambda name: of_all if name is None else str(name),
    )


def _own(known: Municipalities, name: str) -> dict[str, ReadinessAnswer]:
    one = known.of_name(name)
    return {} if one is None else {answer.item: answer for answer in one.readiness}


def _line(
    context: Context, item: str, name: str | None, stands: ReadinessAnswer | None
) -> tuple[str | None, str | None] | None:
    """The state and the note as they are written; None where they are what stands."""
    spoken = context.language
    key = f"{item}-{name}-{context.signature}"
    state_before = None if stands is None or stands.state == _NOT_GIVEN else stands.state
    note_before = stands.note if stands else None
    label = item_name(item, spoken)
    with st.container(key=f"readiness-line-{item}", horizontal=True, vertical_alignment="bottom"):
        state = st.segmented_control(
            label,
            _STATES,
            default=state_before,
            key=f"readiness-state-{key}",
            format_func=lambda code: state_name(code, spoken),
        )
        note = st.text_input(
            spoken.text("municipalities.edit.note"),
            note_before or "",
            key=f"readiness-note-{key}",
            max_chars=300,
        )
    written = (state, note.strip() or None)
    return None if written == (state_before, note_before) else written


def _save(context: Context, name: str | None, changed: dict[str, tuple[str | None, str | None]]) -> None:
    spoken = context.language
    if not changed:
        components.note(spoken.text("municipalities.edit.nothing_changed"))
        return
    components.note(spoken.text("pages.actions.saved_how"))
    count = len(changed)
    label = spoken.text("municipalities.edit.save", n=count, count=spoken.in_words(count))
    if st.button(label, key="save-readiness", type="primary"):
        whose = name or spoken.text("municipalities.edit.of_all")
        names = spoken.listing([item_name(item, spoken) for item in changed])
        edits.save_rows(context, "applicant_readiness", _rows(context, name, changed), "readiness", f"{whose}: {names}")


def _rows(
    context: Context, name: str | None, changed: dict[str, tuple[str | None, str | None]]
) -> list[dict[str, Any]]:
    assert context.selection is not None  # a page of a programme
    return [
        {
            "programme": context.selection.programme,
            "year": context.selection.year,
            "municipality": name,
            "readiness_item": item,
            "readiness_state": state,
            "note": note,
        }
        for item, (state, note) in changed.items()
    ]
