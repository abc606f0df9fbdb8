"""Plain text, such as a report that was pasted from Word or PDF -> lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from data.reading.delimited import decoded
from data.reports import boxes
from data.reports.lines import Document, Line, squeezed, without_bullet
from data.reports.pages import BARE_NUMBER, LABELLED_NUMBER, Placed, without_furniture
from data.reports.words import (
    after_total,
    indicator_of,
    is_description,
    is_structural,
    kind_of_finding,
    score_in,
)

SHEET = "Tekst"
_LARGEST = 1_000_000  # bytes; a table may be larger
_LONGEST_MARK = 200
_FREQUENT = 3  # a line that stands so often may be a running head
_SHORTEST_PAGE = 12  # lines


def is_report(content: bytes) -> bool:
    """Whether a text is a report rather than a table: it has rows of boxes, or the headings of a report."""
    if len(content) > _LARGEST:
        return False
    lines = [line.strip() for line in decoded(content).splitlines() if len(line) < _LONGEST_MARK]
    if not any(indicator_of(line) or is_description(line) for line in lines):
        return False
    rows = sum(
        boxes.is_number_row(line) or boxes.has_box(boxes.tokens(boxes.parted(line)[1] or line)) for line in lines
    )
    headings = sum(after_total(line) is not None or kind_of_finding(line) is not None for line in lines)
    return rows + headings > 1


def read_plain_text(text: str) -> Document:
    """The text's lines, each with its number."""
    pages: list[list[Line]] = [[]]
    has_gap = False
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if "\f" in raw:
            pages.append([])
        words = squeezed(raw)
        if words:
            pages[-1].append(Line(words, f"l{number}", has_gap=has_gap))
        has_gap = not words
    if len(pages) > 1:
        lines, heads = without_furniture([_placed(page) for page in pages])
    else:
        lines, heads = _without_numbers_and_heads(pages[0])
    return Document(SHEET, lines, wraps=True, heads=heads)


def _placed(page: Sequence[Line]) -> list[Placed]:
    """Heads are counted from the top of a page and feet from its bottom."""
    half = len(page) / 2
    return [Placed(line, 10.0 * (place if place < half else place - len(page))) for place, line in enumerate(page)]


def _without_numbers_and_heads(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The same where nothing says where a page ends."""
    numbers = _page_numbers(lines)
    stands: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if _could_be_head(line):
            stands.setdefault(line.text, []).append(place)
    heads = tuple(text for text, places in stands.items() if _is_head(places))
    kept = (
        line
        for place, line in enumerate(lines)
        if place not in numbers and line.text not in heads and not LABELLED_NUMBER.fullmatch(line.text)
    )
    return tuple(kept), heads


def _is_head(places: Sequence[int]) -> bool:
    """Whether a line comes back as often and as far apart as a running head does; one page may be short."""
    short = sum(after - before < _SHORTEST_PAGE for before, after in pairwise(places))
    return len(places) >= _FREQUENT and short <= 1


def _could_be_head(line: Line) -> bool:
    text = line.text
    # What begins with a small letter goes on with a sentence.
    is_text = any(sign.isalpha() for sign in text) and not text[0].islower() and not text.endswith("?")
    return is_text and without_bullet(line) is None and not is_structural(text) and not boxes.parted(text)[1]


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Lone numbers that count up by one, except where a total or the end of a row of boxes is due."""
    lone: dict[int, int] = {}
    for place, line in enumerate(lines):
        if not BARE_NUMBER.fullmatch(line.text):
            continue
        before = lines[place - 1].text if place else ""
        after = lines[place + 1].text if place + 1 < len(lines) else ""
        is_total_due = after_total(before) == "" and score_in(after) is None
        row = boxes.tokens(boxes.parted(before)[1] or before)
        is_number_due = bool(row) and not row[-1].isdigit()
        if not is_total_due and not is_number_due:
            lone[place] = int(line.text)
    longest: list[int] = []
    for start in lone:
        chain = [start]
        chain += _following(lone, start)
        longest = max(longest, chain, key=len)
    return set(longest) if len(longest) > 1 else set()


def _following(lone: dict[int, int], start: int) -> list[int]:
    found, wanted = [], lone[start] + 1
    for place, number in lone.items():
        if place > start and number == wanted:
            found.append(place)
            wanted += 1
    return found
