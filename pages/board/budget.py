"""Budsjett: how much is used, against the pace, against last year, and what the rest takes."""

import streamlit as st

from analysis import headlines
from pages.shell import cached, components
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    charts = cached.budget_charts(context)
    components.headline(context, cached.headline(context, headlines.of_budget))
    left, right = st.columns(2, gap="large")
    with left:
        components.show(context, charts["use"])
        components.show(context, charts["needed"])
    with right:
        components.show(context, charts["through_years"])
