"""Before the door: a link that has a code opens nothing until the code is said, and the page that asks for it."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import parse_qs, urlencode

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from data.store.share_codes import TooManyTries
from language import LANGUAGES, Language
from pages.shell.admission import CODE_COOKIE, LINK_COOKIE, VOTING
from pages.shell.markup import joined, markup
from pages.shell.refusals import whole_page
from pages.shell.sign_in import is_local

CODE_PATH = "/lenkekode"
_LONGEST_FORM = 8192


class Codes(Protocol):
    """What is known of links and their codes; it may take its time."""

    def lacks_code(self, token: str, proof: str) -> bool:
        """Whether the link of that token has a code, and `proof` does not say that it was given."""

    def prove(self, token: str, code: str) -> str | None:
        """The proof that the code was given; None for a wrong one. TooManyTries where too many were."""


class LinkCode:
    """Middleware that asks for the code of a link, once for each browser."""

    def __init__(self, app: ASGIApp, codes: Codes, base_path: str = "") -> None:
        self.app, self._codes, self._base_path = app, codes, base_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or asks for the code."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        if scope["type"] == "http" and scope["path"] == self._base_path + CODE_PATH and scope["method"] == "POST":
            await (await self._answer(Request(scope, receive)))(scope, receive, send)
            return
        # A juror's voting is opened by the juror's own link, whatever other link the browser was left with.
        is_voting = scope["path"] == self._base_path + VOTING
        token = None if is_voting else await to_thread.run_sync(self._lacking, scope)
        if token is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            query = scope.get("query_string", b"").decode("latin-1")
            await self._page(token, scope["path"] + (f"?{query}" if query else ""), "why")(scope, receive, send)

    def _lacking(self, scope: Scope) -> str | None:
        """The token that the request carries without the proof that its link asks for."""
        cookies = HTTPConnection(scope).cookies
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("share", [])[:1]
        tokens = [*asked, *([cookies[LINK_COOKIE]] if LINK_COOKIE in cookies else [])]
        proof = cookies.get(CODE_COOKIE, "")
        return next((token for token in tokens if self._codes.lacks_code(token, proof)), None)

    async def _answer(self, request: Request) -> Response:
        length = Headers(scope=request.scope).get("content-length", "")
        if not length.isdecimal() or int(length) > _LONGEST_FORM:
            return Response(status_code=413)
        form = parse_qs((await request.body()).decode("utf-8", "replace"))
        token, code, wanted = (form.get(name, [""])[0] for name in ("share", "code", "next"))
        try:
            proof = await to_thread.run_sync(self._codes.prove, token, code)
        except TooManyTries:
            return self._page(token, wanted, "too_many", 429)
        if proof is None:
            return self._page(token, wanted, "wrong")
        front = f"{self._base_path}/?{urlencode({'share': token})}"
        response = RedirectResponse(wanted if is_local(wanted) else front, 303)
        response.set_cookie(CODE_COOKIE, proof, path=self._base_path or "/", httponly=True, samesite="lax")
        return response

    def _page(self, token: str, wanted: str, why: str, status: int = 403) -> HTMLResponse:
        sections = joined(
            markup(
                '<section lang="{lang}"><h1>{title}</h1><p role="status">{why}</p>'
                '<form method="post" action="{action}">'
                '<input type="hidden" name="share" value="{token}"><input type="hidden" name="next" value="{wanted}">'
                '<p><label>{label} <input name="code" required autocomplete="one-time-code" autocapitalize="none">'
                "</label> <button>{do}</button></p></form></section>",
                lang=code,
                action=self._base_path + CODE_PATH,
                token=token,
                wanted=wanted,
                title=Language(code).text("share.code.title"),
                why=Language(code).text(f"share.code.{why}"),
                label=Language(code).text("share.code.label"),
                do=Language(code).text("share.code.do"),
            )
            for code in LANGUAGES
        )
        return HTMLResponse(whole_page(sections), status, headers={"Cache-Control": "no-store"})
