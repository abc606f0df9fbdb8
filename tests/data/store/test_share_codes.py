"""A link's code: it proves itself once said, is guessed by nobody, and is not kept."""

from __future__ import annotations

import datetime as dt

import pytest

from data.store import share_codes, shares
from data.store.database import Store, now_utc
from tests.data.factories import fetched


def a_share(store: Store, code: str | None) -> shares.Share:
    found = shares.of_token(
        store, shares.create(store, "Spir", None, now_utc() + dt.timedelta(days=1), by="kari", code=code)
    )
    assert found is not None
    return found


def test_the_code_that_was_made_proves_its_own_share_and_no_other(store: Store) -> None:
    code = share_codes.new_code()
    first, second = a_share(store, code), a_share(store, share_codes.new_code())
    assert first.needs_code and not a_share(store, None).needs_code
    proof = share_codes.prove(store, first.share, f" {code[:4].upper()} {code[4:]} ")
    assert proof is not None and share_codes.is_proof(store, first.share, proof)
    assert not share_codes.is_proof(store, second.share, proof)
    assert not share_codes.is_proof(store, first.share, shares.token(store, first.share))
    assert not share_codes.is_proof(store, first.share, "")
    assert share_codes.prove(store, second.share, code) is None
    assert code not in str(fetched(store, "SELECT * FROM share_codes"))


def test_ten_wrong_codes_in_an_hour_are_enough(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    code = share_codes.new_code()
    share = a_share(store, code).share
    for _ in range(share_codes.MOST_TRIES):
        assert share_codes.prove(store, share, "wrong") is None
    with pytest.raises(share_codes.TooManyTries):
        share_codes.prove(store, share, code)
    later = share_codes.time.monotonic() + 3601
    monkeypatch.setattr(share_codes.time, "monotonic", lambda: later)
    assert share_codes.prove(store, share, code) is not None
