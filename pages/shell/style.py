"""The look of the pages as CSS: the figures' colours as variables, and rules for our own HTML and for Streamlit's."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from analysis.drawing.look import BLEED, Look, Scheme
from analysis.inlined import jury_marks
from pages.shell.markup import markup


class _Sheet:
    """The style sheet as Streamlit takes HTML that is ready. A string of that length it would first look through for
    indents, in every run: a tenth of what a run takes.
    """

    def __init__(self, rules: str) -> None:
        self._html = str(markup("<style>{rules}</style>", rules=Markup(rules)))

    def _repr_html_(self) -> str:
        return self._html


def style(look: Look) -> None:
    """Puts the style sheet into the page."""
    st.html(_sheet(look.scheme))


@cache
def _sheet(scheme: Scheme) -> _Sheet:
    tokens = Look("M", scheme).tokens
    colours = {
        field.name.replace("_", "-"): getattr(tokens, field.name)
        for field in fields(tokens)
        if isinstance(getattr(tokens, field.name), str)
    }
    variables = ";".join(f"--{name}:{value}" for name, value in colours.items())
    own = (file.read_text(encoding="utf-8") for file in sorted(Path(__file__).parent.glob("*.css"), reverse=True))
    rules = "\n".join((jury_marks(), *own))
    return _Sheet(f":root{{{variables};--bleed:{BLEED}px;color-scheme:{scheme}}}\n{rules}")
