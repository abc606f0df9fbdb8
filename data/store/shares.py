"""Links that open one programme, or one edition of it, to somebody without an account.

A link holds a signed name and nothing else; what it opens, and until when, stands in the store. Whoever has the
database but not the secret can make no link.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import secrets
from collections.abc import Collection
from dataclasses import dataclass

import duckdb
from itsdangerous import BadData, URLSafeSerializer

from data.store import share_codes
from data.store.database import Store, StoreError, now_utc
from data.store.secret import secret
from data.store.turns import WITHDRAW, Turns

LOG = logging.getLogger("programstatus")

MOST_DAYS = 366
_SALT = "programstatus.share"
_BETWEEN_USES = dt.timedelta(hours=1)
_LONGEST_TOKEN = 200


class UnknownShare(StoreError):
    """There is no share of that name."""

    code = "unknown_share"


_TURNS = Turns("shares", "share", "share_turns", "entry", UnknownShare)


@dataclass(frozen=True)
class Share:
    """A link and what became of it. `edition` is None for the figures as they are now; times are UTC."""

    share: str
    programme: str
    edition: int | None
    expires_at: dt.datetime
    created_by: str
    created_at: dt.datetime
    is_withdrawn: bool
    used_at: dt.datetime | None
    needs_code: bool = False

    @property
    def is_expired(self) -> bool:
        """Whether its time is over."""
        return self.expires_at <= now_utc()

    @property
    def is_open(self) -> bool:
        """Whether it opens anything."""
        return not self.is_withdrawn and not self.is_expired


def create(
    store: Store, programme: str, edition: int | None, expires_at: dt.datetime, *, by: str, code: str | None = None
) -> str:
    """Makes a share and returns its token. ValueError for a time that is over or too far away.

    `code`: what has to be said beside it; None: nothing.
    """
    _serializer(store)  # no link is kept that nothing could be signed for
    with store.writing() as connection:
        share = add(connection, programme, edition, expires_at, by=by)
        if code is not None:
            share_codes.keep(connection, share, code)
    return token(store, share)


def add(
    connection: duckdb.DuckDBPyConnection, programme: str, edition: int | None, expires_at: dt.datetime, *, by: str
) -> str:
    """Writes a share down and returns its name. ValueError for a time that is over or too far away."""
    now = now_utc()
    if not now < expires_at <= now + dt.timedelta(days=MOST_DAYS):
        raise ValueError("a share has an end, within a year")
    share = secrets.token_urlsafe(9)
    connection.execute(
        "INSERT INTO shares VALUES ($share, $programme, $edition, $expires_at, $by, $at)",
        {
            "share": share,
            "programme": programme,
            "edition": edition,
            "expires_at": expires_at,
            "by": by,
            "at": now,
        },
    )
    LOG.info("share %s of %s made by %s, until %s", share, programme, by, expires_at.isoformat(" ", "minutes"))
    return share


def token(store: Store, share: str) -> str:
    """What stands in the link of a share."""
    signed: str | bytes = _serializer(store).dumps(share)
    return signed if isinstance(signed, str) else signed.decode()


def of_token(store: Store, token: str) -> Share | None:
    """The share of a link, open or not; None where the link was not made here."""
    if not token or len(token) > _LONGEST_TOKEN:
        return None
    try:
        share = _serializer(store).loads(token)
    except BadData:
        return None
    return next(iter(_opening(store, "s.share = $share", share=str(share))), None)


def shares(store: Store, programme: str) -> tuple[Share, ...]:
    """The shares of a programme, newest first; no juror's link, which opens none of it."""
    return _opening(store, "s.programme = $programme", programme=programme)


def withdraw(store: Store, share: str, *, by: str) -> bool:
    """Closes a share at once; False where it is withdrawn already."""
    is_new = _TURNS.withdraw(store, share, by=by)
    if is_new:
        LOG.info("share %s: withdrawn by %s", share, by)
    return is_new


def withdraw_all(store: Store, programme: str, *, by: str) -> int:
    """Closes every open share of a programme at once, jurors' links too; how many there were."""
    with store.writing() as connection:
        opened = connection.execute(
            f"SELECT share FROM shares WHERE programme = $programme AND expires_at > $now "  # noqa: S608 - names of ours
            f"AND share NOT IN ({_TURNS.withdrawn()}) ORDER BY share",
            {"programme": programme, "now": now_utc()},
        ).fetchall()
        for (share,) in opened:
            _TURNS.add(connection, share, WITHDRAW, by=by)
    for (share,) in opened:
        LOG.info("share %s: withdrawn by %s, with all of %s", share, by, programme)
    return len(opened)


def reinstate(store: Store, share: str, *, by: str) -> bool:
    """Opens a withdrawn share again, until it expires; False where it was not withdrawn."""
    is_new = _TURNS.reinstate(store, share, by=by)
    if is_new:
        LOG.info("share %s: reinstated by %s", share, by)
    return is_new


def note_use(store: Store, share: Share) -> bool:
    """Remembers that a share was used; False where that was noted within the hour."""
    now = now_utc()
    if share.used_at is not None and now - share.used_at < _BETWEEN_USES:
        return False
    with store.writing() as connection:
        noted = connection.execute(
            "SELECT 1 FROM share_uses WHERE share = $share AND used_at > $since",
            {"share": share.share, "since": now - _BETWEEN_USES},
        ).fetchone()
        if noted:
            return False
        connection.execute("INSERT INTO share_uses VALUES ($share, $at)", {"share": share.share, "at": now})
    return True


def of(connection: duckdb.DuckDBPyConnection, names: Collection[str]) -> tuple[Share, ...]:
    """The shares of those names, whatever they open, newest first."""
    return _shares(connection, "list_contains($names, s.share)", names=list(names))


def close(connection: duckdb.DuckDBPyConnection, share: str, *, by: str) -> None:
    """Closes a share within a transaction."""
    _TURNS.add(connection, share, WITHDRAW, by=by)


def _opening(store: Store, where: str, **values: object) -> tuple[Share, ...]:
    """The shares under that condition which open a programme."""
    with store.reading() as connection:
        return _shares(connection, f"{where} AND s.share NOT IN (SELECT share FROM juror_links)", **values)  # noqa: S608 - conditions of ours


def _shares(connection: duckdb.DuckDBPyConnection, where: str, **values: object) -> tuple[Share, ...]:
    query = f"""
        WITH used AS (SELECT share, max(used_at) AS used_at FROM share_uses GROUP BY share)
        SELECT
            s.share, s.programme, s.edition, s.expires_at, s.created_by, s.created_at,
            s.share IN ({_TURNS.withdrawn()}) AS is_withdrawn, u.used_at,
            s.share IN (SELECT share FROM share_codes) AS needs_code
        FROM shares AS s
        LEFT JOIN used AS u USING (share)
        WHERE {where}
        ORDER BY s.created_at DESC, s.share
    """  # noqa: S608 - conditions of ours
    return tuple(Share(*row) for row in connection.execute(query, values).fetchall())


def _serializer(store: Store) -> URLSafeSerializer:
    return URLSafeSerializer(
        secret(store.path),
        salt=_SALT,
        signer_kwargs={"digest_method": hashlib.sha256},
        # Links that are out were signed with what itsdangerous has by itself.
        fallback_signers=[{"digest_method": hashlib.sha1}],
    )
