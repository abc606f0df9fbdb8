"""How much one person may have waiting in the server, and that it goes with their sessions."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send
from streamlit.runtime import Runtime, RuntimeConfig
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from pages.shell import uploads
from pages.shell.uploads import UPLOAD_PATH, UploadQuota

MOST = 100
Put = tuple[str, str, str | None]


def sent(*puts: Put, held: dict[str, int] | None = None) -> list[int]:
    """The answers to uploads at once: whose, in which session, and how long they say that they are."""
    stored = dict(held or {})

    async def behind(scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(0.01)  # a file takes its time
        length = next(int(value) for name, value in scope["headers"] if name == b"content-length")
        session = scope["path"].split("/")[-2]
        stored[session] = stored.get(session, 0) + length
        await PlainTextResponse("", 204)(scope, receive, send)

    app = UploadQuota(behind, lambda: MOST, lambda scope: scope["owner"], lambda: stored)

    async def one(put: Put) -> int:
        messages: list[Message] = []

        async def send(message: Message) -> None:
            messages.append(message)

        async def receive() -> Message:
            return {"type": "http.disconnect"}

        owner, session, length = put
        headers = [] if length is None else [(b"content-length", length.encode())]
        path = f"{UPLOAD_PATH}{session}/f"
        await app({"type": "http", "method": "PUT", "path": path, "headers": headers, "owner": owner}, receive, send)
        status: int = messages[0]["status"]
        return status

    async def every() -> list[int]:
        at_once = await asyncio.gather(*map(one, puts[:-1]))
        return [*at_once, await one(puts[-1])]

    return asyncio.run(every())


def test_what_one_person_sends_at_once_and_in_many_windows_is_added_up() -> None:
    answers = sent(*[("kari", f"s{place}", "40") for place in range(12)], ("kari", "s12", "21"))
    assert answers.count(204) == 2
    assert sent(("kari", "a", "100"), ("kari", "b", "1")) == [204, 413]
    assert sent(("kari", "a", "100"), ("ola", "b", "100")) == [204, 204]


@pytest.mark.parametrize("length", [None, "", "-1", "1e3", "٣"])
def test_a_file_that_does_not_say_how_long_it_is_is_not_read(length: str | None) -> None:
    assert sent(("kari", "a", length)) == [411]


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Runtime, MemoryUploadedFileManager]]:
    monkeypatch.setattr(Runtime, "_instance", None)
    files = MemoryUploadedFileManager(UPLOAD_PATH)
    made = Runtime(
        RuntimeConfig(
            script_path="app.py",
            media_file_storage=MemoryMediaFileStorage("/media"),
            uploaded_file_manager=files,
            session_storage=MemorySessionStorage(ttl_seconds=0),
        )
    )
    yield made, files
    monkeypatch.setattr(Runtime, "_instance", None)


def test_files_of_sessions_that_are_over_are_gone(
    runtime: tuple[Runtime, MemoryUploadedFileManager], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, files = runtime
    for session in ("open", "over"):
        files.add_file(session, UploadedFileRec("f", "a.xlsx", "", b"12345"))
    assert uploads.held() == {"open": 5, "over": 5}
    monkeypatch.setattr(made._session_mgr, "get_session_info", lambda session: session == "open" or None)
    uploads.forget_ended()
    assert uploads.held() == {"open": 5}
