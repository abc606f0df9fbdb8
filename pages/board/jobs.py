"""Arbeidsplasser: new and secured against the target, per focus area and stage, and what is needed."""

from analysis import headlines
from pages.shell import cached, components
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    charts = cached.job_charts(context)
    components.headline(context, cached.headline(context, headlines.of_jobs))
    components.definition(context, charts["cumulative"])
    components.show_side_by_side(context, charts["cumulative"], charts["needed"], charts["by_area"], charts["by_stage"])
