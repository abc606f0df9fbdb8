"""The kind of the one list in three that no word tells: what is good, what can be better, what shall be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from data.reports.asked import KINDS
from data.reports.headings import may_be_kind
from data.reports.lines import Document
from data.reports.section import Section

_FEWEST = 2  # sections; what stands so once may be anything


def take_kinds_by_order(document: Document, sections: Sequence[Section]) -> None:
    """Gives the findings under an unknown heading the one kind that nothing else has, where it stands in its
    place among the others in every section: boards write what is good, what can be better and what they will do in
    that order.
    """
    said: dict[str, set[str | None]] = {}
    times: dict[str, int] = {}
    told = {finding.kind for section in sections for finding in section.findings}
    left = [kind for kind in KINDS if kind not in told]
    for section in sections:
        for text, kind in _told_by_order(document, section, left):
            said.setdefault(text, set()).add(kind)
            times[text] = times.get(text, 0) + 1
    sure = {text: kinds.copy().pop() for text, kinds in said.items() if len(kinds) == 1 and times[text] >= _FEWEST}
    sure = {text: kind for text, kind in sure.items() if _is_list_of_its_own(document, sections, text)}
    for section in sections:
        section.findings = [
            replace(finding, kind=kind)
            if not finding.kind and (kind := sure.get(document.lines[finding.heading].text)) is not None
            else finding
            for finding in section.findings
        ]


def _is_list_of_its_own(document: Document, sections: Sequence[Section], text: str) -> bool:
    """Whether what stands below an unknown heading explains nothing beside it, as a column of a table may: somewhere
    it says more than each of the others does.
    """
    headings = {finding.heading for section in sections for finding in section.findings}
    if not any(document.lines[place].table for place in headings if document.lines[place].text == text):
        return True
    more: set[str] = set()
    for section in sections:
        counts = Counter(finding.kind or document.lines[finding.heading].text for finding in section.findings)
        more |= {kind for kind in KINDS if counts[text] > counts[kind]}
    return len(more) >= len(KINDS) - 1


def _told_by_order(document: Document, section: Section, left: Sequence[str]) -> list[tuple[str, str | None]]:
    """Each unknown heading of a section with the kind that its place tells; None where its place tells nothing."""
    kinds = {finding.heading: finding.kind for finding in section.findings}
    unknown = [place for place in kinds if not kinds[place] and may_be_kind(document.lines[place].text)]
    if len(kinds) == len(KINDS):  # all are here, so that this section tells by itself which is left
        left = [kind for kind in KINDS if kind not in kinds.values()]
    in_order = [kinds[place] or (left[0] if len(left) == 1 else "") for place in sorted(kinds)]
    is_told = len(unknown) == len(left) == 1 < len(in_order)
    is_told = is_told and in_order == [kind for kind in KINDS if kind in in_order]
    return [(document.lines[place].text, left[0] if is_told else None) for place in unknown]
