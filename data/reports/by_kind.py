"""Findings sorted by kind first and by indicator below, put in the order of indicators: "Styrker", then seven names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.reports import boxes
from data.reports.findings import is_closing
from data.reports.headings import MIXED, after_total, indicator_of, is_statement, kind_of_finding
from data.reports.lines import Document, Line, has_bullet
from data.reports.starts import look_of

_FEWEST = 2  # indicators under one kind, and kinds with indicators below


def with_findings_by_indicator(document: Document) -> Document:
    """The document with a heading of its kind above the points of each indicator, indicator by indicator."""
    lines = document.lines
    kinds = [place for place in range(len(lines) - 1) if _heads_indicators(lines, place)]
    if len(kinds) < _FEWEST:
        return document
    end = _end(lines, kinds)
    found: dict[str, list[Line]] = {}
    for place, stop in zip(kinds, [*kinds[1:], end], strict=True):
        parts = _parts(lines, place + 1, stop)
        if len(parts) < _FEWEST or any(_is_more(line) for _, _, points in parts for line in points):
            return document  # whole sections, after a heading with nothing below it
        for code, heading, points in parts:
            found.setdefault(code, [heading]).extend((replace(lines[place], place=heading.place), *points))
    regrouped = [line for of_indicator in found.values() for line in of_indicator]
    return replace(document, lines=(*lines[: kinds[0]], *regrouped, *lines[end:]))


def _heads_indicators(lines: Sequence[Line], place: int) -> bool:
    """Whether a heading over findings has the name of an indicator right below it."""
    line = lines[place]
    kind = None if has_bullet(line) or line.figures else kind_of_finding(line.text)
    return kind is not None and not kind[1] and MIXED not in kind[0] and _code(lines[place + 1]) is not None


def _is_more(line: Line) -> bool:
    """Whether a line is no point: a score, a total, a topic, a heading over findings."""
    is_shaped = not has_bullet(line) and (kind_of_finding(line.text) is not None or is_statement(line.text))
    return (
        bool(line.figures) or is_shaped or after_total(line.text) is not None or boxes.has_box(boxes.tokens(line.text))
    )


def _code(line: Line) -> str | None:
    return None if has_bullet(line) or line.figures else indicator_of(line.text)


def _parts(lines: Sequence[Line], begin: int, end: int) -> list[tuple[str, Line, Sequence[Line]]]:
    """Each indicator's code, heading and points."""
    places = [place for place in range(begin, end) if _code(lines[place])]
    stops = [*places[1:], end]
    return [
        (str(_code(lines[place])), lines[place], lines[place + 1 : stop])
        for place, stop in zip(places, stops, strict=True)
    ]


def _end(lines: Sequence[Line], kinds: Sequence[int]) -> int:
    """Where the last kind ends: at a heading set as its own, or at the closing round."""
    look = look_of(lines[kinds[-1]])
    for place in range(kinds[-1] + 1, len(lines)):
        line = lines[place]
        is_alike = line.is_heading and look_of(line) == look and not has_bullet(line) and _code(line) is None
        if is_alike or (is_closing(line.text) and not has_bullet(line)):
            return place
    return len(lines)
