"""Advice behind the last indicator, under a heading set as those of indicators: it is for the programme as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from data.reports.lines import Document
from data.reports.section import Section
from data.reports.starts import look_of

_FEWEST = 3  # indicators


def leave_what_is_said_of_all(document: Document, sections: Sequence[Section]) -> None:
    """Ends the last section before such a heading, where no other indicator has findings of its own."""
    known = sorted((section for section in sections if section.indicator), key=lambda section: section.line)
    if len(known) < _FEWEST or any(section.findings for section in known[:-1]):
        return
    last = known[-1]
    headings = {finding.heading for finding in last.findings}
    if len(headings) != 1:
        return
    (heading,) = headings
    own, other = document.lines[last.line], document.lines[heading]
    if heading > last.line and own.is_heading and other.is_heading and look_of(own) == look_of(other):
        last.findings = []
        last.end = last.content_end = heading
