"""A person taken out of the store for good, with the history of everything else kept.

The store only grows, and what DuckDB writes over stays in the file for a while. So a new file is made of the old one,
with other words where the person stood, and takes its place.
"""

from __future__ import annotations

import glob
import io
import re
import shutil
import tempfile
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from data.store import backups
from data.store.checksums import faults_in, row_digest
from data.store.database import OnlyInFile, Store, StoreDamaged, StoreError, now_utc, refusals_in_words
from data.store.lake import LakeStore
from data.terms.datasets import DATASETS

_TAGS = re.compile(r"<[^>]*>")
_ENCODINGS = ("utf-8", "cp1252", "utf-16-le")
_MARKUP = (".xml", ".rels", ".html", ".htm")


class ChangedMeanwhile(StoreError):
    """Somebody has written to the store since the new one was begun; nothing has been done."""

    code = "changed_meanwhile"


@dataclass(frozen=True)
class KnownFile:
    """A file behind a batch."""

    batch: int
    file_name: str


@dataclass(frozen=True)
class Traces:
    """Where somebody stands: values by table and column, files by batch, and those that could not be looked into."""

    values: dict[tuple[str, str], int]
    files: tuple[KnownFile, ...]
    unsearched: tuple[KnownFile, ...]


def traces(store: Store, person: str) -> Traces:
    """Where that name or account stands, as a whole word, in whatever case it is written.

    A file is among them where it says so itself, or where a row of it does.
    """
    pattern = _pattern(person)
    with store.reading() as connection:
        found = {
            (table, column): sum(count for value, count in values if _says(pattern, value))
            for table, column, values in _texts(connection, person)
        }
        batches = {
            batch
            for table, column in found
            if table.startswith("fact_")
            for batch in _batches_with(connection, table, column, pattern)
        }
        files: list[KnownFile] = []
        unsearched: list[KnownFile] = []
        for batch, file_name, content in connection.execute(
            "SELECT batch, file_name, content FROM batches JOIN stored_files USING (sha256) "
            "WHERE sha256 NOT IN (SELECT sha256 FROM erased_files) ORDER BY batch"
        ).fetchall():
            is_in_it = True if batch in batches else file_says(content, pattern)
            if is_in_it is not False:
                (files if is_in_it else unsearched).append(KnownFile(int(batch), str(file_name)))
    return Traces({place: count for place, count in found.items() if count}, tuple(files), tuple(unsearched))


def erase(store: Store, person: str, instead: str, files: Collection[int], *, by: str) -> Path:
    """Puts `instead` where the person stands, and takes the files behind those batches away.

    Returns where the former store was set aside: it, and every backup, still knows the person. Nobody else may write
    meanwhile: ChangedMeanwhile where somebody did, and nothing has been done. `instead` has no marks of JSON in it.
    OnlyInFile for a store in DuckLake, whose former versions would still know the person; else as `Store.write`.
    """
    if re.search(r'["\\\x00-\x1f]', instead) or _says(_pattern(person), instead):
        raise ValueError(f"{instead!r} cannot stand instead")
    if isinstance(store, LakeStore):
        raise OnlyInFile(store.path)
    before = store.signature()
    if faults_in(store):
        raise StoreDamaged(store.path)
    begun = f".{store.path.name}.erasing-"
    for cut_short in store.path.parent.glob(f"{glob.escape(begun)}*"):
        shutil.rmtree(cut_short)  # of one that was killed: it still knows whom
    refusals = refusals_in_words(store.path, duckdb.Error, OSError)
    with refusals, tempfile.TemporaryDirectory(prefix=begun, dir=store.path.parent) as folder:
        changed, made = Path(folder) / "changed.duckdb", Path(folder) / store.path.name
        with duckdb.connect() as connection:
            with store.attached_to(connection, "former"):
                _copy(connection, "former", changed)
            connection.execute("USE changed")
            _replace(connection, person, instead, files, by)
            # What was written over in the first copy is nowhere in the second.
            connection.execute("USE memory")
            _copy(connection, "changed", made)
        if faults_in(Store(made)):
            raise StoreDamaged(store.path)
        if store.signature() != before:
            raise ChangedMeanwhile(store.path)
        aside = backups.put_in_place(store.path, made)
    assert aside is not None  # the store was there
    return aside


def file_says(content: bytes, pattern: re.Pattern[str]) -> bool | None:
    """Whether a file says it; None where it cannot be looked into, as in a PDF."""
    if content.startswith(b"%PDF"):
        return None
    try:
        return any(pattern.search(text) for text in _texts_of(content))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        return None


