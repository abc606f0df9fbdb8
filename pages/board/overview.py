"""Oversikt: the year in one minute."""

import streamlit as st

from pages.shell import cached, components
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    shown = cached.overview(context)
    components.headline(context, shown.headline)
    components.key_figures(shown.figures)
    left, right = st.columns((5, 7), gap="large")
    with left:
        components.worth_talking_about(context, shown.findings)
    with right:
        if components.is_assessed(context):
            place = st.container()
            is_radar = components.profile_shape(context) == "radar"
            with place:
                components.show(context, shown.radar if is_radar else shown.profile)
    components.freshness(context, shown.loaded_at)
