"""Runs the queries in `queries/`: one result per file, named parameters, the grain on the first line."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

QUERIES = Path(__file__).parent / "queries"


def run(connection: duckdb.DuckDBPyConnection, name: str, **parameters: object) -> pd.DataFrame:
    """The result of `queries/<name>.sql`; its grain stands on the file's first line."""
    return connection.execute(_sql(name), parameters).df()


@cache
def _sql(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
