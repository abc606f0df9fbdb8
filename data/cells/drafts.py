"""Recognised cells on their way to checked rows: columns of values that know which cell each came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.cells.grid import column_letters
from data.cells.values import Value, squeezed
from data.terms import aliases
from data.terms.datasets import Dataset, Field
from data.terms.explanations import Explanation
from data.terms.problems import Problem
from data.terms.tables import ColumnMatch


@dataclass(frozen=True)
class TableOrigin:
    """The header a draft was read under; see `RecognisedTable`."""

    matches: tuple[ColumnMatch, ...] = ()
    header_row: int = 0
    shape: str = ""
    explanations: tuple[Explanation, ...] = ()


@dataclass
class Draft:
    """Rows of one data set, by column. A field that no cell and no context speaks of has no column here.

    `rows` are grid rows from 0; `indexes` holds, per field read from cells, the grid column of each row's cell, -1
    where a context gave the value. `field_rows` is kept only where the cells of one row stand on several rows.
    `totals` are the places of rows that a label such as "Sum" names, `unsettled` those of rows that say in words that
    they have no figure. `places` is only there where the rows stood in
    running text: "¶41" in Word, "p3" in PDF, "l12" in plain text, by row number. `elsewhere` has the addresses of what
    stands in another table, by field and row.
    """

    dataset: Dataset
    sheet: str
    range: str
    columns: dict[str, list[Value]]
    rows: list[int]
    indexes: dict[str, list[int]]
    headers: dict[str, str] = field(default_factory=dict)
    field_rows: dict[str, list[int]] = field(default_factory=dict)
    totals: set[int] = field(default_factory=set)
    unsettled: set[int] = field(default_factory=set)
    places: tuple[str, ...] = ()
    elsewhere: dict[str, dict[int, str | None]] = field(default_factory=dict)
    origin: TableOrigin = TableOrigin()

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, name: str) -> list[Value]:
        """The values of a field, None on every row where nothing speaks of it."""
        return self.columns.get(name) or [None] * len(self)

    def place(self, name: str, row: int) -> str | None:
        """The address of a field's cell in a row; None where it stands in no cell."""
        if row in self.elsewhere.get(name, ()):
            return self.elsewhere[name][row]
        index = self.indexes[name][row] if name in self.indexes else -1
        if index < 0:
            return None
        grid_row = self.field_rows.get(name, self.rows)[row]
        return self.places[grid_row] if self.places else f"{column_letters(index)}{grid_row + 1}"

    def any_place(self, row: int) -> str:
        """The address of the first cell of a row."""
        if self.places:
            return self.places[self.rows[row]]
        used = [indexes[row] for indexes in self.indexes.values() if indexes[row] >= 0]
        return f"{column_letters(min(used, default=0))}{self.rows[row] + 1}"

    def value_shown(self, name: str, row: int) -> str | None:
        """A value as a message shows it."""
        value = self.columns[name][row] if name in self.columns else None
        return None if value is None else squeezed(value)

    def fill_down(self, name: str) -> None:
        """A value written once, above the rows it holds for, holds for the rows below it."""
        values = self.columns.get(name)
        if values is None or None not in values:
            return
        last: Value = None
        for place, value in enumerate(values):
            if value is None and last is not None:
                values[place] = last
                self.indexes.setdefault(name, [-1] * len(self))
            last = values[place]

    def keep(self, places: Iterable[int]) -> Draft:
        """The draft with these rows only."""
        wanted = list(places)
        return self if len(wanted) == len(self) else self.take(wanted)

    def take(self, wanted: Sequence[int]) -> Draft:
        """The draft with these rows, in this order; a row may come several times."""
        return Draft(
            self.dataset,
            self.sheet,
            self.range,
            {name: [values[place] for place in wanted] for name, values in self.columns.items()},
            [self.rows[place] for place in wanted],
            {name: [indexes[place] for place in wanted] for name, indexes in self.indexes.items()},
            self.headers,
            {name: [rows[place] for place in wanted] for name, rows in self.field_rows.items()},
            {new for new, old in enumerate(wanted) if old in self.totals},
            {new for new, old in enumerate(wanted) if old in self.unsettled},
            self.places,
            origin=self.origin,
        )


def missing_column(draft: Draft, field: Field) -> Problem:
    """That a table has no column for a field it must have, and nothing around it says what it is."""
    code = {"programme": "missing_programme", "year": "missing_year"}.get(field.name, "missing_column")
    return Problem(code, sheet=draft.sheet, cell=draft.range, values=names_of_field(draft, field))


def names_of_field(draft: Draft, field: Field) -> dict[str, str | int | float]:
    """Language -> what a field is called: as its heading says, else as the template does."""
    names = aliases.headers(draft.dataset.name, field.name)
    return {"nb": draft.headers.get(field.name, names[0]), "en": draft.headers.get(field.name, names[1])}
