"""Findings that say their kind and their indicator in one label: "Styrke, portefølje: God styring"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from data.reports.lines import Document, Line, without_bullet
from data.reports.signed import HEADINGS
from data.understanding.kinds_of_findings import indicator_of, kind_of_finding

_LABELLED = re.compile(r"(?P<label>[^:]{5,70}):\s+(?P<text>\S.*)")
_BETWEEN = re.compile(r"\s*,\s+|\s+[–—/|-]\s+|\s*[(\[]\s*|\s+(?:for|innen|innan|på|i|om|in|on)\s+", re.IGNORECASE)
_FEWEST = 2


def with_kinds_over_names(document: Document) -> Document:
    """The document with such findings as points under their kinds, each with its indicator before it."""
    said = [_said(line) for line in document.lines]
    if sum(one is not None for one in said) < _FEWEST:
        return document
    lines: list[Line] = []
    for is_said, run in groupby(zip(document.lines, said, strict=True), lambda pair: pair[1] is not None):
        found = list(run)
        lines += _by_kind(found) if is_said else [line for line, _ in found]
    return replace(document, lines=tuple(lines))


def _by_kind(run: Sequence[tuple[Line, tuple[str, str] | None]]) -> Iterator[Line]:
    for kind, heading in HEADINGS.items():
        own = [(line, one[1]) for line, one in run if one is not None and one[0] == kind]
        if own:
            yield replace(own[0][0], text=heading, is_heading=True, is_bullet=False, has_gap=True, continues=False)
            yield from (replace(line, text=text, is_bullet=True, is_heading=False) for line, text in own)


def _said(line: Line) -> tuple[str, str] | None:
    """The kind of a line's finding, and the finding behind the name of its indicator; None where it names not both."""
    found = _LABELLED.fullmatch(without_bullet(line) or line.text)
    if found is None or line.figures or line.in_table:
        return None
    for cut in _BETWEEN.finditer(found["label"]):
        pair = found["label"][: cut.start()], found["label"][cut.end() :].rstrip(" )]")
        for kind, name in (pair, pair[::-1]):
            announced = kind_of_finding(kind)
            if announced is not None and announced[0] in HEADINGS and not announced[1] and indicator_of(name):
                return announced[0], f"{name}: {found['text']}"
    return None
