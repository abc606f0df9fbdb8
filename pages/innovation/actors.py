"""Aktørene: who works with whom before, under way and after, and who took part in what."""

import streamlit as st

from analysis.charts import actors as charts
from analysis.screens.actors import actors_screen
from pages.shell import cached, components
from pages.shell.charts import show
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    screen = cached.screen(context, actors_screen)
    components.headline(context, screen.headline)
    known, asked = screen.known, ""
    if known.ties or known.activities:
        with st.container(key="actor-search"):
            asked = st.text_input(context.language.text("actors.search"), key="actor-search-text", max_chars=100)
    if asked.strip():
        assert context.selection is not None  # there is something to show
        found = known.matching(asked, lambda kind: charts.actor_kind_name(kind, 1, context.language))
        if not found.ties and not found.actors:
            components.note(context.language.text("actors.no_match"))
        if found.ties:
            show(context, charts.ties(known, context.selection, context.language, asked))
        if found.actors:
            show(context, charts.participation(known, context.selection, context.language, asked))
    else:
        show(context, screen.ties)
        show(context, screen.participation)
