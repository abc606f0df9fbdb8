"""Scales that are not a row of their own: several in one text, "Styret ☐1 ☒2 … ☐6 Rutiner ☐1 … ☒6", or one over
several lines, "☐ 1 Svært dårlig", "☒ 2 Dårlig" and so on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from data.reports import boxes
from data.reports.lines import Document, Line, squeezed

_BETWEEN = " ,;|:·–—-"
_MOST = 10
_OFTEN = 2  # statements with the same words beside their points
_OPTION = re.compile(
    rf"(?P<box>[{boxes.EMPTY}{boxes.CROSSED}])\s*(?P<number>[1-9])(?!\d)\s*(?:[=:.)–-]\s*)?(?P<words>[^\d{boxes.EMPTY}{boxes.CROSSED}]{{0,80}})"
)


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


def with_options_in_a_row(document: Document) -> Document:
    """The document with the points of a scale, each on a line with its box and its words, as one row of boxes."""
    lines = document.lines
    options = {place: scale for place in range(len(lines)) if (scale := _options(lines, place))}
    times = Counter(_words(scale) for scale in options.values())
    found: list[Line] = []
    place = 0
    while place < len(lines):
        of_scale = options.get(place, [])
        if times[_words(of_scale)] < _OFTEN:  # a numbered list of what is to be done stands there once
            found.append(lines[place])
            place += 1
            continue
        marks = {int(one["number"]): one["box"] == boxes.CROSSED for one in of_scale}
        found.append(replace(lines[place], text=boxes.as_row([marks[number] for number in sorted(marks)])))
        place += len(of_scale)
    return replace(document, lines=tuple(found)) if len(found) != len(lines) else document


def _words(options: list[re.Match[str]]) -> tuple[str, ...]:
    return tuple(one["words"].strip().casefold() for one in options)


def _options(lines: tuple[Line, ...], begin: int) -> list[re.Match[str]]:
    """The lines from one on that are 1, 2, 3 and so on with a box and words, or the same from the highest down."""
    found: list[re.Match[str]] = []
    for line in lines[begin : begin + _MOST]:
        option = None if line.figures else _OPTION.fullmatch(boxes.with_signs(line.text))
        if option is None:
            break
        found.append(option)
    numbers = [int(one["number"]) for one in found]
    for count in range(len(found), boxes.FEWEST - 1, -1):
        if sorted(numbers[:count]) == list(range(1, count + 1)) and any(one["words"] for one in found[:count]):
            return found[:count] if numbers[:count] in (sorted(numbers[:count]), sorted(numbers[:count])[::-1]) else []
    return []
