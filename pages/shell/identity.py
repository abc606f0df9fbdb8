"""Who is looking: the user of one's own machine, somebody who has signed in, or who came by a shared link."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import streamlit as st
from starlette.requests import Request

from data.settings import settings, sign_in
from data.store import editions, juror_links, roles, share_codes, shares, uses
from data.store.database import StoreBusy, StoreError, now_utc
from data.store.editions import Edition
from data.store.roles import Given
from data.store.shares import Share
from pages import Role
from pages.shell import accounts, cached, idleness
from pages.shell.accounts import Account
from pages.shell.admission import CODE_COOKIE, LINK_COOKIE, Origin, origin_of
from pages.shell.context import BY_LINK, LOCAL_USER, Invitation, User

LOG = logging.getLogger("programstatus")

_NOTED = "share-noted"
_AN_HOUR = 3600.0
_MOST_REFUSED = 10_000
_LONGEST_PATH = 100
_refused: dict[tuple[str, str], float] = {}
_refusing = threading.Lock()


def who_is_looking(token: str | None) -> User | None:
    """Who came by the link with that token, else who has signed in, else the local user. None for everybody else."""
    return _user(token, origin(), claims, st.context.cookies)


def who_asks(request: Request) -> User | None:
    """The same for a request outside Streamlit: by the link in its address, else by the one it came with before."""
    token = request.query_params.get("share")
    came = origin_of(request.headers)
    if token is None and came is Origin.LINK:
        token = request.cookies.get(LINK_COOKIE)
    return _user(token, came, lambda: _claims_of(request.cookies), request.cookies)


def _user(
    token: str | None, came: Origin | None, claims_of: Callable[[], Mapping[str, Any]], cookies: Mapping[str, str]
) -> User | None:
    if token is not None:
        # An open page may be told another link than the one that it was let in by.
        return None if LinkCodes().lacks_code(token, cookies.get(CODE_COOKIE, "")) else _visitor(token)
    if came is Origin.ACCOUNT:
        return signed_in(claims_of())
    return local_user() if came is Origin.LOCAL else None


def origin() -> Origin | None:
    """How the session that runs was let in."""
    return origin_of(st.context.headers)


def claims() -> Mapping[str, Any]:
    """What the provider says of whoever has signed in, in the session that runs."""
    return st.user.to_dict()


def signed_in(claims: Mapping[str, Any]) -> User | None:
    """The user of whom the provider says that; None where the sign-in is over, or nobody has given them a role."""
    account = _account(claims)
    return None if account is None else _member(account)


def name_of(cookies: Mapping[str, str]) -> str | None:
    """Whose cookies those are, with a role or without; None where nobody has signed in with them, or it is over."""
    try:
        account = _account(_claims_of(cookies))
        return account.name if account and _is_signed_in(account) else None
    except StoreError:
        return None


def local_user() -> User:
    """The user of one's own machine: nobody signs in there, and there is nothing that they may not do."""
    return User(LOCAL_USER, Role.ADMINISTRATOR, None, is_local=True)


class LinkCodes:
    """What `link_code` asks of links, by the store as it is now; none has a code while the store cannot be read."""

    def lacks_code(self, token: str, proof: str) -> bool:
        """Whether the link of that token has a code, and `proof` does not say that it was given."""
        try:
            found = _found(cached.store().signature(), token)
        except StoreError:
            return False
        share = found[0] if found else None
        return share is not None and share.needs_code and not share_codes.is_proof(cached.store(), share.share, proof)

    def prove(self, token: str, code: str) -> str | None:
        """The proof that the code was given; None for a wrong one. TooManyTries where too many were."""
        share = shares.of_token(cached.store(), token)
        return share_codes.prove(cached.store(), share.share, code) if share and share.is_open else None


class Door:
    """The rules of `admission`, by the settings and the store as they are now."""

    def serves_this_machine_only(self) -> bool:
        """Whether the server listens on a loopback address."""
        return st.get_option("server.address") in ("127.0.0.1", "localhost", "::1")

    def key(self) -> str | None:
        """What the local user has to show; None: nothing."""
        key = settings().key
        return None if key is None else key.get_secret_value()

    def opens(self, token: str) -> bool:
        """Whether a link with that token opens anything now; none does while the store cannot be read."""
        try:
            return _visitor(token) is not None
        except StoreError:
            return False

    def opens_voting(self, token: str) -> bool:
        """Whether a juror's link with that token opens anything now; none does while the store cannot be read."""
        try:
            link = juror_links.of_token(cached.store(), token)
        except StoreError:
            return False
        return link is not None and link.share.is_open

    def people_sign_in(self) -> bool:
        """Whether people sign in here."""
        return sign_in() is not None

    def admits(self, cookies: Mapping[str, str], *, to_load: bool) -> str | None:
        """The roles of whoever has signed in with those cookies; None for nobody, `to_load` also for a viewer."""
        try:
            user = signed_in(_claims_of(cookies))
        except StoreError:
            return None
        return None if user is None or (to_load and user.role < Role.EDITOR) else repr(sorted(user.roles, key=str))

    def acted(self, cookies: Mapping[str, str]) -> None:
        """Takes note that somebody who has signed in has done something on a page."""
        account = _account(_claims_of(cookies))
        if account is not None:
            idleness.acted(account, time.time())

    def refused(self, cookies: Mapping[str, str], path: str) -> str:
        """Who has signed in with those cookies, and is refused all the same."""
        name = name_of(cookies) if self.people_sign_in() else None
        if name is None:
            return ""
        note_refusal(name, "door", path[:_LONGEST_PATH])
        return name


