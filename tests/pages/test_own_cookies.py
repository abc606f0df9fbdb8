"""Cookies have their prefix where the connection is encrypted, and come back by the names of before."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from pages.shell.own_cookies import OwnCookies

ADDRESS, HOST = "https://programstatus.kommune.no", "programstatus.kommune.no"
OURS = "programstatus-link=a; Path=/; HttpOnly; SameSite=Lax"
FOR_SCRIPTS = "_streamlit_xsrf=1; Path=/; SameSite=Lax"


def passed(
    cookie: str, *sent: str, host: str = HOST, base_path: str = "", kind: str = "http", scheme: str = "http"
) -> tuple[str, list[str]]:
    """What cookies arrive behind, and what cookies come back where it sends those."""
    arrived: list[str] = []
    answered: list[Message] = []

    async def behind(scope: Scope, receive: Receive, send: Send) -> None:
        arrived.extend(value.decode() for name, value in scope["headers"] if name == b"cookie")
        headers = [(b"set-cookie", one.encode()) for one in sent]
        await send({"type": "http.response.start", "status": 200, "headers": headers})

    async def send(message: Message) -> None:
        answered.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    headers = [(b"host", host.encode()), (b"cookie", cookie.encode())]
    scope = {"type": kind, "scheme": scheme, "path": "/", "headers": headers}
    asyncio.run(OwnCookies(behind, ADDRESS, base_path)(scope, receive, send))
    return arrived[0], [value.decode() for _, value in answered[0]["headers"]]


def test_what_is_set_comes_back_by_the_name_of_before() -> None:
    _, said = passed("", OURS, FOR_SCRIPTS, "_streamlit_user_1=b; HttpOnly; Path=/; Secure")
    assert said == [f"__Host-{OURS}; Secure", FOR_SCRIPTS, "__Host-_streamlit_user_1=b; HttpOnly; Path=/; Secure"]
    sent = "; ".join(one.split(";")[0] for one in said)
    assert passed(sent)[0] == "programstatus-link=a; _streamlit_xsrf=1; _streamlit_user_1=b"


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_what_another_host_has_set_lets_nobody_in(kind: str) -> None:
    foreign = "programstatus-link=evil; programstatus-code=evil; _streamlit_user=evil; _streamlit_user_1=evil"
    kept = "programstatus-width=narrow; __Host-programstatus-link=mine"
    assert passed(f"{foreign}; {kept}", kind=kind)[0] == "programstatus-width=narrow; programstatus-link=mine"


def test_without_encryption_or_below_a_path_all_is_as_it_was() -> None:
    assert passed("programstatus-link=a", OURS, host="127.0.0.1:8501") == ("programstatus-link=a", [OURS])
    assert passed("programstatus-link=a", OURS, base_path="/status") == ("programstatus-link=a", [OURS])
    assert passed("", OURS, host="127.0.0.1:8501", scheme="https")[1] == [f"__Host-{OURS}; Secure"]
