"""How much of the budget is granted, where a report only says the share: "61 % av årets budsjett er bevilget"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from data.reports.findings import texts_of
from data.reports.lines import Document
from data.reports.rows import Row
from data.reports.section import Section
from data.understanding.periods import said_in
from data.understanding.phrases import speaks_of

_SENTENCES = re.compile(r"(?<=[^\d\s][.!?])\s+(?=[A-ZÆØÅ])")
_SHARE = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|prosent\b|pst\b\.?|per ?cent\b)", re.IGNORECASE)
# The whole budget: with nothing between that would name a part of it.
_OF_BUDGET = re.compile(
    r"\s+(?:av|of)\s+(?:(?:årets|year's|heile|hele|samlede|samla|total[te]*|whole|programmets|det|den|the|this|\d{4})\s+)*"
    r"(?:[^\W\d_]*budsjett\w*|budget|ramm[ae]\w*)\b(?!\s+(?:til|for|i|to|in)\s+(?!år\b)[^\W\d])",
    re.IGNORECASE,
)
_NOT_SO = frozenset(
    {"payment", "target", "forecast", "expected", "remaining", "previous", "applied", "area", "project"}
)
_WISHES = re.compile(r"\b(?:skal|må|bør|vil|kan|ikke|ikkje|should|must|will|shall|may|not)\b", re.IGNORECASE)


def budget_said(document: Document, sections: Sequence[Section], year: int | None) -> list[Row]:
    """One row of the budget with its utilisation and no amounts; none where several sentences would each give one."""
    inside = {place for section in sections for place in range(section.line, section.content_end)}
    free = [place for place, line in enumerate(document.lines) if place not in inside and line.table is None]
    found = [row for text, line in texts_of(document, free) for row in _rows(text, line, year)]
    return found if len(found) == 1 else []


def _rows(text: str, line: int, year: int | None) -> Iterator[Row]:
    for sentence in _SENTENCES.split(text):
        shares = list(_SHARE.finditer(sentence))
        said = speaks_of(sentence)
        if len(shares) != 1 or "grant" not in said or said & _NOT_SO or _WISHES.search(sentence):
            continue
        if _OF_BUDGET.match(sentence, shares[0].end()) is None:
            continue
        when = said_in(sentence)
        if when.span or (year is not None and when.year not in (None, year)):
            continue
        own = when.year or year
        as_of = when.day.replace(year=own) if when.day and own else None
        yield {
            "year": (own, line),
            "as_of": (as_of, line),
            "utilisation": (float(shares[0][1].replace(",", ".")) / 100, line),
        }
