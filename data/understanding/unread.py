"""What is told of the columns of a table, and the texts over its groups of lines, that nothing reads."""

from __future__ import annotations

from collections.abc import Iterable

from data.cells.grid import address
from data.cells.values import year_in
from data.terms import aliases
from data.terms.datasets import DATASETS, Kind
from data.terms.problems import Problem, Severity
from data.understanding.blocks import Part
from data.understanding.headings import key_of
from data.understanding.matches import suggestion
from data.understanding.periods import said_by
from data.understanding.phrases import fit
from data.understanding.roles import Interpretation
from data.understanding.rounds import name_vote_rounds
from data.understanding.sum_words import names_mean, names_sum
from data.understanding.table import CARRIED, Column, Table
from data.understanding.understood import Understood

_FEWEST_GROUPS, _MOST_SHOWN = 2, 5


def unread(understood: Understood) -> Iterable[Problem]:
    """A word on each column that is not read: those whose heading is near one of ours, and all others."""
    read_as, table = understood.read_as, understood.table
    yield from _unread_groups(understood)
    asked = {question.values.get("column") for question in understood.questions}
    for column in read_as.unread:
        if column.filled and not column.heading.text:
            yield from _unread_choice(table, column)
        if column.filled == 0 or not column.heading.text or column.index in understood.seen.derived:
            continue
        if column.heading.text in asked:
            continue  # the question tells of it
        if not any(_stands(table, part) for part in column.heading.parts):
            continue  # a column that was made of colours, say
        if names_mean(column.heading.text) or names_sum(column.heading.text) or _repeats(column, read_as):
            continue
        row = max((part.row for part in column.heading.parts), default=table.block.header_row)
        place = address(*table.block.places.get((row, column.index), (row, column.index)))
        name, share = suggestion(column.heading, read_as.dataset)
        if name is not None and share >= 0.5 and not _is_held(read_as, name) and _may_be(column, read_as.dataset, name):
            names = aliases.headers(read_as.dataset, name)
            values = {"nb": names[0], "en": names[1]}
            yield Problem("unknown_column_like", Severity.WARNING, table.grid.sheet, place, column.heading.text, values)
        else:
            yield Problem("unknown_column", Severity.WARNING, table.grid.sheet, place, column.heading.text)


def _unread_choice(table: Table, column: Column) -> Iterable[Problem]:
    """A word on each column of crosses that one was made of."""
    rows = {part.row for part in column.heading.parts if part.cell == ""}
    for index in sorted(set(column.indexes or ())) if len(rows) == 1 else ():
        row = next(iter(rows))
        if (cell := table.grid.columns[index][row]) != "":
            place = address(*table.block.places.get((row, index), (row, index)))
            yield Problem("unknown_column", Severity.WARNING, table.grid.sheet, place, str(cell))


def _unread_groups(understood: Understood) -> Iterable[Problem]:
    """A word on the texts that stand over groups of lines and are read as nothing."""
    table = understood.table
    for column in table.columns:
        if column.index != CARRIED or any(role.column is column for role in understood.read_as.roles):
            continue
        texts = list(dict.fromkeys(cell for cell in column.cells if isinstance(cell, str) and cell))
        if len(texts) < _FEWEST_GROUPS:
            continue
        if column.rows is not None and set(column.rows) - {0} <= understood.derived.keys():
            continue  # the names of sums over their parts
        if all(map(_is_time, texts)) and _has_days(understood.read_as):
            continue  # the days below them are of these years, and in an empty month nothing happens
        if understood.read_as.dataset == "votes" and name_vote_rounds(texts):
            continue  # each vote below them is of its round
        place = table.address(column, column.cells.index(texts[0]))
        shown = f"{', '.join(texts[:_MOST_SHOWN])}{' …' if len(texts) > _MOST_SHOWN else ''}"
        yield Problem("unknown_groups", Severity.WARNING, table.grid.sheet, place, shown)


def _is_time(text: str) -> bool:
    part = said_by(text).part
    return year_in(text) is not None or (part is not None and part.precision == "month")


def _has_days(read_as: Interpretation) -> bool:
    dates = {one.name for one in DATASETS[read_as.dataset].fields if one.kind is Kind.DATE}
    return any(role.field in dates for role in read_as.roles)


def _stands(table: Table, part: Part) -> bool:
    """Whether a part of a heading is a cell of the sheet."""
    return part.cell != "" and table.grid.columns[part.column][part.row] == part.cell


def _repeats(column: Column, read_as: Interpretation) -> bool:
    """Whether a column says once more what one that is read says."""
    return any(list(role.column.cells) == list(column.cells) for role in read_as.roles)


def _is_held(read_as: Interpretation, name: str) -> bool:
    return any(role.field == name for role in read_as.roles)


def _may_be(column: Column, dataset: str, name: str) -> bool:
    return fit(dataset, name, (column.heading.parts[-1].text,)).share > 0 and bool(key_of(column.heading))
