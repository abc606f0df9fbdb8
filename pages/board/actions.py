"""Tiltak: what the assessments advised, and what became of it."""

import streamlit as st

from analysis.screens.actions import actions_screen
from pages.shell import cached, components
from pages.shell.action_edits import update_an_action
from pages.shell.as_of import day_seen
from pages.shell.charts import show
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    screen = cached.screen(context, actions_screen, day_seen(context))
    components.headline(context, screen.headline)
    update_an_action(context, screen.choices)
    show(context, screen.lives)
    # Without what became of the scores, what was advised has all of the page.
    is_alone = screen.scores_afterwards is None
    left, right = (st.container(), st.container()) if is_alone else st.columns((5, 7), gap="large")
    with left:
        show(context, screen.by_year)
        components.never_taken_up(context, screen.never_taken_up)
    with right:
        show(context, screen.scores_afterwards)
    show(context, screen.plan)
    show(context, screen.conclusions)
