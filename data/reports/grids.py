"""Tables in reports: crosses under 1-6, scores under years, findings side by side, or only a way to lay out text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from data.reports import boxes
from data.reports.across import lines_across, statements_across
from data.reports.cards import card_lines
from data.reports.columns import is_header_of
from data.reports.grades import score_in
from data.reports.kinds_down import findings_down
from data.reports.lines import Figure, Line
from data.reports.parted import TOTAL
from data.reports.plans import plan_rows
from data.reports.rows_under_header import indicator_in_header, lines_under
from data.reports.table_cells import Row, standing_out, with_years_apart
from data.reports.table_headers import (
    HEADER_WITHIN,
    ROW_NUMBER,
    Columns,
    begins_with_kind,
    goes_on_under,
    header_of,
    is_kind,
    without_header,
)
from data.terms import aliases
from data.understanding.kinds_of_findings import indicator_of

_HEADER_NUMBER = re.compile(r"([1-9])(?:\D.*)?")


class GridReader:
    """Reads tables from top to bottom. What a header says holds for the next table as well: it may go on overleaf."""

    def __init__(self) -> None:
        self._numbered: tuple[int, ...] = ()
        self._columns: Columns | None = None
        self._width = 0
        self._kinds: dict[int, Line] = {}

    def lines(self, rows: Sequence[Row], *, goes_on: bool = False) -> Iterator[Line]:
        """The table as lines: each scored row is its words and then its boxes or numbers.

        `goes_on`: it stands first on a page, and another last on the page before.
        """
        rows = with_years_apart(rows)
        width = max(map(len, rows), default=0)
        if width != self._width:
            self._numbered, self._columns, self._kinds = (), None, {}
        self._width = width
        if (
            goes_on
            and self._kinds
            and not any(is_kind(cell.text) or begins_with_kind(cell) for row in rows for cell in row)
        ):
            yield from self._overleaf(rows)
            return
        self._kinds = {}
        yield from self._table(rows)

    def _overleaf(self, rows: Sequence[Row]) -> Iterator[Line]:
        """Rows that go on under the findings' headings of the page before, which are written again."""
        for index, heading in self._kinds.items():
            cells = [row[index].lines for row in rows if index < len(row) and row[index].lines]
            if cells:
                yield heading
                for first, *others in cells:
                    yield replace(first, has_gap=first.has_gap or not first.text[:1].islower())
                    yield from others

    def _table(self, rows: Sequence[Row]) -> Iterator[Line]:
        width = self._width
        across = lines_across(rows)
        if across is None and is_side_by_side(rows):
            for index in range(width):
                yield from _down([row[index] for row in rows if index < len(row)])
            return
        for known in (across, statements_across(rows), findings_down(rows), plan_rows(rows), card_lines(rows)):
            if known is not None:
                yield from known
                return
        header = next((place for place in range(min(len(rows), HEADER_WITHIN)) if _numbers(rows[place])), None)
        if header is None:
            found = header_of(rows)
            if found is not None:
                place, self._columns = found
                self._kinds = self._columns.kinds
                yield from (line for row in rows[:place] for cell in row for line in cell.lines)
                yield from indicator_in_header(rows[place], self._columns)
                yield from lines_under(rows[place + 1 :], self._columns)
                return
            if self._columns is not None and goes_on_under(rows, self._columns):
                yield from lines_under(rows, self._columns)
                return
            self._columns = None
            if bare := without_header(rows):
                yield from lines_under(rows, bare)
                return
        for row in rows:
            yield from self._row(row)

    def _row(self, row: Row) -> Iterator[Line]:
        numbered = _numbers(row)
        if numbered:
            marks = standing_out([row[index] for index in numbered])
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
            if any(marks) or not all(_is_heading(line.text) for line in words):
                yield _boxes(row, marks)
        else:
            begins = {index: cell.lines[0] for index, cell in enumerate(row) if begins_with_kind(cell)}
            self._kinds = begins if len(begins) > 1 else self._kinds
            yield from _plain(row)

    def _crosses(self, row: Row) -> list[bool]:
        """Which cells under the numbers are crossed or shaded; none at all where that is not such a row."""
        if not self._numbered or len(row) <= self._numbered[-1]:
            return []
        cells = [row[index] for index in self._numbered]
        texts = [boxes.with_signs(cell.text) for cell in cells]
        if not any(cell.text for cell in row) or not all(_is_blank_over(row, index) for index in self._numbered):
            return []
        if not all(_is_blank(text) or _is_cross(text, place) for place, text in enumerate(texts, start=1)):
            return []
        marks = [_is_cross(text, place) for place, text in enumerate(texts, start=1)]
        if any(cell.is_covered for cell in cells) and not any(marks):
            return []
        shaded = standing_out(cells)
        return marks if any(marks) or all(shaded) else shaded


def _is_blank_over(row: Row, index: int) -> bool:
    """Whether a cell stands alone, or is one of several merged ones that say nothing together: no cross is theirs."""
    if not row[index].is_covered:
        reaches = index + 1 < len(row) and row[index + 1].is_covered
        return not (reaches and row[index].text)
    while index and row[index].is_covered:
        index -= 1
    return not row[index].text


def is_side_by_side(rows: Sequence[Row]) -> bool:
    """Whether the first row holds the names of indicators, each above its own column."""
    cells = [cell.text for cell in rows[0] if cell.text] if rows else []
    return len(cells) > 1 and all(indicator_of(text) is not None for text in cells)


def _down(column: Row) -> Iterator[Line]:
    """An indicator and what stands below it; a number right below its name is its total."""
    name, *below = column
    yield from name.lines
    if below and below[0].lines and score_in(below[0].text) is not None:
        yield Line(TOTAL, below[0].lines[0].place, figures=(Figure("", below[0].text),))
        below = below[1:]
    yield from (line for cell in below for line in cell.lines)


def _plain(row: Row) -> Iterator[Line]:
    lines = [line for cell in row for line in cell.lines]
    if boxes.has_box(boxes.tokens(text := " ".join(line.text for line in lines))):
        yield replace(lines[0], text=text)
        return
    yield from lines


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
            yield from (line for line in cell.lines if not ROW_NUMBER.fullmatch(line.text))


def _boxes(row: Row, marks: Sequence[bool]) -> Line:
    place = next(line.place for cell in row for line in cell.lines)
    return Line(boxes.as_row(marks), place)


def _is_blank(text: str) -> bool:
    return text in ("", boxes.EMPTY, "-", "–")


def _is_cross(text: str, place: int) -> bool:
    """Whether a cell under a number is crossed; some write the number itself again."""
    return boxes.is_cross(text) or text == str(place)


def _is_header(text: str) -> bool:
    return aliases.normalised(text) in aliases.fields_by_header("scores") or is_header_of(text, "statement")


def _is_heading(text: str) -> bool:
    """Whether it is the name of an indicator or of a kind of finding, and so a heading within the table."""
    return is_kind(text) or indicator_of(text) is not None
