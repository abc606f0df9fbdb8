"""From a file's bytes to checked rows as plain lists: everything that reading does, before it becomes a frame."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from data import aliases
from data.assessments import with_codes, with_indicator_codes
from data.checks import budget_problems, check, duplicates, once, shortened, with_one_spelling
from data.datasets import DATASETS
from data.drafts import Draft
from data.joining import joined
from data.layouts import main_values
from data.matches import find_candidates
from data.problems import Problem, Severity
from data.reading.delimited import read_text
from data.reading.grid import Grid, column_letters
from data.reading.kinds import FileKind, FileRefused, kind_of
from data.reading.limits import Limits
from data.reading.report.plain_text import is_report
from data.reading.workbook import read_workbook
from data.recognise import find_tables
from data.rows import read_rows
from data.tables import Candidate, ColumnMatch
from data.told import Told
from data.totals import without_totals
from data.values import Value


@dataclass(frozen=True)
class PlainTable:
    """A table of checked rows: a list per field, and where each row came from."""

    dataset: str
    sheet: str
    range: str
    columns: dict[str, list[Value]]
    cell: list[str]
    cells: list[str | None]
    matches: tuple[ColumnMatch, ...] = ()
    header_row: int = 0
    shape: str = ""


@dataclass(frozen=True)
class Said:
    """All that a file says."""

    tables: Sequence[PlainTable]
    problems: Sequence[Problem]
    candidates: Sequence[Candidate] = ()


def tabulate(content: bytes, file_name: str, told: Told, limits: Limits) -> Said:
    """The tables of a file and all its problems."""
    try:
        drafts, problems, candidates = _read(content, file_name, told, limits)
    except FileRefused as refused:
        return Said([], [refused.problem])
    if not drafts:
        if not any(problem.severity is Severity.ERROR for problem in problems):
            problems.append(Problem("nothing_recognised"))
        return Said([], shortened(once(problems)), candidates)
    with_one_spelling(drafts)
    drafts, more = _joined(drafts)
    problems.extend(more)
    for name in dict.fromkeys(draft.dataset.name for draft in drafts):
        problems.extend(duplicates([draft for draft in drafts if draft.dataset.name == name]))
    return Said([_plain(draft) for draft in drafts], shortened(once(problems)), candidates)


_Found = tuple[list[Draft], list[Problem], list[Candidate]]


def _read(content: bytes, file_name: str, told: Told, limits: Limits) -> _Found:
    kind = kind_of(content, limits)
    if kind in (FileKind.DOCX, FileKind.PDF) or (kind is FileKind.TEXT and is_report(content)):
        from data.reading.report.reports import read_report  # a workbook does without

        return *read_report(content, kind, told), []
    if kind is FileKind.TEXT:
        return _drafts((read_text(content, file_name, limits),), told)
    grids, hidden = read_workbook(content, kind, limits, include_hidden=told.include_hidden)
    drafts, problems, candidates = _drafts(grids, told)
    return drafts, [*hidden, *problems], candidates


def _drafts(grids: Iterable[Grid], told: Told) -> _Found:
    drafts: list[Draft] = []
    problems: list[Problem] = []
    candidates: list[Candidate] = []
    for grid in grids:
        tables = find_tables(grid, told)
        if not tables and aliases.normalised(grid.sheet) not in aliases.words("help_sheets"):
            problems.append(Problem("unknown_sheet", Severity.WARNING, sheet=grid.sheet))
            candidates.extend(find_candidates(grid))
        for table in tables:
            draft, found = read_rows(grid, table, told)
            draft, more = without_totals(draft)
            found.extend(more)
            if draft.dataset.name == "scores":
                draft, more = with_codes(draft, told.statements)
                found.extend(more)
            else:
                found.extend(with_indicator_codes(draft))
            draft = _without_empty(draft)
            unreadable = {(problem.sheet or "", problem.cell or "") for problem in found}
            found.extend(check(draft, unreadable))
            problems.extend(found)
            drafts.append(draft)
    # Tables that nobody has filled in are only worth a word where there are no others.
    return [draft for draft in drafts if len(draft)] or drafts, problems, candidates


def _joined(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Problem]]:
    problems: list[Problem] = []
    parts = joined(drafts)
    for draft, changed in parts:
        if changed and draft.dataset.name == "budget":
            problems.extend(budget_problems(draft, changed))
    return [draft for draft, _ in parts], problems


_MAY_BE_EMPTY = frozenset({"budget", "jobs", "measures"})


def _without_empty(draft: Draft) -> Draft:
    """Without rows that give none of the figures they are there for: a focus area that has no numbers yet."""
    if draft.dataset.name not in _MAY_BE_EMPTY:
        return draft
    columns = [draft.columns[name] for name in main_values(draft.dataset) if name in draft.columns]
    if any(None not in column for column in columns):
        return draft
    rows = zip(*columns, strict=True)
    return draft.keep(place for place, values in enumerate(rows) if any(value is not None for value in values))


def _plain(draft: Draft) -> PlainTable:
    cell, cells = _origins(draft)
    columns = {name: draft.column(name) for name in draft.dataset.field_names}
    origin = draft.origin
    return PlainTable(
        draft.dataset.name,
        draft.sheet,
        draft.range,
        columns,
        cell,
        cells,
        origin.matches,
        origin.header_row,
        origin.shape,
    )


def _origins(draft: Draft) -> tuple[list[str], list[str | None]]:
    """Per row the address of its value, or the range of its values and the address of each as JSON."""
    named = main_values(draft.dataset)
    fields = [name for name in named if name in draft.indexes] or [
        name for name in reversed(draft.dataset.field_names) if name in draft.indexes
    ][:1]
    if len(fields) == 1:
        return _addresses(draft, fields[0]), [None] * len(draft)
    if draft.field_rows or draft.places or draft.elsewhere:
        return _scattered_origins(draft, fields)
    return _origins_by_pattern(draft, fields)


def _origins_by_pattern(draft: Draft, fields: Sequence[str]) -> tuple[list[str], list[str | None]]:
    """As `_origins`, where each row stands on a row of the sheet: most rows have the same columns filled."""
    columns = [draft.columns[name] for name in fields]
    indexes = [draft.indexes[name] for name in fields]
    patterns: dict[object, tuple[str, str | None]] = {}
    cell: list[str] = []
    cells: list[str | None] = []
    if all(None not in column for column in columns) and all(len(set(index)) == 1 for index in indexes):
        keys: Iterable[tuple[int, ...]] = [tuple(index[0] for index in indexes)] * len(draft)
    else:
        keys = zip(
            *(
                [index if value is not None else -1 for value, index in zip(column, places, strict=True)]
                for column, places in zip(columns, indexes, strict=True)
            ),
            strict=True,
        )
    for row, key in zip(draft.rows, keys, strict=True):
        if key not in patterns:
            patterns[key] = _pattern(fields, key)
        span, each = patterns[key]
        number = str(row + 1)
        cell.append(span.replace("#", number))
        cells.append(each and each.replace("#", number))
    for place, span in enumerate(cell):
        if not span:
            cell[place] = draft.any_place(place)
    return cell, cells


def _pattern(fields: Sequence[str], indexes: Sequence[int]) -> tuple[str, str | None]:
    """The range and the JSON of a row with values in those columns, "#" where its number goes."""
    given = [(name, index) for name, index in zip(fields, indexes, strict=True) if index >= 0]
    if not given:
        return "", None
    letters = [f"{column_letters(index)}#" for _, index in given]
    if len(given) == 1:
        return letters[0], None
    first, last = (column_letters(end(index for _, index in given)) for end in (min, max))
    names = [name for name, _ in given]
    each = ",".join(f'"{name}":"{letter}"' for name, letter in zip(names, letters, strict=True))
    return f"{first}#:{last}#", f"{{{each}}}"


def _scattered_origins(draft: Draft, fields: Sequence[str]) -> tuple[list[str], list[str | None]]:
    places = {name: _addresses(draft, name) for name in fields}
    cell: list[str] = []
    cells: list[str | None] = []
    for row in range(len(draft)):
        given = [name for name in fields if draft.columns[name][row] is not None]
        if len(given) < 2:
            cell.append(places[given[0]][row] if given else draft.any_place(row))
            cells.append(None)
            continue
        here = [name for name in given if row not in draft.elsewhere.get(name, ())]
        cell.append(_span(draft, here or given, row))
        cells.append(json.dumps({name: places[name][row] for name in given}, ensure_ascii=False, separators=(",", ":")))
    return cell, cells


def _addresses(draft: Draft, name: str) -> list[str]:
    if name in draft.elsewhere:
        return [draft.place(name, row) or "" for row in range(len(draft))]
    rows = draft.field_rows.get(name, draft.rows)
    if draft.places:
        return [draft.places[row] for row in rows]
    letters = {index: column_letters(index) for index in set(draft.indexes[name])}
    return [f"{letters[index]}{row + 1}" for index, row in zip(draft.indexes[name], rows, strict=True)]


def _span(draft: Draft, names: Sequence[str], row: int) -> str:
    indexes = [draft.indexes[name][row] for name in names]
    rows = [draft.field_rows.get(name, draft.rows)[row] for name in names]
    first = f"{column_letters(min(indexes))}{min(rows) + 1}"
    return f"{first}:{column_letters(max(indexes))}{max(rows) + 1}"


def as_plain(said: Said) -> Any:
    """What was said as lists, dicts, texts and numbers only: dates become their day number."""
    return (
        [
            (
                table.dataset,
                table.sheet,
                table.range,
                {
                    name: [value.toordinal() if isinstance(value, dt.date) else value for value in values]
                    if name in _date_fields(table.dataset)
                    else values
                    for name, values in table.columns.items()
                },
                table.cell,
                table.cells,
                [dataclasses.astuple(match) for match in table.matches],
                table.header_row,
                table.shape,
            )
            for table in said.tables
        ],
        [
            (
                problem.code,
                problem.severity.value,
                problem.sheet,
                problem.cell,
                problem.value,
                dict(problem.values),
            )
            for problem in said.problems
        ],
        [
            (
                candidate.sheet,
                candidate.range,
                candidate.header_row,
                [dataclasses.astuple(column) for column in candidate.columns],
                candidate.shape,
            )
            for candidate in said.candidates
        ],
    )


def from_plain(plain: Any) -> Said:
    """The opposite of `as_plain`."""
    tables = [
        PlainTable(
            dataset,
            sheet,
            place,
            {
                name: [None if value is None else dt.date.fromordinal(value) for value in values]
                if name in _date_fields(dataset)
                else values
                for name, values in columns.items()
            },
            cell,
            cells,
            tuple(ColumnMatch(*match) for match in matches),
            header_row,
            shape,
        )
        for dataset, sheet, place, columns, cell, cells, matches, header_row, shape in plain[0]
    ]
    problems = [
        Problem(code, Severity(severity), sheet, cell, value, values)
        for code, severity, sheet, cell, value, values in plain[1]
    ]
    candidates = [
        Candidate(sheet, place, header_row, tuple(ColumnMatch(*match) for match in matches), shape)
        for sheet, place, header_row, matches, shape in plain[2]
    ]
    return Said(tables, problems, candidates)


def _date_fields(dataset: str) -> frozenset[str]:
    return frozenset(field.name for field in DATASETS[dataset].fields if field.kind == "date")
