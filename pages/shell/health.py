"""Whether the server is alive, and whether it can do its work: for whoever watches over it.

Anybody may ask, so the answer is one word; the log says why.
"""

from __future__ import annotations

import logging

import duckdb
import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data.store import batches
from data.store.database import StoreBusy, StoreError
from pages.shell import cached
from pages.shell.protection import READY
from pages.shell.sign_in import base_path

LOG = logging.getLogger("programstatus")

_SECONDS_TRUE = 2.0  # many who ask make one look at the store


def routes() -> list[Route]:
    """The address that says whether the store can be read."""
    return [Route(base_path() + READY, _answer)]


def _answer(_request: Request) -> Response:
    is_ready = _reads_store()
    headers = {"Cache-Control": "no-store"}
    return PlainTextResponse("ready" if is_ready else "not ready", 200 if is_ready else 503, headers=headers)


@st.cache_data(ttl=_SECONDS_TRUE, show_spinner=False)
def _reads_store() -> bool:
    try:
        batches.newest(cached.store())
    except StoreBusy:  # somebody loads a file; it is there
        return True
    except (StoreError, duckdb.Error) as error:
        LOG.warning("not ready: %s: %s", type(error).__name__, error)
        return False
    return True