def is_welcome(user: User) -> bool:
    """Whether the user may still see what they came for: links and roles end and are withdrawn while pages are open."""
    if user.account is not None:
        found = _member(user.account)
        return found is not None and found.roles == user.roles
    return user.invitation is None or _visitor(user.invitation.token) == user


def note_use(token: str) -> None:
    """Remembers that the link is used, once per session; a store that is busy with other things is left in peace."""
    if st.session_state.get(_NOTED):
        return
    st.session_state[_NOTED] = True
    found = _found(cached.store().signature(), token)
    if found is None:
        return
    try:
        shares.note_use(cached.store(), found[0])
    except StoreBusy:
        LOG.warning("the use of share %s was not noted: the store is busy", found[0].share)


def note_refusal(account: str, kind: Literal["door", "role"], about: str) -> None:
    """Writes down what somebody who has signed in was refused; once an hour of each kind, so that it fills no store."""
    now = time.monotonic()
    with _refusing:
        if now - _refused.get((account, kind), -_AN_HOUR) < _AN_HOUR:
            return
        if len(_refused) >= _MOST_REFUSED:
            _refused.clear()
        _refused[account, kind] = now
    try:
        uses.note_refusal(cached.store(), account, about)
    except StoreError as error:
        LOG.warning("that %s was refused was not kept: %s", account, error)


def _claims_of(cookies: Mapping[str, str]) -> Mapping[str, Any]:
    chosen = sign_in()
    return accounts.claims_of(cookies, chosen.origin) if chosen else {}


def _account(claims: Mapping[str, Any]) -> Account | None:
    chosen = sign_in()
    return accounts.account(claims, chosen.claim) if chosen else None


def _is_signed_in(account: Account) -> bool:
    """Whether the provider vouches for them still, and they have not signed out or left their pages alone since."""
    signed_out_at = _signed_out(cached.store().signature()).get(account.name)
    # The provider counts whole seconds.
    since = 0 if signed_out_at is None else int(signed_out_at.replace(tzinfo=dt.UTC).timestamp())
    now = time.time()
    return account.is_valid(now) and account.issued_at >= since and not idleness.is_idle(account, now)


def _member(account: Account) -> User | None:
    """Somebody with the roles that their account has now."""
    chosen = sign_in()
    if chosen is None or not _is_signed_in(account):
        return None
    now, given = now_utc(), _roles(cached.store().signature()).get(account.name, [])
    held = [(one.programme, Role[one.role.upper()]) for one in given if one.counts(now)]
    if chosen.first_administrator and account.name == roles.plain(chosen.first_administrator):
        held.append((None, Role.ADMINISTRATOR))
    return None if not held else with_roles(account, held)


def with_roles(account: Account, held: Sequence[tuple[str | None, Role]]) -> User:
    """Somebody who has those roles, at least one: by programme, None for every programme."""
    programmes = {programme for programme, _ in held}
    return User(
        account.name,
        max(role for _, role in held),
        None if None in programmes else frozenset(name for name in programmes if name is not None),
        account=account,
        roles=tuple(held),
    )


@st.cache_resource(show_spinner=False, max_entries=4)
def _roles(signature: str) -> dict[str, list[Given]]:
    by_account: dict[str, list[Given]] = {}
    for one in roles.roles(cached.store()):
        by_account.setdefault(one.account, []).append(one)
    return by_account


@st.cache_resource(show_spinner=False, max_entries=4)
def _signed_out(signature: str) -> dict[str, dt.datetime]:
    return roles.signed_out(cached.store())


def _visitor(token: str) -> User | None:
    """A viewer of one programme and nothing else."""
    found = _found(cached.store().signature(), token)
    if found is None:
        return None
    share, edition = found
    if not share.is_open or (share.edition is not None and (edition is None or edition.is_withdrawn)):
        return None
    return User(
        f"{BY_LINK}{share.share}",
        Role.VIEWER,
        frozenset({share.programme}),
        invitation=Invitation(token, edition, share.expires_at),
    )


@st.cache_resource(show_spinner=False, max_entries=200)
def _found(signature: str, token: str) -> tuple[Share, Edition | None] | None:
    share = shares.of_token(cached.store(), token)
    if share is None:
        return None
    every = editions.editions(cached.store(), share.programme) if share.edition is not None else ()
    return share, next((edition for edition in every if edition.edition == share.edition), None)
