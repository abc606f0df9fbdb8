"""Writers that are killed outright at 500 moments of what they do, and what the next one finds after each."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from data.store.database import Store
from tests.data.store.killed import Done, killed, stored, torn

COUNT = 500
# A store grows with what its writers do; a fresh one now and then keeps the looking at it short.
_OF_ONE_STORE = 25


def lines(folder: Path, kills: int = COUNT) -> Iterator[str]:
    """After each kill the store is opened, and looked through for all that was acknowledged so far; what was found.

    AssertionError at the first kill after which anything is torn or lost.
    """
    kinds: Counter[str] = Counter()
    seconds: list[tuple[float, float]] = []
    between = 0
    for number in count():
        if len(seconds) == kills:
            break
        path = folder / str(number) / "store.duckdb"
        acknowledged: set[Done] = set()
        for heard in killed(path, min(_OF_ONE_STORE, kills - len(seconds)), seed=number):
            acknowledged |= heard
            begin, used = time.perf_counter(), time.process_time()
            with (store := Store(path)).reading():
                seconds.append((time.perf_counter() - begin, time.process_time() - used))
            found = stored(store)
            assert acknowledged <= found, f"lost at kill {len(seconds)}: {acknowledged - found}"
            assert torn(store) == [], f"torn at kill {len(seconds)}: {torn(store)}"
        kinds.update(kind for kind, _ in acknowledged)
        between += len(found - acknowledged)
    yield f"{kills} kills: {sum(kinds.values())} acknowledged ({dict(kinds)}), none lost and nothing torn"
    yield f"{between} were stored whole and had not been acknowledged yet"
    waited, used = zip(*sorted(seconds), strict=True)
    yield (
        f"opened within {waited[-1]:.2f} s at most (< 5), {waited[kills // 2]:.2f} s in the middle; "
        f"the longest took {used[-1]:.2f} s of a processor"
    )
