"""The label in three that no word tells, where it comes back under indicator after indicator in its place among the
others: "Styrker", "Svakheter", "Oppfølging", above lists, before a text on the line, or in a table's first column.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data.reports.asked import KINDS
from data.reports.headings import after_total, is_comment, part_of
from data.reports.lines import Document, Line, has_bullet
from data.reports.signed import HEADINGS
from data.terms import aliases
from data.understanding.kinds_of_findings import MIXED, indicator_of, kind_in_table, kind_of_finding, labelled_kind
from data.understanding.stems import says, words_in

_FEWEST = 3  # indicators
_FEWEST_LEANING = 2  # the same of a label whose words lean to a kind: some have no actions for most
_LONGEST = 40
_RUN_IN = re.compile(r"(?P<label>[^:.]{2,40}?)\s*(?P<mark>[:?])\s+(?P<text>[^\d\s].*)")


@dataclass(frozen=True)
class _Label:
    """A label of a section: its line, its words, as they stand and as they are compared, and the text behind it."""

    place: int
    head: str
    words: str
    text: str
    kind: str


def with_recurring_labels(document: Document) -> Document:
    """The document with the usual label of a kind where its words only lean to it and its place tells the same; and
    with what stands behind a label that tells nothing set apart, so that it is no part of the text above.
    """
    sections = list(_sections(document.lines))
    times = Counter(words for labels in sections for words in {label.words for label in labels})
    heads = {label.words: label.head for labels in sections for label in labels}
    usual = {
        words
        for words, count in times.items()
        if count >= (_FEWEST if kind_in_table(heads[words]) is None else _FEWEST_LEANING)
    }
    told: dict[str, set[str]] = defaultdict(set)
    for labels in sections:
        own = [label for label in labels if label.words in usual]
        for label in own:
            if not label.kind:
                told[label.words].add(_kind_by_place(label, own))
    changed = {
        label.place: (label, kinds.copy().pop() if len(kinds := told[label.words]) == 1 else "")
        for labels in sections
        for label in labels
        if label.words in told and _is_among_kinds(label, labels)
    }
    if not changed:
        return document
    lines = (_changed(line, *changed[place]) if place in changed else line for place, line in enumerate(document.lines))
    return replace(document, lines=tuple(lines))


def with_labels_beginning_paragraphs(document: Document) -> Document:
    """The document with room above each line that begins with the label of a kind, or with one that comes back.

    Where lines wrap, what stands behind it would else go on with the text above: "Tiltak: Lage mal" below another.
    """
    if not document.wraps:
        return document
    labels = [_label_before(line) for line in document.lines]
    times = Counter(labels)
    return replace(
        document,
        lines=tuple(
            replace(line, has_gap=True)
            if label and not line.has_gap and (times[label] >= _FEWEST or labelled_kind(line.text) is not None)
            else line
            for line, label in zip(document.lines, labels, strict=True)
        ),
    )


def _label_before(line: Line) -> str:
    """The words before the colon of a line that goes on behind it; nothing on one that is set in any other way."""
    is_plain = not (line.figures or line.in_table or line.is_heading or has_bullet(line))
    found = _RUN_IN.fullmatch(line.text) if is_plain else None
    return aliases.normalised(found["label"]) if found is not None and found["label"][:1].isupper() else ""


def _changed(line: Line, label: _Label, kind: str) -> Line:
    if kind:
        return replace(line, text=f"{HEADINGS[kind]}: {label.text}" if label.text else HEADINGS[kind])
    return replace(line, has_gap=True) if label.text else line


def _sections(lines: Sequence[Line]) -> Iterator[list[_Label]]:
    """The labels below each heading that names an indicator, those of kinds that are known among them."""
    own: list[_Label] | None = None
    for place, line in enumerate(lines):
        if line.figures or has_bullet(line):
            continue
        if indicator_of(line.text) is not None:
            if own:
                yield own
            own = []
        elif own is not None and (label := _label(place, line)) is not None:
            own.append(label)
    if own:
        yield own


def _label(place: int, line: Line) -> _Label | None:
    text = line.text
    known = kind_of_finding(text)
    if known is not None:
        head = text.partition(":")[0]
        return None if MIXED in known[0] else _Label(place, head, aliases.normalised(head), known[1], known[0])
    found = _RUN_IN.fullmatch(text)
    head, rest = (found["label"], found["text"]) if found else (text.rstrip(" :?"), "")
    is_short = len(head) <= _LONGEST and head[:1].isupper() and not head.endswith((".", ",", ";", "!"))
    if not is_short or any(map(str.isdigit, head)) or not _may_be_kind(head) or after_total(text) is not None:
        return None
    return _Label(place, head, aliases.normalised(head), rest, "")


def _may_be_kind(head: str) -> bool:
    """Whether words may announce findings, and no remarks, no part of a report and nothing of before."""
    return not (is_comment(head) or part_of(head) is not None or says(words_in(head), "score", "before"))


def _is_among_kinds(label: _Label, labels: Sequence[_Label]) -> bool:
    return label.kind == "" and any(other.kind for other in labels)


def _kind_by_place(label: _Label, own: Sequence[_Label]) -> str:
    """The kind that a label leans to and that its place among the known ones allows; nothing where they differ."""
    leaning = kind_in_table(label.head)
    order = [leaning if one is label else one.kind for one in own if one is label or one.kind]
    is_in_order = order == [kind for kind in KINDS if kind in order]
    return leaning if leaning is not None and is_in_order else ""
