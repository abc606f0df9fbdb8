"""What keeps a page to itself: who may be asked for by which name, and the headers of every answer."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.settings import is_loopback

_YEAR_IN_SECONDS = 31_536_000
READY = "/klar"
WATCHED = frozenset({"/_stcore/health", READY})
"""What whoever watches over the server asks for, by whatever name: open to everybody, and answered with one word."""

# Files that people have loaded or made: taken along, never a page of ours, whatever is in them.
_MEDIA = "/media/"
FONTS = "/app/static/fonts/"
_MEDIA_POLICY = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"


class KnownHost:
    """Middleware that answers only by the names that the server has, and only what its own pages ask for.

    `address` is where others reach it; without one, any name is one by which a link may open. A stream or a change
    that another site's page asks for is refused: Streamlit itself would ask a host elsewhere which address it has.
    """

    def __init__(self, app: ASGIApp, address: str | None, base_path: str = "") -> None:
        self.app, self._base_path = app, base_path
        self._outside = urlsplit(address).netloc.lower() if address else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or refuses it."""
        if scope["type"] not in {"http", "websocket"} or self._is_welcome(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            response = PlainTextResponse("Unknown host", 421, headers={"Cache-Control": "no-store"})
            await response(scope, receive, send)

    def _is_welcome(self, scope: Scope) -> bool:
        if scope["path"].removeprefix(self._base_path) in WATCHED:
            return True
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        if self._outside and host != self._outside and not _is_of_this_machine(host):
            return False
        changes = scope["type"] == "websocket" or scope["method"] not in {"GET", "HEAD", "OPTIONS"}
        origin = headers.get("origin")
        return not changes or origin is None or _netloc(origin) in {host, self._outside}


class ProtectedAnswers:
    """Middleware that puts `headers()` on every answer, and keeps cookies to encrypted connections where there is one.

    `address` is where others reach the server. What is asked for by an address that begins with https:// is encrypted,
    whatever the proxy in between says of it.
    """

    def __init__(
        self, app: ASGIApp, headers: Callable[[], dict[str, str]], address: str | None, base_path: str = ""
    ) -> None:
        self.app, self._headers, self._base_path = app, headers, base_path
        self._encrypted = encrypted_host(address)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, and its answer back with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"].removeprefix(self._base_path)
        encrypted = is_encrypted(scope, self._encrypted)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if path.startswith(_MEDIA):
                    headers.setdefault("Content-Security-Policy", _MEDIA_POLICY)
                    # With no-store, pictures of a page are fetched anew at each run, and cut off when it is left.
                    headers.setdefault("Cache-Control", "private, no-cache")
                for name, value in self._headers().items():
                    headers.setdefault(name, value)
                if path.startswith(FONTS):
                    headers.setdefault("Cache-Control", "public, max-age=2592000")
                # Whatever does not say how it may be kept is data.
                headers.setdefault("Cache-Control", "no-store")
                if encrypted:
                    headers["Strict-Transport-Security"] = f"max-age={_YEAR_IN_SECONDS}; includeSubDomains"
                    message["headers"] = [_only_encrypted(*header) for header in message["headers"]]
            await send(message)

        await self.app(scope, receive, send_with_headers)


def encrypted_host(address: str | None) -> str | None:
    """The host of an address that begins with https://; None of any other, and without one."""
    outside = urlsplit(address or "")
    return outside.netloc.lower() if outside.scheme == "https" else None


def is_encrypted(scope: Scope, host: str | None) -> bool:
    """Whether the browser's connection is encrypted: by what the request says, or because it asks for that host."""
    headers = Headers(scope=scope)
    said = {scope.get("scheme"), headers.get("x-forwarded-proto")}
    return bool(said & {"https", "wss"}) or (host is not None and headers.get("host", "").lower() == host)


def _is_of_this_machine(host: str) -> bool:
    try:
        return is_loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False


def _netloc(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _only_encrypted(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    is_open = name.lower() == b"set-cookie" and b"secure" not in [part.strip().lower() for part in value.split(b";")]
    return name, value + b"; Secure" if is_open else value
