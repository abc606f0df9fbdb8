"""Whether the server is ready, and what an open page is told: asked outside Streamlit."""

from __future__ import annotations

import json
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from data.store import batches
from data.store.database import Store
from pages.shell import health, news
from pages.shell.admission import ORIGIN_HEADER
from tests.data.factories import a_score, load


def asked(path: str, query: str = "", **headers: str) -> Response:
    """What the server says behind its door, which has written how somebody came."""
    (route,) = (one for one in (*health.routes(), *news.routes()) if one.path == path)
    said = [(name.encode(), value.encode()) for name, value in headers.items()]
    response = route.endpoint(Request({"type": "http", "path": path, "query_string": query.encode(), "headers": said}))
    assert isinstance(response, Response)
    return response


def test_it_is_ready_while_the_store_can_be_read(database: Path) -> None:
    answer = asked("/klar")
    assert (answer.status_code, answer.body) == (200, b"ready")

    database.write_bytes(b"no longer a store")
    st.cache_data.clear()
    answer = asked("/klar")
    assert (answer.status_code, answer.body) == (503, b"not ready")


def test_a_load_is_news_and_a_stranger_hears_none(database: Path) -> None:
    local = {ORIGIN_HEADER: "local"}
    before = json.loads(asked("/nytt", **local).body)
    assert json.loads(asked("/nytt", **local).body) == before

    load(Store(database), {"scores": [a_score(4.5)]})

    after = json.loads(asked("/nytt", **local).body)
    assert after["reader"] == before["reader"]
    assert after["figures"] != before["figures"]
    batches.withdraw(Store(database), 1, by="kari")
    assert json.loads(asked("/nytt", **local).body)["figures"] not in (before["figures"], after["figures"])
    for stranger in (asked("/nytt"), asked("/nytt", "share=not.a-token", **{ORIGIN_HEADER: "link"})):
        assert (stranger.status_code, stranger.body) == (403, b"")
