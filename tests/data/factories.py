"""Rows, tables and readings made by hand, and stores filled with them."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from data.store import batches
from data.store.batches import Loaded, Mode
from data.store.database import Store
from data.store.snapshot import Snapshot
from data.terms.datasets import DATASETS, ORIGIN_COLUMNS, Kind
from data.terms.problems import Problem
from data.terms.tables import Reading, RecognisedTable

Row = Mapping[str, Any]

_EXAMPLES: dict[Kind, Any] = {
    Kind.TEXT: "tekst",
    Kind.YEAR: 2024,
    Kind.INTEGER: 3120,
    Kind.NUMBER: 2.5,
    Kind.SCORE: 4.5,
    Kind.AMOUNT: 1_200_000.0,
    Kind.SHARE: 0.44,
    Kind.DATE: dt.date(2024, 9, 30),
    Kind.BOOLEAN: True,
}


def a_row(dataset: str, **values: Any) -> Row:
    """A row with something in every field, except those named."""
    fields = DATASETS[dataset].fields
    filled = {field.name: field.choices[0] if field.choices else _EXAMPLES[field.kind] for field in fields}
    return {**filled, **values}


def recognised(dataset: str, rows: Sequence[Row], sheet: str = "Ark1") -> RecognisedTable:
    """A table of those rows, each in a row of the sheet of its own, from row 2 on."""
    fields = DATASETS[dataset].field_names
    cells = [{"sheet": sheet, "cell": f"A{number}", "cells": None} for number in range(2, len(rows) + 2)]
    filled = [{**dict.fromkeys(fields), **cell, **row} for cell, row in zip(cells, rows, strict=True)]
    frame = pd.DataFrame(filled, columns=[*fields, *ORIGIN_COLUMNS], dtype=object)
    return RecognisedTable.of(dataset, sheet, f"A1:Z{len(rows) + 1}", frame)


def a_reading(
    tables: Mapping[str, Sequence[Row]],
    *,
    file_name: str = "fil.xlsx",
    content: bytes | None = None,
    problems: tuple[Problem, ...] = (),
) -> Reading:
    """What a file with those rows says; its bytes follow from the rows unless they are given."""
    if content is None:
        content = json.dumps([file_name, {name: list(rows) for name, rows in tables.items()}], default=str).encode()
    read = tuple(recognised(name, rows) for name, rows in tables.items())
    return Reading(file_name, content, hashlib.sha256(content).hexdigest(), read, problems)


def load(
    store: Store, tables: Mapping[str, Sequence[Row]], *, mode: Mode = Mode.REPLACE, by: str = "kari", **said: Any
) -> Loaded:
    """Loads those rows as one file."""
    return batches.load(store, a_reading(tables, **said), by=by, mode=mode)


def a_score(score: float, **values: Any) -> Row:
    """A score of Spir's in 2024: of a statement where one is named, else the total."""
    said = {"programme": "Spir", "year": 2024, "form": "psv-7", "indicator": "profile", "statement": None, **values}
    return {**said, "score": score, "is_total": said["statement"] is None}


def fetched(store: Store, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
    """The rows of a query on the store itself."""
    with store.reading() as connection:
        return connection.execute(query, parameters).fetchall()


def scores_in(store: Store, *, as_of_entry: int | None = None) -> dict[tuple[Any, ...], float]:
    """Programme, year, indicator, statement -> the score that counts, as a snapshot sees it."""
    snapshot = Snapshot(store, as_of_entry=as_of_entry)
    rows = snapshot.cursor(None).execute("SELECT programme, year, indicator, statement, score FROM indicator_scores")
    found = {tuple(row[:4]): row[4] for row in rows.fetchall()}
    snapshot.close()
    return found
