"""One recommendation brought up to date on the page: each change is a load, with who, when and a way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from analysis.charts.lessons import name_in_lessons
from analysis.numbers.lessons import AdviceState, Advised, recommendation_state
from language import Language
from pages.shell import cached, edits
from pages.shell.context import Context

_STATES: tuple[AdviceState, ...] = ("followed_up", "under_way", "not_followed_up", "nobody")


def update_a_recommendation(context: Context, given: Sequence[Advised], lessons: Sequence[str]) -> None:
    """One button for those who may, and what was saved last. `lessons`: those that one may have grown out of."""
    if not context.may_load or not given:
        return
    edits.last_saved(context, "recommendation")
    spoken = context.language
    with st.popover(spoken.text("lessons.edit.update"), key="update-recommendation"):
        chosen = st.selectbox(
            spoken.text("lessons.column_recommendation"),
            range(len(given)),
            key="edited-recommendation",
            format_func=lambda place: _label(given[place], spoken),
        )
        _form(context, given[chosen], lessons)


def _label(one: Advised, spoken: Language) -> str:
    return f"{name_in_lessons('recipient', one.recipient, spoken)}: {one.text}"


def _form(context: Context, one: Advised, lessons: Sequence[str]) -> None:
    assert context.selection is not None  # there are recommendations of a round to choose from
    spoken, selection = context.language, context.selection
    row = cached.row_of(
        context, "recommendations", year=selection.year, recommendation=one.key, recipient=one.written_recipient
    )
    # A form's fields keep what was written in them: each row has its own, and a saved one starts anew.
    key = f"{one.key}-{one.recipient}-{context.signature}"
    known = recommendation_state(row["status"], None)
    status = st.selectbox(
        spoken.text("lessons.column_state"),
        _STATES,
        index=_STATES.index(known) if known in _STATES else None,
        key=f"status-{key}",
        format_func=lambda state: spoken.text(f"lessons.edit.status_{state}"),
        placeholder=spoken.text("lessons.state_unknown"),
    )
    # What is stored is in Norwegian, as the files are; a word of the file's own that means the same stays.
    word = row["status"] if status in (None, known) else Language("nb").text(f"lessons.edit.status_{status}")
    choices = [*lessons, *([row["lesson"]] if row["lesson"] and row["lesson"] not in lessons else [])]
    changed: dict[str, Any] = {
        "status": word,
        "lesson": st.selectbox(
            spoken.text("lessons.column_lesson"),
            choices,
            index=choices.index(row["lesson"]) if row["lesson"] else None,
            key=f"lesson-{key}",
            placeholder=spoken.text("lessons.chain.no_lesson"),
        ),
        "decided_change": edits.text_field(spoken, "lessons.column_change", row["decided_change"], f"change-{key}"),
        "result": edits.text_field(spoken, "lessons.column_result", row["result"], f"result-{key}"),
    }
    is_same = all(row[name] == value for name, value in changed.items())
    if edits.save_button(spoken, key, lacks="pages.actions.nothing_changed" if is_same else None):
        edits.save(context, "recommendations", {**row, **changed}, "recommendation", one.text)
