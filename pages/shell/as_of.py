"""A page that shows the data as it once was says so."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from language import Language
from pages.shell import cached, components, filters
from pages.shell.context import Context
from pages.shell.markup import show_html


def looking_back(spoken: Language, signature: str, entry: int) -> None:
    """Says that the page shows the data as it was, with the way back."""
    done = cached.entries(signature)
    moment = spoken.moment(done.loc[done["entry"] == entry, "done_at"].iloc[0].to_pydatetime())
    with st.container(key="looking-back", horizontal=True, vertical_alignment="center"):
        show_html('<p role="status">{text}</p>', text=spoken.text("history.as_it_was", moment=moment))
        st.button(spoken.text("history.back_to_now"), key="back-to-now", on_click=filters.look_back, args=(None,))


def day_seen(context: Context) -> dt.date:
    """The day that the figures are seen on: the meeting's for an edition, that of the journal's entry, else today."""
    if context.edition is not None:
        return context.edition.meeting_date
    if context.as_of_entry is not None:
        done = cached.entries(context.signature)
        at = done.loc[done["entry"] == context.as_of_entry, "done_at"].iloc[0].to_pydatetime()
        return context.language.local_date(at)
    return context.language.local_date(dt.datetime.now(dt.UTC))


def only_now(context: Context) -> None:
    """Instead of a page that makes no sense while looking back."""
    spoken = context.language
    components.plain_headline(spoken.text("history.only_now"), spoken.text("history.only_now_why"))
