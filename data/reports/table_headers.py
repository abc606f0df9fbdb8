"""What the header of a table in a report says of its columns: scores, kinds of findings, the indicator, words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from data.reports.asked import KINDS
from data.reports.columns import is_figure, is_header_of, is_of_another, is_score_header
from data.reports.grades import score_in
from data.reports.headings import is_statement, may_be_kind
from data.reports.lines import Line
from data.reports.plans import field_of_plan
from data.reports.signed import HEADINGS
from data.reports.table_cells import Cell, Row
from data.understanding.kinds_of_findings import indicator_of, is_topic, kind_in_table, kind_of_finding

ROW_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?")
HEADER_WITHIN = 3  # rows
_USUAL_HIGHEST = 6
_OF_SOMEBODY = ("responsible", "due")
_TOLD = len(KINDS) - 1  # kinds that leave one


@dataclass(frozen=True)
class Columns:
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
        return [line for cell in cells for line in cell.lines if not ROW_NUMBER.fullmatch(line.text)]


def holds_findings(row: Row) -> bool:
    """Whether a row among those of scores holds findings: their kind in its first cell, and words beside it."""
    label, *others = [cell for cell in row if cell.text and not cell.is_covered] or [Cell()]
    return is_kind(label.text) and len(others) == 1 and not is_figure(others[0].text)


def begins_with_kind(cell: Cell) -> bool:
    """Whether a cell begins with a heading over findings."""
    return bool(cell.lines) and is_kind(cell.lines[0].text)


def header_of(rows: Sequence[Row]) -> tuple[int, Columns] | None:
    """The row whose cells say what the columns below hold, and what they say."""
    for place, row in enumerate(rows[:HEADER_WITHIN]):
        below = [other for other in rows[place + 1 :] if not holds_findings(other)]
        if _is_title(row, below):
            continue
        texts = {index: cell.text for index, cell in enumerate(row) if cell.text}
        kinds = _kinds_of(row, texts)
        figures = _figure_columns({index: text for index, text in texts.items() if index not in kinds}, below)
        called = (i for i, text in texts.items() if is_header_of(text, "indicator") and i not in figures)
        indicator = next((index for index in called if not _holds_statements(below, index)), None)
        if indicator is None and kinds:
            indicator = next((i for i in range(len(row)) if i not in kinds and _holds_indicators(below, i)), None)
        if not figures and any(index not in kinds and begins_with_kind(row[index]) for index in texts):
            continue  # headings and the first findings stand in the same cells
        if not (figures or len(kinds) > 1 or (kinds and indicator is not None)):
            continue
        left_out = {
            index
            for index, text in texts.items()
            if is_header_of(text, "comment")
            or text in ("Nr", "Nr.", "#")
            or (index and _holds_figures(below, index))
            or (len(kinds) > 1 and field_of_plan(text) in _OF_SOMEBODY)
        }  # numbers of which the header does not say that they are scores are no words either
        behind = _behind_figures(texts, figures)
        told = frozenset(index for index in texts if index not in {*kinds, *figures} and _holds_headed(below, index))
        may_be = behind if figures else texts.keys()
        kinds = _with_kind_by_order(row, kinds, may_be - {*kinds, *left_out, *told, indicator})
        return place, Columns(figures, kinds, frozenset(left_out | behind | told) - {*kinds, *figures}, indicator, told)
    return None


def _kinds_of(row: Row, texts: dict[int, str]) -> dict[int, Line]:
    """The columns of findings and their headings; beside a sure one, what leans to another kind is one too."""
    sure = {index: row[index].lines[0] for index, text in texts.items() if is_kind(text)}
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


def _with_kind_by_order(row: Row, kinds: dict[int, Line], others: Collection[int]) -> dict[int, Line]:
    """With the one column beside those of two kinds, where it stands in the place of the third: its kind is told
    later on, by every table that has it there, or asked about.
    """
    if len(kinds) != _TOLD or len(others) != 1:
        return kinds
    (index,) = others
    known = [kind_in_table(line.text) for line in kinds.values()]
    place = sum(at < index for at in kinds)
    if [*known[:place], KINDS[place], *known[place:]] != [*KINDS] or not may_be_kind(row[index].text):
        return kinds
    every = sorted({**kinds, index: row[index].lines[0]}.items())
    return {at: replace(line, is_heading=True, look=every[0][1].look) for at, line in every}


def _holds_headed(rows: Sequence[Row], index: int) -> bool:
    """Whether the cells of a column hold nothing but findings, each list under its kind."""
    cells = [row[index] for row in rows if index < len(row) and row[index].lines]
    return bool(cells) and all(begins_with_kind(cell) and len(cell.lines) > 1 for cell in cells)


def _behind_figures(texts: dict[int, str], figures: dict[int, str]) -> set[int]:
    """The columns of words right of a number: what a row is about stands before it, and these say how it went."""
    if not figures or not any(index < min(figures) for index in texts):
        return set()
    behind = {index for index in texts if index > min(figures) and index not in figures}
    return {index for index in behind if not is_header_of(texts[index], "statement")}


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


def _is_title(row: Row, below: Sequence[Row]) -> bool:
    """Whether a row says one thing, and not only of the figures below it, beside a corner that nobody filled in."""
    filled = [index for index, cell in enumerate(row) if cell.text]
    return len(filled) == 1 and not (filled[0] and _holds_figures(below, filled[0]))


def is_kind(text: str) -> bool:
    """Whether a text is a kind of finding and nothing more, as a heading over such is."""
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


def goes_on_under(rows: Sequence[Row], columns: Columns) -> bool:
    """Whether a table without a header can go on under that of the one before."""
    if any(is_kind(cell.text) or indicator_of(cell.text) for row in rows for cell in row):
        return False
    return all(_holds_figures(rows, index) for index in columns.figures) if columns.figures else False


def without_header(rows: Sequence[Row]) -> Columns | None:
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
    return Columns(dict(zip(holding, headers, strict=True)), {})


def _is_of_form(text: str) -> bool:
    return is_topic(text) or indicator_of(text) is not None
