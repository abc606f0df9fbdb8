"""HTML from templates: whatever is put into one is escaped by the template itself, unless it is markup already."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

_ROOT = Path(__file__).parents[1]
_LINE_BREAK = re.compile(r"\s*\n\s*")


class _Joined(Extension):
    """Lines of a template are for its reader: the page has neither their ends nor their indentation."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _LINE_BREAK.sub("", source)


class _Environment(Environment):
    """A template includes another by the way to it from its own folder."""

    def join_path(self, template: str, parent: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(parent), template))


@cache
def _environment() -> Environment:
    made = _Environment(
        loader=FileSystemLoader(_ROOT),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # nobody edits the templates of a running server
        extensions=[_Joined],
    )
    made.filters["percent"] = lambda share: f"{share * 100:.2f}%"
    return made


def rendered(template: str, **values: object) -> Markup:
    """The template filled in; a name it asks for and does not get is an error. "analysis/key_figures.html" is one."""
    return Markup(_environment().get_template(template).render(**values))
