"""Oversikt: the year in one minute."""

import streamlit as st

from analysis.screens.overview import overview_screen
from pages.shell import cached, components
from pages.shell.charts import show
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    screen = cached.screen(context, overview_screen)
    components.headline(context, screen.headline)
    components.key_figures(screen.figures)
    left, right = st.columns((5, 7), gap="large")
    with left:
        components.worth_talking_about(context, screen.findings)
    with right:
        if components.is_assessed(context):
            place = st.container()
            is_radar = components.profile_shape(context) == "radar"
            with place:
                show(context, screen.radar if is_radar else screen.profile)
    components.freshness(context, screen.loaded_at)
