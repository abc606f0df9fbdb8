"""Somebody who came by a shared link: what it opens, and a calm page where it opens nothing any more."""

from __future__ import annotations

import logging
from html import escape

import streamlit as st

from data.store import editions, shares
from data.store.database import StoreBusy
from data.store.editions import Edition
from data.store.shares import Share
from language import Language
from pages import Role
from pages.shell import cached, components, filters, meetings
from pages.shell.context import Context, Invitation, User

LOG = logging.getLogger("programstatus")

_NOTED = "share-noted"


def visitor(token: str) -> User | None:
    """Who comes by that link: a viewer of one programme and nothing else. None where the link opens nothing."""
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


def is_welcome(user: User) -> bool:
    """Whether the user may still see what they came for: a link may be withdrawn while its page is open."""
    return user.invitation is None or visitor(user.invitation.token) == user


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


def closed(spoken: Language) -> None:
    """Instead of every page, where a link opens nothing. The reason is nobody's business."""
    components.plain_headline(spoken.text("share.closed"), spoken.text("share.closed_why"))


def mark(spoken: Language, invitation: Invitation) -> None:
    """The edition that the link opens, where it opens one; there is no way back to anything else."""
    edition = invitation.edition
    if edition is not None:
        filters.start_with(edition)
        said = spoken.text("meeting.edition_mark", name=meetings.name(edition, spoken))
        with st.container(key="looking-back"):
            st.html(f'<p role="status">{escape(said)}</p>')


def footer(context: Context) -> None:
    """What somebody sees, and until when."""
    invitation, spoken = context.user.invitation, context.language
    assert invitation is not None  # asked for those who came by a link
    components.quiet(
        spoken.text(
            "share.footer",
            programme=context.programme.name if context.programme else "",
            moment=spoken.moment(invitation.expires_at),
        )
    )


@st.cache_resource(show_spinner=False, max_entries=200)
def _found(signature: str, token: str) -> tuple[Share, Edition | None] | None:
    share = shares.of_token(cached.store(), token)
    if share is None:
        return None
    every = editions.editions(cached.store(), share.programme) if share.edition is not None else ()
    return share, next((edition for edition in every if edition.edition == share.edition), None)
