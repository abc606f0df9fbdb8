"""Sammenlign: the programme beside others in the same programme year, and never a ranking."""

from analysis.screens.compare import compare_screen
from pages.shell import cached, components
from pages.shell.charts import show
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    screen = cached.screen(context, compare_screen)
    components.headline(context, screen.headline)
    if screen.lead:
        components.note(screen.lead)
    for chart in (screen.indicators, screen.measured, screen.paths, screen.missing):
        show(context, chart)
    if screen.left_out:
        components.lead(context.language.text("other_programmes.left_out.title"))
        for sentence in screen.left_out:
            components.note(sentence)
    if screen.names:
        components.note(screen.names)
