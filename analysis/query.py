"""Runs the queries in `queries/`: one result per file, named parameters, the grain on the first line."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

QUERIES = Path(__file__).parent / "queries"


def run(connection: duckdb.DuckDBPyConnection, name: str, **parameters: object) -> pd.DataFrame:
    """The result of `queries/<name>.sql`; its grain stands on the file's first line."""
    return connection.execute(_sql(name), parameters).df()


def plain_rows(connection: duckdb.DuckDBPyConnection, name: str, **parameters: object) -> list[dict[str, Any]]:
    """The same as plain values, days as days; None where one is missing."""
    frame = run(connection, name, **parameters)
    for column in frame.columns:
        if pd.api.types.is_datetime64_any_dtype(frame[column]):
            frame[column] = frame[column].dt.date
    plain = frame.astype(object)
    rows = plain.where(plain.notna(), None).to_dict("records")
    return [{str(column): value for column, value in row.items()} for row in rows]


def as_text(value: Any) -> str | None:
    """A cell of a result as text; None where it is empty, as in the four below."""
    return None if pd.isna(value) else str(value)


def as_number(value: Any) -> float | None:
    """A cell of a result as a number."""
    return None if pd.isna(value) else float(value)


def as_integer(value: Any) -> int | None:
    """A cell of a result as a whole number: pandas makes fractions of a column in which some are empty."""
    return None if pd.isna(value) else int(value)


def as_bool(value: Any) -> bool | None:
    """A cell of a result as yes or no."""
    return None if pd.isna(value) else bool(value)


def as_date(value: Any) -> dt.date | None:
    """A cell of a result as a day."""
    return None if pd.isna(value) else pd.Timestamp(value).date()


@cache
def _sql(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
