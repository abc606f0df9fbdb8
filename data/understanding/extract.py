"""An interpreted table -> a draft of its rows, with a problem for each cell that could not be read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from data.cells.columns import SOFT_FAULTS, TWO_LINES, ColumnCells, ColumnValues, Doubt, Hints, Reading, read_values
from data.cells.drafts import Draft, TableOrigin
from data.cells.each import each_different
from data.cells.grid import Cell, address
from data.cells.numbers import NumberMarks, marks_of
from data.cells.settling import Asked, Sum, settle
from data.cells.units import NO_UNIT, Unit
from data.cells.values import Value, is_missing, squeezed
from data.terms import aliases
from data.terms.datasets import DATASETS, Dataset, Field, Kind
from data.terms.problems import Problem, Severity
from data.understanding.cells import as_text, is_not_settled, says_not
from data.understanding.context import Context
from data.understanding.figure_names import choice_within, figure_meanings, figure_named
from data.understanding.headings import heading_said
from data.understanding.layouts import STAND_INS, main_values
from data.understanding.lexicon import names_sum, qualifiers
from data.understanding.names import indicator_named, is_statement, names_total
from data.understanding.options import counts_lines
from data.understanding.periods import PeriodSaid, said_by
from data.understanding.phrases import bare_text, fit, speaks_of
from data.understanding.profiles import figure_fields
from data.understanding.roles import Given, Interpretation, Role
from data.understanding.table import CARRIED, Column, Table
from data.understanding.weights import weight

LINE_BREAK = "\u240a"
"""Stands in for a line break in a cell that may hold several findings."""
EVERY_COLUMN = -2
"""A decision that holds for all columns of a table."""
_HIGHEST_SCORE = 6.0
_READ_TOGETHER = frozenset({Kind.AMOUNT, Kind.SHARE, Kind.NUMBER, Kind.INTEGER, Kind.SCORE, Kind.DATE})
_ARROWS = frozenset("↑↓→↗↘▲▼⬆⬇")
_POINTS_IN_WORDS = re.compile(r"(\D*?)(\d(?:[.,]\d)?½?)(\D*)")
_FILLED_DOWN = frozenset({"focus_area", "year", "programme", "stage", "indicator", "measure"})
_GROUPING = frozenset({"focus_area", "indicator"})
_OTHER_FIGURES = frozenset({"target", "forecast", "difference"})
_OTHER_KINDS = _OTHER_FIGURES | {"result", "actual", "expected", "verified"}
_OF_TWO_LINES = ("added", "first", "last")
_NAMES_A_PART = frozenset({"company", "project", "municipality", "area", "title", "account", "id", "type"})
_LISTED = frozenset({"projects", "actions", "events", "measures", "findings"})
_FEWEST_GROUPED = 2
_SUMMED_UP = frozenset({"budget", "jobs", "scores", "measures"})


@dataclass
class Extracted:
    """What a table says as rows: the draft, its problems, and the doubts that nothing in the table settles.

    `amounts` are the columns of amounts as they were read, or pieces of them, each with its first line.
    """

    draft: Draft
    problems: list[Problem] = field(default_factory=list)
    doubts: list[tuple[Role, Doubt]] = field(default_factory=list)
    amounts: list[tuple[Role, ColumnValues, int]] = field(default_factory=list)
    empty_lines: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Source:
    """All that is needed to read an interpreted table. `totals` are lines that sum up all others."""

    table: Table
    read_as: Interpretation
    context: Context
    legend: Mapping[str, str]
    totals: frozenset[int] = frozenset()
    total_labels: frozenset[int] = frozenset()
    decided: Mapping[tuple[int, str], str] = field(default_factory=dict)
    units_by_line: Mapping[int, Unit] = field(default_factory=dict)
    matches: TableOrigin = field(default_factory=TableOrigin)

    @property
    def dataset(self) -> Dataset:
        """The data set it is read as."""
        return DATASETS[self.read_as.dataset]


def extract(source: Source) -> Extracted:
    """The rows of an interpreted table."""
    reader = _Reader(source)
    draft = reader.labelled(source.read_as.labels) if source.read_as.labels is not None else reader.by_columns()
    draft.origin = source.matches
    return Extracted(draft, reader.problems, reader.doubts, reader.amounts)


def _of_text(prepare: Callable[[str], Cell]) -> Callable[[Cell], Cell]:
    """The same for cells: what is empty or no text stays as it is."""
    return lambda cell: prepare(cell) if isinstance(cell, str) and cell else cell


class _Reader:
    """Reads the columns of one table; what is wrong and what is in doubt gathers on the way."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.table = source.table
        self.problems: list[Problem] = []
        self.doubts: list[tuple[Role, Doubt]] = []
        self.amounts: list[tuple[Role, ColumnValues, int]] = []
        self.examples = self._examples()
        self.marks = self._marks()
        self.labels: Sequence[Cell] = ()
        self.placed: dict[tuple[int, str], int] = {}  # the line of each figure of a record
        self._read: dict[tuple[int, str], ColumnValues] = {}
        self._values: dict[tuple[int, str], Sequence[Value]] = {}
        self._settle()

    def _examples(self) -> frozenset[int]:
        """The lines of our template's examples, that somebody has left there."""
        role = self.source.read_as.role_of("programme")
        if role is None:
            return frozenset()
        marks = aliases.spellings("example_marks")
        known = {cell for cell in set(role.column.cells) if isinstance(cell, str) and cell.strip().startswith(marks)}
        return frozenset(line for line, cell in enumerate(role.column.cells) if cell in known) if known else frozenset()

    def _marks(self) -> tuple[NumberMarks, ...]:
        dataset = self.source.dataset
        texts = [
            role.column.cells
            for role in self.source.read_as.roles
            if (
                role.field == "*"
                or dataset.field(role.field).kind in (Kind.AMOUNT, Kind.NUMBER, Kind.SHARE, Kind.SCORE)
            )
            and any(type(cell) is str and cell for cell in role.column.cells[:200])
        ]
        return marks_of(texts) if texts else ()

    def _settle(self) -> None:
        """Reads the columns of figures and dates together: what one leaves in doubt, another may decide."""
        dataset = self.source.dataset
        roles = [role for role in self.source.read_as.roles if role.field != "*"]
        chosen = [
            role for role in roles if dataset.field(role.field).kind in _READ_TOGETHER and not self._is_plain(role)
        ]
        asked = [
            Asked(
                dataset.name,
                dataset.field(role.field),
                self._column_cells(role.column, self._cells(role.column, dataset.field(role.field))),
                self._hints(role, dataset.field(role.field)),
                role.given,
            )
            for role in chosen
        ]
        if asked:
            sums = [
                Sum(line, tuple(other for other in range(len(self.table.lines)) if other not in self.source.totals))
                for line in self.source.totals
            ]
            values, _ = settle(asked, sums if dataset.name != "scores" else ())
            for role, read in zip(chosen, values, strict=True):
                self._read[id(role.column), role.field] = read

    def _is_plain(self, role: Role) -> bool:
        """Whether a column is nothing but numbers: it leaves nothing in doubt, unless a share."""
        kind = self.source.dataset.field(role.field).kind
        return kind is not Kind.SHARE and role.unit is None and set(map(type, role.column.cells)) <= {float}

    def by_columns(self) -> Draft:
        """A row for each line, or for each line under each year, area or the like."""
        roles = self.source.read_as.roles
        plain = [role for role in roles if not role.given]
        figures = set(figure_fields(self.source.dataset.name))
        mains = figures or set(main_values(self.source.dataset))
        groups = list(dict.fromkeys(role.given for role in roles if role.given))
        if self.source.dataset.name == "measures" and any(role.field == "value" for role in roles if role.given):
            mains = {"value"}  # a target beside the years' values is that of every year
        if self.source.dataset.name == "actions" and any(role.field == "text" for role in roles if role.given):
            mains = {"text"}
        every = [line for line in range(len(self.table.lines)) if line not in self.examples]
        parts: list[Draft] = []
        if not groups or any(role.field in mains for role in plain):
            parts.append(self._group(plain, (), every if not groups else self._with_any(plain, mains, every)))
        shared = [role for role in plain if role.field not in mains]
        for given in groups:
            own = [role for role in roles if role.given == given]
            held = {name for name, _ in given} | {role.field for role in own}
            others = [role for role in shared if role.field not in held]
            lines = [line for line in every if any(self._is_filled(role, line) for role in own)]
            parts.append(self._group([*others, *own], given, lines))
        return joined_drafts(parts, self.source.dataset, self.table)

    def _with_any(self, roles: Sequence[Role], mains: set[str], lines: Sequence[int]) -> list[int]:
        own = [role for role in roles if role.field in mains]
        return [line for line in lines if any(self._is_filled(role, line) for role in own)]

    def _is_filled(self, role: Role, line: int) -> bool:
        cell = role.column.cells[line]
        if cell != "":
            return role.field != "score" or not role.given or not is_not_settled(cell)
        return (self.table.lines[line], role.column.index) in self.table.grid.faults

    def _group(self, roles: Sequence[Role], given: Given, lines: Sequence[int]) -> Draft:
        dataset, table = self.source.dataset, self.table
        is_whole = len(lines) == len(table.lines)
        rows = list(table.lines) if is_whole else [table.lines[line] for line in lines]
        draft = Draft(dataset, table.grid.sheet, table.block.range, {}, rows, {})
        for role in roles:
            values = self._column(role, dataset.field(role.field))
            draft.columns[role.field] = list(values) if is_whole else [values[line] for line in lines]
            self._put_places(draft, role, lines, is_whole=is_whole)
            draft.headers[role.field] = role.column.heading.text
        draft.totals = {place for place, line in enumerate(lines) if line in self.source.totals}
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
            if (cell := role.column.cells[line]) != "" and (is_not_settled(cell) or self._says_nothing(cell))
        }
        for name, cell in given:
            draft.columns[name] = [self._given(dataset, name, cell)] * len(rows)
        return draft

    def _put_places(self, draft: Draft, role: Role, lines: Sequence[int], *, is_whole: bool) -> None:
        column, table = role.column, self.table
        if column.index != CARRIED and column.rows is None and column.indexes is None and not table.block.places:
            draft.indexes[role.field] = [column.index] * len(lines)
            return
        places = [table.place(column, line) for line in lines]
        draft.indexes[role.field] = [place[1] for place in places]
        if any(row != own for (row, _), own in zip(places, draft.rows, strict=True)):
            draft.field_rows[role.field] = [place[0] for place in places]

    def _given(self, dataset: Dataset, name: str, cell: Cell) -> Value:
        if name == "indicator" and isinstance(cell, str):
            cell = indicator_named(cell) or cell
        return read_values(dataset.name, dataset.field(name), ColumnCells([cell])).values[0]

    def _column(self, role: Role, one: Field) -> Sequence[Value]:
        """The values of a column, read once; its faults are told of once."""
        key = (id(role.column), one.name)
        if key not in self._values:
            self._values[key] = self._read_column(role, one)
        return self._values[key]

    def _read_column(self, role: Role, one: Field) -> Sequence[Value]:
        column = role.column
        cells = self._cells(column, one)
        read = self._read.get((id(column), one.name)) or read_values(
            self.source.dataset.name, one, self._column_cells(column, cells), self._hints(role, one)
        )
        self._tell(role, one, cells, read)
        for doubt in read.doubts:
            self.doubts.append((role, doubt))
        if one.kind is Kind.AMOUNT:
            self.amounts.append((role, read, 0))
        is_key = one.is_key and (one.name != "indicator" or self.source.dataset.name == "scores")
        if one.name in _FILLED_DOWN and is_key and self.source.dataset.name in _SUMMED_UP:
            return self._filled_down(column, read.values)
        if one.name in _GROUPING and self.source.dataset.name in _LISTED:
            return self._grouped_down(column, read.values)
        return read.values

    def _cells(self, column: Column, one: Field) -> Sequence[Cell]:
        """The cells of a column as their field is to see them."""
        prepared = self._preparing(column, one)
        return column.cells if prepared is None else each_different(column.cells, prepared)

    def _preparing(self, column: Column, one: Field) -> Callable[[Cell], Cell] | None:
        """What is to be made of each cell beforehand; None where nothing is."""
        if one.kind is Kind.CHOICE:
            return self._choice_of(one)
        if one.kind is Kind.DATE and column.index == CARRIED:
            return _of_text(lambda text: said_by(text).day or text)
        if one.kind is Kind.SCORE:
            return lambda cell: "" if self._says_nothing(cell) or is_not_settled(cell) else _bare_points(cell)
        if one.kind is Kind.NUMBER and self.source.legend:
            return lambda cell: "" if self._says_nothing(cell) else cell
        if one.name == "text" and self.source.dataset.name == "findings":
            return _of_text(lambda text: text.replace("\n", f" {LINE_BREAK} "))
        if one.name == "indicator":
            return _of_text(lambda text: indicator_named(explained := self._explained(text)) or explained)
        if one.name == "statement":
            return _of_text(lambda text: "" if names_total(text) else _bare_statement(self._explained(text)))
        if column.index == CARRIED and one.kind is Kind.TEXT:
            return _of_text(lambda text: _without_mark(self.source.dataset.name, one.name, self._explained(text)))
        if one.kind is Kind.TEXT and self.source.legend:
            return _of_text(self._explained)
        if one.kind is Kind.BOOLEAN:
            return _of_text(direction_of)
        if one.kind is Kind.YEAR and any(isinstance(cell, str) for cell in column.cells[:200]):
            return self._year
        return None

    def _choice_of(self, one: Field) -> Callable[[Cell], Cell]:
        def choice(cell: Cell) -> Cell:
            if isinstance(cell, str) and cell:
                return choice_within(self.source.dataset.name, one.name, self._explained(cell)) or cell
            return self._by_number(cell)

        return choice

    def _explained(self, text: str) -> str:
        return self.source.legend.get(squeezed(text), text)

    def _says_nothing(self, cell: Cell) -> bool:
        """Whether a legend explains that a sign means that there is no figure: "0 betyr ikke vurdert"."""
        meaning = self.source.legend.get(squeezed(cell)) if cell != "" else None
        return meaning is not None and says_not(meaning)

    def _by_number(self, cell: Cell) -> Cell:
        return self.source.legend.get(squeezed(cell), cell) if cell != "" else cell

    def _year(self, cell: Cell) -> Cell:
        if not isinstance(cell, str) or not cell:
            return cell
        said = said_by(cell)
        if speaks_of(said.rest) & _OTHER_FIGURES:
            return cell  # "Mål 2028" among years: what stands on the line is not what the others hold
        return float(said.year) if said.year is not None else cell

    def _column_cells(self, column: Column, cells: Sequence[Cell]) -> ColumnCells:
        if column.index == CARRIED:
            return ColumnCells(cells)
        grid, lines = self.table.grid, self.table.lines
        percents, formats = grid.percents(column.index), grid.formats(column.index)
        if not percents and not formats:
            return ColumnCells(cells)
        return ColumnCells(
            cells,
            {place: formats[row] for place, row in enumerate(lines) if row in formats},
            frozenset(place for place, row in enumerate(lines) if row in percents),
        )

    def _hints(self, role: Role, one: Field) -> Hints:
        context = self.source.context
        unit = role.unit
        if unit is None and one.kind is Kind.AMOUNT and context.unit != NO_UNIT:
            unit = context.unit
        year = next((int(cell) for name, cell in role.given if name == "year" and isinstance(cell, float)), None)
        decided = {
            kind: code
            for (index, kind), code in self.source.decided.items()
            if index in (role.column.index, EVERY_COLUMN)
        }
        return Hints(
            unit=unit,
            units=self.source.units_by_line if one.kind in (Kind.AMOUNT, Kind.NUMBER) else {},
            marks=self.marks,
            year=year or context.year,
            years=self._years_by_line() if one.kind is Kind.DATE else {},
            day_first=True if context.is_norwegian else None,
            maximum_score=_HIGHEST_SCORE if one.kind is Kind.SCORE else None,
            choices=self._explained_choices(one),
            decided=decided,
        )

    def _explained_choices(self, one: Field) -> dict[str, str]:
        """The signs that a legend explains, with the codes of what they stand for."""
        if one.kind is not Kind.CHOICE:
            return {}
        name = self.source.dataset.name
        found = {}
        for sign, meaning in self.source.legend.items():
            code = choice_within(name, one.name, meaning)
            if code is not None:
                found[aliases.normalised(sign)] = code
        return found

    def _years_by_line(self) -> dict[int, int]:
        """The year of each line where a heading above it says one."""
        years: dict[int, int] = {}
        for column in self.table.columns:
            if column.index == CARRIED:
                for line, cell in enumerate(column.cells):
                    if cell != "" and (year := said_by(cell).year) is not None:
                        years[line] = year
        return years

    def _filled_down(self, column: Column, values: Sequence[Value]) -> Sequence[Value]:
        """What is written once, above the lines it holds for. A line with no name of its own is none of them."""
        if None not in values or values[:1] == [None]:
            return values
        others = [
            role.column for role in self.source.read_as.roles if self._is_label(role) and role.column is not column
        ]
        if self.source.read_as.labels is not None:
            others.append(self.source.read_as.labels)
        filled = list(values)
        last: Value = None
        own = set[tuple[object, ...]]()
        for line, value in enumerate(values):
            if value is not None:
                last = value
            if value is None and any(
                other.index < column.index and other.cells[line] == other.cells[line - 1] != "" for other in others
            ):
                return values  # whoever repeats one label on every line leaves no other one out
            if value is None and any(
                other.index < column.index and "" != other.cells[line] != other.cells[line - 1] != ""
                for other in others
            ):
                last = None  # a label within a group ends with the group
            key = (last, *(other.cells[line] for other in others))
            if value is not None:
                own.add(key)
            elif key in own and any(key[1:]):
                return values  # it would be the same line twice: here an empty cell means something else
            elif (
                line not in self.source.totals
                and column.cells[line] == ""
                and any(other.cells[line] != "" for other in others)
            ):
                filled[line] = last
        return filled

    def _grouped_down(self, column: Column, values: Sequence[Value]) -> Sequence[Value]:
        """What the first column says once for each group of lines: no two groups are called the same."""
        own = [other for other in self.table.columns if other.index != CARRIED and not counts_lines(other)]
        first = min((other.index for other in own), default=CARRIED)
        data = [line for line in range(len(values)) if line not in self.source.totals]
        said = [values[line] for line in data if values[line] is not None]
        is_grouped = column.index == first and len(said) >= _FEWEST_GROUPED and len(said) == len(set(said)) < len(data)
        if not is_grouped or values[data[0]] is None:
            return values
        filled = list(values)
        last: Value = None
        for line in data:
            last = filled[line] if filled[line] is not None else last
            filled[line] = last if column.cells[line] == "" else filled[line]
        return filled

    def _is_label(self, role: Role) -> bool:
        return role.field != "*" and self.source.dataset.field(role.field).is_key

    def _tell(self, role: Role, one: Field, cells: Sequence[Cell], read: ColumnValues) -> None:
        grid = self.table.grid
        if one.kind is Kind.SCORE and not role.given:
            self._tell_not_settled(role)
        for line, code in read.faults:
            if line in self.examples:
                continue
            if line in self.source.total_labels and not isinstance(cells[line], float):
                continue
            self.problems.append(self._fault(role, one, line, code))
        if grid.faults and role.column.index != CARRIED:
            for line, row in enumerate(self.table.lines):
                text = grid.faults.get((row, role.column.index))
                if text is not None:
                    code = "cell_error" if text else "formula_without_value"
                    place = self.table.address(role.column, line)
                    # A sum that was never worked out is none of the data, and can be missed.
                    severity = Severity.WARNING if line in self.source.totals else Severity.ERROR
                    self.problems.append(Problem(code, severity, grid.sheet, place, text or None))

    def _tell_not_settled(self, role: Role) -> None:
        """Tells of the lines that say in words that they have no score: they are left without one."""
        labels = [other.column for other in self.source.read_as.roles if other.field in ("statement", "indicator")]
        for line, cell in enumerate(role.column.cells):
            if not is_not_settled(cell) or is_missing(cell):
                continue
            name = next((squeezed(label.cells[line]) for label in reversed(labels) if label.cells[line] != ""), "")
            place, values = self.table.address(role.column, line), {"shown": squeezed(cell)}
            self.problems.append(
                Problem("unclear_score", Severity.WARNING, self.table.grid.sheet, place, name, {**values})
            )

    def _fault(self, role: Role, one: Field, line: int, code: str) -> Problem:
        values: dict[str, str | int | float] = {"column": role.column.heading.text}
        if code == "unknown_choice":
            for place, language in enumerate(("nb", "en")):
                words = [
                    aliases.choice_words(self.source.dataset.name, one.name, choice)[place] for choice in one.choices
                ]
                values[language] = ", ".join(words)
        if one.is_required and code in ("no_date_kept_empty", "date_without_year"):
            code = "not_a_date"  # it cannot stay empty, and the cell is not empty
        severity = Severity.WARNING if code in SOFT_FAULTS else Severity.ERROR
        cell = role.column.cells[line]
        return Problem(
            code, severity, self.table.grid.sheet, self.table.address(role.column, line), _as_shown(cell), values
        )

    def labelled(self, labels: Column) -> Draft:
        """A figure per line, named by its label: with what else the line and the heading say, each is a row."""
        dataset, table = self.source.dataset, self.table
        read_as = self.source.read_as
        pivots = [role for role in read_as.roles if role.field == "*" or role.field in figure_fields(dataset.name)]
        plain = [role for role in read_as.roles if role not in pivots]
        keys = {role.field: (role, self._column(role, dataset.field(role.field))) for role in plain}
        over = {id(role): heading_said(dataset.name, role.column.heading).texts for role in pivots}
        records: dict[tuple[Value, ...], dict[str, tuple[Value, int, int]]] = {}
        totals: set[tuple[Value, ...]] = set()
        self.labels = self._labels_by_line(labels)
        for line, text in enumerate(self.labels):
            said = said_by(text) if isinstance(text, str) and text else PeriodSaid()
            unit = _unit_of_label(str(text))
            names = {
                id(role): figure_named(dataset.name, self._explained(str(text)), *over[id(role)])
                for role in pivots
                if text != ""
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
        draft = draft_of_records(dataset, table, list(records.values()))
        draft.totals = {place for place, key in enumerate(records) if key in totals}
        return draft

    def _labels_by_line(self, labels: Column) -> list[Cell]:
        """The label of each line: one written once holds for the lines below that say something else of their own."""
        free = {id(column) for column in self._beside_labels()} - {id(labels)}
        keys = {id(role.column) for role in self.source.read_as.roles if self._is_label(role)}
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
        if not text or not any(role.column.cells[line] != "" for role in pivots) or is_put_aside(text):
            return
        place = self.table.address(labels, line)
        self.problems.append(Problem("unknown_figure", Severity.WARNING, self.table.grid.sheet, place, text))

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
        read = read_values(
            dataset.name, one, self._one_cell(role.column, line), replace(self._hints(own, one), units={})
        )
        row, index = table.place(role.column, line)
        for _, code in read.faults:
            self.problems.append(self._fault(replace(own, column=role.column), one, line, code))
        del column
        text = table.grid.faults.get((row, index))
        if text is not None:
            code = "cell_error" if text else "formula_without_value"
            self.problems.append(Problem(code, sheet=table.grid.sheet, cell=address(row, index), value=text or None))
        self.doubts.extend((own, doubt) for doubt in read.doubts)
        if one.kind is Kind.AMOUNT:
            self.amounts.append((own, read, line))
        if read.values[0] is None and not read.doubts:
            return
        said: dict[str, tuple[Value, int, int]] = {}
        is_total = line in self.source.totals
        for key, (known, values) in keys.items():
            value = values[line]
            if is_total and dataset.field(key).kind is Kind.TEXT and key != "programme":
                value = None
            place = table.place(known.column, line)
            said[key] = (value, *place)
        for key, cell in role.given:
            said[key] = (self._given(dataset, key, cell), row, -1)
        identity = (*(said[key][0] for key in sorted(said)), is_total)
        record = records.setdefault(identity, dict(said))
        value = read.values[0]
        so_far = record[name][0] if name in record else None
        before = self.placed.setdefault((id(record), name), line)
        if isinstance(value, float) and isinstance(so_far, float):
            if before == line or self._differ_in_kind(before, line):
                ways = dict(zip(_OF_TWO_LINES, (so_far + value, so_far, value), strict=True))
                record[name] = (self._one_of_two(own, line, ways), row, index)
            else:
                self._add_up(record, name, value, line)
        elif name not in record or before == line:
            record[name] = (value, row, index)  # else it waits for an answer
        if is_total:
            totals.add(identity)

    def _one_of_two(self, role: Role, line: int, ways: Mapping[str, float]) -> float | None:
        """What two lines with the same figure come to, by what somebody has answered; None while nobody has."""
        code = self.source.decided.get((EVERY_COLUMN, TWO_LINES))
        self.doubts.append((role, Doubt(TWO_LINES, line, tuple(Reading(*way) for way in ways.items()))))
        return ways.get(code) if code is not None else None

    def _differ_in_kind(self, first: int, second: int) -> bool:
        """Whether two lines hold the same figure and may be anything to each other: a goal and its result, say.

        Where they differ in a name alone, of companies say, each is a part. So they are where nothing parts them but
        a word that no other line has; a word that comes again under other figures says what is counted.
        """
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
        self.problems.append(Problem("lines_added_up", Severity.WARNING, self.table.grid.sheet, place, squeezed(value)))

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


def _without_mark(dataset: str, name: str, text: str) -> str:
    """What stands over a group of lines without the name of its field before it: "Ansvarlig: Styret"."""
    mark, colon, rest = text.partition(":")
    is_mark = bool(colon and rest.strip()) and fit(dataset, name, (mark.strip(),)).share >= weight("least_label")
    return rest.strip() if is_mark else text


def _bare_points(cell: Cell) -> Cell:
    """The points of a cell without the words that call them a total, or an arrow: "4½ overall", "samlet: 3,5 ↑"."""
    found = _POINTS_IN_WORDS.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        return cell
    beside = [text for part in found.group(1, 3) if (text := part.strip())]
    is_known = all(set(text) <= _ARROWS or names_total(text.strip(" :")) for text in beside)
    return found[2] if beside and is_known else cell


def _as_shown(cell: Cell) -> str:
    """A cell as people would find it in their sheet: a date with its day first."""
    return as_text(cell) if isinstance(cell, dt.date) else squeezed(cell)


def _unit_of_label(text: str) -> Unit | None:
    from data.cells.units import unit_in

    return unit_in(text)


def _bare_statement(text: str) -> str:
    """A statement without its number, where that is how the form knows it."""
    plain = bare_text(text)
    return plain if not is_statement(text) and is_statement(plain) else text


_UP, _DOWN = (
    re.compile(r"[↑⬆▲]|\b(?:opp|up|øke|auke|høy|høg|higher|increase|mer|meir|more)\w*", re.IGNORECASE),
    re.compile(r"[↓⬇▼]|\b(?:ned|down|redus|senk|minsk|lav|låg|lower|decrease|mindre|less)\w*", re.IGNORECASE),
)


def direction_of(text: str) -> Cell:
    """Yes for what shall rise, no for what shall fall; the text itself where it says neither or both."""
    rises, falls = _UP.search(text) is not None, _DOWN.search(text) is not None
    return rises if rises != falls else text


def is_put_aside(text: str) -> bool:
    """Whether a label says that its figures are none of ours: what remains, a forecast, a mean."""
    from data.understanding.lexicon import names_mean, qualifiers

    return bool(speaks_of(text) & (qualifiers() - {"cumulative", "revised"})) or names_sum(text) or names_mean(text)


def draft_of_records(dataset: Dataset, table: Table, records: Sequence[Mapping[str, tuple[Value, int, int]]]) -> Draft:
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
    if "as_of" in draft.columns and said["year"] is None and "year" not in draft.columns:
        draft.columns["year"] = [date.year if isinstance(date, dt.date) else None for date in draft.columns["as_of"]]
    for name in said.keys() & set(draft.dataset.field_names):
        if name not in draft.columns and said[name] is not None:
            draft.columns[name] = [said[name]] * len(draft)


def _stand_in(draft: Draft, key: str, name: str) -> None:
    """The name of a row serves as its key where it has no other."""
    own = draft.column(key)
    draft.columns[key] = [value if value is not None else draft.columns[name][place] for place, value in enumerate(own)]
    if key not in draft.indexes and name in draft.indexes:
        draft.indexes[key] = draft.indexes[name]
        if name in draft.field_rows:
            draft.field_rows[key] = draft.field_rows[name]
