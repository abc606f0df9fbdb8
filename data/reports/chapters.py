"""The numbers of chapters: "2.1 Poeng" below "2 Portefølje" is a heading, and no 2.1 points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.reports.lines import Document, Line

_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=[^\W\d_])")
_CHAPTER = re.compile(r"(\d{1,2})\.?\s+(?=[^\W\d_])")
_LONGEST = 90
_Number = tuple[int, ...]


def without_chapter_numbers(document: Document) -> Document:
    """The document without the numbers of its sub-chapters, where each follows from one that stands before it."""
    numbers = {place: number for place, line in enumerate(document.lines) if (number := _number_of(line)) is not None}
    counted = _counted(list(numbers.items()))
    if not counted:
        return document
    lines = (
        replace(line, text=_NUMBER.sub("", line.text, count=1)) if place in counted else line
        for place, line in enumerate(document.lines)
    )
    return replace(document, lines=tuple(lines))


def _number_of(line: Line) -> _Number | None:
    if line.figures or len(line.text) > _LONGEST:
        return None
    found = _NUMBER.match(line.text) or _CHAPTER.match(line.text)
    return tuple(map(int, found[1].split("."))) if found else None


def _counted(numbers: Sequence[tuple[int, _Number]]) -> set[int]:
    """The lines whose number of several parts begins or goes on with the count under a chapter that stands above."""
    found: set[int] = set()
    seen: set[_Number] = set()
    for place, number in numbers:
        before = (*number[:-1], number[-1] - 1) if number[-1] > 1 else number[:-1]
        if len(number) > 1 and before in seen:
            found.add(place)
        if len(number) == 1 or place in found:
            seen.add(number)
    return found
