"""HTML from templates: whatever is put into one is escaped by the template itself, unless it is markup already."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

_LINE_BREAK = re.compile(r"\s*\n\s*")


class _Joined(Extension):
    """Lines of a template are for its reader: the page has neither their ends nor their indentation."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _LINE_BREAK.sub("", source)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=[_Joined],
    )


def rendered(template: str, **values: object) -> Markup:
    """The template (a path below `analysis/`) filled in; a name it asks for and does not get is an error."""
    return Markup(_environment().get_template(template).render(**values))
