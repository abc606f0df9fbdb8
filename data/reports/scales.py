"""Several scales in one text, "Styret ☐1 ☒2 … ☐6 Rutiner ☐1 … ☒6", as a line for each statement: no single one has
the marks of two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data.reports import boxes
from data.reports.lines import Document, Line, squeezed

_BETWEEN = " ,;|:·–—-"


def with_a_line_per_scale(document: Document) -> Document:
    """The document with such texts parted after each row of boxes, or before it where the words follow the boxes."""
    lines = tuple(part for line in document.lines for part in _parted(line))
    return replace(document, lines=lines) if len(lines) != len(document.lines) else document


def _parted(line: Line) -> Iterator[Line]:
    rows = [] if line.figures else boxes.rows_in(line.text)
    if len(rows) < 2:
        yield line
        return
    words = [line.text[end:begin].strip(_BETWEEN) for end, begin in _gaps(rows, len(line.text))]
    is_before = any(map(str.isalpha, words[0]))
    own = words[:-1] if is_before else words[1:]
    if not all(any(map(str.isalpha, said)) for said in own):  # the same statement in several years
        yield line
        return
    for said, (begin, end) in zip(own, rows, strict=True):
        yield replace(line, text=squeezed(f"{said} {line.text[begin:end]}"))
        line = replace(line, has_gap=False, is_bullet=False, is_heading=False)
    if is_before and words[-1]:
        yield replace(line, text=words[-1])


def _gaps(rows: list[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """Where what stands before, between and after the rows begins and ends."""
    return zip((0, *(end for _, end in rows)), (*(begin for begin, _ in rows), length), strict=True)
