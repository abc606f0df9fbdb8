"""Scores with another one in brackets beside each, "4 (3)": the report's own, and last year's or what else it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.reports.grades import is_of_another_year
from data.reports.headings import after_total, is_statement
from data.reports.lines import Document, Figure, Line
from data.reports.words import says, words_in

_NUMBER = r"[1-9](?:[.,]\d)?½?"
_BOTH = re.compile(rf"(?P<own>{_NUMBER})\s*[(\[]\s*(?P<other>{_NUMBER}|[–—-])\s*[)\]]")
_BESIDE = re.compile(rf"(?P<words>[^\W\d][^\d]{{2,90}}?[\s:.–—-])(?P<both>{_BOTH.pattern})")
_TOLD = re.compile(r"\b(?:parentes\w*|klamm\w*|hakeparentes\w*|brackets?|parenthes[ei]s)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FEWEST = 2  # lines of words that make it the way in which a report gives its scores


def has_brackets(document: Document) -> bool:
    """Whether anywhere a number stands in brackets behind another."""
    return any(_BOTH.search(line.text) or any(map(_is_both, line.figures)) for line in document.lines)


def with_brackets_apart(document: Document, year: int | None) -> Document:
    """The document without what stands in brackets beside scores; or with both, where it says what neither is."""
    lines = document.lines
    told = next((line.text for line in lines if _TOLD.search(line.text) and not line.figures), None)
    known = sum(_is_known(line) for line in lines)
    is_usual = told is not None or known >= _FEWEST
    return replace(document, lines=tuple(_apart(line, told, year, is_usual=is_usual) for line in lines))


def _is_both(figure: Figure) -> bool:
    return _BOTH.fullmatch(figure.text.strip()) is not None


def _is_known(line: Line) -> bool:
    found = _BESIDE.fullmatch(line.text)
    words = found["words"].strip(" :.–—-") if found else ""
    return is_statement(words) or (bool(words) and after_total(f"{words}:") is not None)


def _apart(line: Line, told: str | None, year: int | None, *, is_usual: bool) -> Line:
    if any(map(_is_both, line.figures)):
        figures = [one for figure in line.figures for one in _figures(figure, told, year)]
        return replace(line, figures=tuple(figures))
    found = _BESIDE.fullmatch(line.text) if is_usual else None
    if found is None:
        return line
    (own, *others) = _figures(Figure("", found["both"]), told, year)
    return line if others else replace(line, text=f"{found['words']}{own.text}")


def _figures(figure: Figure, told: str | None, year: int | None) -> Sequence[Figure]:
    """The score that counts; both where the report explains its brackets in words that do not say which it is."""
    found = _BOTH.fullmatch(figure.text.strip())
    if found is None:
        return [figure]
    own, other = replace(figure, text=found["own"]), replace(figure, text=found["other"])
    if told is None or _is_of_another(told, year):
        return [own]
    if says(words_in(told), "score", "now") or _years_in(told) == [year]:
        return [other]
    return [own, replace(other, header=f"{figure.header} ({told.strip(' .')})".strip())]


def _is_of_another(told: str, year: int | None) -> bool:
    """Whether the explanation says that brackets hold last year's score, a mean or the like: of two years, the one
    that stands nearest to the word for brackets.
    """
    mark = _TOLD.search(told)
    years = _years_in(told)
    if mark is not None and year in years and len(years) > 1:
        at = {said: min(abs(found.start() - mark.start()) for found in re.finditer(str(said), told)) for said in years}
        return min(at, key=at.__getitem__) != year
    return is_of_another_year(told, year) or says(words_in(told), "score", "mean")


def _years_in(told: str) -> list[int]:
    return [int(year) for year in dict.fromkeys(_YEAR.findall(told))]
