"""Who is looking, at what, and how: made once per run in `start`, then handed to every question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

import streamlit as st

from analysis.drawing.look import Look
from analysis.facts import Programme, Selection
from data.store.editions import Edition
from language import Language
from pages import Role
from pages.shell.accounts import Account

LOCAL_USER = "local"
BY_LINK = "share "
"""What the name of somebody who comes by a link begins with; the link's own name follows."""

_KEY = "context"


@dataclass(frozen=True)
class Invitation:
    """What a shared link opens: an edition, or with None the figures as they are now. `expires_at` is UTC."""

    token: str
    edition: Edition | None
    expires_at: dt.datetime


@dataclass(frozen=True)
class User:
    """Somebody who looks. `programmes` are those they may see; None is every one there is.

    `role` is what they may do. Where that is not the same in all of them, `roles` has each programme's, None being
    every programme, and `role` is the highest.

    `invitation` is the shared link they came by, and `account` who they have signed in as; None for everybody else.
    """

    name: str
    role: Role
    programmes: frozenset[str] | None
    is_local: bool = False
    invitation: Invitation | None = None
    account: Account | None = None
    roles: tuple[tuple[str | None, Role], ...] = ()

    def role_in(self, programme: str) -> Role | None:
        """The role that they have in a programme; None where they may not see it."""
        if self.roles:
            return max((role for where, role in self.roles if where in (None, programme)), default=None)
        return self.role if self.programmes is None or programme in self.programmes else None

    def may(self, role: Role, programmes: Iterable[str]) -> bool:
        """Whether they have that role, or more, in each of those programmes."""
        return all((self.role_in(programme) or 0) >= role for programme in programmes)

    def may_everywhere(self, role: Role) -> bool:
        """Whether they have that role, or more, in every programme, also those to come."""
        if self.roles:
            return any(where is None and has >= role for where, has in self.roles)
        return self.programmes is None and self.role >= role

    def in_programme(self, programme: str) -> User:
        """The same user with the role that they have there: what a page of that programme goes by."""
        return replace(self, role=self.role_in(programme) or Role.VIEWER)


@dataclass(frozen=True)
class Context:
    """All that decides what a page shows. `signature` is the version of the data.

    `as_of_entry` is the journal's entry after which the data is seen as it was; None is now. `edition` is the one
    that is seen, where that is why.
    `programme` and `selection` are None while there is nothing to see.
    """

    user: User
    language: Language
    look: Look
    signature: str
    programme: Programme | None = None
    selection: Selection | None = None
    as_of_entry: int | None = None
    edition: Edition | None = None

    @property
    def may_load(self) -> bool:
        """Whether the user may put data into the store; nobody does while looking back."""
        return self.user.role >= Role.EDITOR and self.as_of_entry is None


def keep(context: Context) -> None:
    """Hands the context to the page that runs next."""
    st.session_state[_KEY] = context


def current() -> Context:
    """The context of this run."""
    context = st.session_state[_KEY]
    assert isinstance(context, Context)  # app.py has run: no page can be reached without it
    return context
