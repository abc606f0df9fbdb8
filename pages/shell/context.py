"""Who is looking, at what, and how: made once per run in `start`, then handed to every question."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import streamlit as st

from analysis.drawing.look import Look
from analysis.facts import Programme, Selection
from data.store.editions import Edition
from language import Language
from pages import Role
from pages.shell.accounts import Account

LOCAL_USER = "local"

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

    `invitation` is the shared link they came by, and `account` who they have signed in as; None for everybody else.
    """

    name: str
    role: Role
    programmes: frozenset[str] | None
    is_local: bool = False
    invitation: Invitation | None = None
    account: Account | None = None


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
