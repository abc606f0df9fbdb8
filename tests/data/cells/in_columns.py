"""Reads a column as the understanding would: what the tests of columns share."""

from collections.abc import Mapping, Sequence
from typing import Any

from data.cells.columns import ColumnCells, ColumnValues, Hints, read_values
from data.cells.units import unit_in, unit_of_cell
from data.terms.datasets import DATASETS


def read(
    name: str,
    cells: Sequence[Any],
    header: str = "",
    *,
    formats: Mapping[int, str] | None = None,
    percents: Sequence[int] = (),
    units: Sequence[str] = (),
    **hints: Any,
) -> ColumnValues:
    """The column `budget.budget_nok` under a header, with a unit beside each cell where `units` are given."""
    dataset, field = name.split(".")
    known = {place: unit for place, text in enumerate(units) if (unit := unit_of_cell(text))}
    column = ColumnCells(cells, formats or {}, frozenset(percents))
    return read_values(
        dataset, DATASETS[dataset].field(field), column, Hints(unit=unit_in(header), units=known, **hints)
    )


def readings_of(values: ColumnValues) -> dict[str, dict[str, object]]:
    """Kind of doubt -> code -> what the example would be."""
    return {doubt.kind: {reading.code: reading.value for reading in doubt.readings} for doubt in values.doubts}
