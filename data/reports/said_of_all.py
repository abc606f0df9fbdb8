"""What stands behind the last indicator and is said of the programme as a whole: advice, and findings below a list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from data.reports.lines import Document
from data.reports.section import Section
from data.reports.starts import look_of

_FEWEST = 3  # indicators
_NAME_AND_TOTAL = 2  # lines


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


def findings_of_all(document: Document, sections: Sequence[Section]) -> Section | None:
    """The findings below a list of nothing but names and totals, which are of no single indicator; None where others
    have findings as well, or the last of them more than its total.
    """
    known = sorted((section for section in sections if section.indicator), key=lambda section: section.line)
    if len(known) < _FEWEST or any(section.findings for section in known[:-1]) or not known[-1].findings:
        return None
    begins = [*(section.line for section in known), min(finding.heading for finding in known[-1].findings)]
    is_list = all(0 < after - before <= _NAME_AND_TOTAL for before, after in pairwise(begins))
    if not is_list or any(section.statements or section.total is None for section in known):
        return None
    last = known[-1]
    of_all = Section(document.lines[begins[-1]].text, None, begins[-1], last.end, last.end, findings=last.findings)
    last.findings = []
    last.end = last.content_end = begins[-1]
    return of_all
