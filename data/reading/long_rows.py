"""Rows of a text file with more fields than their header has: some field holds the delimiter, and the rest is amiss."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_VALUE = re.compile(
    r"\s*(?:kr\.?|nok)?\s*[-+(\u2212]?\s*\d[\d\s.,'\u00a0\u202f:/\u2212-]*(?:%|kr|pst\.?|mill\.?|tkr|mnok)?\s*[.,\u2013-]*\)?\s*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")


def long_rows(rows: Sequence[Sequence[str]]) -> list[tuple[int, int, int]]:
    """Number from 0, count of fields, and how many the header allows, of each row that is too long.

    Empty fields at the end make no row too long, nor does a sentence below the table.
    """
    found: list[tuple[int, int, int]] = []
    block: list[int] = []
    for number, row in enumerate([*rows, []]):
        if any(cell.strip() for cell in row):
            block.append(number)
        elif block:
            found += _in_block(rows, block)
            block = []
    return found


def _in_block(rows: Sequence[Sequence[str]], block: Sequence[int]) -> list[tuple[int, int, int]]:
    longest = max(len(rows[number]) for number in block)
    if all(len(rows[number]) == longest for number in block) and _extent(rows[block[0]]) == longest:
        return []
    first_value = next((place for place, number in enumerate(block) if _holds_value(rows[number])), len(block))
    above = [number for number in block[:first_value] if not _is_sentence(rows[number])]
    if first_value == len(block) or not above:
        return _among_texts(rows, block)
    # Fields may be there without a name: what is written behind the last name counts as well as the names themselves.
    width = max(len(rows[number]) for number in above)
    named = max(_extent(rows[number]) for number in above)
    found = []
    for number in block[first_value:]:
        row = rows[number]
        if not _holds_value(row) and not _is_sentence(row) and _is_header_like(row, rows, block, number):
            # What stands below a second header is held to that one.
            width, named = max(width, len(row)), max(named, _extent(row))
        elif len(row) > width > 1 and _extent(row) > named and not _is_sentence(row) and not _is_labelled(row):
            found.append((number, _extent(row), named))
    return found


def _among_texts(rows: Sequence[Sequence[str]], block: Sequence[int]) -> list[tuple[int, int, int]]:
    """Where no row holds a number, the usual length is what the header allows."""
    widths = Counter(len(rows[number]) for number in block)
    usual, count = widths.most_common(1)[0]
    if usual < 2 or count * 2 < len(block):
        return []
    first = next(place for place, number in enumerate(block) if len(rows[number]) == usual)
    return [
        (number, _extent(rows[number]), usual)
        for number in block[first:]
        if _extent(rows[number]) > usual and not _is_sentence(rows[number])
    ]


def _extent(row: Sequence[str]) -> int:
    return next((place for place in range(len(row), 0, -1) if row[place - 1].strip()), 0)


def _holds_value(row: Sequence[str]) -> bool:
    return any(_VALUE.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in row) and not _is_scale(row)


def _is_scale(row: Sequence[str]) -> bool:
    """Whether a row is the second of a header: one number after the other, and nothing where lines have their name."""
    filled = [cell.strip() for cell in row if cell.strip()]
    if row[0].strip() or len(filled) < 3 or not all(cell.isdecimal() for cell in filled):
        return False
    return all(int(after) - int(before) == 1 for before, after in pairwise(filled))


def _is_sentence(row: Sequence[str]) -> bool:
    """Whether the delimiter is followed by a space wherever it cuts, as in running text."""
    rest = [cell for cell in row[1:] if cell.strip()]
    return not rest or sum(cell.startswith(" ") for cell in rest) > len(rest) / 2


def _is_labelled(row: Sequence[str]) -> bool:
    """Whether a row is a label and what it says, above a table and under no header: "Kjørt:", a day, who did."""
    return row[0].rstrip().endswith(":")


def _is_header_like(row: Sequence[str], rows: Sequence[Sequence[str]], block: Sequence[int], number: int) -> bool:
    """Whether a row of its length follows it soon."""
    following = [rows[other] for other in block if other > number][:3]
    return any(_holds_value(other) and len(other) == len(row) for other in following)
