"""Who is looking: the user of one's own machine, or somebody who came by a shared link."""

from __future__ import annotations

import logging

import streamlit as st
from starlette.requests import Request

from data.settings import settings
from data.store import editions, shares
from data.store.database import StoreBusy, StoreError
from data.store.editions import Edition
from data.store.shares import Share
from pages import Role
from pages.shell import cached
from pages.shell.admission import LINK_COOKIE, Origin, origin_of
from pages.shell.context import LOCAL_USER, Invitation, User

LOG = logging.getLogger("programstatus")

_NOTED = "share-noted"


def who_is_looking(token: str | None) -> User | None:
    """Somebody who came by the link with that token, else the local user. None for everybody else."""
    if token is not None:
        return _visitor(token)
    return local_user() if origin() is Origin.LOCAL else None


def who_asks(request: Request) -> User | None:
    """The same for a request outside Streamlit: by the link in its address, else by the one it came with before."""
    token = request.query_params.get("share")
    came = origin_of(request.headers)
    if token is None and came is Origin.LINK:
        token = request.cookies.get(LINK_COOKIE)
    if token is not None:
        return _visitor(token)
    return local_user() if came is Origin.LOCAL else None


def origin() -> Origin | None:
    """How the session that runs was let in."""
    return origin_of(st.context.headers)


def local_user() -> User:
    """The user of one's own machine: nobody signs in there, and there is nothing that they may not do."""
    return User(LOCAL_USER, Role.ADMINISTRATOR, None, is_local=True)


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


def is_welcome(user: User) -> bool:
    """Whether the user may still see what they came for: a link may be withdrawn while its page is open."""
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


def _visitor(token: str) -> User | None:
    """A viewer of one programme and nothing else."""
    found = _found(cached.store().signature(), token)
    if found is None:
        return None
    share, edition = found
    if not share.is_open or (share.edition is not None and (edition is None or edition.is_withdrawn)):
        return None
    return User(
        f"share {share.share}",
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
