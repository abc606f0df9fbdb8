"""Budsjett: how much is used, against the pace, against last year, and what the rest takes."""

from analysis import headlines
from pages.shell import cached, components
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    charts = cached.budget_charts(context)
    components.headline(context, cached.headline(context, headlines.of_budget))
    components.show_side_by_side(context, charts["use"], charts["through_years"], charts["needed"])
