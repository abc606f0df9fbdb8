"""The durable store: one DuckDB file, opened for as short as possible, brought up to date when opened.

A DuckDB file admits one writing process and then no reader, so nobody keeps it open: `Store.writing` and
`Store.reading` open, do their work and close, and wait for their turn where somebody else has it open.
"""

from __future__ import annotations

import datetime as dt
import errno
import logging
import os
import shutil
import tempfile
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

import duckdb
from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_random_exponential

from data.settings import Home
from data.store.rewriting import HeldByAnother, Kept
from data.store.views import SQL, public_views, working_views
from language import NORWAY

LOG = logging.getLogger("programstatus")

PATIENCE_SECONDS = 30.0

_T = TypeVar("_T")

# One process cannot have the same file open in two ways; its threads take turns.
_TURNS: defaultdict[Path, threading.RLock] = defaultdict(threading.RLock)


class StoreError(Exception):
    """The store cannot do what was asked; `code` names the sentence `store.<code>` in `language/`."""

    code = "failed"

    def __init__(self, path: Path, **values: str | int) -> None:
        super().__init__(f"{self.code}: {path} {values or ''}".strip())
        self.path = path
        self.values = {"path": str(path), **values}


class StoreBusy(StoreError):
    """Somebody else has had the file open for longer than we wait."""

    code = "busy"


class StoreMissing(StoreError):
    """The file was there, and is not any more."""

    code = "missing"


class StoreDamaged(StoreError):
    """The file does not open as a store; it is left as it is, for `restore` to set aside."""

    code = "damaged"


class StoreFull(StoreError):
    """There is no room left on the disk; what stood before stands."""

    code = "full"


class StoreReadOnly(StoreError):
    """The file or its folder cannot be written to."""

    code = "read_only"


class StoreOutOfMemory(StoreError):
    """It takes more memory than there is; what stood before stands."""

    code = "out_of_memory"


class StoreNotWritten(StoreError):
    """The disk did not take what was written; what stood before stands."""

    code = "not_written"


class StoreTooNew(StoreError):
    """A newer Programstatus has written the file."""

    code = "too_new"


class StoreUnreachable(StoreError):
    """DuckLake, its catalogue or its folder, does not answer; what is acknowledged stands there."""

    code = "unreachable"


class OnlyInFile(StoreError):
    """What can only be done with a store that is one file."""

    code = "only_in_file"


def refusal(error: BaseException, path: Path) -> StoreError | None:
    """What is wrong with the disk of `path` or with the memory, in our words; None where it is none of them."""
    if isinstance(error, duckdb.OutOfMemoryException):
        return StoreOutOfMemory(path)
    words = str(error)
    if os.strerror(errno.ENOSPC) in words or os.strerror(errno.EDQUOT) in words:
        return StoreFull(path)
    if any(os.strerror(number) in words for number in (errno.EROFS, errno.EACCES, errno.EPERM)):
        return StoreReadOnly(path)
    is_of_disk = any(f"Could not {what}" in words for what in ("write", "fsync", "truncate"))
    return StoreNotWritten(path) if is_of_disk else None


@contextmanager
def refusals_in_words(path: Path, *of: type[Exception]) -> Iterator[None]:
    """StoreFull, StoreReadOnly, StoreOutOfMemory or StoreNotWritten where one of those errors says so of `path`."""
    try:
        yield
    except of as error:
        refused = refusal(error, path)
        if refused is None:
            raise
        raise refused from error


def now_utc() -> dt.datetime:
    """The time as the store keeps it: UTC, without a zone."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


def end_of_day(day: dt.date) -> dt.datetime:
    """The last minute of a day in Norway, as the store keeps it."""
    return dt.datetime.combine(day, dt.time(23, 59), NORWAY).astimezone(dt.UTC).replace(tzinfo=None)


def migrations() -> tuple[str, ...]:
    """The SQL that brings a store from version n to n + 1, at place n."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted((SQL / "migrations").glob("*.sql")))


