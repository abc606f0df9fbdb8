"""Running text that names indicators and what each was given: "For portefølje landet styret på 3,5 poeng, fordi …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from data.reports.grades import stated_scale, with_numbers_in_figures
from data.reports.lines import Document, Line, begins_with_sign, joined, without_bullet
from data.reports.parted import TOTAL
from data.reports.prose import grades_in_prose
from data.reports.run_in import kinds_apart
from data.understanding.kinds_of_findings import indicator_of

_WORD = re.compile(r"[^\s:,;.()–—]+")
_BEFORE = re.compile(r"(?:for|i|på|om|når det gjelder|når det gjeld|on|in|as for)\s+", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")
_FEWEST, _MOST_WORDS, _LONGEST = 3, 6, 1_000


@dataclass(frozen=True)
class _Graded:
    """The indicator that a text begins with, its name there, the one grade that it is given, and what else is said."""

    code: str
    name: str
    score: float | None
    rest: str


@dataclass(frozen=True)
class _Piece:
    """What a paragraph says of one indicator, or of none; `line` is that of the paragraph, with this text alone."""

    line: Line
    graded: _Graded | None


def with_graded_paragraphs(document: Document, year: int | None) -> Document:
    """The document with a heading and a total before each text of an indicator's grade, where most have one each.

    None of them is one where two speak of the same indicator, or one gives several grades: then it says more than that.
    Where the document says which scale is used, what is said of an indicator need not say that a number is a grade.
    """
    is_on_scale = any(stated_scale(with_numbers_in_figures(line.text)) is not None for line in document.lines)
    grade = partial(_graded, year=year, is_on_scale=is_on_scale)
    pieces = [piece for paragraph in _paragraphs(document) for piece in _pieces(paragraph, grade)]
    found = [piece.graded for piece in pieces if piece.graded is not None]
    given = sum(one.score is not None for one in found)
    is_named_twice = len({one.code for one in found}) < len(found)
    if given < _FEWEST or is_named_twice or any(indicator_of(line.text) for line in document.lines):
        return document
    return replace(document, lines=tuple(line for piece in pieces for line in _with_total(piece)))


def _paragraphs(document: Document) -> Iterator[Line]:
    """The lines, those of running text that only wrap put together."""
    run: list[Line] = []
    for line in document.lines:
        is_text = not (line.is_heading or line.figures or line.in_table or without_bullet(line) is not None)
        if run and not (document.wraps and is_text and not line.has_gap and not begins_with_sign(line)):
            yield _joined(run)
            run = []
        if is_text:
            run.append(line)
        else:
            yield line
    if run:
        yield _joined(run)


def _joined(run: Sequence[Line]) -> Line:
    return replace(run[0], text=joined(line.text for line in run)) if len(run) > 1 else run[0]


def _pieces(line: Line, grade: partial[_Graded | None]) -> Iterator[_Piece]:
    """What a paragraph says, parted before each sentence that begins with the name of an indicator."""
    is_text = line.table is None and not line.figures and not line.is_heading and len(line.text) <= _LONGEST
    if not is_text:
        yield _Piece(line, None)
        return
    parts: list[list[str]] = []
    for sentence in _SENTENCES.split(without_bullet(line) or line.text):
        if not parts or _named_first(sentence) is not None:
            parts.append([])
        parts[-1].append(sentence)
    found = [grade(part) for part in parts]
    if without_bullet(line) is not None:  # a point may only be about an indicator
        found = [one if one is not None and one.score is not None else None for one in found]
    if not any(found):
        yield _Piece(line, None)
        return
    for part, graded in zip(parts, found, strict=True):
        yield _Piece(replace(line, text=" ".join(part)), graded)


def _with_total(piece: _Piece) -> Iterator[Line]:
    line, found = piece.line, piece.graded
    if found is None:
        yield line
        return
    yield replace(line, text=found.name[:1].upper() + found.name[1:], is_heading=True, has_gap=True)
    if found.score is not None:
        yield Line(f"{TOTAL}: {found.score:g}", line.place)
    if found.rest:
        yield from kinds_apart(line, found.rest)


def _graded(sentences: Sequence[str], year: int | None, *, is_on_scale: bool) -> _Graded | None:
    named = _named_first(sentences[0])
    if named is None:
        return None
    code, name, first = named
    others = sentences[1:]

    def grades(text: str) -> list[float]:
        return grades_in_prose(text, year, code, is_total=True)

    of_first = grades(first) or grades(f"{name} {first}")
    if not of_first and is_on_scale:
        of_first = grades_in_prose(first, year, code, is_total=True, is_on_scale=True)
    given = [of_first, *map(grades, others)]
    scores = {score for found in given for score in found}
    rest = [text for text, found in zip((first, *others), given, strict=True) if not found]
    if len(scores) == 1:
        return _Graded(code, name, scores.pop(), " ".join(rest))
    is_headed = sentences[0].partition(":")[0].endswith(name)  # "Organisering: Her var styret delt"
    return _Graded(code, name, None, " ".join((first, *others))) if is_headed else None


def _named_first(text: str) -> tuple[str, str, str] | None:
    """The indicator whose name a text begins with, perhaps after a small word; the name; and the rest."""
    begin = found.end() if (found := _BEFORE.match(text)) else 0
    ends = [word.end() for word in _WORD.finditer(text, begin)][:_MOST_WORDS]
    for end in reversed(ends):
        name = text[begin:end]
        if (code := indicator_of(name)) is not None:
            return code, name, text[end:].lstrip(" :–—-")
    return None
