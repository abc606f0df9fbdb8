"""News: an open page asks now and then whether its figures are still the newest and its reader is still welcome.

It asks outside Streamlit. A script run for it, for each reader all the time, would cost far more; and Streamlit drops
what a run has just shown when another is begun in that moment. `page.js` asks, shows the notice, and presses its button
where the reader is not the same any more.
"""

from __future__ import annotations

import hashlib

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from data.settings import settings
from data.store.database import StoreError
from pages.shell import cached, identity
from pages.shell.context import Context, User
from pages.shell.markup import show_html
from pages.shell.sign_in import base_path


def routes() -> list[Route]:
    """The address that an open page asks."""
    return [Route(f"{base_path()}/nytt", _answer)]


def notice(context: Context) -> None:
    """Says that there is new data, once there is. Never by itself: somebody may be in the middle of a word.

    Nothing is new to those who look back.
    """
    spoken = context.language
    with st.container(key="news", horizontal=True, vertical_alignment="center"):
        show_html(
            '<p role="status" data-text="{text}" data-figures="{figures}" data-reader="{reader}" '
            'data-seconds="{seconds}"></p>',
            text=spoken.text("history.news"),
            figures="" if context.as_of_entry is not None else _digest(context.signature),
            reader=_reader(context.user),
            seconds=str(settings().news_seconds),
        )
        st.button(spoken.text("history.refresh"), key="refresh")


def _answer(request: Request) -> Response:
    try:
        user = identity.who_asks(request)
        figures = _digest(cached.version(None))
    except StoreError:  # it is asked again in a moment
        return Response(status_code=503)
    if user is None:
        return Response(status_code=403)
    return JSONResponse({"figures": figures, "reader": _reader(user)}, headers={"Cache-Control": "no-store"})


def _reader(user: User) -> str:
    """Who somebody is and what they may see, so that two of them can be compared."""
    programmes = sorted(user.programmes) if user.programmes is not None else None
    return _digest(repr((user.name, user.role, programmes)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
