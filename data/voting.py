"""A jury's votes given on a page: each is a load of its own at once, and nobody sees it until its round is closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import duckdb

from data.edits import store_rows
from data.store import juror_links, vote_rounds
from data.store.batches import Loaded
from data.store.database import Store
from data.store.vote_rounds import VoteRound
from data.templates.workbook import Row


def cast(
    store: Store,
    voting: VoteRound,
    juror: str,
    proposal: str,
    vote: str,
    reason: str | None,
    *,
    by: str,
    at: dt.datetime,
    by_link: str = "",
) -> Loaded:
    """Stores a juror's vote on a proposal; a later one takes its place. `at`: local time.

    `by_link`: the share of the juror's own link, where it was given by that. RoundClosed where the round is closed by
    now, NotYourVote where the juror has another link, or that one is closed; else as `data.edits.store_rows`.
    """
    row = {**_shared(voting), "proposal": proposal, "juror": juror, "vote": vote, "reason": reason}

    def is_their_own(connection: duckdb.DuckDBPyConnection) -> None:
        juror_links.require(connection, store, voting, juror, by_link)

    return _store(store, voting, [row], by=by, at=at, allowed=is_their_own)


def close(store: Store, voting: VoteRound, *, by: str, at: dt.datetime) -> Loaded | None:
    """Closes a round: who has not answered has abstained, in one load; None where nobody is missing."""
    if not voting.missing:
        vote_rounds.close(store, voting.opened, by=by)
        return None
    rows = [
        {**_shared(voting), "proposal": proposal, "juror": juror, "vote": "abstained"}
        for proposal, juror in sorted(voting.missing)
    ]
    return _store(store, voting, rows, by=by, at=at)


def _shared(voting: VoteRound) -> Row:
    return {
        "programme": voting.programme,
        "year": voting.year,
        "municipality": voting.municipality,
        "vote_round": voting.vote_round,
    }


def _store(
    store: Store,
    voting: VoteRound,
    rows: Sequence[Row],
    *,
    by: str,
    at: dt.datetime,
    allowed: Callable[[duckdb.DuckDBPyConnection], None] = lambda connection: None,
) -> Loaded:
    def note(connection: duckdb.DuckDBPyConnection, batch: int) -> None:
        allowed(connection)
        vote_rounds.add_votes(store, connection, voting.opened, batch, by=by)

    return store_rows(store, "votes", rows, by=by, at=at, on_stored=note)
