"""Headings that were broken over two lines, put together again: "Profil og" and "kommunikasjon"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.reports.headings import after_total
from data.reports.lines import Document, Line, has_bullet, joined, without_bullet
from data.understanding.kinds_of_findings import indicator_of, is_topic, kind_of_finding

_LONGEST = 60


def with_whole_headings(document: Document) -> Document:
    """The document with two lines as one where only the two together are a heading, or a longer one than the first."""
    lines = document.lines
    whole: list[Line] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        if place + 1 < len(lines) and _are_one(line, lines[place + 1], lines[place + 2 : place + 3]):
            whole.append(replace(line, text=joined((line.text, lines[place + 1].text))))
            place += 2
        else:
            whole.append(line)
            place += 1
    return replace(document, lines=tuple(whole)) if len(whole) < len(lines) else document


def _are_one(line: Line, following: Line, below: Sequence[Line]) -> bool:
    if max(len(line.text), len(following.text)) > _LONGEST or line.figures or following.figures:
        return False
    if line.look != following.look or any(without_bullet(one) is not None for one in (line, following)):
        return False
    if line.text.endswith((".", ":", "?")) or not any(map(str.isalpha, following.text)):
        return False
    if _is_heading(line.text) and not (below and has_bullet(below[0])):
        return False  # what stands below a heading may as well be its first point
    return _means_more(joined((line.text, following.text)), line.text, following.text)


def _means_more(both: str, first: str, second: str) -> bool:
    """Whether the two lines are a name or a heading together that neither is alone."""
    if indicator_of(both) and second[:1].islower():
        return True
    if _is_heading(second) or _is_name(second):
        return False
    if indicator_of(both):
        return not indicator_of(first)
    if _is_heading(both):
        return not _is_heading(first) or second[:1].islower()
    return is_topic(both) and not is_topic(first)


def _is_heading(text: str) -> bool:
    kind = kind_of_finding(text)
    return (kind is not None and not kind[1]) or after_total(text) == ""


def _is_name(text: str) -> bool:
    return indicator_of(text) is not None or is_topic(text)
