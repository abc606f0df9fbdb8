"""Runden: from applications to winners, when and in how many days, by what it was decided, and the work."""

from analysis.screens.round import round_screen
from pages.shell import cached, components
from pages.shell.as_of import day_seen
from pages.shell.charts import show, show_side_by_side
from pages.shell.context import current
from pages.shell.round_day import choose_day, chosen_day

context = current()
if not components.nothing_to_show(context):
    today = day_seen(context)
    day = chosen_day(today)
    screen = cached.screen(context, round_screen, day)
    components.headline(context, screen.headline)
    if screen.is_empty:
        texts = [context.language.text(f"round.nothing_{part}") for part in ("title", "why", "what")]
        components.panel(*texts)
    choose_day(context, screen.span, today, day)
    show(context, screen.running)
    show(context, screen.funnel)
    show(context, screen.timeline)
    show_side_by_side(context, screen.steps, screen.effort)
    show(context, screen.hours)
    show(context, screen.criteria)
    show_side_by_side(context, screen.scores, screen.sensitivity)
    show(context, screen.compared)
