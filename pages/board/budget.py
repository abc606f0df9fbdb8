"""Budsjett: how much is used, against the pace, against last year, and what the rest takes."""

from analysis.screens.budget import budget_screen
from pages.shell import cached, components
from pages.shell.charts import show_side_by_side
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    screen = cached.screen(context, budget_screen)
    components.headline(context, screen.headline)
    show_side_by_side(context, screen.use, screen.through_years, screen.needed, screen.by_area_and_year)
