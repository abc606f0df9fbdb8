"""Oversikt: the year in one minute, or the round of a programme that works in rounds."""

import streamlit as st

from analysis.facts import INNOVATION
from analysis.screens.front_page import front_page
from analysis.screens.round import round_overview
from pages.shell import cached, components, key_figures
from pages.shell.as_of import day_seen
from pages.shell.charts import show
from pages.shell.context import Context, current


def _year(context: Context) -> None:
    page = cached.screen(context, front_page, day_seen(context))
    screen = page.overview
    components.headline(context, screen.headline)
    key_figures.key_figures(context, page.figures)
    key_figures.show_conclusion(context, page.conclusion)
    left, right = st.columns((5, 7), gap="large")
    with left:
        components.worth_talking_about(context, screen.findings)
    with right:
        if components.is_assessed(context):
            charts = {"profile": screen.profile, "radar": screen.radar}
            if page.trend is not None:
                charts = {"years": page.trend, **charts}
            show(context, charts[components.shape_chosen(*charts)])
            components.choice_of_shape(context, *charts)
    key_figures.work(context, page.work)
    components.freshness(context, screen.loaded_at)


def _round(context: Context) -> None:
    screen = cached.screen(context, round_overview, day_seen(context))
    components.headline(context, screen.headline)
    key_figures.key_figures(context, screen.figures)
    show(context, screen.running)
    left, right = st.columns((5, 7), gap="large")
    with left:
        components.worth_talking_about(context, screen.findings)
    with right:
        show(context, screen.funnel)
    components.freshness(context, screen.loaded_at)


current_context = current()
if not components.nothing_to_show(current_context):
    programme = current_context.programme
    if programme is not None and programme.kind == INNOVATION:
        _round(current_context)
    else:
        _year(current_context)
