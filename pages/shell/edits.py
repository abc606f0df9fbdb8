"""A row written on a page: stored as a load of its own, with what was saved last and the way back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import streamlit as st

from data.edits import EditNotRead, store_rows
from data.store import batches
from data.store.database import StoreError
from language import NORWAY, Language
from pages.shell import cached, components, permission
from pages.shell.context import Context


def text_field(spoken: Language, label: str, value: str | None, key: str) -> str | None:
    """A line of text; None where it is empty."""
    written = st.text_input(spoken.text(label), value or "", key=key, max_chars=300)
    return written.strip() or None


def day_field(spoken: Language, label: str, value: dt.date | None, key: str) -> dt.date | None:
    """A day; None where none is chosen."""
    day: dt.date | None = st.date_input(spoken.text(label), value, key=key, format="DD.MM.YYYY")
    return day


def save_button(spoken: Language, key: str, *, lacks: str | None) -> bool:
    """Whether somebody wants to save and may: `lacks` is the text of what is lacking, said when it is pressed.

    Never greyed out: what stands in the field written last is known only when that is left, and until then a button
    that is grey is passed by on the keyboard and takes no click.
    """
    components.note(spoken.text("pages.actions.saved_how"))
    is_pressed = st.button(spoken.text("pages.actions.save"), key=f"save-{key}", type="primary")
    if is_pressed and lacks is not None:
        components.note(spoken.text(lacks))
    return is_pressed and lacks is None


def save(context: Context, dataset: str, row: dict[str, Any], name: str, text: str) -> None:
    """Stores the row and runs the page anew: see `save_rows`."""
    save_rows(context, dataset, [row], name, text)


def save_rows(context: Context, dataset: str, rows: Sequence[dict[str, Any]], name: str, text: str) -> None:
    """Stores the rows as one load and runs the page anew; says so where they cannot be stored.

    `name`: of `last_saved`.
    """
    if not permission.may_change(context, [row["programme"] for row in rows]):
        return
    try:
        loaded = store_rows(cached.store(), dataset, rows, by=context.user.name, at=dt.datetime.now(NORWAY))
    except StoreError as error:
        components.missing_store(error, context.language)
        return
    except EditNotRead:
        components.panel(
            context.language.text("pages.actions.not_saved"), context.language.text("pages.actions.not_saved_why")
        )
        return
    st.session_state[f"saved-{name}"] = (loaded.batch, text)
    st.rerun()


def last_saved(context: Context, name: str) -> None:
    """What was saved last under that name, with the way back."""
    key = f"saved-{name}"
    if key not in st.session_state:
        return
    spoken = context.language
    batch, text = st.session_state[key]
    with st.container(key=f"block-saved-{name}", horizontal=True, vertical_alignment="center"):
        components.note(spoken.text("pages.actions.saved", batch=batch, text=text))
        if st.button(spoken.text("pages.upload.take_back"), key=f"undo-{name}"):
            take_back(context, batch)
            del st.session_state[key]
            st.rerun()


def take_back(context: Context, batch: int) -> None:
    """Withdraws what was saved, which may have been in another programme than the one that is chosen now."""
    if permission.may_change(context, batches.programmes_of(cached.store(), batch)):
        batches.withdraw(cached.store(), batch, by=context.user.name)
