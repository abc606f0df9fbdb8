"""The page before the door: nothing of a link with a code is answered before the code is said."""

from __future__ import annotations

import asyncio
from urllib.parse import urlencode

from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send

from data.store.share_codes import TooManyTries
from pages.shell.admission import VOTING
from pages.shell.link_code import CODE_PATH, LinkCode

TOKEN, CODE, PROOF = "a-link.with-a-code", "abcd2345", "it-was-said"


class Codes:
    """One link has a code, which may be tried while `tries` are left."""

    tries = 3

    def lacks_code(self, token: str, proof: str) -> bool:
        return token == TOKEN and proof != PROOF

    def prove(self, token: str, code: str) -> str | None:
        self.tries -= 1
        if self.tries < 0:
            raise TooManyTries
        return PROOF if (token, code) == (TOKEN, CODE) else None


def ask(
    path: str = "/",
    query: str = "",
    *,
    kind: str = "http",
    method: str = "GET",
    cookie: str = "",
    form: dict[str, str] | None = None,
    codes: Codes | None = None,
) -> tuple[list[Message], bool]:
    """What comes back, and whether the server behind was asked."""
    messages: list[Message] = []
    asked = False

    async def behind(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal asked
        asked = True

    async def send(message: Message) -> None:
        messages.append(message)

    body = urlencode(form or {}).encode()

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    headers = [(b"host", b"a.no"), (b"cookie", cookie.encode()), (b"content-length", str(len(body)).encode())]
    scope = {"type": kind, "method": method, "path": path, "query_string": query.encode(), "headers": headers}
    asyncio.run(LinkCode(behind, codes or Codes())(scope, receive, send))
    return messages, asked


def post(code: str, wanted: str = f"/budsjett?share={TOKEN}", codes: Codes | None = None) -> tuple[int, Headers, str]:
    messages, asked = ask(CODE_PATH, method="POST", form={"share": TOKEN, "code": code, "next": wanted}, codes=codes)
    assert not asked
    return messages[0]["status"], Headers(raw=messages[0]["headers"]), messages[1]["body"].decode()


def test_nothing_is_answered_without_the_code() -> None:
    for path in ("/", "/budsjett", "/media/a.xlsx", "/presentasjon/vis/1", "/_stcore/upload_file/a/b"):
        for query, cookie in ((f"share={TOKEN}", ""), ("", f"programstatus-link={TOKEN}")):
            messages, asked = ask(path, query, cookie=cookie)
            assert not asked and messages[0]["status"] == 403, path
    messages, asked = ask("/_stcore/stream", kind="websocket", cookie=f"programstatus-link={TOKEN}")
    assert not asked and messages[0]["type"] == "websocket.close"
    # Another link in the address does not hide the one that is kept.
    assert not ask("/", "share=another", cookie=f"programstatus-link={TOKEN}")[1]


def test_who_has_said_it_and_who_needs_none_pass() -> None:
    assert ask("/", f"share={TOKEN}", cookie=f"programstatus-code={PROOF}")[1]
    assert ask("/", "share=another")[1]
    assert ask("/")[1]


def test_the_right_code_leads_back_and_stays_with_the_browser() -> None:
    status, headers, _ = post(CODE)
    assert (status, headers["location"]) == (303, f"/budsjett?share={TOKEN}")
    assert headers["set-cookie"].startswith(f"programstatus-code={PROOF};")
    assert {"httponly", "samesite=lax"} <= {part.strip().lower() for part in headers["set-cookie"].split(";")}
    assert post(CODE, "https://evil.example")[1]["location"] == f"/?share={TOKEN}"


def test_a_wrong_code_is_asked_again_and_too_many_are_not_looked_at() -> None:
    codes = Codes()
    for _ in range(3):
        status, headers, page = post("<script>", "'><script>", codes)
        assert status == 403 and "set-cookie" not in headers
        assert "<script>" not in page and 'name="code"' in page
    assert post(CODE, codes=codes)[0] == 429


def test_a_jurors_voting_asks_for_no_code_of_another_link() -> None:
    kept = f"programstatus-link={TOKEN}"
    assert ask(VOTING, "juror=own", cookie=kept)[1]
    assert not ask(f"{VOTING}r", "juror=own", cookie=kept)[1]
