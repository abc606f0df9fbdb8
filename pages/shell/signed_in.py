"""What somebody who has signed in sees of that: the way out, and a calm page where it is over."""

from __future__ import annotations

import datetime as dt
import logging
from urllib.parse import urlencode, urlsplit

import streamlit as st

from data.store import roles, uses
from data.store.database import StoreError
from language import Language
from pages.shell import cached, components
from pages.shell.accounts import Account
from pages.shell.markup import show_html
from pages.shell.sign_in import start_address

LOG = logging.getLogger("programstatus")

_NOTED = "sign-in-noted"


def write_down(account: Account) -> None:
    """Writes down that somebody has come, once for each sign-in, and into the log, once per session."""
    if st.session_state.get(_NOTED):
        return
    st.session_state[_NOTED] = True
    LOG.info("%s is signed in", account.name)
    since = dt.datetime.fromtimestamp(account.issued_at, dt.UTC).replace(tzinfo=None)
    try:
        uses.note_sign_in(cached.store(), account.name, since)
    except StoreError as error:
        LOG.warning("the sign-in of %s was not kept: %s", account.name, error)


def way_out(spoken: Language, account: Account) -> None:
    """Who has signed in, and the button that ends it."""
    with st.container(key="account"):
        components.note(spoken.text("footer.account", name=account.name))
        if st.button(spoken.text("admission.no_role.do"), key="sign-out"):
            _sign_out(account)
            st.logout()


def _sign_out(account: Account) -> None:
    try:
        roles.sign_out(cached.store(), account.name)
    except StoreError:
        # This browser is signed out in any case; only its copies, if there are any, count on until their time.
        LOG.warning("the sign-out of %s was not kept: the store cannot be written to", account.name)


def ended(spoken: Language) -> None:
    """Instead of every page, where the sign-in is over or the roles are withdrawn; the way back leads here."""
    components.plain_headline(spoken.text("admission.ended.title"), spoken.text("admission.ended.why"))
    address = start_address(urlsplit(st.context.url or "/").path, urlencode(st.query_params.to_dict()))
    show_html(
        '<p><a href="{address}" target="_self">{do}</a></p>', address=address, do=spoken.text("admission.ended.do")
    )
