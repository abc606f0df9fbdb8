"""Headings that say more than an indicator's name: "Tema 1: Portefølje", "Vurdering av portefølje".

No list knows such words. That the same ones stand around several indicators' names, each once, says what they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.reports.grades import is_about_scores
from data.reports.headings import after_total, is_statement
from data.reports.lines import Document, Line, has_bullet
from data.understanding.kinds_of_findings import indicator_of, is_topic, kind_of_finding
from data.understanding.stems import meanings, means, words_in

_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")
_BRACKETED = re.compile(r"\s*\([^()]*[^\W\d_][^()]*\)")  # "(indikator 1)"
_EDGES = ".,:;–—-()[]/|«»\"'"
_LONGEST = 90
_MOST_AROUND = 4  # words; more of them are a sentence
_MOST_IN_NAME = 5
_FEWEST = 3  # indicators


@dataclass(frozen=True)
class _Framed:
    """An indicator's name in a line, and what stands around it."""

    place: int
    code: str
    name: str
    frame: tuple[str, str]
    score: str  # what the line ends with behind the name, where that holds a number


def with_bare_names(document: Document) -> Document:
    """The document with nothing but the names in the headings that have the same words around them."""
    by_frame: dict[tuple[str, str], list[_Framed]] = defaultdict(list)
    for place, line in enumerate(document.lines):
        if (found := _framed(place, line)) is not None:
            by_frame[found.frame].append(found)
    running = (line for line in document.lines if not (line.figures or line.table or has_bullet(line)))
    bare = {indicator_of(line.text) for line in running}
    usual = (
        found
        for found in by_frame.values()
        if len({one.code for one in found}) >= _FEWEST and _are_each_once(found) and not _are_named(found, bare)
    )
    headings = {one.place: one for one in next(usual, [])}
    if not headings:
        return document
    lines = (
        replace(line, text=f"{one.name}{one.score}", has_gap=True) if (one := headings.get(place)) else line
        for place, line in enumerate(document.lines)
    )
    return replace(document, lines=tuple(lines))


def _are_each_once(found: list[_Framed]) -> bool:
    """Whether each name stands once, or all of them again in a list of contents above."""
    codes = [one.code for one in found]
    return len(set(codes)) == len(codes)


def _are_named(found: list[_Framed], bare: set[str | None]) -> bool:
    """Whether most of these indicators have a heading of their own beside: then this is one below it."""
    codes = {one.code for one in found}
    return 2 * len(codes & bare) > len(codes)


def _framed(place: int, line: Line) -> _Framed | None:
    text = line.text
    if line.figures or has_bullet(line) or len(text) > _LONGEST or text.endswith(".") or indicator_of(text):
        return None
    if is_statement(text) or is_topic(text) or after_total(text) is not None:
        return None
    words = list(_WORD.finditer(text))
    for first, last in _spans(len(words)):
        name = text[words[first].start() : words[last].end()].strip(_EDGES)
        code = indicator_of(name) if name[:1].isalpha() and "(" not in name else None
        if code is None:
            continue
        before, after = text[: words[first].start()], text[words[first].start() :].partition(name)[2]
        frame = _words_of(before), _words_of(after)
        around = " ".join(frame).split()
        beside = _BRACKETED.sub("", after)
        score = beside if any(map(str.isdigit, beside)) else ""
        if not 0 < len(around) <= _MOST_AROUND or _heads_findings(before, after) or (score and _gives_score(before)):
            return None
        return _Framed(place, code, name[0].upper() + name[1:], frame, score)
    return None


def _spans(count: int) -> Iterator[tuple[int, int]]:
    """The runs of words, the longest first."""
    for length in range(min(_MOST_IN_NAME, count), 0, -1):
        for first in range(count - length + 1):
            yield first, first + length - 1


def _words_of(text: str) -> str:
    """What stands on one side of a name, without the numbers that count the headings."""
    return " ".join(_LETTERS.findall(text.casefold()))


def _heads_findings(*sides: str) -> bool:
    """Whether the words beside a name are of what is good, or must improve: "Tiltak for portefølje"."""
    return any(kind_of_finding(side) is not None or _has_meaning(side, "findings") for side in sides)


def _gives_score(before: str) -> bool:
    """Whether the line gives a score of the indicator, and is no heading with one: "Styret ga portefølje 4"."""
    return is_about_scores(before) or any(means(word, "score", "give") for word in words_in(before))


def _has_meaning(text: str, group: str) -> bool:
    return any(meanings(word, group) for word in words_in(text))
