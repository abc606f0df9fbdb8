"""Del: links that open one programme to somebody without an account, and the board pack as a file."""

from pages.meeting import links, packing
from pages.shell import components
from pages.shell.context import current

context = current()
if not components.nothing_to_show(context):
    components.plain_headline(context.language.text("share.headline"), context.language.text("share.lead"))
    links.show(context)
    packing.show(context)
