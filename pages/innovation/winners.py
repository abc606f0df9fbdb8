"""Etter vinneren: how far each winner is, what was known when, and what others did."""

from analysis.screens.lessons import winners_screen
from pages.shell import cached, components
from pages.shell.as_of import day_seen
from pages.shell.charts import show
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    screen = cached.screen(context, winners_screen, day_seen(context))
    components.headline(context, screen.headline)
    if screen.lines is None:
        spoken = context.language
        components.panel(*(spoken.text(f"winners.missing_{part}") for part in ("title", "why", "what")))
    show(context, screen.lines)
    show(context, screen.known_at_times)
    show(context, screen.others)
