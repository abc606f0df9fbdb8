"""A hall of people whose network is gone for some minutes: who comes back to their own session, and what it costs."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench import viewers
from bench.session import Session
from tests.browser.running import running_server

COUNT = 200
SECONDS = 180.0


def lines(folder: Path, queries: Sequence[str], page: str) -> Iterator[str]:
    """How many have their session again, how soon the last of them has the page, and the memory before and after.

    A session that is the same has all that its visitor had chosen and written; another would begin anew.
    """
    with running_server(folder) as server, ThreadPoolExecutor(COUNT) as pool:
        sessions = [Session(server) for _ in range(COUNT)]
        list(pool.map(lambda number: sessions[number].seconds_of_run(_query(queries, number), page), range(COUNT)))
        before = viewers.megabytes(server)
        known = [session.number for session in sessions]
        for session in sessions:
            session.cut()
        time.sleep(SECONDS)
        away = viewers.megabytes(server)

        def back(number: int) -> Session:
            session = Session(server, known[number])
            session.seconds_of_run(_query(queries, number), page)
            return session

        started = time.perf_counter()
        again = list(pool.map(back, range(COUNT)))
        seconds = time.perf_counter() - started
        own = sum(session.number == number for session, number in zip(again, known, strict=True))
        slowest = max(session.seconds_to_connect for session in again)
        yield f"of {COUNT} who were cut off for {SECONDS:.0f} s and come back at once, {own} have their own session"
        yield f"all have the page within {seconds:.1f} s; none waited more than {slowest:.1f} s for a connection"
        after = viewers.megabytes(server)
        yield f"memory before {before:.0f} MB, away {away:.0f} MB, after {after:.0f} MB: {after / before:.2f} (< 2)"
        for session in again:
            session.close()


def _query(queries: Sequence[str], number: int) -> str:
    return queries[number % len(queries)]
