"""Scores with a half written as a fraction, "4 ½" and "3 1/2", where a line opens with what they are given to."""

from __future__ import annotations

import re
from dataclasses import replace

from data.reports.headings import after_total, is_statement
from data.reports.lines import Document, Line, without_bullet
from data.understanding.kinds_of_findings import bare_heading, indicator_of

_HALF = re.compile(r"(?<![\d.,/])([1-6])\s?(?:½|1/2(?![\d/]))")
_NAMED = re.compile(r"(?P<name>.*?[^\W\d_])[ \t:=|(–—-]+[1-6]")


def in_decimals(text: str) -> str:
    """The text with its halves as decimals, where an indicator, a statement or a total stands before its numbers.

    Elsewhere a half may be of anything, and is told in the writer's own words: "2 ½ stilling".
    """
    if not _HALF.search(text) or (found := _NAMED.match(text)) is None:
        return text
    name = bare_heading(found["name"])
    is_named = indicator_of(name) is not None or is_statement(name) or after_total(f"{name}:") == ""
    return _HALF.sub(r"\1,5", text) if is_named else text


def with_halves_in_decimals(document: Document) -> Document:
    """The document with such scores as decimals."""
    return replace(document, lines=tuple(map(_line, document.lines)))


def _line(line: Line) -> Line:
    if not _HALF.search(line.text):
        return line
    text = without_bullet(line)
    if text is None:
        return replace(line, text=in_decimals(line.text))
    return replace(line, text=line.text.removesuffix(text) + in_decimals(text))
