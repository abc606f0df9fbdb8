"""Tables in reports: crosses under 1-6, scores under years, findings side by side, or only a way to lay out text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data.reports import boxes
from data.reports.across import lines_across, statements_across
from data.reports.cards import as_points, card_lines
from data.reports.columns import is_figure, is_header_of, is_of_another, is_score_header
from data.reports.grades import score_in
from data.reports.headings import (
    after_total,
    is_bare_total,
    is_mean,
    is_statement,
    is_structural,
    is_total_of_indicator,
    names_officially,
)
from data.reports.kinds_down import findings_down
from data.reports.lines import Figure, Line, joined
from data.reports.parted import TOTAL
from data.reports.plans import plan_rows
from data.reports.signed import HEADINGS
from data.terms import aliases
from data.understanding.kinds_of_findings import indicator_of, is_topic, kind_in_table, kind_of_finding
from data.understanding.phrases import speaks_of
from data.understanding.stems import says, words_in

_HEADER_NUMBER = re.compile(r"([1-9])(?:\D.*)?")
_ROW_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?")
_HEADER_WITHIN = 3  # rows
_USUAL_HIGHEST = 6
_LONGEST_LABEL = 4  # words


@dataclass(frozen=True)
class Cell:
    """What stands in a cell.

    `stands_out`: it is shaded or bold. `is_covered`: the cell left of it reaches over it.
    """

    lines: tuple[Line, ...] = ()
    stands_out: bool = False
    is_covered: bool = False

    @property
    def text(self) -> str:
        """Its lines as one text."""
        return joined(line.text for line in self.lines)


Row = Sequence[Cell]


@dataclass(frozen=True)
class _Columns:
    """What a header says of its columns: numbers and their headers, kinds of findings, the indicator, and the words.

    `told` are columns whose cells hold findings under headings of their own: "Bra: …", "Tiltak: …".
    """

    figures: dict[int, str]
    kinds: dict[int, Line]
    left_out: frozenset[int] = frozenset()
    indicator: int | None = None
    told: frozenset[int] = frozenset()

    def words(self, row: Row) -> list[Line]:
        """What a row is about."""
        taken = {*self.figures, *self.kinds, *self.left_out, self.indicator}
        cells = (cell for index, cell in enumerate(row) if index not in taken)
        return [line for cell in cells for line in cell.lines if not _ROW_NUMBER.fullmatch(line.text)]


class GridReader:
    """Reads tables from top to bottom. What a header says holds for the next table as well: it may go on overleaf."""

    def __init__(self) -> None:
        self._numbered: tuple[int, ...] = ()
        self._columns: _Columns | None = None
        self._width = 0
        self._kinds: dict[int, Line] = {}

    def lines(self, rows: Sequence[Row], *, goes_on: bool = False) -> Iterator[Line]:
        """The table as lines: each scored row is its words and then its boxes or numbers.

        `goes_on`: it stands first on a page, and another last on the page before.
        """
        width = max(map(len, rows), default=0)
        if width != self._width:
            self._numbered, self._columns, self._kinds = (), None, {}
        self._width = width
        if goes_on and self._kinds and not any(_is_kind(cell.text) or _begins(cell) for row in rows for cell in row):
            yield from self._overleaf(rows)
            return
        self._kinds = {}
        yield from self._table(rows)

    def _overleaf(self, rows: Sequence[Row]) -> Iterator[Line]:
        """Rows that go on under the findings' headings of the page before, which are written again."""
        for index, heading in self._kinds.items():
            lines = [line for row in rows if index < len(row) for line in row[index].lines]
            if lines:
                yield heading
                yield from lines

    def _table(self, rows: Sequence[Row]) -> Iterator[Line]:
        width = self._width
        across = lines_across(rows)
        if across is None and is_side_by_side(rows):
            for index in range(width):
                yield from (line for row in rows if index < len(row) for line in row[index].lines)
            return
        for known in (across, statements_across(rows), findings_down(rows), plan_rows(rows), card_lines(rows)):
            if known is not None:
                yield from known
                return
        header = next((place for place in range(min(len(rows), _HEADER_WITHIN)) if _numbers(rows[place])), None)
        if header is None:
            found = _header(rows)
            if found is not None:
                place, self._columns = found
                self._kinds = self._columns.kinds
                yield from (line for row in rows[:place] for cell in row for line in cell.lines)
                yield from _indicator_in(rows[place], self._columns)
                yield from _under_header(rows[place + 1 :], self._columns)
                return
            if self._columns is not None and _fits(rows, self._columns):
                yield from _under_header(rows, self._columns)
                return
            self._columns = None
            if bare := _without_header(rows):
                yield from _under_header(rows, bare)
                return
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
            if any(marks) or not all(_is_heading(line.text) for line in words):
                yield _boxes(row, marks)
        else:
            begins = {index: cell.lines[0] for index, cell in enumerate(row) if _begins(cell)}
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
        shaded = [cell.stands_out for cell in cells]
        return marks if any(marks) or all(shaded) else shaded


