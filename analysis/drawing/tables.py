"""How tables are set where room is scarce: how wide each column is, and which rows share a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from analysis.drawing.measures import text_width
from analysis.table import Column, Table, written
from language import Language

# How wide the place is where people write.
_LETTERS_TO_WRITE = 40
# What a cell keeps free at its sides, in letters.
_EDGES = 1.1


@dataclass(frozen=True)
class RowHeight:
    """What a row takes, in letters: from one of its lines to the next, and beside them."""

    leading: float = 1.22
    gap: float = 0.6

    def of(self, lines: int, size: float) -> float:
        """A row of so many lines, in the unit of the size."""
        return size * (lines * self.leading + self.gap)


_USUAL = RowHeight()
# A word longer than so many letters is broken wherever it stands.
_LONGEST_WORD = 12
# How much of what they need at least columns of words keep where there is little room, and headings of numbers.
_LEAST_OF_WORDS, _LEAST_OF_HEADINGS = 0.6, 0.7


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
        # A number is never broken; its heading may be.
        least = max(word, min(own, 10 * size)) if _is_of_words(column) else max(longest, word * _LEAST_OF_HEADINGS)
        wanted.append((max(longest, word) * 1.06 + _EDGES * size, least * 1.06 + _EDGES * size))
    words = [one for one, column in zip(wanted, table.columns, strict=True) if _is_of_words(column)]
    others = [one for one, column in zip(wanted, table.columns, strict=True) if not _is_of_words(column)]
    if not words:
        return [want * width / sum(want for want, _ in others) for want, _ in others]
    # Where not all have what they want, headings of numbers get what words can do without.
    needed, spared = sum(least for _, least in others), width - sum(least for _, least in words)
    share = (spared - needed) / max(sum(want for want, _ in others) - needed, 1e-9)
    fixed = [least + (want - least) * min(max(share, 0.0), 1.0) for want, least in others]
    shared = _shared(words, max(width - sum(fixed), sum(least for _, least in words) * _LEAST_OF_WORDS))
    each = {True: iter(shared), False: iter(fixed)}
    widths = [next(each[_is_of_words(column)]) for column in table.columns]
    return [one * width / sum(widths) for one in widths]


def is_readable(table: Table, language: Language, *, width: float, size: float) -> bool:
    """Whether every number, heading and word of usual length has its place on one line, for letters of that size."""
    texts = cells(table, language)
    needed = 0.0
    for place, column in enumerate(table.columns):
        word = max(text_width(word, size, bold=True) for word in column.heading.split() or [""])
        held = [row[place].split() if _is_of_words(column) else [row[place]] for row in texts]
        longest = max((text_width(part, size, bold=place == 0) for parts in held for part in parts), default=0)
        longest = min(longest, _LONGEST_WORD * size) if _is_of_words(column) else longest
        needed += max(word, longest) * 1.06 + _EDGES * size
    return needed <= width


def _is_of_words(column: Column) -> bool:
    return column.kind in ("text", "wide_field")


def _shared(columns: Sequence[tuple[float, float]], room: float) -> list[float]:
    """The room of columns of words, each with what it wants and the least that it can do with."""
    wants, leasts = [want for want, _ in columns], [least for _, least in columns]
    if sum(wants) <= room:
        return [want + (room - sum(wants)) * want / sum(wants) for want in wants]
    # Where no word can be whole for sure, a column with much to say gets more than one with little.
    scale = 1.0 if sum(leasts) <= room else _LEAST_OF_WORDS * room / sum(leasts)
    base = [least * scale for least in leasts]
    left, weights = room - sum(base), sum(want**0.5 for want in wants)
    # Long texts wrap: what a short column does not want of its share is left to the longer ones.
    for place in sorted(range(len(columns)), key=lambda place: wants[place] - base[place]):
        own = wants[place] ** 0.5
        given = min(left * own / weights, wants[place] - base[place])
        base[place], left, weights = base[place] + given, left - given, weights - own
    return base


def line_count(text: str, width: float, size: float) -> int:
    """On how many lines a text stands in that width."""
    return len(_lines(text, width, size))


def wrapped(text: str, width: float, size: float) -> list[str]:
    """The text line by line as it is wrapped in that width."""
    return [line.rstrip() for line in _lines(text, width, size)]


def _lines(text: str, width: float, size: float) -> list[str]:
    """The text as it is wrapped in that width; together the lines are the text again."""
    lines = []
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for word in paragraph.split(" "):
            long = text_width(f"{word} ", size)
            if used and used + long > width:
                lines.append(line)
                line, used = "", 0.0
            # A word that is wider than its place is broken.
            parts = ceil(text_width(word, size) / width) if width > 0 else 1
            step = ceil(len(word) / max(parts, 1))
            for _ in range(parts - 1):
                lines.append(word[:step])
                word, long = word[step:], long - width
            line, used = f"{line}{word} ", used + long
        lines.append(f"{line.removesuffix(' ')}\n")
    return [*lines[:-1], lines[-1].removesuffix("\n")]


def within(
    table: Table,
    language: Language,
    widths: Sequence[float],
    *,
    size: float,
    room: float,
    height: RowHeight = _USUAL,
) -> Table:
    """The table with every row that is higher than the room, in pixels, as several.

    Texts go on from one to the next; what is short beside them stands in each.
    """
    most = max(int((room - height.of(0, size)) / (size * height.leading)), 1)
    rows: list[tuple[Any, ...]] = []
    for row, texts in zip(table.rows, cells(table, language), strict=True):
        lines = [_lines(text, width - _EDGES * size, size) for text, width in zip(texts, widths, strict=True)]
        count = ceil(max(map(len, lines), default=1) / most)
        for number in range(count):
            own = slice(number * most, (number + 1) * most)
            rows.append(
                tuple(
                    "".join(cell[own]).strip() if len(cell) > most else value
                    for value, cell in zip(row, lines, strict=True)
                )
            )
    return Table(table.columns, tuple(rows))


def pages(
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    size: float,
    room: float,
    first: float | None = None,
    height: RowHeight = _USUAL,
) -> list[list[int]]:
    """Which rows share a page of that room, in pixels; never an empty page. `first`: the room of the first."""
    found: list[list[int]] = [[]]
    used = room - first if first is not None else 0.0
    for place, row in enumerate(rows):
        lines = max(line_count(text, width - _EDGES * size, size) for text, width in zip(row, widths, strict=True))
        own = height.of(lines, size)
        if found[-1] and used + own > room:
            found.append([])
            used = 0.0
        found[-1].append(place)
        used += own
    return found
