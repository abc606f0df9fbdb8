"""An in-memory copy of what is current in the store: what all analysis reads.

It never changes once made, so that every session of a process can share it. A user's queries run on a cursor
whose schema shows only the programmes that user may see.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable

import duckdb

from data.store.database import Store
from data.store.views import PUBLIC_VIEWS, public_views, working_views


class Snapshot:
    """What was current in the store at one signature, or as it was after journal entry `as_of_entry`."""

    def __init__(self, store: Store, *, as_of_entry: int | None = None) -> None:
        self._connection = duckdb.connect(":memory:")
        self._schemas = threading.Lock()
        with store.attached_to(self._connection, "store") as self.signature:
            self.entry = _copy(self._connection, as_of_entry)
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")

    def cursor(self, programmes: Iterable[str] | None) -> duckdb.DuckDBPyConnection:
        """A connection that sees the public views for those programmes only; None is every programme.

        Cursors are for one thread each; the data behind them is shared.
        """
        cursor = self._connection.cursor()
        if programmes is None:
            cursor.execute("USE whole")
            return cursor
        allowed = sorted(set(programmes))
        schema = "only_" + hashlib.sha256("\0".join(allowed).encode()).hexdigest()[:32]
        with self._schemas:
            if not cursor.execute(
                "SELECT 1 FROM duckdb_schemas() WHERE schema_name = $schema", {"schema": schema}
            ).fetchone():
                _make_schema(cursor, schema, allowed)
        cursor.execute(f"USE {schema}")
        return cursor

    def close(self) -> None:
        """Gives the memory back; cursors handed out keep what they need until they are gone."""
        self._connection.close()


def _copy(connection: duckdb.DuckDBPyConnection, as_of_entry: int | None) -> int:
    """Copies what counts from the attached store into `whole`; returns the last journal entry that was looked at.

    Not into `main`: DuckDB looks there for every name that a cursor's own schema does not have.
    """
    connection.execute("CREATE SCHEMA whole")
    connection.execute("CREATE SCHEMA stored")
    connection.execute("SET search_path = 'stored'")
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'store'"
        ).fetchall()
    ]
    for table in tables:
        if table != "journal":
            connection.execute(f"CREATE VIEW stored.{table} AS SELECT * FROM store.{table}")  # noqa: S608 - names of ours
    connection.execute(
        "CREATE TABLE stored.journal AS SELECT * FROM store.journal WHERE $entry IS NULL OR entry <= $entry",
        {"entry": as_of_entry},
    )
    for name, query in working_views().items():
        if name.startswith("current_"):
            # Sorted by programme, so that a query for one of many reads only its own part.
            connection.execute(f"CREATE TABLE whole.{name} AS SELECT * FROM ({query}) ORDER BY programme")  # noqa: S608 - names of ours
        else:
            connection.execute(f"CREATE TABLE stored.{name} AS {query}")
    connection.execute("CREATE TABLE whole.visible_slices AS SELECT * FROM stored.visible_slices")
    connection.execute(
        "CREATE TABLE whole.batches AS SELECT batch, file_name, sha256, mode, loaded_by, loaded_at FROM store.batches "
        "WHERE batch IN (SELECT batch FROM stored.live_batches)"
    )
    row = connection.execute("SELECT coalesce(max(entry), 0) FROM stored.journal").fetchone()
    assert row is not None  # an aggregate always has a row
    connection.execute("SET search_path = 'whole'")
    connection.execute("DROP SCHEMA stored CASCADE")
    for name, query in public_views().items():
        connection.execute(f"CREATE VIEW whole.{name} AS {query}")
    return int(row[0])


def _make_schema(cursor: duckdb.DuckDBPyConnection, schema: str, programmes: list[str]) -> None:
    cursor.begin()
    cursor.execute(f"CREATE SCHEMA {schema}")
    # A view cannot hold parameters, so the programmes stand in a table of the schema's own.
    cursor.execute(f"CREATE TABLE {schema}.allowed (programme VARCHAR NOT NULL)")
    for programme in programmes:
        cursor.execute(f"INSERT INTO {schema}.allowed VALUES ($programme)", {"programme": programme})  # noqa: S608 - a digest
    for view in PUBLIC_VIEWS:
        cursor.execute(
            f"CREATE VIEW {schema}.{view} AS SELECT * FROM whole.{view} "  # noqa: S608 - names of ours
            f"WHERE programme IN (SELECT programme FROM {schema}.allowed)"
        )
    cursor.commit()
