"""What the store's rows and files add up to, and whether they still do.

`python -m data.store.checksums STORE` answers as JSON; `data.store.backups.verify` runs it.
"""

from __future__ import annotations

import hashlib
import json
import sys

import duckdb

from data.settings import home
from data.store.database import Store, StoreError
from data.store.homes import open_store
from data.terms.datasets import DATASETS, ORIGIN_COLUMNS, Dataset

Fault = tuple[str, str, dict[str, int]]
"""Code of the problem, its value, and what else its sentence says."""


def row_digest(connection: duckdb.DuckDBPyConnection, dataset: Dataset, batch: int) -> tuple[int, str]:
    """How many rows a batch has of a data set and a checksum of them, whatever their order.

    What is missing is left out of the sum, so that it stays the same when a data set gets another field.
    """
    values = ", ".join(f"'{name}=' || {name}" for name in sorted((*dataset.field_names, *ORIGIN_COLUMNS)))
    row = connection.execute(
        f"SELECT count(*), coalesce(bit_xor(md5_number(concat_ws(chr(31), {values}))), 0) "  # noqa: S608
        f"FROM fact_{dataset.name} WHERE batch = $batch",
        {"batch": batch},
    ).fetchone()
    assert row is not None  # an aggregate always has a row
    return int(row[0]), str(row[1])


def faults_in(store: Store) -> list[Fault]:
    """The files and rows that are not what they were.

    Files and rows are compared with their checksums: what was changed there is as whole to DuckDB as what was stored.
    All else is read once, as DuckDB notices a flipped byte only in what it reads.
    """
    faults: list[Fault] = []
    try:
        with store.reading() as connection:
            files = connection.execute(
                "SELECT sha256, content FROM stored_files WHERE sha256 NOT IN (SELECT sha256 FROM erased_files)"
            ).fetchall()
            faults += [
                ("stored_file_changed", sha256, {})
                for sha256, content in files
                if hashlib.sha256(content).hexdigest() != sha256
            ]
            stored = connection.execute("SELECT batch, dataset, row_count, digest FROM checksums").fetchall()
            faults += [
                ("stored_rows_changed", dataset, {"batch": batch})
                for batch, dataset, row_count, digest in stored
                if row_digest(connection, DATASETS[dataset], batch) != (row_count, digest)
            ]
            for table in store.filled_tables(connection):
                connection.execute(f"SELECT bit_xor(hash(whole)) FROM {table} AS whole").fetchall()  # noqa: S608
    except duckdb.Error as error:
        # A flipped byte in the file's own structure: DuckDB's words are all there is to say.
        faults.append(("store_unreadable", str(error).splitlines()[0], {}))
    return faults


def main(path: str) -> None:
    """Prints what is wrong with the store at that path."""
    refused, faults = None, []
    try:
        faults = faults_in(open_store(home(path)))
    except StoreError as error:
        refused = error.code
    sys.stdout.write(json.dumps({"refused": refused, "faults": faults}))


if __name__ == "__main__":
    main(sys.argv[1])
