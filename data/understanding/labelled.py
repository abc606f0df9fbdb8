"""Lines that each name the figure they hold, beside their area and year -> rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.cells.columns import TWO_LINES, ColumnCells, Doubt, Reading, read_values
from data.cells.drafts import Draft
from data.cells.grid import Cell, address
from data.cells.units import Unit, unit_in
from data.cells.values import Value, squeezed
from data.terms.datasets import Dataset, Kind
from data.terms.problems import Problem, Severity
from data.understanding.column_reading import EVERY_COLUMN, ColumnReader
from data.understanding.figure_names import figure_meanings, figure_named, says_aside
from data.understanding.headings import heading_said
from data.understanding.lexicon import qualifiers
from data.understanding.periods import PeriodSaid, said_by
from data.understanding.phrases import speaks_of
from data.understanding.profiles import figure_fields
from data.understanding.roles import Role
from data.understanding.sum_words import names_mean, names_sum
from data.understanding.table import CARRIED, Column, Table
from data.understanding.unknown_targets import labels_of_unknown_targets

_OTHER_FIGURES = frozenset({"target", "forecast", "difference"})
_OTHER_KINDS = _OTHER_FIGURES | {"result", "actual", "expected", "verified"}
_OF_TWO_LINES = ("added", "first", "last")
_NAMES_A_PART = frozenset({"company", "project", "municipality", "area", "title", "account", "id", "type"})


class LabelledLines:
    """Gathers the figures of such lines into rows; what is wrong and what is in doubt goes to the reader."""

    def __init__(self, reader: ColumnReader) -> None:
        self.reader = reader
        self.source, self.table = reader.source, reader.table
        self.labels: Sequence[Cell] = ()
        self.placed: dict[tuple[int, str], int] = {}  # the line of each figure of a record

    def rows(self, labels: Column) -> Draft:
        """A figure per line, named by its label: with what else the line and the heading say, each is a row."""
        dataset, table = self.source.dataset, self.table
        read_as = self.source.read_as
        pivots = [role for role in read_as.roles if role.field == "*" or role.field in figure_fields(dataset.name)]
        plain = [role for role in read_as.roles if role not in pivots]
        keys = {role.field: (role, self.reader.column_values(role, dataset.field(role.field))) for role in plain}
        keys = self._said_once(keys)
        over = {
            id(role): tuple(
                text
                for text in heading_said(dataset.name, role.column.heading).texts
                if text not in {cell for _, cell in role.given}  # the name of an area says nothing of its figures
            )
            for role in pivots
        }
        records: dict[tuple[Value, ...], dict[str, tuple[Value, int, int]]] = {}
        totals: set[tuple[Value, ...]] = set()
        self.labels = self._labels_by_line(labels)
        unknown = labels_of_unknown_targets(
            (str(text), figure_named(dataset.name, self.reader.explained(str(text)))) for text in set(self.labels)
        )
        for line, text in enumerate(self.labels):
            said = said_by(text) if isinstance(text, str) and text else PeriodSaid()
            unit = unit_in(str(text))
            names = {
                id(role): figure_named(dataset.name, self.reader.explained(str(text)), *over[id(role)])
                for role in pivots
                if text != "" and text not in unknown
            }
            if not any(names.values()):
                self._tell_unknown_label(labels, line, pivots)
                continue
            for role in pivots:
                name = names[id(role)]
                if name is None:
                    continue
                if said.year is not None and "year" in dataset.field_names:
                    role = replace(role, given=(*role.given, ("year", float(said.year))))
                self._put_figure(role, name, unit, line, keys, records, totals)
        draft = _draft_of_records(dataset, table, list(records.values()))
        draft.totals = {place for place, key in enumerate(records) if key in totals}
        return draft

    def _said_once(self, keys: Mapping[str, tuple[Role, Sequence[Value]]]) -> dict[str, tuple[Role, Sequence[Value]]]:
        """What a line says, with what is written once for all lines of the same: the unit of a goal and its result."""
        own = [values for name, (_, values) in keys.items() if self.source.dataset.field(name).is_key]
        found: dict[str, tuple[Role, Sequence[Value]]] = dict(keys)
        for name, (role, values) in keys.items():
            if self.source.dataset.field(name).is_key or not own:
                continue
            filled = list(values)
            for line in range(1, len(filled)):
                if filled[line] is None and all(one[line] == one[line - 1] for one in own):
                    filled[line] = filled[line - 1]
            found[name] = (role, filled)
        return found

    def _labels_by_line(self, labels: Column) -> list[Cell]:
        """The label of each line: one written once holds for the lines below that say something else of their own."""
        free = {id(column) for column in self._beside_labels()} - {id(labels)}
        keys = {id(role.column) for role in self.source.read_as.roles if self.reader.is_label(role)}
        within = {id(one) for one in self.table.columns if id(one) in keys and labels.index < one.index}
        others = [one for one in self.table.columns if id(one) in free | within]
        found: list[Cell] = []
        last: Cell = ""
        seen: set[tuple[Cell, ...]] = set()
        for line, text in enumerate(labels.cells):
            beside = tuple(column.cells[line] for column in others)
            if text != "" or not any(beside) or beside in seen or line in self.source.totals:
                last, seen = text, set()
            seen.add(beside)
            found.append(last)
        return found

    def _beside_labels(self) -> list[Column]:
        """The columns of words that are no part of what a row is: their headings' names are, or nothing reads them."""
        given = {name for role in self.source.read_as.roles for name, _ in role.given}
        used = {id(role.column) for role in self.source.read_as.roles if role.field not in given}
        return [
            column
            for column in self.table.columns
            if id(column) not in used and any(isinstance(cell, str) and cell for cell in column.cells)
        ]

    def _tell_unknown_label(self, labels: Column, line: int, pivots: Sequence[Role]) -> None:
        text = squeezed(labels.cells[line])
        if not text or not any(role.column.cells[line] != "" for role in pivots) or _is_put_aside(text):
            return
        place = self.table.address(labels, line)
        self.reader.problems.append(Problem("unknown_figure", Severity.WARNING, self.table.grid.sheet, place, text))

    def _put_figure(
        self,
        role: Role,
        name: str,
        unit: Unit | None,
        line: int,
        keys: Mapping[str, tuple[Role, Sequence[Value]]],
        records: dict[tuple[Value, ...], dict[str, tuple[Value, int, int]]],
        totals: set[tuple[Value, ...]],
    ) -> None:
        dataset, table = self.source.dataset, self.table
        one = dataset.field(name)
        own = replace(role, field=name, unit=unit or role.unit)
        column = Column(role.column.heading, [role.column.cells[line]])
        hints = self.reader.hints(own, one)
        hints = replace(hints, units={0: hints.units[line]} if line in hints.units else {})
        read = read_values(dataset.name, one, self._one_cell(role.column, line), hints)
        row, index = table.place(role.column, line)
        for _, code in read.faults:
            self.reader.problems.append(self.reader.fault(replace(own, column=role.column), one, line, code))
        del column
        text = table.grid.faults.get((row, index))
        if text is not None:
            code = "cell_error" if text else "formula_without_value"
            self.reader.problems.append(
                Problem(code, sheet=table.grid.sheet, cell=address(row, index), value=text or None)
            )
        self.reader.doubts.extend((own, doubt) for doubt in read.doubts)
        if one.kind is Kind.AMOUNT:
            self.reader.amounts.append((own, read, line))
        if read.values[0] is None and not read.doubts:
            return
        said: dict[str, tuple[Value, int, int]] = {}
        is_total = line in self.source.totals and not self._names_figure_only(line, keys)
        for key, (known, values) in keys.items():
            value = values[line]
            if is_total and dataset.field(key).kind is Kind.TEXT and key != "programme":
                value = None
            place = table.place(known.column, line)
            said[key] = (value, *place)
        for key, cell in role.given:
            said[key] = (self.reader.given_value(dataset, key, cell), row, -1)
        identity = (*(said[key][0] for key in sorted(said)), is_total)
        record = records.setdefault(identity, dict(said))
        value = read.values[0]
        so_far = record[name][0] if name in record else None
        before = self.placed.setdefault((id(record), name), line)
        if isinstance(value, float) and isinstance(so_far, float):
            if before == line or is_total or self._differ_in_kind(before, line):
                ways = dict(zip(_OF_TWO_LINES, (so_far + value, so_far, value), strict=True))
                record[name] = (self._one_of_two(own, line, ways), row, index)
            else:
                self._add_up(record, name, value, line)
        elif name not in record or before == line:
            record[name] = (value, row, index)  # else it waits for an answer
        if is_total:
            totals.add(identity)

    def _names_figure_only(self, line: int, keys: Mapping[str, tuple[Role, Sequence[Value]]]) -> bool:
        """Whether a line is a sum by its label alone, and that comes back beside other names: "Budsjett totalt" of each
        area is how the figure is called.
        """
        texts = [values for name, (_, values) in keys.items() if self.source.dataset.field(name).kind is Kind.TEXT]
        own = tuple(values[line] for values in texts)
        if not names_sum(str(self.labels[line])) or any(names_sum(str(value)) for value in own):
            return False
        places = (at for at, label in enumerate(self.labels) if label == self.labels[line])
        return any(tuple(values[at] for values in texts) != own for at in places)

    def _one_of_two(self, role: Role, line: int, ways: Mapping[str, float]) -> float | None:
        """What two lines with the same figure come to, by what somebody has answered; None while nobody has."""
        code = self.source.decided.get((EVERY_COLUMN, TWO_LINES))
        self.reader.doubts.append((role, Doubt(TWO_LINES, line, tuple(Reading(*way) for way in ways.items()))))
        return ways.get(code) if code is not None else None

    def _differ_in_kind(self, first: int, second: int) -> bool:
        """Whether two lines hold the same figure and may be anything to each other: a goal and its result, say.

        Where they differ in a name alone, of companies say, each is a part. So they are where nothing parts them but
        a word that no other line has; a word that comes again under other figures says what is counted.
        """
        if self._has_names_outside(first, second):
            return True
        labels = self.source.read_as.labels
        others = [
            column
            for column in self._beside_labels()
            if isinstance(column.cells[first], str) and isinstance(column.cells[second], str)
        ]
        kinds = figure_meanings(self.source.dataset.name) | qualifiers() | _OTHER_KINDS
        for column in others:
            cells = self.labels if column is labels else column.cells
            one, other = str(cells[first]), str(cells[second])
            if one == other:
                continue
            if (speaks_of(one) ^ speaks_of(other)) & kinds or _is_part_of(one, other):
                return True
            if column is not labels and labels is not None and self._comes_again(column, (one, other)):
                return True
        return False

    def _has_names_outside(self, first: int, second: int) -> bool:
        """Whether two lines without area have texts of their own to the left of the table: whose they are is lost."""
        if "focus_area" not in self.source.dataset.field_names or self.source.read_as.role_of("focus_area") is not None:
            return False
        outside = self.table.grid.columns[: min(column.index for column in self.table.columns if column.index >= 0)]
        rows = self.table.lines[first], self.table.lines[second]
        pairs = ([column[row] for row in rows] for column in outside)
        return any(all(isinstance(cell, str) and cell for cell in pair) and pair[0] != pair[1] for pair in pairs)

    def _comes_again(self, column: Column, texts: Sequence[str]) -> bool:
        """Whether texts under a heading that names nothing of its own stand on lines of several figures each."""
        if speaks_of(column.heading.text) & _NAMES_A_PART:
            return False
        over = {text: set[Cell]() for text in texts}
        for cell, label in zip(column.cells, self.labels, strict=True):
            if isinstance(cell, str) and cell in over:
                over[cell].add(label)
        return all(len(found) > 1 for found in over.values())

    def _add_up(self, record: dict[str, tuple[Value, int, int]], name: str, value: float, line: int) -> None:
        """Adds a figure to that of another line of the same area and year: a line per company, say."""
        known, row, index = record[name]
        assert isinstance(known, float)
        record[name] = (known + value, row, index)
        label = self.source.read_as.labels
        place = self.table.address(label, line) if label is not None else None
        self.reader.problems.append(
            Problem("lines_added_up", Severity.WARNING, self.table.grid.sheet, place, squeezed(value))
        )

    def _one_cell(self, column: Column, line: int) -> ColumnCells:
        row = self.table.lines[line]
        formats = self.table.grid.formats(column.index) if column.index != CARRIED else {}
        percents = self.table.grid.percents(column.index) if column.index != CARRIED else frozenset()
        return ColumnCells(
            [column.cells[line]],
            {0: formats[row]} if row in formats else {},
            frozenset({0}) if row in percents else frozenset(),
        )


