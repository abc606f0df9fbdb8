"""Several processes at one store: who waits, who gives up, and that nothing acknowledged is ever lost."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path

import pytest

from data.store import backups
from data.store.database import Store, StoreBusy
from data.store.snapshot import Snapshot
from tests.data.factories import a_score, fetched, load
from tests.data.store.killed import Done, killed, stored, torn

ROOT = Path(__file__).parents[3]

HOLD = """
import sys
from data.store.database import Store
with Store(sys.argv[1]).writing():
    print("held", flush=True)
    sys.stdin.readline()
"""

# The number of each load is said once it is acknowledged.
WRITE = """
import sys
from data.store.database import Store
from tests.data.store.killed import load_both
path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
store = Store(path)
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    load_both(store, name, number)
    print(number, flush=True)
"""

# Everybody loads the same slice, each with a score of its own throughout.
SAME = """
import sys
from data.store.database import Store
from tests.data.factories import a_score, load
path, score, count = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
store = Store(path)
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    rows = [a_score(score, statement=f"s{place}") for place in range(40)]
    print(load(store, {"scores": rows}, file_name=f"{score} {number}").batch, flush=True)
"""


@contextmanager
def process(script: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    running = subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


def said(running: subprocess.Popen[str]) -> str:
    assert running.stdout is not None
    return running.stdout.readline().strip()


def tell(running: subprocess.Popen[str]) -> None:
    assert running.stdin is not None
    running.stdin.write("\n")
    running.stdin.flush()


def test_a_short_patience_is_told_that_the_store_is_busy(store: Store) -> None:
    with process(HOLD, str(store.path)) as holder:
        assert said(holder) == "held"
        with pytest.raises(StoreBusy) as busy:
            Store(store.path, patience_seconds=0)
        assert busy.value.path == store.path
        impatient = store
        impatient._patience_seconds = 0
        for use in (impatient.reading, impatient.writing):
            with pytest.raises(StoreBusy), use():
                raise AssertionError("opened what somebody else holds")
        with pytest.raises(StoreBusy):
            Snapshot(impatient)


def test_a_waiting_load_succeeds_while_the_holder_lets_go(store: Store) -> None:
    outcome: list[object] = []
    with process(HOLD, str(store.path)) as holder:
        assert said(holder) == "held"
        waiting = threading.Thread(target=lambda: outcome.append(load(store, {"scores": [a_score(4.5)]})))
        waiting.start()
        assert outcome == []
        tell(holder)
        waiting.join(timeout=60)
    assert [loaded.status for loaded in outcome] == ["loaded"]  # type: ignore[attr-defined]
    assert fetched(store, "SELECT score FROM indicator_scores") == [(4.5,)]


def test_two_writers_and_a_reader_lose_nothing(store: Store) -> None:
    with process(WRITE, str(store.path), "a", "10") as first, process(WRITE, str(store.path), "b", "10") as second:
        assert [said(first), said(second)] == ["ready", "ready"]
        tell(first)
        tell(second)
        seen = [0]
        while first.poll() is None or second.poll() is None:
            snapshot = Snapshot(store)
            per_slice = snapshot.cursor(None).execute("SELECT count(*) FROM indicator_scores GROUP BY programme, year")
            sizes = [size for (size,) in per_slice.fetchall()]
            assert set(sizes) <= {40}
            seen.append(len(sizes))
            snapshot.close()
        assert (first.returncode, second.returncode) == (0, 0)
    assert seen == sorted(seen)
    slices = {(name, 2000 + number) for name in "ab" for number in range(10)}
    assert set(fetched(store, "SELECT programme, year FROM budget_use")) == slices
    assert sorted(fetched(store, "SELECT batch FROM batches")) == [(number,) for number in range(1, 21)]
    assert sorted(fetched(store, "SELECT entry FROM journal")) == [(number,) for number in range(1, 21)]
    assert torn(store) == []


def test_two_writers_of_the_same_slice_take_turns(store: Store) -> None:
    with process(SAME, str(store.path), "2", "10") as first, process(SAME, str(store.path), "5", "10") as second:
        assert [said(first), said(second)] == ["ready", "ready"]
        tell(first)
        tell(second)
        while first.poll() is None or second.poll() is None:
            snapshot = Snapshot(store)
            seen = snapshot.cursor(None).execute("SELECT score, count(*) FROM indicator_scores GROUP BY score")
            assert seen.fetchall() in ([], [(2.0, 40)], [(5.0, 40)])
            snapshot.close()
        numbers = {writer: [int(number) for number in writer.communicate()[0].split()] for writer in (first, second)}
    assert all(given == sorted(given) and len(given) == 10 for given in numbers.values())
    assert sorted(chain.from_iterable(numbers.values())) == list(range(1, 21))
    last = 2.0 if 20 in numbers[first] else 5.0
    assert fetched(store, "SELECT score, count(*) FROM indicator_scores GROUP BY score") == [(last, 40)]
    assert backups.verify(store) == ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be killed outright here")
def test_writers_killed_at_any_moment_tear_nothing_and_lose_nothing_acknowledged(store: Store) -> None:
    """Five hundred of them: `python -m bench kills`."""
    acknowledged: set[Done] = set()
    writers_heard = 0
    for kills, heard in enumerate(killed(store.path, 30, seed=4), 1):
        acknowledged |= heard
        writers_heard += bool(heard)
        if kills % 10 == 0:
            found = stored(again := Store(store.path))
            assert acknowledged <= found
            # At most one action of each that was killed was committed and not yet acknowledged.
            assert len(found - acknowledged) <= kills
            assert torn(again) == []
    assert writers_heard > 10, "most were killed in the middle of what they did"
    load(store, {"scores": [a_score(4.5)]})
    assert fetched(store, "SELECT score FROM indicator_scores WHERE programme = 'Spir'") == [(4.5,)]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a process cannot be killed outright here")
def test_a_store_killed_while_it_was_made_can_be_made_again(tmp_path: Path) -> None:
    for attempt in range(3):
        path = tmp_path / str(attempt) / "store.duckdb"
        with process(WRITE, str(path), "a", "0") as maker:
            while not path.exists() and maker.poll() is None:
                pass
            maker.send_signal(signal.SIGKILL)
            maker.communicate()
        load(Store(path), {"scores": [a_score(4.5)]})


def test_processes_that_make_the_same_store_at_once_share_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "store.duckdb"
    with ExitStack() as stack:
        makers = [stack.enter_context(process(WRITE, str(path), name, "1")) for name in "abc"]
        for maker in makers:
            tell(maker)
        assert [said(maker) for maker in makers for _ in range(2)] == ["ready", "0"] * 3
    assert sorted(fetched(Store(path), "SELECT programme FROM budget_use")) == [("a",), ("b",), ("c",)]
    assert [file.name for file in path.parent.iterdir()] == [path.name]
