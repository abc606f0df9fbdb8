"""How tables are set where room is scarce: how wide each column is, and which rows share a page."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.drawing.measures import text_width
from analysis.table import Table, written
from language import Language

# How wide the place is where people write.
_LETTERS_TO_WRITE = 40


def cells(table: Table, language: Language) -> list[list[str]]:
    """Every cell as a person reads it."""
    return [
        [written(value, column.kind, language) for value, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]


def is_number(kind: str) -> bool:
    """Whether a column of that kind stands to the right."""
    return kind not in ("text", "date", "year", "field", "wide_field")


def column_widths(table: Table, language: Language, *, width: float, size: float) -> list[float]:
    """How wide each column is, for letters of that size: numbers as wide as they need, the rest shared by length."""
    texts = cells(table, language)
    wanted = []
    for place, column in enumerate(table.columns):
        longest = max((text_width(row[place], size) for row in texts), default=0)
        if column.kind == "wide_field":
            longest = _LETTERS_TO_WRITE * size
        word = max(text_width(word, size, bold=True) for word in column.heading.split() or [""])
        own = max((text_width(word, size) for row in texts for word in row[place].split()), default=0)
        wanted.append((max(longest, word) * 1.06 + 1.1 * size, max(word, min(own, 10 * size)) * 1.06 + 1.1 * size))
    narrow = [column.kind not in ("text", "wide_field") for column in table.columns]
    fixed = sum(want for (want, _), is_narrow in zip(wanted, narrow, strict=True) if is_narrow)
    free = [(want, least) for (want, least), is_narrow in zip(wanted, narrow, strict=True) if not is_narrow]
    if not free:
        return [want * width / fixed for want, _ in wanted] if fixed else []
    rest = max(width - fixed, sum(least for _, least in free))
    # Long texts wrap; a column twice as long as another is not twice as wide.
    weights = [max(least, want**0.75 * 3) for want, least in free]
    shared = iter(rest * weight / sum(weights) for weight in weights)
    widths = [want if is_narrow else next(shared) for (want, _), is_narrow in zip(wanted, narrow, strict=True)]
    return [one * width / sum(widths) for one in widths]


def line_count(text: str, width: float, size: float) -> int:
    """On how many lines a text stands in that width."""
    lines = 0
    for paragraph in text.split("\n"):
        used = 0.0
        lines += 1
        for word in paragraph.split(" "):
            long = text_width(f"{word} ", size)
            if used and used + long > width:
                lines += 1
                used = 0.0
            used += long
    return lines


def pages(rows: Sequence[Sequence[str]], widths: Sequence[float], *, size: float, room: float) -> list[list[int]]:
    """Which rows share a page of that room, in pixels; never an empty page."""
    found: list[list[int]] = [[]]
    used = 0.0
    for place, row in enumerate(rows):
        lines = max(line_count(text, width - 1.4 * size, size) for text, width in zip(row, widths, strict=True))
        height = lines * size * 1.22 + size * 0.6
        if found[-1] and used + height > room:
            found.append([])
            used = 0.0
        found[-1].append(place)
        used += height
    return found
