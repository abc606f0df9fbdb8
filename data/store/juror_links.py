"""One link for each juror of an open vote round: it opens that juror's own voting, and nothing else of the programme.

It is a share like any other, with an end and a way to withdraw it, but signed apart: the one kind of token never opens
what the other kind does.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection
from dataclasses import dataclass

import duckdb
from itsdangerous import BadData, URLSafeSerializer

from data.store import shares
from data.store.database import Store, StoreError
from data.store.secret import secret
from data.store.shares import Share
from data.store.vote_rounds import VoteRound

_SALT = "programstatus.juror"
_LONGEST = 2000


class NotYourVote(StoreError):
    """The vote is another's to give: the link is closed, or the juror has one and votes by it."""

    code = "not_your_vote"


@dataclass(frozen=True)
class JurorLink:
    """A juror's link. `share` is what it is as a link; `opened` is the vote round."""

    share: Share
    opened: int
    juror: str


_OF_ROUND = "SELECT share, juror FROM juror_links WHERE opened = $opened"


def make(store: Store, voting: VoteRound, expires_at: dt.datetime, *, by: str) -> int:
    """Makes a link for every juror of a round who has none that is open; how many were made."""
    held = {one.juror for one in links(store, voting.opened) if one.share.is_open}
    without = [juror for juror in voting.jurors if juror not in held]
    if without:
        _serializer(store)  # no link is kept that nothing could be signed for
        with store.writing() as connection:
            for juror in without:
                _add(connection, voting, juror, expires_at, by=by)
    return len(without)


def renew(store: Store, voting: VoteRound, juror: str, expires_at: dt.datetime, *, by: str) -> None:
    """Makes a juror another link, and closes those that were."""
    before = [one for one in _links(store, voting.opened) if one.juror == juror and not one.share.is_withdrawn]
    _serializer(store)
    with store.writing() as connection:
        for one in before:
            shares.close(connection, one.share.share, by=by)
        _add(connection, voting, juror, expires_at, by=by)


def links(store: Store, opened: int) -> tuple[JurorLink, ...]:
    """The newest link of each juror of a round, by juror; none where none was made."""
    newest: dict[str, JurorLink] = {}
    for one in _links(store, opened):
        newest.setdefault(one.juror, one)
    return tuple(newest[juror] for juror in sorted(newest))


def token(store: Store, share: str) -> str:
    """What stands in the address of a juror's link."""
    signed: str | bytes = _serializer(store).dumps(share)
    return signed if isinstance(signed, str) else signed.decode()


def of_token(store: Store, token: str) -> JurorLink | None:
    """The juror's link of a token, open or not; None where none was made here with it."""
    share = _unsigned(store, token)
    if not isinstance(share, str):
        return None
    with store.reading() as connection:
        row = connection.execute(
            "SELECT opened, juror FROM juror_links WHERE share = $share", {"share": share}
        ).fetchone()
        found = shares.of(connection, [share])
    return JurorLink(found[0], int(row[0]), str(row[1])) if row and found else None


def receipt(store: Store, share: str, batches: Collection[int]) -> str:
    """Proof, for the browser to keep, that it gave those votes by that link: it alone is shown them again."""
    signed: str | bytes = _serializer(store).dumps([share, sorted(batches)])
    return signed if isinstance(signed, str) else signed.decode()


def batches_of(store: Store, share: str, receipt: str) -> frozenset[int]:
    """The votes that a browser has that proof of, for that link; none for anything else."""
    said = _unsigned(store, receipt)
    if isinstance(said, list) and len(said) == 2 and said[0] == share:
        return frozenset(int(batch) for batch in said[1])
    return frozenset()


def require(connection: duckdb.DuckDBPyConnection, store: Store, voting: VoteRound, juror: str, by_link: str) -> None:
    """Within the transaction that stores a vote: NotYourVote where it is not given as it has to be.

    `by_link`: the share that it was given by, "" for a vote given on the jury's own page.
    """
    rows = connection.execute(_OF_ROUND, {"opened": voting.opened}).fetchall()
    own = shares.of(connection, [str(share) for share, who in rows if who == juror])
    if by_link not in ({one.share for one in own if one.is_open} or {""}):
        raise NotYourVote(store.path)


def _add(
    connection: duckdb.DuckDBPyConnection, voting: VoteRound, juror: str, expires_at: dt.datetime, *, by: str
) -> None:
    share = shares.add(connection, voting.programme, None, expires_at, by=by)
    connection.execute(
        "INSERT INTO juror_links VALUES ($share, $opened, $juror)",
        {"share": share, "opened": voting.opened, "juror": juror},
    )


def _links(store: Store, opened: int) -> list[JurorLink]:
    """Every link of a round, the newest first."""
    with store.reading() as connection:
        jurors = dict(connection.execute(_OF_ROUND, {"opened": opened}).fetchall())
        return [JurorLink(one, opened, jurors[one.share]) for one in shares.of(connection, jurors)]


def _unsigned(store: Store, signed: str) -> object:
    try:
        return _serializer(store).loads(signed) if 0 < len(signed) <= _LONGEST else None
    except BadData:
        return None


def _serializer(store: Store) -> URLSafeSerializer:
    return URLSafeSerializer(secret(store.path), salt=_SALT, signer_kwargs={"digest_method": hashlib.sha256})
