"""A process in which every write, sync, rename and link below a folder can be failed, cut short or its last.

Run with the library of `faults.c` preloaded: `python -m tests.data.store.faulty FOLDER`, and `--every` after it for
every fault at every point instead of those that differ most. It prints a line of JSON for each fault, and for each
action how many points it has. Every action runs in a fork of a process that has imported all and opened nothing.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import errno
import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from data import edits, voting
from data.store import backups, batches, editions, erasing, mappings, notes, roles, shares
from data.store.checksums import faults_in
from data.store.database import Store, StoreError, now_utc
from data.store.vote_rounds import open_round, open_rounds
from tests.data.factories import a_score, load

FAIL, SHORTEN, KILL = 1, 2, 3
KINDS = {"fail": FAIL, "shorten": SHORTEN, "kill": KILL}
# All actions go through the disk in the same way: of how many points one is taken where not every one is.
SAMPLED = {
    ("load", "kill"): 1,
    ("load", "shorten"): 3,
    ("load", "fail"): 10,
    ("mending", "kill"): 6,
    ("erase", "kill"): 40,
}
ELSE = 12
COUNTED = (
    *("batches", "journal", "fact_scores", "fact_votes", "fact_events", "checksums", "coverage", "stored_files"),
    *("editions", "edition_turns", "shares", "notes", "roles", "role_turns", "vote_rounds", "vote_round_batches"),
    *("vote_round_turns", "answers", "erasures"),
)
AT = dt.datetime(2026, 1, 1, 12)  # noqa: DTZ001 - only a file's name is made of it

ACTIONS: dict[str, Callable[[Store], object]] = {
    "load": lambda store: load(store, {"scores": [a_score(2), a_score(3, statement="s")]}, file_name="third"),
    "undo": lambda store: batches.withdraw(store, 2, by="kari"),
    "edition": lambda store: editions.freeze(store, "Spir", "Møte", dt.date(2026, 1, 1), 2024, None, (), by="kari"),
    "link": lambda store: shares.create(store, "Spir", None, now_utc() + dt.timedelta(days=2), by="kari"),
    "note": lambda store: notes.add(store, "Spir", 2024, "sagt", by="kari"),
    "backup": lambda store: backups.backup(store, store.path.parent / "backups"),
    "role": lambda store: roles.give(store, "eva@kommune.no", "Spir", "editor", None, by="kari"),
    "answer": lambda store: mappings.remember_answer(store, "a question", "yes", by="kari"),
    "edit": lambda store: edits.store_row(store, "events", EVENT, by="kari", at=AT),
    # The only answer that its round waits for: the vote and the end of the round are one.
    "vote": lambda store: voting.cast(store, *open_rounds(store), "Rektor", "Kai", "stop", "Dyrt.", by="kari", at=AT),
    "erase": lambda store: erasing.erase(store, "Kari", "somebody", (), by="kari"),
    # What a killed writer left, taken in by the next.
    "mending": lambda store: notes.add(store, "Spir", 2024, "sagt", by="kari"),
}


EVENT = {"programme": "Spir", "date": dt.date(2026, 1, 1), "event": "Møte"}
ROUND = {"programme": "Runden", "year": 2026}
VOTING = {
    "programmes": [{"programme": "Runden", "name": "Runden", "kind": "innovation"}],
    "proposals": [{**ROUND, "proposal": "Kai", "municipality": "Nes"}],
    "jurors": [{**ROUND, "juror": "Rektor", "municipality": "Nes"}],
}


def forked(act: Callable[[], Any]) -> tuple[int, Any]:
    """What `act` gives in a process of its own, and how that ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            answer = act()
        except StoreError as error:
            answer = {"refused": error.code}
        except BaseException as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        os.write(writing, json.dumps(answer, default=str).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answered:
        said = answered.read()
    return os.waitpid(child, 0)[1], json.loads(said) if said else None


def prepare(path: Path) -> None:
    """A store with three loads, an edition, a link, a note, and a round of votes that waits for one of them."""
    store = Store(path)
    load(store, {"scores": [a_score(4.5)]}, file_name="first")
    load(store, {"scores": [a_score(3.5)]}, file_name="second")
    for name in ("edition", "link", "note"):
        ACTIONS[name](store)
    load(store, VOTING, file_name="round")
    open_round(store, "Runden", 2026, "Nes", ["Kai"], by="kari")


def armed(path: Path, name: str, at: int, kind: int) -> dict[str, Any]:
    """Does it with that fault, and says how many points were passed."""
    faults = ctypes.CDLL(None)
    store = Store(path)
    faults.fault_arm(os.fsencode(path.parent), at, kind, errno.ENOSPC, 0)
    try:
        ACTIONS[name](store)
        return {"done": True, "points": faults.fault_points()}
    except StoreError as error:
        return {"refused": error.code, "points": faults.fault_points()}
    except OSError as error:
        return {"refused": errno.errorcode[error.errno or 0], "points": faults.fault_points()}
    finally:
        faults.fault_arm(b"", 0, 0, 0, 0)


def looked_at(path: Path) -> dict[str, Any]:
    """How long it takes to open the store, what is wrong in it, and how much there is of everything."""
    begin = time.monotonic()
    store = Store(path)
    with store.reading() as connection:
        seconds = time.monotonic() - begin
        counts = [connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] for table in COUNTED]
    return {"seconds": seconds, "faults": faults_in(store), "counts": counts}


def main(folder: Path, *, every: bool) -> None:
    """Every action with faults at its points."""
    base, cut = folder / "base" / "store.duckdb", folder / "cut" / "store.duckdb"
    forked(lambda: prepare(base))
    _cut_short(base, cut)
    for name in ACTIONS:
        start = cut if name == "mending" else base
        before = forked(lambda start=start: looked_at(fresh(folder, start)))[1]
        _, whole = forked(lambda name=name, start=start: armed(fresh(folder, start), name, 0, 0))
        after = forked(lambda: looked_at(folder / "now" / base.name))[1]
        points = whole["points"]
        _say(action=name, points=points, before=before["counts"], after=after["counts"])
        for kind, number in KINDS.items():
            step = 1 if every else SAMPLED.get((name, kind), ELSE if kind == "kill" else points + 1)
            for at in range(min(step, points), points + 1, step):
                path = fresh(folder, start)
                status, answer = forked(lambda n=name, a=at, k=number, p=path: armed(p, n, a, k))
                is_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
                seen = forked(lambda p=path: looked_at(p))[1]
                _say(action=name, kind=kind, at=at, killed=is_killed, **(answer or {}), **seen)


def _cut_short(base: Path, cut: Path) -> None:
    """A store whose writer was killed while DuckDB was rewriting the file."""
    for place in range(12, 40):
        shutil.rmtree(cut.parent, ignore_errors=True)
        shutil.copytree(base.parent, cut.parent)
        forked(lambda place=place: armed(cut, "load", place, KILL))
        if cut.with_name(f"{cut.name}.before").exists():
            return


def _say(**words: object) -> None:
    sys.stdout.write(json.dumps(words) + "\n")


def fresh(folder: Path, start: Path) -> Path:
    """A copy of the store to be harmed."""
    shutil.rmtree(folder / "now", ignore_errors=True)
    shutil.copytree(start.parent, folder / "now")
    return folder / "now" / start.name


if __name__ == "__main__":
    main(Path(sys.argv[1]), every="--every" in sys.argv)