class Store:
    """The store in one DuckDB file. Making one creates the file, or brings an older one up to date.

    `version`: no further than to that one, for the copy of an older store.
    """

    def __init__(
        self, path: str | Path, *, patience_seconds: float = PATIENCE_SECONDS, version: int | None = None
    ) -> None:
        self.path = Path(path).absolute()
        self._log = self.path.with_name(self.path.name + ".wal")
        self._kept = Kept(self.path)
        self._patience_seconds = patience_seconds
        self._bring_up_to_date(version)

    @property
    def home(self) -> Home:
        """Where it is, as a setting says it."""
        return self.path

    def signature(self) -> str:
        """Changes whenever the store does; cheap enough to ask on every page."""
        stats = [file.stat() for file in (self.path, self._log) if file.exists()]
        return "-".join(f"{stat.st_mtime_ns:x}.{stat.st_size:x}" for stat in stats)

    def write(self, work: Callable[[duckdb.DuckDBPyConnection], _T]) -> _T:
        """What `work` gives, done in one transaction; done again from the start where somebody else was faster.

        `work` does nothing outside the store.
        """
        with self.writing() as connection:
            return work(connection)

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection inside one transaction: committed when the block ends, rolled back when it raises.

        StoreFull, StoreReadOnly, StoreOutOfMemory or StoreNotWritten where it could not be committed.
        """
        # The file is closed after the connection: see `Kept.keep`.
        with _TURNS[self.path], ExitStack() as closed_last, self._open(read_only=False) as connection:
            connection.begin()
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()
            self._take_log_in(connection, closed_last)

    def _take_log_in(self, connection: duckdb.DuckDBPyConnection, closed_last: ExitStack) -> None:
        """Leaves no write-ahead log behind to be damaged; what is in it is committed, whatever happens here."""
        if not self._log.exists():
            return
        try:
            self._kept.keep(closed_last.enter_context(self.path.open("rb")))
            connection.execute("CHECKPOINT")
            self._kept.let_go()
        except (duckdb.Error, OSError) as error:
            LOG.warning("the log of %s stays beside it: %s", self.path, error)

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection that can only read."""
        with self._open(read_only=True) as connection:
            yield connection

    @contextmanager
    def attached_to(self, connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[str]:
        """The store as the read-only database `name` of another connection, detached when the block ends.

        It stands still meanwhile; yields its signature.
        """
        path = str(self.path).replace("'", "''")
        with _TURNS[self.path]:
            self._patiently(lambda: connection.execute(f"ATTACH '{path}' AS {name} (READ_ONLY)"))
            try:
                yield self.signature()
            finally:
                connection.execute(f"DETACH {name}")

    def filled_tables(self, connection: duckdb.DuckDBPyConnection) -> list[str]:
        """The tables that may have rows, of all that this connection sees."""
        rows = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() ORDER BY table_name"
        )
        return [str(table) for (table,) in rows.fetchall()]

    def backup_file(self, target: Path) -> None:
        """Copies the file to `target` while nobody writes to it."""
        if self._log.exists():
            # A writer was cut short: what it committed is not in the file yet.
            with self.writing():
                pass
            if self._log.exists():  # there was no room to
                raise StoreFull(self.path)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _TURNS[self.path], self.path.open("rb") as file, target.open("wb") as copy:
            with self.reading():
                shutil.copyfileobj(file, copy, 2**20)
            copy.flush()
            os.fsync(copy.fileno())

    @contextmanager
    def _open(self, *, read_only: bool) -> Iterator[duckdb.DuckDBPyConnection]:
        with _TURNS[self.path]:
            if not self.path.exists():  # DuckDB would make an empty one
                raise StoreMissing(self.path)
            connection = self._patiently(lambda: duckdb.connect(str(self.path), read_only=read_only))
            try:
                with refusals_in_words(self.path, duckdb.Error):
                    # The log is taken in by `_take_log_in` and nowhere else.
                    connection.execute("SET checkpoint_threshold = '1TB'")
                    # Rows are packed and laid down a stretch at a time; by itself DuckDB holds five of them in memory.
                    connection.execute("SET write_buffer_row_group_count = 1")
                    connection.execute("PRAGMA disable_checkpoint_on_shutdown")
                    connection.execute("SET enable_external_access = false")
                    connection.execute("SET lock_configuration = true")
                    yield connection
            finally:
                connection.close()

    def _patiently(self, connect: Callable[[], _T]) -> _T:
        waiting = Retrying(
            retry=retry_if_exception(_is_busy),
            wait=wait_random_exponential(multiplier=0.02, max=1),
            stop=stop_after_delay(self._patience_seconds),
            reraise=True,
        )

        def connect_whole() -> _T:
            self._kept.put_back()
            return connect()

        try:
            return waiting(connect_whole)
        except (duckdb.Error, OSError) as error:
            if _is_busy(error):
                raise StoreBusy(self.path) from error
            raise (refusal(error, self.path) or StoreDamaged(self.path)) from error

    def _make(self) -> None:
        if not self.path.exists():
            with refusals_in_words(self.path, duckdb.Error, OSError):
                _make_file(self.path)

    def _bring_up_to_date(self, version: int | None = None) -> None:
        target = len(migrations()) if version is None else version
        self._make()
        with self.reading() as connection:
            found = version_of(connection)
        if found > target:
            raise StoreTooNew(self.path, found=found, known=target)
        if found == target:
            return
        if found > 0:
            self.backup_file(
                self.path.with_name(f"{self.path.stem}.version-{found}-{now_utc():%Y%m%dT%H%M%S%f}.backup")
            )
        with self.writing() as connection:
            _migrate(connection, target)


