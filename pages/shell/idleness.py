"""When somebody who has signed in did something last, as this process knows it; a sign-in left alone is over."""

from __future__ import annotations

import threading

from data.settings import settings
from pages.shell.accounts import Account

_MOST = 10_000
_SignIn = tuple[str, float]
_last: dict[_SignIn, tuple[float, float]] = {}
_looking = threading.Lock()


def acted(account: Account, now: float) -> None:
    """Takes note that they did something at that time, in seconds since 1970 (UTC)."""
    with _looking:
        _last[_sign_in(account)] = (now, account.expires_at)


def is_idle(account: Account, now: float) -> bool:
    """Whether they have done nothing for as long as is set, and so have to sign in anew.

    A sign-in that this process has not heard of begins now: where several serve, each browser stays with one of them.
    """
    with _looking:
        if _sign_in(account) not in _last:
            _forget_what_is_over(now)
            _last[_sign_in(account)] = (now, account.expires_at)
        last, _ = _last[_sign_in(account)]
    return now - last > settings().idle_minutes * 60


def _sign_in(account: Account) -> _SignIn:
    return account.name, account.issued_at


def _forget_what_is_over(now: float) -> None:
    if len(_last) < _MOST:
        return
    for known in [one for one, (_, expires_at) in _last.items() if expires_at < now]:
        del _last[known]
