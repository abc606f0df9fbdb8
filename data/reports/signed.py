"""Points that a plus or a minus sorts, where no heading does: what is good, and what could be better."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.reports.headings import after_total, indicator_of, kind_of_finding
from data.reports.lines import Document, Line

_PLUS = re.compile(r"[+＋](?:\s+(?=\S)|(?=[^\W\d]))")
_MINUS = re.compile(r"[-–—−÷]\s+(?=\S)")
_HEADINGS = {"+": "Styrker", "-": "Forbedringsområder"}
_FEWEST = 2  # of each sign, in the whole report


def with_signs_as_headings(document: Document) -> Document:
    """The document with a heading above each such list, and its points as points."""
    lines = document.lines
    counts = [sum(bool(sign.match(line.text)) for line in lines) for sign in (_PLUS, _MINUS)]
    if min(counts) < _FEWEST:
        return document
    return replace(document, lines=tuple(_headed(lines)))


def _headed(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    sign, is_headed = "", False
    for line in lines:
        text = line.text
        if kind_of_finding(text) or indicator_of(text) or after_total(text) is not None:
            sign, is_headed = "", kind_of_finding(text) is not None
        here = "+" if _PLUS.match(text) else "-" if sign and _MINUS.match(text) else ""
        if not here or is_headed or line.figures:
            found.append(line)
            continue
        if here != sign:
            found.append(Line(_HEADINGS[here], line.place, is_heading=True, has_gap=True))
        sign = here
        point = (_PLUS if here == "+" else _MINUS).sub("", text, count=1)
        found.append(replace(line, text=point, is_bullet=True))
    return found
