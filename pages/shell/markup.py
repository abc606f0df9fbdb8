"""HTML of the pages' own with texts put in: each is escaped on its way, so that none can be forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Literal

import streamlit as st
from markupsafe import Markup


def markup(written: str, /, **values: Any) -> Markup:
    """The HTML with `{name}` filled from `values`, escaped unless it is markup already. `written` is a constant."""
    return Markup(written).format(**values)


_RANGE = re.compile(r"(\d+(?:[.,]\d+)?–\d+(?:[.,]\d+)?)")


def ranges_whole(text: str) -> Markup:
    """The text with its ranges, such as 2020–2024, kept on one line each: browsers break after the dash."""
    pieces = _RANGE.split(text)
    return joined(
        markup('<span class="ps-whole">{piece}</span>', piece=piece) if place % 2 else markup("{piece}", piece=piece)
        for place, piece in enumerate(pieces)
    )


def joined(pieces: Iterable[Markup]) -> Markup:
    """The pieces one after the other."""
    return Markup("").join(pieces)


def show_html(written: str, /, *, width: Literal["stretch", "content"] = "stretch", **values: Any) -> None:
    """Puts that HTML on the page."""
    st.html(markup(written, **values), width=width)
