"""The words of a page with their places, and the rows they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from data.reports.emphasis import PLAIN, Marks

_APART = 1.4  # heights of a letter between two words that are no longer one text
_SPACE = 0.12  # of the height of the letters; words with less between them are one word
_USUAL = 10.0  # points; a table has no letters of its own


@dataclass(frozen=True)
class Word:
    """A word, or a ruled table as a whole, and where it stands in points from the upper left. `look`: font and size."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    marks: Marks = PLAIN
    look: str = ""
    table: Any = None


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words side by side as rows, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=_middle):
        if rows and _middle(word) - _middle(rows[-1][0]) < 0.5 * min(height_of(word), height_of(rows[-1][0])):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda word: word.x0)
    return rows


def segments_of(row: Sequence[Word], apart: float = _APART) -> list[list[Word]]:
    """A row cut where it has wide gaps, of so many heights of a letter."""
    segments: list[list[Word]] = []
    for word in row:
        if segments and word.x0 - segments[-1][-1].x1 <= apart * height_of(word):
            segments[-1].append(word)
        else:
            segments.append([word])
    return segments


def text_of(words: Sequence[Word]) -> str:
    """Words as a text, with spaces where there are gaps."""
    text = ""
    before: Word | None = None
    for word in words:
        if before is not None and word.x0 - before.x1 > _SPACE * height_of(word):
            text += " "
        text += word.text
        before = word
    return text


def height_of(word: Word) -> float:
    """How tall its letters are."""
    return _USUAL if word.table else max(word.bottom - word.top, 1.0)


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2
