"""One municipality of a round, where the address asks for one; and the field to find it with."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from analysis.numbers.municipalities import Municipalities
from analysis.screens.municipalities import municipality_screen
from pages.shell import cached, components
from pages.shell.charts import show
from pages.shell.context import Context
from pages.shell.markup import show_html
from pages.shell.readiness_edits import checklist

_ASKED = "municipality"


def choose_municipality(context: Context, known: Municipalities) -> None:
    """A field that finds any municipality of the round, followers too; what is chosen goes into the address."""
    if not known.all:
        return
    spoken = context.language
    asked = known.of_name(st.query_params.get(_ASKED, ""))
    st.session_state["municipality-chosen"] = asked.name if asked else None
    with st.container(key="municipality-choice"):
        st.selectbox(
            spoken.text("municipalities.one.choose"),
            [one.name for one in known.all],
            index=None,
            key="municipality-chosen",
            placeholder=spoken.text("municipalities.one.choose_placeholder"),
            on_change=_ask,
        )


def _ask() -> None:
    chosen = st.session_state["municipality-chosen"]
    if chosen is not None:
        st.query_params[_ASKED] = chosen
    else:
        st.query_params.pop(_ASKED, None)


def show_municipality(context: Context, known: Municipalities) -> bool:
    """The municipality that the address asks for, with the way back to all; False where it asks for none there is."""
    asked = st.query_params.get(_ASKED)
    if asked is None:
        return False
    screen = cached.screen(context, municipality_screen, asked)
    if screen is None:
        components.note(context.language.text("municipalities.one.no_such", name=asked))
        return False
    components.headline(context, screen.headline)
    choose_municipality(context, known)
    show(context, screen.everything)
    if screen.readiness is not None:
        show(context, screen.readiness)
        checklist(context, known, only=known.of_name(asked))
    show_html(
        '<p class="ps-back"><a href="?{query}" target="_self">{text}</a></p>',
        query=urlencode(components.parameters_of_selection(context)),
        text=context.language.text("municipalities.one.back"),
    )
    return True
