"""Læring: what worked and what was hard, what was recommended, and what came of that."""

from analysis.screens.lessons import lessons_screen
from pages.shell import cached, components
from pages.shell.as_of import day_seen
from pages.shell.charts import show
from pages.shell.context import current
from pages.shell.key_figures import key_figures
from pages.shell.recommendation_edits import update_a_recommendation

context = current()
if not components.nothing_to_show(context):
    screen = cached.screen(context, lessons_screen, day_seen(context))
    components.headline(context, screen.headline)
    if screen.figures:
        key_figures(context, screen.figures)
    else:
        spoken = context.language
        components.panel(*(spoken.text(f"lessons.missing_{part}") for part in ("title", "why", "what")))
    show(context, screen.by_theme)
    show(context, screen.recommendations)
    update_a_recommendation(context, screen.given, screen.lessons)
    show(context, screen.chain)
