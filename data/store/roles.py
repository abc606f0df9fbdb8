"""Who may do what with which programme, where people sign in: given, withdrawn, and ended by their time.

An account is what the provider of sign-in calls somebody: mostly an address, which is the same in whatever case it is
written.
"""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass

from data.store.database import Store, StoreError, now_utc
from data.store.turns import Turns, next_number

LOG = logging.getLogger("programstatus")

ROLES = ("viewer", "editor", "administrator")
"""The roles, each of which may do what those before it may."""
LONGEST_ACCOUNT = 200


class UnknownRole(StoreError):
    """There is no role of that number."""

    code = "unknown_role"


_TURNS = Turns("roles", "given", "role_turns", "entry", UnknownRole)


@dataclass(frozen=True)
class Given:
    """A role that somebody was given, and what became of it; `given` is its number.

    `programme` is None for every programme, also those to come. `turned_by` and `turned_at` are of the last time that
    it was withdrawn or put back; None where it never was. Times are UTC.
    """

    given: int
    account: str
    programme: str | None
    role: str
    expires_at: dt.datetime | None
    given_by: str
    given_at: dt.datetime
    is_withdrawn: bool
    turned_by: str | None
    turned_at: dt.datetime | None

    def counts(self, now: dt.datetime) -> bool:
        """Whether it lets anybody do anything at that time (UTC)."""
        return not self.is_withdrawn and (self.expires_at is None or now < self.expires_at)


def plain(account: str) -> str:
    """The account as it is kept: addresses are the same however they are written, other names are not."""
    return account.strip().casefold() if "@" in account else account.strip()


def give(
    store: Store, account: str, programme: str | None, role: str, expires_at: dt.datetime | None, *, by: str
) -> int:
    """Gives somebody a role and returns its number. ValueError for no account, no such role, a time that is over."""
    now, known = now_utc(), plain(account)
    if not known or len(known) > LONGEST_ACCOUNT or role not in ROLES:
        raise ValueError("a role is given to an account")
    if expires_at is not None and expires_at <= now:
        raise ValueError("a role ends in time to come")
    with store.writing() as connection:
        given = next_number(connection, "roles", "given")
        connection.execute(
            "INSERT INTO roles VALUES ($given, $account, $programme, $role, $expires_at, $by, $at)",
            {
                "given": given,
                "account": known,
                "programme": programme,
                "role": role,
                "expires_at": expires_at,
                "by": by,
                "at": now,
            },
        )
    LOG.info("role %d: %s of %s given to %s by %s", given, role, programme or "every programme", known, by)
    return given


def withdraw(store: Store, given: int, *, by: str) -> bool:
    """Takes a role back at once; False where it is withdrawn already."""
    is_new = _TURNS.withdraw(store, given, by=by)
    if is_new:
        LOG.info("role %d: withdrawn by %s", given, by)
    return is_new


def reinstate(store: Store, given: int, *, by: str) -> bool:
    """Puts a withdrawn role back, until it ends; False where it was not withdrawn."""
    is_new = _TURNS.reinstate(store, given, by=by)
    if is_new:
        LOG.info("role %d: reinstated by %s", given, by)
    return is_new


def roles(store: Store) -> tuple[Given, ...]:
    """Every role that was ever given, newest first."""
    with store.reading() as connection:
        rows = connection.execute(f"""
            WITH turned AS (
                SELECT given, arg_max(done_by, entry) AS turned_by, arg_max(done_at, entry) AS turned_at
                FROM role_turns GROUP BY given
            )
            SELECT
                r.given, r.account, r.programme, r.role, r.expires_at, r.given_by, r.given_at,
                r.given IN ({_TURNS.withdrawn()}) AS is_withdrawn, t.turned_by, t.turned_at
            FROM roles AS r
            LEFT JOIN turned AS t USING (given)
            ORDER BY r.given DESC
        """).fetchall()  # noqa: S608 - conditions of ours
    return tuple(Given(*row) for row in rows)


def sign_out(store: Store, account: str) -> None:
    """Ends every sign-in of that account so far, on whatever machine."""
    with store.writing() as connection:
        connection.execute("INSERT INTO sign_outs VALUES ($account, $at)", {"account": plain(account), "at": now_utc()})
    LOG.info("%s signed out", plain(account))


def signed_out(store: Store) -> dict[str, dt.datetime]:
    """When each account signed out last (UTC)."""
    with store.reading() as connection:
        return dict(connection.execute("SELECT account, max(done_at) FROM sign_outs GROUP BY account").fetchall())
