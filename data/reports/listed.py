"""Statements and their scores one after another in a text, "Styret: 5/6; Rutiner og systemer: 4/6", as a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.reports.grades import is_about_scores
from data.reports.headings import after_total, is_mean, is_statement
from data.reports.lines import Document, Figure, Line, joined, without_bullet
from data.reports.parted import TOTAL, heading_with_score, named_score
from data.understanding.kinds_of_findings import indicator_of
from data.understanding.stems import says, words_in

_ITEM = re.compile(
    r"(?P<topic>[^\W\d][^\d:;,.()]{2,60}?)\s*(?:[:=–—-]\s*|\(\s*|(?<=\s))(?P<score>[1-9](?:[.,]\d)?)(?![\d%])"
    r"(?:\s*(?:/|av\b|of\b)\s*(?:10|[3-9])\b)?(?:\s*(?:poeng|points?)\b)?\s*\)?"
    r"(?:\s*[;,.·•|]\s*(?:(?:og|and)\s)?|\s+(?:og|and)\s|\s*$)\s*",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?P<said>[^:\d]{3,40}):\s+")
_AROUND = " ,:–—-"
_LONGEST = 600
_MOST_LINES = 8
_FEWEST = 2

Item = tuple[str, str]


@dataclass(frozen=True)
class Listed:
    """The statements and scores of a text, and the indicator that it begins with, with its total where that is said."""

    items: list[Item]
    name: str = ""
    total: str = ""


def with_listed_scores(document: Document) -> Document:
    """The document with a line for each statement and score of such a text."""
    lines = document.lines
    found: list[Line] = []
    place = 0
    while place < len(lines):
        listed = _listed(document, place)
        if listed is None:
            found.append(lines[place])
            place += 1
            continue
        said, end = listed
        found += _lines(lines[place], said)
        place = end
    return replace(document, lines=tuple(found)) if len(found) != len(lines) else document


def _listed(document: Document, place: int) -> tuple[Listed, int] | None:
    """The statements and scores of the text that begins on a line, and the line after it."""
    lines = document.lines
    if not any(map(str.isdigit, lines[place].text)):
        return None
    best = None
    for end in range(place + 1, min(place + _MOST_LINES, len(lines)) + 1):
        line = lines[end - 1]
        if line.figures or without_bullet(line) is not None or (end - 1 > place and not _goes_on(document, end - 1)):
            break
        said = listed_in(joined(line.text for line in lines[place:end]))
        best = (said, end) if said.items else best
    return best


def _goes_on(document: Document, place: int) -> bool:
    line, before = document.lines[place], document.lines[place - 1]
    is_alike = line.look == before.look and line.is_heading == before.is_heading
    return document.wraps and is_alike and not line.has_gap and not before.text.endswith(".")


def listed_in(text: str) -> Listed:
    """The items of a text, also below the indicator that it begins with: "Organisering (totalt 4,5): Styret 5, …"."""
    if items := items_in(text):
        return Listed(items)
    head, colon, rest = text.partition(": ")
    if not colon or not (items := items_in(rest)):
        return Listed([])
    if indicator_of(head) is not None:
        return Listed(items, head)
    told = heading_with_score(Line(head, "", is_heading=True), None) or named_score(head)
    return Listed(items, told[0].strip(_AROUND), told[1]) if told else Listed([])


def items_in(text: str) -> list[Item]:
    """What a text says that holds nothing but statements and their scores, most of which a form has; else nothing."""
    if len(text) > _LONGEST:
        return []
    opening = _OPENING.match(text)
    begin = opening.end() if opening and is_about_scores(opening["said"]) and not _is_other(opening["said"]) else 0
    items: list[Item] = []
    while begin < len(text):
        item = _ITEM.match(text, begin)
        if item is None or _is_other(item["topic"]):
            return []
        items.append((item["topic"].strip(), item["score"]))
        begin = item.end()
    known = sum(is_statement(topic) for topic, _ in items)
    return items if known >= _FEWEST and 2 * known >= len(items) else []


def _is_other(text: str) -> bool:
    """Whether words speak of another year's scores, or of goals."""
    said = words_in(text)
    return not is_statement(text) and (says(said, "score", "before") or says(said, "score", "target"))


def _lines(line: Line, said: Listed) -> Iterator[Line]:
    if said.name:
        yield replace(line, text=said.name, is_heading=True, has_gap=True)
    if said.total:
        yield Line(f"{TOTAL}: {said.total}", line.place)
    for topic, score in said.items:
        if after_total(f"{topic}:") is not None:
            yield Line(f"{TOTAL}: {score}", line.place)
        elif not is_mean(topic):
            yield replace(line, text=topic, is_heading=False)
            yield Line(score, line.place, figures=(Figure("", score),))
