"""Prosjekter: what the money goes to, how far it has come, what others put in, every project, and one of them."""

from analysis.screens.projects import projects_screen
from pages.shell import cached, components, meetings
from pages.shell.charts import show, show_in_columns
from pages.shell.context import current
from pages.shell.one_project import show_project
from pages.shell.project_list import show_list

context = current()
if not components.nothing_to_show(context) and not show_project(context):
    screen = cached.screen(context, projects_screen, meetings.meetings_before(context))
    components.headline(context, screen.headline)
    show(context, screen.reported)
    if screen.has_many_deviations:
        show(context, screen.deviations)
        show(context, screen.leverage)
    else:
        show_in_columns(context, (5, 7), [screen.deviations], [screen.leverage])
    show(context, screen.phases)
    show_in_columns(context, (1, 1), [screen.sizes, screen.companies], [screen.jobs])
    show_list(context, screen.known)
