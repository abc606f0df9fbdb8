"""Indikatorer: every indicator through the years, one in depth, two years, and the board against its statements."""

from analysis import headlines
from pages.shell import cached, components
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    components.headline(context, cached.headline(context, headlines.of_indicators))
    if components.is_assessed(context):
        charts = cached.assessment_charts(context)
        if charts["two_years"] is None:
            components.show_side_by_side(context, charts["years"], charts["gap"])
        else:
            components.show(context, charts["years"])
        history, statements, said = cached.indicator_in_depth(context, components.choose_indicator(context))
        components.show_side_by_side(context, history, statements)
        components.said_about(context, said)
        if charts["two_years"] is not None:
            components.show_side_by_side(context, charts["gap"], charts["two_years"])
