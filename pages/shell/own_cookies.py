"""Cookies that no other host and no unencrypted page can have set: on an encrypted connection they are kept by names
that begin with `__Host-`, which a browser takes from this very host alone. Everything behind knows them as before.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.shell.protection import encrypted_host, is_encrypted

_PREFIX = b"__Host-"
# What lets somebody in or leads them somewhere; Streamlit's are among them, and may come in numbered pieces.
_GUARDED = (
    *(b"programstatus-" + name for name in (b"link", b"key", b"code", b"return")),
    *(b"_streamlit_user", b"_streamlit_session"),
)


class OwnCookies:
    """Middleware that gives cookies no script reads their prefix, and takes it away again when they come back.

    `address` is where others reach the server. Below a path there is no prefix: it would be the whole host's.
    """

    def __init__(self, app: ASGIApp, address: str | None, base_path: str = "") -> None:
        self.app, self._base_path, self._encrypted = app, base_path, encrypted_host(address)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on with the names of before, and its answer back with the prefix."""
        is_asked = scope["type"] in {"http", "websocket"} and not self._base_path
        if not is_asked or not is_encrypted(scope, self._encrypted):
            await self.app(scope, receive, send)
            return

        async def send_prefixed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [_prefixed(*header) for header in message.get("headers", [])]}
            await send(message)

        headers = [(name, _plain(value) if name.lower() == b"cookie" else value) for name, value in scope["headers"]]
        await self.app({**scope, "headers": headers}, receive, send_prefixed)


def _prefixed(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A header of an answer; a cookie that no script may read, of the whole host, with the prefix."""
    said = [part.strip().lower() for part in value.split(b";")[1:]]
    if name.lower() != b"set-cookie" or b"httponly" not in said or b"path=/" not in said or value.startswith(_PREFIX):
        return name, value
    secure = b"" if b"secure" in said else b"; Secure"
    return name, _PREFIX + value + secure


def _plain(value: bytes) -> bytes:
    """What a browser sends, by the names of before; what it sends without the prefix, somebody else may have set."""
    kept = []
    for pair in value.split(b";"):
        pair = pair.strip()
        if pair.startswith(_PREFIX):
            kept.append(pair.removeprefix(_PREFIX))
        elif not pair.partition(b"=")[0].startswith(_GUARDED):
            kept.append(pair)
    return b"; ".join(kept)
