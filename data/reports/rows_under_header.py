"""The rows of a table in a report below its header, as lines: scores with their words, totals, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from data.reports.cards import as_points
from data.reports.headings import (
    after_total,
    is_bare_total,
    is_mean,
    is_statement,
    is_structural,
    is_total_of_indicator,
    names_officially,
)
from data.reports.lines import Figure, Line, joined
from data.reports.parted import TOTAL
from data.reports.table_cells import Cell, Row
from data.reports.table_headers import Columns, holds_findings
from data.understanding.kinds_of_findings import indicator_of, kind_of_finding
from data.understanding.phrases import speaks_of
from data.understanding.stems import says, words_in

_LONGEST_LABEL = 4  # words


def indicator_in_header(header: Row, columns: Columns) -> Iterator[Line]:
    """The indicator that the first cell of a header names, above its statements."""
    if columns.figures and columns.indicator is None:
        words = columns.words(header)
        yield from words if indicator_of(joined(line.text for line in words)) else ()


def lines_under(rows: Sequence[Row], columns: Columns) -> Iterator[Line]:
    """The rows below a header; the findings of an indicator come after its scores, column by column."""
    findings: dict[int, list[Line]] = {}
    headed: list[Line] = []
    last = ""
    is_total = False
    beside = _totals_beside(rows, columns)
    totals: list[Line] = []
    # Only a list is announced by words that nobody knows, and only a heading reaches over it.
    announced = {index for index, line in columns.kinds.items() if kind_of_finding(line.text) is None}
    for row in rows:
        if columns.figures and not columns.kinds and holds_findings(row):
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
            yield from (replace(line, is_heading=line.is_heading or bool(announced)) for line in name.lines)
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
                is_point = first.is_bullet or is_structural(first.text) or index in announced
                first = replace(first, has_gap=True, is_bullet=is_point)
                findings.setdefault(index, []).extend((first, *rest))
        headed += [line for index in sorted(columns.told) if index < len(row) for line in row[index].lines]
    yield from (*totals, *_of_kinds(columns, findings), *headed)


def _totals_beside(rows: Sequence[Row], columns: Columns) -> frozenset[int]:
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


def _of_kinds(columns: Columns, findings: dict[int, list[Line]]) -> Iterator[Line]:
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
