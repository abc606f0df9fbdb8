"""The store in DuckLake: its catalogue in PostgreSQL, its files in a folder, for several machines at once.

Whoever writes has the turn, which is a lock in PostgreSQL: numbers are given one after the other. The lock is for
order only. That nothing is ever written beside what somebody else has just written is seen to by DuckLake: the commit
of a transaction fails if there was any other since it began.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TypeVar

import duckdb
from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_random_exponential

from data.settings import LakeAddress
from data.store import copying
from data.store.database import (
    PATIENCE_SECONDS,
    Store,
    StoreBusy,
    StoreError,
    StoreOutOfMemory,
    StoreUnreachable,
    migrations,
    refusal,
    version_of,
)

LOG = logging.getLogger("programstatus")

_T = TypeVar("_T")

_TURN = 7_016_524_893  # any number that nobody else who uses the database has for a lock
# Small loads lie in PostgreSQL, as rows; what is larger is a Parquet file. Files that were loaded are always one:
# PostgreSQL takes more than a second for each megabyte of them.
_MOST_ROWS_IN_CATALOGUE = 200


class NoDuckLake(StoreError):
    """DuckDB's extensions for it are not installed: there are none for this kind of machine."""

    code = "no_ducklake"


class StoreConflict(StoreBusy):
    """Somebody has written without having the turn, or this one's turn was taken from it; nothing was stored."""


@dataclass(frozen=True)
class _Opened:
    """The store as one process has it open; each use takes a cursor. Opening takes long, so all uses share it."""

    connection: duckdb.DuckDBPyConnection
    folder: Path

    def cursor(self) -> duckdb.DuckDBPyConnection:
        cursor = self.connection.cursor()
        cursor.execute("USE store")
        return cursor


_opened: dict[tuple[int, LakeAddress], _Opened] = {}
_opening = threading.Lock()


