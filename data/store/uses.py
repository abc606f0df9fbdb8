"""What people did that makes no new figures, and that somebody may have to answer for: came in, took a file
along, was refused.
"""

from __future__ import annotations

import datetime as dt

from data.store.database import Store, now_utc

_CAME = "SELECT 1 FROM uses WHERE thing = 'sign_in' AND done_by = $account AND done_at >= $since"


def note_sign_in(store: Store, account: str, since: dt.datetime) -> None:
    """Writes down that an account has come in by the sign-in of that time (UTC), once for each sign-in."""
    came = {"account": account, "since": since}
    with store.reading() as connection:
        if connection.execute(_CAME, came).fetchone():
            return
    with store.writing() as connection:
        if not connection.execute(_CAME, came).fetchone():
            connection.execute(
                "INSERT INTO uses VALUES ($at, $account, 'sign_in', NULL, '')", {"at": now_utc(), "account": account}
            )


def note_refusal(store: Store, account: str, about: str) -> None:
    """Writes down that an account asked for something and was refused."""
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO uses VALUES ($at, $account, 'refusal', NULL, $about)",
            {"at": now_utc(), "account": account, "about": about},
        )


def note_export(store: Store, by: str, programme: str | None, file_name: str) -> None:
    """Writes down that somebody took a file along; no programme is of several, or of none."""
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO uses VALUES ($at, $by, 'export', $programme, $file_name)",
            {"at": now_utc(), "by": by, "programme": programme, "file_name": file_name},
        )
