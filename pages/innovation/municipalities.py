"""Kommunene: each municipality of the round, its challenge before and after, what it had in place; and one of them."""

from analysis.screens.municipalities import municipalities_screen
from pages.shell import cached, components
from pages.shell.charts import show
from pages.shell.context import current
from pages.shell.one_municipality import choose_municipality, show_municipality
from pages.shell.readiness_edits import checklist

context = current()
if not components.nothing_to_show(context):
    screen = cached.screen(context, municipalities_screen)
    if not show_municipality(context, screen.known):
        components.headline(context, screen.headline)
        choose_municipality(context, screen.known)
        show(context, screen.compared)
        show(context, screen.readiness)
        checklist(context, screen.known)
