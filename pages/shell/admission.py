"""Who is let in at all: whoever holds a link that opens something, and beside them either whoever has signed in and
has a role, where people sign in, or else whoever sits at this machine. Nobody else.

It stands before everything that the server answers: pages, streams, files, uploads, presentations. What somebody who is
let in may see is decided by `identity`, which is told here how they came.
"""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Callable, Mapping
from enum import StrEnum
from http.cookies import SimpleCookie
from typing import Protocol
from urllib.parse import parse_qs, quote, urlsplit

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from data.settings import is_loopback
from pages.shell import sign_in
from pages.shell.protection import FONTS, WATCHED

LOG = logging.getLogger("programstatus")

ORIGIN_HEADER = "x-programstatus-origin"
"""Written by the server itself on every request that it lets in; whatever a client writes there is thrown away."""
LINK_COOKIE = "programstatus-link"
KEY_COOKIE = "programstatus-key"
CODE_COOKIE = "programstatus-code"
VOTING = "/stemme"
"""Where a juror votes: opened by the juror's own link, which opens nothing else."""
JUROR = "juror"
"""What the address calls the token of a juror's link."""

# How those in between say on whose behalf they ask: the names of the standard, and the kinds of others.
_FORWARDED = re.compile(
    r"forward|proxy|^via$|^cdn-|^cf-|client-?ip|(real|connecting|remote|originating|user)-?(ip|addr)|external-addr"
    r"|^x-(original|amzn|azure|envoy|host|scheme)"
)
# What a page sends on its stream, beside asking for a file to be made.
_OF_PAGES = frozenset({"rerun_script", "stop_script", "file_urls_request", "app_heartbeat"})
# Streamlit's own route for files that somebody loads: it asks only for an open session, never whose.
_UPLOADS = "/_stcore/upload_file"
# How much of everything the server holds at the moment.
_METRICS = "/_stcore/metrics"
# Streamlit's way in for programs, where it is turned on: past all that is asked of a stream, message by message.
_OF_PROGRAMS = "/_stcore/agent/"


class Origin(StrEnum):
    """How somebody came: from this machine, by signing in, or by a shared link."""

    LOCAL = "local"
    ACCOUNT = "account"
    LINK = "link"


_LetIn = tuple[Origin, str]
"""How somebody is let in, and what they may do, in words that change when that does."""


class Rules(Protocol):
    """What the door asks of the rest of the server; it may take its time."""

    def serves_this_machine_only(self) -> bool:
        """Whether the server listens on a loopback address."""

    def key(self) -> str | None:
        """What the local user has to show on a machine that others use too; None: nothing."""

    def opens(self, token: str) -> bool:
        """Whether a link with that token opens anything now."""

    def opens_voting(self, token: str) -> bool:
        """Whether a juror's link with that token opens that juror's voting now."""

    def people_sign_in(self) -> bool:
        """Whether people sign in here; then nobody is let in for sitting at the machine."""

    def admits(self, cookies: Mapping[str, str], *, to_load: bool) -> str | None:
        """What the one whose cookies those are may do now, in any words that change when it does.

        None for somebody who has not signed in or has no role, `to_load` none that loads files.
        """

    def acted(self, cookies: Mapping[str, str]) -> None:
        """Takes note that the one whose cookies those are has done something on a page."""

    def refused(self, cookies: Mapping[str, str], path: str) -> str:
        """Who that is, who has signed in and is refused that path all the same; "" for nobody. It is written down."""


