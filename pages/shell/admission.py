"""Who is let in at all: whoever sits at this machine, and whoever holds a link that opens something. Nobody else.

It stands before everything that the server answers: pages, streams, files, uploads, presentations. What somebody who is
let in may see is decided by `identity`, which is told here how they came.
"""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Callable, Mapping
from enum import StrEnum
from http.cookies import CookieError, SimpleCookie
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ORIGIN_HEADER = "x-programstatus-origin"
"""Written by the server itself on every request that it lets in; whatever a client writes there is thrown away."""
LINK_COOKIE = "programstatus-link"
KEY_COOKIE = "programstatus-key"

_LOOPBACK_NAMES = frozenset({"localhost", "localhost."})
_FORWARDED = ("forwarded", "via", "x-real-ip", "x-original-host", "x-forwarded")
# Where the server answers "ok" and nothing else, for whoever watches over it.
_HEALTH = "/_stcore/health"


class Origin(StrEnum):
    """How somebody came: from this machine, or by a shared link."""

    LOCAL = "local"
    LINK = "link"


class Rules(Protocol):
    """What the door asks of the rest of the server; it may take its time."""

    def serves_this_machine_only(self) -> bool:
        """Whether the server listens on a loopback address."""

    def key(self) -> str | None:
        """What the local user has to show on a machine that others use too; None: nothing."""

    def opens(self, token: str) -> bool:
        """Whether a link with that token opens anything now."""


class Admission:
    """Middleware that refuses every request of neither this machine nor a link."""

    def __init__(self, app: ASGIApp, rules: Rules, refusal: Callable[[], str], base_path: str = "") -> None:
        self.app, self._rules, self._refusal, self._base_path = app, rules, refusal, base_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on with how it came, or refuses it."""
        if scope["type"] not in {"http", "websocket"} or scope["path"] == self._base_path + _HEALTH:
            await self.app(scope, receive, send)
            return
        origin = await to_thread.run_sync(self._origin, scope)
        if origin is None:
            await self._refuse(scope, receive, send)
            return
        headers = [(name, value) for name, value in scope["headers"] if name != ORIGIN_HEADER.encode()]
        scope = {**scope, "headers": [*headers, (ORIGIN_HEADER.encode(), origin.encode())]}
        await self.app(scope, receive, _with_cookies(scope, send, self._base_path or "/"))

    def _origin(self, scope: Scope) -> Origin | None:
        if self._rules.serves_this_machine_only() and is_from_this_machine(scope):
            key = self._rules.key()
            if key is None or any(secrets.compare_digest(key.encode(), said.encode()) for said in _said(scope, "key")):
                return Origin.LOCAL
        return Origin.LINK if any(self._rules.opens(token) for token in _said(scope, "share")) else None

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        response = HTMLResponse(self._refusal(), 403, headers={"Cache-Control": "no-store"})
        await response(scope, receive, send)


def origin_of(headers: Mapping[str, str]) -> Origin | None:
    """How the request with those headers was let in; None for one that never passed the door."""
    found = headers.get(ORIGIN_HEADER)
    return Origin(found) if found in list(Origin) else None


def is_from_this_machine(scope: Scope) -> bool:
    """Whether a request was made on this machine, for this machine, and handed on by nobody.

    A proxy on the same machine comes from a loopback address too, and a foreign page whose name leads here (DNS
    rebinding) is fetched by a browser on it: the one adds headers or says another host, the other says its own name.
    """
    headers = Headers(scope=scope)
    client = scope.get("client")
    if client is None or not _is_loopback(client[0]):
        return False
    if any(name.startswith(_FORWARDED) for name in headers):
        return False
    hosts = headers.getlist("host")
    if len(hosts) != 1 or not _is_loopback(_host(f"//{hosts[0]}")):
        return False
    said = (headers.get(name) for name in ("origin", "referer"))
    return all(_is_loopback(_host(one)) for one in said if one)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_loopback(host: str) -> bool:
    if host in _LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _said(scope: Scope, name: str) -> list[str]:
    """What the address says under that name, else the cookie that an earlier page left."""
    cookie = {"share": LINK_COOKIE, "key": KEY_COOKIE}[name]
    return [*_asked(scope, name), *([value] if (value := cookies(Headers(scope=scope)).get(cookie)) else [])]


def _asked(scope: Scope, name: str) -> list[str]:
    return parse_qs(scope.get("query_string", b"").decode("latin-1")).get(name, [])[:1]


def cookies(headers: Mapping[str, str]) -> dict[str, str]:
    """The cookies of a request by name; none where they cannot be read."""
    try:
        return {name: one.value for name, one in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _with_cookies(scope: Scope, send: Send, path: str) -> Send:
    """Leaves what the address said with the browser: streams, files and presentations are asked for without it."""
    said = {LINK_COOKIE: _asked(scope, "share"), KEY_COOKIE: _asked(scope, "key")}
    if scope["type"] != "http" or scope["method"] != "GET" or not any(said.values()):
        return send
    headers = Headers(scope=scope)
    is_secure = "https" in (scope.get("scheme"), headers.get("x-forwarded-proto"))

    async def send_with_cookies(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] < 400:
            written = MutableHeaders(scope=message)
            for name, values in said.items():
                for value in values:
                    written.append("Set-Cookie", _set_cookie(name, value, path, is_secure=is_secure))
        await send(message)

    return send_with_cookies


def _set_cookie(name: str, value: str, path: str, *, is_secure: bool) -> str:
    cookie: SimpleCookie = SimpleCookie({name: value})
    cookie[name]["path"] = path
    cookie[name]["httponly"] = True
    cookie[name]["samesite"] = "Lax"
    if is_secure:
        cookie[name]["secure"] = True
    return cookie[name].OutputString()
