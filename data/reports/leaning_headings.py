"""Headings over points that say their kind among other words: "Svakheter vi må rette på" beside "Styrker"."""

from __future__ import annotations

from dataclasses import replace

from data.reports.headings import leads_on, part_of
from data.reports.lines import Document, Line, has_bullet
from data.reports.signed import HEADINGS
from data.understanding.kinds_of_findings import indicator_of, is_topic, kind_of_finding
from data.understanding.stems import says, words_in


def with_leaning_headings(document: Document) -> Document:
    """The document with such headings in plain words, where they are set as a heading that only names another kind.

    Amid running text words of praise and blame mean nothing; above a list, set as the lists' headings are, they do.
    """
    lines = document.lines
    sure = [(line.look, kind[0]) for line in lines if line.is_heading and (kind := kind_of_finding(line.text))]
    looks, known = {look for look, _ in sure}, {kind for _, kind in sure}
    if not known:
        return document
    over_points = (has_bullet(line) for line in lines[1:])
    found = [
        _leaning(line) if is_over_points and line.look in looks else None
        for line, is_over_points in zip(lines, (*over_points, False), strict=True)
    ]
    plain = tuple(
        line if kind is None or kind in known else replace(line, text=HEADINGS[kind])
        for line, kind in zip(lines, found, strict=True)
    )
    return replace(document, lines=plain)


def _leaning(line: Line) -> str | None:
    """The kind that a heading leans to, if it names nothing else: no indicator, no statement, no part of a report."""
    text = line.text
    is_other = indicator_of(text) is not None or is_topic(text) or part_of(text) is not None or leads_on(text)
    if not line.is_heading or line.in_table or is_other or kind_of_finding(text) is not None:
        return None
    words = words_in(text)
    said = [kind for kind in HEADINGS if says(words, "findings", kind)]
    if said == ["strength"] and says(words, "turns", "not"):
        return "improvement"
    return said[0] if len(said) == 1 else None
