"""What each header cell of a row means, as one layout sees it, and how well the layout fits the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from data.cells.grid import Cell, Grid
from data.cells.values import NO_UNIT, Unit, unit_of, year_in
from data.terms import aliases
from data.terms.answers import Mapped
from data.terms.datasets import DATASETS
from data.understanding.context import date_of
from data.understanding.headers import (
    Header,
    as_text,
    figure_named,
    holds_number,
    indicator_words,
    is_hinted,
    measure_above,
    scale,
    words_of,
)
from data.understanding.layouts import Layout

_SHEET_HINT = 2.0
_UNKNOWN_COSTS = 0.25
_LOOKED_AT_FOR_LABELS = 40

LABELLED = "*"
"""The field of a column whose rows say themselves which field they hold."""
LABEL = "label"

NAMED = frozenset({"programme", "focus_area"})
"""Pivots whose headers are names that no list knows."""

Given = tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Column:
    """A column of a table: its field, and what its header says of every cell below, such as the year."""

    index: int
    header: str
    field: str
    given: Given = ()
    unit: Unit = NO_UNIT
    key: str = ""
    how: str = "known"
    confidence: float = 1.0


@dataclass(frozen=True)
class Match:
    """A header row as one layout sees it; `score` says how well it fits."""

    layout: Layout
    columns: tuple[Column, ...]
    unknown: tuple[Header, ...]
    left_out: tuple[Header, ...]
    score: float
    shape: str
    headers: tuple[Header, ...]
    is_said: bool = False

    @property
    def has_groups(self) -> bool:
        """Whether the row above is the upper half of this header."""
        return any(header.group != "" for header in self.headers)


def match_of(
    layout: Layout,
    headers: Sequence[Header],
    titles: Sequence[str],
    grid: Grid,
    row: int,
    shape: str,
    mapped: tuple[Mapped, str] | None,
) -> Match | None:
    """The columns that a layout finds in a header row; None where it is no such table."""
    points = scale([header.cell for header in headers]) if layout.pivot == "cross" else {}
    if layout.pivot == "cross" and not points:
        return None
    columns: list[Column] = []
    unknown: list[Header] = []
    left_out: list[Header] = []
    taken: set[tuple[str, Given]] = set()
    for place, header in enumerate(headers):
        column = _said_column(layout, header, mapped)
        if column is _LEFT_OUT:
            left_out.append(header)
            continue
        if column is None and place in points:
            column = Column(header.index, header.text, "score", (("score", points[place]),))
        column = column or _column(layout, header, titles)
        if column is None and layout.pivot in NAMED and _is_name(layout, header, grid, row):
            said = ((layout.pivot or "", header.text),)
            column = Column(header.index, header.text, layout.value or LABELLED, said, confidence=0.6)
        if column is None or (column.field, column.given) in taken:
            unknown.append(header)
            continue
        taken.add((column.field, column.given))
        columns.append(replace(column, key=header.key))
    pivots = [column for column in columns if column.given and column.field in (layout.value, LABELLED)]
    if layout.pivot and layout.value and len(pivots) < layout.pivots_at_least:
        return None
    if layout.pivot and not layout.value:
        pivoted = _with_measure(layout, columns, unknown, titles, grid, row)
        if pivoted is None:
            return None
        columns, unknown = pivoted
    fields = {column.field for column in columns}
    if len(columns) < 2 or any(not fields & group for group in layout.needs):
        return None
    if layout.dataset == "programmes" and len(columns) <= len(unknown):
        return None
    if layout.pivot in NAMED and len(pivots) < layout.pivots_at_least:
        return None
    hint = _SHEET_HINT if is_hinted(layout.dataset, grid.sheet) else 0.0
    score = len({(column.field, column.given) for column in columns}) + hint - _UNKNOWN_COSTS * len(unknown)
    is_said = any(column.how != "known" for column in columns)
    return Match(layout, tuple(columns), tuple(unknown), tuple(left_out), score, shape, tuple(headers), is_said)


def _with_measure(
    layout: Layout,
    columns: Sequence[Column],
    unknown: Sequence[Header],
    titles: Sequence[str],
    grid: Grid,
    row: int,
) -> tuple[list[Column], list[Header]] | None:
    """The columns with a figure for each year: from the header above it, a label on each row, or a title."""
    pivots = [column for column in columns if any(name == layout.pivot for name, _ in column.given)]
    if not pivots:
        return None
    if not any(column.field == LABELLED for column in pivots):
        return list(columns), list(unknown)
    if label := _label_column(layout, pivots, columns, unknown, grid, row):
        kept = [column for column in columns if column.index != label.index]
        return [*kept, label], [header for header in unknown if header.index != label.index]
    measure = measure_above(layout.dataset, titles)
    if measure is None:
        return None
    field, unit = measure
    return [
        replace(column, field=field, unit=unit, confidence=0.8) if column.field == LABELLED else column
        for column in columns
    ], list(unknown)


def _is_name(layout: Layout, header: Header, grid: Grid, row: int) -> bool:
    """Whether a header that nobody knows has figures below it: then it may be the name of a programme or an area."""
    if not isinstance(header.cell, str) or is_sum(header.text) or year_in(header.cell) is not None:
        return False
    below = grid.columns[header.index][row + 1 : row + _LOOKED_AT_FOR_LABELS]
    filled = list(takewhile(lambda cell: cell != "", below))
    return bool(filled) and all(map(holds_number, filled))


def is_sum(header: str) -> bool:
    """Whether a column only sums up or averages the others."""
    word = aliases.normalised(header)
    return word in aliases.words("total") or word in aliases.words("mean")


_LEFT_OUT = Column(-1, "", "")


def _said_column(layout: Layout, header: Header, mapped: tuple[Mapped, str] | None) -> Column | None:
    """The column as somebody has said it is."""
    if mapped is None or header.key not in mapped[0]:
        return None
    field, how = mapped[0][header.key], mapped[1]
    if field is None:
        return _LEFT_OUT
    if field not in DATASETS[layout.dataset].field_names:
        return None
    given = _given(layout, header)
    if layout.pivot and given and field != layout.value and layout.value:
        return None
    if any(name == field for name, _ in given):
        given = ()
    return Column(header.index, header.text, field, given, unit_of(header.text), how=how)


def _given(layout: Layout, header: Header) -> Given:
    """What a header says of every cell below it: a year, a date and its year, a stage."""
    fields = DATASETS[layout.dataset].field_names
    for cell in (header.cell, header.group):
        date = date_of(cell)
        if date is not None and "as_of" in fields:
            return (("as_of", date), ("year", float(date.year)))
        year = year_in(cell)
        if year is None and isinstance(cell, str) and date is None:
            year = words_of(cell)[1]
        if year is not None and "year" in fields:
            return (("year", year),)
    stages = aliases.choices_by_word(layout.dataset, "stage") if "stage" in fields else {}
    if isinstance(header.group, str) and aliases.normalised(header.group) in stages:
        return (("stage", header.group),)
    return ()


def _column(layout: Layout, header: Header, titles: Sequence[str]) -> Column | None:
    """The column under that header, as the layout sees it; None where it means nothing there."""
    given = _given(layout, header)
    if year_in(header.cell) is not None or date_of(header.cell) is not None:
        return _pivot_column(layout, header, given)
    if not isinstance(header.cell, str):
        return None
    words, year = words_of(header.cell)
    if layout.pivot in ("indicator", "kind"):
        meanings = indicator_words() if layout.pivot == "indicator" else aliases.choices_by_word(layout.dataset, "kind")
        if words[0] in meanings:
            said = ((layout.pivot, header.cell),)
            return Column(header.index, header.text, layout.value or LABELLED, said)
    field, confidence = _field(layout, header, words, titles)
    if field is None:
        if year and layout.pivot == "year" and words[2] in _year_headers():
            return Column(header.index, header.text, layout.value or LABELLED, given)
        return None
    if given and (field == "year" or DATASETS[layout.dataset].field(field).is_key):
        # A key under a year of its own would be a coincidence; under a group it is only the first column.
        if year or field == "year":
            return None
        given = ()
    unit = unit_of(as_text(header.cell))
    if unit == NO_UNIT and isinstance(header.group, str):
        unit = unit_of(header.group)
    return Column(header.index, header.text, field, given, unit, confidence=confidence)


def _pivot_column(layout: Layout, header: Header, given: Given) -> Column | None:
    names = {name for name, _ in given}
    if layout.pivot not in names or (layout.pivot == "year" and "as_of" in names):
        return None
    over = figure_named(layout.dataset, header.group) if layout.value is None else None
    field, unit = over or (layout.value or LABELLED, NO_UNIT)
    return Column(header.index, header.text, field, given, unit)


def _field(layout: Layout, header: Header, words: Sequence[str], titles: Sequence[str]) -> tuple[str | None, float]:
    """The field that a header names, alone or with what stands over it, and how sure that is."""
    by_header = aliases.fields_by_header(layout.dataset)
    if isinstance(header.group, str) and header.group:
        over = aliases.normalised(header.group)
        for word in (f"{over} {words[0]}", f"{words[0]} {over}"):
            if word in by_header:
                return by_header[word], 1.0
    field = next((by_header[word] for word in words if word in by_header), None)
    if field is not None:
        return field, 1.0 if words[0] in by_header else 0.95
    if any(word in aliases.words("amount_headers") for word in words):
        named = figure_named(layout.dataset, header.group) or measure_above(layout.dataset, titles)
        if named and layout.pivot is None:
            return named[0], 0.8
    return None, 0.0


@cache
def _year_headers() -> frozenset[str]:
    return aliases.words("year_marks") | {"psv", "programstatus", "poeng", ""}


def _label_column(
    layout: Layout,
    pivots: Sequence[Column],
    columns: Sequence[Column],
    unknown: Sequence[Header],
    grid: Grid,
    row: int,
) -> Column | None:
    """The column left of the years whose cells are names of the data set's figures."""
    headers = {column.index: (column.header, column.key) for column in columns}
    headers |= {header.index: (header.text, header.key) for header in unknown}
    for index in range(min(pivot.index for pivot in pivots)):
        below = range(row + 1, min(row + _LOOKED_AT_FOR_LABELS, grid.height))
        labels = (number for number in below if figure_named(layout.dataset, grid.columns[index][number]))
        # A lone label is the title of the next table.
        if any(grid.columns[pivot.index][number] != "" for number in labels for pivot in pivots):
            header, key = headers.get(index, ("", ""))
            return Column(index, header, LABEL, key=key)
    return None
