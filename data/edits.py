"""Rows changed on a page: written as a sheet of their own and loaded like any other file, beside what stands.

So an edit has what every load has: who and when, the row before and after, a way back, and a file that can be opened.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import duckdb

from data.loading.read import read_in_process
from data.reading.cell_text import visible
from data.store import batches
from data.store.batches import Loaded, Mode, Stored
from data.store.database import Store
from data.templates.workbook import Row, sheets_of, workbook_bytes
from data.terms.datasets import DATASETS
from data.terms.tables import Reading


class EditNotRead(ValueError):
    """What was written did not come back as it was written, so nothing is stored."""


def row_of(connection: duckdb.DuckDBPyConnection, dataset: str, **key: object) -> dict[str, Any]:
    """The row of that key as it stands: field -> value, None where it is missing. KeyError where there is none."""
    names = DATASETS[dataset].field_names
    where = " AND ".join(f"{name} IS NOT DISTINCT FROM ${name}" for name in key)
    found = connection.execute(f"SELECT {', '.join(names)} FROM {dataset} WHERE {where}", key).fetchone()  # noqa: S608 - names of ours
    if found is None:
        raise KeyError(key)
    return dict(zip(names, found, strict=True))


def store_row(store: Store, dataset: str, row: Row, *, by: str, at: dt.datetime) -> Loaded:
    """Stores one row as a batch of its own: see `store_rows`."""
    return store_rows(store, dataset, (row,), by=by, at=at)


def store_rows(
    store: Store, dataset: str, rows: Sequence[Row], *, by: str, at: dt.datetime, on_stored: Stored | None = None
) -> Loaded:
    """Stores rows of one programme as one batch; rows of other keys stay. `at` (local time) names the file.

    Signs that are not drawn are left out, as of any cell: a telephone writes some of them with its pictures.
    `on_stored`: what else is written down in the same transaction. EditNotRead where a row does not come back from the
    sheet as it was written; StoreError where the store is busy or broken.
    """
    given = tuple(
        {name: drawn for name, value in row.items() if (drawn := _drawn(value)) not in (None, "")} for row in rows
    )
    try:
        content = workbook_bytes(sheets_of(MappingProxyType({dataset: given}), "nb", str(given[0]["programme"])))
    except ValueError as error:  # a sign that no sheet can hold
        raise EditNotRead(str(error)) from error
    reading = read_in_process(content, f"{dataset}-{at:%Y-%m-%d-%H%M}.xlsx")
    back = [_plain(dataset, one) for one in _rows(reading, dataset)]
    if not reading.is_storable or back != [_plain(dataset, one) for one in given]:
        raise EditNotRead(", ".join(problem.code for problem in reading.problems))
    return batches.load(store, reading, by=by, mode=Mode.ADD, on_stored=on_stored)


def _drawn(value: object) -> object:
    return visible(value) if isinstance(value, str) else value


def _rows(reading: Reading, dataset: str) -> list[Mapping[Any, Any]]:
    return [row for table in reading.tables if table.dataset == dataset for row in table.rows.to_dict("records")]


def _plain(dataset: str, row: Mapping[Any, Any]) -> dict[str, str]:
    """A row's fields that have a value, as texts that compare whatever type carries them."""
    return {
        name: str(row[name])[:10] if hasattr(row[name], "year") else str(row[name])
        for name in DATASETS[dataset].field_names
        if row.get(name) is not None and row[name] == row[name]
    }
