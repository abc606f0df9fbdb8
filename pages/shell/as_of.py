"""Now and then: a page that shows the data as it once was says so, and one that has grown old while open says so."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from data.settings import settings
from data.store.database import StoreBusy
from language import Language
from pages.shell import cached, components, filters, identity
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


def notice_of_news(context: Context) -> None:
    """Says that there is new data, once there is. Never reloads by itself: somebody may be in the middle of a word."""
    if context.as_of_entry is None or not context.user.is_local:
        # Mostly it asks only for the size and time of the file.
        st.fragment(_ask_for_news, run_every=settings().news_seconds)(context)


def _ask_for_news(context: Context) -> None:
    try:
        if not identity.is_welcome(context.user):
            st.rerun()
        is_old = cached.version(None) != context.signature
    except StoreBusy:  # it is asked again in a moment
        return
    if not is_old or context.as_of_entry is not None:
        return
    spoken = context.language
    with st.container(key="news", horizontal=True, vertical_alignment="center"):
        show_html('<p role="status">{text}</p>', text=spoken.text("history.news"))
        if st.button(spoken.text("history.refresh"), key="refresh"):
            st.rerun()
