"""Nothing is lost where the disk fails, takes only half, or the process is killed, wherever something is written."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.store import batches, database, shares
from data.store.backups import backup, restore
from data.store.database import (
    Store,
    StoreError,
    StoreFull,
    StoreNotWritten,
    StoreOutOfMemory,
    StoreReadOnly,
    now_utc,
)
from data.store.erasing import erase
from language import LANGUAGES, Language
from tests.data.factories import a_score, load, scores_in

ROOT = Path(__file__).parents[3]
COMPILER = shutil.which("cc")
BEFORE, AFTER = {("Spir", 2024, "profile", None): 4.5}, {("Spir", 2024, "profile", None): 2.0}


@pytest.mark.skipif(COMPILER is None or not sys.platform.startswith("linux"), reason="no C compiler for Linux here")
def test_no_fault_of_the_disk_tears_or_loses_anything(tmp_path: Path) -> None:
    library = tmp_path / "faults.so"
    assert COMPILER is not None
    subprocess.run(
        [COMPILER, "-shared", "-fPIC", "-O1", "-o", library, Path(__file__).with_name("faults.c"), "-ldl"], check=True
    )
    run = subprocess.run(
        [sys.executable, "-m", "tests.data.store.faulty", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "LD_PRELOAD": str(library)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    whole: dict[str, Any] = {}
    tried: Counter[str] = Counter()
    for line in run.stdout.splitlines():
        found = json.loads(line)
        if "after" in found:
            whole[found["action"]] = found
            continue
        wanted = whole[found["action"]]
        tried[found["kind"]] += 1
        assert "error" not in found, found
        assert found["faults"] == [] and found["seconds"] < 5, found
        # What was acknowledged is there, what was refused is not, and of what was cut short nothing or all.
        before, after = [wanted["before"]], [wanted["after"]]
        allowed = before if "refused" in found else after if "done" in found else before + after
        assert found["counts"] in allowed, found
    points = {action: found["points"] for action, found in whole.items()}
    sys.stdout.write(f"points: {points}; faults tried: {dict(tried)}\n")
    assert all(points[name] >= 10 for name in points.keys() - {"backup"})
    assert points.keys() >= {"load", "undo", "edition", "link", "note", "role", "answer", "edit", "vote", "erase"}


def test_a_rewriting_that_was_cut_short_is_put_back_by_whoever_comes_next(store: Store) -> None:
    load(store, {"scores": [a_score(4.5)]})
    former = store.path.read_bytes()
    load(store, {"scores": [a_score(2)]})
    # What a killed writer leaves: half of the new file, the former one beside it, and the log of what it committed.
    beside = store.path.with_name(store.path.name + ".before")
    beside.write_bytes(former)
    beside.with_name(beside.name + ".wal").write_bytes(b"")
    store.path.write_bytes(store.path.read_bytes()[:-100_000] + bytes(100_000))
    assert scores_in(Store(store.path)) == BEFORE
    assert [*store.path.parent.glob(f"{beside.name}*")] == []


def test_what_lies_beside_the_file_is_not_put_over_a_restored_one(store: Store, tmp_path: Path) -> None:
    load(store, {"scores": [a_score(4.5)]})
    backup(store, tmp_path / "backups")
    load(store, {"scores": [a_score(2)]})
    beside = store.path.with_name(store.path.name + ".before")
    beside.write_bytes(b"rubbish")
    beside.with_name(beside.name + ".wal").write_bytes(b"")
    restore(store.path, tmp_path / "backups")
    assert scores_in(Store(store.path)) == BEFORE


def test_a_log_that_could_not_be_taken_in_is_no_failure(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    load(store, {"scores": [a_score(4.5)]})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("data.store.rewriting._copy", full)
        assert load(store, {"scores": [a_score(2)]}, file_name="b").status == "loaded"
        assert store.path.with_name(store.path.name + ".wal").exists()
    assert scores_in(Store(store.path)) == AFTER
    assert batches.withdraw(store, 2, by="kari")
    assert not store.path.with_name(store.path.name + ".wal").exists()
    assert scores_in(store) == BEFORE


@pytest.mark.parametrize(
    ("number", "refused"),
    [(errno.ENOSPC, StoreFull), (errno.EROFS, StoreReadOnly), (errno.EACCES, StoreReadOnly)],
)
def test_a_disk_that_takes_no_new_file_is_named(
    store: Store, monkeypatch: pytest.MonkeyPatch, number: int, refused: type[StoreError]
) -> None:
    def refusing(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(tempfile, "TemporaryDirectory", refusing)
    monkeypatch.setattr(tempfile, "mkstemp", refusing)
    with pytest.raises(refused):
        Store(store.path.with_name("another.duckdb"))
    with pytest.raises(refused):
        erase(store, "Kari", "somebody", (), by="x")
    # What links are signed with has no place either: none is left that nobody was given.
    with pytest.raises(refused):
        shares.create(store, "Spir", None, now_utc() + dt.timedelta(days=1), by="kari")
    assert shares.shares(store, "Spir") == ()


@pytest.mark.parametrize(
    ("error", "refused"),
    [
        (duckdb.TransactionException("Failed to commit: Could not write file: No space left on device"), StoreFull),
        (duckdb.IOException('Cannot open file "a": Read-only file system'), StoreReadOnly),
        (duckdb.IOException('Cannot open file "a": Permission denied'), StoreReadOnly),
        (duckdb.IOException("Could not fsync file: Input/output error"), StoreNotWritten),
        (duckdb.OutOfMemoryException("failed to pin block"), StoreOutOfMemory),
    ],
)
def test_what_is_wrong_with_the_disk_is_said_and_the_former_data_stands(
    store: Store, monkeypatch: pytest.MonkeyPatch, error: Exception, refused: type[StoreError]
) -> None:
    load(store, {"scores": [a_score(4.5)]})
    with pytest.raises(refused) as raised, store.writing():
        raise error
    assert scores_in(store) == BEFORE
    for code in LANGUAGES:
        assert Language(code).text(f"store.{refused.code}", **raised.value.values)

    def cannot_open(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(database.duckdb, "connect", cannot_open)
    with pytest.raises(refused):
        Store(store.path)
