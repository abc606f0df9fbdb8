"""Scores with another one in brackets beside each, "4 (3)": the report's own, and last year's or what else it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.reports.headings import after_total, is_statement
from data.reports.lines import Document, Figure, Line
from data.reports.parted import TOTAL
from data.understanding.bracketed import BOTH, counts_outside, counts_within, tells_of_brackets
from data.understanding.kinds_of_findings import indicator_of

_NUMBERING = r"(?:\d{1,2}(?:\.\d{1,2})?[.)]?\s+)?"
_BESIDE = re.compile(rf"(?P<words>(?:[-–—•*+]\s+)?{_NUMBERING}[^\W\d][^\d]{{2,90}}?[\s:.–—-])(?P<both>{BOTH.pattern})")
_WITHIN = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_FEWEST = 2  # lines of words that make it the way in which a report gives its scores


def has_brackets(document: Document) -> bool:
    """Whether anywhere a number stands in brackets behind another."""
    return any(BOTH.search(line.text) or any(map(_is_both, line.figures)) for line in document.lines)


def with_brackets_apart(document: Document, year: int | None) -> Document:
    """The document without what stands in brackets beside scores; or with both, where it says what neither is."""
    lines = document.lines
    told = next((line.text for line in lines if tells_of_brackets(line.text) and not line.figures), None)
    is_usual = told is not None or sum(map(_is_known, lines)) >= _FEWEST
    parted = (_apart(line, told, year, is_usual=is_usual) for line in lines)
    return replace(document, lines=tuple(one for each in parted for one in each))


def _is_both(figure: Figure) -> bool:
    return BOTH.fullmatch(figure.text.strip()) is not None


def _is_known(line: Line) -> bool:
    found = _BESIDE.fullmatch(line.text)
    words = found["words"].strip(" :.–—-•*+") if found else ""
    is_rated = is_statement(words) or indicator_of(words) is not None
    return is_rated or (bool(words) and after_total(f"{words}:") is not None)


def _apart(line: Line, told: str | None, year: int | None, *, is_usual: bool) -> Sequence[Line]:
    if any(map(_is_both, line.figures)):
        figures = [one for figure in line.figures for one in _figures(figure, told, year)]
        return [replace(line, figures=tuple(figures))]
    found = _BESIDE.fullmatch(line.text) if is_usual else None
    if found is None:
        return [line]
    both = tuple(_figures(Figure("", found["both"]), told, year))
    if len(both) == 1:
        return [replace(line, text=f"{found['words']}{both[0].text}")]
    words = found["words"].strip(" :.–—-•*+")
    if is_statement(words):
        return [replace(line, text=words), Line(found["both"], line.place, figures=both)]
    return [Line(TOTAL, line.place, figures=both) if after_total(f"{words}:") is not None else line]


def _figures(figure: Figure, told: str | None, year: int | None) -> Sequence[Figure]:
    """The score that counts; both where the report explains its brackets in words that do not say which it is."""
    found = BOTH.fullmatch(figure.text.strip())
    if found is None:
        return [figure]
    header = _WITHIN.sub("", figure.header)  # what stands in brackets there is of what stands in brackets below
    own, other = Figure(header, found["own"]), Figure(header, found["other"])
    if found["label"]:  # "4 (programleder 5)" says itself whose the other one is
        return [other if counts_within(found) else own]
    is_outside = counts_outside(told, year)
    if is_outside is None:
        return [own, replace(other, header=f"{header} ({str(told).strip(' .')})".strip())]
    return [own if is_outside else other]
