"""Indikatorer: every indicator through the years, one in depth, two years, and the board against its statements."""

import streamlit as st

from analysis import headlines
from pages.shell import cached, components
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    components.headline(context, cached.headline(context, headlines.of_indicators))
    if components.is_assessed(context):
        charts = cached.assessment_charts(context)
        components.show(context, charts["years"])

        history, statements, said = cached.indicator_in_depth(context, components.choose_indicator(context))
        left, right = st.columns(2, gap="large")
        with left:
            components.show(context, history)
        with right:
            components.show(context, statements)
        components.said_about(context, said)

        left, right = st.columns(2, gap="large")
        with left:
            components.show(context, charts["two_years"])
        with right:
            components.show(context, charts["gap"])
