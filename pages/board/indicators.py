"""Indikatorer: every indicator through the years, the board against its statements, two years, and one in depth."""

from analysis.screens.indicators import indicator_in_depth, indicators_screen
from pages.shell import cached, components
from pages.shell.charts import show, show_side_by_side
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    screen = cached.screen(context, indicators_screen)
    components.headline(context, screen.headline)
    if components.is_assessed(context):
        if screen.two_years is None:
            show_side_by_side(context, screen.years, screen.gap)
        else:
            show(context, screen.years)
            show_side_by_side(context, screen.gap, screen.two_years)
        one = cached.screen(context, indicator_in_depth, components.choose_indicator(context))
        show_side_by_side(context, one.history, one.statements)
        components.report_texts(context, one.texts)
