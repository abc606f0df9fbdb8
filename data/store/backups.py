"""Looking after the store: backups, going back to one, and checking that nothing has changed by itself."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from data.settings import Home, LakeAddress
from data.store import copying
from data.store.database import Store, StoreBusy, StoreDamaged, StoreError, now_utc, refusals_in_words
from data.store.lake import LakeStore
from data.store.rewriting import Kept
from data.terms.problems import Problem

_NAME = "programstatus"
_SUFFIX = ".duckdb"
_STAMP = "%Y%m%dT%H%M%S%f"
_CHECKSUM_SUFFIX = ".sha256"
_UNFINISHED_SUFFIX = ".unfinished"


class NoBackup(StoreError):
    """The folder holds no backup whose checksum is right."""

    code = "no_backup"


def backup(store: Store, directory: str | Path) -> Path:
    """Copies the store into the folder under the time's name, with a checksum beside it; returns the copy.

    Nothing stays of one that fails: whoever tries every hour would fill the disk with them.
    """
    folder = Path(directory)
    target = folder / f"{_NAME}-{now_utc():{_STAMP}}{_SUFFIX}"
    unfinished, checksum = target.with_suffix(_UNFINISHED_SUFFIX), target.with_suffix(_CHECKSUM_SUFFIX)
    try:
        with refusals_in_words(folder, OSError):
            store.backup_file(unfinished)
            checksum.write_text(_sha256(unfinished) + "\n", encoding="ascii")
            # The name appears last, so that a copy cut short is never taken for a backup.
            unfinished.replace(target)
    except BaseException:
        for part in (unfinished, checksum):
            with suppress(OSError):
                part.unlink()
        raise
    return target


def backup_of_today(store: Store, directory: str | Path, kept: int) -> Path | None:
    """Makes the backup of today (UTC), where the folder has no whole one yet, and returns it; None where it has.

    Then the newest `kept` whole ones stay, and what is older goes: where they are not whole, more stays. Raises
    StoreDamaged where the store is not as it was stored: in time its copies would push out the good ones.
    """
    folder = Path(directory)
    folder.mkdir(parents=True, exist_ok=True)
    today = f"{_NAME}-{now_utc():%Y%m%d}T"
    if any(_is_whole(copy) for copy in folder.glob(f"{today}*{_SUFFIX}")):
        return None
    for cut_short in folder.glob(f"{_NAME}-*{_UNFINISHED_SUFFIX}"):
        if cut_short.name < today:  # of a server that was killed; one of today may be another process's
            cut_short.unlink()
    if verify(store):
        raise StoreDamaged(store.path)
    made = backup(store, folder)
    whole = 0
    for copy in sorted(folder.glob(f"{_NAME}-*{_SUFFIX}"), reverse=True):
        if whole < kept:
            whole += _is_whole(copy)
            continue
        copy.unlink()
        copy.with_suffix(_CHECKSUM_SUFFIX).unlink(missing_ok=True)
    return made


def newest_backup(directory: str | Path) -> dt.datetime | None:
    """When the newest copy in the folder that has its checksum was taken (UTC); None where there is none.

    By the names alone, as a page asks: whether a copy is whole is looked at when the next is made and at restoring.
    """
    for copy in sorted(Path(directory).glob(f"{_NAME}-*{_SUFFIX}"), reverse=True):
        with suppress(ValueError):  # a copy that somebody named
            taken = dt.datetime.strptime(copy.stem, f"{_NAME}-{_STAMP}")  # noqa: DTZ007
            if copy.with_suffix(_CHECKSUM_SUFFIX).exists():
                return taken
    return None


def restore(home: str | Home, directory: str | Path) -> tuple[Path, Path | None]:
    """Puts the newest good backup of the folder in the store's place.

    Returns the backup used and where the former file was set aside (None if there was none). It is never deleted.
    Raises NoBackup where no backup in the folder is whole, NotEmpty for a DuckLake with something in it.
    """
    path = home.folder if isinstance(home, LakeAddress) else Path(home)
    found = next((copy for copy in sorted(Path(directory).glob(f"*{_SUFFIX}"), reverse=True) if _is_whole(copy)), None)
    if found is None:
        raise NoBackup(path, directory=str(directory))
    if isinstance(home, LakeAddress):
        with tempfile.TemporaryDirectory() as folder:  # opening a backup may bring it up to date
            copying.copy(Store(shutil.copy(found, folder)), LakeStore(home))
        return found, None
    incoming = path.with_name(path.name + ".incoming")
    try:
        with refusals_in_words(path, OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(found, incoming)
            return found, put_in_place(path, incoming)
    finally:
        incoming.unlink(missing_ok=True)


def put_in_place(path: Path, incoming: Path) -> Path | None:
    """Puts a whole store in the place of the one at `path`; returns where that was set aside, if there was one."""
    stamp = f"{now_utc():{_STAMP}}"
    # What lies beside the file belongs to the former one, and would be taken for a part of the new one.
    for beside in (*Kept(path).files(), path.with_name(path.name + ".wal")):
        if beside.exists():
            beside.rename(_aside(beside, stamp))
    set_aside = _aside(path, stamp) if path.exists() else None
    if set_aside is not None:
        _keep(path, set_aside)
    incoming.replace(path)
    return set_aside


def _aside(file: Path, stamp: str) -> Path:
    return file.with_name(f"{file.name}.set-aside-{stamp}")


def _keep(file: Path, aside: Path) -> None:
    """Another name for the file: it stays in its place until the new one takes that, so there is always one."""
    try:
        os.link(file, aside)
    except OSError:  # not every file system has links
        shutil.copyfile(file, aside)


def verify(store: Store) -> tuple[Problem, ...]:
    """Everything in the store that is not as it was stored; nothing where all is well.

    Looked at in a process of its own: bytes that have flipped where DuckDB does not expect it may end the process.
    Raises StoreBusy and StoreDamaged as opening the store does.
    """
    looked = subprocess.run(
        [sys.executable, "-m", "data.store.checksums", str(store.home)],
        capture_output=True,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    if looked.returncode != 0:
        return (Problem("store_unreadable", value=f"DuckDB: {looked.returncode}"),)
    said = json.loads(looked.stdout)
    for refused in (StoreBusy, StoreDamaged):
        if said["refused"] == refused.code:
            raise refused(store.path)
    return tuple(Problem(code, value=value, values=values) for code, value, values in said["faults"])


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_whole(copy: Path) -> bool:
    checksum = copy.with_suffix(_CHECKSUM_SUFFIX)
    return checksum.exists() and checksum.read_text(encoding="ascii").strip() == _sha256(copy)
