"""Indikatorer: every indicator through the years, the board against its statements, and two years."""

import streamlit as st

from analysis.screens.indicators import indicators_screen
from pages import page
from pages.shell import cached, components
from pages.shell.charts import show, show_side_by_side
from pages.shell.context import current
from pages.shell.one_indicator import indicator_links

context = current()
if "indicator" in st.query_params:
    # Links from before each indicator had a page of its own.
    st.switch_page(page("indicator").file, query_params=dict(st.query_params))
if not components.nothing_to_show(context):
    screen = cached.screen(context, indicators_screen)
    components.headline(context, screen.headline)
    if components.is_assessed(context):
        indicator_links(context)
        if screen.two_years is None:
            show_side_by_side(context, screen.years, screen.gap)
        else:
            show(context, screen.years)
            show_side_by_side(context, screen.gap, screen.two_years)
