"""Prosjekter: what the money goes to, how far it has come, what others put in, every project, and one of them."""

import streamlit as st

from analysis.screens.projects import projects_screen
from pages.shell import cached, components, meetings
from pages.shell.charts import show, show_side_by_side
from pages.shell.context import current
from pages.shell.one_project import show_project
from pages.shell.project_list import show_list

context = current()
if not components.nothing_to_show(context) and not show_project(context):
    screen = cached.screen(context, projects_screen, meetings.before(context))
    components.headline(context, screen.headline)
    if screen.has_many_deviations:
        show(context, screen.deviations)
        show(context, screen.leverage)
    else:
        left, right = st.columns((5, 7), gap="large")
        with left:
            show(context, screen.deviations)
        with right:
            show(context, screen.leverage)
    show(context, screen.phases)
    if screen.jobs is None:
        show_side_by_side(context, screen.sizes, screen.companies)
    else:
        left, right = st.columns(2, gap="large")
        with left:
            show(context, screen.sizes)
            show(context, screen.companies)
        with right:
            show(context, screen.jobs)
    show_list(context, screen.known)
