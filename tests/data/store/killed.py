"""Writers that are killed outright at any moment of what they do: load, undo, edition, link and note, in turns.

Run as `python -m tests.data.store.killed STORE`, it forks a writer for each line "name share" on its standard input
and kills it after that share of the time that a writer takes for its first turn. Everything is imported before the
fork, so that moments are those of the store. A writer says what it has done once that is acknowledged.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from data.store import backups, batches, editions, notes, shares
from data.store.database import Store, now_utc
from tests.data.factories import a_score, fetched, load

ROOT = Path(__file__).parents[3]
ROWS = 41
_TURNS = 60
_MEETING = dt.date(2026, 1, 1)

Done = tuple[str, str]
"""What a writer has done, and the word by which that is found in the store."""

_FOUND_BY = {
    "load": "SELECT file_name FROM batches",
    "undo": "SELECT batch::VARCHAR FROM batches WHERE batch NOT IN (SELECT batch FROM live_batches)",
    "edition": "SELECT name FROM editions",
    "link": "SELECT share FROM shares",
    "note": "SELECT content FROM notes",
}

_TORN = """
    SELECT b.batch, b.row_count, s.rows, u.rows
    FROM batches AS b
    LEFT JOIN (SELECT batch, count(*) AS rows FROM fact_scores GROUP BY batch) AS s USING (batch)
    LEFT JOIN (SELECT batch, count(*) AS rows FROM fact_budget GROUP BY batch) AS u USING (batch)
    WHERE s.rows IS DISTINCT FROM $rows - 1 OR u.rows IS DISTINCT FROM 1 OR b.row_count <> $rows
        OR b.sha256 NOT IN (SELECT sha256 FROM stored_files)
        OR b.batch NOT IN (SELECT batch FROM journal)
"""


def load_both(store: Store, name: str, number: int) -> int:
    """Two data sets and 40 rows that only make sense together; the number of the batch."""
    statements = [a_score(3, programme=name, year=2000 + number, statement=f"s{place}") for place in range(ROWS - 1)]
    use = [{"programme": name, "year": 2000 + number, "utilisation": number / 100}]
    return load(store, {"scores": statements, "budget": use}, file_name=f"{name} {number}").batch


def torn(store: Store, rows: int = ROWS) -> list[object]:
    """Whatever lacks its file, its journal entry or any of its rows, or is not what it was when it was stored."""
    homeless = "SELECT batch FROM fact_scores WHERE batch NOT IN (SELECT batch FROM batches)"
    return [*fetched(store, _TORN, rows=rows), *fetched(store, homeless), *backups.verify(store)]


def stored(store: Store) -> set[Done]:
    """All that writers have done, as the store knows it."""
    return {(kind, word) for kind, query in _FOUND_BY.items() for (word,) in fetched(store, query)}


def killed(path: Path, count: int, seed: int) -> Iterator[set[Done]]:
    """What each of so many writers had acknowledged when it was killed."""
    moments = random.Random(seed)
    with subprocess.Popen(
        [sys.executable, "-m", __name__, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin is not None and server.stdout is not None
        try:
            for number in range(count):
                server.stdin.write(f"p{number} {moments.uniform(0.02, 1.5)}\n")
                server.stdin.flush()
                acknowledged: set[Done] = set()
                while (words := server.stdout.readline().rstrip("\n").split("\t"))[0] != "gone":
                    acknowledged.add((words[0], words[1]))
                assert int(words[1]) == signal.SIGKILL
                yield acknowledged
        finally:
            server.kill()


def _note(store: Store, name: str, number: int) -> str:
    notes.add(store, name, 2000 + number, f"{name} {number}", by="kari")
    return f"{name} {number}"


def _edition(store: Store, name: str, number: int) -> str:
    return editions.freeze(store, name, f"{name} {number}", _MEETING, 2000 + number, None, (), by="kari").name


def _link(store: Store, name: str, number: int) -> str:
    token = shares.create(store, name, None, now_utc() + dt.timedelta(days=2), by="kari")
    made = shares.of_token(store, token)
    assert made is not None
    return made.share


_BESIDES: dict[str, Callable[[Store, str, int], str]] = {"note": _note, "edition": _edition, "link": _link}


def _write(path: Path, name: str, turns: int) -> None:
    store = Store(path)
    for number in range(turns):
        batch = load_both(store, name, number)
        _say("load", f"{name} {number}")
        for kind, act in _BESIDES.items():
            _say(kind, act(store, name, number))
        batches.withdraw(store, batch, by="kari")
        _say("undo", str(batch))


def _say(kind: str, word: str) -> None:
    os.write(1, f"{kind}\t{word}\n".encode())


def _forked(path: Path, name: str, turns: int, seconds: float | None) -> int:
    child = os.fork()
    if not child:
        try:
            _write(path, name, turns)
        finally:
            os._exit(1)
    if seconds is not None:
        select.select([], [], [], seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def main(path: Path) -> None:
    """A writer for each line, until there are no more of them."""
    begin = time.monotonic()
    _forked(path, "first", 1, None)
    whole = time.monotonic() - begin
    for line in sys.stdin:
        name, share = line.split()
        _say("gone", str(_forked(path, name, _TURNS, float(share) * whole)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
