"""Én indikator: how it has moved, its statements and what bears on them, what was said of it this year and last."""

import streamlit as st

from analysis.findings import headlines
from analysis.screens.indicator import indicator_screen
from pages.shell import cached, components, likenesses
from pages.shell.as_of import day_seen
from pages.shell.charts import show, show_side_by_side
from pages.shell.context import current
from pages.shell.one_indicator import choose_indicator

context = current()
if not components.nothing_to_show(context):
    assert context.selection is not None  # there is something to show
    facts = cached.facts(context)
    if context.selection.year not in facts.assessments.forms:
        components.headline(context, headlines.of_indicators(facts, context.selection, context.language))
        components.is_assessed(context)
    else:
        indicator = choose_indicator(context)
        screen = cached.screen(context, indicator_screen, indicator, day_seen(context))
        components.headline(context, screen.headline)
        with st.container(key="indicator-asks"):
            components.note(screen.description)
            components.quotes(context.language.text("pages.indicator.report"), screen.quotes)
        show_side_by_side(context, screen.history, screen.statements)
        show(context, screen.texts)
        likenesses.ask(context, indicator, screen.alike)
        show(context, screen.measures)
