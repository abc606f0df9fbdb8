"""One store copied into another home, and proved equal: as many rows in every table, and the same in them."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from data.store.database import Store, StoreError

# What a store says of itself, and not of what is in it.
OWN = "store_versions"
_ROWS_AT_ONCE = 20_000
# A row is a whole file.
_FILES_AT_ONCE = 4


class NotEmpty(StoreError):
    """Something has been stored there already."""

    code = "not_empty"


class NotEqual(StoreError):
    """The copy is not what it was copied from; it is not to be used."""

    code = "not_equal"


@dataclass(frozen=True)
class Content:
    """What a table holds: how many rows, and a sum of what each says, whatever their order."""

    rows: int
    digest: str


def copy(source: Store, target: Store) -> dict[str, Content]:
    """Copies all that is in a store into an empty one, in one transaction, and reads it again; what each table holds.

    NotEmpty where something was stored there, NotEqual where what is read is not what was copied.
    """
    with source.reading() as reading:
        before = contents(source, reading)
        with target.writing() as writing:
            if contents(target, writing):
                raise NotEmpty(target.path)
            for table in before:
                copy_table(reading, writing, table)
    with target.reading() as reading:
        after = contents(target, reading)
    if unlike := sorted({table for table, _ in before.items() ^ after.items()}):
        raise NotEqual(target.path, table=", ".join(unlike))
    return before


def contents(store: Store, connection: duckdb.DuckDBPyConnection) -> dict[str, Content]:
    """What every table holds that holds anything."""
    found = {}
    for table in store.filled_tables(connection):
        if table == OWN:
            continue
        columns = connection.execute(f"DESCRIBE {table}").fetchall()
        said = " || ".join(_said(str(name), str(kind)) for name, kind, *_ in sorted(columns))
        row = connection.execute(
            "SELECT count(*), sum(CAST(md5_number(said) % 1000000000000000000 AS HUGEINT)), bit_xor(md5_number(said)) "  # noqa: S608 - names of ours
            f"FROM (SELECT {said} AS said FROM {table})"
        ).fetchone()
        assert row is not None  # an aggregate always has a row
        if row[0]:
            found[table] = Content(int(row[0]), f"{row[1]}-{row[2]}")
    return found


def copy_table(reading: duckdb.DuckDBPyConnection, writing: duckdb.DuckDBPyConnection, table: str) -> None:
    """Copies the rows of a table from one connection to another, some at a time."""
    at_once = _FILES_AT_ONCE if table == "stored_files" else _ROWS_AT_ONCE
    for rows in reading.execute(f"FROM {table}").to_arrow_reader(at_once):
        writing.register("incoming", rows)
        writing.execute(f"INSERT INTO {table} BY NAME FROM incoming")
        writing.unregister("incoming")


def _said(column: str, kind: str) -> str:
    """SQL of what a column says, so that no two rows that differ say the same."""
    text = f"CAST({column} AS VARCHAR)"
    if kind == "BLOB":
        text = f"md5({column})"
    elif kind.endswith("[]"):
        text = f"CAST(to_json({column}) AS VARCHAR)"
    return f"coalesce('{column}' || strlen({text}) || ':' || {text}, '-')"