class LakeStore(Store):
    """The store in DuckLake. Making one makes the catalogue in an empty database, or brings an older one up to date."""

    def __init__(self, address: LakeAddress, *, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self.address = address
        self.path = address.folder
        self._patience_seconds = patience_seconds
        self._bring_up_to_date()
        self._keep_files_as_files()

    @property
    def home(self) -> LakeAddress:
        """Where it is, as a setting says it."""
        return self.address

    def signature(self) -> str:
        """Changes whenever the store does."""
        return str(self._with_open(lambda opened: _snapshot_of(opened.connection.cursor())))

    def write(self, work: Callable[[duckdb.DuckDBPyConnection], _T]) -> _T:
        """What `work` gives, done in one transaction; done again from the start where somebody else was faster."""

        def once() -> _T:
            with self.writing() as connection:
                return work(connection)

        return self._retrying(StoreConflict)(once)

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection inside one transaction: committed when the block ends, rolled back when it raises.

        StoreConflict where somebody else has written since the block began, StoreUnreachable where it is not known
        whether it was committed.
        """
        with self._turn(), self._cursor() as connection:
            before = set(_files(self.path))
            connection.begin()
            try:
                yield connection
                _sync(set(_files(self.path)) - before)
            except BaseException:
                _roll_back(connection)
                raise
            try:
                connection.commit()
            except duckdb.TransactionException as error:
                raise (StoreConflict if "retry count" in str(error) else StoreUnreachable)(self.path) from error

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection that can only read, and to which the store stands still."""
        with self._cursor() as connection:
            connection.execute("BEGIN TRANSACTION READ ONLY")
            try:
                yield connection
            finally:
                _roll_back(connection)

    @contextmanager
    def attached_to(self, connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[str]:
        """The store as the read-only database `name` of another connection, detached when the block ends.

        A copy in memory, without the bytes of the files: DuckLake asks its catalogue anew for every table of a query.
        Yields its signature.
        """
        connection.execute(f"ATTACH ':memory:' AS {name}")
        try:
            connection.execute(f"USE {name}")
            for statements in migrations():
                connection.execute(statements)
            with self.reading() as stored:
                signature = str(_snapshot_of(stored))
                for table in self.filled_tables(stored):
                    if table not in ("stored_files", copying.OWN):
                        copying.copy_table(stored, connection, table)
            connection.execute("USE memory")
            yield signature
        finally:
            connection.execute("USE memory")
            connection.execute(f"DETACH {name}")

    def filled_tables(self, connection: duckdb.DuckDBPyConnection) -> list[str]:
        """The tables that have rows, of all that this connection sees."""
        _snapshot_of(connection)  # what is filled from now on, it does not see
        catalogue = "__ducklake_metadata_store"
        rows = connection.execute(
            f"SELECT table_name FROM {catalogue}.ducklake_table JOIN {catalogue}.ducklake_table_stats "  # noqa: S608 - a name of ours
            "USING (table_id) WHERE end_snapshot IS NULL AND record_count > 0 ORDER BY table_name"
        )
        return [str(table) for (table,) in rows.fetchall()]

    def backup_file(self, target: Path) -> None:
        """Copies the store into a DuckDB file of its own at `target`, and proves it equal."""
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        with self.reading() as connection:
            version = version_of(connection)
        copying.copy(self, Store(target, version=version))

    def is_there(self) -> bool:
        """Whether anything was ever stored."""
        with self.reading() as connection:
            return bool(connection.execute("SELECT 1 FROM batches LIMIT 1").fetchone())

    def _make(self) -> None:
        self._with_open(lambda opened: None)

    def _keep_files_as_files(self) -> None:
        with self._cursor() as connection:
            is_set = "SELECT 1 FROM ducklake_options('store') WHERE scope = 'TABLE' AND value = '0'"
            if connection.execute(is_set).fetchone():
                return
        with self._turn(), self._cursor() as connection:
            connection.execute("CALL store.set_option('data_inlining_row_limit', 0, table_name => 'stored_files')")

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Alone among all who write, whichever machine they are on. StoreBusy where that takes too long."""
        turn = self._with_open(lambda opened: opened.connection.cursor())
        try:
            with self._told():
                turn.begin()
                _wait_for_turn(turn, self._patience_seconds, self.path)
                yield
        finally:
            _end(turn)

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        cursor = self._with_open(_working_cursor)
        try:
            with self._told():
                yield cursor
        finally:
            _end(cursor)

    def _with_open(self, use: Callable[[_Opened], _T]) -> _T:
        """What `use` makes of the open store, which is opened anew where it has been cut off."""
        place = (os.getpid(), self.address)

        def try_it() -> _T:
            with _opening:
                opened = _opened.get(place) or _opened.setdefault(place, _open(self.address))
            try:
                return use(opened)
            except duckdb.Error:
                with _opening:
                    if _opened.get(place) is opened:
                        del _opened[place]
                raise

        try:
            return self._retrying(duckdb.Error, OSError)(try_it)
        except ModuleNotFoundError as error:
            raise NoDuckLake(self.path) from error
        except duckdb.Error as error:
            LOG.warning("%s does not answer: %s", self.address, error)
            raise StoreUnreachable(self.path) from error

    def _retrying(self, *errors: type[Exception]) -> Retrying:
        return Retrying(
            retry=retry_if_exception_type(errors),
            wait=wait_random_exponential(multiplier=0.02, max=1),
            stop=stop_after_delay(self._patience_seconds),
            reraise=True,
        )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What goes wrong with the catalogue or the folder, in our words."""
        try:
            yield
        except duckdb.OutOfMemoryException as error:
            raise StoreOutOfMemory(self.path) from error
        except duckdb.Error as error:
            # What comes of a lost connection is one of these two.
            if not isinstance(error, duckdb.IOException) and type(error) is not duckdb.Error:
                raise
            LOG.warning("%s: %s", self.address, error)
            raise (refusal(error, self.path) or StoreUnreachable(self.path)) from error


def close(address: LakeAddress) -> None:
    """Lets go of a catalogue, which this process would hold on to; the next use opens it again."""
    with _opening:
        opened = _opened.pop((os.getpid(), address), None)
    if opened is not None:
        opened.connection.close()


def _open(address: LakeAddress) -> _Opened:
    connection = duckdb.connect()
    try:
        _load_extensions(connection)
        catalogue = _literal(address.catalogue)
        connection.execute(f"ATTACH '{catalogue}' AS turn (TYPE postgres)")
        turn = connection.cursor()
        turn.begin()
        there = "SELECT to_regclass(''ducklake_metadata'') IS NOT NULL AS is_there"
        if turn.execute(f"FROM postgres_query('turn', '{there}')").fetchone() != (True,):
            # One after the other, so that no two make the catalogue of an empty database at once.
            _wait_for_turn(turn, PATIENCE_SECONDS, address.folder)
        address.folder.mkdir(parents=True, exist_ok=True)
        folder = _literal(str(address.folder))
        connection.execute(
            f"ATTACH 'ducklake:postgres:{catalogue}' AS store "
            f"(DATA_PATH '{folder}/', DATA_INLINING_ROW_LIMIT {_MOST_ROWS_IN_CATALOGUE})"
        )
        _end(turn)
        # No commit beside another's, not even of other tables: what was read may have changed.
        connection.execute("SET ducklake_max_retry_count = 0")
        connection.execute(f"SET allowed_directories = ['{folder}/']")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    except BaseException:
        connection.close()
        raise
    return _Opened(connection, address.folder)


def _load_extensions(connection: duckdb.DuckDBPyConnection) -> None:
    """From the installed packages; nothing is fetched."""
    for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
        connection.execute(f"SET {setting} = false")
    for name in ("ducklake", "postgres_scanner"):
        package = resources.files(f"duckdb_extension_{name}")
        file = package / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
        connection.execute(f"LOAD '{_literal(str(file))}'")


def _wait_for_turn(turn: duckdb.DuckDBPyConnection, seconds: float, path: Path) -> None:
    """Holds the turn until the transaction of that cursor ends. StoreBusy where others have it for longer."""
    turn.execute(f"CALL postgres_execute('turn', 'SET LOCAL lock_timeout = {max(1, int(seconds * 1000))}')")
    try:
        taken = f"SELECT 1 AS one FROM pg_advisory_xact_lock({_TURN})"  # noqa: S608 - a number of ours
        turn.execute(f"FROM postgres_query('turn', '{taken}')").fetchall()
    except duckdb.Error as error:
        if "lock timeout" in str(error):
            raise StoreBusy(path) from error
        raise


def _end(cursor: duckdb.DuckDBPyConnection) -> None:
    """Closes a cursor. With a transaction whose connection is lost, that alone would end the process."""
    _roll_back(cursor)
    cursor.close()


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    with suppress(duckdb.Error):  # there is none, or its connection is lost, and it with that
        cursor.rollback()


def _working_cursor(opened: _Opened) -> duckdb.DuckDBPyConnection:
    cursor = opened.cursor()
    _snapshot_of(cursor)
    return cursor


def _snapshot_of(cursor: duckdb.DuckDBPyConnection) -> int:
    row = cursor.execute("SELECT id FROM ducklake_current_snapshot('store')").fetchone()
    assert row is not None  # there is always one
    return int(row[0])


def _files(folder: Path) -> Iterator[Path]:
    return (Path(parent) / name for parent, _, names in os.walk(folder) for name in names)


def _sync(files: set[Path]) -> None:
    """What was written is on the disk, as DuckLake does not see to: PostgreSQL's part of the commit is, at once."""
    for file in files:
        with file.open("r+b") as written:
            os.fsync(written.fileno())
    if os.name != "posix":  # Windows opens no folder
        return
    for folder in {parent for file in files for parent in file.parents[:3]}:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _literal(text: str) -> str:
    return text.replace("'", "''")
