"""An interpreted table -> a draft of its rows, with a problem for each cell that could not be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from data.cells.columns import ColumnValues, Doubt
from data.cells.drafts import Draft
from data.cells.values import Value, is_missing
from data.terms.datasets import Dataset, Kind
from data.terms.problems import Problem
from data.terms.round_datasets import OF_ROUNDS
from data.understanding.cells import is_not_settled
from data.understanding.column_reading import ColumnReader, Source
from data.understanding.context import Context
from data.understanding.labelled import LabelledLines
from data.understanding.layouts import STAND_INS, main_values
from data.understanding.names import indicator_named
from data.understanding.profiles import figure_fields
from data.understanding.roles import Given, Role
from data.understanding.rounds import COUNTED_ABOUT, says_about
from data.understanding.table import CARRIED, Table


@dataclass
class Extracted:
    """What a table says as rows: the draft, its problems, and the doubts that nothing in the table settles.

    `amounts` are the columns of amounts as they were read, or pieces of them, each with its first line. `unknown_words`
    are those that are no choice of their column, each with the first line that it stands on.
    """

    draft: Draft
    problems: list[Problem] = field(default_factory=list)
    doubts: list[tuple[Role, Doubt]] = field(default_factory=list)
    amounts: list[tuple[Role, ColumnValues, int]] = field(default_factory=list)
    unknown_words: list[tuple[Role, int]] = field(default_factory=list)


def extract(source: Source) -> Extracted:
    """The rows of an interpreted table."""
    reader = ColumnReader(source)
    labels = source.read_as.labels
    draft = LabelledLines(reader).rows(labels) if labels is not None else _by_columns(reader)
    draft.origin = source.matches
    return Extracted(draft, reader.problems, reader.doubts, reader.amounts, reader.unknown_words)


def _by_columns(reader: ColumnReader) -> Draft:
    """A row for each line, or for each line under each year, area or the like."""
    roles = reader.source.read_as.roles
    plain = [role for role in roles if not role.given]
    figures = set(figure_fields(reader.source.dataset.name))
    mains = figures or set(main_values(reader.source.dataset))
    groups = list(dict.fromkeys(role.given for role in roles if role.given))
    if reader.source.dataset.name == "measures" and any(role.field == "value" for role in roles if role.given):
        mains = {"value"}  # a target beside the years' values is that of every year
    if reader.source.dataset.name == "actions" and any(role.field == "text" for role in roles if role.given):
        mains = {"text"}
    every = [line for line in range(len(reader.table.lines)) if line not in reader.examples]
    parts: list[Draft] = []
    if not groups or any(role.field in mains for role in plain):
        parts.append(_group(reader, plain, (), every if not groups else _with_any(reader, plain, mains, every)))
    shared = [role for role in plain if role.field not in mains]
    for given in groups:
        own = [role for role in roles if role.given == given]
        held = {name for name, _ in given} | {role.field for role in own}
        others = [role for role in shared if role.field not in held]
        lines = [line for line in every if any(_is_filled(reader, role, line) for role in own)]
        parts.append(_group(reader, [*others, *own], given, lines))
    return joined_drafts(parts, reader.source.dataset, reader.table)


def _with_any(reader: ColumnReader, roles: Sequence[Role], mains: set[str], lines: Sequence[int]) -> list[int]:
    own = [role for role in roles if role.field in mains]
    return [line for line in lines if any(_is_filled(reader, role, line) for role in own)]


def _is_filled(reader: ColumnReader, role: Role, line: int) -> bool:
    cell = role.column.cells[line]
    if cell != "":
        is_across = role.field == "vote" or (role.field == "text" and bool(role.given))
        if is_across and is_missing(cell if not isinstance(cell, str) else reader.explained(cell)):
            return False  # a dash that a legend explains is what it says
        return role.field != "score" or not role.given or not is_not_settled(cell)
    return (reader.table.lines[line], role.column.index) in reader.table.grid.faults


def _group(reader: ColumnReader, roles: Sequence[Role], given: Given, lines: Sequence[int]) -> Draft:
    dataset, table = reader.source.dataset, reader.table
    is_whole = len(lines) == len(table.lines)
    rows = list(table.lines) if is_whole else [table.lines[line] for line in lines]
    draft = Draft(dataset, table.grid.sheet, table.block.range, {}, rows, {})
    for role in roles:
        values = reader.column_values(role, dataset.field(role.field))
        draft.columns[role.field] = list(values) if is_whole else [values[line] for line in lines]
        _put_places(reader, draft, role, lines)
        draft.headers[role.field] = role.column.heading.text
    _put_about(draft, roles, lines)
    draft.totals = {place for place, line in enumerate(lines) if line in reader.source.totals}
    if dataset.name == "scores":
        named = draft.column("indicator")
        draft.totals = {place for place in draft.totals if indicator_named(str(named[place])) is None}
    for place in draft.totals:
        for name in draft.columns:
            if dataset.field(name).kind is Kind.TEXT and name not in ("statement", "programme", "indicator"):
                draft.columns[name][place] = None
    draft.unsettled = {
        place
        for role in roles
        if role.field == "score"
        for place, line in enumerate(lines)
        if (cell := role.column.cells[line]) != "" and (is_not_settled(cell) or reader.says_nothing(cell))
    }
    for name, cell in given:
        draft.columns[name] = [reader.given_value(dataset, name, cell)] * len(rows)
    return draft


def _put_about(draft: Draft, roles: Sequence[Role], lines: Sequence[int]) -> None:
    """Notes the lines whose number is said to be about right, where no column says so."""
    counted = COUNTED_ABOUT.get(draft.dataset.name)
    role = next((role for role in roles if role.field == counted), None)
    if role is None or "is_approximate" in draft.columns:
        return
    are_about = [says_about(role.column.cells[line]) for line in lines]
    if any(are_about):
        draft.columns["is_approximate"] = [True if is_about else None for is_about in are_about]


def _put_places(reader: ColumnReader, draft: Draft, role: Role, lines: Sequence[int]) -> None:
    column, table = role.column, reader.table
    if column.index != CARRIED and column.rows is None and column.indexes is None and not table.block.places:
        draft.indexes[role.field] = [column.index] * len(lines)
        return
    places = [table.place(column, line) for line in lines]
    draft.indexes[role.field] = [place[1] for place in places]
    if any(row != own for (row, _), own in zip(places, draft.rows, strict=True)):
        draft.field_rows[role.field] = [place[0] for place in places]


def joined_drafts(drafts: Sequence[Draft], dataset: Dataset, table: Table) -> Draft:
    """One draft of several with the same header."""
    if len(drafts) == 1:
        return drafts[0]
    joined = Draft(dataset, table.grid.sheet, table.block.range, {}, [], {})
    names = list(dict.fromkeys(name for draft in drafts for name in draft.columns))
    placed = list(dict.fromkeys(name for draft in drafts for name in draft.indexes))
    moved = list(dict.fromkeys(name for draft in drafts for name in draft.field_rows))
    for draft in drafts:
        joined.headers.update(draft.headers)
        joined.totals |= {len(joined) + place for place in draft.totals}
        joined.unsettled |= {len(joined) + place for place in draft.unsettled}
        joined.rows.extend(draft.rows)
    for name in names:
        joined.columns[name] = [value for draft in drafts for value in draft.column(name)]
    for name in placed:
        joined.indexes[name] = [index for draft in drafts for index in draft.indexes.get(name, [-1] * len(draft))]
    for name in moved:
        joined.field_rows[name] = [row for draft in drafts for row in draft.field_rows.get(name, draft.rows)]
    return joined


def fill_from_context(draft: Draft, context: Context, programme: str | None, year: int | None) -> None:
    """Puts what the surroundings say into the fields that no column speaks of."""
    key, stand_in = STAND_INS.get(draft.dataset.name, ("", ""))
    if stand_in in draft.columns:
        _stand_in(draft, key, stand_in)
    said: dict[str, Value] = {
        "programme": programme or context.programme,
        "year": year or context.year,
        "as_of": context.as_of,
        "form": context.form,
    }
    is_of_its_days = draft.dataset.name not in OF_ROUNDS  # what became of a round's winners is told in later years
    if is_of_its_days and "as_of" in draft.columns and said["year"] is None and "year" not in draft.columns:
        draft.columns["year"] = [date.year if isinstance(date, dt.date) else None for date in draft.columns["as_of"]]
    for name in said.keys() & set(draft.dataset.field_names):
        if name not in draft.columns and said[name] is not None:
            draft.columns[name] = _on_each_row(draft, name, said[name])


def _on_each_row(draft: Draft, name: str, value: Value) -> list[Value]:
    """What is said around a table on each of its rows; the day of this year's figures is none of last year's."""
    years = draft.columns.get("year", [])
    if name != "as_of" or not isinstance(value, dt.date) or value.year not in years:
        return [value] * len(draft)
    return [value if year in (None, value.year) else None for year in years]


def _stand_in(draft: Draft, key: str, name: str) -> None:
    """The name of a row serves as its key where it has no other."""
    own = draft.column(key)
    draft.columns[key] = [value if value is not None else draft.columns[name][place] for place, value in enumerate(own)]
    if key not in draft.indexes and name in draft.indexes:
        draft.indexes[key] = draft.indexes[name]
        if name in draft.field_rows:
            draft.field_rows[key] = draft.field_rows[name]
