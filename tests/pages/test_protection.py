"""By which names the server answers, to whose pages, and what every answer says of itself."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from pages.shell.protection import KnownHost, ProtectedAnswers

ADDRESS = "https://programstatus.kommune.no"
HOST = "programstatus.kommune.no"


def answered(
    host: str,
    *,
    origin: str | None = None,
    kind: str = "http",
    method: str = "GET",
    path: str = "/",
    address: str | None = ADDRESS,
    sent: dict[str, str] | None = None,
    asked: dict[str, str] | None = None,
) -> list[Message]:
    """What comes back where the server behind says `sent`."""
    messages: list[Message] = []

    async def behind(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(name.encode(), value.encode()) for name, value in (sent or {}).items()]
        await send({"type": "http.response.start", "status": 200, "headers": headers})

    async def send(message: Message) -> None:
        messages.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    given = {"host": host, **({"origin": origin} if origin else {}), **(asked or {})}
    headers = [(name.encode(), value.encode()) for name, value in given.items()]
    app = ProtectedAnswers(KnownHost(behind, address), lambda: {"X-Content-Type-Options": "nosniff"}, address)
    scope = {"type": kind, "method": method, "path": path, "headers": headers, "scheme": "http"}
    asyncio.run(app(scope, receive, send))
    return messages


def said(messages: list[Message]) -> dict[str, str]:
    return {name.decode().lower(): value.decode() for name, value in messages[0]["headers"]}


@pytest.mark.parametrize(
    ("host", "address", "status"),
    [
        (HOST, ADDRESS, 200),
        (HOST.upper(), ADDRESS, 200),
        ("127.0.0.1:8501", ADDRESS, 200),
        ("rebound.example", ADDRESS, 421),
        (f"{HOST}.evil.example", ADDRESS, 421),
        (f"{HOST}:8443", ADDRESS, 421),
        ("", ADDRESS, 421),
        ("[::1", ADDRESS, 421),
        ("anything.example", None, 200),
    ],
)
def test_only_the_names_that_the_server_has_are_answered(host: str, address: str | None, status: int) -> None:
    assert answered(host, address=address)[0]["status"] == status
    assert answered(host, address=address, path="/_stcore/health")[0]["status"] == 200


@pytest.mark.parametrize("address", [ADDRESS, None])
def test_no_other_site_opens_a_stream_or_changes_anything(address: str | None) -> None:
    for origin in ("https://evil.example", "null", "https://[", f"https://{HOST}.evil.example"):
        closed = answered(HOST, origin=origin, kind="websocket", path="/_stcore/stream", address=address)
        assert closed == [{"type": "websocket.close", "code": 1008}]
        for method in ("PUT", "POST", "DELETE"):
            assert answered(HOST, origin=origin, method=method, address=address)[0]["status"] == 421
    assert answered(HOST, origin=f"https://{HOST}", method="PUT", address=address)[0]["status"] == 200


def test_a_proxy_that_changes_the_host_leaves_the_pages_their_streams() -> None:
    assert answered("127.0.0.1:8501", origin=ADDRESS, method="PUT")[0]["status"] == 200


@pytest.mark.parametrize(
    ("host", "asked", "is_encrypted"),
    [
        (HOST, {}, True),
        ("127.0.0.1:8501", {"x-forwarded-proto": "https"}, True),
        ("127.0.0.1:8501", {}, False),
    ],
)
def test_what_is_encrypted_stays_so(host: str, asked: dict[str, str], is_encrypted: bool) -> None:
    headers = said(answered(host, asked=asked, sent={"set-cookie": "_streamlit_xsrf=1; Path=/; SameSite=Lax"}))
    assert headers["set-cookie"].endswith("; Secure") is is_encrypted
    assert headers.get("strict-transport-security") == ("max-age=31536000; includeSubDomains" if is_encrypted else None)
    assert said(answered(host, asked=asked, sent={"set-cookie": "a=1; secure"}))["set-cookie"] == "a=1; secure"


def test_files_of_people_are_no_pages_and_data_is_not_kept() -> None:
    file = said(answered(HOST, path="/media/a.html", sent={"content-type": "text/html"}))
    assert "sandbox" in file["content-security-policy"] and "script-src" not in file["content-security-policy"]
    assert file["cache-control"] == "private, no-cache" and file["x-content-type-options"] == "nosniff"
    assert said(answered(HOST, path="/app/static/fonts/a.woff2"))["cache-control"].startswith("public")
    assert said(answered(HOST, sent={"cache-control": "no-cache"}))["cache-control"] == "no-cache"
    assert said(answered(HOST, path="/anything"))["cache-control"] == "no-store"
    assert said(answered("rebound.example"))["x-content-type-options"] == "nosniff"