def _is_part_of(one: str, other: str) -> bool:
    """Whether one of two texts has all the words of the other and more: "Nye, kvinner" is part of "Nye"."""
    words = [frozenset(re.findall(r"\w+", text.casefold())) for text in (one, other)]
    return words[0] < words[1] or words[1] < words[0]


def _is_put_aside(text: str) -> bool:
    """Whether a label says that its figures are none of ours: what remains, a forecast, a mean."""
    return says_aside(text) or names_sum(text) or names_mean(text)


def _draft_of_records(dataset: Dataset, table: Table, records: Sequence[Mapping[str, tuple[Value, int, int]]]) -> Draft:
    """A draft of rows whose values stand on several rows of the sheet."""
    names = list(dict.fromkeys(name for record in records for name in record))
    nothing: tuple[Value, int, int] = (None, 0, -1)
    rows = [min((row for _, row, index in record.values() if index >= 0), default=0) for record in records]
    draft = Draft(dataset, table.grid.sheet, table.block.range, {}, rows, {})
    for name in names:
        parts = [record.get(name, nothing) for record in records]
        draft.columns[name] = [value for value, _, _ in parts]
        draft.field_rows[name] = [row for _, row, _ in parts]
        draft.indexes[name] = [index for _, _, index in parts]
    return draft
