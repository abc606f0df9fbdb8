"""Writers that are killed outright at 500 moments of what they do, and what the next one finds after each."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bench.viewers import seconds_in_line
from data.store.database import Store
from tests.data.store.killed import Done, killed, stored, torn

COUNT = 500
# A store grows with what its writers do; a fresh one now and then keeps the looking at it short.
_OF_ONE_STORE = 25


@dataclass(frozen=True, order=True)
class _Opening:
    """The seconds that it took, those that a processor worked for it, and those it stood in line for one.

    What is left of the first was spent on the disk or on somebody else's lock.
    """

    seconds: float
    worked: float
    in_line: float


def lines(folder: Path, kills: int = COUNT) -> Iterator[str]:
    """After each kill the store is opened, and looked through for all that was acknowledged so far; what was found.

    AssertionError at the first kill after which anything is torn or lost.
    """
    kinds: Counter[str] = Counter()
    openings: list[_Opening] = []
    between = 0
    for number in count():
        if len(openings) == kills:
            break
        path = folder / str(number) / "store.duckdb"
        acknowledged: set[Done] = set()
        for heard in killed(path, min(_OF_ONE_STORE, kills - len(openings)), seed=number):
            acknowledged |= heard
            before = _so_far()
            with (store := Store(path)).reading():
                openings.append(_Opening(*(now - then for now, then in zip(_so_far(), before, strict=True))))
            found = stored(store)
            assert acknowledged <= found, f"lost at kill {len(openings)}: {acknowledged - found}"
            assert torn(store) == [], f"torn at kill {len(openings)}: {torn(store)}"
        kinds.update(kind for kind, _ in acknowledged)
        between += len(found - acknowledged)
    yield f"{kills} kills: {sum(kinds.values())} acknowledged ({dict(kinds)}), none lost and nothing torn"
    yield f"{between} were stored whole and had not been acknowledged yet"
    longest, middle = max(openings), sorted(openings)[kills // 2]
    yield (
        f"opened within {longest.seconds:.2f} s at most (< 5), {middle.seconds:.2f} s in the middle; the longest took "
        f"{longest.worked:.2f} s of a processor, and its threads stood in line for one for {longest.in_line:.2f} s"
    )


def _so_far() -> tuple[float, float, float]:
    return time.perf_counter(), time.process_time(), seconds_in_line()