def _is_blank_over(row: Row, index: int) -> bool:
    """Whether a cell stands alone, or is one of several merged ones that say nothing together: no cross is theirs."""
    if not row[index].is_covered:
        reaches = index + 1 < len(row) and row[index + 1].is_covered
        return not (reaches and row[index].text)
    while index and row[index].is_covered:
        index -= 1
    return not row[index].text


def _is_told(row: Row) -> bool:
    """Whether a row among those of scores holds findings: their kind in its first cell, and words beside it."""
    label, *others = [cell for cell in row if cell.text and not cell.is_covered] or [Cell()]
    return _is_kind(label.text) and len(others) == 1 and not is_figure(others[0].text)


def _begins(cell: Cell) -> bool:
    """Whether a cell begins with a heading over findings."""
    return bool(cell.lines) and _is_kind(cell.lines[0].text)


def is_side_by_side(rows: Sequence[Row]) -> bool:
    """Whether the first row holds the names of indicators, each above its own column."""
    cells = [cell.text for cell in rows[0] if cell.text] if rows else []
    return len(cells) > 1 and all(indicator_of(text) is not None for text in cells)


def _plain(row: Row) -> Iterator[Line]:
    lines = [line for cell in row for line in cell.lines]
    if boxes.has_box(boxes.tokens(text := " ".join(line.text for line in lines))):
        yield replace(lines[0], text=text)
        return
    yield from lines


def _header(rows: Sequence[Row]) -> tuple[int, _Columns] | None:
    """The row whose cells say what the columns below hold, and what they say."""
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        below = [other for other in rows[place + 1 :] if not _is_told(other)]
        if _is_title(row):
            continue
        texts = {index: cell.text for index, cell in enumerate(row) if cell.text}
        kinds = _kinds_of(row, texts)
        figures = _figure_columns({index: text for index, text in texts.items() if index not in kinds}, below)
        called = (i for i, text in texts.items() if is_header_of(text, "indicator") and i not in figures)
        indicator = next((index for index in called if not _holds_statements(below, index)), None)
        if indicator is None and kinds:
            indicator = next((i for i in range(len(row)) if i not in kinds and _holds_indicators(below, i)), None)
        if not figures and any(index not in kinds and _begins(row[index]) for index in texts):
            continue  # headings and the first findings stand in the same cells
        if not (figures or len(kinds) > 1 or (kinds and indicator is not None)):
            continue
        left_out = {
            index
            for index, text in texts.items()
            if is_header_of(text, "comment") or text in ("Nr", "Nr.", "#") or (index and _holds_figures(below, index))
        }  # numbers of which the header does not say that they are scores are no words either
        left_out |= _behind_figures(texts, figures)
        told = frozenset(index for index in texts if index not in {*kinds, *figures} and _holds_headed(below, index))
        return place, _Columns(figures, kinds, frozenset(left_out | told) - {*kinds, *figures}, indicator, told)
    return None


def _kinds_of(row: Row, texts: dict[int, str]) -> dict[int, Line]:
    """The columns of findings and their headings; beside a sure one, what leans to another kind is one too."""
    sure = {index: row[index].lines[0] for index, text in texts.items() if _is_kind(text)}
    said = {found[0] for text in texts.values() if (found := kind_of_finding(text)) is not None}
    if not sure:
        return {}
    leaning = {index: kind_in_table(text) for index, text in texts.items() if index not in sure}
    counts = Counter(leaning.values())
    others = {
        index: replace(row[index].lines[0], text=HEADINGS[kind])
        for index, kind in leaning.items()
        if kind is not None and kind not in said and counts[kind] == 1
    }
    return dict(sorted({**sure, **others}.items()))


def _holds_headed(rows: Sequence[Row], index: int) -> bool:
    """Whether the cells of a column hold nothing but findings, each list under its kind."""
    cells = [row[index] for row in rows if index < len(row) and row[index].lines]
    return bool(cells) and all(_begins(cell) and len(cell.lines) > 1 for cell in cells)


