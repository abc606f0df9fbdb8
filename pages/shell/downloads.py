"""Files to take along: offered in one way, and written down when somebody takes one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Literal

import streamlit as st

from data.store import uses
from data.store.database import StoreError
from pages.shell import cached

LOG = logging.getLogger("programstatus")


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
    by: str,
    programme: str | None,
    file_name: str,
    key: str,
    mime: str = "application/octet-stream",
    kind: Literal["secondary", "tertiary"] = "secondary",
) -> None:
    """The same for a file with what the store knows, of one programme or of several: that `by` took it is kept."""

    def made() -> bytes:
        content = make()
        _note(by, programme, file_name)
        return content

    offer(label, made, file_name=file_name, key=key, mime=mime, kind=kind)


def _note(by: str, programme: str | None, file_name: str) -> None:
    LOG.info("%s taken along by %s", file_name, by)
    try:
        uses.note_export(cached.store(), by, programme, file_name)
    except StoreError as error:
        # Whoever is in a meeting gets their file; that they took it stands in the log.
        LOG.warning("that %s took %s was not kept: %s", by, file_name, error)
