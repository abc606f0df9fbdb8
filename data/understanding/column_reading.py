"""The columns of an interpreted table as values, with a problem for each cell that could not be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from data.cells.columns import SOFT_FAULTS, ColumnCells, ColumnValues, Doubt, Hints, read_values
from data.cells.days import order_shown
from data.cells.drafts import TableOrigin
from data.cells.each import each_different
from data.cells.grid import Cell
from data.cells.numbers import NumberMarks, marks_of
from data.cells.settling import Asked, Sum, settle
from data.cells.units import NO_UNIT, Unit
from data.cells.values import Value, is_missing, squeezed
from data.terms import aliases
from data.terms.datasets import DATASETS, Dataset, Field, Kind
from data.terms.problems import Problem, Severity
from data.understanding.cell_texts import (
    as_shown,
    bare_municipality,
    bare_points,
    bare_statement,
    direction_of,
    without_mark,
)
from data.understanding.cells import is_not_settled, says_not
from data.understanding.context import Context
from data.understanding.done_or_not import answers_whether_done, as_state
from data.understanding.figure_names import choice_within
from data.understanding.legends import is_low_point
from data.understanding.names import indicator_named, names_total
from data.understanding.parts_of_areas import names_of_parts
from data.understanding.periods import said_by
from data.understanding.phrases import speaks_of
from data.understanding.pivot_options import counts_lines
from data.understanding.profiles import explained_choice
from data.understanding.roles import Interpretation, Role
from data.understanding.sum_words import names_sum
from data.understanding.table import CARRIED, Column, Table
from data.understanding.units_at_odds import unit_at_odds

LINE_BREAK = "\u240a"
"""Stands in for a line break in a cell that may hold several findings."""
EVERY_COLUMN = -2
"""A decision that holds for all columns of a table."""
_HIGHEST_SCORE = 6.0
_MOST_UNKNOWN = 3  # words that are asked about; with more a column holds something else, or was typed with no care
_READ_TOGETHER = frozenset({Kind.AMOUNT, Kind.SHARE, Kind.NUMBER, Kind.INTEGER, Kind.SCORE, Kind.DATE})
_FILLED_DOWN = frozenset({"focus_area", "year", "programme", "stage", "indicator", "measure"})
_GROUPING = frozenset({"focus_area", "indicator", "phase", "theme"})
_OTHER_FIGURES = frozenset({"target", "forecast", "difference"})
_LISTED = frozenset({"projects", "actions", "plan_items", "events", "measures", "findings", "activities", "lessons"})
_FEWEST_GROUPED = 2
_OF_ALL = frozenset({"activities", "jurors", "applicant_readiness"})
"""What concerns all municipalities has none: "Alle"."""
_MUNICIPALITIES = frozenset({"municipality", "follows", "candidate"})
_SUMMED_UP = frozenset({"budget", "jobs", "scores", "measures"})


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


def _of_text(prepare: Callable[[str], Cell]) -> Callable[[Cell], Cell]:
    """The same for cells: what is empty or no text stays as it is."""
    return lambda cell: prepare(cell) if isinstance(cell, str) and cell else cell


class ColumnReader:
    """Reads the columns of one table; what is wrong and what is in doubt gathers on the way."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.table = source.table
        self.problems: list[Problem] = []
        self.doubts: list[tuple[Role, Doubt]] = []
        self.amounts: list[tuple[Role, ColumnValues, int]] = []
        self.unknown_words: list[tuple[Role, int]] = []
        self.examples = self._examples()
        self.marks = self._marks()
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
                self.hints(role, dataset.field(role.field)),
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

    def given_value(self, dataset: Dataset, name: str, cell: Cell) -> Value:
        """What a heading says of all cells below it, as the value of a field."""
        if name == "indicator" and isinstance(cell, str):
            cell = indicator_named(cell) or cell
        return read_values(dataset.name, dataset.field(name), ColumnCells([cell])).values[0]

    def column_values(self, role: Role, one: Field) -> Sequence[Value]:
        """The values of a column, read once; its faults are told of once."""
        key = (id(role.column), one.name)
        if key not in self._values:
            self._values[key] = self._read_column(role, one)
        return self._values[key]

    def _read_column(self, role: Role, one: Field) -> Sequence[Value]:
        column = role.column
        cells = self._cells(column, one)
        read = self._read.get((id(column), one.name)) or read_values(
            self.source.dataset.name, one, self._column_cells(column, cells), self.hints(role, one)
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
            return lambda cell: "" if self.says_nothing(cell) or is_not_settled(cell) else bare_points(cell)
        if one.kind is Kind.NUMBER and self.source.legend:
            return lambda cell: "" if self.says_nothing(cell) else cell
        if one.name == "text" and self.source.dataset.name == "findings":
            return _of_text(lambda text: text.replace("\n", f" {LINE_BREAK} "))
        if one.name in ("also_concerns", "statements"):  # a list down the cell is one as well
            return _of_text(lambda text: text.replace("\n", ", "))
        if one.name == "indicator":
            return _of_text(lambda text: indicator_named(explained := self.explained(text)) or explained)
        if one.name in _MUNICIPALITIES and self.source.dataset.name != "programmes":  # whose programme it is, in full
            are_all = self.source.dataset.name in _OF_ALL
            return _of_text(
                lambda text: "" if are_all and names_sum(text) else bare_municipality(self._unmarked(one, text))
            )
        if one.name == "statement":
            return _of_text(lambda text: "" if names_total(text) else bare_statement(self.explained(text)))
        if column.index == CARRIED and one.kind is Kind.TEXT:
            return _of_text(lambda text: self._unmarked(one, text))
        if one.name == "status" and answers_whether_done(column):
            return as_state(column)
        if one.kind is Kind.TEXT and self.source.legend:
            return _of_text(self.explained)
        if one.kind is Kind.BOOLEAN:
            return _of_text(direction_of)
        if one.kind is Kind.YEAR and any(isinstance(cell, str) for cell in column.cells[:200]):
            return self._year
        return None

    def _choice_of(self, one: Field) -> Callable[[Cell], Cell]:
        name = self.source.dataset.name

        def choice(cell: Cell) -> Cell:
            meaning = self.source.legend.get(squeezed(cell)) if cell != "" else None
            if meaning is not None:
                known = explained_choice(name, one.name, meaning) or choice_within(name, one.name, meaning)
                return known or (cell if isinstance(cell, str) else meaning)
            return (choice_within(name, one.name, cell) if isinstance(cell, str) and cell else None) or cell

        return choice

    def explained(self, text: str) -> str:
        """What a sign stands for, where a legend explains it."""
        return self.source.legend.get(squeezed(text), text)

    def _unmarked(self, one: Field, text: str) -> str:
        return without_mark(self.source.dataset.name, one.name, self.explained(text))

    def says_nothing(self, cell: Cell) -> bool:
        """Whether a legend explains that a sign means that there is no figure: "0 betyr ikke vurdert".

        Below a better point of the same scale, "1 = stemmer ikke, 6 = stemmer helt", it is a point as good as any.
        """
        meaning = self.source.legend.get(squeezed(cell)) if cell != "" else None
        return meaning is not None and says_not(meaning) and not is_low_point(squeezed(cell), self.source.legend)

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

    def hints(self, role: Role, one: Field) -> Hints:
        """What is known from around a column."""
        context = self.source.context
        unit = role.unit
        if unit is None and one.kind is Kind.AMOUNT and context.unit != NO_UNIT:
            unit = context.unit
        is_stated = one.kind is Kind.AMOUNT and unit is not None and not (unit.is_percent or unit.is_foreign)
        year = next((int(cell) for name, cell in role.given if name == "year" and isinstance(cell, float)), None)
        decided = {
            kind: code
            for (index, kind), code in self.source.decided.items()
            if index in (role.column.index, EVERY_COLUMN)
        }
        return Hints(
            unit=unit,
            other_unit=unit_at_odds(self.table, role.column, unit) if unit is not None and is_stated else None,
            totals=self.source.totals,
            units=self.source.units_by_line if one.kind in (Kind.AMOUNT, Kind.NUMBER) else {},
            marks=self.marks,
            year=year or context.year,
            years=self._years_by_line() if one.kind is Kind.DATE else {},
            day_first=self._day_first
            if one.kind is Kind.DATE and str in set(map(type, role.column.different))
            else None,
            maximum_score=_HIGHEST_SCORE if one.kind is Kind.SCORE else None,
            decided=decided,
        )

    @cached_property
    def _day_first(self) -> bool | None:
        """The order of day and month that other dates of the table show, else the usual one of a Norwegian text."""
        usual = True if self.source.context.is_norwegian else None
        return order_shown((column.different for column in self.table.columns), usual=usual)

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
            role.column for role in self.source.read_as.roles if self.is_label(role) and role.column is not column
        ]
        if self.source.read_as.labels is not None:
            others.append(self.source.read_as.labels)
        others += names_of_parts(self.source.read_as)
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
        if column.index != min((other.index for other in own), default=CARRIED):
            return values
        data = [line for line in range(len(values)) if line not in self.source.totals]
        said = [values[line] for line in data if values[line] is not None]
        is_grouped = len(said) >= _FEWEST_GROUPED and len(said) == len(set(said)) < len(data)
        if not is_grouped or values[data[0]] is None:
            return values
        filled = list(values)
        last: Value = None
        for line in data:
            last = filled[line] if filled[line] is not None else last
            filled[line] = last if column.cells[line] == "" else filled[line]
        return filled

    def is_label(self, role: Role) -> bool:
        """Whether a column says what its lines are about."""
        return role.field != "*" and self.source.dataset.field(role.field).is_key

    def _tell(self, role: Role, one: Field, cells: Sequence[Cell], read: ColumnValues) -> None:
        grid = self.table.grid
        if one.kind is Kind.SCORE and not role.given:
            self._tell_not_settled(role)
        asked = {} if one.is_required else self._unknown_words(cells, read)
        self.unknown_words += [(role, line) for line in asked.values()]
        for line, code in read.faults:
            if line in self.examples or (asked and code == "unknown_choice"):
                continue
            if line in self.source.total_labels and not isinstance(cells[line], float):
                continue
            self.problems.append(self.fault(role, one, line, code))
        if grid.faults and role.column.index != CARRIED:
            for line, row in enumerate(self.table.lines):
                text = grid.faults.get((row, role.column.index))
                if text is not None:
                    code = "cell_error" if text else "formula_without_value"
                    place = self.table.address(role.column, line)
                    # A sum that was never worked out is none of the data, and can be missed.
                    severity = Severity.WARNING if line in self.source.totals else Severity.ERROR
                    self.problems.append(Problem(code, severity, grid.sheet, place, text or None))

    def _unknown_words(self, cells: Sequence[Cell], read: ColumnValues) -> dict[str, int]:
        """The words that are no choice of a column whose other words are, few enough to ask about; each with its line.

        A word in a column of nothing but such words is no sign that it is a choice at all.
        """
        aside = self.examples | self.source.totals | self.source.total_labels
        faulty = {line for line, code in read.faults if code == "unknown_choice" and line not in aside}
        found: dict[str, int] = {}
        for line in sorted(faulty):
            found.setdefault(aliases.normalised(squeezed(cells[line])), line)
        is_known = any(value is not None for value in read.values)
        return found if is_known and len(found) <= _MOST_UNKNOWN else {}

    def _tell_not_settled(self, role: Role) -> None:
        """Tells of the lines that say in words that they have no score: they are left without one."""
        roles = self.source.read_as.roles
        labels = [other.column for name in ("statement", "indicator") for other in roles if other.field == name]
        for line, cell in enumerate(role.column.cells):
            if not is_not_settled(cell) or is_missing(cell):
                continue
            name = next((squeezed(label.cells[line]) for label in labels if label.cells[line] != ""), "")
            place, values = self.table.address(role.column, line), {"shown": squeezed(cell)}
            self.problems.append(
                Problem("unclear_score", Severity.WARNING, self.table.grid.sheet, place, name, {**values})
            )

    def fault(self, role: Role, one: Field, line: int, code: str) -> Problem:
        """What is wrong with a cell."""
        values: dict[str, str | int | float] = {"column": role.column.heading.text}
        if code == "unknown_choice":
            for place, language in enumerate(("nb", "en")):
                words = [
                    aliases.choice_words(self.source.dataset.name, one.name, choice)[place] for choice in one.choices
                ]
                values[language] = ", ".join(words)
        if one.is_required and code in ("no_date_kept_empty", "date_without_year"):
            code = "not_a_date"  # it cannot stay empty, and the cell is not empty
        if one.is_required and code == "no_figure_kept_empty":
            code = "not_a_number"
        severity = Severity.WARNING if code in SOFT_FAULTS else Severity.ERROR
        cell = role.column.cells[line]
        return Problem(
            code, severity, self.table.grid.sheet, self.table.address(role.column, line), as_shown(cell), values
        )