def _make_file(path: Path) -> None:
    """Puts an empty DuckDB file there: all at once, so that nobody meets half of one, and never over another."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as folder:
        made = Path(folder) / path.name
        duckdb.connect(str(made)).close()
        try:
            os.link(made, path)
        except FileExistsError:
            # Somebody else was faster.
            return
        except OSError:
            # Not every file system has links.
            if not path.exists():
                made.replace(path)


def _is_busy(error: BaseException) -> bool:
    # DuckDB has no own class for "somebody else has it open"; these are its words on Linux, macOS and Windows,
    # and those for a second handle in the same process.
    words = (
        "Could not set lock",
        "Conflicting lock",
        "used by another process",
        "already attached",
        "different configuration",
    )
    if isinstance(error, HeldByAnother):
        return True
    return isinstance(error, duckdb.Error) and any(word in str(error) for word in words)


def _migrate(connection: duckdb.DuckDBPyConnection, target: int) -> None:
    # Somebody else may have been here between the look and the turn.
    for number, statements in enumerate(migrations()[:target], start=1):
        if number > version_of(connection):
            connection.execute(statements)
            _set_version(connection, number)
    if target == len(migrations()):  # the views are those of the newest
        for name, query in {**working_views(), **public_views()}.items():
            connection.execute(f"CREATE OR REPLACE VIEW {name} AS {query}")


def version_of(connection: duckdb.DuckDBPyConnection) -> int:
    """How many migrations a store has seen; 0 for an empty one."""
    try:
        row = connection.execute("SELECT max(version) FROM store_versions").fetchone()
    except duckdb.CatalogException:
        return 0
    return int(row[0]) if row and row[0] is not None else 0


def _set_version(connection: duckdb.DuckDBPyConnection, version: int) -> None:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS store_versions (version INTEGER NOT NULL, reached_at TIMESTAMP NOT NULL)"
    )
    connection.execute(
        "INSERT INTO store_versions VALUES ($version, $reached_at)",
        {"version": version, "reached_at": now_utc()},
    )
