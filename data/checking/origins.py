"""Where the values of each row stood: the address of its value, or the range of its values and each one's address."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from data.cells.drafts import Draft
from data.cells.grid import column_letters
from data.terms.datasets import ROW_MARK
from data.understanding.layouts import main_values

_NUMBER = "\0"
"""Where the number of the row goes in a pattern; no name of a sheet can hold it."""


@dataclass(frozen=True)
class Origins:
    """The cells of many rows, told briefly: most rows have the same columns filled.

    `patterns` are a range and the JSON of field -> address for rows of several values; `of_row` has each row's
    pattern and `numbers` each row's number in the sheet.
    """

    patterns: Sequence[tuple[str, str | None]]
    of_row: Sequence[int]
    numbers: Sequence[int]

    def cell(self) -> Iterator[str]:
        """Each row's address or range."""
        spans = [span.split(_NUMBER) for span, _ in self.patterns]
        return (str(number).join(spans[which]) for which, number in zip(self.of_row, self.numbers, strict=True))

    def cells(self) -> tuple[Sequence[int], list[str | None]]:
        """Which text each row has of its addresses, and those texts: one for all rows with the same columns filled."""
        return self.of_row, [None if own is None else own.replace(_NUMBER, ROW_MARK) for _, own in self.patterns]


def origins_of(draft: Draft) -> Origins:
    """Where the rows of a draft stood."""
    fields = _fields(draft)
    if draft.field_rows or draft.places or draft.elsewhere:
        patterns = _scattered(draft, fields)
        return Origins(patterns, list(range(len(patterns))), [0] * len(patterns))
    numbers = [row + 1 for row in draft.rows]
    columns = [draft.columns[name] for name in fields]
    indexes = [draft.indexes[name] for name in fields]
    if all(None not in column for column in columns) and all(len(set(index)) == 1 for index in indexes):
        return Origins([_pattern(fields, [index[0] for index in indexes])], [0] * len(draft), numbers)
    is_whole = len(fields) == 1  # a row has its one value's place even where the value is missing
    filled = [
        [index if is_whole or value is not None else -1 for value, index in zip(column, places, strict=True)]
        for column, places in zip(columns, indexes, strict=True)
    ]
    known: dict[tuple[int, ...], int] = {}
    of_row = [known.setdefault(key, len(known)) for key in zip(*filled, strict=True)]
    patterns = [_pattern(fields, key) for key in known]
    for place, which in enumerate(of_row):
        if not patterns[which][0]:
            patterns.append((draft.any_place(place), None))
            of_row[place] = len(patterns) - 1
    return Origins(patterns, of_row, numbers)


def _fields(draft: Draft) -> list[str]:
    named = [name for name in main_values(draft.dataset) if name in draft.indexes]
    return named or [name for name in reversed(draft.dataset.field_names) if name in draft.indexes][:1]


def _pattern(fields: Sequence[str], indexes: Iterable[int]) -> tuple[str, str | None]:
    given = [(name, index) for name, index in zip(fields, indexes, strict=True) if index >= 0]
    if not given:
        return "", None
    places = [column_letters(index) + _NUMBER for _, index in given]
    if len(given) == 1:
        return places[0], None
    first, last = (column_letters(end(index for _, index in given)) for end in (min, max))
    each = ",".join(f'"{name}":"{place}"' for (name, _), place in zip(given, places, strict=True))
    return f"{first}{_NUMBER}:{last}{_NUMBER}", f"{{{each}}}"


def _scattered(draft: Draft, fields: Sequence[str]) -> list[tuple[str, str | None]]:
    """As patterns, a row each: the values of one row stand on several rows of the sheet, or in running text."""
    places = {name: [draft.place(name, row) or "" for row in range(len(draft))] for name in fields}
    found: list[tuple[str, str | None]] = []
    for row in range(len(draft)):
        given = [name for name in fields if draft.columns[name][row] is not None]
        if len(fields) == 1 or len(given) == 1:
            found.append((places[(given or fields)[0]][row], None))
        elif not given:
            found.append((draft.any_place(row), None))
        else:
            here = [name for name in given if row not in draft.elsewhere.get(name, ())]
            each = {name: places[name][row] for name in given}
            found.append(
                (_span(draft, here or given, row), json.dumps(each, ensure_ascii=False, separators=(",", ":")))
            )
    return found


def _span(draft: Draft, names: Sequence[str], row: int) -> str:
    if draft.places:
        return draft.any_place(row)
    indexes = [draft.indexes[name][row] for name in names]
    rows = [draft.field_rows.get(name, draft.rows)[row] for name in names]
    first = f"{column_letters(min(indexes))}{min(rows) + 1}"
    return f"{first}:{column_letters(max(indexes))}{max(rows) + 1}"
