"""Juryen: how each juror voted on each proposal, what to talk about, and the national roadmap as a second lens."""

import streamlit as st

from analysis.screens.jury import jury_screen
from pages.shell import cached, components, filters
from pages.shell.charts import show, show_side_by_side
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    screen = cached.screen(context, jury_screen, None)
    names = [panel.municipality for panel in screen.panels if panel.municipality]
    if screen.is_voted and len(names) > 1:
        with st.container(key="jury-municipality"):
            label = context.language.text("jury.column_municipality")
            chosen = filters.choose("municipality", label, names, names[0], str)
        screen = cached.screen(context, jury_screen, chosen)
    components.headline(context, screen.headline)
    if screen.votes is None:
        spoken = context.language
        components.panel(*(spoken.text(f"jury.nothing_{part}") for part in ("title", "why", "what")))
    show(context, screen.votes)
    if screen.is_voted:
        left, right = st.columns((5, 7), gap="large")
        with left:
            components.worth_talking_about(context, screen.findings)
        with right:
            show(context, screen.frames)
        show(context, screen.criteria)
        show(context, screen.panel)
    else:
        show(context, screen.panel)
        show_side_by_side(context, screen.criteria, screen.frames)
