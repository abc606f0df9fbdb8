"""Juryen: how each juror voted on each proposal, what to talk about, and the national roadmap as a second lens."""

from dataclasses import replace

import streamlit as st

from analysis.screens.jury import jury_screens
from pages.shell import cached, components, filters
from pages.shell.charts import show, show_side_by_side
from pages.shell.context import current
from pages.shell.jury_edits import progress, voting_block

context = current()
if not components.nothing_to_show(context):
    spoken = context.language
    screens = cached.screen(context, jury_screens)
    screen = screens[None]
    names = [panel.municipality for panel in screen.panels if panel.municipality]
    chosen = None
    if screen.is_voted and len(names) > 1:
        with st.container(key="jury-municipality"):
            label = spoken.text("jury.column_municipality")
            chosen = filters.choose("municipality", label, names, names[0], str)
        screen = screens[chosen]
    assert context.selection is not None  # there is something to show
    voting = cached.open_votes(context.selection.programme, context.selection.year)
    headline = screen.headline
    if len(voting) == 1 and chosen in (None, voting[0].municipality) and context.as_of_entry is None:
        text = spoken.text("jury.voting.headline", progress=progress(voting[0], spoken))
        headline = replace(headline, text=text)
    components.headline(context, headline)
    voting_block(context, screen.panels, chosen)
    if screen.votes is None:
        components.panel(*(spoken.text(f"jury.nothing_{part}") for part in ("title", "why", "what")))
    show(context, screen.votes)
    if screen.is_voted:
        left, right = st.columns((5, 7), gap="large")
        with left:
            components.worth_talking_about(context, screen.findings)
        with right:
            show(context, screen.frames)
        show(context, screen.criteria)
        show(context, screen.scores)
        show(context, screen.panel)
    else:
        show(context, screen.panel)
        show_side_by_side(context, screen.criteria, screen.frames)
        show(context, screen.scores)
