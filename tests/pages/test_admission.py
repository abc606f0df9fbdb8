"""The door: whoever is neither at this machine nor holds a link gets nothing, whatever they ask for and however."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.shell.admission import JUROR, ORIGIN_HEADER, VOTING, Admission, Origin

OPEN, CLOSED = "a-link.that-opens", "a-link.withdrawn"
JURORS = "a-link.of-a-juror"
KEY = "between-us"
HERE = {"host": "127.0.0.1:8501"}
NOT_FROM_HERE: dict[str, tuple[str, dict[str, str]]] = {
    "another machine": ("192.168.1.20", {"host": "127.0.0.1:8501"}),
    "another machine by name": ("10.0.0.7", {"host": "programstatus.kommune.no"}),
    "a proxy that says for whom": ("127.0.0.1", {**HERE, "x-forwarded-for": "10.0.0.7"}),
    "a proxy that says which host": ("127.0.0.1", {**HERE, "x-forwarded-host": "programstatus.kommune.no"}),
    "a proxy of the newer kind": ("127.0.0.1", {**HERE, "forwarded": "for=10.0.0.7"}),
    "a proxy that says only that": ("127.0.0.1", {**HERE, "via": "1.1 gate"}),
    "a proxy that keeps the host": ("127.0.0.1", {"host": "programstatus.kommune.no"}),
    "a proxy that says nothing, for a page": ("127.0.0.1", {**HERE, "origin": "https://programstatus.kommune.no"}),
    "a foreign page that links here": ("127.0.0.1", {**HERE, "referer": "https://elsewhere.example/a"}),
    "a foreign name that leads here": ("127.0.0.1", {"host": "rebound.example:8501"}),
    "a name that begins as ours": ("127.0.0.1", {"host": "localhost.example"}),
    "no host at all": ("127.0.0.1", {}),
    "a host nobody can read": ("127.0.0.1", {"host": "[::1"}),
    **{
        f"a proxy that says {name}": ("127.0.0.1", {**HERE, name: "10.0.0.7"})
        for name in (
            *("x-real-ip", "x-client-ip", "true-client-ip", "x-cluster-client-ip", "cf-connecting-ip", "cf-ray"),
            *("fastly-client-ip", "x-azure-clientip", "x-envoy-external-address", "x-originating-ip", "x-remote-addr"),
            *("x-original-url", "x-proxyuser-ip", "proxy-connection", "cdn-loop", "x-scheme", "wl-proxy-client-ip"),
        )
    },
    "who says so himself": ("10.0.0.7", {"host": "a.example", ORIGIN_HEADER: "local"}),
}
UPLOAD = ("http", "/_stcore/upload_file/1/2")
METRICS = ("http", "/_stcore/metrics")
NO_LINKS = (UPLOAD, METRICS)
ASKED = [
    ("http", "/"),
    ("http", "/last-inn"),
    ("http", "/presentasjon/vis/1"),
    ("http", "/media/a.xlsx"),
    ("http", "/_stcore/host-config"),
    ("http", "/static/js/index.js"),
    ("websocket", "/_stcore/stream"),
]


@dataclass
class Rules:
    """The rules of the door, as a test sets them."""

    only_here: bool = True
    own_key: str | None = None
    with_sign_in: bool = False
    of_editor: str | None = "editor"
    did_something: int = 0
    was_refused: list[tuple[str, str]] = field(default_factory=list)

    def serves_this_machine_only(self) -> bool:
        return self.only_here

    def key(self) -> str | None:
        return self.own_key

    def opens(self, token: str) -> bool:
        return token == OPEN

    def opens_voting(self, token: str) -> bool:
        return token == JURORS

    def people_sign_in(self) -> bool:
        return self.with_sign_in

    def admits(self, cookies: Mapping[str, str], *, to_load: bool) -> str | None:
        return {"editor": self.of_editor, "viewer": None if to_load else "viewer"}.get(cookies.get("who", ""))

    def acted(self, cookies: Mapping[str, str]) -> None:
        self.did_something += 1

    def refused(self, cookies: Mapping[str, str], path: str) -> str:
        self.was_refused.append((cookies.get("who", ""), path))
        return cookies.get("who", "")


@dataclass
class Answer:
    """What came back, and how the server behind was told that somebody came; None: it was asked nothing."""

    messages: list[Message]
    origin: str | None = None
    was_asked: bool = False

    @property
    def cookies(self) -> list[str]:
        return [
            value.decode()
            for message in self.messages
            for name, value in message.get("headers", ())
            if name.lower() == b"set-cookie"
        ]


def ask(
    kind: str = "http",
    path: str = "/",
    client: str = "127.0.0.1",
    headers: dict[str, str] | None = None,
    query: str = "",
    rules: Rules | None = None,
) -> Answer:
    answer = Answer([])

    async def behind(scope: Scope, receive: Receive, send: Send) -> None:
        answer.was_asked = True
        said = [value.decode() for name, value in scope["headers"] if name == ORIGIN_HEADER.encode()]
        answer.origin = ",".join(said) or None
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: Message) -> None:
        answer.messages.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    given = HERE if headers is None else headers
    scope = {
        "type": kind,
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "client": (client, 50_000),
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }
    asyncio.run(Admission(behind, rules or Rules(), lambda _scope: "<h1>A link lets you in</h1>")(scope, receive, send))
    return answer


def is_refused(answer: Answer) -> bool:
    first = answer.messages[0]
    return not answer.was_asked and (first.get("status") == 403 or first.get("type") == "websocket.close")


@pytest.mark.parametrize("with_sign_in", [False, True])
def test_a_jurors_link_opens_the_voting_and_nothing_else(with_sign_in: bool) -> None:
    client, headers = NOT_FROM_HERE["another machine by name"]

    def asked(kind: str, path: str, query: str, cookie: str = "") -> Answer:
        said = {**headers, "cookie": cookie} if cookie else headers
        return ask(kind, path, client, said, query, Rules(with_sign_in=with_sign_in))

    for path in (VOTING, "/app/static/fonts/a.woff2"):
        answer = asked("http", path, f"{JUROR}={JURORS}")
        assert (answer.origin, answer.cookies) == (Origin.LINK, [])
        for query in ("", f"{JUROR}={OPEN}", f"{JUROR}={CLOSED}", f"share={JURORS}", f"x={JURORS}"):
            assert is_refused(asked("http", path, query)), (path, query)
    others = (("http", f"{VOTING}r"), ("http", f"{VOTING}/"), ("http", "/app/static/x.svg"))
    for kind, path in (*ASKED, *NO_LINKS, *others):
        assert is_refused(asked(kind, path, f"{JUROR}={JURORS}", f"programstatus-link={JURORS}")), path


@pytest.mark.parametrize("who", NOT_FROM_HERE)
def test_who_is_not_here_and_has_no_link_gets_nothing(who: str) -> None:
    client, headers = NOT_FROM_HERE[who]
    for (kind, path), query in itertools.product(
        [*ASKED, *NO_LINKS], ["", "share=", f"share={CLOSED}", "share=local", "key=x"]
    ):
        assert is_refused(ask(kind, path, client, headers, query)), (kind, path, query)


@pytest.mark.parametrize("who", NOT_FROM_HERE)
def test_a_link_opens_from_anywhere_and_makes_nobody_local(who: str) -> None:
    client, headers = NOT_FROM_HERE[who]
    for kind, path in ASKED:
        assert ask(kind, path, client, headers, f"share={OPEN}").origin == Origin.LINK
        kept = {**headers, "cookie": f"other=1; programstatus-link={OPEN}"}
        assert ask(kind, path, client, kept).origin == Origin.LINK
        assert is_refused(ask(kind, path, client, {**headers, "cookie": f"programstatus-link={CLOSED}"}))
    for kind, path in NO_LINKS:
        assert is_refused(ask(kind, path, client, headers, f"share={OPEN}"))


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "localhost", "[::1]:8501", "LOCALHOST:8501"])
@pytest.mark.parametrize("client", ["127.0.0.1", "::1"])
def test_whoever_sits_here_is_let_in(host: str, client: str) -> None:
    for kind, path in [*ASKED, *NO_LINKS]:
        headers = {"host": host, "origin": "http://localhost:8501", ORIGIN_HEADER: "link"}
        assert ask(kind, path, client, headers).origin == Origin.LOCAL


@pytest.mark.parametrize("path", ["interact", "mcp", "openapi.json"])
def test_the_way_in_for_programs_is_nobody_s(path: str) -> None:
    """Streamlit has one of its own, which goes past what the door asks of each message of a page."""
    path = f"/_stcore/agent/{path}"
    assert is_refused(ask(path=path, headers=HERE))
    assert is_refused(ask(path=path, query=f"share={OPEN}"))
    editor = {"host": "a.no", "cookie": "who=editor"}
    assert is_refused(ask(path=path, client="10.0.0.7", headers=editor, rules=Rules(with_sign_in=True)))


def test_a_server_for_others_has_no_local_user() -> None:
    rules = Rules(only_here=False)
    for kind, path in ASKED:
        assert is_refused(ask(kind, path, rules=rules))
        assert ask(kind, path, query=f"share={OPEN}", rules=rules).origin == Origin.LINK


def test_a_machine_shared_with_others_asks_for_its_key() -> None:
    rules = Rules(own_key=KEY)
    assert is_refused(ask(rules=rules))
    assert is_refused(ask(query="key=guessed", rules=rules))
    opened = ask(query=f"key={KEY}", rules=rules)
    assert opened.origin == Origin.LOCAL
    assert [cookie.split("=")[0] for cookie in opened.cookies] == ["programstatus-key"]
    assert ask(
        "websocket", "/_stcore/stream", headers={**HERE, "cookie": f"programstatus-key={KEY}"}, rules=rules
    ).origin
    assert is_refused(ask(client="10.0.0.7", query=f"key={KEY}", rules=rules))


def test_the_link_is_left_with_the_browser_where_no_script_can_read_it() -> None:
    (cookie,) = ask(
        client="10.0.0.7", headers={"host": "a.no", "x-forwarded-proto": "https"}, query=f"share={OPEN}"
    ).cookies
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert parts == {"path=/", "httponly", "samesite=lax", "secure"}
    assert ask(client="10.0.0.7", headers={"host": "a.no"}, query=f"share={CLOSED}").cookies == []


@pytest.mark.parametrize("path", ["/_stcore/health", "/klar"])
def test_only_that_it_lives_and_is_ready_is_told_to_everybody(path: str) -> None:
    answer = ask(path=path, client="10.0.0.7", headers={"host": "a.no"})
    assert answer.was_asked
    assert answer.origin is None


def test_where_people_sign_in_nobody_is_let_in_for_sitting_here() -> None:
    rules = Rules(with_sign_in=True)
    for kind, path in [*ASKED, *NO_LINKS]:
        assert is_refused(ask(kind, path, rules=rules))
        pretending = {**HERE, "cookie": "who=nobody", ORIGIN_HEADER: "account"}
        assert is_refused(ask(kind, path, headers=pretending, rules=rules))
        for who in ("viewer", "editor"):
            answer = ask(kind, path, "10.0.0.7", {"host": "a.no", "cookie": f"who={who}"}, rules=rules)
            assert answer.origin == (None if (who, path) == ("viewer", UPLOAD[1]) else Origin.ACCOUNT)
    assert ask(query=f"share={OPEN}", rules=rules).origin == Origin.LINK


def test_the_exchange_with_the_provider_is_open_and_makes_nobody_known() -> None:
    for path in ("/logg-inn", "/auth/login", "/oauth2callback", "/auth/logout"):
        answer = ask(path=path, client="10.0.0.7", headers={ORIGIN_HEADER: "account"}, rules=Rules(with_sign_in=True))
        assert answer.was_asked and answer.origin is None
        assert is_refused(ask(path=path, client="10.0.0.7", headers={"host": "a.no"}))
        assert is_refused(ask("websocket", path, "10.0.0.7", {"host": "a.no"}, rules=Rules(with_sign_in=True)))


def test_after_signing_in_one_is_sent_to_what_was_asked_for() -> None:
    rules = Rules(with_sign_in=True)
    cookie = "who=viewer; programstatus-return=%2Fbudsjett%3Fprogramme%3DSpir"

    start = ask(headers={"cookie": cookie}, rules=rules).messages[0]

    assert start["status"] == 302
    assert (b"location", b"/budsjett?programme=Spir") in start["headers"]
    for other in ({"path": "/prosjekter"}, {"query": "year=2024"}, {"kind": "websocket"}):
        assert ask(headers={"cookie": cookie}, rules=rules, **other).was_asked  # type: ignore[arg-type]
    assert is_refused(ask(headers={"cookie": cookie.partition("; ")[2]}, rules=rules))


def pressed(fragment: str = "") -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = "programme=Spir"
    message.rerun_script.fragment_id = fragment
    message.rerun_script.widget_states.widgets.add(id="confirm").trigger_value = True
    return message.SerializeToString()


def a_file() -> bytes:
    message = BackMsg()
    message.backend_operation_request.deferred_file.file_id = "a"
    return message.SerializeToString()


def of_kind(kind: str) -> bytes:
    message = BackMsg()
    setattr(message, kind, True)
    return message.SerializeToString()


def skills() -> bytes:
    message = BackMsg()
    message.backend_operation_request.install_skills.SetInParent()
    return message.SerializeToString()


def drawn_anew() -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = "programme=Spir"
    return message.SerializeToString()


def arriving(sent: list[bytes], roles: list[str | None], rules: Rules | None = None) -> list[bytes]:
    """What of those messages gets behind the door, where the one who sends them may do that when they come."""
    rules = rules or Rules(with_sign_in=True)
    arrived: list[bytes] = []

    async def receive() -> Message:
        rules.of_editor = roles[len(arrived)]
        return {"type": "websocket.receive", "bytes": sent[len(arrived)]}

    async def behind(scope: Scope, receive: Receive, send: Send) -> None:
        while len(arrived) < len(sent):
            arrived.append((await receive())["bytes"])

    async def send(message: Message) -> None:
        raise AssertionError(message)

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": [(b"cookie", b"who=editor")]}
    asyncio.run(Admission(behind, rules, lambda _scope: "")(scope, receive, send))

    return arrived


def test_what_is_pressed_in_an_open_page_is_not_done_once_the_role_has_changed() -> None:
    sent = [pressed("part"), pressed("part"), pressed(), pressed("part"), b"no message", pressed()]
    roles = ["editor", "editor in Spir", "editor in Spir", None, None, None]
    assert arriving(sent, roles) == [pressed("part"), drawn_anew(), pressed(), drawn_anew(), b"", drawn_anew()]


def test_nothing_said_before_the_page_is_drawn_anew_makes_the_old_one_count() -> None:
    alive = of_kind("app_heartbeat")
    sent = [a_file(), alive, a_file(), pressed(), a_file()]
    assert arriving(sent, ["editor", *["editor in Spir"] * 4]) == [a_file(), alive, b"", drawn_anew(), a_file()]


def test_what_no_page_sends_gets_nowhere() -> None:
    sent = [of_kind("clear_cache"), of_kind("set_run_on_save"), of_kind("debug_shutdown_runtime"), skills(), b"\xff"]
    assert arriving(sent, ["editor"] * len(sent)) == [b""] * len(sent)


def test_a_page_that_draws_itself_anew_is_nobody_doing_something() -> None:
    alone = BackMsg()
    alone.rerun_script.is_auto_rerun = True
    rules = Rules(with_sign_in=True)
    arriving([pressed(), alone.SerializeToString(), of_kind("app_heartbeat"), pressed()], ["editor"] * 4, rules)
    assert rules.did_something == 2


def test_who_is_refused_by_name_is_said(caplog: pytest.LogCaptureFixture) -> None:
    rules = Rules(with_sign_in=True)
    assert is_refused(ask(path="/budsjett", headers={"cookie": "who=ola"}, rules=rules))
    assert rules.was_refused == [("ola", "/budsjett")]
    assert caplog.messages == ["refused: GET /budsjett to ola"]


@pytest.mark.parametrize(("status", "expected"), [(302, [302]), (400, [502]), (500, [502])])
def test_where_the_provider_does_not_answer_a_page_of_ours_says_so(status: int, expected: list[int]) -> None:
    sent: list[Message] = []

    async def behind(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("Authentication error", status)(scope, receive, send)

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    scope = {"type": "http", "method": "GET", "path": "/auth/login", "headers": []}
    asyncio.run(Admission(behind, Rules(with_sign_in=True), lambda _scope: "<h1>Later</h1>")(scope, receive, send))

    assert [message["status"] for message in sent if "status" in message] == expected
    body = b"".join(message.get("body", b"") for message in sent)
    assert body == (b"Authentication error" if status == 302 else b"<h1>Later</h1>")
