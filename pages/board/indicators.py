"""Indikatorer: every indicator through the years, one in depth, two years, and the board against its statements."""

from pages.shell import cached, components
from pages.shell.charts import show, show_side_by_side
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    screen = cached.indicators(context)
    components.headline(context, screen.headline)
    if components.is_assessed(context):
        has_other_year = screen.two_years is not None
        if has_other_year:
            show(context, screen.years)
        else:
            show_side_by_side(context, screen.years, screen.gap)
        one = cached.in_depth(context, components.choose_indicator(context))
        show_side_by_side(context, one.history, one.statements)
        components.said_about(context, one.said)
        if has_other_year:
            show_side_by_side(context, screen.gap, screen.two_years)
