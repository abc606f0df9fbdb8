"""Footnotes: their numbers are no part of the words they stand close to, and their texts no part of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from data.reports.lines import Document, Line, has_bullet

# A number close to a word or to the end of its sentence: "holdt.3", "bedriftene2"; not CO2, Q3 or "kap.3".
_AFTER_WORD = re.compile(r"(?<=[^\W\d_]{4})(?P<number>\d{1,2})(?=[.,;:!?)»]?(?:\s|$))")
_AFTER_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.,!?;»)])(?P<number>\d{1,2})(?=\s|$)")
_ENDS_SENTENCE = re.compile(r"(?<=[^\W\d_]{5}[.!?])\d{1,2}$")
_NOTE = re.compile(r"\[?(?P<number>\d{1,2})(?:[\].):]?\s+(?=[^\W\d_«\"“(])|(?=[A-ZÆØÅ«]))")


def without_footnotes(document: Document) -> Document:
    """The document without the numbers and the texts of its footnotes."""
    lines = tuple(line for line in document.lines if not line.text.startswith("©"))
    if len(lines) < len(document.lines):  # whose the report is, which is no part of what it says
        document = replace(document, lines=lines)
    if not any(_numbers(line) or _ENDS_SENTENCE.search(line.text) for line in lines):
        return document
    notes = _notes(document)
    known = {number for _, number in notes.items()}
    kept = (line for place, line in enumerate(lines) if place not in notes)
    return replace(document, lines=tuple(_without_numbers(line, known) for line in kept))


def _numbers(line: Line) -> list[str]:
    found = (pattern.finditer(line.text) for pattern in (_AFTER_WORD, _AFTER_SENTENCE))
    return [one["number"] for of_pattern in found for one in of_pattern]


def _without_numbers(line: Line, known: set[str]) -> Line:
    def kept(number: re.Match[str]) -> str:
        return "" if number["number"] in known else number[0]

    text = _AFTER_SENTENCE.sub(kept, _AFTER_WORD.sub(kept, line.text))
    text = _ENDS_SENTENCE.sub("", text)
    return line if text == line.text else replace(line, text=text)


def _notes(document: Document) -> dict[int, str]:
    """The lines of footnotes and the number of each: the number stands close to a word before them."""
    lines = document.lines
    pages: dict[str, set[str]] = {}
    before: set[str] = set()
    found: dict[int, str] = {}
    for place, line in enumerate(lines):
        referred = pages.setdefault(line.place, set()) if document.wraps else before
        said = _NOTE.match(line.text)
        if said and said["number"] in referred and not (line.is_heading or has_bullet(line) or line.figures):
            found |= dict.fromkeys(_lines_of_note(document, place), said["number"])
        referred.update(_numbers(line))
    return found


def _lines_of_note(document: Document, place: int) -> Iterator[int]:
    """A footnote's line, and those that it goes on over: set in the same small letters, on the same page."""
    yield place
    first = document.lines[place]
    if not document.wraps or not first.look:
        return
    for below in range(place + 1, len(document.lines)):
        line = document.lines[below]
        if line.place != first.place or line.look != first.look or not _is_rest(document.lines, below):
            return
        yield below


def _is_rest(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    is_new = line.has_gap or line.is_heading or has_bullet(line) or _NOTE.match(line.text) is not None
    return not is_new and not lines[place - 1].text.endswith((".", "!", "?"))
