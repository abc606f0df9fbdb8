"""What the columns of a report's tables hold, by their headers: this year's scores, last year's, kinds of findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.cells.values import is_missing, is_not_found_out
from data.reports.grades import score_in
from data.reports.lines import Figure
from data.understanding.phrases import speaks_of
from data.understanding.stems import is_neutral, meanings, says, words_in

_YEAR = re.compile(r"(?:19|20)\d\d")
_FIGURE = re.compile(
    r"[+−-]?\s*\d{1,2}(?:[.,]\d{1,3})?\s*½?\s*(?:poeng|points?)?(?:\s*(?:av|of|/)\s*\d{1,2}(?:\s*(?:poeng|points?))?)?"
    r"(?:\s*[(\[]\s*(?:[1-9](?:[.,]\d)?½?|[–—-])\s*[)\]])?|[–—-]",
    re.IGNORECASE,
)
_UNRATED = re.compile(
    r"(?:ikke|ikkje|not)(?:\s+\w+)?\s+(?:vurdert|poengsatt|poengsett|assessed|rated|scored)(?:\s+\w+){0,2}",
    re.IGNORECASE,
)
_LONGEST = 40
_SHORT = 3  # words of a header that only says when: "Nå", "I fjor"
_NOT_YET = frozenset({"draft", "proposal"})
_NOT_THIS_YEARS = ("before", "target", "change", "mean")


_BETWEEN = re.compile(r"[1-6](?:[.,]\d)?\s*(?:[–-]|eller|or|til|to|og|and)\s*[1-6](?:[.,]\d)?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\([^()]{1,12}\)$")


def is_figure(text: str) -> bool:
    """Whether a cell holds a score, a change of one, or the sign or word that there is none: "n/a", "ikke vurdert"."""
    bare = text.strip()
    is_number = bool(_FIGURE.fullmatch(bare)) or score_in(bare) is not None
    is_number = is_number or holds_two_scores(bare)
    bare = _IN_BRACKETS.sub("", bare)  # "ikke vurdert (4)"
    return is_number or is_missing(bare) or is_not_found_out(bare) or bool(_UNRATED.fullmatch(bare))


def holds_two_scores(text: str) -> bool:
    """Whether a cell holds two scores of which nobody has said which one it is: "3 eller 4", "3-4"."""
    return _BETWEEN.fullmatch(text.strip()) is not None


def is_score_header(text: str) -> bool:
    """Whether every word of a header speaks of scores and of when: "Poeng 2024", "I fjor", "Endring"."""
    words = words_in(text)
    if not words or len(text) > _LONGEST or text.rstrip().endswith("?"):
        return False
    if not says(words, "score", "noun") and not any(map(_YEAR.fullmatch, words)) and len(words) > _SHORT:
        return False
    years = [word for word in words if _YEAR.fullmatch(word)]
    said = [word for word in words if meanings(word, "score")]
    return bool(years or said) and all(word in said or is_neutral(word) for word in words)


def is_header_of(text: str, name: str) -> bool:
    """Whether a header names a column of that kind: "statement", "indicator", "comment"."""
    return len(text) <= _LONGEST and says(words_in(text), "columns", name)


def is_named_after(header: str, programme: str | None) -> bool:
    """Whether a header is the programme's name, perhaps with a year or part of a longer name: "Spir 2024"."""
    said = [word for word in words_in(header) if not is_neutral(word)]
    return bool(said) and programme is not None and set(said) <= set(words_in(programme))


@dataclass(frozen=True)
class Chosen:
    """The score of the report's own year among the numbers of a row; `open` holds those that may be it."""

    figure: Figure | None
    open: tuple[Figure, ...] = ()


def of_this_year(figures: Sequence[Figure], year: int | None) -> Chosen:
    """Which of a row's numbers is this year's score. Last year's, goals, changes and means are none."""
    if len(figures) == 1 and not figures[0].header:
        return Chosen(figures[0])
    named = [figure for figure in figures if year is not None and year in _years(figure.header)]
    usual = [figure for figure in named if not is_of_another(figure.header)]
    bare = [figure for figure in figures if _YEAR.fullmatch(figure.header.strip())]
    if len(usual) > 1 and len(bare) > 1:  # a row of years, and beside it somebody else's score of the year
        usual = [figure for figure in usual if figure in bare]
    if len(usual) == 1:
        return Chosen(usual[0])
    left = [figure for figure in figures if not is_of_another(figure.header) and not _years(figure.header) - {year}]
    if len(left) == 1:
        return Chosen(left[0])
    now = [figure for figure in left if says(words_in(figure.header), "score", "now")]
    final = [figure for figure in left if says(words_in(figure.header), "score", "total")]
    held = [figure for figure in left if not speaks_of(figure.header) & _NOT_YET]  # beside a draft's
    for found in (now, final, held):
        if len(found) == 1:
            return Chosen(found[0])
    return Chosen(None, tuple(left))


def of_earlier_years(figures: Sequence[Figure], chosen: Figure) -> tuple[tuple[int, float], ...]:
    """The scores of other years in a row, by year, where the headers say which year: "Last year" is left."""
    if not _years(chosen.header):
        return ()
    years: dict[int, float] = {}
    for figure in figures:
        said, score = _years(figure.header), value_of(figure)
        is_other = len(said) == 1 and said.isdisjoint(_years(chosen.header))
        if is_other and not is_of_another(figure.header) and score is not None:
            years.setdefault(said.pop(), score)
    return tuple(years.items())


def _years(header: str) -> set[int]:
    return {int(year) for year in _YEAR.findall(header)}


def is_of_another(header: str) -> bool:
    """Whether a header names no score of this year: last year's, a goal, a change, a mean."""
    words = words_in(header)
    return any(says(words, "score", name) for name in _NOT_THIS_YEARS)


def value_of(figure: Figure) -> float | None:
    """The score that a number is; None for the sign that there is none."""
    return score_in(figure.text)