def _texts_of(content: bytes) -> Iterator[str]:
    """All that a file may say, in every way that its letters may be meant."""
    parts: list[tuple[str, bytes]] = [("", content)]
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = [(name.lower(), packed.read(name)) for name in packed.namelist()]
    for name, part in parts:
        for encoding in _ENCODINGS:
            text = part.decode(encoding, errors="replace")
            yield text
            if not name or name.endswith(_MARKUP):
                # A name may be parted between runs of letters, or stand in several of them.
                yield " ".join(_TAGS.sub("", text).split())
                yield " ".join(_TAGS.sub(" ", text).split())


def _pattern(person: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in person.split())
    if not words:
        raise ValueError("nobody is named")
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _says(pattern: re.Pattern[str], value: Any) -> bool:
    return any(pattern.search(text) for text in (value if isinstance(value, list) else [value]))


def _texts(connection: duckdb.DuckDBPyConnection, person: str) -> Iterator[tuple[str, str, list[tuple[Any, int]]]]:
    """Every column of texts, with those of its values that may say it, and how often each stands there."""
    columns = connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() JOIN duckdb_tables() "
        "USING (database_name, schema_name, table_name) WHERE database_name = current_database() "
        "AND data_type IN ('VARCHAR', 'VARCHAR[]') ORDER BY table_name, column_index"
    ).fetchall()
    for table, column, kind in columns:
        text = column if kind == "VARCHAR" else f"array_to_string({column}, ' ')"
        values = connection.execute(
            f"SELECT {column}, count(*) FROM {table} WHERE contains(lower({text}), lower($word)) GROUP BY ALL",  # noqa: S608 - names of ours
            {"word": person.split()[0]},
        ).fetchall()
        yield table, column, values


def _batches_with(connection: duckdb.DuckDBPyConnection, table: str, column: str, pattern: re.Pattern[str]) -> set[int]:
    rows = connection.execute(f"SELECT DISTINCT batch, {column} FROM {table} WHERE {column} IS NOT NULL")  # noqa: S608 - names of ours
    return {int(batch) for batch, value in rows.fetchall() if _says(pattern, value)}


def _copy(connection: duckdb.DuckDBPyConnection, source: str, target: Path) -> None:
    path = str(target).replace("'", "''")
    connection.execute(f"ATTACH '{path}' AS {target.stem}")
    connection.execute(f"COPY FROM DATABASE {source} TO {target.stem}")
    if target.stem != "changed":
        connection.execute(f"DETACH {target.stem}")


def _replace(connection: duckdb.DuckDBPyConnection, person: str, instead: str, files: Collection[int], by: str) -> None:
    pattern = _pattern(person)

    def other(text: str) -> str:
        return pattern.sub(lambda _: instead, text)

    replaced = 0
    for table, column, values in list(_texts(connection, person)):
        for value, count in values:
            if _says(pattern, value):
                new = [other(text) for text in value] if isinstance(value, list) else other(value)
                connection.execute(
                    f"UPDATE {table} SET {column} = $new WHERE {column} = $value",  # noqa: S608 - names of ours
                    {"new": new, "value": value},
                )
                replaced += count
    _take_away(connection, files)
    _count_anew(connection)
    connection.execute(
        "INSERT INTO erasures VALUES ($instead, $values, $files, $by, $at)",
        {"instead": instead, "values": replaced, "files": len(files), "by": other(by), "at": now_utc()},
    )


def _take_away(connection: duckdb.DuckDBPyConnection, files: Collection[int]) -> None:
    gone = "SELECT DISTINCT sha256 FROM batches WHERE list_contains($batches, batch)"
    connection.execute(f"INSERT INTO erased_files {gone}", {"batches": list(files)})
    connection.execute("UPDATE stored_files SET content = '' WHERE sha256 IN (SELECT sha256 FROM erased_files)")


def _count_anew(connection: duckdb.DuckDBPyConnection) -> None:
    """The checksums of what the rows say now: they were right before, or nothing would have been begun."""
    for batch, dataset in connection.execute("SELECT batch, dataset FROM checksums").fetchall():
        count, digest = row_digest(connection, DATASETS[dataset], batch)
        connection.execute(
            "UPDATE checksums SET row_count = $count, digest = $digest WHERE batch = $batch AND dataset = $dataset",
            {"count": count, "digest": digest, "batch": batch, "dataset": dataset},
        )


def next_person(store: Store) -> int:
    """The number of the next who is taken out, so that no two get the same words instead."""
    with store.reading() as connection:
        return len(connection.execute("SELECT 1 FROM erasures").fetchall()) + 1
