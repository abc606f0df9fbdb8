"""Who has signed in, by the cookie that Streamlit's sign-in leaves with the browser: signed here, and no secret."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import AUTH_COOKIE_NAME, get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from data.store.roles import LONGEST_ACCOUNT, plain


@dataclass(frozen=True)
class Account:
    """Somebody whom the provider vouches for: what a role is given to, and seconds since 1970 (UTC)."""

    name: str
    issued_at: float
    expires_at: float

    def is_valid(self, now: float) -> bool:
        """Whether the provider still vouches for them."""
        return now < self.expires_at


def account(claims: Mapping[str, Any], claim: str) -> Account | None:
    """The account of what a provider says; `claim` is what roles are given to. None where anything is missing.

    An address that the provider itself has not verified is anybody's.
    """
    name, issued_at, expires_at = claims.get(claim), _seconds(claims.get("iat")), _seconds(claims.get("exp"))
    if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_ACCOUNT:
        return None
    if issued_at is None or expires_at is None:
        return None
    if claim == "email" and claims.get("email_verified", True) not in (True, "true"):
        return None
    return Account(plain(name), issued_at, expires_at)


def claims_of(cookies: Mapping[str, str], origin: str) -> dict[str, Any]:
    """What the provider said of whoever sends those cookies; nothing where they were not signed here, for `origin`."""
    secret = get_cookie_secret()
    if not secret:
        return {}
    signed = get_cookie_with_chunks(
        lambda name: decode_signed_value(secret, name, cookies[name]) if name in cookies else None, AUTH_COOKIE_NAME
    )
    if signed is None:
        return {}
    try:
        claims = json.loads(signed)
    except ValueError:
        return {}
    is_ours = isinstance(claims, dict) and claims.get("is_logged_in") is True and claims.get("origin") == origin
    return claims if is_ours else {}


def _seconds(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
