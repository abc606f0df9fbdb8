"""Tables in reports: crosses under 1-6, a row of numbers of which one stands out, or only a way to lay out text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data.reports import boxes
from data.reports.lines import Line, joined
from data.terms import aliases
from data.understanding.recognise import indicator_words

_HEADER_NUMBER = re.compile(r"([1-9])(?:\D.*)?")
_ROW_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?")


@dataclass(frozen=True)
class Cell:
    """What stands in a cell. `stands_out`: it is shaded or bold. `is_covered`: a neighbour reaches over it."""

    lines: tuple[Line, ...] = ()
    stands_out: bool = False
    is_covered: bool = False

    @property
    def text(self) -> str:
        """Its lines as one text."""
        return joined(line.text for line in self.lines)


Row = Sequence[Cell]


class GridReader:
    """Reads tables from top to bottom. What a header says holds for the next table as well: it may go on overleaf."""

    def __init__(self) -> None:
        self._numbered: tuple[int, ...] = ()
        self._width = 0
        self._kinds: dict[int, Line] = {}

    def lines(self, rows: Sequence[Row]) -> Iterator[Line]:
        """The table as lines: each scored row is its words and then its boxes."""
        if not rows or max(map(len, rows)) != self._width:
            self._numbered = ()
        self._width = max(map(len, rows), default=0)
        self._kinds = {}
        for row in rows:
            yield from self._row(row)

    def _row(self, row: Row) -> Iterator[Line]:
        numbered = _numbers(row)
        if numbered:
            marks = [row[index].stands_out for index in numbered]
            words = list(_words(row, numbered))
            if any(marks) and not all(marks):
                yield from words
                yield _boxes(row, marks)
            else:
                self._numbered = numbered
                yield from (line for line in words if not _is_header(line.text))
        elif marks := self._crosses(row):
            words = list(_words(row, self._numbered))
            yield from words
            if any(marks) or not all(_is_known(line.text) for line in words):
                yield _boxes(row, marks)
        else:
            yield from self._plain(row)

    def _crosses(self, row: Row) -> list[bool]:
        """Which cells under the numbers are crossed or shaded; none at all where that is not such a row."""
        if not self._numbered or len(row) <= self._numbered[-1]:
            return []
        cells = [row[index] for index in self._numbered]
        texts = [boxes.with_signs(cell.text) for cell in cells]
        if any(cell.is_covered for cell in cells) or not any(cell.text for cell in row):
            return []
        if not all(text in ("", boxes.EMPTY) or boxes.is_cross(text) for text in texts):
            return []
        marks = [boxes.is_cross(text) for text in texts]
        shaded = [cell.stands_out for cell in cells]
        return marks if any(marks) or all(shaded) else shaded

    def _plain(self, row: Row) -> Iterator[Line]:
        lines = [line for cell in row for line in cell.lines]
        if boxes.has_box(boxes.tokens(text := " ".join(line.text for line in lines))):
            yield replace(lines[0], text=text)
            return
        kinds = {index: cell.lines[0] for index, cell in enumerate(row) if _is_kind(cell.text)}
        if len(kinds) > 1:
            self._kinds = kinds
            return
        for index, cell in enumerate(row):
            if index in self._kinds and cell.lines:
                yield self._kinds[index]
            yield from cell.lines


def _numbers(row: Row) -> tuple[int, ...]:
    """The columns in which 1, 2, 3 ... stand, one after the other."""
    found: list[int] = []
    for index, cell in enumerate(row):
        number = _HEADER_NUMBER.fullmatch(cell.text)
        if number and int(number[1]) == len(found) + 1:
            found.append(index)
        elif cell.text and len(found) < boxes.FEWEST:
            found = []
    return tuple(found) if len(found) >= boxes.FEWEST else ()


def _words(row: Row, numbered: Sequence[int]) -> Iterator[Line]:
    for index, cell in enumerate(row):
        if index not in numbered:
            yield from (line for line in cell.lines if not _ROW_NUMBER.fullmatch(line.text))


def _boxes(row: Row, marks: Sequence[bool]) -> Line:
    place = next(line.place for cell in row for line in cell.lines)
    return Line(boxes.as_row(marks), place)


def _is_header(text: str) -> bool:
    return aliases.normalised(text) in aliases.fields_by_header("scores")


def _is_kind(text: str) -> bool:
    return aliases.normalised(text) in aliases.choices_by_word("findings", "kind")


def _is_known(text: str) -> bool:
    """Whether it is the name of an indicator or of a kind of finding, and so a heading within the table."""
    return _is_kind(text) or aliases.normalised(text) in indicator_words()
