"""Tables without rules: a row that only looks like the header of one is left as it is."""

from __future__ import annotations

from data.reports.page_words import Word
from data.reports.unruled import with_unruled


def row(top: float, *parts: tuple[str, float]) -> list[Word]:
    return [Word(text, x0, x0 + 6 * len(text), top, top + 11) for text, x0 in parts]


def test_the_ends_of_two_findings_side_by_side_are_no_header() -> None:
    rows = [row(100, ("administrasjonen", 80), ("årene", 398)), row(130, ("Total", 71), ("poengsum", 110))]
    assert with_unruled(rows) == rows


def test_a_header_at_the_end_of_a_page_is_one() -> None:
    rows = [row(100, ("Indikator", 80), ("2024", 398))]
    assert with_unruled(rows)[0][0].table is not None
