"""What is put into the store and taken out again: batches, and their history."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from data.store.changes import Changes, Mode, changes_of, preview, rows_of
from data.store.checksums import row_digest
from data.store.database import Store, StoreError, now_utc
from data.store.turns import Turns, next_number
from data.terms.datasets import DATASETS, Dataset
from data.terms.problems import Problem, Severity
from data.terms.tables import Reading

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "Changes",
    "Loaded",
    "Mode",
    "UnknownBatch",
    "accepted_problems",
    "erased_batches",
    "history",
    "journal",
    "load",
    "newest",
    "preview",
    "programmes_of",
    "reinstate",
    "stored_file",
    "withdraw",
]


class UnknownBatch(StoreError):
    """There is no batch of that number."""

    code = "unknown_batch"


_TURNS = Turns("batches", "batch", "journal", "entry", UnknownBatch)


@dataclass(frozen=True)
class Loaded:
    """What became of a load. `status` is "loaded", or "unchanged" where the same file already stands."""

    status: str
    batch: int | None


Stored = Callable[[duckdb.DuckDBPyConnection, int], None]
"""What else is written down with a batch of that number, in its own transaction."""


def load(store: Store, reading: Reading, *, by: str, mode: Mode, on_stored: Stored | None = None) -> Loaded:
    """Stores what a file said as one batch, in one transaction.

    The same bytes loaded again, with nothing changed since, are left alone. Where `on_stored` raises, nothing is
    stored. ValueError for a reading with errors.
    """
    if not reading.is_storable:
        raise ValueError("a reading with errors is not stored")

    def store_it(connection: duckdb.DuckDBPyConnection) -> Loaded:
        tables = rows_of(connection, reading)
        if _is_repeat(connection, reading, tables, mode):
            return Loaded("unchanged", None)
        batch = next_number(connection, "batches", "batch")
        row_count = sum(table.num_rows for table in tables.values())
        if not connection.execute("SELECT 1 FROM stored_files WHERE sha256 = $sha", {"sha": reading.sha256}).fetchone():
            _keep_file(connection, reading)
        connection.execute(
            "INSERT INTO batches VALUES ($batch, $file_name, $sha, $mode, $by, $at, $row_count, $problems)",
            {
                "batch": batch,
                "file_name": reading.file_name,
                "sha": reading.sha256,
                "mode": mode.value,
                "by": by,
                "at": now_utc(),
                "row_count": row_count,
                "problems": json.dumps([_as_json(problem) for problem in reading.problems], ensure_ascii=False),
            },
        )
        for name, rows in tables.items():
            _insert(connection, DATASETS[name], batch, rows)
        _TURNS.add(connection, batch, "load", by=by)
        if on_stored is not None:
            on_stored(connection, batch)
        return Loaded("loaded", batch)

    return store.write(store_it)


def withdraw(store: Store, batch: int, *, by: str) -> bool:
    """Takes a batch back, so that what stood before it stands again; False where it is withdrawn already."""
    return _TURNS.withdraw(store, batch, by=by)


def reinstate(store: Store, batch: int, *, by: str) -> bool:
    """Puts a withdrawn batch back in its place; False where it is there already."""
    return _TURNS.reinstate(store, batch, by=by)


def history(store: Store) -> pd.DataFrame:
    """Every batch, newest first.

    Columns: batch, loaded_at (UTC), loaded_by, file_name, sha256, mode, row_count, problems (how many were
    accepted), status (current, replaced, withdrawn), datasets, programmes, years (lists).
    """
    query = """
        WITH slices AS (
            SELECT
                batch,
                list_sort(list(DISTINCT dataset)) AS datasets,
                list_sort(list(DISTINCT programme)) AS programmes,
                list_sort(list(DISTINCT year) FILTER (WHERE year IS NOT NULL)) AS years
            FROM coverage
            GROUP BY batch
        )
        SELECT
            b.batch, b.loaded_at, b.loaded_by, b.file_name, b.sha256, b.mode, b.row_count,
            json_array_length(b.problems) AS problems,
            CASE
                WHEN b.batch NOT IN (SELECT batch FROM live_batches) THEN 'withdrawn'
                WHEN b.batch NOT IN (SELECT batch FROM visible_slices) THEN 'replaced'
                ELSE 'current'
            END AS status,
            s.datasets, s.programmes, s.years
        FROM batches AS b
        LEFT JOIN slices AS s USING (batch)
        ORDER BY b.batch DESC
    """
    with store.reading() as connection:
        return connection.execute(query).df()


def journal(store: Store) -> pd.DataFrame:
    """All that was done to batches, newest first: entry, batch, action, done_by, done_at (UTC), file_name."""
    with store.reading() as connection:
        return connection.execute(
            "SELECT entry, batch, action, done_by, done_at, file_name "
            "FROM journal JOIN batches USING (batch) ORDER BY entry DESC"
        ).df()


def newest(store: Store) -> tuple[int, dt.datetime | None]:
    """The last entry of the journal and when it was made (UTC); 0 and None where nothing has been done yet."""
    with store.reading() as connection:
        row = connection.execute("SELECT coalesce(max(entry), 0), arg_max(done_at, entry) FROM journal").fetchone()
    assert row is not None  # an aggregate always has a row
    return int(row[0]), row[1]


def accepted_problems(store: Store, batch: int) -> tuple[Problem, ...]:
    """The warnings that were accepted when a batch was loaded."""
    with store.reading() as connection:
        row = connection.execute("SELECT problems FROM batches WHERE batch = $batch", {"batch": batch}).fetchone()
    if row is None:
        raise UnknownBatch(store.path, batch=batch)
    return tuple(Problem(**{**said, "severity": Severity(said["severity"])}) for said in json.loads(row[0]))


def programmes_of(store: Store, batch: int) -> frozenset[str]:
    """The programmes whose rows a batch holds."""
    with store.reading() as connection:
        rows = connection.execute("SELECT DISTINCT programme FROM coverage WHERE batch = $batch", {"batch": batch})
        return frozenset(str(programme) for (programme,) in rows.fetchall())


def stored_file(store: Store, batch: int) -> tuple[str, bytes]:
    """The name and the bytes of the file behind a batch, as they were loaded."""
    with store.reading() as connection:
        row = connection.execute(
            "SELECT file_name, content FROM batches JOIN stored_files USING (sha256) WHERE batch = $batch",
            {"batch": batch},
        ).fetchone()
    if row is None:
        raise UnknownBatch(store.path, batch=batch)
    return str(row[0]), bytes(row[1])


def erased_batches(store: Store) -> frozenset[int]:
    """The batches whose file was taken away for good: see `data.store.erasing`."""
    with store.reading() as connection:
        rows = connection.execute("SELECT batch FROM batches WHERE sha256 IN (SELECT sha256 FROM erased_files)")
        return frozenset(int(batch) for (batch,) in rows.fetchall())


def _as_json(problem: Problem) -> dict[str, object]:
    return {name: getattr(problem, name) for name in ("code", "severity", "sheet", "cell", "value")} | {
        "values": dict(problem.values)
    }


def _keep_file(connection: duckdb.DuckDBPyConnection, reading: Reading) -> None:
    # A parameter would be copied twice on its way, and files are large: the bytes are handed over where they are.
    place = pa.array([0, len(reading.content)], pa.int64()).buffers()[1]
    content = pa.Array.from_buffers(pa.large_binary(), 1, [None, place, pa.py_buffer(reading.content)])
    connection.register("incoming", pa.table({"sha256": [reading.sha256], "content": content}))
    connection.execute("INSERT INTO stored_files BY NAME SELECT * FROM incoming")
    connection.unregister("incoming")


def _insert(connection: duckdb.DuckDBPyConnection, dataset: Dataset, batch: int, rows: pa.Table) -> None:
    connection.register("incoming", rows)
    connection.execute(
        f"INSERT INTO fact_{dataset.name} BY NAME SELECT CAST($batch AS INTEGER) AS batch, * FROM incoming",  # noqa: S608 - a name of ours
        {"batch": batch},
    )
    year = "year" if dataset.by_year else "CAST(NULL AS INTEGER)"
    connection.execute(
        "INSERT INTO coverage "  # noqa: S608 - names of ours
        f"SELECT DISTINCT CAST($batch AS INTEGER), '{dataset.name}', programme, {year} FROM incoming",
        {"batch": batch},
    )
    connection.unregister("incoming")
    row_count, digest = row_digest(connection, dataset, batch)
    connection.execute(
        "INSERT INTO checksums VALUES ($batch, $dataset, $row_count, $digest)",
        {"batch": batch, "dataset": dataset.name, "row_count": row_count, "digest": digest},
    )


def _is_repeat(
    connection: duckdb.DuckDBPyConnection, reading: Reading, tables: dict[str, pa.Table], mode: Mode
) -> bool:
    stands = connection.execute(
        "SELECT 1 FROM batches JOIN live_batches USING (batch) WHERE sha256 = $sha", {"sha": reading.sha256}
    ).fetchone()
    if not stands:
        return False
    changes = changes_of(connection, tables, mode)
    return not (changes.new or changes.changed or changes.vanishing)
