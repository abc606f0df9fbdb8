"""Who is looking: the user of one's own machine, or somebody who came by a shared link."""

from __future__ import annotations

import logging

import streamlit as st

from data.store import editions, shares
from data.store.database import StoreBusy
from data.store.editions import Edition
from data.store.shares import Share
from pages import Role
from pages.shell import cached
from pages.shell.context import LOCAL_USER, Invitation, User

LOG = logging.getLogger("programstatus")

_NOTED = "share-noted"


def who_is_looking(token: str | None) -> User | None:
    """Somebody who came by the link with that token, else the local user. None where the link opens nothing."""
    return local_user() if token is None else _visitor(token)


def local_user() -> User:
    """The user of one's own machine, where no sign-in is configured.

    On any other address nobody has said who they are, so nobody may change anything.
    """
    is_loopback = st.get_option("server.address") in ("127.0.0.1", "localhost", "::1")
    return User(LOCAL_USER, Role.ADMINISTRATOR if is_loopback else Role.VIEWER, None, is_local=True)


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
