"""Lines that stand word for word among the findings of several indicators, and are findings of none of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from data.reports.findings import Finding
from data.reports.lines import Document, without_bullet
from data.reports.section import Section
from data.terms import aliases

_FEWEST = 2  # indicators
_FEWEST_POINTS = 2  # that differ
_OPPOSITE = frozenset({"strength", "improvement"})


def leave_what_is_said_alike(document: Document, sections: Sequence[Section]) -> None:
    """Takes from the findings, and tells of, what comes back under another indicator outside of the lists whose points
    all others are, "Ble ikke drøftet.", or both as what is good and as what could be better.
    """
    by_text: dict[str, list[tuple[Section, Finding]]] = defaultdict(list)
    for section in sections:
        for finding in section.findings if section.indicator else []:
            by_text[aliases.normalised(finding.text)].append((section, finding))
    plain = {text for text, found in by_text.items() if not any(_is_point(document, finding) for _, finding in found)}
    alike = {text for text, found in by_text.items() if len({section.indicator for section, _ in found}) >= _FEWEST}
    are_lists = len(by_text) - len(plain) >= _FEWEST_POINTS and plain <= alike
    for text in alike:
        found = by_text[text]
        is_outside = are_lists and text in plain
        if not is_outside and not {finding.kind for _, finding in found} >= _OPPOSITE:
            continue
        for section, finding in found:
            section.findings.remove(finding)
            section.tell(document, "said_alike", finding.line, finding.text)


def _is_point(document: Document, finding: Finding) -> bool:
    return without_bullet(document.lines[finding.line]) is not None
