"""A code as the second factor of a link: told by another way than the link, kept as a digest, tried a few times."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import defaultdict, deque

import duckdb
from itsdangerous import BadData, URLSafeSerializer

from data.store.database import Store
from data.store.secret import secret

MOST_TRIES = 10
_SECONDS = 3600
# No letter that is taken for another, on paper or by ear.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTH = 8
_LONGEST = 100
_SALT = "programstatus.share-code"

_tries: defaultdict[str, deque[float]] = defaultdict(deque)
_trying = threading.Lock()


class TooManyTries(Exception):
    """Codes have been tried too often; it takes a while until one is looked at again."""


def new_code() -> str:
    """A code that nobody guesses in ten tries an hour: about 39 random bits."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


def keep(connection: duckdb.DuckDBPyConnection, share: str, code: str) -> None:
    """Writes the digest of a share's code down."""
    salt = secrets.token_hex(16)
    connection.execute(
        "INSERT INTO share_codes VALUES ($share, $salt, $digest)",
        {"share": share, "salt": salt, "digest": _digest(code, salt)},
    )


def prove(store: Store, share: str, code: str) -> str | None:
    """A proof that somebody has said the code of that share; None for another. TooManyTries after ten in an hour."""
    with _trying:
        tries = _tries[share]
        while tries and tries[0] < time.monotonic() - _SECONDS:
            tries.popleft()
        if len(tries) >= MOST_TRIES:
            raise TooManyTries
        tries.append(time.monotonic())
    with store.reading() as connection:
        kept = connection.execute(
            "SELECT salt, digest FROM share_codes WHERE share = $share", {"share": share}
        ).fetchone()
    said = "".join(code[:_LONGEST].lower().split())
    if kept is None or not hmac.compare_digest(_digest(said, kept[0]), kept[1]):
        return None
    with _trying:
        _tries.pop(share, None)
    return str(_serializer(store).dumps(share))


def is_proof(store: Store, share: str, proof: str) -> bool:
    """Whether that is a proof for that share."""
    try:
        return len(proof) < 2 * _LONGEST and bool(_serializer(store).loads(proof) == share)
    except BadData:
        return False


def _digest(code: str, salt: str) -> str:
    return hashlib.scrypt(code.encode(), salt=bytes.fromhex(salt), n=2**14, r=8, p=1).hex()


def _serializer(store: Store) -> URLSafeSerializer:
    return URLSafeSerializer(secret(store.path), salt=_SALT, signer_kwargs={"digest_method": hashlib.sha256})
