"""Arbeidsplasser: new and secured against the target, per focus area and stage, and what is needed."""

import streamlit as st

from analysis import headlines
from pages.shell import cached, components
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    charts = cached.job_charts(context)
    components.headline(context, cached.headline(context, headlines.of_jobs))
    components.definition(context, charts["cumulative"])
    left, right = st.columns(2, gap="large")
    with left:
        components.show(context, charts["cumulative"])
        components.show(context, charts["by_stage"])
    with right:
        components.show(context, charts["by_area"])
        components.show(context, charts["needed"])
