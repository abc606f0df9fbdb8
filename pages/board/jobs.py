"""Arbeidsplasser: new and secured against the target, per focus area and stage, and what is needed."""

from analysis.screens.jobs import jobs_screen
from pages.shell import cached, components
from pages.shell.charts import show_side_by_side
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    screen = cached.screen(context, jobs_screen)
    components.headline(context, screen.headline)
    components.definition(context, screen.cumulative)
    show_side_by_side(context, screen.cumulative, screen.needed, screen.by_area, screen.by_stage)
