"""Shares: what a link opens, and that nothing else does."""

from __future__ import annotations

import datetime as dt
import stat
import sys
from pathlib import Path

import pytest
from itsdangerous import URLSafeSerializer

from data.store import shares
from data.store.database import Store, now_utc
from data.store.shares import UnknownShare


@pytest.fixture
def store(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.delenv("PROGRAMSTATUS_SECRET", raising=False)
    return store


def secret_file(store: Store) -> Path:
    return store.path.with_name(store.path.name + ".secret")


def tomorrow() -> dt.datetime:
    return now_utc() + dt.timedelta(days=1)


def test_a_token_opens_what_it_was_made_for(store: Store) -> None:
    until = tomorrow()
    share = shares.of_token(store, shares.create(store, "Spir", 3, until, by="kari"))

    assert share is not None
    assert (share.programme, share.edition, share.expires_at, share.created_by) == ("Spir", 3, until, "kari")
    assert share.is_open
    assert share.used_at is None


def test_the_token_can_be_shown_again(store: Store) -> None:
    token = shares.create(store, "Spir", None, tomorrow(), by="kari")
    (share,) = shares.shares(store, "Spir")

    assert shares.token(store, share.share) == token
    assert shares.shares(store, "Eksempel") == ()


def test_a_token_that_was_tampered_with_opens_nothing(store: Store) -> None:
    token = shares.create(store, "Spir", None, tomorrow(), by="kari")

    for place in range(len(token)):
        other = "A" if token[place] != "A" else "B"
        changed = token[:place] + other + token[place + 1 :]
        # The last letter of base64 holds bits that nobody reads; what then is the same token may open the same.
        if place < len(token) - 1:
            assert shares.of_token(store, changed) is None, place
    for wrong in ("", ".", token[:-5], token + "." + token, "x" * 100_000, "«æøå»", "\0"):
        assert shares.of_token(store, wrong) is None


def test_a_token_made_with_another_secret_or_for_another_purpose_opens_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    shares.create(store, "Spir", None, tomorrow(), by="kari")
    (share,) = shares.shares(store, "Spir")
    secret = secret_file(store).read_text()
    assert shares.of_token(store, URLSafeSerializer(secret, salt="other").dumps(share.share)) is None
    assert shares.of_token(store, URLSafeSerializer("guessed", salt="programstatus.share").dumps(share.share)) is None

    monkeypatch.setenv("PROGRAMSTATUS_SECRET", "another secret altogether")
    changed = shares.token(store, share.share)
    assert shares.of_token(store, changed) == share
    monkeypatch.delenv("PROGRAMSTATUS_SECRET")
    assert shares.of_token(store, changed) is None


def test_a_link_that_was_signed_the_former_way_still_opens(store: Store) -> None:
    token = shares.create(store, "Spir", None, tomorrow(), by="kari")
    (share,) = shares.shares(store, "Spir")
    former = URLSafeSerializer(secret_file(store).read_text(), salt="programstatus.share")
    assert former.dumps(share.share) != token
    assert shares.of_token(store, str(former.dumps(share.share))) == share


def test_a_signed_name_that_nobody_made_opens_nothing(store: Store) -> None:
    assert shares.of_token(store, shares.token(store, "unknown")) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_the_secret_is_made_once_and_for_its_owner_alone(store: Store, tmp_path: Path) -> None:
    file = secret_file(store)
    shares.create(store, "Spir", None, tomorrow(), by="kari")
    secret = file.read_bytes()
    shares.create(store, "Spir", None, tomorrow(), by="kari")

    assert file.read_bytes() == secret
    assert len(secret) >= 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path for path in tmp_path.iterdir() if path not in (store.path, file)] == []


def test_a_share_is_closed_at_once_and_opened_again(store: Store) -> None:
    token = shares.create(store, "Spir", None, tomorrow(), by="kari")
    (share,) = shares.shares(store, "Spir")

    assert shares.withdraw(store, share.share, by="ola")
    closed = shares.of_token(store, token)
    assert closed is not None and closed.is_withdrawn and not closed.is_open
    assert not shares.withdraw(store, share.share, by="ola")

    assert shares.reinstate(store, share.share, by="ola")
    opened = shares.of_token(store, token)
    assert opened is not None and opened.is_open
    assert not shares.reinstate(store, share.share, by="ola")
    with pytest.raises(UnknownShare):
        shares.withdraw(store, "unknown", by="ola")


def test_every_open_share_of_a_programme_is_closed_at_once(store: Store) -> None:
    tokens = [shares.create(store, name, None, tomorrow(), by="kari") for name in ("Spir", "Spir", "Gnist")]
    closed = shares.of_token(store, shares.create(store, "Spir", None, tomorrow(), by="kari"))
    assert closed is not None and shares.withdraw(store, closed.share, by="kari")
    assert shares.withdraw_all(store, "Spir", by="ola") == 2
    found = [shares.of_token(store, token) for token in tokens]
    assert [share is not None and share.is_open for share in found] == [False, False, True]
    assert shares.withdraw_all(store, "Spir", by="ola") == 0
    assert shares.reinstate(store, found[0].share, by="ola") if found[0] else False


def test_a_share_expires(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    until = tomorrow()
    token = shares.create(store, "Spir", None, until, by="kari")

    monkeypatch.setattr(shares, "now_utc", lambda: until)
    share = shares.of_token(store, token)

    assert share is not None and share.is_expired and not share.is_open


@pytest.mark.parametrize("days", [0, -1, 400])
def test_a_share_has_an_end_and_not_a_far_one(store: Store, days: int) -> None:
    with pytest.raises(ValueError, match="end"):
        shares.create(store, "Spir", None, now_utc() + dt.timedelta(days=days), by="kari")
    assert shares.shares(store, "Spir") == ()


def test_use_is_noted_once_an_hour(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    token = shares.create(store, "Spir", None, tomorrow(), by="kari")
    before = shares.of_token(store, token)
    assert before is not None
    first = now_utc()
    monkeypatch.setattr(shares, "now_utc", lambda: first)

    assert shares.note_use(store, before)
    # Somebody who has not seen the first use writes no second one either.
    assert not shares.note_use(store, before)
    after = shares.of_token(store, token)
    assert after is not None and after.used_at == first
    signature = store.signature()
    assert not shares.note_use(store, after)
    assert store.signature() == signature

    monkeypatch.setattr(shares, "now_utc", lambda: first + dt.timedelta(minutes=61))
    assert shares.note_use(store, after)
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM share_uses").fetchone() == (2,)
