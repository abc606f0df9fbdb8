"""Målinger: the goals in the board's order, and what is measured beside the board's own scores."""

from analysis.screens.measures import measures_screen
from pages.shell import cached, components
from pages.shell.catalogue import show_catalogue
from pages.shell.charts import show
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    screen = cached.screen(context, measures_screen)
    components.headline(context, screen.headline)
    for chart in (screen.goals, screen.series, screen.single):
        show(context, chart)
    show_catalogue(context)
