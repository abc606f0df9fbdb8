"""What a file was found to say, and how it passes from the process that reads it: as plain values, columns apart."""

from __future__ import annotations

import dataclasses
import datetime as dt
import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import Any

from data.cells.values import Value
from data.checking.origins import Origins
from data.terms.datasets import DATASETS
from data.terms.explanations import Explanation
from data.terms.problems import Problem, Severity
from data.terms.questions import Choice, Question
from data.terms.tables import Candidate, ColumnMatch


@dataclass(frozen=True)
class PlainTable:
    """A table of checked rows: a list per field that they have, where each row came from, and why it was read so."""

    dataset: str
    sheet: str
    range: str
    columns: Mapping[str, Sequence[Value]]
    origins: Origins
    matches: tuple[ColumnMatch, ...] = ()
    header_row: int = 0
    shape: str = ""
    explanations: tuple[Explanation, ...] = ()


@dataclass(frozen=True)
class Tabulated:
    """All that a file says, and every question it raises: those that `Answers.choices` has answered as well."""

    tables: Sequence[PlainTable]
    problems: Sequence[Problem]
    candidates: Sequence[Candidate] = ()
    questions: Sequence[Question] = ()


class _Packed(Mapping[str, Sequence[Value]]):
    """Columns that are unpacked one at a time: of a large file there is no room for all at once."""

    def __init__(
        self, packed: Mapping[str, memoryview], unpack: Callable[[memoryview], Any], dates: frozenset[str]
    ) -> None:
        self._packed, self._unpack, self._dates = packed, unpack, dates

    def __getitem__(self, name: str) -> Sequence[Value]:
        values: list[Value] = self._unpack(self._packed[name])
        return _as_dates(values) if name in self._dates else values

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def as_plain(tabulated: Tabulated) -> tuple[Any, list[bytes]]:
    """What was read, as lists, dicts, texts and numbers only, and its columns, each packed; a date is its day number.

    Instead of a column stands how long it is when packed.
    """
    packed: list[bytes] = []

    def put(table: PlainTable, name: str) -> int:
        values = table.columns[name]
        packed.append(pickle.dumps(_as_numbers(values) if name in _date_fields(table.dataset) else values))
        return len(packed[-1])

    plain = (
        [
            (
                table.dataset,
                table.sheet,
                table.range,
                {name: put(table, name) for name in table.columns},
                (table.origins.patterns, table.origins.of_row, table.origins.numbers),
                [dataclasses.astuple(match) for match in table.matches],
                table.header_row,
                table.shape,
                [(one.place, one.claim, one.reason, dict(one.values)) for one in table.explanations],
            )
            for table in tabulated.tables
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
            for problem in tabulated.problems
        ],
        [
            (
                candidate.sheet,
                candidate.range,
                candidate.header_row,
                [dataclasses.astuple(column) for column in candidate.columns],
                candidate.shape,
            )
            for candidate in tabulated.candidates
        ],
        [
            (
                question.id,
                question.code,
                [(choice.code, choice.sentence, dict(choice.values)) for choice in question.choices],
                question.sheet,
                question.cell,
                question.value,
                dict(question.values),
            )
            for question in tabulated.questions
        ],
    )
    return plain, packed


def from_plain(plain: Any, packed: memoryview, unpack: Callable[[memoryview], Any]) -> Tabulated:
    """The opposite of `as_plain`, the packed columns one after the other.

    `unpack` makes a list of one, and refuses all that is not plain.
    """
    ends = accumulate(length for table in plain[0] for length in table[3].values())
    columns = (packed[begin:end] for begin, end in pairwise(chain([0], ends)))
    tables = [
        PlainTable(
            dataset,
            sheet,
            place,
            _Packed({name: next(columns) for name in lengths}, unpack, _date_fields(dataset)),
            Origins(*origins),
            tuple(ColumnMatch(*match) for match in matches),
            header_row,
            shape,
            tuple(Explanation(*explanation) for explanation in explanations),
        )
        for dataset, sheet, place, lengths, origins, matches, header_row, shape, explanations in plain[0]
    ]
    problems = [
        Problem(code, Severity(severity), sheet, cell, value, values)
        for code, severity, sheet, cell, value, values in plain[1]
    ]
    candidates = [
        Candidate(sheet, place, header_row, tuple(ColumnMatch(*match) for match in matches), shape)
        for sheet, place, header_row, matches, shape in plain[2]
    ]
    questions = [
        Question(id_, code, tuple(Choice(*choice) for choice in choices), *about)
        for id_, code, choices, *about in plain[3]
    ]
    return Tabulated(tables, problems, candidates, questions)


def _as_numbers(dates: Sequence[Value]) -> list[Any]:
    return [value.toordinal() if isinstance(value, dt.date) else value for value in dates]


def _as_dates(numbers: Sequence[Any]) -> list[Value]:
    known = {number: None if number is None else dt.date.fromordinal(number) for number in set(numbers)}
    return [known[number] for number in numbers]


def _date_fields(dataset: str) -> frozenset[str]:
    return frozenset(field.name for field in DATASETS[dataset].fields if field.kind == "date")