class Admission:
    """Middleware that refuses every request of nobody who is let in; `refusal` is the page that they get instead."""

    def __init__(self, app: ASGIApp, rules: Rules, refusal: Callable[[Scope], str], base_path: str = "") -> None:
        self.app, self._rules, self._refusal, self._base_path = app, rules, refusal, base_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on with how it came, or refuses it."""
        if scope["type"] not in {"http", "websocket"} or self._path(scope) in WATCHED:
            await self.app(scope, receive, send)
            return
        people_sign_in = self._rules.people_sign_in()
        if people_sign_in and scope["type"] == "http" and self._path(scope) in sign_in.OPEN_PATHS:
            await self.app(_marked(scope, None), receive, self._in_words(scope, receive, send))
            return
        let_in = await to_thread.run_sync(self._let_in, scope, people_sign_in)
        if let_in is None:
            await self._refuse(scope, receive, send)
            return
        origin = let_in[0]
        if scope["type"] == "websocket" and origin is not Origin.LOCAL:
            receive = self._asked_again(scope, receive, people_sign_in, let_in)
        if origin is Origin.ACCOUNT and (response := sign_in.way_back(scope, self._base_path)):
            await response(scope, receive, send)
            return
        scope = _marked(scope, origin)
        await self.app(scope, receive, _with_cookies(scope, send, self._base_path or "/"))

    def _path(self, scope: Scope) -> str:
        path: str = scope["path"]
        return path.removeprefix(self._base_path)

    def _asked_again(self, scope: Scope, receive: Receive, people_sign_in: bool, before: _LetIn) -> Receive:
        """A stream of which every message is asked whether it would be let in now, as it was before.

        Where that has changed, what the message asks for is not done: the page is drawn anew, as somebody sees it who
        may do what they may do now. A callback or a part of a page would be run as if nothing had happened.
        """
        allowed: _LetIn | None = before

        async def receive_asked() -> Message:
            nonlocal allowed
            message = await receive()
            if message["type"] == "websocket.receive":
                asked = _parsed(message.get("bytes") or b"")
                now = await to_thread.run_sync(self._let_in, scope, people_sign_in)
                if asked is None or not _is_of_a_page(asked):
                    message = {**message, "bytes": b""}
                elif now is None or now != allowed:
                    message = {**message, "bytes": only_a_rerun(asked)}
                    # Until the page has been drawn anew, what it offers is what somebody could do before.
                    allowed = now if asked.WhichOneof("type") == "rerun_script" else allowed
                if now is not None and asked is not None and _is_by_hand(asked):
                    await to_thread.run_sync(self._rules.acted, HTTPConnection(scope).cookies)
            return message

        return receive_asked

    def _let_in(self, scope: Scope, people_sign_in: bool) -> _LetIn | None:
        path = self._path(scope)
        if path.startswith(_OF_PROGRAMS):
            return None
        is_for_voting = path == VOTING or path.startswith(FONTS)
        if is_for_voting and any(self._rules.opens_voting(token) for token in _asked(scope, JUROR)):
            return Origin.LINK, ""
        to_load = path.startswith(_UPLOADS)
        if people_sign_in:
            may_do = self._rules.admits(HTTPConnection(scope).cookies, to_load=to_load)
            if may_do is not None:
                return Origin.ACCOUNT, may_do
        elif self._rules.serves_this_machine_only() and is_from_this_machine(scope):
            key = self._rules.key()
            if key is None or any(secrets.compare_digest(key.encode(), said.encode()) for said in _said(scope, "key")):
                return Origin.LOCAL, ""
        if to_load or path == _METRICS:  # whoever comes by a link only looks, at a programme
            return None
        return (Origin.LINK, "") if any(self._rules.opens(token) for token in _said(scope, "share")) else None

    def _in_words(self, scope: Scope, receive: Receive, send: Send) -> Send:
        """Where the exchange with the provider fails, the answer is a page of ours: Streamlit's own is two words."""
        has_failed = False

        async def send_in_words(message: Message) -> None:
            nonlocal has_failed
            if message["type"] == "http.response.start" and message["status"] >= 400:
                has_failed = True
                response = HTMLResponse(self._refusal(scope), 502, headers={"Cache-Control": "no-store"})
                await response(scope, receive, send)
            elif not has_failed:
                await send(message)

        return send_in_words

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        # The path alone: what follows it may be a link's token.
        path = quote(scope["path"])
        name = await to_thread.run_sync(self._rules.refused, HTTPConnection(scope).cookies, path)
        LOG.warning("refused: %s %s%s", scope.get("method", scope["type"]), path, f" to {name}" if name else "")
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        response = HTMLResponse(self._refusal(scope), 403, headers={"Cache-Control": "no-store"})
        await response(scope, receive, send)


def only_a_rerun(asked: BackMsg) -> bytes:
    """What a browser asks of a session, without what was pressed or written: draw the page. No file is made for it."""
    if asked.WhichOneof("type") == "backend_operation_request":
        return b""
    if asked.WhichOneof("type") == "rerun_script":
        asked.rerun_script.ClearField("widget_states")
        asked.rerun_script.ClearField("fragment_id")
    return bytes(asked.SerializeToString())


def _parsed(message: bytes) -> BackMsg | None:
    asked = BackMsg()
    try:
        asked.ParseFromString(message)
    except Exception:  # whatever the library of its messages says of what is none of them
        return None
    return asked


def _is_by_hand(asked: BackMsg) -> bool:
    """Whether somebody is there: a page that is left alone draws parts of itself anew, too."""
    return asked.WhichOneof("type") == "rerun_script" and not asked.rerun_script.is_auto_rerun


def _is_of_a_page(asked: BackMsg) -> bool:
    """Whether a message is what a page of ours sends: Streamlit also takes those that empty every session's caches."""
    kind = asked.WhichOneof("type")
    if kind == "backend_operation_request":
        return asked.backend_operation_request.WhichOneof("payload") == "deferred_file"
    return kind in _OF_PAGES


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
    if client is None or not is_loopback(client[0]):
        return False
    if any(_FORWARDED.search(name) for name in headers):
        return False
    hosts = headers.getlist("host")
    if len(hosts) != 1 or not is_loopback(_host(f"//{hosts[0]}")):
        return False
    said = (headers.get(name) for name in ("origin", "referer"))
    return all(is_loopback(_host(one)) for one in said if one)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _said(scope: Scope, name: str) -> list[str]:
    """What the address says under that name, else the cookie that an earlier page left."""
    cookie = {"share": LINK_COOKIE, "key": KEY_COOKIE}[name]
    return [*_asked(scope, name), *([value] if (value := HTTPConnection(scope).cookies.get(cookie)) else [])]


def _asked(scope: Scope, name: str) -> list[str]:
    return parse_qs(scope.get("query_string", b"").decode("latin-1")).get(name, [])[:1]


def _marked(scope: Scope, origin: Origin | None) -> Scope:
    """The request with how it was let in, whatever it says itself of that."""
    mark = ORIGIN_HEADER.encode()
    headers = [(name, value) for name, value in scope["headers"] if name != mark]
    return {**scope, "headers": [*headers, (mark, origin.encode())] if origin else headers}


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