def _behind_figures(texts: dict[int, str], figures: dict[int, str]) -> set[int]:
    """The columns of words right of all numbers: what a row is about stands before them, and these say how it went."""
    if not figures or not any(index < min(figures) for index in texts):
        return set()
    return {index for index, text in texts.items() if index > max(figures) and not is_header_of(text, "statement")}


def _indicator_in(header: Row, columns: _Columns) -> Iterator[Line]:
    """The indicator that the first cell of a header names, above its statements."""
    if columns.figures and columns.indicator is None:
        words = columns.words(header)
        yield from words if indicator_of(joined(line.text for line in words)) else ()


def _figure_columns(texts: dict[int, str], below: Sequence[Row]) -> dict[int, str]:
    """The columns of numbers and their headers: by what the headers say, else by what the numbers are."""
    if not below:  # the rest of the table stands overleaf
        is_header = any(is_header_of(text, "statement") for text in texts.values())
        return {index: text for index, text in texts.items() if is_header and is_score_header(text)}
    holding = {index: text for index, text in texts.items() if index and _holds_figures(below, index)}
    named = {index: text for index, text in holding.items() if is_score_header(text)}
    is_said = any(not is_of_another(text) for text in named.values())
    if is_said or not any(_is_of_form(line.text) for row in below if row for line in row[0].lines):
        return named
    others = {index: text for index, text in holding.items() if not is_figure(text) and _holds_scores(below, index)}
    return dict(sorted({**named, **others}.items()))


def _holds_scores(rows: Sequence[Row], index: int) -> bool:
    scores = [score_in(row[index].text) for row in rows if index < len(row) and row[index].text]
    return all(score is not None and 1 <= score <= _USUAL_HIGHEST for score in scores)


def _is_title(row: Row) -> bool:
    return sum(bool(cell.text) for cell in row) == 1


def _is_kind(text: str) -> bool:
    found = kind_of_finding(text)
    return found is not None and not found[1]


def _holds_figures(rows: Sequence[Row], index: int) -> bool:
    texts = [row[index].text for row in rows if index < len(row) and row[index].text]
    numbers = [text for text in texts if is_figure(text)]
    return bool(numbers) and len(numbers) == len(texts)


def _holds_statements(rows: Sequence[Row], index: int) -> bool:
    """Whether more cells of a column are statements than indicators: both stand below each other there."""
    texts = [row[index].text for row in rows if index < len(row) and row[index].text]
    return sum(is_statement(text) for text in texts) > sum(indicator_of(text) is not None for text in texts)


def _holds_indicators(rows: Sequence[Row], index: int) -> bool:
    """Whether the cells of a column are the names of indicators, whatever its header says."""
    texts = [row[index].text for row in rows if index < len(row) and row[index].text]
    return len(texts) > 1 and all(indicator_of(text) is not None for text in texts)


def _fits(rows: Sequence[Row], columns: _Columns) -> bool:
    """Whether a table without a header can go on under that of the one before."""
    if any(_is_kind(cell.text) or indicator_of(cell.text) for row in rows for cell in row):
        return False
    return all(_holds_figures(rows, index) for index in columns.figures) if columns.figures else False


def _without_header(rows: Sequence[Row]) -> _Columns | None:
    """Words and a number on each row, where some of the words are a form's: what the numbers are needs no header."""
    holding = [
        index
        for index in range(1, max(map(len, rows), default=0))
        if _holds_scores(rows, index) and sum(index < len(row) and bool(row[index].text) for row in rows) > 1
    ]
    if not holding or not any(
        _is_of_form(line.text) for row in rows for cell in row[: holding[0]] for line in cell.lines
    ):
        return None
    headers = [""] if len(holding) == 1 else [f"{number}." for number, _ in enumerate(holding, start=1)]
    return _Columns(dict(zip(holding, headers, strict=True)), {})


def _is_of_form(text: str) -> bool:
    return is_topic(text) or indicator_of(text) is not None


