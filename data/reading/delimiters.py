"""Which sign parts the fields of a line."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

_USUAL = (";", "\t", ",", "|")
_SELDOM = ("^", "~", "\x1f", "\u00a6")
# A comma stands in numbers and sentences as well: it only wins where nothing else cuts.
_HANDICAP = {",": 0.3, **dict.fromkeys(_SELDOM, 0.3)}
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")
_MOST_FIELDS = 20  # more of them say no more


def delimiter_of(lines: Sequence[str]) -> str:
    """The sign that cuts most of the lines into equally many fields, more than one; a semicolon where none does."""
    best, best_score = ";", 0.0
    for delimiter in (*_USUAL, *_SELDOM):
        score = _score(lines, delimiter)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def is_cut_alike(lines: Sequence[str]) -> bool:
    """Whether nearly every line holds the same delimiter."""
    return bool(lines) and any(sum(sign in line for line in lines) > 0.9 * len(lines) for sign in _USUAL)


def cut(line: str, delimiter: str) -> list[str]:
    """The fields of one line."""
    return next(csv.reader([line], delimiter=delimiter), [])


def _may_be_cut_by_commas(line: str) -> bool:
    """Whether commas stand anywhere but within numbers and sentences."""
    return "," in _DECIMAL.sub("", line) and not line.rstrip().endswith((".", "!", "?"))


def _score(lines: Sequence[str], delimiter: str) -> float:
    if not any(delimiter in line for line in lines):
        return 0.0
    if delimiter == "," and not any(map(_may_be_cut_by_commas, lines)):
        return 0.0
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if any(row)]
    except csv.Error:
        return 0.0
    several = [width for width in widths if width > 1]
    if not several:
        return 0.0
    usual = max(set(several), key=several.count)
    # Decimal commas cut too, but unevenly.
    return several.count(usual) / len(widths) + min(usual, _MOST_FIELDS) / 100 - _HANDICAP.get(delimiter, 0.0)
