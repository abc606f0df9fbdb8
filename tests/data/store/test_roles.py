"""Roles: given, withdrawn, put back, ended by their time; all of it stays to be read."""

from __future__ import annotations

import datetime as dt

import pytest

from data.store import roles
from data.store.database import Store, now_utc
from data.store.roles import UnknownRole

DAY = dt.timedelta(days=1)


def test_a_role_counts_until_it_is_withdrawn_and_after_it_is_put_back(store: Store) -> None:
    now = now_utc()
    given = roles.give(store, " Kari@Kommune.NO", "Spir", "editor", None, by="admin")

    assert roles.withdraw(store, given, by="ola")
    assert not roles.withdraw(store, given, by="ola")
    (withdrawn,) = roles.roles(store)
    assert not withdrawn.counts(now)
    assert (withdrawn.turned_by, withdrawn.given_by) == ("ola", "admin")

    assert roles.reinstate(store, given, by="eva")
    (back,) = roles.roles(store)
    assert back.counts(now) and back.turned_by == "eva" and back.turned_at is not None
    assert (back.account, back.programme, back.role) == ("kari@kommune.no", "Spir", "editor")


def test_a_role_ends_with_its_time(store: Store) -> None:
    end = now_utc() + DAY
    roles.give(store, "aB3", None, "viewer", end, by="admin")

    (given,) = roles.roles(store)
    assert given.account == "aB3" and given.programme is None
    assert given.counts(end - DAY) and not given.counts(end)


@pytest.mark.parametrize(
    ("account", "role", "days"), [("", "viewer", 1), (" ", "viewer", 1), ("a", "owner", 1), ("a", "viewer", -1)]
)
def test_what_is_no_role_is_not_kept(store: Store, account: str, role: str, days: int) -> None:
    with pytest.raises(ValueError, match="a role"):
        roles.give(store, account, "Spir", role, now_utc() + days * DAY, by="admin")
    assert roles.roles(store) == ()
    with pytest.raises(UnknownRole):
        roles.withdraw(store, 1, by="admin")


def test_the_last_time_somebody_signed_out_is_known(store: Store) -> None:
    before = now_utc()
    for account in ("Kari@kommune.no", "ola@kommune.no", "kari@kommune.no"):
        roles.sign_out(store, account)

    found = roles.signed_out(store)
    assert set(found) == {"kari@kommune.no", "ola@kommune.no"}
    assert before <= found["ola@kommune.no"] <= found["kari@kommune.no"] <= now_utc()