def _under_header(rows: Sequence[Row], columns: _Columns) -> Iterator[Line]:
    """The rows below a header; the findings of an indicator come after its scores, column by column."""
    findings: dict[int, list[Line]] = {}
    headed: list[Line] = []
    last = ""
    is_total = False
    beside = _totals_beside(rows, columns)
    totals: list[Line] = []
    for row in rows:
        if columns.figures and not columns.kinds and _is_told(row):
            label, said = (cell for cell in row if cell.text and not cell.is_covered)
            yield from label.lines
            yield from as_points(said.lines)
            continue
        name = row[columns.indicator] if columns.indicator is not None and columns.indicator < len(row) else Cell()
        if is_mean(name.text):
            continue
        words = columns.words(row)
        if is_total and not name.text and is_bare_total(joined(line.text for line in words)):
            continue  # below totals of indicators it is that of them all
        is_across = sum(bool(cell.text) for cell in row) == 1 and sum(cell.is_covered for cell in row) > 0
        names_one = bool(columns.figures) and len(words) == 1 and names_officially(words[0].text)
        if (name.text and name.text != last) or names_one or (is_across and words):
            yield from (*totals, *_of_kinds(columns, findings), *headed)
            findings, totals, headed = {}, [], []
            last = name.text or last
            yield from name.lines
        figures = tuple(
            Figure(header, row[index].text)
            for index, header in columns.figures.items()
            if index < len(row) and row[index].text and index not in beside
        )
        totals += [
            Line(f"{TOTAL}: {row[at].text}", row[at].lines[0].place) for at in beside if at < len(row) and row[at].text
        ]
        scored = list(_scored(words, figures, name))
        is_total = bool(scored) and scored[-1].text == TOTAL
        yield from scored
        for index in columns.kinds:
            if index < len(row) and row[index].lines:
                first, *rest = row[index].lines
                is_point = first.is_bullet or is_structural(first.text)
                first = replace(first, has_gap=True, is_bullet=is_point)
                findings.setdefault(index, []).extend((first, *rest))
        headed += [line for index in sorted(columns.told) if index < len(row) for line in row[index].lines]
    yield from (*totals, *_of_kinds(columns, findings), *headed)


def _totals_beside(rows: Sequence[Row], columns: _Columns) -> frozenset[int]:
    """The columns that hold each indicator's total once beside the points of all its statements."""
    called = [index for index, header in columns.figures.items() if says(words_in(header), "score", "total")]
    others = columns.figures.keys() - set(called)
    if columns.indicator is None or not others:
        return frozenset()
    groups: list[list[Row]] = []
    for row in rows:
        if columns.indicator < len(row) and row[columns.indicator].text:
            groups.append([])
        if groups:
            groups[-1].append(row)

    def filled(index: int, group: Sequence[Row]) -> int:
        return sum(index < len(row) and bool(row[index].text) for row in group)

    is_list = any(filled(index, group) > 1 for index in others for group in groups)
    return frozenset(at for at in called if is_list and all(filled(at, group) <= 1 for group in groups))


def _of_kinds(columns: _Columns, findings: dict[int, list[Line]]) -> Iterator[Line]:
    for index, lines in findings.items():
        yield columns.kinds[index]
        yield from lines


def _scored(words: Sequence[Line], figures: tuple[Figure, ...], name: Cell) -> Iterator[Line]:
    """A row's words and its numbers; the total of an indicator where the row names it or says so."""
    label = joined(line.text for line in words)
    if not figures:
        yield from words
        return
    if _counts(label):
        return
    text = " ".join(figure.text for figure in figures)
    if not label and name.lines:
        yield Line(TOTAL, name.lines[0].place, figures=figures)
    elif label and names_officially(label):
        yield from words
        yield Line(TOTAL, words[0].place, figures=figures)
    elif label and (after_total(f"{label}:") is not None or is_bare_total(label) or is_total_of_indicator(label)):
        yield Line(TOTAL, words[0].place, figures=figures)
    elif label and not is_mean(label):
        yield from words
        yield Line(text, words[-1].place, figures=figures)


def _counts(label: str) -> bool:
    """Whether the label of a row says that its number counts something, and is no score: "Antall deltakere"."""
    words = label.split()
    is_label = len(words) <= _LONGEST_LABEL and not label.rstrip().endswith(".")
    is_count = is_label and bool(words) and "count" in speaks_of(words[0]) | speaks_of(words[-1])
    return is_count and not is_statement(label) and after_total(f"{label}:") is None


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


def _is_blank(text: str) -> bool:
    return text in ("", boxes.EMPTY, "-", "–")


def _is_cross(text: str, place: int) -> bool:
    """Whether a cell under a number is crossed; some write the number itself again."""
    return boxes.is_cross(text) or text == str(place)


def _is_header(text: str) -> bool:
    return aliases.normalised(text) in aliases.fields_by_header("scores") or is_header_of(text, "statement")


def _is_heading(text: str) -> bool:
    """Whether it is the name of an indicator or of a kind of finding, and so a heading within the table."""
    return _is_kind(text) or indicator_of(text) is not None
