"""Files to take along: offered in one way, and written down when somebody takes one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Literal

import streamlit as st

from data.store import uses
from data.store.database import StoreError
from pages.shell import cached, identity
from pages.shell.context import User

LOG = logging.getLogger("programstatus")


class NoLongerAllowed(Exception):
    """A file is asked for by somebody whose roles or link are not what they were when the page was drawn."""


def offer(
    label: str,
    make: Callable[[], bytes],
    *,
    file_name: str,
    key: str,
    mime: str = "application/octet-stream",
    kind: Literal["secondary", "tertiary"] = "secondary",
) -> None:
    """A button for a file that holds nothing of the store: `make` writes it when it is pressed."""
    st.download_button(label, make, file_name=file_name, mime=mime, key=key, on_click="ignore", type=kind)


def offer_data(
    label: str,
    make: Callable[[], bytes],
    *,
    user: User,
    programme: str | None,
    file_name: str,
    key: str,
    mime: str = "application/octet-stream",
    kind: Literal["secondary", "tertiary"] = "secondary",
) -> None:
    """The same for a file with what the store knows, of one programme or of several: that `user` took it is kept.

    NoLongerAllowed where it is pressed after what the user may do has changed: the page may stand open for hours.
    """

    def made() -> bytes:
        if not identity.is_welcome(user):
            LOG.warning("refused: %s is not given %s any more", user.name, file_name)
            raise NoLongerAllowed
        content = make()
        _note(user.name, programme, file_name)
        return content

    offer(label, made, file_name=file_name, key=key, mime=mime, kind=kind)


def _note(by: str, programme: str | None, file_name: str) -> None:
    LOG.info("%s taken along by %s", file_name, by)
    try:
        uses.note_export(cached.store(), by, programme, file_name)
    except StoreError as error:
        # Whoever is in a meeting gets their file; that they took it stands in the log.
        LOG.warning("that %s took %s was not kept: %s", by, file_name, error)
