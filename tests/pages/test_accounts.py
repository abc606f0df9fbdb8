"""Who has signed in: only what was signed here, for this address, of a provider that still vouches for it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from pages.shell import accounts
from pages.shell.accounts import Account, account, claims_of
from pages.shell.sign_in import is_local, start_address

SECRET, ORIGIN = "a secret that is long enough", "https://programstatus.no"
CLAIMS: dict[str, Any] = {"email": "Kari@Kommune.no ", "sub": "aB3", "iat": 1_000, "exp": 2_000}
SIGNED = {**CLAIMS, "is_logged_in": True, "origin": ORIGIN}


@pytest.fixture(autouse=True)
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "get_cookie_secret", lambda: SECRET)


def cookie(name: str, value: str, secret: str = SECRET) -> str:
    return create_signed_value(secret, name, value).decode()


def test_an_account_is_what_the_provider_says_until_its_time_is_over() -> None:
    assert account(CLAIMS, "email") == Account("kari@kommune.no", 1_000, 2_000)
    assert account(CLAIMS, "sub") == Account("aB3", 1_000, 2_000)
    found = account(CLAIMS, "email")
    assert found is not None and found.is_valid(1_999.9) and not found.is_valid(2_000)


@pytest.mark.parametrize(
    "wrong",
    [
        {"exp": None},
        {"exp": "2000"},
        {"exp": True},
        {"iat": None},
        {"email": None},
        {"email": " "},
        {"email": ["kari@kommune.no"]},
        {"email": "x" * 201},
        {"email_verified": False},
        {"email_verified": "false"},
    ],
)
def test_what_is_missing_or_not_verified_makes_no_account(wrong: dict[str, Any]) -> None:
    assert account({**CLAIMS, **wrong}, "email") is None
    assert account({**CLAIMS, "email_verified": True}, "email") is not None


def test_only_a_cookie_that_was_signed_here_for_this_address_says_anything() -> None:
    name, written = "_streamlit_user", json.dumps(SIGNED)

    assert claims_of({name: cookie(name, written)}, ORIGIN) == SIGNED
    half = len(written) // 2
    in_parts = {f"{name}_{n}": cookie(f"{name}_{n}", part) for n, part in ((1, written[:half]), (2, written[half:]))}
    assert claims_of({name: cookie(name, "chunks-2"), **in_parts}, ORIGIN) == SIGNED

    for wrong in (
        {},
        {name: written},
        {name: ""},
        {name: cookie(name, written, "another secret")},
        {name: cookie("_streamlit_user_tokens", written)},
        {name: cookie(name, "chunks-2")},
        {name: cookie(name, "no json")},
        {name: cookie(name, "[]")},
        {name: cookie(name, json.dumps({**SIGNED, "is_logged_in": False}))},
        {name: cookie(name, json.dumps({**SIGNED, "origin": "https://other.no"}))},
    ):
        assert claims_of(wrong, ORIGIN) == {}


def test_without_a_secret_nobody_has_signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "get_cookie_secret", lambda: "")

    assert claims_of({"_streamlit_user": cookie("_streamlit_user", json.dumps(SIGNED), "")}, ORIGIN) == {}


def test_the_way_back_leads_to_this_server_and_carries_no_link() -> None:
    address = start_address("/budsjett", "programme=Spir&share=abc&key=k&year=2024")

    assert address == "/logg-inn?next=%2Fbudsjett%3Fprogramme%3DSpir%26year%3D2024"
    assert is_local("/budsjett?programme=Ål&year=2024")
    for elsewhere in (
        "",
        "budsjett",
        "//a.no",
        "/\\a.no",
        "/a\\b",
        "https://a.no",
        "/a\r\nb: c",
        "/\t/a.no",
        "/" * 2001,
    ):
        assert not is_local(elsewhere), elsewhere
