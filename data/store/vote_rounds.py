"""The rounds in which a jury votes on a page. A round is open from when it is opened until its last answer is given.

What is given in an open round is stored like any load and seen by nobody: `blind_batches` leaves it out of every view.
Once closed, a round is never open again, so that what has been seen cannot be hidden.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import duckdb

from data.store.database import Store, StoreError, now_utc
from data.store.turns import WITHDRAW, Turns, last_number, next_number


class RoundClosed(StoreError):
    """The round is closed: nobody votes in it any more."""

    code = "round_closed"


class RoundOpen(StoreError):
    """The municipality's jury votes already."""

    code = "round_open"


_TURNS = Turns("vote_rounds", "opened", "vote_round_turns", "entry", RoundClosed)

# Every answer that an open round waits for: its proposals by the jurors of its municipality.
_EXPECTED = """
    SELECT DISTINCT unnest(r.proposals) AS proposal, j.juror
    FROM vote_rounds AS r
    JOIN current_jurors AS j
        ON j.programme = r.programme
        AND j.year = r.year
        AND (j.municipality IS NULL OR j.municipality IS NOT DISTINCT FROM r.municipality)
    WHERE r.opened = $opened
"""
_ANSWERED = """
    SELECT DISTINCT v.proposal, v.juror
    FROM fact_votes AS v
    JOIN vote_round_batches AS b USING (batch)
    JOIN live_batches USING (batch)
    WHERE b.opened = $opened
"""

_NEWEST = """
    SELECT v.proposal, v.vote, v.reason
    FROM fact_votes AS v
    JOIN vote_round_batches AS b USING (batch)
    JOIN live_batches USING (batch)
    WHERE b.opened = $opened AND v.juror = $juror
    QUALIFY v.batch = max(v.batch) OVER (PARTITION BY v.proposal) AND list_contains($batches, v.batch)
"""

Answer = tuple[str, str]
"""A proposal and a juror."""


@dataclass(frozen=True)
class VoteRound:
    """A round that is open. `expected`: the answers it is to have; `answered`: those it has, never what they say."""

    opened: int
    programme: str
    year: int
    municipality: str | None
    vote_round: int
    proposals: tuple[str, ...]
    opened_by: str
    opened_at: dt.datetime
    expected: frozenset[Answer]
    answered: frozenset[Answer]

    @property
    def jurors(self) -> tuple[str, ...]:
        """Who votes, by name."""
        return tuple(sorted({juror for _, juror in self.expected}))

    @property
    def missing(self) -> frozenset[Answer]:
        """The answers that it still waits for."""
        return self.expected - self.answered

    @property
    def done(self) -> tuple[str, ...]:
        """The jurors who have answered every proposal."""
        waiting = {juror for _, juror in self.missing}
        return tuple(juror for juror in self.jurors if juror not in waiting)


def open_round(
    store: Store, programme: str, year: int, municipality: str | None, proposals: Sequence[str], *, by: str
) -> int:
    """Opens the next vote round of a municipality's jury; returns its number in the store.

    RoundOpen where that jury votes already; ValueError without proposals.
    """
    if not proposals:
        raise ValueError("a round is about proposals")
    key = {"programme": programme, "year": year, "municipality": municipality}
    with store.writing() as connection:
        if any(_key_of(one) == tuple(key.values()) for one in _open(connection)):
            raise RoundOpen(store.path)
        opened = next_number(connection, "vote_rounds", "opened")
        connection.execute(
            """
            INSERT INTO vote_rounds
            SELECT $opened, $programme, $year, $municipality, 1 + coalesce(max(vote_round), 0), $proposals, $by, $at
            FROM (
                SELECT programme, year, municipality, coalesce(vote_round, 1) AS vote_round FROM fact_votes
                UNION ALL SELECT programme, year, municipality, vote_round FROM vote_rounds
            )
            WHERE
                programme = $programme
                AND year = $year
                AND (municipality IS NULL OR municipality IS NOT DISTINCT FROM $municipality)
            """,
            {**key, "opened": opened, "proposals": list(proposals), "by": by, "at": now_utc()},
        )
    return opened


def open_rounds(store: Store) -> tuple[VoteRound, ...]:
    """Every round that is open, the oldest first."""
    with store.reading() as connection:
        return tuple(_open(connection))


def add_votes(store: Store, connection: duckdb.DuckDBPyConnection, opened: int, batch: int, *, by: str) -> None:
    """Writes down that a batch holds votes of a round, within its transaction; the last answer closes the round.

    RoundClosed, so that nothing is stored, where it is closed already.
    """
    known = next((one for one in _open(connection) if one.opened == opened), None)
    if known is None:
        raise RoundClosed(store.path)
    connection.execute("INSERT INTO vote_round_batches VALUES ($opened, $batch)", {"opened": opened, "batch": batch})
    if not known.expected - _answers(connection, _ANSWERED, opened):
        _TURNS.add(connection, opened, WITHDRAW, by=by)


def given(store: Store, opened: int, juror: str, batches: Collection[int]) -> dict[str, tuple[str, str | None]]:
    """What a juror said in some of those loads, where it still stands: proposal -> vote and reason.

    An answer that another load has taken the place of since is not among them.
    """
    with store.reading() as connection:
        rows = connection.execute(_NEWEST, {"opened": opened, "juror": juror, "batches": list(batches)}).fetchall()
    return {str(proposal): (str(vote), reason) for proposal, vote, reason in rows}


def close(store: Store, opened: int, *, by: str) -> bool:
    """Closes a round that waits for nobody; False where it is closed already."""
    return _TURNS.withdraw(store, opened, by=by)


def blind_batches(store: Store) -> frozenset[int]:
    """The loads that nobody may see the content of now."""
    with store.reading() as connection:
        return frozenset(int(batch) for (batch,) in connection.execute("SELECT batch FROM blind_batches").fetchall())


def last_turn(store: Store) -> int:
    """A number that changes whenever a round is closed."""
    with store.reading() as connection:
        return last_number(connection, "vote_round_turns", "entry")


def _key_of(known: VoteRound) -> tuple[str, int, str | None]:
    return known.programme, known.year, known.municipality


def _open(connection: duckdb.DuckDBPyConnection) -> list[VoteRound]:
    rows = connection.execute(
        "SELECT opened, programme, year, municipality, vote_round, proposals, opened_by, opened_at FROM vote_rounds "  # noqa: S608 - names of ours
        f"WHERE opened NOT IN ({_TURNS.withdrawn()}) ORDER BY opened"
    ).fetchall()
    return [
        VoteRound(
            opened=row[0],
            programme=row[1],
            year=row[2],
            municipality=row[3],
            vote_round=row[4],
            proposals=tuple(row[5]),
            opened_by=row[6],
            opened_at=row[7],
            expected=_answers(connection, _EXPECTED, row[0]),
            answered=_answers(connection, _ANSWERED, row[0]),
        )
        for row in rows
    ]


def _answers(connection: duckdb.DuckDBPyConnection, query: str, opened: int) -> frozenset[Answer]:
    return frozenset((str(p), str(j)) for p, j in connection.execute(query, {"opened": opened}).fetchall())
