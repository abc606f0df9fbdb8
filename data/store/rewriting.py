"""The store as it was committed, kept beside the file while DuckDB rewrites that.

DuckDB writes over blocks in use when it takes its log into the file. Cut short there, by a kill, a full disk or a power
cut, the file opens no more. So its former bytes are kept until it is done, and put back by whoever comes next.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import IO, Any

_CHUNK = 2**24

_fcntl: Any
try:
    import fcntl as _fcntl
except ImportError:  # on Windows a file that DuckDB has open cannot be opened for writing anyway
    _fcntl = None


class HeldByAnother(OSError):
    """Somebody has the file open."""


class Kept:
    """The bytes of the file at `path` and of its log, under names beside it, where there are any."""

    def __init__(self, path: Path) -> None:
        self._path, self._log = path, path.with_name(path.name + ".wal")
        self._copy = path.with_name(path.name + ".before")
        self._copied_log = path.with_name(path.name + ".before.wal")

    def files(self) -> tuple[Path, ...]:
        """What of it there is."""
        return tuple(file for file in (self._copy, self._copied_log) if file.exists())

    def keep(self, file: IO[bytes]) -> None:
        """Copies `file`, which is the store's, and its log; the name of the copy appears when both are whole.

        The store's file is to be closed only after DuckDB has closed it: on Unix a lock goes with whichever is closed.
        """
        unfinished = self._copy.with_name(self._copy.name + ".unfinished")
        try:
            with self._log.open("rb") as log, self._copied_log.open("wb") as copied:
                _copy(log, copied)
            with unfinished.open("wb") as copied:
                _copy(file, copied)
            unfinished.replace(self._copy)
        except OSError:
            for part in (unfinished, self._copied_log):
                part.unlink(missing_ok=True)
            raise

    def let_go(self) -> None:
        """The rewriting is done."""
        self._copy.unlink(missing_ok=True)
        self._copied_log.unlink(missing_ok=True)

    def put_back(self) -> None:
        """Puts the former bytes back where somebody was cut short. HeldByAnother while somebody is at it.

        Into the same file, which is locked meanwhile: a new one would leave whoever has just opened it with the old.
        Cut short itself, it begins again.
        """
        if not self._copy.exists():
            return
        try:
            file = self._path.open("r+b")
        except PermissionError as error:
            raise HeldByAnother(self._path) from error
        with file:
            _lock(file)
            if not self._copy.exists():  # somebody was faster
                return
            with self._copied_log.open("rb") as copied, self._log.open("wb") as log:
                _copy(copied, log)
            with self._copy.open("rb") as copied:
                _copy(copied, file)
            self.let_go()


def _copy(source: IO[bytes], target: IO[bytes]) -> None:
    shutil.copyfileobj(source, target, _CHUNK)
    target.truncate()
    target.flush()
    os.fsync(target.fileno())


def _lock(file: IO[bytes]) -> None:
    if _fcntl is None:
        return
    try:
        _fcntl.lockf(file, _fcntl.LOCK_EX | _fcntl.LOCK_NB)
    except OSError as error:
        raise HeldByAnother(str(error)) from error
