"""One action brought up to date on the page: each change is a load of its own, with who, when and a way back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from data.edits import EditNotRead, row_of, store_row
from data.store import batches
from data.store.database import StoreError
from data.terms.statuses import Status, status_of
from language import Language
from pages.shell import cached, components
from pages.shell.context import Context

# What an action may be set to, in the order of its life.
STATUSES: tuple[Status, ...] = ("planned", "under_way", "done", "stopped")
_SAVED = "action-saved"
_NORWAY = ZoneInfo("Europe/Oslo")


def update_an_action(context: Context, choices: Sequence[tuple[str, str]]) -> None:
    """One button for those who may, and what was saved last. `choices`: the actions by key, with their texts."""
    if not context.may_load or not choices:
        return
    _last_change(context)
    spoken = context.language
    with st.popover(spoken.text("pages.actions.update"), key="update-action"):
        texts = dict(choices)
        chosen = st.selectbox(
            spoken.text("charts.actions.column_action"), list(texts), key="edited-action", format_func=texts.__getitem__
        )
        _form(context, chosen)


def _form(context: Context, chosen: str) -> None:
    assert context.selection is not None  # there are actions of a programme to choose from
    spoken = context.language
    connection = cached.connection(context.user, context.signature)
    row = row_of(connection, "actions", programme=context.selection.programme, action=chosen)
    # A form's fields keep what was written in them: each action has its own, and a saved one starts anew.
    key = f"{chosen}-{context.signature}"
    known = _status(row)
    # Of what nothing is known nothing is chosen: who changes only the due date has not said that it is planned.
    status = st.selectbox(
        spoken.text("charts.actions.column_status"),
        STATUSES,
        index=STATUSES.index(known) if known in STATUSES else None,
        key=f"status-{key}",
        format_func=lambda code: spoken.text(f"pages.actions.status_{code}"),
        placeholder=spoken.text("charts.actions.state_unknown"),
    )
    changed: dict[str, Any] = {"status": row["status"] if status in (None, known) else _written(row["status"], status)}
    changed["responsible"] = _text(spoken, "responsible", row["responsible"], key)
    changed["due"] = _day(spoken, "due", row["due"], key)
    changed["done_on"] = _day(spoken, "done_on", row["done_on"], key) if status == "done" else None
    changed["dropped_because"] = _text(spoken, "reason", row["dropped_because"], key) if status == "stopped" else None
    lacks_reason = status == "stopped" and not changed["dropped_because"]
    if lacks_reason:
        components.note(spoken.text("pages.actions.reason_wanted"))
    is_same = all(row[name] == value for name, value in changed.items())
    components.note(spoken.text("pages.actions.saved_how"))
    if st.button(
        spoken.text("pages.actions.save"), key=f"save-{key}", type="primary", disabled=is_same or lacks_reason
    ):
        _save(context, {**row, **changed})


def _status(row: dict[str, Any]) -> Status | None:
    """What the row says of its status: a day when it was done and a reason for dropping it say so as well."""
    if row["done_on"] is not None:
        return "done"
    return "stopped" if row["dropped_because"] else status_of(row["status"])


def _written(before: str | None, status: Status) -> str:
    """The file's own word where it says the same, else ours; what is stored is in Norwegian, as the reports are."""
    return before if before and status_of(before) == status else Language("nb").text(f"pages.actions.status_{status}")


def _text(spoken: Language, name: str, value: str | None, key: str) -> str | None:
    said = st.text_input(spoken.text(f"charts.actions.column_{name}"), value or "", key=f"{name}-{key}", max_chars=300)
    return said.strip() or None


def _day(spoken: Language, name: str, value: dt.date | None, key: str) -> dt.date | None:
    day: dt.date | None = st.date_input(
        spoken.text(f"charts.actions.column_{name}"), value, key=f"{name}-{key}", format="DD.MM.YYYY"
    )
    return day


def _save(context: Context, row: dict[str, Any]) -> None:
    now = dt.datetime.now(_NORWAY)
    try:
        loaded = store_row(cached.store(), "actions", row, by=context.user.name, at=now)
    except StoreError as error:
        components.missing_store(error, context.language)
        return
    except EditNotRead:
        components.panel(
            context.language.text("pages.actions.not_saved"), context.language.text("pages.actions.not_saved_why")
        )
        return
    st.session_state[_SAVED] = (loaded.batch, row["text"] or row["action"])
    st.rerun()


def _last_change(context: Context) -> None:
    """What was saved last, with the way back."""
    if _SAVED not in st.session_state:
        return
    spoken = context.language
    batch, text = st.session_state[_SAVED]
    with st.container(key="block-saved-action", horizontal=True, vertical_alignment="center"):
        components.note(spoken.text("pages.actions.saved", batch=batch, text=text))
        if st.button(spoken.text("pages.upload.take_back"), key="undo-action"):
            batches.withdraw(cached.store(), batch, by=context.user.name)
            del st.session_state[_SAVED]
            st.rerun()
