"""One project on the page of projects, where the address asks for one."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from analysis.screens.one_project import project_screen
from pages.shell import cached, components, key_figures, meetings
from pages.shell.as_of import day_seen
from pages.shell.charts import show
from pages.shell.context import Context
from pages.shell.markup import show_html


def show_project(context: Context) -> bool:
    """The project that the address asks for, with the way back to all; False where it asks for none that is there."""
    asked = st.query_params.get("project")
    if asked is None:
        return False
    screen = cached.screen(context, project_screen, asked, day_seen(context), meetings.meetings_before(context))
    if screen is None:
        components.note(context.language.text("pages.projects.no_such", project=asked))
        return False
    components.headline(context, screen.headline)
    key_figures.key_figures(None, screen.figures)
    show(context, screen.phases)
    left, right = st.columns((5, 7), gap="large")
    with left:
        show(context, screen.facts)
    with right:
        show(context, screen.deviations)
    show_html(
        '<p class="ps-back"><a href="?{query}" target="_self">{text}</a></p>',
        query=urlencode(components.parameters_of_selection(context)),
        text=context.language.text("pages.projects.back_to_all"),
    )
    return True
