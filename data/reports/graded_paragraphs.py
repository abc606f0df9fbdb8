"""Paragraphs that name an indicator and what it was given: "For portefølje landet styret på 3,5 poeng, fordi …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data.reports.lines import Document, Line, without_bullet
from data.reports.parted import TOTAL
from data.reports.prose import grades_in_prose
from data.understanding.kinds_of_findings import indicator_of

_WORD = re.compile(r"[^\s:,;.()–—]+")
_BEFORE = re.compile(r"(?:for|i|på|om|når det gjelder|når det gjeld|on|in|as for)\s+", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")
_FEWEST, _MOST_WORDS, _LONGEST = 3, 6, 1_000


@dataclass(frozen=True)
class _Graded:
    """The indicator that a paragraph begins with, its name there, the one grade it is given, and what else is said."""

    code: str
    name: str
    score: float
    rest: str


def with_graded_paragraphs(document: Document, year: int | None) -> Document:
    """The document with a heading and a total before each such paragraph, where most speak of an indicator each.

    None of them is one where two speak of the same indicator, or one gives several grades: then it says more than that.
    """
    graded = {place: found for place, line in enumerate(document.lines) if (found := _graded(line, year)) is not None}
    codes = [found.code for found in graded.values()]
    if not _FEWEST <= len(codes) == len(set(codes)) or any(indicator_of(line.text) for line in document.lines):
        return document
    return replace(document, lines=tuple(_with_totals(document.lines, graded)))


def _with_totals(lines: Sequence[Line], graded: Mapping[int, _Graded]) -> Iterator[Line]:
    for place, line in enumerate(lines):
        found = graded.get(place)
        if found is None:
            yield line
            continue
        yield replace(line, text=found.name[:1].upper() + found.name[1:], is_heading=True, has_gap=True)
        yield Line(f"{TOTAL}: {found.score:g}", line.place)
        if found.rest:
            yield replace(line, text=found.rest)


def _graded(line: Line, year: int | None) -> _Graded | None:
    if line.table is not None or line.figures or line.is_heading or len(line.text) > _LONGEST:
        return None
    named = _named_first(without_bullet(line) or line.text)
    if named is None:
        return None
    code, name, said = named
    first, *others = _SENTENCES.split(said)
    of_first = _grades(first, year, code) or _grades(f"{name} {first}", year, code)
    given = [of_first, *(_grades(text, year, code) for text in others)]
    grades = {score for found in given for score in found}
    rest = [text for text, found in zip((first, *others), given, strict=True) if not found]
    return _Graded(code, name, grades.pop(), " ".join(rest)) if len(grades) == 1 else None


def _grades(text: str, year: int | None, code: str) -> list[float]:
    return grades_in_prose(text, year, code, is_total=True)


def _named_first(text: str) -> tuple[str, str, str] | None:
    """The indicator whose name a text begins with, perhaps after a small word; the name; and the rest."""
    begin = found.end() if (found := _BEFORE.match(text)) else 0
    ends = [word.end() for word in _WORD.finditer(text, begin)][:_MOST_WORDS]
    for end in reversed(ends):
        name = text[begin:end]
        if (code := indicator_of(name)) is not None:
            return code, name, text[end:].lstrip(" :–—-")
    return None
