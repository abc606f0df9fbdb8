"""Årshjul: what is late, what comes next, the year, what happened, and whether the programme can be handed over."""

from analysis.screens.wheel import wheel_screen
from pages.shell import cached, components
from pages.shell.as_of import day_seen
from pages.shell.charts import show, show_in_columns, show_side_by_side
from pages.shell.context import current
from pages.shell.wheel_edits import buttons

context = current()
if not components.nothing_to_show(context):
    screen = cached.screen(context, wheel_screen, day_seen(context))
    components.headline(context, screen.headline)
    buttons(context, screen.to_do, screen.checks, screen.calendar)
    if screen.has_many_late:
        show(context, screen.late)
        show(context, screen.coming)
    else:
        show_side_by_side(context, screen.late, screen.coming)
    show(context, screen.year)
    show(context, screen.leader)
    show_in_columns(context, (7, 5), [screen.events], [screen.readiness])
